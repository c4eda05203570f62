import Frames
import Testing

struct InternetChecksumTests {
  @Test func `the example of the standard gives the sum of the standard`() {
    var checksum = InternetChecksum()
    checksum.add(bytes("0001 f203 f4f5 f6f7")[...])
    #expect(checksum.folded == 0xDDF2)
    #expect(checksum.value == 0x220D)
  }

  @Test(arguments: 0..<20)
  func `every length gives what adding words one by one gives`(count: Int) {
    let content = FramePattern.bytes(count, of: 0xFEDC_BA98_7654_3210)
    var whole = InternetChecksum()
    whole.add(content[...])
    var single = InternetChecksum()
    for offset in stride(from: 0, to: count, by: 2) {
      let low = offset + 1 < count ? UInt16(content[offset + 1]) : 0
      single.add(UInt16(content[offset]) << 8 | low)
    }
    #expect(whole.value == single.value)
  }

  @Test func `carries from many large words are not lost`() {
    var checksum = InternetChecksum()
    checksum.add([UInt8](repeating: 0xFF, count: 65_535)[...])
    #expect(checksum.folded == 0xFF00)
  }
}
