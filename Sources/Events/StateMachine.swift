/// The states of something that NDIS or a driver keeps, and which of them may follow which.
public struct StateMachine: Sendable {
  /// What it is the machine of, such as `adapter, NDIS 6`.
  public let title: String
  /// The transitions, those of the usual way first.
  public let transitions: [Transition]
  /// The states, in the order of the usual way.
  public let states: [Word]

  /// One state after another.
  public struct Transition: Hashable, Sendable {
    /// The state before.
    public let from: Word
    /// The state after.
    public let to: Word
    /// The call or the fact that causes it.
    public let cause: String
  }

  /// A machine with its states in the order in which they are drawn.
  init(_ title: String, _ states: [Word], _ transitions: [(Word, Word, String)]) {
    self.title = title
    self.states = states
    self.transitions = transitions.map { Transition(from: $0.0, to: $0.1, cause: $0.2) }
  }

  /// Whether a state may follow another one at once.
  public func allows(_ from: Word, _ to: Word) -> Bool {
    transitions.contains { $0.from == from && $0.to == to }
  }

  /// What may follow a state.
  public func transitions(from state: Word) -> [Transition] {
    transitions.filter { $0.from == state }
  }
}

// MARK: - The machines

extension StateMachine {
  /// Every machine that is known here.
  public static let all = [
    bindingNDIS6, bindingNDIS5, adapterNDIS6, adapterNDIS5, filterModule, intermediate, neighbour,
    socket,
  ]

  /// A protocol's binding, NDIS 6.
  ///
  /// Source: [NDIS_REFERENCE 4.1]
  public static let bindingNDIS6 = StateMachine(
    "binding, NDIS 6",
    [
      Word.State.unbound, Word.State.opening, Word.State.paused, Word.State.restarting,
      Word.State.running, Word.State.pausing, Word.State.closing,
    ],
    [
      (Word.State.unbound, Word.State.opening, "ProtocolBindAdapterEx"),
      (Word.State.opening, Word.State.paused, "the open is complete"),
      (Word.State.opening, Word.State.unbound, "the open fails"),
      (Word.State.paused, Word.State.restarting, "NetEventRestart"),
      (Word.State.restarting, Word.State.running, "the restart succeeds"),
      (Word.State.restarting, Word.State.paused, "the restart fails"),
      (Word.State.running, Word.State.pausing, "NetEventPause"),
      (Word.State.pausing, Word.State.paused, "all sends are back, all receives returned"),
      (Word.State.paused, Word.State.closing, "ProtocolUnbindAdapterEx"),
      (Word.State.closing, Word.State.unbound, "the close is complete"),
    ])

  /// A protocol's binding, NDIS 5, as the packet sample of the DDK has it.
  ///
  /// That a packet filter of 0 leads back from Receiving to Open is concluded from what Open means there: nothing is
  /// received.
  ///
  /// Source: [NDIS_REFERENCE 4.2]
  public static let bindingNDIS5 = StateMachine(
    "binding, NDIS 5",
    [
      Word.State.none, Word.State.opening, Word.State.open, Word.State.receiving,
      Word.State.draining, Word.State.closing,
    ],
    [
      (Word.State.none, Word.State.opening, "ProtocolBindAdapter"),
      (Word.State.opening, Word.State.open, "the open is complete"),
      (Word.State.opening, Word.State.none, "the open fails"),
      (Word.State.open, Word.State.receiving, "a packet filter is set"),
      (Word.State.receiving, Word.State.open, "the packet filter is 0"),
      (Word.State.open, Word.State.draining, "ProtocolUnbindAdapter"),
      (Word.State.receiving, Word.State.draining, "ProtocolUnbindAdapter"),
      (Word.State.draining, Word.State.closing, "nothing is under way, NdisCloseAdapter"),
      (Word.State.closing, Word.State.none, "the close is complete"),
    ])

  /// A miniport's adapter, NDIS 6; a reset changes no state.
  ///
  /// Not modelled: Shutdown.
  ///
  /// Source: [NDIS_REFERENCE 4.3]
  public static let adapterNDIS6 = StateMachine(
    "adapter, NDIS 6",
    [
      Word.State.halted, Word.State.initializing, Word.State.paused, Word.State.restarting,
      Word.State.running, Word.State.pausing,
    ],
    [
      (Word.State.halted, Word.State.initializing, "MiniportInitializeEx"),
      (Word.State.initializing, Word.State.paused, "it succeeds"),
      (Word.State.initializing, Word.State.halted, "it fails"),
      (Word.State.paused, Word.State.restarting, "MiniportRestart"),
      (Word.State.restarting, Word.State.running, "it succeeds, or NdisMRestartComplete"),
      (Word.State.restarting, Word.State.paused, "it fails"),
      (Word.State.running, Word.State.pausing, "MiniportPause"),
      (Word.State.pausing, Word.State.paused, "it succeeds, or NdisMPauseComplete"),
      (Word.State.paused, Word.State.halted, "MiniportHaltEx"),
    ])

