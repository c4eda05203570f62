import Replay
import Synchronization

/// Does searches on other threads, one for each purpose; the run loop asks what has come of them.
final class Searcher {
  private var running: [SearchOrder.Purpose: Running] = [:]
  /// The last search for events of each slot that came to its end, with its number: it goes on when more events are there.
  private var rested: [Sieve.Slot: (id: Int, search: MatchSearch)] = [:]

  /// A search that goes on.
  private final class Running: Sendable {
    let id: Int
    private let state: Mutex<State>

    private struct State {
      var news: SearchNews?
      var isWanted = true
      var search: MatchSearch?
    }

    init(_ order: SearchOrder) {
      id = order.id
      state = Mutex(State())
    }

    var isWanted: Bool { state.withLock { $0.isWanted } }
    func cancel() { state.withLock { $0.isWanted = false } }
    func tell(_ news: SearchNews) { state.withLock { $0.news = news } }
    func rest(_ search: MatchSearch) { state.withLock { $0.search = search } }

    func takeSearch() -> MatchSearch? {
      state.withLock { state in
        defer { state.search = nil }
        return state.search
      }
    }

    func takeNews() -> SearchNews? {
      state.withLock { state in
        defer { state.news = nil }
        return state.news
      }
    }
  }

  /// Whether anything goes on.
  var isWorking: Bool { !running.isEmpty }

  /// Begins what is ordered and does not go on yet, and ends what nobody wants any more.
  ///
  /// A search that is done is kept as long as its number is among `living`: more may come to look at.
  func adopt(_ orders: [SearchOrder], living: Set<Int> = []) {
    rested = rested.filter { living.contains($0.value.id) }
    for (purpose, search) in running {
      if orders.contains(where: { $0.purpose == purpose && $0.id == search.id }) { continue }
      search.cancel()
      running[purpose] = nil
    }
    for order in orders where running[order.purpose] == nil {
      let search = Running(order)
      var order = order
      if case .matches(let slot, _) = order.work, let known = rested.removeValue(forKey: slot),
        known.id == order.id
      {
        order.work = .matches(slot, known.search)
      }
      running[order.purpose] = search
      let wanted = order
      Beside.start { Searcher.run(wanted, search) }
    }
  }

  /// What has come of the searches since the last time.
  func news() -> [SearchNews] {
    var all: [SearchNews] = []
    for (purpose, search) in running {
      guard let news = search.takeNews() else { continue }
      if news.isDone {
        if case .events(let slot) = purpose {
          rested[slot] = search.takeSearch().map { (search.id, $0) }
        }
        running[purpose] = nil
      }
      all.append(news)
    }
    return all
  }

  /// Ends everything.
  func stop() { adopt([]) }

  // MARK: - Beside

  private static func run(_ order: SearchOrder, _ search: Running) {
    switch order.work {
    case .matches(let slot, let begun): find(begun, slot, order, search)
    case .tally(let tally): count(tally, order, search)
    case .curve(let curve): draw(curve, order, search)
    }
  }

  private static func find(
    _ begun: MatchSearch, _ slot: Sieve.Slot, _ order: SearchOrder, _ running: Running
  ) {
    let id = order.id
    var search = begun
    search.goOn(in: order.timeline)
    while !search.isDone {
      guard running.isWanted else { return }
      search.advance(by: Searcher.stretchCount) { permille in
        running.tell(SearchNews(id: id, result: .prepared(slot, permille: permille)))
        return running.isWanted
      }
      guard !search.isDone else { break }
      running.tell(SearchNews(id: id, result: .matches(slot, search.matches, nil)))
    }
    running.rest(search)
    var doubt: QueryDoubt?
    if search.matches.count == 0, case .query(let query) = search.seeker {
      doubt = order.timeline.doubt(query) { running.isWanted }
    }
    running.tell(
      SearchNews(id: id, result: .matches(slot, search.matches, doubt), isDone: true))
  }

  private static func count(_ tally: QueryTally, _ order: SearchOrder, _ running: Running) {
    var tally = tally
    while tally.end < order.timeline.count {
      guard running.isWanted else { return }
      tally.advance(by: Searcher.stretchCount, of: order.timeline) { running.isWanted }
      running.tell(SearchNews(id: order.id, result: .tally(tally.values)))
    }
    running.tell(SearchNews(id: order.id, result: .tally(tally.values), isDone: true))
  }

  private static func draw(_ curve: Curve, _ order: SearchOrder, _ running: Running) {
    var curve = curve
    while curve.end < order.timeline.count {
      guard running.isWanted else { return }
      curve.advance(by: Searcher.stretchCount, of: order.timeline) { running.isWanted }
      if curve.end < order.timeline.count {
        running.tell(SearchNews(id: order.id, result: .curve(curve)))
      }
    }
    running.tell(SearchNews(id: order.id, result: .curve(curve), isDone: true))
  }

  /// How many events are looked at before somebody asks how far it is.
  private static let stretchCount = 1 << 18
}
