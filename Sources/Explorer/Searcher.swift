import Replay
import Synchronization

/// Does searches on other threads, one for each slot; the run loop asks what has come of them.
final class Searcher {
  private var running: [Sieve.Slot: Running] = [:]
  /// The last search of each slot that came to its end, with its number: it goes on when more events are there.
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
    for (slot, search) in running {
      if orders.contains(where: { $0.slot == slot && $0.id == search.id }) { continue }
      search.cancel()
      running[slot] = nil
    }
    for order in orders where running[order.slot] == nil {
      let search = Running(order)
      var order = order
      if let known = rested.removeValue(forKey: order.slot), known.id == order.id {
        order.work = .matches(known.search)
      }
      running[order.slot] = search
      let wanted = order
      Beside.start { Searcher.run(wanted, search) }
    }
  }

  /// What has come of the searches since the last time.
  func news() -> [SearchNews] {
    var all: [SearchNews] = []
    for (slot, search) in running {
      guard let news = search.takeNews() else { continue }
      if news.isDone {
        rested[slot] = search.takeSearch().map { (search.id, $0) }
        running[slot] = nil
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
    case .matches(let begun): find(begun, order, search)
    case .tally(let tally): count(tally, order, search)
    case .curve(let curve): draw(curve, order, search)
    }
  }

  private static func find(_ begun: MatchSearch, _ order: SearchOrder, _ running: Running) {
    var search = begun
    search.goOn(in: order.timeline)
    let blank = SearchNews(slot: order.slot, id: order.id)
    var news = blank
    while !search.isDone {
      guard running.isWanted else { return }
      search.advance(by: Searcher.stretchCount) { permille in
        var news = blank
        news.preparedPermille = permille
        running.tell(news)
        return running.isWanted
      }
      news.matches = search.matches
      if !search.isDone { running.tell(news) }
    }
    running.rest(search)
    if search.matches.count == 0, case .query(let query) = search.seeker {
      news.doubt = order.timeline.doubt(query) { running.isWanted }
    }
    news.matches = search.matches
    news.isDone = true
    running.tell(news)
  }

  private static func count(_ tally: QueryTally, _ order: SearchOrder, _ running: Running) {
    var tally = tally
    var news = SearchNews(slot: .tally, id: order.id)
    while tally.end < order.timeline.count {
      guard running.isWanted else { return }
      tally.advance(by: Searcher.stretchCount, of: order.timeline) { running.isWanted }
      news.values = tally.values
      running.tell(news)
    }
    news.isDone = true
    running.tell(news)
  }

  private static func draw(_ curve: Curve, _ order: SearchOrder, _ running: Running) {
    var curve = curve
    var news = SearchNews(slot: order.slot, id: order.id)
    while curve.end < order.timeline.count {
      guard running.isWanted else { return }
      curve.advance(by: Searcher.stretchCount, of: order.timeline) { running.isWanted }
      news.curve = curve
      if curve.end < order.timeline.count { running.tell(news) }
    }
    news.curve = curve
    news.isDone = true
    running.tell(news)
  }

  /// How many events are looked at before somebody asks how far it is.
  private static let stretchCount = 1 << 18
}
