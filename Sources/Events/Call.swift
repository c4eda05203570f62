/// Names a function of the DDK, of Windows, or of a driver; the raw value carries its event id.
///
/// A known call has the raw value `16 × E-id + position in the row` of NDIS_REFERENCE section 2, so that
/// `NdisSend` (E100) is 1600 for ever. Calls that an imported trace names and nobody here knows are interned by its
/// ``Lexicon`` from ``firstUnknown`` on.
public struct Call: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  /// The number of the call; 0 is no call.
  public var rawValue: UInt16

  /// Wraps a number.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The call at a position, from 0 to 15, of the row of an event id.
  ///
  /// Ids from 600 on are our own numbers for names that NDIS_REFERENCE section 5 uses without a row.
  @inlinable
  public init(_ eventID: UInt16, _ position: UInt16 = 0) {
    rawValue = eventID << 4 | position
  }

  /// No call.
  @inlinable
  public static var none: Call { Call(rawValue: 0) }

  /// The first number that a trace may give to a call of its own.
  @inlinable
  public static var firstUnknown: UInt16 { 0x4000 }

  /// The number behind the `E`, or `nil` for a name without a row in NDIS_REFERENCE section 2.
  public var eventID: Int? {
    let id = Int(rawValue >> 4)
    return id > 0 && id < 600 ? id : nil
  }

  /// The row in NDIS_REFERENCE section 2, such as `E033`, or `nil` for a name without one.
  public var reference: String? { eventID.map(Call.reference(ofEvent:)) }

  /// A row in NDIS_REFERENCE section 2, such as `E033`.
  public static func reference(ofEvent id: Int) -> String {
    "E" + String(repeating: "0", count: max(3 - String(id).count, 0)) + String(id)
  }

  /// What is known about the call, or `nil` for a name that only a trace knows.
  public var facts: CallFacts? {
    guard rawValue < Call.firstUnknown else { return nil }
    let index = CallCatalog.indexByCall[Int(rawValue)]
    return index < 0 ? nil : CallCatalog.all[Int(index)]
  }
}

/// Which way a call goes through the stack.
public enum Direction: UInt8, Sendable {
  /// Towards the wire.
  case down
  /// Towards the application.
  case up
  /// Neither: registration, allocation, bookkeeping.
  case none
}

/// What kind of argument a call carries.
public enum Arguments: UInt8, Sendable {
  /// Handles and parameters only.
  case none
  /// One `NDIS_PACKET`.
  case packet
  /// An array of `NDIS_PACKET`s.
  case packets
  /// A received frame by MacReceiveContext: header, lookahead, packet size.
  case frame
  /// A chain of `NET_BUFFER_LIST`s.
  case netBufferLists
  /// An `NDIS_REQUEST` or `NDIS_OID_REQUEST`.
  case request
  /// An IRP or a socket request.
  case irp
  /// Memory, an MDL, a pool.
  case memory
  /// A register or a port.
  case register
  /// A status indication.
  case status
}

/// What a call hands over, so that a reader can count what is outstanding.
public enum Handover: UInt8, Sendable, BitwiseCopyable {
  /// Nothing that comes back by itself.
  case none
  /// A send, until its completion.
  case send
  /// The destination packet of a transfer, until its completion.
  case transfer
  /// A request, until its completion.
  case request
  /// A received packet, until its return.
  case receive
}

/// One row of the table of calls: everything that is true about a call in general.
public struct CallFacts: Sendable {
  /// Which call this row is about.
  public let call: Call
  /// The name, exactly as the DDK spells it.
  public let name: String
  /// Towards the wire, towards the application, or neither.
  public let direction: Direction
  /// The lowest and highest level at which it may be called.
  public let irql: ClosedRange<IRQL>
  /// What kind of argument it carries.
  public let arguments: Arguments
  /// What it hands over until a completion.
  public let handover: Handover
  /// The call that completes or returns what this one gave away; empty if there is none.
  public let completion: String
  /// Whether it returns a status; each of several packets or lists carries its own, and what IP hands a packet to is `VOID`.
  public var returnsStatus: Bool {
    arguments != .packets && arguments != .netBufferLists && completion != "NBCompleteSend"
  }
  /// What happens, in one or two sentences, with `{from}`, `{to}`, `{at}`, `{obj}` and `{st}` as placeholders.
  ///
  /// The first sentence says what happened; the rest says why it matters.
  public let sentence: String
  /// What is said in the place of ``sentence`` under some conditions; empty for most calls.
  public let instead: [Condition: String]

  /// What an event says that makes the sentence of its call wrong.
  public enum Condition: Hashable, Sendable {
    /// A status that is no success: what was wanted has not happened.
    case failure
    /// The timer that the call sets runs out.
    case expiry
    /// The answer SUCCESS of a call about no object, which may be completed later: it is done already.
    case success
  }

  /// A row; `position` counts the names of one event id from 0.
  public init(
    _ eventID: UInt16, _ position: UInt16 = 0, _ name: String, _ direction: Direction,
    _ irql: ClosedRange<IRQL>, _ arguments: Arguments, handover: Handover = .none,
    completion: String = "", _ sentence: String, instead: [Condition: String] = [:]
  ) {
    call = Call(eventID, position)
    self.name = name
    self.direction = direction
    self.irql = irql
    self.arguments = arguments
    self.handover = handover
    self.completion = completion
    self.sentence = sentence
    self.instead = instead
  }
}

extension ClosedRange where Bound == IRQL {
  /// `PASSIVE_LEVEL` only.
  static var passive: ClosedRange<IRQL> { .passive ... .passive }
  /// Up to `APC_LEVEL`.
  static var upToAPC: ClosedRange<IRQL> { .passive ... .apc }
  /// Up to `DISPATCH_LEVEL`.
  static var upToDispatch: ClosedRange<IRQL> { .passive ... .dispatch }
  /// `DISPATCH_LEVEL` only.
  static var dispatch: ClosedRange<IRQL> { .dispatch ... .dispatch }
  /// A device level only.
  static var device: ClosedRange<IRQL> { .device ... .device }
  /// Any level.
  static var any: ClosedRange<IRQL> { .passive ... .device }
}
