import Frames
import Interchange
import TestNumbers
import Testing

/// Captures with bytes missing or changed: the frames before the damage are given, nothing else
/// happens.
struct DamagedCaptureTests {
  static let samples = [
    "tcpdump__802.1ad_QinQ.pcap", "tcpdump__icmpv6.pcap", "pcapngtest__be_basic_test009.pcapng",
    "pcapngtest__le_basic_test008.pcapng", "pcapngtest__le_basic_test010.pcapng",
  ]

  /// Where each frame's record ends: at the next one, or at the end of the file.
  private func ends(_ frames: [CapturedFrame], _ bytes: [UInt8]) -> [Int] {
    frames.map { frame in
      let isBlock = bytes[0] == 0x0A
      guard isBlock else { return frame.dataOffset + frame.capturedBytes }
      let isBig = bytes[8] == 0x1A
      let length = bytes[frame.recordOffset + 4..<frame.recordOffset + 8]
      let digits = isBig ? Array(length) : Array(length.reversed())
      return frame.recordOffset + digits.reduce(0) { $0 << 8 | Int($1) }
    }
  }

  /// Uses everything that reading gave.
  private func exercise(_ file: CaptureFile) {
    let index = CaptureIndex(file)
    for number in 0..<index.count {
      _ = FrameDissection(
        index.bytes(of: number), originalBytes: index[number].originalBytes)
      _ = index.details(of: number)
    }
    #expect(index.report.entries.allSatisfy { !$0.sentence.isEmpty })
    guard let schedule = try? FrameSchedule(index) else { return }
    for number in 0..<schedule.count { _ = schedule.bytes(of: number) }
    #expect(schedule.report.entries.allSatisfy { !$0.sentence.isEmpty })
  }

  @Test(arguments: samples)
  func `every prefix gives the frames that end in it`(file: String) throws {
    let bytes = try CaptureSample.named(file).bytes
    let whole = try CaptureFile(bytes).readAll().frames
    let ends = ends(whole, bytes)
    for count in 4..<bytes.count {
      let prefix = try CaptureFile(Array(bytes.prefix(count)))
      let (frames, error) = prefix.readAll()
      #expect(frames == Array(whole[..<ends.count { $0 <= count }]))
      if error == nil { #expect(count == ends.last { $0 <= count } || isBoundary(count, bytes)) }
      exercise(prefix)
    }
  }

  /// Whether a header or a block without a frame ends at a byte.
  private func isBoundary(_ count: Int, _ bytes: [UInt8]) -> Bool {
    guard bytes[0] == 0x0A else { return count == 24 }
    var offset = 0
    while offset < count {
      let length = bytes[offset + 4..<offset + 8]
      let digits = bytes[8] == 0x1A ? Array(length) : Array(length.reversed())
      offset += digits.reduce(0) { $0 << 8 | Int($1) }
    }
    return offset == count
  }

  @Test(arguments: samples)
  func `a changed byte leaves the frames before it alone`(file: String) throws {
    let bytes = try CaptureSample.named(file).bytes
    let whole = try CaptureFile(bytes).readAll().frames
    let ends = ends(whole, bytes)
    var random = RandomNumbers(seed: UInt64(bytes.count))
    for _ in 0..<600 {
      let offset = random.below(bytes.count)
      var changed = bytes
      changed[offset] ^= UInt8(1 + random.below(255))
      guard let capture = try? CaptureFile(changed) else {
        #expect(offset < 8)
        continue
      }
      let untouched = Array(whole[..<ends.count { $0 <= offset }])
      #expect(Array(capture.readAll().frames.prefix(untouched.count)) == untouched)
      exercise(capture)
    }
  }

  @Test func `noise behind a header is survived`() throws {
    var random = RandomNumbers(seed: 3)
    var frameCount = 0
    var faultCount = 0
    for start in [CaptureBytes.pcap().bytes, CaptureBytes.pcapng().bytes] {
      for _ in 0..<500 {
        let noise = (0..<random.below(300)).map { _ in
          random.below(2) == 0 ? 0 : UInt8(truncatingIfNeeded: random.next())
        }
        let file = try CaptureFile(start + noise)
        exercise(file)
        let (frames, error) = file.readAll()
        frameCount += frames.count
        faultCount += error == nil ? 0 : 1
      }
    }
    #expect(frameCount > 0 && faultCount > 0)
  }
}
