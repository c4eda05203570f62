import DequeModule
import Events

/// The simulated machine: ndis.sys, the drivers' own data, the hardware, the clock and the history
/// that it writes.
///
/// Drivers and library are stateless code that works on this value: every handler takes `inout
/// World` and keeps no access into it across a call of the library, because such a call may run
/// anything else first (DESIGN D6).
struct World: Sendable {
  // The clock and the record.
  var history: History
  var now: Int64 = 0
  var cpu: UInt8 = 0
  var thread: UInt8 = 0
  /// Whether events are recorded; not while a stack is silently brought up.
  var isRecording = true
  /// Whether a bug check stopped the machine.
  var isHalted = false
  let costs = Costs()
  var choices: Choices
  var agenda = Agenda<Work>()
  var processors: Processors
  /// Whether a system thread waits for a lock, so that another one takes the next work item.
  var isWorkerStill = false
  var numbers = ObjectNumbers()

  // ndis.sys.
  var protocols: [ProtocolBlock] = []
  var adapters: [AdapterBlock] = []
  var bindings: [BindingBlock] = []
  var packets = SlotTable<Packet>()
  var requests = SlotTable<Request>()
  var lists = SlotTable<NetBufferList>()
  var modules: [ModuleBlock] = []
  var pools: [Pool] = []
  var events: [EventObject] = []
  /// Whether the taking of spin locks is recorded.
  var recordsLocks = false
  /// The spin locks that drivers hold, the latest last.
  var spinLocks: [HeldSpinLock] = []

  // The I/O manager and the applications.
  var irps = SlotTable<IRP>()
  var apps: [Application] = []

  // The drivers' own data, one array a driver of the catalog.
  var packetOpens: [OpenInstance] = []
  var ne2000s: [NE2000Adapter] = []
  var busMasters: [BusMasterAdapter] = []
  var adapts: [Adapt] = []
  var ndisprots: [NdisprotOpen] = []
  var netvminis: [NetvminiAdapter] = []
  var filters: [FilterModule] = []
  var npfs: [NpfOpen] = []
  var npcaps: [NpcapModule] = []
  /// The kernel buffers of both kinds of capture driver.
  var captureBuffers: [CaptureBuffer] = []

  /// What the drivers with a bug remember between two calls.
  var faulty: [ComponentID: FaultyMemory] = [:]
  var transports: [TcpipInterface] = []
  var sockets: [DatagramSocket] = []
  /// The selects that wait, the oldest first.
  var polls: [ActivePoll] = []
  /// What the buffers of tcpip's packets hold; other drivers carry lengths only.
  var contents: [ObjectID: [UInt8]] = [:]

  // The hardware.
  var nics: [NetworkCard] = []
  var frames = SlotTable<Frame>()
  /// The hosts at the far ends of the cables.
  var peers: [Peer] = []
  /// Whether all cards are on one cable.
  var isCableShared = false
  /// Whether frames and IRPs keep and record their bytes.
  var keepsBytes = true

  // What a scenario wants done.
  var actions: [PlannedAction] = []
  var triggers = Triggers()
  /// What the next `inject` event says beside the call, if a user did it.
  var injection: InjectionMark?
  /// How many of the next allocations fail.
  var failingAllocationCount = 0
  /// Where captured frames come from, one at a time.
  var capture: CapturedTraffic?

  // The components that are always there.
  var ndis = ComponentID.none
  var wire = ComponentID.none

  init(lexicon: Lexicon, choices: Choices, processorCount: Int) {
    history = History(lexicon: lexicon)
    self.choices = choices
    processors = Processors(count: processorCount)
  }
}

/// The next number of each kind of object; numbers are never used twice (DESIGN D3).
struct ObjectNumbers: Sendable {
  private var last: [Int] = Array(repeating: 0, count: ObjectKind.allCases.count)

  mutating func next(_ kind: ObjectKind) -> ObjectID {
    last[Int(kind.rawValue)] += 1
    return ObjectID(kind, last[Int(kind.rawValue)])
  }

  /// Starts counting again, when nothing of a silent start is alive.
  mutating func restart(_ kind: ObjectKind) { last[Int(kind.rawValue)] = 0 }
}

/// What the processors are doing: their level and the calls that are open on their stacks.
struct Processors: Sendable {
  /// The level of each processor.
  var irql: [IRQL]
  /// The open calls of everything that runs, innermost last.
  ///
  /// Because work runs nested, last in first out, one list is enough: what one context has open is
  /// the part from ``base`` on.
  var frames: ContiguousArray<Frame> = []
  /// Where the calls of the running context begin in ``frames``.
  var base = 0
  /// How many threads run on each processor and do not wait.
  var threads: [Int]

  struct Frame: BitwiseCopyable, Sendable {
    var component: ComponentID
    var call: Call
    var irql: IRQL
  }

  init(count: Int) {
    irql = Array(repeating: .passive, count: count)
    threads = Array(repeating: 0, count: count)
  }

  /// The open calls of the running context, innermost last.
  var openCalls: ArraySlice<Frame> { frames[base...] }

  /// The component on top of the running stack.
  var top: ComponentID { frames.count > base ? frames[frames.count - 1].component : .none }
}
