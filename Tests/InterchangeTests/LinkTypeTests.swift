import Interchange
import Testing

struct LinkTypeTests {
  @Test(arguments: [
    (0, "0 (BSD loopback)"), (1, "1 (Ethernet)"), (101, "101 (raw IP)"), (105, "105 (802.11)"),
    (113, "113 (Linux cooked)"), (127, "127 (802.11 with radiotap header)"),
    (147, "147 (private use 0)"), (162, "162 (private use 15)"), (276, "276 (Linux cooked v2)"),
    (60_000, "60000"),
  ])
  func `a link type is a number with a name`(number: UInt16, text: String) {
    #expect(LinkType(rawValue: number).description == text)
  }
}
