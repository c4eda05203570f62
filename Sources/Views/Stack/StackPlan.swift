import Events
import Replay

/// What of a stack follows from its topology alone, worked out once for all pictures of a run.
struct StackPlan: Sendable {
  /// The heights.
  let tower: Tower
  /// All places in one order, however the run came about: a simulator declares them as they are made, a file owner by owner.
  let order: [PlaceID]
  /// The places on each card, kind by kind, in that order.
  private let places: [Shelf: [PlaceID]]
  /// The bits that are shown of the registers of each card.
  let bits: [ComponentID: RegisterBits]
  /// What each place is called on its card; with its owner where the card shows places of several.
  let names: [String]

  /// The places of one kind on a card.
  private struct Shelf: Hashable {
    let card: ComponentID
    let kind: PlaceKind
  }

  private static let known = LastAnswer<Lexicon, StackPlan>()

  /// The plan of the topology of a run.
  static func of(_ lexicon: Lexicon) -> StackPlan {
    known.answer(lexicon) { StackPlan(lexicon) }
  }

  private init(_ lexicon: Lexicon) {
    tower = Tower(lexicon)
    var places: [Shelf: [PlaceID]] = [:]
    var registers: [ComponentID: Set<String>] = [:]
    let order = StackPlan.order(lexicon)
    self.order = order
    for id in order {
      guard let place = lexicon[id] else { continue }
      let card = lexicon.card(of: place)
      places[Shelf(card: card, kind: place.kind), default: []].append(id)
      guard place.kind == .register else { continue }
      registers[card, default: []].insert(String(place.shortName))
    }
    self.places = places
    bits = registers.compactMapValues { names in
      RegisterBits.all.first { $0.chip.isSubset(of: names) }
    }
    names = lexicon.places.map { place in
      lexicon.isAlone(place.owner) ? String(place.shortName) : place.id
    }
  }

  /// The places by the kind and the number of their owner, and their own number.
  private static func order(_ lexicon: Lexicon) -> [PlaceID] {
    let keys = lexicon.places.indices.map { index -> (Int, Int, Int) in
      let (kind, owner) = lexicon.places[index].rank
      return (kind, owner, index)
    }
    return keys.sorted(by: <).map { PlaceID(index: $0.2) }
  }

  /// The places of one kind on a card, in the order of all places.
  func places(of card: ComponentID, _ kind: PlaceKind) -> [PlaceID] {
    places[Shelf(card: card, kind: kind)] ?? []
  }
}

extension Place {
  /// The kind of its owner and the number of the owner.
  ///
  /// Of machines, those of NDIS come before what a driver keeps to itself, and one of several of a driver last; of queues and
  /// counters, those of drivers come first, because NDIS seldom has to wait.
  fileprivate var rank: (kind: Int, owner: Int) {
    switch owner {
    case .component(let id): (kind != .machine ? 0 : isNamedMachine ? 5 : 4, id.index)
    case .adapter(let index): (1, index)
    case .binding(let index): (2, index)
    case .module(let index): (3, index)
    }
  }
}
