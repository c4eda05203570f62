import Events
import Replay
import Views

/// What the user looks for among the events: the display filter, the last find, and what was typed for them.
struct Sieve: Sendable {
  /// What hides all other events, or `nil`.
  var filter: Probe?
  /// What `n` and `N` go to, or `nil`.
  var find: Probe?
  /// What is found among the events that the filter shows.
  private(set) var hits = MatchSet()
  /// What `n` and `N` go to in the rows of a pane, or `nil`.
  var rowFind: RowFind?
  /// How often the values of the field occur that is being typed.
  var tally: Tally?
  /// The macros, filters and rules of the user.
  var words = UserWords()
  /// The rules as far as they can mark events of this run.
  var book = RuleBook()
  /// The expressions that are charted.
  var charts: [Charting] = []
  /// The columns of the event list, or `nil` for the usual ones.
  var table: EventTable?
  /// What stops a run, where that is looked for beside.
  var stops: [Stop] = []
  private var lastID = 0

  /// How many events are searched at once; more are searched beside, while keys are answered.
  var atOnceCountMax = 1 << 16

  /// The search of one prompt, and what it has found.
  struct Probe: Sendable {
    /// Tells one search from the next.
    let id: Int
    /// What was typed.
    let text: String
    /// What is looked for.
    let seeker: Seeker
    /// The event that `${field}` meant when it was typed, or `nil`.
    var cursor: QueryCursor?
    /// What has been found.
    var matches = MatchSet()
    /// Why nothing has, or `nil`.
    var doubt: QueryDoubt?
    /// Whether the user has stopped the search.
    var isStopped = false
    /// How far is what must be known before the first look, in parts of a thousand, or `nil` while nothing is missing.
    var preparedPermille: Int?
    /// The search as far as it came, to go on with when more events are there; `nil` where it is done beside.
    var search: MatchSearch?

    /// The query as it was typed; `nil` where a text is looked for.
    var query: String? { if case .query = seeker { text } else { nil } }

    /// Whether it asks for marks or notes of the user.
    var asksForRemarks: Bool {
      switch seeker {
      case .query(let query): query.asksForRemarks
      case .text: false
      }
    }

    /// Whether events are left to look at.
    func isBehind(_ timeline: Timeline) -> Bool { matches.end < timeline.count && !isStopped }
  }

  /// What is found in the rows of a pane.
  struct RowFind: Sendable {
    let text: String
    let query: TextQuery
    /// The bytes that are wanted, where bytes are shown.
    var bytes: [UInt8]?
    let view: ViewKind
    let focus: Pane
  }

  /// A count of values that goes on or is done.
  struct Tally: Sendable {
    let id: Int
    let field: String
    /// How many events there were when they were counted.
    let eventCount: Int
    var values: [QueryTally.Value] = []
    var isDone = false
  }

  /// A number for a new search.
  mutating func newID() -> Int {
    lastID += 1
    return lastID
  }

  /// Which of the searches for events.
  enum Slot: Hashable, Sendable {
    case filter
    case find
    /// One of the queries that stop a run, by its number.
    case stop(Int)
  }

  subscript(slot: Slot) -> Probe? {
    get {
      switch slot {
      case .filter: filter
      case .find: find
      case .stop(let id): place(ofStop: id).map { stops[$0].probe }
      }
    }
    set {
      switch slot {
      case .filter: filter = newValue
      case .find: find = newValue
      case .stop(let id):
        guard let place = place(ofStop: id) else { return }
        if let newValue { stops[place].probe = newValue } else { stops.remove(at: place) }
        return
      }
      refreshHits()
    }
  }

  /// Finds again what is found among what is shown.
  private mutating func refreshHits() {
    guard let find else { return hits = MatchSet() }
    hits = filter.map { find.matches.intersection($0.matches) } ?? find.matches
  }

  /// Whether a search goes on.
  func isSearching(_ timeline: Timeline) -> Bool {
    [filter, find].contains { $0?.isBehind(timeline) == true }
  }
}

// MARK: - What is done beside

extension Session {
  /// The searches that are to go on beside.
  var searchOrders: [SearchOrder] {
    var orders: [SearchOrder] = []
    for slot in [Sieve.Slot.filter, .find] + wantedStops.map({ .stop($0.id) }) {
      guard let probe = sieve[slot], probe.isBehind(timeline) else { continue }
      let search =
        probe.search ?? MatchSearch(probe.seeker, in: timeline, behind: probe.matches)
      orders.append(
        SearchOrder(id: probe.id, work: .matches(slot, search), timeline: timeline))
    }
    if let tally = sieve.tally, !tally.isDone,
      let work = QueryTally(of: tally.field, in: timeline.history.lexicon)
    {
      orders.append(SearchOrder(id: tally.id, work: .tally(work), timeline: timeline))
    }
    return orders + chartOrders
  }

