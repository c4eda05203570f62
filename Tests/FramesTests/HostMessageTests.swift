import Frames
import Testing

/// What hosts write and read in packets: UDP, echoes, ARP.
struct HostMessageTests {
  private let source = Samples.asker.address
  private let destination = Samples.answerer.address

  private func packet(_ content: IPProtocol, _ payload: [UInt8]) -> IPv4Packet {
    IPv4Packet(content, from: source, to: destination, identification: 1, payload: payload)
  }

  private func datagram(_ bytes: Int) -> UDPDatagram {
    UDPDatagram(.init(source: 1_025, destination: 7), FramePattern.bytes(bytes, of: 9))
  }

  @Test(arguments: [0, 1, 2, 600, 65_507])
  func `a datagram that is written is read again`(bytes: Int) {
    let made = datagram(bytes)
    #expect(UDPDatagram(packet(.udp, made.bytes(from: source, to: destination))) == made)
  }

  @Test func `a dissector finds the checksum correct`() {
    for bytes in [0, 1, 18, 601] {
      let payload = datagram(bytes).bytes(from: source, to: destination)
      let frame = FrameBuilder.frame(
        .ipv4, from: Samples.asker.hardwareAddress, to: Samples.answerer.hardwareAddress,
        packet(.udp, payload).bytes)
      let checksum = FrameDissection(frame).field("udp.checksum")?.text
      #expect(checksum?.hasSuffix(", correct") == true, "\(bytes)")
    }
  }

  @Test func `a change of one bit is noticed, and so is another receiver`() {
    let bytes = datagram(20).bytes(from: source, to: destination)
    for index in bytes.indices where !(4..<6).contains(index) {
      var damaged = bytes
      damaged[index] ^= 0x10
      #expect(UDPDatagram(packet(.udp, damaged))?.isIntact == false, "byte \(index)")
    }
    var other = packet(.udp, bytes)
    other.destination = IPv4Address(10, 0, 0, 9)
    #expect(UDPDatagram(other)?.isIntact == false)
  }

  @Test func `a checksum of zero means that there is none`() {
    var bytes = datagram(20).bytes(from: source, to: destination)
    bytes[6] = 0
    bytes[7] = 0
    #expect(UDPDatagram(packet(.udp, bytes))?.isIntact == true)
  }

  @Test func `a datagram that is cut off is refused`() throws {
    let bytes = datagram(20).bytes(from: source, to: destination)
    try #require(!bytes.isEmpty)
    for count in 0..<bytes.count {
      #expect(UDPDatagram(packet(.udp, Array(bytes.prefix(count)))) == nil, "\(count)")
    }
  }

  @Test func `an echo comes back with its content`() throws {
    let request = EchoMessage(isRequest: true, identifier: 1, sequence: 2, data: [1, 2, 3])
    let read = try #require(EchoMessage(request.bytes))
    #expect(read == request)
    #expect(EchoMessage(read.reply.bytes)?.isRequest == false)
    #expect(read.reply.content == request.content)
    let frame = FrameBuilder.frame(
      .ipv4, from: Samples.asker.hardwareAddress, to: Samples.answerer.hardwareAddress,
      packet(.icmp, request.bytes).bytes)
    #expect(FrameDissection(frame).field("icmp.checksum")?.text.hasSuffix(", correct") == true)
  }

  @Test func `a damaged echo is refused`() {
    let bytes = EchoMessage(isRequest: true, identifier: 1, sequence: 2, data: [1, 2, 3]).bytes
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0x20
      #expect(EchoMessage(damaged) == nil, "byte \(index)")
    }
    for count in 0..<bytes.count { #expect(EchoMessage(Array(bytes.prefix(count))) == nil) }
  }

  @Test func `questions and answers of ARP are read`() {
    let question = FrameBuilder.arpRequest(from: Samples.asker, for: destination)
    let answer = FrameBuilder.arpReply(from: Samples.answerer, to: Samples.asker)
    let read = [question, answer].map { ARPMessage($0.dropFirst(14)) }
    #expect(read[0]?.isRequest == true && read[0]?.sender == Samples.asker)
    #expect(read[0]?.target == Station(.zero, destination))
    #expect(read[1]?.isRequest == false && read[1]?.sender == Samples.answerer)
    #expect(read[1]?.target == Samples.asker)
    for count in 0..<28 { #expect(ARPMessage(question.dropFirst(14).prefix(count)) == nil) }
  }
}
