/// The formats of captures that are read here.
public enum CaptureFormat: Sendable {
  /// The format of libpcap.
  case pcap
  /// Its successor, made of blocks.
  case pcapng
}

extension CaptureFormat {
  /// Recognises a file by its first bytes.
  init(of bytes: Slice<UnsafeRawBufferPointer>) throws(ImportError) {
    guard !bytes.isEmpty else { throw .empty }
    if let format = CaptureFormat.magics[Array(bytes.prefix(4))] {
      self = format
      return
    }
    for (start, error) in CaptureFormat.others where bytes.starts(with: start) { throw error }
    throw .notACapture(firstBytes: Array(bytes))
  }

  /// The first four bytes of a pcapng file, and of a pcap file in both byte orders with microseconds and nanoseconds.
  private static let magics: [[UInt8]: CaptureFormat] = [
    [0x0A, 0x0D, 0x0D, 0x0A]: .pcapng,
    [0xA1, 0xB2, 0xC3, 0xD4]: .pcap, [0xD4, 0xC3, 0xB2, 0xA1]: .pcap,
    [0xA1, 0xB2, 0x3C, 0x4D]: .pcap, [0x4D, 0x3C, 0xB2, 0xA1]: .pcap,
  ]

  /// How files begin that people take for captures.
  private static let others: [([UInt8], ImportError)] = [
    ([0x1F, 0x8B], .compressed(.gzip)), (Array("BZh".utf8), .compressed(.bzip2)),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .compressed(.xz)),
    ([0x28, 0xB5, 0x2F, 0xFD], .compressed(.zstd)),
    ([0x04, 0x22, 0x4D, 0x18], .compressed(.lz4)),
    ([0x50, 0x4B, 0x03, 0x04], .compressed(.zip)),
    (Array("snoop\0\0\0".utf8), .foreignCapture(.snoop)),
    (Array("GMBU".utf8), .foreignCapture(.networkMonitor)),
    (Array("RTSS".utf8), .foreignCapture(.networkMonitor)),
    ([0xA1, 0xB2, 0xCD, 0x34], .foreignCapture(.modifiedPcap)),
    ([0x34, 0xCD, 0xB2, 0xA1], .foreignCapture(.modifiedPcap)),
  ]
}
