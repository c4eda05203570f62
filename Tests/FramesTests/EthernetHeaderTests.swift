import Frames
import Testing

struct EthernetHeaderTests {
  private let frame = FrameBuilder.arpRequest(from: Samples.asker, for: Samples.answerer.address)

  @Test func `a header is read from the first fourteen bytes`() {
    let header = EthernetHeader(frame)
    #expect(header?.destination == .broadcast)
    #expect(header?.source == Samples.asker.hardwareAddress)
    #expect(header?.etherType == .arp)
  }

  @Test func `a slice is read from its own start`() {
    #expect(EthernetHeader(([1, 2, 3] + frame)[3...]) == EthernetHeader(frame))
  }

  @Test func `thirteen bytes are no header and fourteen are one`() {
    #expect(EthernetHeader(frame[..<13]) == nil)
    #expect(EthernetHeader(frame[..<14]) != nil)
  }

  @Test func `a number below 1536 is a length`() {
    #expect(EthernetHeader(Samples.spanningTree)?.etherType == nil)
    #expect(EthernetHeader(Samples.spanningTree)?.typeOrLength == 38)
  }
}
