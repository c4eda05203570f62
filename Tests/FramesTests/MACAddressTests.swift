import Frames
import Testing

struct MACAddressTests {
  @Test(arguments: ["00:15:5d:01:02:03", "ff:ff:ff:ff:ff:ff", "00:00:00:00:00:00"])
  func `an address is printed as it was read`(text: String) {
    #expect(MACAddress(text)?.description == text)
  }

  @Test func `the notation of Windows is read too`() {
    #expect(MACAddress("00-15-5D-01-02-03") == MACAddress("00:15:5d:01:02:03"))
  }

  @Test(arguments: [
    "", "00:15:5d:01:02", "00:15:5d:01:02:03:04", "00:15:5d:01:02:3", "00:15:5d:01:02:0g",
    "00:15:5d:01:02:+3", "00-15:5d:01:02:03", "００:15:5d:01:02:03",
  ])
  func `what is not an address is refused`(text: String) {
    #expect(MACAddress(text) == nil)
  }

  @Test func `the first bit on the cable marks a group`() {
    #expect(MACAddress(rawValue: 0x0100_5E00_0001).isMulticast)
    #expect(!MACAddress(rawValue: 0x0100_5E00_0001).isBroadcast)
    #expect(MACAddress.broadcast.isMulticast)
    #expect(MACAddress.broadcast.isBroadcast)
    #expect(!Samples.asker.hardwareAddress.isMulticast)
  }

  @Test func `the second bit on the cable marks an address given by hand`() {
    #expect(MACAddress(rawValue: 0x0200_0000_0001).isLocallyAdministered)
    #expect(!Samples.asker.hardwareAddress.isLocallyAdministered)
  }

  @Test func `bytes are counted in the order of the cable`() {
    let address = MACAddress(rawValue: 0x0102_0304_0506)
    #expect((0..<6).map { address[$0] } == [1, 2, 3, 4, 5, 6])
  }

  @Test func `bits beyond the address are ignored`() {
    #expect(MACAddress(rawValue: UInt64.max) == .broadcast)
  }
}
