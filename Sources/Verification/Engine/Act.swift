import Events
import Replay

/// One thing that somebody does with one object: an event as a rule wants to see it.
///
/// An event about a chain is one act for each list of the chain, so no rule walks a chain. What is missing on the event and
/// follows from the open calls - who called, which handler of the DDK a driver's own function is - is filled in.
public struct Act: Sendable, BitwiseCopyable {
  /// The index of the event.
  public let index: Int
  /// The event; its object is the one of this act, its status the one of that object.
  public private(set) var event: Event
  /// The call, or the handler of the DDK that a driver's own function implements.
  public let call: Call
  /// Who calls; for an event that is no call and no return, who acts.
  public let caller: ComponentID
  /// Who is called; for an event that is no call and no return, who acts.
  public private(set) var callee: ComponentID
  /// The index of the event with which the call began; ``index`` if this is no return.
  public let beginning: Int
  /// What a return answers as a number, or ``Event/absent``.
  public let count: Int32
  /// Whether the flag `RESOURCES` says that the objects are lent for this call only.
  public let isLent: Bool
  /// Which of how many objects of the event this one is.
  public private(set) var member: Member

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
    var act = self
    act.event.kind = .action
    act.event.at = caller
    act.callee = caller
    return act
  }
}

extension Act {
  /// An event at an index as one act, before its objects are told apart, with what follows from the innermost open call.
  init(_ event: Event, _ context: ActContext, at index: Int, in open: OpenCall?) {
    self.index = index
    self.event = event
    let isReturn = event.kind == .leave
    let handler = context.handler == .none ? event.call : context.handler
    call = isReturn ? open?.handler ?? handler : handler
    callee = isReturn ? open?.to ?? event.at : event.at
    beginning = isReturn ? open?.index ?? index : index
    caller =
      if isReturn {
        open?.from ?? .none
      } else if event.kind.opensCall {
        context.caller != .none ? context.caller : open?.to ?? .none
      } else {
        event.at
      }
    count = context.count != Event.absent ? context.count : event.value
    isLent = context.isLent
    member = Member(index: 0, count: 0)
  }

  /// The act as it is about one of its objects, with the status of that, if the event tells it.
  func about(_ object: ObjectID, _ status: Status?, _ member: Member) -> Act {
    var act = self
    act.event.object = object
    if let status { act.event.status = status }
    act.member = member
    return act
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
