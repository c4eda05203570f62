import Interchange
import Testing

struct FrameDetailsTests {
  @Test(arguments: [false, true])
  func `comments, flags and packet id are read`(isBigEndian: Bool) throws {
    var capture = CaptureBytes.pcapng(isBigEndian: isBigEndian)
    capture.enhanced(CaptureBytes.frame(61)) { body in
      body.option(1, Array("a remark".utf8))
      body.option(2, 0x82 as UInt32)
      body.option(5, 0x1_0000_0002 as UInt64)
      body.option(1, Array("another".utf8))
      body.option(0, [])
    }
    let index = CaptureIndex(try capture.file)
    let details = index.details(of: 0)
    #expect(details.comments == ["a remark", "another"])
    #expect(details.flags?.direction == .outbound)
    #expect(details.flags?.checkSequenceBytes == 4)
    #expect(details.packetID == 0x1_0000_0002)
    #expect(index[0].checkSequenceBytes == 4)
  }

  @Test func `a frame without options has no details`() throws {
    var capture = CaptureBytes.pcapng()
    capture.enhanced()
    capture.simple(original: 60, CaptureBytes.frame())
    let index = CaptureIndex(try capture.file)
    #expect(index.details(of: 0) == index.details(of: 1))
    #expect(index.details(of: 0).comments.isEmpty)
    #expect(index.details(of: 0).flags == nil)
    #expect(index.details(of: 0).packetID == nil)
  }

  @Test func `a comment that is not UTF-8 is repaired`() throws {
    var capture = CaptureBytes.pcapng()
    capture.enhanced { $0.option(1, [0x41, 0xFF]) }
    #expect(CaptureIndex(try capture.file).details(of: 0).comments == ["A\u{FFFD}"])
  }

  @Test(arguments: zip([0, 1, 2, 3] as [UInt32], FrameFlags.Direction.allCases + [.unknown]))
  func `two bits say the direction`(bits: UInt32, direction: FrameFlags.Direction) {
    #expect(FrameFlags(rawValue: bits | 0xFFFF_FFFC).direction == direction)
  }
}
