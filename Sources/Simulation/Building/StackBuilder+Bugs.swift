import Events

extension StackBuilder {
  /// Refuses a bug of the loading in a run that does not record the loading: it would never show.
  ///
  /// A filter can be put into the running stack as well, and is attached then.
  func checkBugs() throws(SimulationError) {
    guard !isCold else { return }
    for built in layers {
      guard let bug = BugCatalog.bug(named: built.settings.word("bug"), of: built.facts.name),
        bug.moment == .loading, built.facts.role != .filter || staysAttached(built)
      else { continue }
      let setting = built.layer.settings.first { $0.name == "bug" }
      throw .wantsColdStart(bug.name, at: setting?.position ?? built.layer.position)
    }
  }

  private func staysAttached(_ filter: BuiltLayer) -> Bool {
    filter.settings.isOn("attached")
      && !scenario.actions.contains { $0.stimulus == .insert(filter: filter.layer.id) }
  }

  /// Breaks the drivers as the scenario asks for; until then all of them are sound.
  func addBugs(to world: inout World) {
    for built in layers {
      if built.facts.name == "packet" { addSeedBugs(of: built, to: &world) }
      let bug = built.settings.word("bug")
      if let driver = BugCatalog.driver(with: bug, of: built.facts.name) {
        world.install(driver, as: built.component)
      }
    }
  }

  private func addSeedBugs(of built: BuiltLayer, to world: inout World) {
    for open in world.packetOpens.indices
    where world.packetOpens[open].device.component == built.component {
      world.packetOpens[open].device.options.bugs = SeedBugs(built.settings)
    }
  }
}

extension SeedBugs {
  /// The bugs that the settings of a layer ask for.
  init(_ settings: SettingReader) {
    self = settings.word("variant") == "seed" ? .ofTheSeed : []
    for entry in SeedBugs.catalog where settings.words("bugs").contains(entry.word) {
      insert(entry.bug)
    }
  }
}

extension World {
  /// Puts other code behind every edge of a component.
  fileprivate mutating func install(_ code: any FaultyDriver, as component: ComponentID) {
    if let code = code as? any ProtocolDriver {
      for index in protocols.indices where protocols[index].component == component {
        protocols[index].driver = code
        protocols[index].lists = code as? any ListProtocolDriver
        protocols[index].device = code as? any DeviceDriver
      }
    }
    if let code = code as? any TransportDriver {
      for index in transports.indices where transports[index].device.component == component {
        transports[index].driver = code
      }
    }
    if let code = code as? any MiniportDriver {
      for index in adapters.indices where adapters[index].component == component {
        adapters[index].driver = code
        adapters[index].lists = code as? any ListMiniportDriver
      }
    }
    if let code = code as? any FilterDriver {
      for index in modules.indices where modules[index].component == component {
        modules[index].driver = code
      }
    }
  }
}
