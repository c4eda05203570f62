import Events

/// The whole stack at one position of a trace: who owns what, what waits where, who is calling whom.
///
/// It is a fold over the events alone. An event says what it changes, so the fold knows no driver and works for every
/// trace, simulated, imported or typed by hand (DESIGN D1, D2). It is a value: a checkpoint is a copy.
///
/// What is counted (TRACE_FORMAT, What the picture counts): an object is *at* a component while that component owns it, or
/// while it is lent to it by an open call. Objects of one journey - an IRP, its packet, its frame - are counted together:
/// *in* when the first of them comes, *out* when the last one goes, *drop* when it was dropped there, *held* meanwhile. So
/// `in = out + drop + held` holds for every component at every position.
public struct StackState: Sendable {
  /// How many events have been applied.
  public internal(set) var position = 0
  /// The time of the last event, in nanoseconds.
  public internal(set) var time: Int64 = 0
  /// Whether a bug check stopped the machine.
  public internal(set) var isHalted = false
  /// What has passed each component, by the index of the component.
  public internal(set) var traffic: [Traffic] = []
  /// How many frames were sent.
  public internal(set) var sentCount = 0
  /// How many frames arrived.
  public internal(set) var arrivedCount = 0

  /// How many journeys were dropped where and why.
  public internal(set) var drops: [Drop: Int] = [:]

  /// The most that any component held since this was last asked.
  private(set) var peak = 0
  /// The highest numbers since they were last asked for.
  var heights = Heights()

  var objects = FlatTable<ObjectState>(filler: ObjectState())
  /// What has ended; a driver that still hands it over does not bring it back.
  ///
  /// Numbers are never used again (TRACE_FORMAT), so what is in here never lives again, whatever a driver still does with its
  /// pointer.
  var ended = ObjectSet()
  var presence = FlatTable<Presence>(filler: Presence())
  /// Frames that are on the cable.
  var wire = FlatTable<WireEntry>(filler: WireEntry())
  /// How many frames have gone on the cable.
  var wireTurn: UInt32 = 0
  /// The members of each queue, by the index of its place.
  var queues: [WaitingLine] = []
  /// The value of each pool, counter and register, by the index of its place.
  var values: [Int64] = []
  /// The state of each machine, by the index of its place.
  var machines: [Word] = []
  /// The way of each machine, by the index of its place; `nil` for other places.
  var tracks: [MachineTrack?] = []
  /// The open calls of each processor and thread.
  @usableFromInline var stacks: [CallStack] = []
  var irqls: [IRQL] = []

  /// What is folded; a query that asks for less than everything is answered sooner.
  var parts = Parts.all

  /// The stack before the first event.
  public init(_ lexicon: Lexicon) { adopt(lexicon) }

  /// The stack before the first event, as far as rules ask for it: nobody counts what passes, or
  /// notes the ways of machines and what is lent.
  public init(forRules lexicon: Lexicon) {
    parts = .forRules
    adopt(lexicon)
  }

  /// Folds from here on no more than rules ask for.
  public mutating func foldOnlyForRules() { parts = .forRules }

  /// Makes room for what a lexicon declares.
  public mutating func adopt(_ lexicon: Lexicon) {
    while parts.contains(.traffic), traffic.count < lexicon.components.count {
      traffic.append(Traffic())
      heights.held.append(0)
    }
    for place in lexicon.places[values.count...] {
      values.append(Int64(place.initialValue))
      queues.append(WaitingLine())
      machines.append(place.initial)
      if parts.contains(.heights) { heights.places.append(Int32(clamping: place.initialValue)) }
      guard parts.contains(.ways) else { continue }
      tracks.append(place.kind == .machine ? MachineTrack(place.initial) : nil)
    }
  }

  /// The most that any component holds now.
  public var heldMax: Int { traffic.reduce(0) { max($0, $1.held) } }

  /// Remembers that a component holds so much.
  @inline(__always)
  mutating func notePeak(_ held: Int) { if held > peak { peak = held } }

  /// The most that any component held since the last call.
  mutating func takePeak() -> Int {
    let highest = peak
    peak = heldMax
    return highest
  }

  /// About how much memory a copy costs, in bytes, once all that can change has changed.
  ///
  /// What open calls lend is not counted, because it never changes and all copies share it; nor are the states that a machine
  /// has been in, which are few.
  public var footprintBytes: Int {
    let tableBytes =
      objects.footprintBytes + presence.footprintBytes + ended.footprintBytes + wire.footprintBytes
    let callBytes = stacks.reduce(0) {
      $0 + $1.frames.count * MemoryLayout<OpenCall>.stride + MemoryLayout<CallStack>.stride
    }
    return tableBytes + callBytes + placeBytes + trafficBytes
  }

  private var placeBytes: Int {
    queues.reduce(0) { $0 + $1.footprintBytes } + values.count * MemoryLayout<Int64>.stride
      + machines.count * MemoryLayout<Word>.stride
      + tracks.count * MemoryLayout<MachineTrack?>.stride + heights.footprintBytes
  }

  private var trafficBytes: Int {
    traffic.count * MemoryLayout<Traffic>.stride
      + drops.capacity * (MemoryLayout<Drop>.stride + MemoryLayout<Int>.stride)
  }
}

