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
    /// What is said; the name of an action stands for its key.
    let text: String
    /// What to press, as the page says it; the name of an action stands for its key.
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
