import Frames
import Testing

struct DissectorTCPTests {
  @Test func `a header is shown field by field`() {
    let node = FrameDissection(Samples.syn).node(.tcp)
    #expect(
      node?.fields.map { $0.name + ": " + $0.text } == [
        "Source port: 49152", "Destination port: 443 (HTTPS)", "Sequence number: 1",
        "Acknowledgment: 0", "Header length: 32 B", "Flags: SYN", "Window: 64240 B",
        "Checksum: 0x2eae, correct", "Urgent pointer: 0",
        "Options: Maximum segment, Window scale, Selective acknowledgment allowed",
      ])
    #expect(node?.summary == "port 49152 to 443, SYN, sequence 1, 0 B")
  }

  @Test func `options are shown one by one`() {
    let options = FrameDissection(Samples.syn).field("tcp.options")?.children
    #expect(options?.map(\.text) == ["1460 B", "", "times 256", "", "", "yes"])
    #expect(options?.map(\.range.count) == [4, 1, 3, 1, 1, 2])
  }

  @Test func `every flag can be read`() {
    var frame = Samples.syn
    frame[47] = 0xFF
    let dissection = FrameDissection(frame)
    #expect(dissection.field("tcp.flags")?.text == "FIN SYN RST PSH ACK URG ECE CWR")
    #expect(dissection.field("tcp.flags.ece")?.text == "yes")
    frame[47] = 0
    #expect(FrameDissection(frame).field("tcp.flags")?.text == "no flags")
  }

  @Test func `an acknowledgment is named only where it counts`() {
    var frame = Samples.syn
    frame[45] = 9
    #expect(!FrameDissection(frame).summary.contains("acknowledges"))
    frame[47] = 0x12
    #expect(
      FrameDissection(frame).summary
        == "TCP  port 49152 to 443, SYN ACK, sequence 1, acknowledges 9, 0 B")
  }

  @Test func `a header length below twenty is wrong`() {
    var frame = Samples.syn
    frame[46] = 0x40
    #expect(
      FrameDissection(frame).field("tcp.hdr_len")?.text == "16 B, wrong: at least 20 B")
  }

  @Test func `a header length beyond the segment cuts the options off`() {
    var frame = Samples.syn
    frame[46] = 0xF0
    let field = FrameDissection(frame).field("tcp.options")
    #expect(field?.text == "cut off: 12 of 40 B")
    #expect(field?.condition == .truncated)
  }

  @Test func `selective acknowledgments and time stamps are numbers`() {
    let frame =
      Array(Samples.syn.prefix(54))
      + bytes("0101 050a 00000001 00000005 0101 080a 0000000a 0000000b 00 00 00 00 0000 0000")
    var longer = frame
    longer[46] = 0xC0
    longer[17] = 20 + 48
    let options = FrameDissection(longer).field("tcp.options")?.children.map(\.text)
    #expect(options == ["", "", "1 to 5", "", "", "10, echoes 11", ""])
  }
}
