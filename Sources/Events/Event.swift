/// One entry of a trace: 40 bytes, copied as they are, no reference counting (DESIGN D2).
///
/// One event has at most one effect on a place, and says it: the reader needs no knowledge of any driver.
/// What is rare stands beside it as ``Extra``s of its ``Chunk``.
public struct Event: Hashable, Sendable, BitwiseCopyable {
  /// Nanoseconds since the origin of the trace; never runs back.
  public var time: Int64
  /// Sequence number of the event that made this one possible, or 0.
  public var cause: UInt32 = 0
  /// The object that this event is about.
  public var object: ObjectID = .none
  /// What ``place`` holds after the event, or the returned count, or the reference count; ``absent`` if not said.
  public var value: Int32 = Event.absent
  /// Bytes; ``absent`` if not said.
  public var length: Int32 = Event.absent
  /// The call that begins, returns or acts.
  public var call: Call = .none
  /// The component that is called, or at which the event happens.
  public var at: ComponentID = .none
  /// Who owns ``object`` after the event; ``ComponentID/none`` if that does not change,
  /// ``ComponentID/nobody`` if it is nobody.
  public var owner: ComponentID = .none
  /// The queue, pool, counter, register or machine that changes.
  public var place: PlaceID = .none
  /// A status, or the new state of a machine.
  public var status: Word = .none
  /// Binding, adapter, module and edge, interned together.
  public var site: SiteID = .none
  /// The processor, from 0.
  public var cpu: UInt8 = 0
  /// The named thread whose stack is meant, or 0 for the stack of the processor.
  public var thread: UInt8 = 0
  /// What the event says.
  public var kind: EventKind
  /// IRQL, queue operation, life and the mark for extras, packed.
  public var bits: UInt8 = 0

  /// An event of `kind` at `time`, about nothing yet.
  @inlinable
  public init(_ kind: EventKind, time: Int64) {
    self.kind = kind
    self.time = time
  }

  /// Marks a ``value`` or ``length`` that the event does not say.
  @inlinable
  public static var absent: Int32 { Int32.min }
}

/// What an event does to the queue in ``Event/place``.
public enum QueueOperation: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  /// No queue is touched.
  case none
  /// The object goes in.
  case insert
  /// The object comes out.
  case remove
  /// Everything comes out.
  case clear

  /// The word of the key `op`; empty for ``none``.
  public var word: String {
    switch self {
    case .none: ""
    case .insert: "in"
    case .remove: "out"
    case .clear: "clear"
    }
  }
}

/// Whether an object begins or ends with an event.
public enum Life: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  /// It goes on.
  case unchanged
  /// It begins.
  case new
  /// It ends.
  case free

  /// The word of the key `life`; empty for ``unchanged``.
  public var word: String {
    switch self {
    case .unchanged: ""
    case .new: "new"
    case .free: "free"
    }
  }
}

extension Event {
  /// The level that holds from here to the `leave` of this call, or `nil` if it does not change.
  @inlinable
  public var irql: IRQL? {
    get { IRQL(rawValue: bits & 0b111) }
    set { bits = bits & ~0b111 | (newValue?.rawValue ?? 0) }
  }

  /// What happens to the queue in ``place``.
  @inlinable
  public var operation: QueueOperation {
    get { QueueOperation(rawValue: bits >> 3 & 0b11) ?? .none }
    set { bits = bits & ~0b11000 | newValue.rawValue << 3 }
  }

  /// Whether ``object`` begins or ends.
  @inlinable
  public var life: Life {
    get { Life(rawValue: bits >> 5 & 0b11) ?? .unchanged }
    set { bits = bits & ~0b110_0000 | newValue.rawValue << 5 }
  }

  /// Whether the chunk keeps more about this event.
  @inlinable
  public var hasExtras: Bool {
    get { bits & 0b1000_0000 != 0 }
    set { bits = newValue ? bits | 0b1000_0000 : bits & 0b0111_1111 }
  }
}
