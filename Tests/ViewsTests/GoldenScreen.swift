import Events
import Replay
import Terminal
import Testing
import Verification

@testable import Views

/// One screen that is kept as text: a picture for people who review, and a promise for the test.
struct GoldenScreen: Sendable, CustomTestStringConvertible {
  /// What it shows; with the size it is the name of its file.
  let name: String
  /// How it is drawn.
  let size: Size
  let tier: GlyphTier
  /// Whether the roles of its cells stand below the picture.
  let hasRoles: Bool
  /// One line about what is seen.
  let caption: String
  /// The view of the scene; `nil` for what is none.
  let view: ViewKind?
  private let canvas: @Sendable () throws -> Canvas

  /// The file without its folder.
  var file: String {
    "\(name)-\(size.columns)x\(size.rows)\(tier == .ascii ? "-ascii" : "").txt"
  }
  var testDescription: String { file }

  /// A scene of a shipped trace.
  init(
    _ name: String, _ trace: String, at place: String, _ columns: Int, _ rows: Int,
    tier: GlyphTier = .full, roles: Bool = false, view: ViewKind = .stack,
    _ change: @escaping @Sendable (inout Scene) throws -> Void = { _ in }
  ) {
    self.init(
      name, columns, rows, tier: tier, roles: roles, caption: "\(trace) at \(place)", view: view
    ) { size in
      let shipped = try Shipped.named(trace)
      var scene = Scene(try shipped.timeline.moment(at: place), title: shipped.title)
      scene.keys = Sample.keys
      scene.isASCII = tier == .ascii
      scene.view = view
      scene.focus = view.facts.panes[0]
      try change(&scene)
      return scene.canvas(size)
    }
  }

  /// Anything that can be drawn.
  init(
    _ name: String, _ columns: Int, _ rows: Int, tier: GlyphTier = .full, roles: Bool = false,
    caption: String, view: ViewKind? = nil, _ canvas: @escaping @Sendable (Size) throws -> Canvas
  ) {
    let size = Size(rows: rows, columns: columns)
    self.name = name
    self.size = size
    self.tier = tier
    self.caption = caption
    self.view = view
    hasRoles = roles
    self.canvas = { try canvas(size) }
  }

  /// The whole file.
  func text() throws -> String {
    let canvas = try canvas()
    var parts = ["\(caption), \(size.columns)x\(size.rows)", canvas.text(tier: tier)]
    if hasRoles {
      let map = canvas.roleMap()
      parts += ["What each cell is for:", map, "", legend(map)]
    }
    return parts.joined(separator: "\n") + "\n"
  }

  /// What the letters of a role map mean, those that occur.
  private func legend(_ map: String) -> String {
    let letters = Set(map.unicodeScalars)
    return Role.allCases.filter { letters.contains($0.letter) }
      .map { "\($0.letter) \($0.name)" }.joined(separator: "   ")
  }
}

/// What tests show where the program has its own.
enum Sample {
  /// Keys as the explorer has them.
  static let keys = [
    KeyHint("h", "back"), KeyHint("l", "step"), KeyHint("s o f", "into over out"),
    KeyHint("Space", "play"), KeyHint("< >", "hop"), KeyHint("%", "match"), KeyHint("c", "run"),
    KeyHint("g", "go to"), KeyHint("0-9", "view"), KeyHint("?", "help"), KeyHint("q", "quit"),
  ]

  /// A menu of two groups.
  static var menu: MenuScene {
    let good = "A protocol driver over a card"
    var menu = MenuScene([
      MenuEntry(id: "s01", group: good, title: "One frame, sent at once"),
      MenuEntry(id: "s02", group: good, title: "Five frames, completed later"),
      MenuEntry(
        id: "w03", group: "Broken on purpose", title: "A packet is queued that belongs to another"),
    ])
    menu.picked = 1
    menu.details = MenuDetails(
      purpose:
        "The miniport answers PENDING and keeps each packet until the card has sent the frame. "
        + "Between the two, nobody above may touch the packet.",
      layers: [.init("APP", "writer.exe"), .init("PROT", "packet"), .init("MINI", "ne2000")])
    return menu
  }

  /// A page of the tour.
  static let tour = TourCard(
    title: "Tour 4/11  A packet is handed over",
    text: "NDIS calls MiniportSend: P1 lies filled at ne2000 now, and nobody above may touch it. "
      + "When does it come back?",
    keys: "Press %: it goes from a call to its completion.", note: "Esc leaves")

  /// A window with a list, as help shows it.
  static var window: ListWindow {
    let rows = [
      ("h", "one step back", "Left"), ("l", "one step forward", "F8"), ("%", "the other end", ""),
      ("c", "run to the next stop", "F5"), ("q", "quit", "F10"),
    ]
    var window = ListWindow(
      title: "What do you want to do?", query: "ste",
      rows: rows.map { ListWindow.Row([$0.0, $0.1, $0.2]) }, picked: 1)
    window.cursor = 3
    window.note = "5 of 48 actions"
    window.scopes = ["this view", "all", "commands"]
    window.captions = ["keys", "action", "you may know it as"]
    window.detailTitle = "one step forward"
    window.command = ":step"
    window.detail = "The next event happens. Nothing is lost: h undoes it."
    window.seeAlso = "h back   s into"
    window.tail = "All keys on one page :keys."
    window.foot = "Type any word.  ↑ ↓ choose  Enter does it  Esc closes"
    return window
  }
}

extension Scene {
  /// Looks for everything that went wrong.
  mutating func findAll() { findings.advance(moment.timeline, .max) }

  /// Holds the rules against the whole run.
  mutating func judgeAll() { findings.judge(moment.timeline, .max) }

  /// Puts a shipped trace beside the one that is shown, tied to it.
  mutating func compare(with name: String) {
    guard let other = try? Shipped.named(name) else { return }
    var alignment = Alignment(moment.history, other.timeline.history)
    alignment.advance(.max)
    let position = alignment.position(across: moment.position, from: .a)
    comparison = SceneComparison(
      title: other.title, moment: Moment(other.timeline, at: position), alignment: alignment)
    comparison?.row = moment.index.flatMap { alignment.row(of: $0, on: .a) }
  }
}
