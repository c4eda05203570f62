import Events
import Replay
import Terminal

/// The stack at one moment: layers from the application to the card, what is called between them, and the wire.
///
/// It is the model behind the drawing and behind the text report. Which cards, items and gaps there are follows from the
/// topology alone, so nothing jumps from one step to the next.
public struct StackPicture: Equatable, Sendable {
  /// The layers, those of one height together.
  public let levels: [[LayerCard]]
  /// What is open between two levels; one fewer than there are levels.
  public let gaps: [LayerGap]
  /// The cable, if the topology has one.
  public let wire: WirePicture?

  /// The stack at a moment; `isInFlight` if what this step hands over is still on its way.
  public init(_ moment: Moment, isInFlight: Bool = false) {
    let plan = StackPlan.of(moment.lexicon)
    let maker = CardMaker(moment, plan, flying: isInFlight ? moment.handedOver : [])
    let tower = plan.tower
    let levels = tower.levels.map { $0.map(maker.card) }
    self.levels = levels
    gaps = GapMaker(moment, tower: tower).gaps
    wire = WirePicture(moment)
  }

  /// The layers from the top to the bottom.
  public var cards: [LayerCard] { levels.flatMap(\.self) }

  /// The chips, from the top to the bottom.
  public var chips: [Chip] { cards.flatMap(\.chips) }

  /// How many rows the stack of a topology needs with one for each card, gap and wire.
  static func leastRows(_ lexicon: Lexicon) -> Int {
    let levels = StackPlan.of(lexicon).tower.levels
    let hasWire = lexicon.components.contains { $0.kind == .wire }
    return levels.reduce(0) { $0 + $1.count } + max(levels.count - 1, 0) + (hasWire ? 1 : 0)
  }
}

extension LayerCard {
  /// The chips on this card, in the order in which they are drawn.
  public var chips: [Chip] { items.flatMap(\.chips) }
}

extension CardItem {
  /// The chips of this item.
  public var chips: [Chip] {
    switch self {
    case .hand(let chips): chips
    case .queue(_, let members, _, _): members
    case .awaited, .gauges, .bits, .text: []
    }
  }
}

// MARK: - Cards

/// Makes the cards of one moment.
private struct CardMaker {
  let moment: Moment
  /// Who owns what, for objects that travel and stand in no queue.
  let inHand: [ComponentID: [ObjectID]]
  /// The traffic of the components over the last events, oldest first.
  let recent: [[Traffic]]
  /// What is on its way from one owner to the next.
  let flying: [ObjectID]
  /// What is the same at all moments.
  private let plan: StackPlan

  init(_ moment: Moment, _ plan: StackPlan, flying: [ObjectID]) {
    self.moment = moment
    self.plan = plan
    self.flying = flying
    let queued = Set(
      moment.lexicon.places.indices.flatMap { moment.state.members(of: PlaceID(index: $0)) })
    var inHand: [ComponentID: [ObjectID]] = [:]
    for (object, state) in moment.alive where object.kind.isTraveller && !queued.contains(object) {
      inHand[state.owner, default: []].append(object)
    }
    self.inHand = inHand
    recent = moment.recentTraffic
  }

  private var lexicon: Lexicon { moment.lexicon }

  func card(_ seat: Tower.Seat) -> LayerCard {
    let id = seat.component
    let component = lexicon[id]
    let kind = component?.kind ?? .other
    return LayerCard(
      component: id, kind: kind.label,
      name: kind == .ndis ? StackWords.library : component?.title ?? "",
      caption: caption(seat, kind), isCounted: seat.isCounted,
      traffic: traffic(moment.state, seat), trafficBefore: traffic(moment.before, seat),
      items: items(seat, kind), part: part(seat), recentHeld: recentHeld(seat))
  }

  private func traffic(_ state: StackState, _ seat: Tower.Seat) -> Traffic {
    let index = seat.component.index
    return seat.isCounted && index < state.traffic.count ? state.traffic[index] : Traffic()
  }

  private func recentHeld(_ seat: Tower.Seat) -> [Int] {
    let index = seat.component.index
    return seat.isCounted ? recent.map { index < $0.count ? $0[index].held : 0 } : []
  }

  // MARK: Captions

  private func caption(_ seat: Tower.Seat, _ kind: ComponentKind) -> String {
    let id = seat.component
    return switch kind {
    case .app, .winsock: StackWords.userMode
    case .ndis: seat.adapters.map(edgeCaption) ?? StackWords.libraryCaption
    case .nic: interruptCaption(id) ?? lexicon[id]?.description ?? ""
    case .protocol, .tcpip, .im, .filter, .miniport, .netcx, .vmswitch, .afd, .wire, .other:
      stateCaption(id)
    }
  }

  /// Which edge of the library a row is: `above passthru`.
  private func edgeCaption(_ adapters: [Int]) -> String {
    StackWords.above(adapters.map { lexicon.title(lexicon.adapters[$0].miniport) })
  }

