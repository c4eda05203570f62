import Events

typealias ListHandle = Handle<NetBufferList>

/// A `NET_BUFFER_LIST`: what NDIS 6 passes around instead of a packet (NDIS_REFERENCE 3.5).
///
/// Not modelled: several net buffers in a list, MDL chains, out-of-band data beyond the status.
struct NetBufferList: Sendable {
  let id: ObjectID
  /// The index of its pool, or -1.
  var pool = -1
  /// SourceHandle: who made it; the completion or return is routed to that driver, and nobody else frees it (O50).
  var source: Source
  /// The bytes of its net buffer.
  var bytes = 0
  /// Status.
  var status: Status = .none
  /// How many bindings have to return it: one, if it may be kept.
  var references = 0
  /// The IRP that waits for it.
  var irp: IRPHandle = .none
  /// To whom the received frame is addressed whose bytes it carries.
  var destination = FrameRecipe.Destination.station
  /// The bytes of the received frame, where a run keeps them.
  var data: [UInt8] = []
  /// The list that this one stands for.
  var original: ListHandle = .none
  /// Whether it was indicated with RESOURCES: it may neither be kept nor returned.
  var isLent = false
  /// Whether a driver took it out of the chain that it was lent in, and did not put it back.
  var isUnlinked = false
  /// How many net buffers the list has.
  var bufferCount = 1
  /// Whether nobody has freed it.
  var isAlive = true

  /// Who made a list.
  enum Source: Equatable, Sendable {
    /// A protocol, on a binding.
    case binding(Int)
    /// A filter module.
    case module(Int)
    /// A miniport, on an adapter.
    case adapter(Int)
  }
}

/// What ndis.sys knows about one filter module (NDIS_REFERENCE 4.5).
struct ModuleBlock: Sendable {
  let component: ComponentID
  var driver: any FilterDriver
  /// FilterModuleContext: the index of the driver's own data.
  let context: Int
  let adapter: Int
  let site: SiteID
  /// Where its state is shown.
  let state: PlaceID
  /// Which handlers the driver registered; NDIS passes a module by that has none for a direction.
  let handlers: FilterHandlers
  /// Whether it is attached when the stack starts.
  let isInStack: Bool
  var isAttached = false
  /// Whether its driver is unloaded.
  var isUnloaded = false
  var phase = FilterPhase.detached
  /// How often its timer was set or cancelled.
  var timerRound: Int32 = 0
}

/// Which data handlers a filter registered.
struct FilterHandlers: OptionSet, Sendable {
  let rawValue: Int
  /// FilterSendNetBufferLists and FilterSendNetBufferListsComplete.
  static let send = FilterHandlers(rawValue: 1)
  /// FilterReceiveNetBufferLists and FilterReturnNetBufferLists.
  static let receive = FilterHandlers(rawValue: 2)
}

/// The states of a filter module (NDIS_REFERENCE 4.5).
enum FilterPhase: Sendable { case detached, attaching, paused, restarting, running, pausing }

// MARK: - Objects and pools

extension World {
  /// Models `NdisAllocateNetBufferAndNetBufferList`; `nil` stands for an empty pool.
  ///
  /// DDK: `NdisAllocateNetBufferAndNetBufferList` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE 2.10, O50]
  mutating func ndisAllocateNetBufferList(
    _ pool: Int, _ source: NetBufferList.Source, for parent: ObjectID, by component: ComponentID
  ) -> ListHandle? {
    let call = Call.ndisAllocateNetBufferAndNetBufferList
    let natural = pools[pool].used < pools[pool].size && !runsOutOfMemory()
    guard chooses(.allocation, at: call, by: component, otherwise: natural), natural else {
      act(call, at: component, status: .resources)
      return nil
    }
    pools[pool].used += 1
    let id = numbers.next(.netBufferList)
    let list = NetBufferList(id: id, pool: pool, source: source)
    let handle = ListHandle(slot: lists.insert(list), id: id)
    act(
      call, at: component, id, owner: component, life: .new, place: pools[pool].place,
      value: pools[pool].used)
    attach(parent: parent)
    return handle
  }

  /// Models `NdisFreeNetBufferList`: only its originator may, and only after it came back (O50).
  mutating func ndisFreeNetBufferList(_ list: ListHandle, by component: ComponentID) {
    guard !isGone(list) else {
      touch(list.id, Word.Memory.write, by: component)
      return act(.ndisFreeNetBufferList, at: component, list.id)
    }
    let pool = lists[list.slot].pool
    lists[list.slot].isAlive = false
    lists.remove(list.slot)
    pools[pool].used -= 1
    act(
      .ndisFreeNetBufferList, at: component, list.id, owner: .nobody, life: .free,
      place: pools[pool].place, value: pools[pool].used)
  }

  /// Calls something with a chain of lists.
  ///
  /// Not modelled: NDIS_SEND_FLAGS_DISPATCH_LEVEL and the flags like it of completions, indications and returns, by which a
  /// caller that knows its level says so; no driver here does anything else because of it.
  mutating func enterChain(
    _ call: Call, to component: ComponentID, _ chain: [ListHandle], owner: ComponentID = .none,
    site: SiteID, irql: IRQL? = nil, status: Status = .none, length: Int? = nil,
    from caller: ComponentID = .none
  ) {
    let isFirst = processors.frames.count == processors.base
    enter(
      call, to: component, chain.object, owner: owner, site: site, irql: irql, status: status,
      length: length)
    attach(membersOf: chain)
    if isFirst, caller != .none { attach(.from, caller) }
  }

  /// The call with a chain returns; it has no value, so a single list is named for the reader.
  mutating func leaveChain(_ call: Call, _ chain: [ListHandle]) {
    leave(call, chain.only)
  }
}
