import Frames
import TestNumbers
import Testing

struct IPv4PacketTests {
  private func datagram(_ bytes: Int, _ identification: UInt16 = 7) -> IPv4Packet {
    IPv4Packet(
      .udp, from: Samples.asker.address, to: Samples.answerer.address,
      identification: identification, payload: FramePattern.bytes(bytes, of: 3))
  }

  @Test(arguments: [0, 1, 8, 1_480, 65_515])
  func `what is written is read again`(bytes: Int) {
    let packet = datagram(bytes)
    #expect(IPv4Packet(packet.bytes[...]) == packet)
    #expect(packet.bytes.count == 20 + bytes)
  }

  @Test func `padding behind the declared end is not content`() {
    let packet = datagram(5)
    #expect(IPv4Packet((packet.bytes + [0, 0, 0, 0])[...]) == packet)
  }

  @Test func `a packet in a frame has a correct checksum`() {
    let frame = FrameBuilder.frame(
      .ipv4, from: Samples.asker.hardwareAddress, to: Samples.answerer.hardwareAddress,
      datagram(100).bytes)
    let dissection = FrameDissection(frame)
    #expect(dissection.field("ip.checksum")?.text.hasSuffix(", correct") == true)
    #expect(dissection.field("ip.len")?.text == "120 B")
  }

  @Test func `a header with any byte changed is refused`() {
    let bytes = datagram(40).bytes
    for index in 0..<20 {
      var damaged = bytes
      damaged[index] ^= 0x55
      #expect(IPv4Packet(damaged[...]) == nil, "byte \(index)")
    }
  }

  @Test func `a packet that is cut off anywhere is refused`() {
    let bytes = datagram(40).bytes
    for count in 0..<bytes.count { #expect(IPv4Packet(bytes[..<count]) == nil, "\(count)") }
  }

  @Test func `a datagram of 3008 bytes takes three frames of Ethernet`() {
    let fragments = datagram(3_008).fragments(linkBytes: 1_500)
    #expect(fragments.map(\.payload.count) == [1_480, 1_480, 48])
    #expect(fragments.map(\.offset) == [0, 1_480, 2_960])
    #expect(fragments.map(\.hasMore) == [true, true, false])
  }

  @Test func `what fits is one packet`() {
    #expect(datagram(1_480).fragments(linkBytes: 1_500) == [datagram(1_480)])
    #expect(datagram(1_481).fragments(linkBytes: 1_500).count == 2)
  }

  @Test func `fragments of any datagram over any link become the datagram again`() throws {
    var random = RandomNumbers(seed: 1)
    for _ in 0..<300 {
      let whole = datagram(random.below(9_000), UInt16(random.below(65_536)))
      let link = 28 + random.below(1_500)
      var waiting = whole.fragments(linkBytes: link)
      for fragment in waiting.dropLast() { #expect(fragment.payload.count % 8 == 0) }
      for fragment in waiting { #expect(fragment.bytes.count <= link) }
      if waiting.count > 1, random.below(3) == 0 { waiting.append(waiting[0]) }
      let isDoubled = waiting.count > whole.fragments(linkBytes: link).count
      var reassembly = Reassembly()
      var made: [IPv4Packet] = []
      while !waiting.isEmpty {
        let next = waiting.remove(at: random.below(waiting.count))
        let read = try #require(IPv4Packet(next.bytes[...]))
        if let datagram = reassembly.take(read) { made.append(datagram) }
      }
      #expect(made == [whole])
      #expect(reassembly.count == 0 || isDoubled)
    }
  }

  @Test func `a datagram with a hole is never complete`() {
    for lost in 0..<3 {
      var reassembly = Reassembly()
      var fragments = datagram(3_008).fragments(linkBytes: 1_500)
      let key = Reassembly.Key(fragments.remove(at: lost))
      #expect(fragments.allSatisfy { reassembly.take($0) == nil })
      #expect(reassembly.count == 1)
      reassembly.forget(key)
      #expect(reassembly.count == 0)
    }
  }

  @Test func `a datagram that lost a fragment is forgotten, and leaves its number free`() {
    var reassembly = Reassembly(patience: 4)
    let old = datagram(3_000, 1).fragments(linkBytes: 1_500)
    let new = datagram(2_000, 1).fragments(linkBytes: 1_500)
    #expect(reassembly.take(old[1]) == nil && reassembly.take(old[2]) == nil)
    for number in 2..<6 { _ = reassembly.take(datagram(60, UInt16(number))) }
    #expect(reassembly.count == 1)
    #expect(new.compactMap { reassembly.take($0) } == [datagram(2_000, 1)])
    #expect(reassembly.count == 0)
  }

  @Test func `datagrams that come mixed are kept apart`() {
    let pairs = zip(
      datagram(3_000, 1).fragments(linkBytes: 1_500), datagram(3_000, 2).fragments(linkBytes: 1_500)
    )
    var reassembly = Reassembly()
    let made = pairs.flatMap { [$0, $1] }.compactMap { reassembly.take($0) }
    #expect(made == [datagram(3_000, 1), datagram(3_000, 2)])
  }
}