  /// The states of the machines that belong to a component, its own before those of its edges.
  private func stateCaption(_ id: ComponentID) -> String {
    // One of several machines stands last, and says nothing while it has no state.
    let machines = plan.places(of: id, .machine).filter { place in
      moment.state.state(of: place) != Word.State.none || lexicon[place]?.isNamedMachine != true
    }
    let own = machines.filter {
      lexicon[$0]?.owner == .component(id) && lexicon[$0]?.isNamedMachine != true
    }
    return (own + machines.filter { !own.contains($0) }).map { place in
      let word = lexicon.text(moment.state.state(of: place))
      return word.isEmpty ? CommonWords.notOpen : word
    }.joined(separator: ", ")
  }

  private func interruptCaption(_ id: ComponentID) -> String? {
    guard let bits = registerBits(id), let mask = register(bits.mask, of: id) else { return nil }
    return moment.state.value(of: mask) == 0 ? StackWords.masked : StackWords.enabled
  }

  // MARK: Items

  private func items(_ seat: Tower.Seat, _ kind: ComponentKind) -> [CardItem] {
    let id = seat.component
    let hand = CardItem.hand(hand(id).filter { isHere($0.object, seat) })
    let queues = plan.places(of: id, .queue).filter { isHere($0, seat) }.map { queue($0, kind) }
    let rest = bits(id) + gauges(id) + remarks(id, kind)
    // What an application or a protocol has in hand is what it waits for, so that comes first.
    guard kind.rank < ComponentKind.ndis.rank else { return queues + [hand] + rest }
    return [hand] + (kind.isUserMode ? [.awaited(awaited(id))] : []) + queues + rest
  }

  /// The requests that an application has made and that others hold.
  private func awaited(_ id: ComponentID) -> [Mentioned] {
    moment.alive.filter { object, state in
      object.kind == .irp && state.maker == id && state.owner != id
    }.map { Mentioned(id: $0.object.description, journey: moment.journey(of: $0.object)) }
  }

  /// Whether a row of the library is the one at which it holds an object: the edge where it got it.
  private func isHere(_ object: ObjectID, _ seat: Tower.Seat) -> Bool {
    guard let adapters = seat.adapters, let state = moment.state[object] else { return true }
    guard let handing = moment.history.kept(Int(state.ownedSince)) else {
      // Who handed it over is gone; the binding over which it came is known still.
      let binding = Int(state.binding)
      return adapters.contains(binding < 0 ? 0 : lexicon.bindings[binding].adapter)
    }
    return adapters.contains(lexicon.adapter(of: handing.site) ?? 0)
  }

  /// Whether a place belongs to the edge that a row of the library is.
  private func isHere(_ place: PlaceID, _ seat: Tower.Seat) -> Bool {
    guard let adapters = seat.adapters, case .adapter(let index)? = lexicon[place]?.owner else {
      return true
    }
    return adapters.contains(index)
  }

  private func hand(_ id: ComponentID) -> [Chip] {
    // What a driver hands from one of its functions to the next stays its own.
    let lent = moment.state.objects(lentTo: id).filter {
      $0.kind.isTraveller && moment.state[$0]?.owner != id
    }
    let own = (inHand[id] ?? []).filter { !flying.contains($0) }
    let left = flying.filter { moment.before[$0]?.owner == id }
    // What is there and what has just left stand in one order, so that a ghost stands where its object stood.
    let chips = own.map(chip) + left.map { Chip($0, moment, .ghost) }
    return chips.sorted { $0.rank < $1.rank }
      + lent.filter { !own.contains($0) }.map { Chip($0, moment, .borrowed) }
  }

  private func queue(_ place: PlaceID, _ kind: ComponentKind) -> CardItem {
    .queue(
      name: name(place, kind == .nic ? "" : "Q."),
      members: moment.state.members(of: place).map(chip), bound: lexicon[place]?.bound ?? 0,
      isChanged: moment.event?.place == place)
  }

  private func chip(_ object: ObjectID) -> Chip {
    Chip(object, moment, moment.objects.contains(object) ? .thisStep : .here)
  }

  private func gauges(_ id: ComponentID) -> [CardItem] {
    let shown = registerBits(id).map { [$0.name, $0.mask] } ?? []
    let gauges =
      plan.places(of: id, .counter).map { gauge($0, "C.", .plain) }
      + plan.places(of: id, .pool).map { gauge($0, "", .meter(of: lexicon[$0]?.bound ?? 0)) }
      + plan.places(of: id, .register).filter {
        !shown.contains(String(lexicon[$0]?.shortName ?? ""))
      }
      .map { gauge($0, "", .hexadecimal) }
    return gauges.isEmpty ? [] : [.gauges(gauges)]
  }

  private func gauge(_ place: PlaceID, _ prefix: String, _ form: Gauge.Form) -> Gauge {
    let value = moment.state.value(of: place)
    return Gauge(
      name: name(place, prefix), value: value, form: form,
      isChanged: value != moment.before.value(of: place))
  }

