/// A key of a trace event that is too rare for a field of ``Event``; the order is the canonical order of keys.
public enum ExtraKey: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  /// The word of the key `e` of an unknown kind (text).
  case kind
  /// The handler that a driver's own function implements (call).
  case implements
  /// The caller, where it is not the component on top of the stack (component).
  case from
  /// A component beside the one in ``Event/at`` (component).
  case at
  /// A place named by the key `at` of an event that is not a state event (place).
  case atPlace
  /// The members of a list (offset and count into the lists of the chunk).
  case objects
  /// The parent (object).
  case of
  /// A reference count that stands beside another value (number).
  case references
  /// A status beside the word that an event of this kind keeps in its status (word).
  case status
  /// A status that is a number (number).
  case statusNumber
  /// One status per object (offset and count of words in the lists of the chunk).
  case statuses
  /// A returned count that stands beside another value (number).
  case returned
  /// Head or tail, where it is not the usual end (word).
  case position
  /// A value beyond 32 bits (number).
  case value
  /// A length beyond 32 bits (number).
  case length
  /// Offset in bytes (number).
  case offset
  /// Lookahead in bytes (number).
  case lookahead
  /// A count (number).
  case count
  /// Flags (text).
  case flags
  /// The name of an OID (text).
  case oid
  /// The call's own argument (text).
  case argument
  /// Where memory lives (word).
  case memory
  /// A direction (word).
  case direction
  /// How (word).
  case how
  /// Why (word).
  case why
  /// A place in foreign words (text).
  case location
  /// Read or write (word).
  case mode
  /// A choice point, 1 to 12 (number).
  case choicePoint
  /// The outcome of a choice as a word (word).
  case outcome
  /// The outcome of a choice as a number (number).
  case outcomeNumber
  /// A bug check code (number).
  case code
  /// The four parameters of a bug check (offset and count of numbers in the lists of the chunk).
  case parameters
  /// The link type of the bytes (word).
  case link
  /// Bytes, written as base64 (bytes).
  case data
  /// Bytes, written as hex (bytes).
  case hex
  /// A remark (text).
  case note
  /// An extension object (text: JSON without spaces).
  case extensionObject
  /// An unknown key with its value (text: `"key":value`).
  case unknown
}

/// One rare key of one event.
///
/// Its value is a number, an interned name, or an offset and a length in the
/// bytes or lists of its ``Chunk``.
public struct Extra: Hashable, Sendable, BitwiseCopyable {
  /// The number of the event in its chunk, from 0.
  public var index: UInt32
  /// Which key.
  public var key: ExtraKey
  /// The value, or an offset (40 bits) and a count (24 bits).
  public var value: Int64

  /// The bit that tells a word from a number in a list of statuses.
  public static let wordMark: Int64 = 1 << 62

  /// The word that an element of a list of statuses means; `nil` for a number.
  public static func word(_ element: Int64) -> Word? {
    guard element & wordMark != 0, element > 0 else { return nil }
    return Word(rawValue: UInt16(truncatingIfNeeded: element))
  }

  /// An extra of the event at `index`.
  @inlinable
  public init(index: Int, key: ExtraKey, value: Int64) {
    self.index = UInt32(truncatingIfNeeded: index)
    self.key = key
    self.value = value
  }

  /// The call that ``value`` means, where it means one.
  @inlinable
  public var call: Call { Call(rawValue: UInt16(truncatingIfNeeded: value)) }

  /// The range that ``value`` means, where it means one.
  @inlinable
  public var range: Range<Int> {
    let start = Int(value >> 24)
    return start..<start + Int(value & 0xFF_FFFF)
  }

  /// The longest text, byte string or list that an extra can mean.
  public static let rangeCountMax = 0xFF_FFFF

  /// A value that means a range of at most ``rangeCountMax`` elements.
  public static func value(of range: Range<Int>) -> Int64 {
    precondition(range.count <= rangeCountMax, "an extra holds at most 16 MiB")
    return Int64(range.lowerBound) << 24 | Int64(range.count)
  }
}
