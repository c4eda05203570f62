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

  /// Whether it is a program with a socket.
  var isSocket: Bool { if case .socket = self { true } else { false } }

  /// Whether it is a filter module.
  var isModule: Bool { if case .module = self { true } else { false } }
}

extension World {
  /// Whom a stimulus is done to.
  ///
  /// The stack builder has checked the ids.
  func target(of stimulus: Stimulus) -> StimulusTarget {
    let (id, found): (String, StimulusTarget?) =
      switch stimulus {
      case .write(let id, _), .writeArray(let id, _, _), .read(let id, _), .setFilter(let id, _),
        .cancelSends(let id):
        (id, app(id))
      case .cancel(let id), .close(let id): (id, socket(id) ?? app(id))
      case .sendTo(let id, _, _), .receiveFrom(let id, _, _), .select(let id, _): (id, socket(id))
      case .ping(let id, _), .datagram(let id, _): (id, peer(id))
      case .frame(let id, _), .busy(let id, _), .occupy(let id, _), .collide(let id, _),
        .unplug(let id), .plug(let id):
        (id, card(id))
      case .unbind(let id): (id, driver(id))
      case .unload(let id): (id, module(id) ?? driver(id))
      case .pause(let id), .restart(let id), .surpriseRemove(let id): (id, adapter(id))
      case .reset(let id): (id, adapter(id) ?? app(id))
      case .insert(let id), .remove(let id), .filterSend(let id, _), .filterReceive(let id, _):
        (id, module(id))
      case .emptyPools: ("", .everybody)
      }
    guard let found else { preconditionFailure("the stack builder checked the id \(id)") }
    return found
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
