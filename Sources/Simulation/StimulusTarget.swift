import Events

/// Whom a stimulus is done to: an index into one of the tables of the machine, found once when the action is planned.
enum StimulusTarget: Sendable {
  case everybody
  case app(Int)
  case socket(Int)
  case peer(Int)
  case card(Int)
  case adapter(Int)
  case module(Int)
  case driver(Int)

  /// The index into the table.
  var index: Int {
    switch self {
    case .everybody: 0
    case .app(let index), .socket(let index), .peer(let index), .card(let index),
      .adapter(let index), .module(let index), .driver(let index):
      index
    }
  }

  /// Whether it is a program.
  var isProgram: Bool {
    switch self {
    case .app, .socket: true
    case .everybody, .peer, .card, .adapter, .module, .driver: false
    }
  }

  /// Whether it is a program with a socket.
  var isSocket: Bool { if case .socket = self { true } else { false } }

  /// Whether it is a filter module.
  var isModule: Bool { if case .module = self { true } else { false } }
}

extension World {
  /// Whom a stimulus is done to.
  ///
  /// The stack builder has checked the ids.
  func target(of facts: StimulusFacts) -> StimulusTarget {
    let found: StimulusTarget? =
      switch facts.subject {
      case .everybody: .everybody
      case .card: card(facts.id)
      case .layer(let roles): roles.lazy.compactMap { target(facts.id, as: $0) }.first
      }
    guard let found else { preconditionFailure("the stack builder checked the id \(facts.id)") }
    return found
  }

  private func target(_ id: String, as role: DriverRole) -> StimulusTarget? {
    switch role {
    case .application: app(id)
    case .socket: socket(id)
    case .protocolDriver, .transport, .intermediate: driver(id)
    case .filter: module(id)
    case .miniport: adapter(id)
    case .peer: peer(id)
    case .socketDriver: nil
    }
  }

  /// The component of an adapter's or a filter module's driver.
  func component(of target: StimulusTarget) -> ComponentID {
    switch target {
    case .adapter(let adapter): adapters[adapter].component
    case .module(let module): modules[module].component
    case .everybody, .app, .socket, .peer, .card, .driver: .none
    }
  }

  private func index<Entry>(
    of id: String, _ entries: [Entry], _ component: (Entry) -> ComponentID
  ) -> Int? {
    guard let wanted = history.lexicon.component(id) else { return nil }
    return entries.firstIndex { component($0) == wanted }
  }

  private func app(_ id: String) -> StimulusTarget? {
    index(of: id, apps, \.component).map(StimulusTarget.app)
  }

  private func socket(_ id: String) -> StimulusTarget? {
    index(of: id, sockets, \.device.application).map(StimulusTarget.socket)
  }

  private func card(_ id: String) -> StimulusTarget? {
    index(of: id, nics, \.component).map(StimulusTarget.card)
  }

  private func adapter(_ id: String) -> StimulusTarget? {
    index(of: id, adapters, \.component).map(StimulusTarget.adapter)
  }

  private func module(_ id: String) -> StimulusTarget? {
    index(of: id, modules, \.component).map(StimulusTarget.module)
  }

  private func driver(_ id: String) -> StimulusTarget? {
    index(of: id, protocols, \.component).map(StimulusTarget.driver)
  }

  private func peer(_ id: String) -> StimulusTarget? {
    peers.firstIndex { $0.id == id }.map(StimulusTarget.peer)
  }
}
