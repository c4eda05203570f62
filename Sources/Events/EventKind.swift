/// What an event says; the raw value is the word of the key `e` in a trace file (TRACE_FORMAT, Events).
public enum EventKind: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  /// A call begins.
  case enter
  /// A call returns.
  case leave
  /// An action with no inside.
  case action
  /// Ownership moves when no call shows it.
  case own
  /// A state machine moves.
  case state
  /// An interrupt, DPC, timer or work item starts.
  case interrupt
  /// A frame on the cable.
  case wire
  /// A frame, packet or datagram is dropped.
  case drop
  /// A choice point was resolved.
  case choice
  /// A stimulus of the user or of the scenario.
  case inject
  /// Memory is read or written.
  case touch
  /// A thread waits for an event object.
  case wait
  /// An event object is signalled.
  case signal
  /// A spin lock is taken.
  case lock
  /// A spin lock is released.
  case unlock
  /// The topology changes.
  case topology
  /// An observation without knowledge of calls.
  case seen
  /// The simulated machine stops.
  case bugcheck
  /// A remark.
  case note
  /// Events were lost.
  case lost
  /// A kind that this version does not know; kept as it is.
  case unknown

  /// The word of the key `e`; empty for ``unknown``, whose word the event keeps beside it.
  public var word: String {
    switch self {
    case .enter: "enter"
    case .leave: "leave"
    case .action: "do"
    case .own: "own"
    case .state: "state"
    case .interrupt: "irq"
    case .wire: "wire"
    case .drop: "drop"
    case .choice: "choice"
    case .inject: "inject"
    case .touch: "touch"
    case .wait: "wait"
    case .signal: "signal"
    case .lock: "lock"
    case .unlock: "unlock"
    case .topology: "topo"
    case .seen: "seen"
    case .bugcheck: "bugcheck"
    case .note: "note"
    case .lost: "lost"
    case .unknown: ""
    }
  }

  /// Whether an event of this kind opens a frame on a call stack.
  @inlinable
  public var opensCall: Bool { self == .enter || self == .interrupt }
}
