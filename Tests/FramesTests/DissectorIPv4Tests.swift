import Frames
import Testing

struct DissectorIPv4Tests {
  /// A frame with an IPv4 header from the total length on, without a valid checksum.
  private func frame(_ header: String, first: String = "4500", _ content: String = "") -> [UInt8] {
    bytes("00155d010203 005056c0a801 0800" + first + header + "c0a80101 c0a80163" + content)
  }

  @Test func `a header is shown field by field`() {
    let node = FrameDissection(Samples.syn).node(.ipv4)
    #expect(
      node?.fields.map { $0.name + ": " + $0.text } == [
        "Version: 4", "Header length: 20 B", "Service: 0x00", "Total length: 52 B",
        "Identification: 0x0001 (1)", "Flags: do not fragment", "Fragment offset: 0 B",
        "Time to live: 128", "Protocol: 6 (TCP)", "Checksum: 0x770e, correct",
        "Source: 192.168.1.1", "Destination: 192.168.1.99",
      ])
  }

  @Test func `a wrong checksum names the right one`() {
    var frame = Samples.syn
    frame[24] = 0
    let field = FrameDissection(frame).field("ip.checksum")
    #expect(field?.text == "0x000e, wrong, should be 0x770e")
    #expect(field?.condition == .wrong)
  }

  @Test func `the first fragment shows its transport header without judging it`() {
    let frame = frame("0024 0001 2000 80 11 0000", "c000 0009 0100 1234 0000000000000000")
    let dissection = FrameDissection(frame)
    #expect(dissection.field("ip.flags")?.text == "more fragments")
    #expect(
      dissection.field("udp.checksum")?.text == "0x1234, cannot be checked: fragment")
    #expect(dissection.field("udp.length")?.condition == .normal)
    #expect(
      dissection.node(.ipv4)?.summary == "192.168.1.1 to 192.168.1.99, UDP, fragment at 0 B")
  }

  @Test func `a later fragment has no transport header`() {
    let dissection = FrameDissection(frame("001c 0001 00b9 80 11 0000", "4142434445464748"))
    #expect(dissection.nodes.map(\.kind) == [.ethernet, .ipv4, .payload])
    #expect(dissection.field("ip.frag_offset")?.text == "1480 B")
    #expect(
      dissection.summary == "IPv4  192.168.1.1 to 192.168.1.99, UDP, fragment at 1480 B")
  }

  @Test func `options are shown one by one`() {
    let frame = frame("0020 0001 0000 80 fd 0000", first: "4800", "940400000107040400000000")
    let field = FrameDissection(frame).field("ip.options")
    #expect(field?.text == "Router alert, Record route, End of options")
    #expect(field?.children.map(\.range) == [34..<38, 38..<39, 39..<43, 43..<44])
  }

  @Test(arguments: ["94000000", "94010000", "94050000", "07ff0000", "01010194"])
  func `an option longer than its header is wrong`(option: String) {
    let frame = frame("0018 0001 0000 80 fd 0000", first: "4600", option)
    let field = FrameDissection(frame).field("ip.options")
    #expect(field?.condition == .wrong)
    #expect(field?.children.last?.text.contains("wrong") == true)
  }

  @Test func `a source route still under way makes the pseudo header unknown`() {
    let frame = frame(
      "0028 0001 0000 80 11 0000", first: "4700", "830704 c0a80105 00 c000 0009 000c 1234 00000000")
    #expect(
      FrameDissection(frame).field("udp.checksum")?.text
        == "0x1234, cannot be checked: source route")
  }

  @Test func `a total length beyond the frame is wrong and stops the checks`() {
    var frame = Samples.syn
    frame[16] = 1
    let dissection = FrameDissection(frame)
    #expect(dissection.field("ip.len")?.text == "308 B, wrong: the frame had only 52 B")
    #expect(
      dissection.field("tcp.checksum")?.text.hasSuffix("cannot be checked: truncated") == true)
  }

  @Test func `a total length of zero stands for the rest of the frame`() {
    var frame = Samples.syn
    frame.replaceSubrange(16..<18, with: [0, 0])
    let dissection = FrameDissection(frame)
    #expect(dissection.field("ip.len")?.text == "0 B, taken as the rest of the frame")
    #expect(dissection.field("tcp.checksum")?.text == "0x2eae, correct")
  }

  @Test func `a total length below the header is wrong`() {
    let dissection = FrameDissection(frame("0013 0001 0000 80 fd 0000"))
    #expect(dissection.field("ip.len")?.text == "19 B, wrong: the header alone has 20 B")
  }

  @Test func `another version is not read as IPv4`() {
    let dissection = FrameDissection(frame("0014 0001 0000 80 fd 0000", first: "5500"))
    #expect(dissection.field("ip.version")?.text == "5, wrong: not 4")
    #expect(dissection.nodes.last?.kind == .payload)
  }

  @Test func `a header length below twenty is wrong`() {
    let dissection = FrameDissection(frame("0014 0001 0000 80 fd 0000", first: "4400"))
    #expect(dissection.field("ip.hdr_len")?.text == "16 B, wrong: at least 20 B")
  }

  @Test func `what is inside a tunnel is named and left alone`() {
    let dissection = FrameDissection(frame("001c 0001 0000 80 2f 0000", "00000800 45000014"))
    #expect(dissection.field("ip.proto")?.text == "47 (GRE)")
    #expect(dissection.nodes.map(\.kind) == [.ethernet, .ipv4, .payload])
  }
}
