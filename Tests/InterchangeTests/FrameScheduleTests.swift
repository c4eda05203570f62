import Interchange
import Testing

struct FrameScheduleTests {
  /// A schedule of frames at times in nanoseconds.
  private func schedule(_ times: [UInt64], isRealTime: Bool = false) throws -> FrameSchedule {
    var capture = CaptureBytes()
    capture.section()
    capture.interface(1) { $0.option(9, 9 as UInt8) }
    for time in times { capture.enhanced(ticks: time) }
    return try FrameSchedule(CaptureIndex(try capture.file), isRealTime: isRealTime)
  }

  private func times(_ schedule: FrameSchedule) -> [Int64] {
    (0..<schedule.count).map { schedule[$0].timeNanoseconds }
  }

  /// A schedule of one frame.
  private func schedule(captured: Int, original: Int? = nil, link: UInt32 = 1) throws
    -> FrameSchedule
  {
    var capture = CaptureBytes.pcap(link: link)
    capture.record(
      0, original: original.map { UInt32($0) }, CaptureBytes.frame(captured))
    return try FrameSchedule(CaptureIndex(try capture.file))
  }

  @Test func `the first frame is at zero and the others keep their distance`() throws {
    let schedule = try schedule([1_000_000, 1_000_500, 1_000_000_000])
    #expect(times(schedule) == [0, 500, 999_000_000])
    #expect(schedule.durationNanoseconds == 999_000_000)
    #expect(schedule.report.entries.isEmpty)
  }

  @Test func `a frame earlier than its predecessor moves to the predecessor's time`() throws {
    let schedule = try schedule([1_000, 3_000, 2_000, 2_500, 4_000])
    #expect(times(schedule) == [0, 2_000, 2_000, 2_000, 3_000])
    #expect(schedule.report.count(of: .movedForward) == 2)
    #expect(schedule[2].marks == .movedForward)
  }

  @Test func `after the clock was set back the time goes on from there`() throws {
    let hour: UInt64 = 3_600_000_000_000
    let schedule = try schedule([hour, hour + 10, 100, 200, 300])
    #expect(times(schedule) == [0, 10, 10, 110, 210])
    #expect(schedule.report.count(of: .movedForward) == 1)
  }

  @Test func `a gap over a second shrinks to a second`() throws {
    let schedule = try schedule([0, 1_000_000_000, 2_000_000_001, 100_000_000_000])
    #expect(times(schedule) == [0, 1_000_000_000, 2_000_000_000, 3_000_000_000])
    #expect(schedule.report.count(of: .shortenedGap) == 2)
    #expect(schedule[1].marks == [])
    #expect(schedule[2].marks == .afterShortenedGap)
  }

  @Test func `in real time gaps stay as they are`() throws {
    let schedule = try schedule([0, 100_000_000_000], isRealTime: true)
    #expect(times(schedule) == [0, 100_000_000_000])
    #expect(schedule.report.entries.isEmpty)
  }

  @Test func `in real time too a gap that ends behind the first hour shrinks to a second`() throws {
    let second: UInt64 = 1_000_000_000
    let schedule = try schedule(
      [0, 3_600 * second, 3_601 * second, 3_603 * second, 1_700_000_000 * second],
      isRealTime: true)
    #expect(times(schedule).map { $0 / Int64(second) } == [0, 3_600, 3_601, 3_602, 3_603])
    #expect(schedule.report.count(of: .shortenedLateGap) == 2)
    #expect(schedule.report.count(of: .shortenedGap) == 0)
    let sentence = try #require(schedule.report.entries.first?.sentence)
    #expect(sentence.hasPrefix("2 gaps over 1 s that would end behind the first hour"))
    #expect(sentence.hasSuffix("(first: frame 4)"))
  }

  @Test func `spans beyond 64 bits are gaps like others`() throws {
    var capture = CaptureBytes()
    capture.section()
    capture.interface(1) { body in
      body.option(9, 0 as UInt8)
      body.option(14, -9_000_000_000 as Int64)
    }
    for seconds in [0, 18_000_000_000, 18_200_000_000, 0, 18_000_000_000] as [UInt64] {
      capture.enhanced(ticks: seconds)
    }
    let schedule = try FrameSchedule(CaptureIndex(try capture.file), isRealTime: true)
    #expect(times(schedule).map { $0 / 1_000_000_000 } == [0, 1, 2, 2, 3])
  }

  @Test func `a short frame is padded with zeros to sixty bytes`() throws {
    let schedule = try schedule(captured: 42)
    #expect(schedule[0].lengthBytes == 60)
    #expect(schedule[0].marks == .padded)
    #expect(schedule.bytes(of: 0) == CaptureBytes.frame(42) + [UInt8](repeating: 0, count: 18))
    #expect(schedule.report.count(of: .padded) == 1)
  }

