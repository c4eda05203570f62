/// The first fourteen bytes of a frame as three numbers, read without allocation.
///
/// This is what a card's filter looks at for every frame; ``FrameDissection`` is what a person looks at.
///
/// Source: [IEEE 802.3]
public struct EthernetHeader: Hashable, Sendable, BitwiseCopyable {
  /// To whom the frame is addressed.
  public let destination: MACAddress
  /// Who sent it.
  public let source: MACAddress
  /// The third field: a type from ``EtherType/lowest`` on, a length in bytes below.
  public let typeOrLength: UInt16

  /// The header of a frame; `nil` if there are fewer than 14 bytes.
  @inline(__always)
  public init?(_ frame: RawSpan) {
    guard frame.byteCount >= FrameLimits.ethernetHeaderBytes else { return nil }
    let first = frame.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self)
    let second = frame.unsafeLoadUnaligned(fromByteOffset: 6, as: UInt64.self)
    destination = MACAddress(rawValue: UInt64(bigEndian: first) >> 16)
    source = MACAddress(rawValue: UInt64(bigEndian: second) >> 16)
    typeOrLength = UInt16(truncatingIfNeeded: UInt64(bigEndian: second))
  }

  /// The header of a frame; `nil` if there are fewer than 14 bytes.
  public init?(_ frame: [UInt8]) { self.init(frame.span.bytes) }

  /// The header of a frame; `nil` if there are fewer than 14 bytes.
  public init?(_ frame: ArraySlice<UInt8>) { self.init(frame.span.bytes) }

  /// What is inside; `nil` if the third field is a length or has no meaning.
  public var etherType: EtherType? {
    typeOrLength >= EtherType.lowest ? EtherType(rawValue: typeOrLength) : nil
  }
}
