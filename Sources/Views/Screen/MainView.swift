import Events
import Replay
import Terminal

/// A view of one pane; the step and the timeline below it are drawn the same way for all of them.
///
/// A new view is a file with such a type, a case of ``ViewKind`` with its facts and what draws it, and its golden screens.
protocol MainView {
  /// The view of a scene.
  init(_ scene: Scene)

  /// Whether the step is drawn in words below the pane; where it is not, the hint says them.
  static var hasStepBelow: Bool { get }

  /// What its title rule says at the right end.
  var note: [Span] { get }
  /// What its signs mean, below the pane, sign by sign, where it has so many rows; nobody remembers signs.
  func legend(rows count: Int) -> [[Span]]
  /// The rows that j and k walk.
  var rows: MainRows { get }

  /// Draws the pane below its title.
  func draw(_ canvas: inout Canvas, in area: Area)

  /// What its title says to who hears instead of seeing.
  var toldNote: String { get }
  /// What some of its rows say in words alone: no lane, no bar, no sign, and each value with its name.
  func told(_ seen: Range<Int>) -> [String]
  /// What is told behind the rows: why there are none, or more about the picked one.
  var toldBelow: [String] { get }
}

/// The rows of a ``MainView``.
struct MainRows {
  /// How many there are.
  var count = 0
  /// The one that is picked, or `nil`.
  var picked: Int?
  /// The one near which we stand where none is picked, if that is known.
  var near: Int?
  /// Whether a row is a moment, so that walking rows is walking in time.
  var areTime = false
  /// The position in the timeline that a row leads to, or `nil`.
  var position: (Int) -> Int? = { _ in nil }
  /// The object that a row is about, or ``ObjectID/none``.
  var object: (Int) -> ObjectID = { _ in .none }
  /// What a row is a value of, or `nil`.
  var quantity: (Int) -> Quantity? = { _ in nil }
  /// The name of what Enter opens and closes in a row, or `nil` if it does neither.
  var toggle: (Int) -> Int? = { _ in nil }
  /// What a row says, as far as it can be found; the name of its object if it says nothing.
  var text: (Int) -> String = { _ in "" }
  /// What a row says, as terms of queries.
  var queries: (Int) -> [String] = { _ in [] }
  /// The word of a row that can be explained; empty if there is none.
  var word: (Int) -> String = { _ in "" }
}

extension MainView {
  static var hasStepBelow: Bool { true }
  var note: [Span] { [] }
  func legend(rows count: Int) -> [[Span]] { [] }
  var rows: MainRows { MainRows() }
  var toldNote: String { note.told }
  var toldBelow: [String] { [] }
}

/// What the explorer may ask of the rows of the view that is shown.
public struct SceneRows {
  private let rows: MainRows

  /// The rows of the view of a scene; none for a view that has a layout of its own.
  public init(_ scene: Scene) { rows = scene.view.mainView(scene)?.rows ?? MainRows() }

  /// How many there are.
  public var count: Int { rows.count }
  /// The one that is picked, or `nil`.
  public var picked: Int? { rows.picked }
  /// Whether walking rows is walking in time.
  public var areTime: Bool { rows.areTime }
  /// The position in the timeline that a row leads to, or `nil`.
  public func position(_ row: Int) -> Int? {
    (0..<count).contains(row) ? rows.position(row) : nil
  }
  /// The object that a row is about, or ``ObjectID/none``.
  public func object(_ row: Int) -> ObjectID {
    (0..<count).contains(row) ? rows.object(row) : .none
  }
  /// What a row says, as terms of queries.
  public func queries(_ row: Int) -> [String] {
    (0..<count).contains(row) ? rows.queries(row) : []
  }
  /// The word of a row that can be explained; empty if there is none.
  public func word(_ row: Int) -> String {
    (0..<count).contains(row) ? rows.word(row) : ""
  }
  /// What a row says, as far as it can be found.
  public func text(_ row: Int) -> String {
    guard (0..<count).contains(row) else { return "" }
    let text = rows.text(row)
    let object = rows.object(row)
    return text.isEmpty && object != .none ? object.description : text
  }
  /// What a row is a value of, or `nil`.
  public func quantity(_ row: Int) -> Quantity? {
    (0..<count).contains(row) ? rows.quantity(row) : nil
  }
  /// The name of what Enter opens and closes in a row, or `nil`; see ``Scene/toggled``.
  public func toggle(_ row: Int) -> Int? {
    (0..<count).contains(row) ? rows.toggle(row) : nil
  }
}

/// Which rows of a long list are seen, so that the picked one is among them.
struct Scrolled {
  /// The rows that are seen.
  let visible: Range<Int>

  /// `count` rows in `room` lines; the picked row stands in the middle where possible.
  init(count: Int, picked: Int?, room: Int) {
    let room = max(room, 0)
    let start = min(max((picked ?? 0) - room / 2, 0), max(count - room, 0))
    visible = start..<min(start + room, count)
  }
}