  /// The numbers of the searches whose answers are still wanted, also when they are done.
  var livingSearches: Set<Int> {
    Set(([sieve.filter, sieve.find] + sieve.stops.map(\.probe)).compactMap { $0?.id })
  }

  /// Takes what a search beside has come to.
  mutating func receive(_ news: SearchNews) {
    switch news.result {
    case .prepared(let slot, let permille):
      guard var probe = sieve[slot], probe.id == news.id else { return }
      probe.preparedPermille = permille
      probe.search = nil
      sieve[slot] = probe
    case .matches(let slot, let matches, let doubt):
      guard var probe = sieve[slot], probe.id == news.id else { return }
      // A search that begins anew must not take away what the last one has found.
      guard news.isDone || matches.end >= probe.matches.end else { return }
      probe.preparedPermille = nil
      probe.search = nil
      probe.matches = matches
      probe.doubt = doubt
      sieve[slot] = probe
      chaseFurther()
      if slot == .filter, news.isDone, !run.isGrowing, message == nil, let nothing = whyNothing {
        answer(nothing)
      }
    case .tally(let values):
      guard sieve.tally?.id == news.id else { return }
      sieve.tally?.values = values
      sieve.tally?.isDone = news.isDone
      refreshAid()
    case .curve(let curve): receive(curve, ofChart: news.id, isDone: news.isDone)
    }
  }

  /// Searches what is new, as far as that is done at once.
  mutating func siftFurther() {
    for slot in [Sieve.Slot.filter, .find] {
      guard var probe = sieve[slot], probe.isBehind(timeline) else { continue }
      guard timeline.count - probe.matches.end <= sieve.atOnceCountMax,
        probe.seeker.isCheap || timeline.count <= sieve.atOnceCountMax
      else { continue }
      var search =
        probe.search ?? MatchSearch(probe.seeker, in: timeline, behind: probe.matches)
      search.goOn(in: timeline)
      search.finish()
      probe.matches = search.matches
      probe.search = search
      probe.doubt = doubt(about: probe)
      sieve[slot] = probe
    }
    chartFurther()
  }

  /// Finds out why nothing was found, where all events were searched before it was known that no more come.
  mutating func doubtSearches() {
    for slot in [Sieve.Slot.filter, .find] {
      guard var probe = sieve[slot], probe.matches.end >= timeline.count, probe.doubt == nil,
        probe.seeker.isCheap || timeline.count <= sieve.atOnceCountMax
      else { continue }
      probe.doubt = doubt(about: probe)
      sieve[slot] = probe
    }
  }

  /// Why nothing was found; `nil` if something was, or if more events come.
  private func doubt(about probe: Sieve.Probe) -> QueryDoubt? {
    guard probe.matches.count == 0, !run.isGrowing, case .query(let query) = probe.seeker
    else { return nil }
    return timeline.doubt(query)
  }

  /// Forgets what was found, because the events are others now.
  mutating func siftAnew() {
    compileRules()
    compileStops()
    sieve.tally = nil
    sieve.charts = []
    sieve.stops = []
    for slot in [Sieve.Slot.filter, .find] {
      guard let old = sieve[slot] else { continue }
      let kind: SeekKind = slot == .filter ? .filter : .find
      sieve[slot] = (try? seeker(old.text, kind, at: old.cursor)).map {
        Sieve.Probe(id: sieve.newID(), text: old.text, seeker: $0, cursor: old.cursor)
      }
    }
    siftFurther()
  }

  /// Searches anew if anything asks for marks or notes, by itself or through a name that stands in it.
  mutating func remarksChanged() {
    let isAsked =
      [sieve.filter, sieve.find].contains { $0?.asksForRemarks == true }
      || attention.breakpoints.contains { $0.query?.asksForRemarks == true }
      || sieve.book.rules.contains { $0.query.asksForRemarks }
    if isAsked { siftAnew() }
  }

  /// Ends the searches where they are.
  mutating func stopSearching() {
    for slot in [Sieve.Slot.filter, .find] where sieve[slot]?.isBehind(timeline) == true {
      sieve[slot]?.isStopped = true
    }
    for index in sieve.charts.indices where sieve.charts[index].isBehind(timeline) {
      sieve.charts[index].isStopped = true
    }
    for stop in wantedStops { sieve[.stop(stop.id)]?.isStopped = true }
    run.goal = nil
    message = SieveWords.stopped
  }
}
