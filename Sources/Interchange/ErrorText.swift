import Events
import Glibc

// All the words of this room: one sentence says what is wrong, where, and how to mend it.

extension ImportError {
  /// What is wrong, where, and how to mend it, in one sentence without a full stop.
  public var sentence: String {
    switch self {
    case .cannotOpen(let path, let code):
      "cannot open \(path): \(systemText(code)); check the path and its permissions"
    case .cannotRead(let path, let code):
      "cannot read \(path): \(systemText(code)); copy the file to another disk and try again"
    case .isFolder(let path): "\(path) is a folder; name a file in it"
    case .tooLarge(let bytes, let limit):
      "\(bytes) bytes are more than the \(limit) that can be read; split the capture with editcap -c"
    case .empty: "the file is empty; record the capture again"
    case .compressed(let compression):
      "the file is packed with \(compression.rawValue); run \(compression.command) on it first"
    case .foreignCapture(let capture):
      "the file is a capture of \(capture.name); turn it into pcapng with editcap"
    case .notACapture(let firstBytes):
      "the file is not a capture: it begins with \(digits(firstBytes)); pcap and pcapng are read"
    case .truncatedHeader(let needed, let found):
      "the file ends inside its header, after \(found) of \(needed) bytes; copy it again"
    case .unsupportedVersion(let format, let major, let minor, let place):
      "version \(major).\(minor) of \(format.name)\(at(place)) is not read, only "
        + "\(format.versions); write the capture again with a newer tool"
    case .reservedLinkTypeBits(let bits):
      "the reserved bits \(digits(bits)) of the link type at byte 20 are set; "
        + "the header is damaged, record the capture again"
    case .notEthernet(let link, let place):
      "link type \(link) is not Ethernet\(at(place)); capture on a single Ethernet interface"
    case .badByteOrder, .truncatedRecord, .unreasonableLength, .frameBeyondBlock,
      .badBlockLength, .blockLengthsDiffer, .optionBeyondBlock, .unknownInterface,
      .tooManyInterfaces:
      damage
    }
  }

  /// What is wrong inside the file, and where.
  private var damage: String {
    switch self {
    case .badByteOrder(let number, let place):
      "the byte order mark \(digits(number)) of a section is unknown\(mend(place))"
    case .truncatedRecord(let needed, let found, let place):
      "the file ends inside a record, after \(found) of \(needed) bytes\(mend(place))"
    case .unreasonableLength(let bytes, let limit, let place):
      "a captured length of \(bytes) bytes is more than \(limit)\(mend(place))"
    case .frameBeyondBlock(let bytes, let room, let place):
      "a frame of \(bytes) bytes does not fit into the \(room) bytes of its block\(mend(place))"
    case .badBlockLength(let length, let place):
      "a block length of \(length) is below 12 or not a multiple of 4\(mend(place))"
    case .blockLengthsDiffer(let first, let last, let place):
      "a block begins with the length \(first) and ends with the length \(last)\(mend(place))"
    case .optionBeyondBlock(let code, let bytes, let room, let place):
      "option \(code) of \(bytes) bytes does not fit into the \(room) bytes left\(mend(place))"
    case .unknownInterface(let number, let count, let place):
      "a frame names interface \(number), but only \(count) are declared\(mend(place))"
    case .tooManyInterfaces(let limit, let place):
      "more than \(limit) interfaces are declared\(mend(place))"
    case .cannotOpen, .cannotRead, .isFolder, .tooLarge, .empty, .compressed, .foreignCapture,
      .notACapture, .truncatedHeader, .unsupportedVersion, .reservedLinkTypeBits, .notEthernet:
      ""
    }
  }
}

extension ImportEntry {
  /// The line of a report, without a full stop.
  public var sentence: String {
    switch content {
    case .failure(let error): error.sentence
    case .remark(let remark): text(of: remark) + " (first: \(place(of: remark)))"
    }
  }

  /// Where a remark was made first; a block without a frame stands behind the frames before it.
  private func place(of remark: ImportRemark) -> String {
    guard remark == .skippedBlock else { return "frame \(firstNumber)" }
    return firstNumber > 1 ? "behind frame \(firstNumber - 1)" : "before all frames"
  }

  private func text(of remark: ImportRemark) -> String {
    switch remark {
    case .clampedSubsecond: "\(frames) with a fraction of a second too large, cut to the largest"
    case .clampedTime: "\(frames) with a time outside the years 1678 to 2262, cut to the nearest"
    case .missingTime: "\(frames) without a time, played at the time of the frame before"
    case .raisedOriginalLength: "\(frames) with an original length below the captured one, raised"
    case .skippedBlock: "\(count) block\(count == 1 ? "" : "s") without a frame, not read"
    case .skippedLinkType:
      "\(frames) left out: link type \(link.map(\.description) ?? "") is not Ethernet"
    case .removedCheckSequence: "\(frames) with a frame check sequence, cut off"
    case .movedForward: "\(frames) earlier than the frame before, moved to its time"
    case .shortenedGap: "\(gaps) over 1 s, shortened to 1 s"
    case .shortenedLateGap:
      "\(gaps) over 1 s that would end behind the first hour, shortened to 1 s, since real time is "
        + "kept for an hour; cut out a part of the capture with editcap -A and -B to see more of it"
    case .padded: "\(frames) below \(Limits.frameBytesMin) bytes, padded with zeros"
    case .filled: "\(frames) not captured to the end, filled with zeros"
    case .tooLong: "\(frames) above \(Limits.frameBytesMax) bytes, dropped by the simulated card"
    }
  }

  private var frames: String { "\(count) frame\(count == 1 ? "" : "s")" }

  private var gaps: String { "\(count) gap\(count == 1 ? "" : "s")" }
}

extension Compression {
  fileprivate var command: String {
    switch self {
    case .gzip: "gunzip"
    case .bzip2: "bunzip2"
    case .xz: "unxz"
    case .zstd: "unzstd"
    case .lz4: "unlz4"
    case .zip: "unzip"
    }
  }
}

extension ForeignCapture {
  fileprivate var name: String {
    switch self {
    case .modifiedPcap: "a patched libpcap"
    case .snoop: "snoop"
    case .networkMonitor: "Microsoft Network Monitor"
    }
  }
}

extension CaptureFormat {
  /// What people call the format.
  public var name: String {
    switch self {
    case .pcap: "pcap"
    case .pcapng: "pcapng"
    }
  }

  fileprivate var versions: String {
    switch self {
    case .pcap: "2.0 to 2.4"
    case .pcapng: "1.0 and 1.2"
    }
  }
}

private func at(_ place: CapturePlace) -> String {
  " (byte \(place.offset), " + (place.record == 0 ? "header)" : "frame \(place.record))")
}

/// Where the damage lies, what is used in spite of it, and how to find the rest.
private func mend(_ place: CapturePlace) -> String {
  let before = place.record - 1
  return at(place) + "; "
    + (before > 0 ? "frames 1 to \(before) are used, pcapfix may find the rest" : "try pcapfix")
}

private func systemText(_ code: Int32) -> String {
  strerror(code).map { String(cString: $0) } ?? "error \(code)"
}

private func digits(_ number: UInt32) -> String {
  let text = String(number, radix: 16)
  return "0x" + String(repeating: "0", count: 8 - text.count) + text
}

private func digits(_ bytes: [UInt8]) -> String {
  bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined(separator: " ")
}
