import Interchange
import Testing

struct CaptureIndexTests {
  @Test func `the index gives back what the reader gave`() throws {
    var capture = CaptureBytes.pcapng(links: [101, 1])
    capture.enhanced(on: 1, ticks: 5, original: UInt32.max, CaptureBytes.frame(61)) {
      $0.option(2, 0x80 as UInt32)
    }
    capture.simple(original: 60, CaptureBytes.frame())
    capture.packet(on: 1, ticks: UInt64.max >> 16, CaptureBytes.frame(64))
    let file = try capture.file
    let index = CaptureIndex(file)
    #expect((0..<index.count).map { index[$0] } == file.readAll().frames)
  }

  @Test func `the bytes of any frame can be copied`() throws {
    var capture = CaptureBytes.pcap()
    for length in [60, 61, 0, 1_514] { capture.record(0, CaptureBytes.frame(length)) }
    let index = CaptureIndex(try capture.file)
    #expect(index.bytes(of: 3) == CaptureBytes.frame(1_514))
    #expect(index.bytes(of: 2) == [])
    #expect(index.bytes(of: 1) == CaptureBytes.frame(61))
  }

  @Test func `work that is no longer wanted stops`() throws {
    var capture = CaptureBytes.pcap()
    for _ in 0..<140_000 { capture.record(0, []) }
    var asked: [CaptureIndex.Progress] = []
    let index = CaptureIndex(try capture.file) { progress in
      asked.append(progress)
      return asked.count < 2
    }
    #expect(asked.map(\.frameCount) == [65_536, 131_072])
    #expect(asked.last?.bytesRead == 24 + 16 * 131_072)
    #expect(asked.last?.bytesTotal == capture.bytes.count)
    #expect(index.count == 131_072)
    #expect(!index.isComplete)
    #expect(index.error == nil)
  }

  @Test func `a damaged capture is indexed up to the damage`() throws {
    var capture = CaptureBytes.pcap()
    capture.record(0)
    capture.record(0, captured: 61)
    let index = CaptureIndex(try capture.file)
    #expect(index.count == 1)
    #expect(index.isComplete)
    #expect(index.error == index.report.failure)
    #expect(index.error != nil)
  }

  @Test func `a place names byte and number of a frame`() throws {
    var capture = CaptureBytes.pcap()
    capture.record(0)
    capture.record(0)
    let index = CaptureIndex(try capture.file)
    #expect(index.place(of: 1) == CapturePlace(offset: 100, record: 2))
  }
}
