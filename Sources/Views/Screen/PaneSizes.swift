import Terminal

/// A border between panes that can be moved.
public enum PaneBorder: Int, CaseIterable, Sendable {
  /// Between the layers and what stands at their right.
  case stackSide
  /// Between the events, or the inspector below them, and what stands at their right.
  case eventsSide
  /// Below the list of events.
  case eventsBelow
  /// Between the inspector and what stands at its right.
  case inspectorSide
  /// Between two panes beside or below the inspector.
  case inspectorBelow
  /// Below the layers, where the step in words stands there.
  case stackBelow
  /// Between what is open and who holds what, at the right of the layers.
  case holdersAbove
  /// Between a view of one pane and the step in words below it.
  case mainBelow
  /// Between two runs side by side.
  case compareSide
  /// Between the rows of two runs and what their stacks differ in.
  case compareBelow

  /// Whether it stands upright, so that columns are what it moves by.
  public var isUpright: Bool {
    switch self {
    case .stackSide, .eventsSide, .inspectorSide, .compareSide: true
    case .eventsBelow, .inspectorBelow, .stackBelow, .holdersAbove, .mainBelow, .compareBelow: false
    }
  }

  /// Whether a layout moves it: it bounds the first pane of its view, and the others are not its equals.
  var isOfLayouts: Bool { self != .holdersAbove && self != .compareSide }
}

/// Where the user has moved the borders between panes, as parts of the screen, so that they stay when its size changes.
public struct PaneSizes: Equatable, Sendable {
  /// Against where a border stands by itself, in parts of ten thousand.
  var shifts: [PaneBorder: Int] = [:]
  /// Which of the layouts is shown.
  public private(set) var layout = Layout.usual

  /// The layouts that `|` goes through.
  public enum Layout: CaseIterable, Sendable {
    /// Every border stands where it does by itself.
    case usual
    /// The first pane has more room.
    case first
    /// The others have more room.
    case others
  }

  /// Every border stands where it does by itself.
  public init() {}

  /// The next layout; what was moved by hand is forgotten.
  public mutating func showNextLayout() {
    let all = Layout.allCases
    let index = all.firstIndex(of: layout) ?? 0
    layout = all[(index + 1) % all.count]
    let shift = layout == .usual ? 0 : layout == .first ? 1_200 : -1_200
    shifts =
      shift == 0
      ? [:]
      : Dictionary(
        uniqueKeysWithValues: PaneBorder.allCases.filter(\.isOfLayouts).map { ($0, shift) })
  }
}

/// Where a border can stand on a screen.
struct BorderTrack {
  /// The column or the row where it stands by itself.
  let usual: Int
  /// Where it can stand.
  let legal: ClosedRange<Int>
  /// How many columns or rows the screen has.
  let total: Int

  /// `nil` where there is no room to move it.
  init?(_ usual: Int, from first: Int, through last: Int, of total: Int) {
    guard first <= last, total > 0 else { return nil }
    self.usual = usual
    legal = min(first, usual)...max(last, usual)
    self.total = total
  }

  /// Where it stands with a shift.
  func place(_ shift: Int) -> Int {
    let cells = (Double(shift) * Double(total) / 10_000).rounded()
    return min(max(usual + Int(cells), legal.lowerBound), legal.upperBound)
  }

  /// The shift with which it stands at a place.
  func shift(at place: Int) -> Int {
    let legalPlace = min(max(place, legal.lowerBound), legal.upperBound)
    return Int((Double(legalPlace - usual) * 10_000 / Double(total)).rounded())
  }
}

