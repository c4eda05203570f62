import Frames
import Testing

struct FrameDissectionTests {
  @Test func `an ARP request is shown field by field`() {
    let frame = FrameBuilder.arpRequest(from: Samples.asker, for: Samples.answerer.address)
    #expect(
      text(of: FrameDissection(frame)) == """
        Ethernet II 0-14 00:50:56:c0:a8:01 to broadcast
          0-6 Destination: ff:ff:ff:ff:ff:ff (broadcast)
          6-12 Source: 00:50:56:c0:a8:01
          12-14 Type: 0x0806 (ARP)
        ARP 14-42 who has 192.168.1.99? tell 192.168.1.1
          14-16 Hardware type: 1 (Ethernet)
          16-18 Protocol type: 0x0800 (IPv4)
          18-19 Hardware size: 6 B
          19-20 Protocol size: 4 B
          20-22 Operation: 1 (request)
          22-28 Sender hardware: 00:50:56:c0:a8:01
          28-32 Sender address: 192.168.1.1
          32-38 Target hardware: 00:00:00:00:00:00
          38-42 Target address: 192.168.1.99
        padding 42-60 18 B, all zero
          42-60 Padding: 18 B, all zero
        """)
  }

  @Test func `a frame that a capture cut off says so at the field where the bytes end`() {
    let dissection = FrameDissection(Array(Samples.syn.prefix(45)), originalBytes: 66)
    #expect(dissection.isTruncated)
    #expect(dissection.nodes.map(\.isTruncated) == [false, false, true])
    #expect(dissection.nodes.last?.summary == "cut off after 11 B")
    #expect(dissection.nodes.last?.fields.last?.text == "cut off: 3 of 4 B")
    #expect(dissection.nodes.last?.fields.last?.range == 42..<45)
  }

  @Test func `content that a capture cut off names both lengths`() {
    let frame = FrameBuilder.udp(
      from: Samples.asker, to: Samples.answerer, lengthBytes: 200, number: 1)
    let dissection = FrameDissection(Array(frame.prefix(60)), originalBytes: 200)
    #expect(dissection.nodes.last?.summary == "18 of 158 B")
    #expect(dissection.field("data")?.condition == .truncated)
    let checksum = dissection.field("udp.checksum")
    #expect(checksum?.text.hasSuffix("cannot be checked: truncated") == true)
  }

  @Test func `an original length below the bytes that are there is ignored`() {
    #expect(FrameDissection(Samples.syn, originalBytes: -1) == FrameDissection(Samples.syn))
  }

  @Test func `no bytes are no nodes`() {
    #expect(FrameDissection([]).nodes.isEmpty)
    #expect(FrameDissection([]).summary == "no bytes")
  }

  @Test func `a frame is listed under its innermost protocol`() {
    let frame = FrameBuilder.udp(
      from: Samples.asker, to: Samples.answerer, lengthBytes: 60, number: 1)
    #expect(FrameDissection(frame).summary == "UDP  port 49152 to 9, 18 B")
  }

  @Test func `a byte leads to its field and the parts of the field`() {
    let dissection = FrameDissection(Samples.syn)
    #expect(dissection.path(to: 3).map(\.name) == ["Destination"])
    #expect(dissection.path(to: 60).map(\.name) == ["Options", "Window scale"])
    #expect(dissection.path(to: 66).isEmpty)
    #expect(dissection.path(to: -1).isEmpty)
  }
}
