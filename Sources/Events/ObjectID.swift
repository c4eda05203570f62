/// The kind of a simulated object; the raw value is the letter with which trace files write it.
public enum ObjectKind: UInt8, CaseIterable, Sendable {
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
  public var letter: UInt8 { ObjectKind.letters[Int(rawValue)] }

  /// The kind that a letter stands for, or `nil`.
  public init?(letter: UInt8) {
    guard letter != 0, let index = ObjectKind.letters.firstIndex(of: letter) else { return nil }
    self.init(rawValue: UInt8(index))
  }

  private static let letters: [UInt8] = [
    0, 0x50, 0x4E, 0x42, 0x4D, 0x52, 0x49, 0x46, 0x44, 0x45, 0x4C, 0x54, 0x57, 0x4B, 0x53, 0x3F,
  ]
}

/// Names one simulated object for a whole trace: ids are never reused (DESIGN D3).
///
/// Layout: bit 31 marks a list of objects, bits 27-30 hold the kind, bits 0-26 the number.
public struct ObjectID: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  /// The packed form.
  public var rawValue: UInt32

  /// Wraps a packed form.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The object of `kind` with this number, `0 ... ObjectID.numberMax`.
  public init(_ kind: ObjectKind, _ number: Int) {
    precondition(number >= 0 && number <= ObjectID.numberMax, "an object number has 27 bits")
    rawValue = UInt32(kind.rawValue) << 27 | UInt32(truncatingIfNeeded: number)
  }

  /// Stands for the members of a list, which the history keeps beside the event.
  public init(listOf count: Int) {
    rawValue = ObjectID.listBit | UInt32(truncatingIfNeeded: min(count, ObjectID.numberMax))
  }

  /// The largest number an object can have.
  public static let numberMax = 1 << 27 - 1
  private static let listBit: UInt32 = 1 << 31

  /// No object.
  public static let none = ObjectID(rawValue: 0)

  /// Whether this stands for several objects.
  public var isList: Bool { rawValue & ObjectID.listBit != 0 }

  /// What kind of object this is; ``ObjectKind/none`` for a list.
  public var kind: ObjectKind {
    isList ? .none : ObjectKind(rawValue: UInt8(truncatingIfNeeded: rawValue >> 27)) ?? .none
  }

  /// The number behind the letter.
  public var number: Int { Int(rawValue & UInt32(ObjectID.numberMax)) }
}

extension ObjectID: CustomStringConvertible {
  /// The id as files and screens write it, such as `P7`; empty for no object.
  public var description: String {
    guard kind != .none else { return "" }
    return String(UnicodeScalar(kind.letter)) + String(number)
  }

  /// Reads `P7`; `nil` when the text is not a letter of ``ObjectKind`` and a number.
  public init?(_ text: some StringProtocol) {
    let bytes = text.utf8
    guard let first = bytes.first, let kind = ObjectKind(letter: first), bytes.count > 1,
      bytes.dropFirst().allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let number = Int(text.dropFirst()), number <= ObjectID.numberMax
    else { return nil }
    self.init(kind, number)
  }
}
