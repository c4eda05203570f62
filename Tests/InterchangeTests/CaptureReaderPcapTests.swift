import Interchange
import Testing

struct CaptureReaderPcapTests {
  @Test(arguments: [false, true], [false, true])
  func `all byte orders and resolutions give the same frames`(
    isBigEndian: Bool, isNanosecond: Bool
  ) throws {
    var capture = CaptureBytes.pcap(isBigEndian: isBigEndian, isNanosecond: isNanosecond)
    capture.record(1_700_000_000, fraction: isNanosecond ? 5_000 : 5, original: 90)
    let (frames, error) = try capture.file.readAll()
    #expect(error == nil)
    #expect(frames.map(\.timeNanoseconds) == [1_700_000_000_000_005_000])
    #expect(frames.map(\.capturedBytes) == [60])
    #expect(frames.map(\.originalBytes) == [90])
    #expect(frames.map(\.dataOffset) == [40])
  }

  @Test func `a file without frames has no error`() throws {
    let (frames, error) = try CaptureBytes.pcap().file.readAll()
    #expect(frames.isEmpty)
    #expect(error == nil)
  }

  @Test func `the last second of the format fits into the time`() throws {
    var capture = CaptureBytes.pcap(isNanosecond: true)
    capture.record(UInt32.max, fraction: 999_999_999)
    #expect(
      try capture.file.readAll().frames.map(\.timeNanoseconds) == [4_294_967_295_999_999_999])
  }

  @Test(arguments: [(false, 999_999_000), (true, 999_999_999)])
  func `a fraction of a second that is too large is cut and counted`(
    isNanosecond: Bool, fraction: Int64
  ) throws {
    var capture = CaptureBytes.pcap(isNanosecond: isNanosecond)
    capture.record(1, fraction: isNanosecond ? 999_999_999 : 999_999)
    capture.record(1, fraction: isNanosecond ? 1_000_000_000 : 1_000_000)
    capture.record(1, fraction: UInt32.max)
    let index = CaptureIndex(try capture.file)
    #expect(
      (0..<3).map { index[$0].timeNanoseconds }
        == [Int64](repeating: 1_000_000_000 + fraction, count: 3))
    #expect(index.report.count(of: .clampedSubsecond) == 2)
    #expect(index.report.entries.map(\.firstNumber) == [2])
  }

  @Test func `an original length below the captured one is raised and counted`() throws {
    var capture = CaptureBytes.pcap()
    capture.record(0, original: 10)
    let index = CaptureIndex(try capture.file)
    #expect(index[0].originalBytes == 60)
    #expect(index.report.count(of: .raisedOriginalLength) == 1)
  }

  @Test func `old files have their lengths the other way round`() throws {
    for minor in [2, 3] as [UInt16] {
      var capture = CaptureBytes.pcap(minor: minor)
      capture.record(0, captured: 90, original: 60)
      let frame = try #require(try capture.file.readAll().frames.first)
      #expect(frame.capturedBytes == 60)
      #expect(frame.originalBytes == 90)
    }
  }

  @Test func `a length of the frame check sequence beside the link type is read`() throws {
    var capture = CaptureBytes.pcap(link: 0x2400_0001)
    capture.record(0, CaptureBytes.frame(64))
    let index = CaptureIndex(try capture.file)
    #expect(index.interfaces.map(\.link) == [.ethernet])
    #expect(index.interfaces.map(\.checkSequenceBytes) == [4])
    #expect(index[0].checkSequenceBytes == 4)
  }

  @Test func `a length of the frame check sequence without its mark means nothing`() throws {
    let index = CaptureIndex(try CaptureBytes.pcap(link: 0x2000_0001).file)
    #expect(try CaptureBytes.pcap(link: 0x2000_0001).file.readAll().error == nil)
    #expect(index.report.failure == nil)
  }

  @Test func `reserved bits beside the link type are an error`() throws {
    #expect(
      try CaptureBytes.pcap(link: 0x0001_0001).file.readAll().error
        == .reservedLinkTypeBits(0x0001_0000))
  }

  @Test func `a header that is cut off is an error`() throws {
    let capture = try CaptureFile(Array(CaptureBytes.pcap().bytes.prefix(23)))
    #expect(capture.readAll().error == .truncatedHeader(neededBytes: 24, foundBytes: 23))
  }

  @Test(arguments: [(1, 4), (2, 5), (3, 0), (0, 0)])
  func `an unknown version is an error`(major: UInt16, minor: UInt16) throws {
    var capture = CaptureBytes.pcap(minor: minor)
    capture.bytes[4] = UInt8(major)
    #expect(
      try capture.file.readAll().error
        == .unsupportedVersion(
          .pcap, major: Int(major), minor: Int(minor), at: CapturePlace(offset: 4, record: 0)))
  }

  @Test func `frames before a cut record are given and then the error`() throws {
    var capture = CaptureBytes.pcap()
    capture.record(0)
    capture.record(1)
    capture.bytes.removeLast()
    var reader = CaptureReader(try capture.file)
    #expect(try reader.next()?.timeNanoseconds == 0)
    let place = CapturePlace(offset: 100, record: 2)
    #expect(throws: ImportError.truncatedRecord(neededBytes: 76, foundBytes: 75, at: place)) {
      try reader.next()
    }
    #expect(try reader.next() == nil)
    #expect(reader.frameCount == 1)
  }

  @Test func `a record header that is cut off is an error`() throws {
    var capture = CaptureBytes.pcap()
    capture.bytes += [0, 0, 0]
    #expect(
      try capture.file.readAll().error
        == .truncatedRecord(
          neededBytes: 16, foundBytes: 3, at: CapturePlace(offset: 24, record: 1)))
  }

  @Test func `a length that no frame has is an error`() throws {
    for length in [262_145, UInt32.max] {
      var capture = CaptureBytes.pcap()
      capture.record(0, captured: length)
      #expect(
        try capture.file.readAll().error
          == .unreasonableLength(
            bytes: Int(length), limit: 262_144, at: CapturePlace(offset: 24, record: 1)))
    }
  }

  @Test func `the longest frame is read`() throws {
    var capture = CaptureBytes.pcap()
    capture.record(0, CaptureBytes.frame(262_144))
    #expect(try capture.file.readAll().frames.map(\.capturedBytes) == [262_144])
  }
}
