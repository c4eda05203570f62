import Events

extension StackBuilder {
  /// Declares the components from the application to the cable; the library stands between
  /// protocols and miniports.
  mutating func declareComponents() {
    for role in DriverRole.allCases {
      if role == .intermediate {
        lexicon.declare(
          Component(
            id: "ndis", kind: .ndis, name: "NDIS", description: "the library ndis.sys",
            ndis: layers.map(\.facts.ndis).max() ?? 5))
      }
      for index in indices(of: role) where role != .peer { declare(layer: index) }
      if role == .socket { declareWinsock() }
    }
    for (number, index) in indices(of: .miniport).enumerated() {
      lexicon.declare(
        Component(
          id: StackBuilder.cardID(number), kind: .nic,
          name: layers[index].facts.name == "ne2000" ? "NE2000 card" : "DMA card"))
    }
    lexicon.declare(Component(id: "wire", kind: .wire, name: "wire"))
  }

  mutating func declare(layer index: Int) {
    let built = layers[index]
    let kind: ComponentKind =
      switch built.facts.role {
      case .application, .socket: .app
      case .socketDriver: .afd
      case .protocolDriver: .protocol
      case .transport: .tcpip
      case .intermediate: .im
      case .filter: .filter
      case .miniport: .miniport
      case .peer: .other
      }
    let isNamed =
      built.facts.role == .application || built.facts.role == .socket
      || built.layer.settings.contains { $0.name == "name" }
    let name = isNamed ? built.settings.word("name") : built.layer.id
    layers[index].component = lexicon.declare(
      Component(
        id: built.layer.id, kind: kind, name: name == built.layer.id ? "" : name,
        ndis: built.facts.ndis))
  }

  func addComponents(to world: inout World) {
    world.ndis = world.history.lexicon.component("ndis") ?? .none
    world.wire = world.history.lexicon.component("wire") ?? .none
  }
}

extension World {
  /// Declares a place under its owner.
  mutating func place(
    _ name: String, _ kind: PlaceKind, of owner: PlaceOwner, bound: Int = 0,
    initial: Word = .none
  ) -> PlaceID {
    let ownerID =
      switch owner {
      case .component(let id): history.lexicon.name(id)
      case .adapter(let index): history.lexicon.adapters[index].id
      case .binding(let index): history.lexicon.bindings[index].id
      case .module(let index): history.lexicon.modules[index].id
      }
    return history.lexicon.declare(
      Place(
        id: "\(ownerID).\(name)", kind: kind, bound: bound, initial: initial, owner: owner))
  }

  /// Makes a pool in a place.
  mutating func pool(_ place: PlaceID, size: Int) -> Int {
    pools.append(Pool(place: place, size: size))
    return pools.count - 1
  }
}
