import Frames
import Testing

struct DissectorARPTests {
  /// The summary of ARP with an operation and two addresses.
  private func summary(_ operation: String, sender: String, target: String) -> String {
    FrameDissection(
      bytes(
        "ffffffffffff 005056c0a801 0806 0001 0800 06 04" + operation + "005056c0a801" + sender
          + "00155d010203" + target)
    ).summary
  }

  @Test func `a station that asks for itself announces its address`() {
    #expect(
      summary("0001", sender: "c0a80101", target: "c0a80101") == "ARP  announces 192.168.1.1")
  }

  @Test func `a station without an address probes`() {
    #expect(
      summary("0001", sender: "00000000", target: "c0a80101")
        == "ARP  is 192.168.1.1 in use? (probe)")
  }

  @Test func `reverse requests and replies name the card`() {
    #expect(
      summary("0003", sender: "00000000", target: "00000000")
        == "ARP  who is 00:15:5d:01:02:03? tell 00:50:56:c0:a8:01")
    #expect(
      summary("0004", sender: "c0a80101", target: "c0a80163")
        == "ARP  00:15:5d:01:02:03 is 192.168.1.99")
  }

  @Test func `an unknown operation is shown with its number`() {
    #expect(summary("0063", sender: "00000000", target: "00000000") == "ARP  operation 99")
    #expect(
      summary("0008", sender: "00000000", target: "00000000")
        == "ARP  operation 8 (inverse request)")
  }

  @Test func `addresses of another length are shown as bytes`() {
    let dissection = FrameDissection(
      bytes("ffffffffffff 005056c0a801 0806 0001 0800 02 01 0001 aabb 01 ccdd 02"))
    #expect(dissection.field("arp.src.hw_mac")?.text == "aa bb")
    #expect(dissection.field("arp.dst.proto_ipv4")?.text == "02")
    #expect(dissection.summary == "ARP  who has 02? tell 01")
  }

  @Test func `a length without bytes behind it is noticed`() {
    let dissection = FrameDissection(
      bytes("ffffffffffff 005056c0a801 0806 0001 0800 06 ff 0001 005056c0a801 c0a80101"))
    #expect(dissection.field("arp.src.proto_ipv4")?.text == "cut off: 4 of 255 B")
  }
}
