import Events
import Testing

/// A packet has room for two intermediate drivers that pass it on themselves.
struct PacketStackTests {
  private func run(_ intermediateCount: Int, _ action: String) throws -> Run {
    let drivers = (1...intermediateCount).map { "{ passthru: { id: im\($0), stacking: yes } }" }
    return try Run(
      """
      stack: [app, packet, \(drivers.joined(separator: ", ")), busmaster]
      choices: { CP1: { MiniportSend: pending }, CP2: after }
      do: [{ at: 1us, \(action) }]
      """)
  }

  @Test func `two intermediate drivers pass a packet on, the third one takes its own`() throws {
    for (count, ownCount) in [(1, 0), (2, 0), (3, 1), (4, 1)] {
      let run = try run(count, "write: 60")
      #expect(run.count("NdisAllocatePacket") == 1 + ownCount, "\(count)")
      #expect(run.count("NdisIMGetCurrentPacketStack=FALSE") == ownCount, "\(count)")
      #expect(run.count("IoCompleteRequest=STATUS_SUCCESS") == 1 && run.broken == [], "\(count)")
    }
  }

  @Test func `a received packet has no more room than one that is sent`() throws {
    for (count, ownCount) in [(2, 0), (3, 1)] {
      let run = try run(count, "frame: 60")
      #expect(run.count("NdisIMGetCurrentPacketStack=FALSE") == ownCount, "\(count)")
      #expect(run.count("PacketReceivePacket") + run.count("ProtocolReceivePacket") >= 1)
      #expect(run.broken == [], "\(count)")
    }
  }
}
