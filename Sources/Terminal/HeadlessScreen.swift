/// A screen without a terminal: it plays inputs from a list and keeps what was shown.
public final class HeadlessScreen: Screen {
  /// How many rows and columns there are; a ``Input/resize(_:)`` that is played changes it.
  public private(set) var size: Size
  /// What is seen now, put together from the rows that changed.
  public private(set) var canvas: Canvas
  /// The theme that is used, or `nil` as long as nobody said one.
  public private(set) var theme: Theme?
  /// How many times a canvas was shown.
  public private(set) var frameCount = 0
  /// How many rows were sent, over all frames.
  public private(set) var sentRowCount = 0

  private var inputs: ArraySlice<Input>

  /// A screen that plays inputs in order and hangs up behind the last one.
  public init(_ size: Size, inputs: [Input] = []) {
    self.size = size
    self.inputs = inputs[...]
    canvas = Canvas(size)
  }

  /// Takes over the rows that differ.
  public func show(_ canvas: Canvas) {
    frameCount += 1
    if canvas.size != self.canvas.size { self.canvas = Canvas(canvas.size) }
    let rows = canvas.rows(differingFrom: self.canvas)
    sentRowCount += rows.count
    for row in rows { self.canvas.copyRow(row, from: canvas) }
    self.canvas.cursor = canvas.cursor
  }

  /// Remembers a theme; what was shown has roles, no colours.
  public func use(_ theme: Theme) { self.theme = theme }

  /// The next input of the list, at once.
  public func input(withinMilliseconds milliseconds: Int?) -> Input {
    guard let input = inputs.popFirst() else { return .hangUp }
    if case .resize(let size) = input { self.size = size }
    return input
  }
}
