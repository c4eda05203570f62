import Events

/// For every event that hands something over the one that completes or returns it, and the other way round.
///
/// It says the same as ``Timeline/completion(of:searchCount:)`` and ``Timeline/origin(of:searchCount:)``, for all events in
/// one pass.
struct CompletionIndex: Sendable {
  private let first: Int
  private var completions: ContiguousArray<Int32>
  private var origins: ContiguousArray<Int32>

  init(_ history: History) {
    first = history.droppedCount
    completions = ContiguousArray(repeating: -1, count: history.count - first)
    origins = completions
    var pass = Pass()
    var offset = 0
    for chunk in history.chunks {
      for index in chunk.events.indices {
        add(chunk, index, offset, &pass)
        offset += 1
      }
    }
  }

  /// The index of the event that completes or returns what this one hands over, or `nil`.
  func completion(of index: Int) -> Int? { absolute(completions[index - first]) }

  /// The index of the event that handed over what this one completes or returns, or `nil`.
  func origin(of index: Int) -> Int? { absolute(origins[index - first]) }

  private func absolute(_ offset: Int32) -> Int? { offset < 0 ? nil : Int(offset) + first }

  /// What is remembered while the events pass by.
  private struct Pass {
    /// The last hand-over of an object that a certain call completes.
    var last = FlatTable<Int32>(filler: -1)
    /// The last hand-over that has an object first and is not completed; the ones before it hang on each other.
    var waiting = FlatTable<Int32>(filler: -1)
    /// Where an object began.
    var births = FlatTable<Int32>(filler: -1)
    /// The objects that have ended.
    var ended = FlatTable<UInt8>(filler: 0)
  }

  private static func key(_ object: ObjectID, _ call: Call) -> UInt64 {
    UInt64(object.rawValue) << 16 | UInt64(call.rawValue)
  }

  @inline(__always)
  private mutating func add(_ chunk: Chunk, _ index: Int, _ offset: Int, _ pass: inout Pass) {
    let event = chunk.events[index]
    guard event.object != .none else { return }
    guard event.object.isList else { return add(event.object, [], event, offset, &pass) }
    let objects = chunk.objects(of: index)
    guard let head = objects.first else { return }
    add(head, objects.dropFirst(), event, offset, &pass)
  }

  private mutating func add(
    _ head: ObjectID, _ others: ArraySlice<ObjectID>, _ event: Event, _ offset: Int,
    _ pass: inout Pass
  ) {
    let own = Int32(truncatingIfNeeded: offset)
    if event.kind != .leave { origins[offset] = origin(of: head, event.call, pass) }
    settle(head, event, own, &pass)
    for object in others { settle(object, event, own, &pass) }
    guard let completion = CompletionIndex.completion(of: event.call) else { return }
    wait(head, completion, own, &pass)
    guard event.kind != .leave else { return }
    pass.last.set(CompletionIndex.key(head, completion), own)
    for object in others { pass.last.set(CompletionIndex.key(object, completion), own) }
  }

  private func origin(of object: ObjectID, _ call: Call, _ pass: Pass) -> Int32 {
    guard let handed = pass.last[CompletionIndex.key(object, call)] else { return -1 }
    return handed >= pass.births[UInt64(object.rawValue)] ?? -1 ? handed : -1
  }

  /// Waits for a completion; what waits for the same one hangs on it, as a number below -1.
  private mutating func wait(
    _ object: ObjectID, _ completion: Call, _ own: Int32, _ pass: inout Pass
  ) {
    let key = CompletionIndex.key(object, completion)
    completions[Int(own)] = pass.waiting[key].map { -$0 - 2 } ?? -1
    pass.waiting.set(key, own)
  }

  /// An event about an object completes what waits for it; the end of the object ends the waiting.
  private mutating func settle(
    _ object: ObjectID, _ event: Event, _ own: Int32, _ pass: inout Pass
  ) {
    let number = UInt64(object.rawValue)
    if event.life == .new { pass.births.set(number, own) }
    if event.kind != .leave, event.call != .none {
      complete(CompletionIndex.key(object, event.call), isOver: pass.ended[number] != nil, own, &pass)
    }
    if event.life == .free { pass.ended.set(number, 1) }
  }

  private mutating func complete(
    _ key: UInt64, isOver: Bool, _ own: Int32, _ pass: inout Pass
  ) {
    guard var offset = pass.waiting[key] else { return }
    pass.waiting.updateIfPresent(key) { _ in false }
    while offset >= 0 {
      let next = completions[Int(offset)]
      completions[Int(offset)] = isOver ? -1 : own
      offset = next < -1 ? -next - 2 : -1
    }
  }

  /// The call that completes or returns what a call hands over.
  private static func completion(of call: Call) -> Call? {
    guard call.rawValue < Call.firstUnknown else { return nil }
    let completion = completionOfCall[Int(call.rawValue)]
    return completion == .none ? nil : completion
  }

  private static let completionOfCall: [Call] = {
    var calls = [Call](repeating: .none, count: Int(Call.firstUnknown))
    for facts in CallCatalog.all {
      calls[Int(facts.call.rawValue)] = CallCatalog.call(named: facts.completion) ?? .none
    }
    return calls
  }()
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
