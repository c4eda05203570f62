import Frames
import Testing

struct DissectorEthernetTests {
  @Test func `tags inside tags are shown one after the other`() {
    let dissection = FrameDissection(Samples.doubleTag)
    #expect(
      dissection.nodes.map { $0.name + " " + $0.summary } == [
        "Ethernet II 00:50:56:c0:a8:01 to broadcast", "VLAN tag VLAN 200", "VLAN tag VLAN 2001",
        "ARP who has 192.168.1.99? tell 192.168.1.1",
      ])
    #expect(dissection.nodes[2].fields.map(\.text) == ["3", "no", "2001", "0x0806 (ARP)"])
  }

  @Test func `a tag without a network only carries a priority`() {
    let frame = bytes("ffffffffffff 005056c0a801 8100 e000 0806" + Samples.arpBody)
    #expect(FrameDissection(frame).node(.tag)?.summary == "VLAN 0 (priority only)")
  }

  @Test func `a length is followed by LLC and what lies behind it is padding`() {
    let dissection = FrameDissection(Samples.spanningTree)
    #expect(dissection.nodes.map(\.kind) == [.ieee8023, .llc, .payload, .padding])
    #expect(dissection.summary == "LLC  spanning tree")
    #expect(dissection.nodes.last?.range == 52..<60)
  }

  @Test func `SNAP leads to the type behind it`() {
    let dissection = FrameDissection(Samples.snap)
    #expect(dissection.nodes.map(\.kind) == [.ieee8023, .llc, .ipv4])
    #expect(dissection.node(.llc)?.summary == "SNAP, IPv4")
  }

  @Test func `a length beyond the frame is wrong and the rest is still read`() {
    var frame = Samples.spanningTree
    frame[13] = 200
    let dissection = FrameDissection(frame)
    #expect(dissection.field("eth.len")?.text == "200 B, wrong: only 46 B follow")
    #expect(dissection.field("eth.len")?.condition == .wrong)
    #expect(dissection.summary == "LLC  spanning tree")
  }

  @Test func `a number between the lengths and the types means nothing`() {
    var frame = Samples.spanningTree
    frame.replaceSubrange(12..<14, with: [0x05, 0xDD])
    let dissection = FrameDissection(frame)
    #expect(dissection.field("eth.len")?.text == "1501 B, wrong: neither a length nor a type")
    #expect(dissection.nodes.map(\.kind) == [.ieee8023, .payload])
  }

  @Test func `a type that nobody dissects is named and its content is not`() {
    let dissection = FrameDissection(bytes("0180c200000e 005056c0a801 88cc 0207 04 68656c6c6f07"))
    #expect(dissection.field("eth.type")?.text == "0x88cc (LLDP)")
    #expect(dissection.nodes.last?.fields.map(\.text) == ["9 B: ...hello."])
  }

  @Test func `what follows the content of a longer frame is its trailer`() {
    let dissection = FrameDissection(Samples.syn + bytes("00 41"))
    #expect(dissection.nodes.last?.kind == .trailer)
    #expect(dissection.nodes.last?.fields.map(\.text) == ["2 B, not all zero: .A"])
  }

  @Test func `padding that was never cleared is noticed`() {
    var frame = FrameBuilder.arpRequest(from: Samples.asker, for: Samples.answerer.address)
    frame.replaceSubrange(42..<46, with: bytes("70617373"))
    #expect(FrameDissection(frame).nodes.last?.summary == "18 B, not all zero")
  }
}
