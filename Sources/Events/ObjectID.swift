/// The kind of a simulated object; the raw value is the letter with which trace files write it.
public enum ObjectKind: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  /// No object.
  case none = 0
  /// An `NDIS_PACKET`, written `P7`.
  case packet
  /// A `NET_BUFFER_LIST`, written `N7`.
  case netBufferList
  /// A `NET_BUFFER`, written `B7`.
  case netBuffer
  /// An MDL, which NDIS 5 calls `NDIS_BUFFER`, written `M7`.
  case mdl
  /// An `NDIS_REQUEST` or `NDIS_OID_REQUEST`, written `R7`.
  case request
  /// An `IRP`, written `I7`.
  case irp
  /// A frame: bytes on the cable or in a card, written `F7`.
  case frame
  /// A datagram, written `D7`.
  case datagram
  /// An event object such as the sample's CleanupEvent, written `E7`.
  case event
  /// A spin lock, written `L7`.
  case lock
  /// A timer, written `T7`.
  case timer
  /// A work item, written `W7`.
  case workItem
  /// A piece of memory, written `K7`.
  case memory
  /// A socket or file object, written `S7`.
  case socket
  /// A pointer that nobody can name, written `?7`.
  case unknown

  /// The letter of this kind as an ASCII byte; 0 for ``none``.
  @inlinable
  public var letter: UInt8 {
    switch self {
    case .none: 0
    case .packet: 0x50
    case .netBufferList: 0x4E
    case .netBuffer: 0x42
    case .mdl: 0x4D
    case .request: 0x52
    case .irp: 0x49
    case .frame: 0x46
    case .datagram: 0x44
    case .event: 0x45
    case .lock: 0x4C
    case .timer: 0x54
    case .workItem: 0x57
    case .memory: 0x4B
    case .socket: 0x53
    case .unknown: 0x3F
    }
  }

  /// The kind that a letter stands for, or `nil`.
  @inlinable
  public init?(letter: UInt8) {
    switch letter {
    case 0x50: self = .packet
    case 0x4E: self = .netBufferList
    case 0x42: self = .netBuffer
    case 0x4D: self = .mdl
    case 0x52: self = .request
    case 0x49: self = .irp
    case 0x46: self = .frame
    case 0x44: self = .datagram
    case 0x45: self = .event
    case 0x4C: self = .lock
    case 0x54: self = .timer
    case 0x57: self = .workItem
    case 0x4B: self = .memory
    case 0x53: self = .socket
    case 0x3F: self = .unknown
    default: return nil
    }
  }
}

/// Names one simulated object for a whole trace: ids are never reused (DESIGN D3).
///
/// Layout: bit 31 marks a list of objects, bits 27-30 hold the kind, bits 0-26 the number.
public struct ObjectID: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  /// The packed form.
  public var rawValue: UInt32

  /// Wraps a packed form.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The object of `kind` with this number, `0 ... ObjectID.numberMax`.
  @inlinable
  public init(_ kind: ObjectKind, _ number: Int) {
    precondition(number >= 0 && number <= ObjectID.numberMax, "an object number has 27 bits")
    rawValue = UInt32(kind.rawValue) << 27 | UInt32(truncatingIfNeeded: number)
  }

  /// Stands for the members of a list, which the history keeps beside the event.
  @inlinable
  public init(listOf count: Int) {
    rawValue = ObjectID.listBit | UInt32(truncatingIfNeeded: min(count, ObjectID.numberMax))
  }

  /// The largest number an object can have.
  @inlinable
  public static var numberMax: Int { 1 << 27 - 1 }
  @inlinable
  static var listBit: UInt32 { 1 << 31 }

  /// No object.
  @inlinable
  public static var none: ObjectID { ObjectID(rawValue: 0) }

  /// Whether this stands for several objects.
  @inlinable
  public var isList: Bool { rawValue & ObjectID.listBit != 0 }

  /// What kind of object this is; ``ObjectKind/none`` for a list.
  @inlinable
  public var kind: ObjectKind {
    isList ? .none : ObjectKind(rawValue: UInt8(truncatingIfNeeded: rawValue >> 27)) ?? .none
  }

  /// The number behind the letter.
  @inlinable
  public var number: Int { Int(rawValue & UInt32(ObjectID.numberMax)) }
}

extension ObjectID: CustomStringConvertible {
  /// The id as files and screens write it, such as `P7`; empty for no object.
  public var description: String {
    guard kind != .none else { return "" }
    return String(UnicodeScalar(kind.letter)) + String(number)
  }

  /// Reads `P7`; `nil` when the text is not a letter of ``ObjectKind`` and a number.
  ///
  /// `?` alone is `?0`.
  public init?(_ text: some StringProtocol) {
    let bytes = text.utf8
    if bytes.count == 1, bytes.first == ObjectKind.unknown.letter {
      self.init(.unknown, 0)
      return
    }
    guard let first = bytes.first, let kind = ObjectKind(letter: first), bytes.count > 1,
      bytes.dropFirst().allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let number = Int(text.dropFirst()), number <= ObjectID.numberMax
    else { return nil }
    self.init(kind, number)
  }

  /// Why a text is no object, and how one is written.
  public static func refusal(of text: String) -> String {
    isTooLarge(text)
      ? "\(text) is no object: the largest number is \(numberMax)"
      : "\(text) is no object: write a letter and a number, such as P5"
  }

  /// Whether a text is a letter of a kind with a number that no object has.
  private static func isTooLarge(_ text: String) -> Bool {
    guard let first = text.utf8.first, ObjectKind(letter: first) != nil else { return false }
    let digits = text.utf8.dropFirst()
    return !digits.isEmpty && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}
