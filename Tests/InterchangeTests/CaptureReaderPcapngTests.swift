import Interchange
import Testing

struct CaptureReaderPcapngTests {
  /// The error that reading a capture ends with.
  private func error(_ capture: CaptureBytes) throws -> ImportError? {
    try capture.file.readAll().error
  }

  @Test(arguments: [false, true])
  func `every kind of block with a frame is read in both byte orders`(isBigEndian: Bool) throws {
    var capture = CaptureBytes.pcapng(isBigEndian: isBigEndian)
    capture.enhanced(ticks: 1_700_000_000_000_001)
    capture.packet(ticks: 1_700_000_000_000_002, CaptureBytes.frame(64))
    capture.simple(original: 100, CaptureBytes.frame(100))
    let (frames, error) = try capture.file.readAll()
    #expect(error == nil)
    #expect(frames.map(\.capturedBytes) == [60, 64, 100])
    #expect(
      frames.map(\.timeNanoseconds) == [
        1_700_000_000_000_001_000, 1_700_000_000_000_002_000, 1_700_000_000_000_002_000,
      ])
    let index = CaptureIndex(try capture.file)
    #expect((0..<3).map { index.bytes(of: $0) } == [60, 64, 100].map(CaptureBytes.frame))
  }

  @Test func `a frame without a time is counted`() throws {
    var capture = CaptureBytes.pcapng()
    capture.simple(original: 60, CaptureBytes.frame())
    let index = CaptureIndex(try capture.file)
    #expect(index[0].timeNanoseconds == 0)
    #expect(index.report.count(of: .missingTime) == 1)
  }

  @Test func `a simple block is cut at the length that its interface keeps`() throws {
    var capture = CaptureBytes()
    capture.section()
    capture.interface(1, snapLength: 68)
    capture.simple(original: 100, CaptureBytes.frame(68))
    let frame = try #require(try capture.file.readAll().frames.first)
    #expect(frame.capturedBytes == 68)
    #expect(frame.originalBytes == 100)
  }

  @Test func `each interface has its own resolution and offset`() throws {
    var capture = CaptureBytes()
    capture.section()
    capture.interface(1) { $0.option(9, 9 as UInt8) }
    capture.interface(1) { $0.option(9, 0x8A as UInt8) }
    capture.interface(1) { $0.option(9, 0 as UInt8) }
    capture.interface(1) { $0.option(14, -10 as Int64) }
    capture.interface(1) { $0.option(9, 12 as UInt8) }
    for interface in 0..<5 as Range<UInt32> { capture.enhanced(on: interface, ticks: 20_000_000) }
    let index = CaptureIndex(try capture.file)
    #expect(
      (0..<5).map { index[$0].timeNanoseconds } == [
        20_000_000, 19_531_250_000_000, 20_000_000_000_000_000, 10_000_000_000, 20_000,
      ])
    #expect(index.report.entries.isEmpty)
  }

  /// Resolution, offset and ticks that are hard to compute with, and the nanoseconds that they
  /// mean.
  static let times: [(UInt8, Int64, UInt64, Int64)] = [
    (0, 0, UInt64.max, Int64.max), (0, Int64.min, 0, Int64.min), (127, 0, UInt64.max, 0),
    (255, 0, UInt64.max, 0), (9, 0, UInt64.max, Int64.max), (9, 0, 1 << 63 - 1, Int64.max),
    (28, 0, UInt64.max, 1), (29, 0, UInt64.max, 0), (0x80, Int64.max, 1, Int64.max),
  ]

  @Test(arguments: times)
  func `a time that does not fit becomes the nearest one`(
    resolution: UInt8, offset: Int64, ticks: UInt64, nanoseconds: Int64
  ) throws {
    var capture = CaptureBytes()
    capture.section()
    capture.interface(1) { body in
      body.option(9, resolution)
      body.option(14, offset)
    }
    capture.enhanced(ticks: ticks)
    #expect(try capture.file.readAll().frames.map(\.timeNanoseconds) == [nanoseconds])
  }

  @Test func `a time that does not fit is counted`() throws {
    var capture = CaptureBytes.pcapng()
    capture.enhanced(ticks: UInt64.max)
    capture.enhanced(ticks: UInt64(Int64.max / 1_000))
    #expect(CaptureIndex(try capture.file).report.count(of: .clampedTime) == 1)
  }

  @Test func `sections have their own byte order and interfaces`() throws {
    var capture = CaptureBytes.pcapng()
    capture.enhanced()
    let second = CaptureBytes.pcapng(isBigEndian: true, links: [101, 1])
    capture.isBigEndian = true
    capture.bytes += second.bytes
    capture.enhanced(on: 1, CaptureBytes.frame(70))
    let index = CaptureIndex(try capture.file)
    #expect(index.error == nil)
    #expect(index.interfaces.map(\.link.rawValue) == [1, 101, 1])
    #expect(index.interfaces.map(\.section) == [0, 1, 1])
    #expect((0..<index.count).map { index[$0].interface } == [0, 2])
  }

  @Test func `names, remarks and limits of an interface are read`() throws {
    var capture = CaptureBytes()
    capture.section()
    capture.interface(1, snapLength: 128) { body in
      body.option(2, Array("eth0".utf8))
      body.option(3, Array("left port".utf8))
      body.option(1, Array("first".utf8))
      body.option(1, Array("second".utf8))
      body.option(13, 4 as UInt8)
      body.option(2_988, [1, 2, 3, 4, 5])
      body.option(0, [])
    }
    capture.enhanced()
    let interface = try #require(CaptureIndex(try capture.file).interfaces.first)
    #expect(interface.name == "eth0")
    #expect(interface.title == "left port")
    #expect(interface.comments == ["first", "second"])
    #expect(interface.snapLengthBytes == 128)
    #expect(interface.checkSequenceBytes == 4)
  }

  @Test func `options of a wrong length are ignored`() throws {
    var capture = CaptureBytes()
    capture.section()
    capture.interface(1) { body in
      body.option(9, 9 as UInt16)
      body.option(14, 1 as UInt8)
      body.option(13, [])
    }
    capture.enhanced(ticks: 1)
    #expect(try capture.file.readAll().frames.map(\.timeNanoseconds) == [1_000])
  }

  @Test func `blocks without a frame are skipped and counted`() throws {
    var capture = CaptureBytes.pcapng()
    capture.block(4) { $0.append(0 as UInt32) }
    capture.block(0x0BAD) { $0.append(32_473 as UInt32) }
    capture.enhanced()
    capture.block(5) { _ in }
    let index = CaptureIndex(try capture.file)
    #expect(index.count == 1)
    #expect(index.error == nil)
    #expect(index.report.count(of: .skippedBlock) == 3)
    #expect(
      index.report.entries.map(\.sentence) == [
        "3 blocks without a frame, not read (first: before all frames)"
      ])
  }

  @Test func `a block without a frame at the end stands behind the last frame`() throws {
    var capture = CaptureBytes.pcapng()
    capture.enhanced()
    capture.enhanced()
    capture.block(5) { _ in }
    #expect(
      CaptureIndex(try capture.file).report.entries.map(\.sentence) == [
        "1 block without a frame, not read (first: behind frame 2)"
      ])
  }

  @Test func `a frame of an undeclared interface is an error`() throws {
    var capture = CaptureBytes.pcapng()
    capture.enhanced()
    capture.enhanced(on: 1)
    let place = CapturePlace(offset: 140, record: 2)
    #expect(try error(capture) == .unknownInterface(1, declaredCount: 1, at: place))
    #expect(try capture.file.readAll().frames.count == 1)
  }

  @Test func `the interfaces of another section do not count`() throws {
    var capture = CaptureBytes.pcapng()
    capture.section()
    capture.simple(original: 60, CaptureBytes.frame())
    let place = CapturePlace(offset: 76, record: 1)
    #expect(try error(capture) == .unknownInterface(0, declaredCount: 0, at: place))
  }

  @Test(arguments: [(2, 0), (1, 1), (0, 1)])
  func `an unknown version is an error`(major: UInt16, minor: UInt16) throws {
    var capture = CaptureBytes()
    capture.section(major: major, minor: minor)
    #expect(
      try error(capture)
        == .unsupportedVersion(
          .pcapng, major: Int(major), minor: Int(minor), at: CapturePlace(offset: 0, record: 1)))
  }

  @Test func `an unknown byte order is an error`() throws {
    var capture = CaptureBytes.pcapng()
    capture.bytes[8] = 0
    #expect(
      try error(capture)
        == .badByteOrder(0x003C_2B1A, at: CapturePlace(offset: 0, record: 1)))
  }

  @Test(arguments: [0, 8, 11, 13, 30] as [UInt32])
  func `a length that no block has is an error`(length: UInt32) throws {
    var capture = CaptureBytes.pcapng()
    capture.append(6 as UInt32)
    capture.append(length)
    capture.append(0 as UInt64)
    #expect(
      try error(capture)
        == .badBlockLength(Int(length), at: CapturePlace(offset: 48, record: 1)))
  }

  @Test func `a block too short for its fields is an error`() throws {
    var capture = CaptureBytes.pcapng()
    capture.block(6) { $0.append(0 as UInt64) }
    #expect(try error(capture) == .badBlockLength(20, at: CapturePlace(offset: 48, record: 1)))
  }

  @Test func `two lengths of a block that differ are an error`() throws {
    var capture = CaptureBytes.pcapng()
    capture.enhanced()
    capture.bytes[capture.bytes.count - 4] = 8
    #expect(
      try error(capture)
        == .blockLengthsDiffer(first: 92, last: 8, at: CapturePlace(offset: 48, record: 1)))
  }

  @Test func `a block beyond the file is an error and nothing is allocated for it`() throws {
    var capture = CaptureBytes.pcapng()
    capture.append(6 as UInt32)
    capture.append(UInt32.max - 3)
    capture.append(0 as UInt32)
    #expect(
      try error(capture)
        == .truncatedRecord(
          neededBytes: Int(UInt32.max - 3), foundBytes: 12,
          at: CapturePlace(offset: 48, record: 1)))
  }

  @Test func `a frame beyond its block is an error`() throws {
    var capture = CaptureBytes.pcapng()
    capture.enhanced(captured: 61)
    #expect(
      try error(capture)
        == .frameBeyondBlock(bytes: 61, roomBytes: 60, at: CapturePlace(offset: 48, record: 1)))
  }

  @Test func `a length that no frame has is an error`() throws {
    var capture = CaptureBytes.pcapng()
    capture.enhanced(captured: UInt32.max)
    #expect(
      try error(capture)
        == .unreasonableLength(
          bytes: Int(UInt32.max), limit: 262_144, at: CapturePlace(offset: 48, record: 1)))
  }

  @Test func `an option beyond its block is an error`() throws {
    var capture = CaptureBytes.pcapng()
    capture.enhanced { body in
      body.append(1 as UInt16)
      body.append(9 as UInt16)
      body.append(0 as UInt64)
    }
    #expect(
      try error(capture)
        == .optionBeyondBlock(
          code: 1, bytes: 9, roomBytes: 8, at: CapturePlace(offset: 48, record: 1)))
  }

  @Test func `an option after the end of options is not read`() throws {
    var capture = CaptureBytes.pcapng()
    capture.enhanced { body in
      body.option(0, [])
      body.append(1 as UInt16)
      body.append(9 as UInt16)
    }
    #expect(try error(capture) == nil)
  }
}
