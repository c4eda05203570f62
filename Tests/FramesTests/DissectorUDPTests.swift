import Frames
import Testing

struct DissectorUDPTests {
  /// A frame with a UDP header behind IPv4.
  private func frame(_ datagram: String) -> [UInt8] {
    let datagram = bytes(datagram)
    return bytes("00155d010203 005056c0a801 0800 4500") + [0, UInt8(20 + datagram.count)]
      + bytes("0001 0000 80 11 0000 c0a80101 c0a80163") + datagram
  }

  @Test func `well-known ports are named`() {
    let dissection = FrameDissection(frame("c000 0035 0008 0000"))
    #expect(dissection.field("udp.srcport")?.text == "49152")
    #expect(dissection.field("udp.dstport")?.text == "53 (DNS)")
  }

  @Test func `a checksum of zero was not computed`() {
    #expect(
      FrameDissection(frame("c000 0035 0008 0000")).field("udp.checksum")?.text
        == "0x0000, not used")
  }

  @Test func `a wrong checksum names the right one`() {
    #expect(
      FrameDissection(frame("c000 0035 0008 1234")).field("udp.checksum")?.text
        == "0x1234, wrong, should be 0xbbf3")
  }

  @Test func `the sum of the pseudo header alone was left for the card`() {
    let field = FrameDissection(frame("c000 0035 0008 83ce")).field("udp.checksum")
    #expect(
      field?.text == "0x83ce, wrong, should be 0xbbf3: left for the card to finish")
    #expect(field?.condition == .wrong)
  }

  @Test func `a length below the header is wrong`() {
    #expect(
      FrameDissection(frame("c000 0035 0007 1234")).field("udp.length")?.text
        == "7 B, wrong: the header alone has 8 B")
  }

  @Test func `a length beyond the datagram is wrong`() {
    #expect(
      FrameDissection(frame("c000 0035 0009 1234")).field("udp.length")?.text
        == "9 B, wrong: the datagram had only 8 B")
  }

  @Test func `bytes behind the length are no content`() {
    let dissection = FrameDissection(frame("c000 0035 0009 0000 41 42"))
    #expect(dissection.field("data")?.text == "1 B: A")
    #expect(dissection.nodes.last?.range == 43..<44)
  }
}
