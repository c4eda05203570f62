import Events
import Replay

/// The lanes of a ladder, from the topology alone: who stands left and who stands right.
///
/// They stand as the layers do on the stack, from the application to the card. The library has a lane above each height of
/// adapters. The cable has none where there is a card: what happens on it is seen there.
struct LadderLanes: Sendable {
  /// One lane.
  struct Lane: Equatable, Sendable {
    /// Who works in it.
    let component: ComponentID
    /// Its level on the stack.
    let level: Int
  }

  /// All of them, from the application on.
  let all: [Lane]
  /// What each is called; those that are called the same, on one machine or on two, have a number behind it.
  let titles: [String]
  private let tower: Tower
  private let lexicon: Lexicon

  private static let known = LastAnswer<Lexicon, LadderLanes>()

  /// The lanes of the topology of a run, worked out once.
  static func of(_ lexicon: Lexicon) -> LadderLanes {
    known.answer(lexicon) { LadderLanes(lexicon) }
  }

  private init(_ lexicon: Lexicon) {
    let tower = StackPlan.of(lexicon).tower
    var lanes = tower.levels.indices.flatMap { level in
      tower.levels[level].map { Lane(component: $0.component, level: level) }
    }
    if !lexicon.components.contains(where: { $0.kind == .nic }) {
      for index in lexicon.components.indices where lexicon.components[index].kind == .wire {
        lanes.append(Lane(component: ComponentID(index: index), level: tower.levels.count))
      }
    }
    all = lanes
    titles = lanes.map { LadderLanes.title(of: $0.component, lexicon) }
    self.tower = tower
    self.lexicon = lexicon
  }

  /// The lane of a component at a place of the stack, or `nil`.
  func lane(of component: ComponentID, at site: SiteID = .none) -> Int? {
    guard let facts = lexicon[component] else { return nil }
    if let level = tower.level(of: component, at: site) {
      return all.firstIndex { $0.component == component && $0.level == level }
    }
    return all.firstIndex { $0.component == component }
      ?? (facts.kind == .wire ? all.firstIndex { isCard($0.component) } : nil)
  }

  /// The lane in which an event happens, or `nil` if it happens to nobody.
  func lane(of event: Event, ownedBy owner: ComponentID = .none) -> Int? {
    if lexicon[event.at]?.kind == .wire, isCard(owner) { return lane(of: owner) }
    if let lane = lane(of: event.at, at: event.site) { return lane }
    guard let place = lexicon[event.place] else { return nil }
    switch place.owner {
    case .component(let component): return lane(of: component)
    case .adapter(let index): return lane(of: lexicon.adapters[index].miniport)
    case .binding(let index): return lane(of: lexicon.bindings[index].protocolDriver)
    case .module(let index): return lane(of: lexicon.modules[index].filter)
    }
  }

  private static func title(of component: ComponentID, _ lexicon: Lexicon) -> String {
    let title = lexicon.title(component)
    let equals = lexicon.components.indices.filter { lexicon.components[$0].title == title }
    guard equals.count > 1, let place = equals.firstIndex(of: component.index) else { return title }
    return "\(title) \(place + 1)"
  }

  private func isCard(_ component: ComponentID) -> Bool { lexicon[component]?.kind == .nic }
}
