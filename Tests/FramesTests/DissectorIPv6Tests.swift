import Frames
import Testing

struct DissectorIPv6Tests {
  /// A frame with an IPv6 header that announces a protocol and its content.
  private func frame(_ next: String, _ content: String) -> [UInt8] {
    let content = bytes(content)
    return bytes("3333ff000002 005056c0a801 86dd 60000000") + [0, UInt8(content.count)]
      + bytes(next + "40 fe800000000000000000000000000001 fe800000000000000000000000000002")
      + content
  }

  @Test func `a header is shown field by field`() {
    let node = FrameDissection(Samples.synOverIPv6).node(.ipv6)
    #expect(
      node?.fields.map { $0.name + ": " + $0.text } == [
        "Version: 6", "Traffic class: 0x00", "Flow label: 0x12345", "Payload length: 32 B",
        "Next header: 6 (TCP)", "Hop limit: 64", "Source: fe80::1", "Destination: fe80::2",
      ])
  }

  @Test func `checksums use the pseudo header of IPv6`() {
    #expect(
      FrameDissection(Samples.synOverIPv6).field("tcp.checksum")?.text == "0xb55e, correct")
  }

  @Test func `extension headers lead to the transport`() {
    let dissection = FrameDissection(
      frame("00", "3c00 0104 00000000 1100 0104 00000000 c000 0009 0008 0000"))
    #expect(
      dissection.nodes.map(\.kind) == [
        .ethernet, .ipv6, .ipv6Extension, .ipv6Extension, .udp,
      ])
    #expect(
      dissection.nodes[2...3].map(\.summary) == ["hop-by-hop options", "destination options"])
  }

  @Test func `a later fragment has no transport header`() {
    let dissection = FrameDissection(frame("2c", "1100 00b9 00000001 4142434445464748"))
    #expect(dissection.field("ipv6.fraghdr.offset")?.text == "184 B")
    #expect(dissection.nodes.map(\.kind) == [.ethernet, .ipv6, .ipv6Extension, .payload])
  }

  @Test func `a fragment header around a whole datagram stops no check`() {
    let dissection = FrameDissection(frame("2c", "1100 0000 00000001 c000 0009 0008 0000"))
    #expect(
      dissection.field("udp.checksum")?.text.hasPrefix("0x0000, wrong, should be 0x") == true)
  }

  @Test func `a route still under way makes the pseudo header unknown`() {
    let route = "1102 00 01 00000000 fe800000000000000000000000000003"
    let dissection = FrameDissection(frame("2b", route + "c000 0009 0008 1234"))
    #expect(
      dissection.field("udp.checksum")?.text == "0x1234, cannot be checked: source route")
  }

  @Test func `an authentication header counts in units of four bytes`() {
    let dissection = FrameDissection(
      frame("33", "1104 0000 00000001 00000001 000000000000000000000000 c000 0009 0008 0000"))
    #expect(dissection.field("ipv6.ext.len")?.text == "24 B")
    #expect(dissection.node(.udp)?.range == 78..<86)
  }

  @Test func `a payload length beyond the frame is wrong`() {
    var frame = Samples.synOverIPv6
    frame[18] = 1
    #expect(
      FrameDissection(frame).field("ipv6.plen")?.text == "288 B, wrong: the frame had only 32 B")
  }

  @Test func `another version is not read as IPv6`() {
    var frame = Samples.synOverIPv6
    frame[14] = 0x70
    #expect(FrameDissection(frame).field("ipv6.version")?.text == "7, wrong: not 6")
  }
}
