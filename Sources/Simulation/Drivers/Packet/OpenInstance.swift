import DequeModule
import Events

/// OPEN_INSTANCE: what the packet driver knows about one binding.
///
/// It is the ProtocolBindingContext of every handler and the device extension of every dispatch routine.
/// Source: [Seed 000, section 2], [DDK sample packet]
struct OpenInstance: Sendable {
  /// What does not change while the binding is open.
  var device: PacketDevice
  /// Whether reads and writes are taken; the sample tests it after IoIncrement, so that the counter protects the test.
  var isBound = false
  /// The IO counter: operations that still need a completion by somebody.
  var ioCount = 0
  var openStatus: Status = .none
  /// RcvPackets: received packets that no program has read.
  var received = Deque<PacketHandle>()
  /// ResetIrpList: IRPs that wait for the end of a reset.
  var resetIRPs = Deque<IRPHandle>()
  /// IRPs of reads that wait for a frame.
  var readIRPs = Deque<IRPHandle>()
}

/// The part of an OPEN_INSTANCE that is fixed when the adapter is bound; cheap to copy.
struct PacketDevice: Sendable, BitwiseCopyable {
  let binding: Int
  let component: ComponentID
  var options: PacketOptions
  let places: Places
  /// The memory of the OPEN_INSTANCE.
  let memory: ObjectID
  /// CleanupEvent: signalled while the IO counter is 0.
  let cleanupEvent: Int
  /// Set by PacketOpenAdapterComplete and PacketCloseAdapterComplete.
  let adapterEvent: Int
  let packetPool: Int
  let bufferPool: Int

  struct Places: Sendable, BitwiseCopyable {
    var io: PlaceID
    var received: PlaceID
    var readIRPs: PlaceID
  }
}

/// How an instance of the packet driver is built: the variants of the samples, and the bugs of the seed.
struct PacketOptions: Sendable, BitwiseCopyable {
  /// What PacketRead does.
  enum Read: String, CaseIterable, Sendable, BitwiseCopyable {
    /// Drains RcvPackets at once and never waits (seed 000).
    case drain
    /// Waits; a frame that finds no read is dropped (DDK sample packet).
    case pend
    /// Bounded queue and waiting reads; the oldest frame is dropped (sample ndisprot 5).
    case bounded
  }

  /// What PacketReceivePacket does with the packet of a miniport.
  enum Receive: String, CaseIterable, Sendable, BitwiseCopyable {
    /// Copies it and returns 0.
    case copy
    /// Keeps it and returns 1.
    case keep
  }

  /// How PacketReceiveIndicate fetches what the lookahead does not hold.
  enum Fetch: String, CaseIterable, Sendable, BitwiseCopyable {
    /// All of the payload, into a buffer that begins behind the header (sample ndisprot 5).
    case offsetBuffer = "offset-buffer"
    /// Only the rest; the lookahead is copied from the indication.
    case restOnly = "rest-only"
    /// The header goes to the end of the buffer and is moved to the front afterwards (seed 000).
    case headerTrick = "header-trick"
  }

  var read = Read.drain
  var receive = Receive.copy
  var fetch = Fetch.offsetBuffer
  var filter: PacketFilter = [.directed, .broadcast]
  /// The size of the packet pool and of the buffer pool.
  var poolSize = 16
  /// How many packets RcvPackets takes with ``Read/bounded``.
  var queueBound = 4
  var bugs: SeedBugs = []
}
