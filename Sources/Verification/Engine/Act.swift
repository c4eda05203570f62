import Events

/// One thing that somebody does with one object: an event as a rule wants to see it.
///
/// An event about a chain is one act for each list of the chain, so no rule walks a chain. What is missing on the event and
/// follows from the open calls - who called, which handler of the DDK a driver's own function is - is filled in.
public struct Act: Sendable, BitwiseCopyable {
  /// The index of the event.
  public let index: Int
  /// The event; its object is the one of this act, its status the one of that object.
  public let event: Event
  /// The call, or the handler of the DDK that a driver's own function implements.
  public let call: Call
  /// Who calls; for an event that is no call and no return, who acts.
  public let caller: ComponentID
  /// Who is called; for an event that is no call and no return, who acts.
  public let callee: ComponentID
  /// The index of the event with which the call began; ``index`` if this is no return.
  public let beginning: Int
  /// What a return answers as a number, or ``Event/absent``.
  public let count: Int32
  /// Whether the flag `RESOURCES` says that the objects are lent for this call only.
  public let isLent: Bool
  /// Which of how many objects of the event this one is.
  public let member: Member

  /// A place in a chain.
  public struct Member: Sendable, Hashable, BitwiseCopyable {
    /// From 0.
    public let index: Int
    /// How many there are; 0 if the event is about no object.
    public let count: Int
  }

  /// The object; ``ObjectID/none`` if there is none.
  public var object: ObjectID { event.object }
  /// The status of the object, or of the call.
  public var status: Status { event.status }
  /// Whether a driver calls a function of its own: then nothing is handed over.
  public var isOwnCall: Bool { caller == callee }

  /// The call as an act of who makes it: what has no inside may be written as a call all the same.
  var withoutInside: Act {
    var event = event
    event.kind = .action
    event.at = caller
    return Act(
      index: index, event: event, call: call, caller: caller, callee: caller, beginning: beginning,
      count: count, isLent: isLent, member: member)
  }
}

/// What stands beside an event and matters to rules.
struct ActContext {
  var caller = ComponentID.none
  var handler = Call.none
  var members: Range<Int> = 0..<0
  var statuses: Range<Int> = 0..<0
  var count = Event.absent
  var isLent = false

  init() {}

  /// Reads the extras of the event at an index of a chunk; they begin at `cursor`.
  init(_ chunk: Chunk, _ index: Int, _ cursor: Int) {
    var cursor = cursor
    while cursor < chunk.extras.count, Int(chunk.extras[cursor].index) == index {
      let extra = chunk.extras[cursor]
      cursor += 1
      switch extra.key {
      case .from: caller = ComponentID(rawValue: UInt16(truncatingIfNeeded: extra.value))
      case .implements: handler = extra.call
      case .objects: members = extra.range
      case .statuses: statuses = extra.range
      case .returned: count = Int32(truncatingIfNeeded: extra.value)
      case .flags: isLent = chunk.saysLent(extra)
      default: break
      }
    }
  }
}
