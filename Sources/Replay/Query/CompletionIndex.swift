import Events

/// For every event that hands something over the one that completes or returns it, and the other way round.
///
/// It says the same as ``Timeline/completion(of:searchCount:)`` and ``Timeline/origin(of:searchCount:)``, for all events in
/// one pass. When the history grows it goes on where it was.
struct CompletionIndex: HistoryIndex {
  private let first: Int
  private var completions: ContiguousArray<Int32> = []
  private var origins: ContiguousArray<Int32> = []
  private var pass = Pass()

  /// Nothing is known of a history yet.
  init(_ history: History) { first = history.droppedCount }

  /// Up to which event the completions are known.
  var end: Int { first + completions.count }

  /// Looks at the events up to one.
  mutating func extend(_ history: History, to newEnd: Int) {
    if completions.isEmpty {
      completions.reserveCapacity(history.count - first)
      origins.reserveCapacity(history.count - first)
    }
    var index = end
    let blank = repeatElement(Int32(-1), count: newEnd - index)
    completions.append(contentsOf: blank)
    origins.append(contentsOf: blank)
    var pass = pass
    self.pass = Pass()
    while index < newEnd {
      let chunk = history.chunk(of: index)
      let start = (index - first) & (Chunk.capacity - 1)
      let count = min(chunk.events.count - start, newEnd - index)
      var cursor = chunk.firstExtra(from: start)
      for place in start..<start + count {
        add(chunk, place, index - first, &cursor, &pass)
        index += 1
      }
    }
    self.pass = pass
  }

  /// The events before an end whose completion lies behind it.
  func completed(behind end: Int) -> [Int] {
    let limit = Int32(truncatingIfNeeded: end - first)
    return completions.prefix(max(end - first, 0)).indices.lazy
      .filter { completions[$0] >= limit }.map { $0 + first }
  }

  /// The index of the event that completes or returns what this one hands over, or `nil`; what is answered with a status
  /// other than PENDING is over with that.
  func completion(of index: Int, in history: History, _ calls: CallIndex) -> Int? {
    guard let found = absolute(completions[index - first]) else { return nil }
    let event = history[index]
    if event.kind == .leave { return event.status.isFinal ? nil : found }
    guard event.kind.opensCall, let leave = calls.partner(of: index) else { return found }
    return leave < found && history[leave].status.isFinal ? nil : found
  }

  /// The index of the event that handed over what this one completes or returns, or `nil`.
  func origin(of index: Int) -> Int? { absolute(origins[index - first]) }

  private func absolute(_ offset: Int32) -> Int? { offset < 0 ? nil : Int(offset) + first }

  /// What is remembered while the events pass by.
  private struct Pass: Sendable {
    /// The last hand-over of an object that a certain call completes.
    var last = FlatTable<Int32>(filler: -1)
    /// The last hand-over that has an object first and is not completed; the ones before it hang on each other.
    var waiting = FlatTable<Int32>(filler: -1)
    /// Where objects began and ended; a broken driver may hand over what ended before.
    var lives = FlatTable<Span>(filler: Span())
    /// One more than the highest number of a site where something waits.
    var siteCount = 1
  }

  /// Where an object began last, and where it ended last.
  private struct Span: BitwiseCopyable, Sendable {
    var birth: Int32 = -1
    var end: Int32 = -1
  }

  /// An object that a certain call completes at a site, or, by a number that no site has, at any.
  private static func key(_ object: ObjectID, _ call: Call, _ site: UInt16) -> UInt64 {
    UInt64(object.rawValue) << 32 | UInt64(call.rawValue) << 16 | UInt64(site)
  }

  private static let anySite = UInt16.max

  @inline(__always)
  private mutating func add(
    _ chunk: Chunk, _ index: Int, _ offset: Int, _ cursor: inout Int, _ pass: inout Pass
  ) {
    let event = chunk.events[index]
    guard event.object != .none else { return }
    let handler = chunk.handler(of: index, &cursor)
    guard event.life != .unchanged || HandOvers.has(event.call) || HandOvers.has(handler) else {
      return
    }
    let act = Act(
      site: event.site, life: event.life, isLeave: event.kind == .leave,
      completed: event.kind == .leave ? nil : HandOvers.completed(by: event.call, handler),
      completion: HandOvers.completion(of: event.call, handler))
    guard event.object.isList else { return add(event.object, [], act, offset, &pass) }
    let objects = chunk.objects(of: index)
    guard let head = objects.first else { return }
    add(head, objects.dropFirst(), act, offset, &pass)
  }

