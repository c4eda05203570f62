import Replay
import Terminal
import Views

/// The tour through scenario s02: a few pages over the real screen, each of which waits for what it asks for.
public struct Tour: Equatable, Sendable {
  /// The page that is shown, from 0.
  private(set) var page = 0
  /// Whether what the page asks for was done and only a window must be closed.
  private var isDone = false

  /// The tour at its first page.
  public init() {}

  /// The tour at a page.
  init(page: Int) { self.page = page }

  /// A page.
  struct Page: Sendable {
    let title: String
    /// What is said; a name in braces stands for the key of that action.
    let text: String
    /// What to press, as the page says it; names in braces are keys.
    let keys: String
    let wish: Wish
  }

  /// What a page waits for.
  enum Wish: Equatable, Sendable {
    /// One of some actions that cannot fail, or that leave nothing else to see.
    case actions([Action])
    /// A place.
    case position(Int)
    /// A view.
    case view(ViewKind)
    /// A window that is opened, and closed again.
    case window(ListPurpose)
    /// Enter.
    case end
  }

  /// The page that is shown, or `nil` behind the last one.
  var current: Page? { Tour.pages.indices.contains(page) ? Tour.pages[page] : nil }

  /// Whether Enter ends the tour here.
  var isAtEnd: Bool { current?.wish == .end }

  /// The session has done an action, or nothing that has a name; returns whether a new page is shown.
  ///
  /// What counts is what came of it.
  @discardableResult
  mutating func note(
    _ action: Action?, position: Int, view: ViewKind, overlay: Overlay?
  ) -> Bool {
    guard let wish = current?.wish else { return false }
    switch wish {
    case .actions(let wanted): isDone = action.map(wanted.contains) == true
    case .position(let wanted): isDone = position == wanted
    case .view(let wanted): isDone = view == wanted
    case .window(let wanted):
      if case .list(wanted, _) = overlay { isDone = true }
    case .end: isDone = false
    }
    guard isDone, overlay == nil else { return false }
    page += 1
    isDone = false
    return true
  }
}

extension Session {
  /// Whether the tour takes a key: Esc leaves it, Enter does at its end.
  mutating func tourEnds(_ input: Input) -> Bool {
    guard let tour = program.tour, overlay == nil else { return false }
    return input == .key(.escape) || input == .key(.enter) && tour.isAtEnd
  }

  /// Lets the tour see what was done.
  mutating func noteTour(_ action: Action?) {
    guard var tour = program.tour else { return }
    tour.note(action, position: position, view: look.view, overlay: overlay)
    program.tour = tour
  }

  /// The page of the tour, as it is shown.
  var tourCard: TourCard? {
    guard overlay == nil, let tour = program.tour, let page = tour.current else { return nil }
    let word = message.flatMap { $0.kind == .note ? nil : " (" + $0.text + ")" } ?? ""
    return TourCard(
      title: "\(TourWords.tour) \(tour.page + 1)/\(Tour.pages.count)  \(page.title)",
      text: keyed(page.text) + word, keys: keyed(page.keys),
      note: tour.isAtEnd ? "" : TourWords.leave)
  }
}

/// What the tour says.
enum TourWords {
  static let tour = "Tour"
  static let leave = "Esc leaves"
  static let stays = "This is the stack already. Esc leaves the tour."
  static let over = "The tour is over. F1 F1 shows it again."
  static let missing = "The tour is shown on a screen only."
}

extension Tour {
  /// The pages, in their order.
  static let pages: [Page] = [
    Page(
      title: "The stack",
      text:
        "At the top the program, at the bottom the card and its cable, between them the drivers "
        + "of Windows. Nothing has happened yet.",
      keys: "Press {step}: the first thing happens.", wish: .position(1)),
    Page(
      title: "One step",
      text:
        "A program wrote a frame. Now says so in words, changed says which values became other ones. "
        + "Every step can be taken back.",
      keys: "Press {back}.", wish: .position(0)),
    Page(
      title: "To a place",
      text: "Nobody must step through everything: {goto} asks for a place.",
      keys: "Press {goto}, then 9, then Enter.", wish: .position(9)),
    Page(
      title: "A packet is handed over",
      text: "NDIS calls MiniportSend: P1 lies filled at ne2000 now, and nobody above may touch it. "
        + "When does it come back?",
      keys: "Press {match}: it goes from a call to its completion.", wish: .position(63)),
    Page(
      title: "The other end",
      text: "The card has sent the frame, and the driver completes P1, on another processor. "
        + "Every jump can be undone.",
      keys: "Press {jump_back} to come back.", wish: .position(9)),
    Page(
      title: "One life",
      text:
        "A view answers one question. The ladder shows the life of one packet: a lane for each layer, "
        + "arrows for calls and returns.",
      keys: "Press {ladder}.", wish: .view(.ladder)),
    Page(
      title: "And back",
      text:
        "The digits lead to views, {views} lists all of them. The place in time stays the same in each.",
      keys: "Press {quit}: it always goes back, here to the stack.", wish: .view(.stack)),
    Page(
      title: "Let it run",
      text:
        "{play} plays four events a second, and pauses again; {faster} and {slower} change the speed.",
      keys: "Press {play}.", wish: .actions([.play, .toggleRun])),
    Page(
      title: "Do something",
      text:
        "A scenario can be disturbed: {inject} offers what may happen, a frame, a write, a pulled cable.",
      keys: "Press {inject}, look at the list, and close it with Esc.", wish: .window(.injections)),
    Page(
      title: "Help",
      text: "{help} finds everything by what it does, and does it. Type any word, such as hop.",
      keys: "Press {help}, type a word, and close it with Esc.", wish: .window(.help)),
    Page(
      title: "That is all",
      text:
        "{step} and {back}, {help} and {quit} are enough to begin. F1 F1 shows this tour again.",
      keys: "Press Enter.", wish: .end),
  ]
}
