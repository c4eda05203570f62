import Events
import Replay

/// One row of the view of counters.
enum CounterRow: Equatable {
  /// What has passed a layer.
  case layer(ComponentID)
  /// A number, a queue, a register or a state that the layer keeps.
  case place(PlaceID)
  /// Things that the layer dropped for one reason.
  case drop(Drop)

  /// What the row is a value of.
  var quantity: Quantity {
    switch self {
    case .layer(let id): .held(id)
    case .place(let id): .place(id)
    case .drop(let drop): .dropped(drop)
    }
  }

  /// All rows of a moment, from the application to the card; each layer with what belongs to it.
  ///
  /// They depend on the names and on the reasons that have occurred, so that nothing jumps from step to step but where a
  /// new reason appears.
  static func all(_ moment: Moment) -> [CounterRow] {
    let places = Dictionary(grouping: StackPlan.of(moment.lexicon).order) { id in
      component(of: moment.lexicon.places[id.index].owner, moment.lexicon)
    }
    let drops = Dictionary(grouping: moment.state.drops.keys, by: \.component)
    return layers(moment.lexicon).flatMap { id -> [CounterRow] in
      let own = places[id, default: []].map { CounterRow.place($0) }
      let lost = drops[id, default: []].sorted { $0.reason.rawValue < $1.reason.rawValue }
      return [.layer(id)] + own + lost.map { .drop($0) }
    }
  }

  /// The layers, from the application to the wire.
  private static func layers(_ lexicon: Lexicon) -> [ComponentID] {
    lexicon.components.indices
      .sorted { (lexicon.components[$0].kind.rank, $0) < (lexicon.components[$1].kind.rank, $1) }
      .map { ComponentID(index: $0) }
  }

  /// The layer that keeps a place.
  private static func component(of owner: PlaceOwner, _ lexicon: Lexicon) -> ComponentID {
    switch owner {
    case .component(let id): id
    case .adapter(let index): lexicon.adapters[index].miniport
    case .binding(let index): lexicon.bindings[index].protocolDriver
    case .module(let index): lexicon.modules[index].filter
    }
  }

  /// Its names, as far as it can be found by them.
  func text(_ lexicon: Lexicon) -> String {
    switch self {
    case .layer(let id): lexicon.title(id)
    case .place(let id): lexicon.name(id) + " " + (lexicon[id]?.kind.word ?? "")
    case .drop(let drop):
      CountersWords.drop(lexicon.title(drop.component), lexicon.text(drop.reason))
    }
  }

  /// What it says, as terms of queries: what it is about, and what changes it.
  func queries(_ lexicon: Lexicon) -> [String] {
    switch self {
    case .layer(let id): return ["layer == \"\(lexicon.name(id))\""]
    case .drop(let drop):
      return [
        "drop.layer == \"\(lexicon.name(drop.component))\" and drop.reason == \(lexicon.text(drop.reason))"
      ]
    case .place(let id):
      let name = lexicon.name(id)
      switch lexicon[id]?.kind {
      case .queue: return ["delta(q.\(name).len) != 0"]
      case .pool: return ["delta(pool.\(name).used) != 0"]
      case .counter: return ["delta(c.\(name)) != 0"]
      case .register, .machine, nil: return []
      }
    }
  }

  /// The number of a place: the members of a queue, else its value.
  static func number(of id: PlaceID, _ place: Place, _ state: StackState) -> Int {
    place.kind == .queue ? state.members(of: id).count : state.value(of: id)
  }
}
