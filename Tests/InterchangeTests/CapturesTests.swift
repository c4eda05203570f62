import Foundation
import Frames
import Interchange
import Testing

/// The captures of other projects in the folder `Captures`.
struct CapturesTests {
  @Test func `the manifest lists every capture`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Captures")
    let files = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path))
      .subtracting(["LICENSES.md", "MANIFEST.tsv"])
    let listed = Set(CaptureSample.all.map(\.file))
    #expect(files.subtracting(listed).sorted() == [], "Captures/MANIFEST.tsv: add a row")
    #expect(listed.subtracting(files).sorted() == [], "Captures/MANIFEST.tsv: no such file")
    #expect(listed.count >= 23)
  }

  @Test(arguments: CaptureSample.all.filter { !$0.isRefusedByTshark && $0.tsharkFrames != nil })
  func `a capture has as many frames as tshark finds`(sample: CaptureSample) throws {
    let index = CaptureIndex(try sample.capture)
    #expect(index.count == sample.tsharkFrames)
    #expect(index.error == nil)
  }

  @Test(arguments: ["veth_vA_nanosecond.pcap", "veth_vB_microsecond.pcap"])
  func `the same traffic at both ends of a cable has the same frames`(file: String) throws {
    let index = CaptureIndex(try CaptureSample.named(file).capture)
    let other = CaptureIndex(try CaptureSample.named("veth_vA_nanosecond.pcap").capture)
    #expect(index.count == 34)
    #expect(index.error == nil)
    #expect((0..<34).allSatisfy { index.bytes(of: $0) == other.bytes(of: $0) })
  }

  /// Captures that cannot be played, and why.
  static let refused: [(String, ImportError)] = [
    (
      "libpcap__pcap-invalid-version-1.pcap",
      .unsupportedVersion(.pcap, major: 1, minor: 4, at: CapturePlace(offset: 4, record: 0))
    ),
    (
      "libpcap__pcapng-invalid-vers-1.pcapng",
      .unsupportedVersion(.pcapng, major: 0, minor: 1, at: CapturePlace(offset: 0, record: 1))
    ),
    (
      "libpcap__shb-option-too-long.pcapng",
      .blockLengthsDiffer(
        first: 52, last: 0x3030_3030, at: CapturePlace(offset: 0, record: 1))
    ),
    (
      "tcpdump__frf16_magic_ie-oobr.pcap",
      .notEthernet(LinkType(rawValue: 182), at: CapturePlace(offset: 24, record: 1))
    ),
    (
      "tcpdump__kday6.pcap",
      .notEthernet(LinkType(rawValue: 182), at: CapturePlace(offset: 24, record: 1))
    ),
    (
      "tcpdump__tcp-handshake-nano.pcap",
      .notEthernet(LinkType(rawValue: 113), at: CapturePlace(offset: 24, record: 1))
    ),
    (
      "tcpdump__timestamp_invalid_nano.pcap",
      .notEthernet(LinkType(rawValue: 113), at: CapturePlace(offset: 24, record: 1))
    ),
  ]

  /// Captures that can be played.
  private static let played = CaptureSample.all.filter { sample in
    !refused.contains { $0.0 == sample.file }
  }

  @Test func `most captures can be played`() { #expect(CapturesTests.played.count >= 16) }

  @Test(arguments: refused)
  func `a capture that cannot be played says why`(file: String, error: ImportError) throws {
    let index = CaptureIndex(try CaptureSample.named(file).capture)
    #expect(throws: error) { try FrameSchedule(index) }
  }

  @Test(arguments: CaptureSample.all)
  func `every frame of a capture is dissected`(sample: CaptureSample) throws {
    let index = CaptureIndex(try sample.capture)
    for number in 0..<index.count {
      let frame = index[number]
      let bytes = index.bytes(of: number)
      #expect(bytes.count == frame.capturedBytes)
      let dissection = FrameDissection(bytes, originalBytes: frame.originalBytes)
      #expect(dissection.nodes.allSatisfy { $0.range.upperBound <= bytes.count })
    }
  }

  @Test(arguments: played)
  func `a frame that is played is as long as Ethernet wants it, or marked`(
    sample: CaptureSample
  ) throws {
    let schedule = try FrameSchedule(CaptureIndex(try sample.capture))
    #expect(schedule.count > 0)
    for number in 0..<schedule.count {
      let marks = schedule[number].marks
      #expect(schedule.bytes(of: number).count >= 60 || marks.contains(.tooLong))
      #expect(schedule.bytes(of: number).count <= 1_514 || marks.contains(.tooLong))
    }
  }

  @Test(arguments: played)
  func `the times of a schedule never run back and no gap is over a second`(
    sample: CaptureSample
  ) throws {
    let schedule = try FrameSchedule(CaptureIndex(try sample.capture))
    var last: Int64 = 0
    for number in 0..<schedule.count {
      let time = schedule[number].timeNanoseconds
      #expect(time >= last && time - last <= 1_000_000_000)
      last = time
    }
  }

  @Test func `invalid fractions of a second are counted`() throws {
    let index = CaptureIndex(
      try CaptureSample.named("tcpdump__timestamp_invalid_nano.pcap").capture)
    #expect(index.report.count(of: .clampedSubsecond) == 2)
  }

  @Test func `a capture over 280 days is played in four seconds, in real time in 34`() throws {
    let capture = try CaptureSample.named("tcpdump__icmpv6.pcap").capture
    #expect(try FrameSchedule(CaptureIndex(capture)).durationNanoseconds == 4_000_000_000)
    let realTime = try FrameSchedule(CaptureIndex(capture), isRealTime: true)
    #expect(realTime.durationNanoseconds / 1_000_000_000 == 34)
  }

  @Test func `a capture with remarks tells them`() throws {
    let index = CaptureIndex(
      try CaptureSample.named("pcapngtest__be_basic_test009.pcapng").capture)
    #expect(index.details(of: 0).comments == ["test009-1"])
    #expect(index.details(of: 1).comments == ["test009-2"])
  }

  @Test func `a capture with every option of an interface tells its names`() throws {
    let index = CaptureIndex(
      try CaptureSample.named("pcapngtest__le_basic_test008.pcapng").capture)
    #expect(index.interfaces.map(\.name) == ["eth-_0 foo", "en1"])
    #expect(
      index.interfaces.map(\.title) == ["silly ethernet interface", "silly ethernet interface 2"])
    #expect(index.interfaces.map(\.snapLengthBytes) == [96, 128])
  }

  @Test(arguments: ["tcpdump__ssh.pcap", "tcpdump__dcb_ets.pcap", "termshark__telnet-cooked.pcap"])
  func `the checksums of intact frames are correct`(file: String) throws {
    let index = CaptureIndex(try CaptureSample.named(file).capture)
    var count = 0
    for number in 0..<index.count {
      let fields = FrameDissection(index.bytes(of: number)).nodes.flatMap(\.fields)
      for field in fields where field.key.hasSuffix("checksum") {
        #expect(field.condition != .wrong, "frame \(number + 1): \(field.text)")
        count += 1
      }
    }
    #expect(count > 0)
  }
}