  /// A miniport's adapter, NDIS 5: it runs as soon as it is initialized.
  ///
  /// Not modelled: low power. When a card is removed by surprise, NDIS 5 is not known to keep a state of its own; it is
  /// shown as one here.
  ///
  /// Source: [NDIS_REFERENCE 4.4, S35]
  public static let adapterNDIS5 = StateMachine(
    "adapter, NDIS 5",
    [
      Word.State.added, Word.State.initialized, Word.State.resetting, Word.State.surpriseRemoved,
      Word.State.removed,
    ],
    [
      (Word.State.added, Word.State.initialized, "MiniportInitialize"),
      (Word.State.initialized, Word.State.resetting, "MiniportReset"),
      (Word.State.resetting, Word.State.initialized, "it succeeds, or NdisMResetComplete"),
      (Word.State.initialized, Word.State.removed, "MiniportHalt"),
      (Word.State.initialized, Word.State.surpriseRemoved, "the card is gone"),
      (Word.State.resetting, Word.State.surpriseRemoved, "the card is gone"),
      (Word.State.surpriseRemoved, Word.State.removed, "MiniportHalt"),
    ])

  /// A module of a lightweight filter.
  ///
  /// Source: [NDIS_REFERENCE 4.5]
  public static let filterModule = StateMachine(
    "filter module",
    [
      Word.State.detached, Word.State.attaching, Word.State.paused, Word.State.restarting,
      Word.State.running, Word.State.pausing,
    ],
    [
      (Word.State.detached, Word.State.attaching, "FilterAttach"),
      (Word.State.attaching, Word.State.paused, "it succeeds"),
      (Word.State.attaching, Word.State.detached, "it fails"),
      (Word.State.paused, Word.State.restarting, "FilterRestart"),
      (Word.State.restarting, Word.State.running, "it succeeds, or NdisFRestartComplete"),
      (Word.State.restarting, Word.State.paused, "it fails"),
      (Word.State.running, Word.State.pausing, "FilterPause"),
      (Word.State.pausing, Word.State.paused, "it succeeds, or NdisFPauseComplete"),
      (Word.State.paused, Word.State.detached, "FilterDetach"),
    ])

  /// An adapter of an intermediate driver, as PassThru has it.
  ///
  /// Source: [NDIS_REFERENCE 4.6]
  public static let intermediate = StateMachine(
    "intermediate driver",
    [
      Word.State.idle, Word.State.openingLower, Word.State.virtualPending, Word.State.up,
      Word.State.halting, Word.State.closingLower,
    ],
    [
      (Word.State.idle, Word.State.openingLower, "PtBindAdapter"),
      (Word.State.openingLower, Word.State.virtualPending, "NdisIMInitializeDeviceInstanceEx"),
      (Word.State.virtualPending, Word.State.up, "MPInitialize"),
      (Word.State.up, Word.State.halting, "PtUnbindAdapter, NdisIMDeInitializeDeviceInstance"),
      (Word.State.halting, Word.State.idle, "MPHalt, NdisCloseAdapter"),
      (
        Word.State.virtualPending, Word.State.closingLower,
        "MPInitialize fails, or NdisIMCancelInitializeDeviceInstance"
      ),
      (Word.State.closingLower, Word.State.idle, "the close is complete"),
    ])

  /// An entry of the neighbour cache of the IP layer.
  ///
  /// The reference has it from the first packet on. That a question from a neighbour makes it known, and that entries go with
  /// their interface, is how the simulated tcpip does it.
  ///
  /// Source: [NDIS_REFERENCE 4.9]
  public static let neighbour = StateMachine(
    "neighbour",
    [Word.State.none, Word.State.incomplete, Word.State.reachable],
    [
      (Word.State.none, Word.State.incomplete, "the first packet to the address"),
      (Word.State.incomplete, Word.State.reachable, "an ARP reply"),
      (Word.State.incomplete, Word.State.none, "nobody answers"),
      (Word.State.none, Word.State.reachable, "an ARP request from there"),
      (Word.State.reachable, Word.State.incomplete, "it is asked again"),
      (Word.State.reachable, Word.State.none, "the interface goes"),
    ])

  /// A datagram socket in AFD.
  ///
  /// Not modelled: what a bound socket does with its window and its datagrams; those are queues, not states. Created and
  /// Closed are the two ends of its life.
  ///
  /// Source: [NDIS_REFERENCE 4.10]
  public static let socket = StateMachine(
    "socket",
    [Word.State.created, Word.State.bound, Word.State.closed],
    [
      (Word.State.created, Word.State.bound, "bind"),
      (Word.State.bound, Word.State.closed, "close"),
      (Word.State.created, Word.State.closed, "close"),
    ])
}

// MARK: - Which machine is meant

extension Lexicon {
  /// The machine whose state a place holds, or `nil` if its states are those of no machine that is known here.
  public func machine(of id: PlaceID) -> StateMachine? {
    guard let place = self[id], place.kind == .machine else { return nil }
    return candidates(of: place.owner).first { $0.states.contains(place.initial) }
  }

  /// The machines that an owner may have, the likeliest first.
  private func candidates(of owner: PlaceOwner) -> [StateMachine] {
    switch owner {
    case .binding(let index):
      isNDIS6(bindings[index].protocolDriver)
        ? [.bindingNDIS6, .bindingNDIS5] : [.bindingNDIS5, .bindingNDIS6]
    case .adapter(let index):
      isNDIS6(adapters[index].miniport)
        ? [.adapterNDIS6, .adapterNDIS5] : [.adapterNDIS5, .adapterNDIS6]
    case .module: [.filterModule]
    case .component(let id):
      switch self[id]?.kind {
      case .im: [.intermediate]
      case .tcpip: [.neighbour]
      case .afd: [.socket]
      default: []
      }
    }
  }

  private func isNDIS6(_ id: ComponentID) -> Bool { self[id]?.ndis == 6 }
}
