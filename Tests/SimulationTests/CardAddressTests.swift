import Events
import Frames
import Testing

@testable import Simulation

/// Every card has an address of its own: in what is sent through it, in what is sent to it, and in what it takes.
struct CardAddressTests {
  private static let stack = """
    stack:
      - { app: { over: packet } }
      - { app: { id: app2, over: packet2 } }
      - { packet: { over: ne2000 } }
      - { packet: { id: packet2, over: second } }
      - ne2000
      - { ne2000: { id: second } }
    """

  private let second = MACAddress(rawValue: 0x0050_56C0_A802)

  /// The header of the frame that an event carries.
  private func header(_ run: Run, _ index: Int) -> EthernetHeader? {
    let bytes = run.history.bytes(.hex, of: index) ?? run.history.bytes(.data, of: index)
    return bytes.flatMap { EthernetHeader($0) }
  }

  @Test(arguments: [60, 200])
  func `a program sends with the address of its card`(bytes: Int) throws {
    let run = try Run(CardAddressTests.stack + "\ndo: [{ at: 1us, write: \(bytes), by: app2 }]")
    let index = try #require(run.indices("MmProbeAndLockPages").first)
    #expect(header(run, index)?.source == second)
  }

  @Test func `a frame for a card has the address of that card`() throws {
    let run = try Run(
      CardAddressTests.stack + "\ndo: [{ at: 1us, frame: { bytes: 200, to: station }, by: card2 }]")
    let index = try #require(run.indices("wire=arrived").first)
    #expect(header(run, index)?.destination == second)
    #expect(run.count("drop=filter_mismatch") == 0 && run.count("ProtocolReceive") == 1)
  }

  @Test func `a card behind an intermediate driver gives its address`() throws {
    let run = try Run(
      """
      stack:
        - { app: { over: packet } }
        - { app: { id: app2, over: packet2 } }
        - { packet: { over: ne2000 } }
        - { packet: { id: packet2, over: passthru } }
        - { passthru: { over: second } }
        - ne2000
        - { ne2000: { id: second } }
      do: [{ at: 1us, write: 200, by: app2 }]
      """)
    let index = try #require(run.indices("MmProbeAndLockPages").first)
    #expect(header(run, index)?.source == second)
  }

  @Test func `no card has the address of a stranger`() throws {
    let world = try Simulator(try Run.scenario("stack: [app, packet, ne2000]")).world
    #expect(world.station(of: 0) == World.station)
    for nic in 0..<98 {
      let station = world.station(of: nic)
      #expect(station.hardwareAddress == world.hardwareAddress(of: nic))
      for other in [World.stranger, World.farEnd] {
        #expect(station.hardwareAddress != other.hardwareAddress)
        #expect(station.address != other.address)
      }
    }
  }
}
