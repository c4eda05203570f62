/// What the pane of a scene that has the focus says in words, for who hears instead of seeing.
///
/// There are no lanes, no bars and no signs, a value has its name beside it, and nothing is cut.
public struct ViewReport: Sendable {
  /// One line.
  public struct Line: Hashable, Sendable {
    /// What it says, whether one stands there or not.
    fileprivate let words: String
    fileprivate let isHere: Bool

    init(_ words: String, isHere: Bool = false) {
      self.words = words.clean
      self.isHere = isHere
    }

    /// What is told.
    fileprivate var text: String { isHere ? ReportsWords.here(words) : words }
  }

  /// What the pane is called.
  public let name: String
  /// How many of its rows are left out.
  public let hidden: (above: Int, below: Int)
  private let all: [Line]

  /// The report of a scene, with so many rows at most.
  public init(_ scene: Scene, rowCountMax: Int) {
    let pane = ToldPane.pane(of: scene, room: rowCountMax)
    name = ToldPane.name(of: scene)
    hidden = pane.hidden
    let head = [ReportsWords.pane(name, pane.note), ToldPane.sifting(scene)]
    all =
      head.filter { !$0.isEmpty }.map { Line($0) } + pane.rows
      + pane.below.filter { !$0.isEmpty }.map { Line($0) }
  }

  /// The lines: what the pane is called and shows, its rows, and what stands below them.
  public var lines: [String] { all.map(\.text) }

  /// The lines that an earlier report does not have, and where one stands now.
  public func news(since before: ViewReport) -> [String] {
    let known = Set(before.all.map(\.words))
    let seen = Set(before.all)
    return all.filter { !known.contains($0.words) || $0.isHere && !seen.contains($0) }
      .map(\.text)
  }
}
