import Frames
import Testing

struct DissectorICMPv6Tests {
  /// A frame with an ICMPv6 message.
  private func frame(_ message: String) -> [UInt8] {
    let message = bytes(message)
    return bytes("3333ff000002 005056c0a801 86dd 60000000") + [0, UInt8(message.count)]
      + bytes("3a ff fe800000000000000000000000000001 fe800000000000000000000000000002") + message
  }

  @Test func `a solicitation names its target and the card that asks`() {
    let dissection = FrameDissection(Samples.neighborSolicitation)
    #expect(dissection.summary == "ICMPv6  neighbor solicitation for fe80::2")
    #expect(dissection.field("icmpv6.checksum")?.text == "0x7d86, correct")
    #expect(dissection.field("icmpv6.opt")?.text == "00:50:56:c0:a8:01")
  }

  @Test func `an option without length ends the list`() {
    let dissection = FrameDissection(frame("85 00 0000 00000000 0300 0000 0102030405060708"))
    #expect(dissection.field("icmpv6.opt")?.condition == .wrong)
    #expect(dissection.summary == "ICMPv6  router solicitation")
  }

  @Test(arguments: [
    ("80 00 0000 0001 0002", "echo request 1 number 2"),
    ("01 04 0000 00000000", "port unreachable"),
    ("02 00 0000 00000500", "packet too big, MTU 1280"),
    ("8f 00 0000 00000000", "multicast listener report 2"),
    ("fa 00 0000", "type 250"),
  ])
  func `a message is named by its type`(message: String, summary: String) {
    #expect(FrameDissection(frame(message)).node(.icmpv6)?.summary == summary)
  }
}
