/// A block of a pcapng file whose two lengths agree and lie in the file.
struct CaptureBlock {
  /// What it is.
  var kind: Kind
  /// The byte at which it begins.
  var offset: Int
  /// Its length with both lengths and the kind, in bytes.
  var lengthBytes: Int

  /// Where its body begins.
  var body: Int { offset + 8 }
  /// Where its body ends.
  var bodyEnd: Int { offset + lengthBytes - 4 }

  /// The kinds of blocks that are read.
  ///
  /// Source: [draft-ietf-opsawg-pcapng]
  enum Kind {
    /// The section header block.
    case section
    /// The interface description block.
    case interface
    /// The obsolete packet block.
    case packet
    /// The simple packet block.
    case simplePacket
    /// The enhanced packet block.
    case enhancedPacket
    /// Anything else.
    case other

    /// The kind that a number means.
    init(_ number: UInt32) {
      switch number {
      case Kind.sectionNumber: self = .section
      case 1: self = .interface
      case 2: self = .packet
      case 3: self = .simplePacket
      case 6: self = .enhancedPacket
      default: self = .other
      }
    }

    /// The number of the section header block, the same in both byte orders.
    static let sectionNumber: UInt32 = 0x0A0D_0D0A
  }
}

extension CaptureReader {
  /// Checks the outline of the block at the present offset; a section header also sets the byte order.
  mutating func readBlock() throws(ImportError) -> CaptureBlock {
    guard remaining >= 12 else {
      throw .truncatedRecord(neededBytes: 12, foundBytes: remaining, at: place)
    }
    let number = number(at: offset, UInt32.self)
    if number == CaptureBlock.Kind.sectionNumber { try readByteOrder() }
    let length = Int(self.number(at: offset + 4, UInt32.self))
    guard length >= 12, length % 4 == 0 else { throw .badBlockLength(length, at: place) }
    guard length <= remaining else {
      throw .truncatedRecord(neededBytes: length, foundBytes: remaining, at: place)
    }
    let last = Int(self.number(at: offset + length - 4, UInt32.self))
    guard last == length else { throw .blockLengthsDiffer(first: length, last: last, at: place) }
    return CaptureBlock(kind: .init(number), offset: offset, lengthBytes: length)
  }

  private mutating func readByteOrder() throws(ImportError) {
    let mark = file.number(at: offset + 8, UInt32.self, isBigEndian: true)
    switch mark {
    case 0x1A2B_3C4D: layout.isBigEndian = true
    case 0x4D3C_2B1A: layout.isBigEndian = false
    default: throw .badByteOrder(mark, at: place)
    }
  }

  /// Makes sure that the fields which every block of a kind has are there.
  func require(_ bytes: Int, in block: CaptureBlock) throws(ImportError) {
    guard block.bodyEnd - block.body >= bytes else {
      throw .badBlockLength(block.lengthBytes, at: place)
    }
  }
}
