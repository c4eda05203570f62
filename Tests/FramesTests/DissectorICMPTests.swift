import Frames
import Testing

struct DissectorICMPTests {
  /// A frame with an ICMP message.
  private func frame(_ message: String) -> [UInt8] {
    let message = bytes(message)
    return bytes("00155d010203 005056c0a801 0800 4500") + [0, UInt8(20 + message.count)]
      + bytes("0001 0000 80 01 0000 c0a80101 c0a80163") + message
  }

  private let quoted = "4500 0020 0001 0000 80 11 0000 0a000001 0a000002 c000 0035 000c 0000"

  @Test func `an unreachable port names the datagram that it is about`() {
    let dissection = FrameDissection(frame("03 03 0000 00000000" + quoted))
    #expect(dissection.summary == "ICMP  port unreachable: 10.0.0.1 to 10.0.0.2, UDP")
    #expect(dissection.field("icmp.quoted")?.range == 42..<62)
  }

  @Test func `a datagram that is too big learns the next MTU`() {
    let dissection = FrameDissection(frame("03 04 0000 0000 0578" + quoted))
    #expect(
      dissection.summary == "ICMP  fragmentation needed, MTU 1400: 10.0.0.1 to 10.0.0.2, UDP")
  }

  @Test func `an error without a whole header in it quotes nothing`() {
    #expect(
      FrameDissection(frame("0b 00 0000 00000000 4500")).summary
        == "ICMP  time to live exceeded")
  }

  @Test func `a redirect names the gateway`() {
    #expect(
      FrameDissection(frame("05 01 0000 c0a801fe")).summary == "ICMP  redirect to 192.168.1.254")
  }

  @Test func `an unknown type is shown with its number`() {
    #expect(FrameDissection(frame("c8 00 0000 01020304")).summary == "ICMP  type 200")
  }

  @Test func `a wrong checksum names the right one`() {
    #expect(
      FrameDissection(frame("08 00 1234 0001 0001")).field("icmp.checksum")?.text
        == "0x1234, wrong, should be 0xf7fd")
  }
}
