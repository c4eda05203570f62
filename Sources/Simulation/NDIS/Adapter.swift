import DequeModule
import Events

/// What ndis.sys knows about one adapter: its NDIS_MINIPORT_BLOCK.
struct AdapterBlock: Sendable {
  let component: ComponentID
  var driver: any MiniportDriver
  var names = HandlerNames.standard
  /// The same driver, if it is one of NDIS 6.
  var lists: (any ListMiniportDriver)?
  /// MiniportAdapterContext: the index of the miniport's own data.
  let context: Int
  /// The index of the card; none for the virtual adapter of an intermediate driver.
  let nic: Int?
  let site: SiteID
  let places: Places
  /// Whether NDIS lets one handler at a time into the miniport (S34).
  let isSerialized: Bool
  /// Whether the miniport takes arrays of packets.
  let hasSendPackets: Bool
  /// Whether NDIS calls MiniportISR (RequestIsr) or MiniportDisableInterrupt.
  let requestsISR: Bool
  /// The processor that takes its interrupts.
  let interruptCPU: UInt8

  /// The spin lock of a serialized miniport, which is NDIS's, or that of a deserialized one, which is the driver's own.
  var lock = ObjectID.none
  /// Whether somebody is inside a serialized miniport.
  var isLocked = false
  /// Q.NdisSend: packets that wait for a serialized miniport (E107).
  var sendQueue = Deque<PacketHandle>()
  /// Whether the miniport answered RESOURCES and has not called back since.
  var isOutOfSendResources = false
  /// Q.Request: requests that wait, because a miniport gets one at a time.
  var requestQueue = Deque<RequestHandle>()
  /// Whether a system thread is going to take the next one (NDIS 6).
  var isNextRequestPlanned = false
  /// The request inside the miniport.
  var request: RequestHandle = .none
  /// The binding list, in the order in which NDIS walks it.
  var bindings: [Int] = []
  /// `OID_GEN_CURRENT_LOOKAHEAD`: the least that an indication carries.
  var lookahead: Int
  /// The request that the miniport has, itself or as a clone of a filter.
  var lowestRequest: RequestHandle = .none
  /// The filter modules, from the protocols to the miniport.
  var modules: [Int] = []
  var isInitialized = false
  /// Whether an NDIS 6 miniport runs: it may indicate and takes sends.
  var isRunning = false
  /// Whether a reset is under way: NDIS 5 takes no sends and requests meanwhile.
  var isResetting = false
  /// The binding that asked for the reset.
  var resetBinding: Int?
  /// Packets that a reset or a removal took out of the miniport.
  var abortedSends: [PacketHandle] = []
  /// AddressingReset: whether NDIS has to set the packet filter again.
  var needsAddressing = false
  /// Whether NdisMPauseComplete was called for the pause under way.
  var isPauseComplete = false
  /// Whether the virtual device was permitted to start and has not been started yet.
  var isStartPending = false
  var isInterruptRegistered = false
  /// The event that set the timer which ends the request that the miniport has pended; 0 if none does.
  var requestTimer: UInt32 = 0
  /// The event that set the timer which ends the transfer that the miniport has pended; 0 if none does.
  var transferTimer: UInt32 = 0
  /// How often the timer of the miniport was set or cancelled.
  var timerRound: Int32 = 0
  /// The period of the miniport's timer in nanoseconds; 0 if it runs out once.
  var timerPeriod: Int64 = 0
  /// Whether the miniport's timer is set.
  var isTimerSet = false
  /// Whether its DPC is queued; a second KeInsertQueueDpc does nothing then.
  var isDeferredCallQueued = false

  struct Places: Sendable {
    var state: PlaceID
    var sendQueue: PlaceID
    var requestQueue: PlaceID
  }
}

/// What ndis.sys knows about one binding: its NDIS_OPEN_BLOCK.
struct BindingBlock: Sendable {
  let protocolDriver: Int
  let adapter: Int
  let site: SiteID
  let places: Places
  /// ProtocolBindingContext.
  var context = -1
  var filter: PacketFilter = []
  var isOpen = false
  /// Whether NDIS has told the protocol to unbind.
  var isUnbinding = false
  /// Whether NdisCloseAdapter has been called: the handle is dead.
  var isClosing = false
  /// Requests of this binding that are not completed; NDIS closes only after them (E047).
  var requestCount = 0
  /// Whether NdisCloseAdapter waits for the requests of this binding.
  var isClosePended = false
  /// Whether a frame was indicated since the last ProtocolReceiveComplete.
  var isIndicated = false
  var isCloseComplete = false
  /// The memory of its context, if the driver has freed it; a callback that comes yet reads it.
  var freedContext = ObjectID.none
  /// Whether the binding is paused, so that nothing is indicated to it (NDIS 6).
  var isPaused = false
  /// Whether a pause of the binding is under way (NDIS 6).
  var isPausing = false

  struct Places: Sendable {
    var state: PlaceID
  }
}

/// What ndis.sys knows about one registered protocol.
struct ProtocolBlock: Sendable {
  let component: ComponentID
  var driver: any ProtocolDriver
  var names = HandlerNames.standard
  /// The same driver, if it is one of NDIS 6.
  var lists: (any ListProtocolDriver)?
  /// The driver's device, if programs can open it.
  var device: (any DeviceDriver)?
  /// The index of the adapter that its registry entry Linkage\Bind names.
  let adapter: Int
  /// The index of its binding.
  let binding: Int
  var isRegistered = false
}
