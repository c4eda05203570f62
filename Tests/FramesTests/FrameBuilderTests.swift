import Frames
import Testing

struct FrameBuilderTests {
  @Test func `an ARP request asks everybody and has sixty bytes`() {
    let frame = FrameBuilder.arpRequest(from: Samples.asker, for: Samples.answerer.address)
    #expect(frame.count == 60)
    #expect(frame[..<42] == bytes("ffffffffffff 005056c0a801 0806" + Samples.arpBody)[...])
    #expect(FrameDissection(frame).summary == "ARP  who has 192.168.1.99? tell 192.168.1.1")
  }

  @Test func `an ARP reply goes to the asker alone`() {
    let frame = FrameBuilder.arpReply(from: Samples.answerer, to: Samples.asker)
    #expect(frame.count == 60)
    #expect(EthernetHeader(frame)?.destination == Samples.asker.hardwareAddress)
    #expect(FrameDissection(frame).summary == "ARP  192.168.1.99 is at 00:15:5d:01:02:03")
  }

  @Test(arguments: [60, 61, 64, 100, 576, 1_513, 1_514, 1_600, 9_014, 65_549])
  func `a datagram has the length asked for and correct checksums`(lengthBytes: Int) {
    let frame = FrameBuilder.udp(
      from: Samples.asker, to: Samples.answerer, lengthBytes: lengthBytes, number: 1)
    let dissection = FrameDissection(frame)
    #expect(frame.count == lengthBytes)
    #expect(dissection.field("ip.len")?.text == "\(lengthBytes - 14) B")
    #expect(dissection.field("udp.length")?.text == "\(lengthBytes - 34) B")
    #expect(dissection.field("ip.checksum")?.text.hasSuffix(", correct") == true)
    #expect(dissection.field("udp.checksum")?.text.hasSuffix(", correct") == true)
  }

  @Test(arguments: [60, 61, 74, 1_514])
  func `an echo has the length asked for and correct checksums`(lengthBytes: Int) {
    let request = FrameDissection(
      Samples.echo(
        isRequest: true, from: Samples.asker, to: Samples.answerer, lengthBytes: lengthBytes,
        number: 2))
    #expect(request.capturedBytes == lengthBytes)
    #expect(request.summary == "ICMP  echo request 1 number 2")
    #expect(request.field("icmp.checksum")?.text.hasSuffix(", correct") == true)
  }

  @Test func `an echo is answered with the same content`() {
    let request = Samples.echo(
      isRequest: true, from: Samples.asker, to: Samples.answerer, lengthBytes: 74, number: 5)
    let reply = Samples.echo(
      isRequest: false, from: Samples.answerer, to: Samples.asker, lengthBytes: 74, number: 5)
    #expect(request[42...] == reply[42...])
    #expect(FrameDissection(reply).summary == "ICMP  echo reply 1 number 5")
  }

  @Test func `a datagram to everybody is a broadcast in both headers`() {
    let dissection = FrameDissection(
      FrameBuilder.udp(from: Samples.asker, to: .everybody, lengthBytes: 60, number: 1))
    #expect(dissection.field("eth.dst")?.text == "ff:ff:ff:ff:ff:ff (broadcast)")
    #expect(dissection.field("ip.dst")?.text == "255.255.255.255")
  }

  @Test func `a checksum of zero is written as its other form`() throws {
    let frames = (0...UInt16.max).lazy.map { port in
      FrameBuilder.udp(
        from: Samples.asker, to: Samples.answerer, ports: .init(source: port, destination: 9),
        lengthBytes: 60, number: 1)
    }
    let frame = try #require(frames.first { $0[40] == 0xFF && $0[41] == 0xFF })
    #expect(FrameDissection(frame).field("udp.checksum")?.text == "0xffff, correct")
    #expect(!frames.contains { $0[40] == 0 && $0[41] == 0 })
  }
}