extension StackState {
  /// What can be folded without the rest.
  struct Parts: OptionSet, Sendable {
    let rawValue: UInt8
    /// The objects that are alive.
    static let objects = Parts(rawValue: 1)
    /// Queues, pools, counters, registers and machines.
    static let places = Parts(rawValue: 2)
    /// Open calls, and with them the levels of the processors.
    static let stacks = Parts(rawValue: 4)
    /// What has passed the components; it needs objects and open calls.
    static let traffic = Parts(rawValue: 8)
    /// The ways of machines; they need places.
    static let ways = Parts(rawValue: 16)
    /// What open calls lend; it needs open calls and objects.
    static let loans = Parts(rawValue: 32)
    /// The highest numbers of places; they need places.
    static let heights = Parts(rawValue: 64)
    /// What rules ask for.
    static let forRules: Parts = [.objects, .places, .stacks]
    /// Everything.
    static let all: Parts = [.objects, .places, .stacks, .traffic, .ways, .loans, .heights]
  }
}

/// What has passed a component.
public struct Traffic: Hashable, Sendable, BitwiseCopyable {
  /// Journeys that came or began here.
  public var arrived: Int = 0
  /// Journeys that went on or ended here.
  public var departed: Int = 0
  /// Journeys that were dropped here.
  public var dropped: Int = 0
  /// Journeys that are here now.
  public var held: Int = 0

  /// Nothing has passed.
  public init() {}
}

/// A reason for which a component drops things.
public struct Drop: Hashable, Sendable {
  /// Who drops.
  public let component: ComponentID
  /// Why, such as `ring_full`; none if nobody said it.
  public let reason: Word
}

/// One live object.
public struct ObjectState: Hashable, Sendable, BitwiseCopyable {
  /// Who owns it.
  public internal(set) var owner = ComponentID.none
  /// Who made it.
  public internal(set) var maker = ComponentID.none
  /// What it was made for, copied from, or chained to.
  public internal(set) var parent = ObjectID.none
  /// The first object of its journey: itself, or the oldest ancestor.
  public internal(set) var root = ObjectID.none
  /// How many NdisReturnPackets calls are promised.
  public internal(set) var references: Int32 = 0
  /// Its length in bytes, or ``Event/absent``.
  public internal(set) var length: Int32 = Event.absent
  /// The index of the event since which its owner has it.
  public internal(set) var ownedSince: UInt32 = 0
  /// The index of the event with which it began.
  public internal(set) var bornAt: UInt32 = 0
  /// What it was handed over for, and over which binding (its index, or -1).
  public internal(set) var handover = Handover.none
  /// The index of the binding over which it was handed over, or -1.
  public internal(set) var binding: Int16 = -1
  /// Whether the maker counts it until its end, whoever owns it.
  var isPinned = false
}

extension StackState {
  /// The length of an object in bytes: its own, else that of what it was made for; `nil` if nobody said it.
  public func length(of object: ObjectID) -> Int? {
    var way = Ancestry(of: object)
    while way.object != .none, let known = self[way.object] {
      if known.length != Event.absent { return Int(known.length) }
      way.climb(to: known.parent)
    }
    return nil
  }

  /// What an object was made for, copied from, or chained to; none if that is not known, or it is not alive.
  public func parent(of object: ObjectID) -> ObjectID { self[object]?.parent ?? .none }
}

/// How often the objects of one journey are at one component.
struct Presence: BitwiseCopyable, Sendable {
  var count: Int32 = 0
  var isDropped = false
}

/// What is known of a frame on the cable.
struct WireEntry: BitwiseCopyable, Sendable {
  /// When its first bit went out, in nanoseconds.
  var began: Int64 = 0
  /// Which of all frames it is that have gone on the cable, from 1.
  var turn: UInt32 = 0
  /// Its length in bytes.
  var length: Int32 = 0
}

/// A frame on the cable.
public struct Transmission: Hashable, Sendable {
  /// The frame.
  public let frame: ObjectID
  /// When its first bit went out, in nanoseconds.
  public let began: Int64
  /// Its length in bytes.
  public let length: Int
}

/// A call that has not returned.
public struct OpenCall: Hashable, Sendable {
  /// The call.
  public let call: Call
  /// The handler of the DDK that it is: a driver may give its function a name of its own.
  public let handler: Call
  /// Who called; none for an interrupt.
  public let from: ComponentID
  /// Who was called.
  public let to: ComponentID
  /// The index of the event with which it began; that event may be dropped.
  public var index: Int { Int(began) }
  let began: UInt32
  /// The object that it is about; a list stands for many, which only the event names.
  public let object: ObjectID
  /// At which edge of the stack it takes place.
  public let site: SiteID
  /// Whether a call or an interrupt began it.
  public let kind: EventKind
  /// The level that it is made at, if the event says it.
  public let irql: IRQL?
  /// The level before it.
  public let irqlBefore: IRQL
  /// The journeys of the objects that are lent to the called component until the call returns.
  let loans: [ObjectID]
  /// The members of the list that it is about; empty where it is about one object or none.
  let members: [ObjectID]

  /// The objects that it is about, in chain order.
  public var objects: [ObjectID] {
    if object.isList { return members }
    return object == .none ? [] : [object]
  }

  /// Whether the object is lent to the called component until the call returns.
  public var isLoan: Bool { !loans.isEmpty }
}

/// The open calls of a processor or a thread, innermost last.
public struct CallStack: Sendable {
  /// Whose they are.
  public let id: CallStackID
  /// The processor on which a call was made there, or has returned, last.
  public internal(set) var cpu: Int
  /// The open calls.
  public internal(set) var frames: [OpenCall] = []
}