extension ScenePainter {
  /// Where a border can stand; `nil` if this view has none of that kind at this size.
  func track(of border: PaneBorder) -> BorderTrack? {
    let (rows, width) = (size.rows, size.columns)
    switch (border, scene.view, sizeClass) {
    case (.stackSide, .stack, .wide):
      return BorderTrack(width - 41, from: 56, through: width - 30, of: width)
    case (.eventsSide, .events, .wide):
      return BorderTrack(4 + (width - 3) * 3 / 5, from: 50, through: width - 26, of: width)
    case (.eventsSide, .events, .normal):
      return BorderTrack(columns.count / 2 + 1, from: 24, through: width - 24, of: width)
    case (.eventsBelow, .events, .wide):
      let usual = rows - 12 - watchLineRows
      return BorderTrack(usual, from: 9, through: rows - 9 - watchLineRows, of: rows)
    case (.eventsBelow, .events, .normal):
      let usual = max(rows - 5 - max(rows / 3, 8), 8) - watchLineRows
      return BorderTrack(usual, from: 6, through: rows - 8 - watchLineRows, of: rows)
    case (.inspectorSide, .inspector, .wide):
      return BorderTrack(width - 73, from: 30, through: width - 30, of: width)
    case (.inspectorBelow, .inspector, .wide):
      let end = rows - 6 - watchLineRows
      return BorderTrack(2 + (end - 2) / 2, from: 6, through: end - 4, of: rows)
    case (.inspectorBelow, .inspector, .normal):
      let end = rows - 2 - watchLineRows
      return BorderTrack(end - max(rows / 4, 6), from: 6, through: end - 3, of: rows)
    case (.stackBelow, .stack, .normal):
      let layers = StackPicture.leastRows(moment.lexicon)
      return BorderTrack(stackEnd, from: 3 + layers, through: stackBottom - 4, of: rows)
    case (.holdersAbove, .stack, .wide):
      let side = usualSide
      return BorderTrack(
        side.holders, from: side.now + 4 + sideWatchRows, through: sideBottom - 3, of: rows)
    case (.mainBelow, let view, .wide), (.mainBelow, let view, .normal):
      guard view.facts.panes == [.main], view.hasStepBelow else { return nil }
      return BorderTrack(mainEnd, from: 9, through: mainBottom - 4, of: rows)
    case (.compareSide, .compare, .wide), (.compareSide, .compare, .normal):
      return BorderTrack(width / 2, from: 28, through: width - 28, of: width)
    case (.compareBelow, .compare, .wide), (.compareBelow, .compare, .normal):
      return BorderTrack(compareEnd, from: 8, through: compareBottom - 4, of: rows)
    default: return nil
    }
  }

  /// The column or the row of a border that this view has at this size.
  func place(of border: PaneBorder) -> Int {
    track(of: border)?.place(scene.paneSizes.shifts[border] ?? 0) ?? 0
  }

  /// The same for a border that may have no room to move, and stands where it does by itself then.
  func place(of border: PaneBorder, usual: Int) -> Int {
    track(of: border)?.place(scene.paneSizes.shifts[border] ?? 0) ?? usual
  }

  /// Lets a border be dragged.
  func mark(_ border: PaneBorder, _ canvas: inout Canvas, in area: Area) {
    canvas.mark(area, .border(border.rawValue))
  }
}

extension Scene {
  /// The sizes with a border dragged to a cell.
  public func moved(_ border: PaneBorder, to cell: Position, on size: Size) -> PaneSizes {
    guard let track = ScenePainter(self, size).track(of: border) else { return paneSizes }
    var sizes = paneSizes
    sizes.shifts[border] = track.shift(at: border.isUpright ? cell.column : cell.row)
    return sizes
  }

  /// The sizes with the pane that has the focus larger by so many cells, or smaller; `nil` if it has no border that could be
  /// moved so.
  public func grown(by cells: Int, isWidth: Bool, on size: Size) -> PaneSizes? {
    let painter = ScenePainter(self, size)
    guard !isZoomed,
      let border = PaneBorder.allCases.first(where: {
        $0.isUpright == isWidth && bounds($0) && painter.track(of: $0) != nil
      }), let track = painter.track(of: border)
    else { return nil }
    var sizes = paneSizes
    let place =
      track.place(sizes.shifts[border] ?? 0) + (isBehind(border, size) ? -cells : cells)
    sizes.shifts[border] = track.shift(at: place)
    return sizes
  }

  /// Whether a border is one of the pane that has the focus.
  private func bounds(_ border: PaneBorder) -> Bool {
    border != .holdersAbove || focus == .holders
  }

  /// Whether the pane that has the focus stands at the right of a border, or below it.
  private func isBehind(_ border: PaneBorder, _ size: Size) -> Bool {
    switch border {
    case .stackSide, .holdersAbove: focus == .holders
    case .compareSide: focus == .right
    case .eventsSide: focus == .inspector && SizeClass(size) == .wide
    case .eventsBelow: focus == .inspector && SizeClass(size) == .normal
    case .inspectorSide, .inspectorBelow, .stackBelow, .mainBelow, .compareBelow: false
    }
  }
}
