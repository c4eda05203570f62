import Events

/// For every event that hands something over the one that completes or returns it, and the other way round.
///
/// It says the same as ``Timeline/completion(of:searchCount:)`` and ``Timeline/origin(of:searchCount:)``, for all events in
/// one pass.
struct CompletionIndex: Sendable {
  private let first: Int
  private var completions: ContiguousArray<Int32>
  private var origins: ContiguousArray<Int32>

  /// An object handed over with a call that a certain other one completes.
  private struct Handed: Hashable {
    var object: ObjectID
    var completion: Call
  }

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
    /// The last hand-over.
    var last: [Handed: Int32] = [:]
    /// Hand-overs that have this object first and are not completed.
    var waiting: [ObjectID: [Waiting]] = [:]
    /// Where an object began.
    var births: [ObjectID: Int32] = [:]
  }

  private struct Waiting {
    var completion: Call
    var offset: Int32
  }

  private mutating func add(_ chunk: Chunk, _ index: Int, _ offset: Int, _ pass: inout Pass) {
    let event = chunk.events[index]
    guard event.object != .none else { return }
    let objects = chunk.objects(of: index)
    guard let head = objects.first else { return }
    let own = Int32(truncatingIfNeeded: offset)
    if event.kind != .leave { origins[offset] = origin(of: head, event.call, pass) }
    for object in objects { settle(object, event, own, &pass) }
    guard let completion = CompletionIndex.completion(of: event.call) else { return }
    pass.waiting[head, default: []].append(Waiting(completion: completion, offset: own))
    guard event.kind != .leave else { return }
    for object in objects { pass.last[Handed(object: object, completion: completion)] = own }
  }

  private func origin(of object: ObjectID, _ call: Call, _ pass: Pass) -> Int32 {
    let handed = pass.last[Handed(object: object, completion: call)] ?? -1
    return handed >= pass.births[object] ?? -1 ? handed : -1
  }

  /// An event about an object completes what waits for it; the end of the object ends the waiting.
  private mutating func settle(
    _ object: ObjectID, _ event: Event, _ offset: Int32, _ pass: inout Pass
  ) {
    if event.life == .new { pass.births[object] = offset }
    guard var waiting = pass.waiting[object] else { return }
    if event.kind != .leave {
      for entry in waiting where entry.completion == event.call {
        completions[Int(entry.offset)] = offset
      }
      waiting.removeAll { $0.completion == event.call }
    }
    pass.waiting[object] = waiting.isEmpty || event.life == .free ? nil : waiting
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