  private func bits(_ id: ComponentID) -> [CardItem] {
    guard let facts = registerBits(id), let place = register(facts.name, of: id) else { return [] }
    let value = moment.state.value(of: place)
    let old = moment.before.value(of: place)
    let bits = facts.bits.enumerated().map { index, name in
      Bit(
        name: name, isSet: value >> index & 1 == 1,
        isChanged: value >> index & 1 != old >> index & 1)
    }
    return [.bits(name: facts.name, bits)]
  }

  private func remarks(_ id: ComponentID, _ kind: ComponentKind) -> [CardItem] {
    let text = lexicon[id]?.description ?? ""
    return text.isEmpty || kind == .ndis || kind == .nic ? [] : [.text(text)]
  }

  // MARK: Places

  private func name(_ place: PlaceID, _ prefix: String) -> String {
    plan.names.indices.contains(place.index) ? prefix + plan.names[place.index] : ""
  }

  private func register(_ name: String, of id: ComponentID) -> PlaceID? {
    plan.places(of: id, .register).first { lexicon[$0]?.shortName ?? "" == name[...] }
  }

  private func registerBits(_ id: ComponentID) -> RegisterBits? {
    plan.bits[id]
  }

  // MARK: This step

  private func part(_ seat: Tower.Seat) -> LayerCard.Part {
    guard let event = moment.event else { return .idle }
    let id = seat.component
    if let adapters = seat.adapters, let adapter = lexicon.adapter(of: moment.site),
      !adapters.contains(adapter)
    {
      return .idle
    }
    switch event.kind {
    case .enter:
      return id == event.at ? .receiving : id == moment.caller ? .giving : .idle
    case .leave:
      return id == event.at ? .giving : id == moment.caller ? .receiving : .idle
    case .action, .own, .state, .interrupt, .drop, .choice, .inject, .touch, .wait, .signal, .lock,
      .unlock, .topology, .seen, .wire, .bugcheck, .note, .lost, .unknown:
      return id == event.at ? .receiving : .idle
    }
  }
}

extension Chip {
  /// Where it stands among others that are in hand: requests, which stay, before what is made for them.
  fileprivate var rank: (Int, UInt32) { (object.kind == .irp ? 0 : 1, object.rawValue) }

  /// An object at a moment.
  init(_ object: ObjectID, _ moment: Moment, _ state: ChipState) {
    self.init(object: object, journey: moment.journey(of: object), state: state)
  }
}

extension Lexicon {
  /// The component on whose card a place is shown: NDIS keeps what belongs to an adapter, except its state.
  func card(of place: Place) -> ComponentID {
    switch place.owner {
    case .component(let id): id
    case .adapter(let index): place.kind == .machine ? adapters[index].miniport : library(index)
    case .binding(let index): bindings[index].protocolDriver
    case .module(let index): modules[index].filter
    }
  }

  private func library(_ adapter: Int) -> ComponentID {
    components.firstIndex { $0.kind == .ndis }.map(ComponentID.init(index:))
      ?? adapters[adapter].miniport
  }

  /// Whether the card of an owner shows no places of another owner of the same sort.
  func isAlone(_ owner: PlaceOwner) -> Bool {
    switch owner {
    case .component: true
    case .adapter: adapters.count == 1
    case .binding(let index):
      bindings.count { $0.protocolDriver == bindings[index].protocolDriver } == 1
    case .module(let index): modules.count { $0.filter == modules[index].filter } == 1
    }
  }
}

extension Moment {
  /// Where the event that is shown happens; for a return, where the call was made.
  var site: SiteID {
    guard let event else { return .none }
    guard event.kind == .leave, event.site == .none else { return event.site }
    let open = before.openCalls(on: event.stack).last
    return open?.site ?? .none
  }

  /// The objects that this step hands from one owner to another with a call.
  public var handedOver: [ObjectID] {
    guard event?.kind == .enter else { return [] }
    return objects.filter { object in
      guard let old = before[object]?.owner, let new = state[object]?.owner else { return false }
      return old != new
    }
  }
}

extension Moment {
  /// What had passed each component at eight positions among the last events, oldest first.
  fileprivate var recentTraffic: [[Traffic]] {
    let start = max(position - Moment.recentSpacing * 8, history.droppedCount)
    var samples: [[Traffic]] = []
    timeline.visitStates(from: start, through: position) { state in
      if (position - state.position) % Moment.recentSpacing == 0 { samples.append(state.traffic) }
    }
    return samples.suffix(8)
  }

  /// How many events lie between two samples.
  private static let recentSpacing = 8

  /// What a layer still owns of what it has dropped: somebody may wait for it.
  func droppedObjects(ownedBy component: ComponentID) -> [ObjectID] {
    guard state.traffic.indices.contains(component.index),
      state.traffic[component.index].dropped > 0
    else { return [] }
    return alive.filter { object, facts in
      facts.owner == component && state.hasDropped(object, at: component)
    }.map(\.object)
  }
}
