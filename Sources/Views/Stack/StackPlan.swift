import Events
import Replay

/// What of a stack follows from its topology alone, worked out once for all pictures of a run.
struct StackPlan: Sendable {
  /// The heights.
  let tower: Tower
  /// The places on each card, kind by kind, in the order of the topology.
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
    for (index, place) in lexicon.places.enumerated() {
      let card = lexicon.card(of: place)
      places[Shelf(card: card, kind: place.kind), default: []].append(PlaceID(index: index))
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

  /// The places of one kind on a card, in the order of the topology.
  func places(of card: ComponentID, _ kind: PlaceKind) -> [PlaceID] {
    places[Shelf(card: card, kind: kind)] ?? []
  }
}
