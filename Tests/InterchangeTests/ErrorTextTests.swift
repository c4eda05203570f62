import Interchange
import Testing

struct ErrorTextTests {
  private static let place = CapturePlace(offset: 1_234, record: 7)

  /// Errors with their sentences.
  static let sentences: [(ImportError, String)] = [
    (
      .cannotOpen(path: "a.pcap", code: 2),
      "cannot open a.pcap: No such file or directory; check the path and its permissions"
    ),
    (.isFolder(path: "/tmp"), "/tmp is a folder; name a file in it"),
    (.empty, "the file is empty; record the capture again"),
    (.compressed(.gzip), "the file is packed with gzip; run gunzip on it first"),
    (
      .foreignCapture(.snoop),
      "the file is a capture of snoop; turn it into pcapng with editcap"
    ),
    (
      .notACapture(firstBytes: [0x7B, 0x22]),
      "the file is not a capture: it begins with 7b 22; pcap and pcapng are read"
    ),
    (
      .truncatedHeader(neededBytes: 24, foundBytes: 10),
      "the file ends inside its header, after 10 of 24 bytes; copy it again"
    ),
    (
      .unsupportedVersion(
        .pcap, major: 1, minor: 4, at: CapturePlace(offset: 4, record: 0)),
      "version 1.4 of pcap (byte 4, header) is not read, only 2.0 to 2.4; "
        + "write the capture again with a newer tool"
    ),
    (
      .notEthernet(LinkType(rawValue: 113), at: place),
      "link type 113 (Linux cooked) is not Ethernet (byte 1234, frame 7); "
        + "capture on a single Ethernet interface"
    ),
    (
      .truncatedRecord(neededBytes: 76, foundBytes: 75, at: place),
      "the file ends inside a record, after 75 of 76 bytes (byte 1234, frame 7); "
        + "frames 1 to 6 are used, pcapfix may find the rest"
    ),
    (
      .badBlockLength(13, at: CapturePlace(offset: 0, record: 1)),
      "a block length of 13 is below 12 or not a multiple of 4 (byte 0, frame 1); try pcapfix"
    ),
    (
      .optionBeyondBlock(code: 1, bytes: 9, roomBytes: 8, at: place),
      "option 1 of 9 bytes does not fit into the 8 bytes left (byte 1234, frame 7); "
        + "frames 1 to 6 are used, pcapfix may find the rest"
    ),
  ]

  @Test(arguments: sentences)
  func `an error says what is wrong, where, and how to mend it`(
    error: ImportError, sentence: String
  ) {
    #expect(error.sentence == sentence)
  }

  /// The other errors.
  static let others: [ImportError] = [
    .cannotRead(path: "a", code: 5), .tooLarge(bytes: 2, limit: 1), .compressed(.zip),
    .reservedLinkTypeBits(1), .badByteOrder(1, at: place),
    .unreasonableLength(bytes: 2, limit: 1, at: place),
    .frameBeyondBlock(bytes: 2, roomBytes: 1, at: place),
    .blockLengthsDiffer(first: 12, last: 16, at: place),
    .unknownInterface(3, declaredCount: 2, at: place), .tooManyInterfaces(limit: 9, at: place),
  ]

  @Test(arguments: others)
  func `every error is one sentence with a way out`(error: ImportError) {
    #expect(error.sentence.contains(";"))
    #expect(!error.sentence.hasSuffix("."))
    #expect(!error.sentence.contains("\n"))
  }

  @Test func `every remark of a report is a sentence with its count`() throws {
    var capture = CaptureBytes.pcapng(links: [1, 113])
    capture.enhanced(ticks: 10_000_000, CaptureBytes.frame(10))
    capture.enhanced(ticks: 5, original: 90)
    capture.enhanced(on: 1)
    let schedule = try FrameSchedule(CaptureIndex(try capture.file))
    #expect(
      schedule.report.entries.map(\.sentence) == [
        "1 frame left out: link type 113 (Linux cooked) is not Ethernet (first: frame 3)",
        "1 frame earlier than the frame before, moved to its time (first: frame 2)",
        "1 frame below 60 bytes, padded with zeros (first: frame 1)",
        "1 frame not captured to the end, filled with zeros (first: frame 2)",
      ])
    #expect(schedule.report.entries.map(\.severity) == [.loss, .loss, .info, .loss])
  }
}
