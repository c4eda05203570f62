import Frames
import Testing

struct IPv4AddressTests {
  @Test(arguments: ["192.168.1.99", "0.0.0.0", "255.255.255.255"])
  func `an address is printed as it was read`(text: String) {
    #expect(IPv4Address(text)?.description == text)
  }

  @Test(arguments: [
    "", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.-4", "1.2.3.04", "1.2.3.+4", "1..3.4",
  ])
  func `what is not an address is refused`(text: String) {
    #expect(IPv4Address(text) == nil)
  }

  @Test func `groups begin at 224 and end before 240`() {
    #expect(IPv4Address(224, 0, 0, 1).isMulticast)
    #expect(IPv4Address(239, 255, 255, 255).isMulticast)
    #expect(!IPv4Address(240, 0, 0, 0).isMulticast)
    #expect(!IPv4Address.broadcast.isMulticast)
    #expect(IPv4Address.broadcast.isBroadcast)
  }
}
