import Frames
import Testing

struct IPv6AddressTests {
  @Test(arguments: [
    (0, 0, "::"), (0, 1, "::1"), (0xFE80_0000_0000_0000, 1, "fe80::1"),
    (0x2001_0DB8_0000_0000, 0x0001_0000_0000_0001, "2001:db8::1:0:0:1"),
    (0x2001_0DB8_0000_0001, 0x0001_0001_0001_0001, "2001:db8:0:1:1:1:1:1"),
    (0x0001_0000_0000_0000, 0, "1::"), (0, 0xFFFF_C0A8_0101, "::ffff:192.168.1.1"),
  ])
  func `an address is printed in its canonical form`(high: UInt64, low: UInt64, text: String) {
    #expect(IPv6Address(high: high, low: low).description == text)
  }

  @Test func `groups begin with ff`() {
    #expect(IPv6Address(high: 0xFF02_0000_0000_0000, low: 1).isMulticast)
    #expect(!IPv6Address(high: 0xFE80_0000_0000_0000, low: 1).isMulticast)
  }
}
