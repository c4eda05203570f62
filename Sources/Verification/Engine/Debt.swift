import Events

/// What somebody was given and has to give back: a send to complete, a packet to return, a request or an IRP to complete.
public struct Debt: Sendable, Hashable, BitwiseCopyable {
  /// What it is about.
  public let trade: Trade
  /// What has to come back.
  public let object: ObjectID
  /// Who gave it away.
  public let creditor: ComponentID
  /// Who has it and owes it.
  public let debtor: ComponentID
  /// The call, or the handler of the DDK, with which it was handed over.
  public let call: Call
  /// The index of the event with which it was handed over.
  public let index: Int
  /// Over which binding, adapter or module.
  public let site: SiteID
  /// Whether it is lent until the call returns, and not owed after that.
  public let isLoan: Bool
  /// How many returns were promised; while the call that shows a packet is still open, 0.
  public internal(set) var count: Int32
  /// What the call that handed it over answered; ``Word/none`` while it is open, or if it has no answer.
  public internal(set) var answer = Status.none
  /// The index of the event with which the call that handed it over returned; beyond all events while it is open.
  public internal(set) var callEnd = Int.max
  /// The debt of the same object that is older, or -1.
  var older: Int32 = -1
}

/// What a debt is about.
public enum Trade: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  /// A send, until its completion.
  case send
  /// A received packet or list, until its return.
  case receive
  /// A request, until its completion.
  case request
  /// A packet into which bytes are copied, until the completion of the transfer.
  case transfer
  /// An IRP, until `IoCompleteRequest`.
  case irp
}
