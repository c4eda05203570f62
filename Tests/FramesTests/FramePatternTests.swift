import Frames
import Testing

struct FramePatternTests {
  @Test func `the number comes first and a ramp follows`() {
    let content = FramePattern.bytes(12, of: 0x0102_0304_0506_07FE)
    #expect(content == bytes("01 02 03 04 05 06 07 fe fe ff 00 01"))
  }

  @Test(arguments: [0, 1, 7, 8, 9, 1_472, 1_543, 1_544, 1_545, 5_000])
  func `a content is the same byte for byte and as a whole`(count: Int) {
    let number: UInt64 = 0xFFFF_FFFF_FFFF_FFAB
    let single = (0..<count).map { FramePattern.byte(at: $0, of: number) }
    #expect(FramePattern.bytes(count, of: number) == single)
  }

  @Test func `another number gives another content`() {
    #expect(FramePattern.bytes(18, of: 1) != FramePattern.bytes(18, of: 2))
    #expect(FramePattern.bytes(18, of: 1) != FramePattern.bytes(18, of: 257))
  }
}
