import DequeModule
import Events
import Frames

/// What tcpip knows about one adapter: the LAN_ADAPTER and the IP_INTERFACE of ReactOS in one.
struct TcpipInterface: Sendable {
  /// What does not change while the adapter is bound.
  let device: TcpipDevice
  /// The code of the driver, sound or with a bug.
  var driver: any TransportDriver
  /// The neighbour cache; the entry of the loopback interface comes first.
  var neighbours: [Neighbour]
  /// What waits in the queues of all neighbours.
  var waitingCount = 0
  /// The datagrams that are being sent: IP_FRAGMENT_CONTEXT.
  var sends: [FragmentContext] = []
  /// The packets of fragments whose datagrams are not complete, oldest first.
  var fragments: [ReceivedFragment] = []
  var reassembly = Reassembly()
  /// Q.Work: received packets that wait for the worker.
  var work = Deque<ReceiveWork>()
  /// The number of the last datagram that was sent.
  var identification: UInt16 = 0
  /// Packets that NDIS has and will complete.
  var outstandingSends = 0
  /// Packets into which bytes of a frame are still being copied.
  var outstandingTransfers = 0
  /// Requests that are not completed.
  var outstandingRequests = 0
  var isTimerPlanned = false
  var isBound = false
  /// Whether an unbind waits for sends, transfers, requests and work items.
  var isDraining = false
  /// Whether its driver is unloaded.
  var isUnloaded = false
  var openStatus: Status = .none
}

/// A protocol driver whose clients speak TDI.
protocol TransportDriver: ProtocolDriver {
  /// The timer of IP: what was waited for too long is given up.
  func ipTimeout(_ world: inout World, _ context: Int, cause: UInt32)
}

/// The part of a ``TcpipInterface`` that is fixed when the adapter is bound; cheap to copy.
struct TcpipDevice: Sendable, BitwiseCopyable {
  let component: ComponentID
  let binding: Int
  /// The card below; none where no chain of drivers leads to one.
  let nic: Int
  let packetPool: Int
  /// The addresses of this host.
  let station: Station
  /// How many bits of an address name the network.
  let prefix: Int
  /// The neighbour that takes what is for other networks; zero if there is none.
  let gateway: IPv4Address
  /// How many bytes a frame carries behind the Ethernet header.
  let linkBytes: Int
  /// Whether received packets go through a work item, as in ReactOS.
  let usesWorker: Bool
  /// The processor on which its work items run.
  let workerCPU: Int
  /// How often IPTimeout runs while it is waited for something.
  let tick: Int64
  /// After so many ticks a neighbour that has not answered is given up.
  let neighbourTicks: Int
  /// After so many ticks a datagram that is not complete is given up.
  let reassemblyTicks: Int
  /// Set when NdisOpenAdapter or NdisCloseAdapter is complete.
  let adapterEvent: Int
  /// Set when nothing is outstanding any more.
  let drainEvent: Int
  let places: Places

  struct Places: Sendable, BitwiseCopyable {
    var waiting: PlaceID
    var fragments: PlaceID
    var work: PlaceID
  }

  /// Whether an address is in the network of the cable.
  func isOnLink(_ address: IPv4Address) -> Bool {
    (address.rawValue ^ station.address.rawValue) >> (32 - UInt32(prefix)) == 0
  }

  /// Whether an address means everybody on the cable.
  func isBroadcast(_ address: IPv4Address) -> Bool {
    address.isBroadcast
      || isOnLink(address) && address.rawValue | UInt32.max << (32 - UInt32(prefix)) == UInt32.max
  }

  /// Whether an address means this host.
  func isOwn(_ address: IPv4Address) -> Bool {
    address == station.address || address.rawValue >> 24 == 127
  }
}

/// NEIGHBOR_CACHE_ENTRY (NDIS_REFERENCE 4.9).
struct Neighbour: Sendable {
  let address: IPv4Address
  /// Where its state is recorded; none for the permanent entries.
  let place: PlaceID
  /// The address of its card, once it is known.
  var hardwareAddress: MACAddress?
  /// Whether the entry is in the cache.
  var exists = false
  var isLoopback = false
  /// How often IPTimeout came while it was incomplete.
  var ticks = 0
  /// Its packets that wait for the address, oldest first.
  var queue = Deque<PacketHandle>()
}

/// IP_FRAGMENT_CONTEXT: a datagram on its way down, fragment by fragment.
struct FragmentContext: Sendable {
  /// The memory of the context.
  let memory: ObjectID
  /// The packet that is used for every fragment.
  let packet: PacketHandle
  /// The packet of the transport.
  let original: PacketHandle
  let fragments: [IPv4Packet]
  /// The fragment that is on its way.
  var current = 0
  let neighbour: Int
  /// What is called when the last fragment is done.
  let completion: Call
}

/// A fragment that waits for the others of its datagram.
struct ReceivedFragment: Sendable {
  let packet: PacketHandle
  let key: Reassembly.Key
  /// Whether it is the first one of its datagram.
  let isFirst: Bool
  /// How often IPTimeout came since.
  var ticks = 0
}

/// A work item with a received packet.
struct ReceiveWork: Sendable {
  let id: ObjectID
  let packet: PacketHandle
  let type: EtherType
  /// Whether tcpip has sent it to itself.
  var isLoopback = false
}

/// An address and a port.
struct Endpoint: Equatable, Sendable {
  var address: IPv4Address
  var port: UInt16

  init(_ address: IPv4Address, _ port: UInt16) {
    self.address = address
    self.port = port
  }

  /// Reads `10.0.0.2:7`; `nil` for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let address = IPv4Address(String(parts[0])),
      let port = UInt16(parts[1]), port > 0
    else { return nil }
    self.init(address, port)
  }

  var text: String { "\(address):\(port)" }
}