  @Test func `a frame without a byte is padded too`() throws {
    #expect(try schedule(captured: 0).bytes(of: 0) == [UInt8](repeating: 0, count: 60))
  }

  @Test func `the bounds of the cable are left alone`() throws {
    for length in [60, 1_514] {
      let schedule = try schedule(captured: length)
      #expect(schedule.bytes(of: 0) == CaptureBytes.frame(length))
      #expect(schedule.report.entries.isEmpty)
    }
  }

  @Test func `a frame over 1514 bytes stays as it is and is marked`() throws {
    let schedule = try schedule(captured: 1_515)
    #expect(schedule[0].lengthBytes == 1_515)
    #expect(schedule[0].marks == .tooLong)
    #expect(schedule.bytes(of: 0) == CaptureBytes.frame(1_515))
    #expect(schedule.report.count(of: .tooLong) == 1)
  }

  @Test func `a frame that was cut off is filled to its original length`() throws {
    let schedule = try schedule(captured: 64, original: 100)
    #expect(schedule[0].lengthBytes == 100)
    #expect(schedule[0].marks == .truncated)
    #expect(schedule.bytes(of: 0) == CaptureBytes.frame(64) + [UInt8](repeating: 0, count: 36))
    #expect(schedule.report.count(of: .filled) == 1)
  }

  @Test func `nothing is allocated for what an original length claims`() throws {
    let schedule = try schedule(captured: 64, original: Int(UInt32.max))
    #expect(schedule[0].lengthBytes == Int(UInt32.max))
    #expect(schedule[0].marks == [.truncated, .tooLong])
    #expect(schedule.bytes(of: 0).count == 64)
    #expect(schedule.report.count(of: .filled) == 0)
  }

  @Test func `a frame check sequence is cut off and counted`() throws {
    let schedule = try schedule(captured: 1_518, link: 0x2400_0001)
    #expect(schedule[0].lengthBytes == 1_514)
    #expect(schedule[0].marks == .hadCheckSequence)
    #expect(schedule.bytes(of: 0) == CaptureBytes.frame(1_514))
    #expect(schedule.report.count(of: .removedCheckSequence) == 1)
  }

  @Test func `a frame shorter than its frame check sequence is empty`() throws {
    #expect(
      try schedule(captured: 2, link: 0x2400_0001).bytes(of: 0)
        == [UInt8](repeating: 0, count: 60))
  }

  @Test func `frames of other interfaces are left out and counted`() throws {
    var capture = CaptureBytes.pcapng(links: [113, 1, 101])
    capture.enhanced(on: 0, ticks: 1)
    capture.enhanced(on: 1, ticks: 10)
    capture.enhanced(on: 2, ticks: 20)
    capture.enhanced(on: 1, ticks: 30)
    let schedule = try FrameSchedule(CaptureIndex(try capture.file))
    #expect((0..<schedule.count).map { schedule[$0].captureIndex } == [1, 3])
    #expect(times(schedule) == [0, 20_000])
    #expect(schedule.report.count(of: .skippedLinkType) == 2)
    #expect(schedule.report.skippedLink == LinkType(rawValue: 113))
  }

  @Test func `a capture of nothing but other link types is refused at its first frame`() throws {
    var capture = CaptureBytes.pcap(link: 113)
    capture.record(0)
    let index = CaptureIndex(try capture.file)
    let place = CapturePlace(offset: 24, record: 1)
    #expect(throws: ImportError.notEthernet(LinkType(rawValue: 113), at: place)) {
      try FrameSchedule(index)
    }
  }

  @Test func `a capture of another link type without frames is refused at its header`() throws {
    let index = CaptureIndex(try CaptureBytes.pcap(link: 105).file)
    let place = CapturePlace(offset: 0, record: 0)
    #expect(throws: ImportError.notEthernet(LinkType(rawValue: 105), at: place)) {
      try FrameSchedule(index)
    }
  }

  @Test func `a capture without frames is an empty schedule`() throws {
    let schedule = try FrameSchedule(CaptureIndex(try CaptureBytes.pcap().file))
    #expect(schedule.count == 0)
    #expect(schedule.durationNanoseconds == 0)
  }

  @Test func `a damaged capture is played up to the damage and the report ends with it`() throws {
    var capture = CaptureBytes.pcap()
    capture.record(0)
    capture.record(0, captured: 61)
    let schedule = try FrameSchedule(CaptureIndex(try capture.file))
    #expect(schedule.count == 1)
    #expect(schedule.report.entries.map(\.severity) == [.error])
  }

  @Test func `a capture damaged before its first frame is refused with the damage`() throws {
    var capture = CaptureBytes.pcap()
    capture.record(0, captured: 61)
    let index = CaptureIndex(try capture.file)
    let error = try #require(index.error)
    #expect(throws: error) { try FrameSchedule(index) }
  }
}