  /// What matters of an event.
  private struct Act {
    let site: SiteID
    let life: Life
    let isLeave: Bool
    /// As what it completes or returns something.
    let completed: Call?
    /// What completes or returns what it hands over.
    let completion: Call?
  }

  private mutating func add(
    _ head: ObjectID, _ others: ArraySlice<ObjectID>, _ act: Act, _ offset: Int, _ pass: inout Pass
  ) {
    let own = Int32(truncatingIfNeeded: offset)
    if let call = act.completed { origins[offset] = origin(of: head, call, act.site, pass) }
    settle(head, act, own, &pass)
    for object in others { settle(object, act, own, &pass) }
    guard let completion = act.completion else { return }
    wait(head, completion, act.site, own, &pass)
    guard !act.isLeave else { return }
    remember(head, completion, act.site, own, &pass)
    for object in others { remember(object, completion, act.site, own, &pass) }
  }

  private func remember(
    _ object: ObjectID, _ completion: Call, _ site: SiteID, _ own: Int32, _ pass: inout Pass
  ) {
    pass.last.set(CompletionIndex.key(object, completion, CompletionIndex.anySite), own)
    pass.last.set(CompletionIndex.key(object, completion, site.rawValue), own)
  }

  /// The last hand-over at the same edge, as far as both are known, since the object began.
  private func origin(
    of object: ObjectID, _ call: Call, _ site: SiteID, _ pass: Pass
  ) -> Int32 {
    let last = { (site: UInt16) in pass.last[CompletionIndex.key(object, call, site)] ?? -1 }
    let handed =
      site == .none
      ? last(CompletionIndex.anySite) : max(last(site.rawValue), last(SiteID.none.rawValue))
    return handed >= pass.lives[UInt64(object.rawValue)]?.birth ?? -1 ? handed : -1
  }

  /// Waits for a completion; what waits for the same one hangs on it, as a number below -1.
  private mutating func wait(
    _ object: ObjectID, _ completion: Call, _ site: SiteID, _ own: Int32, _ pass: inout Pass
  ) {
    let key = CompletionIndex.key(object, completion, site.rawValue)
    completions[Int(own)] = pass.waiting[key].map { -$0 - 2 } ?? -1
    pass.waiting.set(key, own)
    pass.siteCount = max(pass.siteCount, Int(site.rawValue) + 1)
  }

  /// A completion ends the waiting of an object, and so does the end of the object.
  private mutating func settle(
    _ object: ObjectID, _ act: Act, _ own: Int32, _ pass: inout Pass
  ) {
    let number = UInt64(object.rawValue)
    if act.life == .new {
      pass.lives.update(number) {
        $0.birth = own
        return true
      }
    }
    if let call = act.completed { complete(object, call, act.site, own, &pass) }
    if act.life == .free {
      pass.lives.update(number) {
        $0.end = own
        return true
      }
    }
  }

  /// Completes what waits at the same edge, as far as both are known.
  private mutating func complete(
    _ object: ObjectID, _ call: Call, _ site: SiteID, _ own: Int32, _ pass: inout Pass
  ) {
    let end = pass.lives[UInt64(object.rawValue)]?.end ?? -1
    if site == .none {
      for site in 0..<pass.siteCount {
        let key = CompletionIndex.key(object, call, UInt16(truncatingIfNeeded: site))
        complete(key, end, own, &pass)
      }
    } else {
      complete(CompletionIndex.key(object, call, 0), end, own, &pass)
      complete(CompletionIndex.key(object, call, site.rawValue), end, own, &pass)
    }
  }

  private mutating func complete(
    _ key: UInt64, _ end: Int32, _ own: Int32, _ pass: inout Pass
  ) {
    guard var offset = pass.waiting[key] else { return }
    pass.waiting.updateIfPresent(key) { _ in false }
    while offset >= 0 {
      let next = completions[Int(offset)]
      completions[Int(offset)] = offset < end ? -1 : own
      offset = next < -1 ? -next - 2 : -1
    }
  }
}

extension Chunk {
  /// The objects that the event at an index of this chunk is about, in chain order.
  func objects(of index: Int) -> [ObjectID] {
    let object = events[index].object
    guard object.isList else { return object == .none ? [] : [object] }
    guard let extra = extra(.objects, of: index) else { return [] }
    return numbers[extra.range].map { ObjectID(rawValue: UInt32(truncatingIfNeeded: $0)) }
  }
}
