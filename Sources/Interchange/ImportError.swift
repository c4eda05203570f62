/// Why a foreign file, or the rest of it, cannot be used; `ErrorText.swift` has the words.
public enum ImportError: Error, Equatable, Sendable {
  /// The operating system does not open the file; `code` is its `errno`.
  case cannotOpen(path: String, code: Int32)
  /// The operating system does not give the bytes; `code` is its `errno`.
  case cannotRead(path: String, code: Int32)
  /// The path leads to a folder.
  case isFolder(path: String)
  /// There are more bytes than a file, or a pipe, may have.
  case tooLarge(bytes: Int, limit: Int)

  /// The file has no bytes.
  case empty
  /// The file must be unpacked first.
  case compressed(Compression)
  /// The file is a capture, but in a format that is not read here.
  case foreignCapture(ForeignCapture)
  /// The file is no capture; it begins with these bytes.
  case notACapture(firstBytes: [UInt8])

  /// The file ends inside its header.
  case truncatedHeader(neededBytes: Int, foundBytes: Int)
  /// A version of the format that is not read here.
  case unsupportedVersion(CaptureFormat, major: Int, minor: Int, at: CapturePlace)
  /// Bits beside the link type are set that mean nothing.
  case reservedLinkTypeBits(UInt32)
  /// The number that tells the byte order of a section does not.
  case badByteOrder(UInt32, at: CapturePlace)

  /// The file ends inside a record.
  case truncatedRecord(neededBytes: Int, foundBytes: Int, at: CapturePlace)
  /// A frame claims to be longer than any frame.
  case unreasonableLength(bytes: Int, limit: Int, at: CapturePlace)
  /// A frame is longer than its block.
  case frameBeyondBlock(bytes: Int, roomBytes: Int, at: CapturePlace)
  /// The length of a block is below its own header or not a multiple of four.
  case badBlockLength(Int, at: CapturePlace)
  /// The two lengths of a block contradict each other.
  case blockLengthsDiffer(first: Int, last: Int, at: CapturePlace)
  /// An option is longer than its block.
  case optionBeyondBlock(code: Int, bytes: Int, roomBytes: Int, at: CapturePlace)
  /// A frame names an interface that was not declared.
  case unknownInterface(Int, declaredCount: Int, at: CapturePlace)
  /// There are more interfaces than a capture may declare.
  case tooManyInterfaces(limit: Int, at: CapturePlace)

  /// No frame can be played on an Ethernet cable; the first one has this link type.
  case notEthernet(LinkType, at: CapturePlace)
}

/// A place in a capture file.
public struct CapturePlace: Hashable, Sendable {
  /// The byte at which the record begins, from 0.
  public var offset: Int
  /// The number of the frame that the record holds, or that would have come next, from 1; 0 in the header of the file.
  public var record: Int

  /// A place in a capture file.
  public init(offset: Int, record: Int) {
    self.offset = offset
    self.record = record
  }
}

/// How a file can be packed.
public enum Compression: String, CaseIterable, Sendable {
  /// gzip, `.gz`.
  case gzip
  /// bzip2, `.bz2`.
  case bzip2
  /// xz, `.xz`.
  case xz
  /// Zstandard, `.zst`.
  case zstd
  /// LZ4, `.lz4`.
  case lz4
  /// A zip archive.
  case zip
}

/// Captures that other programs read.
public enum ForeignCapture: CaseIterable, Sendable {
  /// The pcap of a patched libpcap with longer record headers.
  case modifiedPcap
  /// The snoop of Solaris, RFC 1761.
  case snoop
  /// The `.cap` of Microsoft Network Monitor.
  case networkMonitor
}
