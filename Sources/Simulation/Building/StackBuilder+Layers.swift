import Events
import Frames

extension StackBuilder {
  mutating func readLayers() throws(SimulationError) {
    for layer in scenario.stack {
      guard let facts = DriverCatalog.driver(named: layer.driver) else {
        throw .unknownDriver(layer.driver, at: layer.position)
      }
      let settings = try SettingReader(layer.settings, facts.settings, owner: facts.name)
      if layers.contains(where: { $0.layer.id == layer.id })
        || StackBuilder.isReserved(layer.id)
      {
        throw .duplicateID(layer.id, at: layer.position)
      }
      try checkProgram(layer, settings)
      layers.append(BuiltLayer(layer: layer, facts: facts, settings: settings))
    }
  }

  /// A capture program has to be one that the machine can run.
  func checkProgram(_ layer: Layer, _ settings: SettingReader) throws(SimulationError) {
    do throws(CaptureProgramError) {
      _ = try CaptureProgram(text: settings.word("program"))
    } catch {
      let position = layer.settings.first { $0.name == "program" }?.position ?? layer.position
      throw .badProgram(error, at: position)
    }
  }

  /// Whether an id is that of something that is always there, or that is numbered as the stack grows: cards, `msafd`, adapters,
  /// bindings and modules (`a1`, `b1`, `m1`), whose places would have the same names; `nobody` owns what has no owner.
  static func isReserved(_ id: String) -> Bool {
    let digits = id.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let stem = id.dropLast(digits)
    return digits == 0
      ? ["ndis", "wire", "card", "io", "msafd", "nobody"].contains(stem)
      : ["card", "msafd", "a", "b", "m"].contains(stem)
  }

  /// Finds what each layer stands on.
  mutating func connectLayers() throws(SimulationError) {
    for index in layers.indices {
      let needed = layers[index].facts.role.standsOn
      guard !needed.isEmpty else { continue }
      layers[index].below = try layerBelow(index, needed)
      try checkVersion(index)
    }
    for index in layers.indices { try checkGround(index) }
  }

  /// Whoever follows what a layer stands on comes to a miniport.
  func checkGround(_ index: Int) throws(SimulationError) {
    var below = layers[index].below
    for _ in layers.indices where below >= 0 { below = layers[below].below }
    guard below < 0 else {
      let layer = layers[index].layer
      throw .standsOnItself(layer.id, at: layer.position)
    }
  }

  func layerBelow(_ index: Int, _ needed: [DriverRole]) throws(SimulationError) -> Int {
    let layer = layers[index].layer
    guard layer.over.count <= 1 else {
      throw .severalBelow(layer.id, over: layer.over, at: layer.position)
    }
    if let wanted = layer.over.first {
      guard let below = layers.firstIndex(where: { $0.layer.id == wanted }) else {
        throw .noSuchLayer(wanted, needs: needed.title, at: layer.position)
      }
      guard needed.contains(layers[below].facts.role), below != index else {
        throw .wrongLayerBelow(layer.id, below: wanted, needs: needed.title, at: layer.position)
      }
      return below
    }
    let fitting = layers.indices.filter { needed.contains(layers[$0].facts.role) }
    let isPeer = layers[index].facts.role == .peer
    let next = isPeer ? fitting.last { $0 < index } : fitting.first { $0 > index }
    guard let next else { throw .nothingBelow(layer.id, needs: needed.title, at: layer.position) }
    return next
  }

  /// Drivers that stand on each other are of one NDIS version.
  ///
  /// Not modelled: the translation with which NDIS 6 serves drivers of NDIS 5.
  func checkVersion(_ index: Int) throws(SimulationError) {
    let below = layers[layers[index].below]
    let version = layers[index].facts.ndis
    guard version == 0 || version == below.facts.ndis else {
      throw .otherVersion(
        layers[index].layer.id, below: below.layer.id, at: layers[index].layer.position)
    }
  }

  func indices(of role: DriverRole) -> [Int] {
    layers.indices.filter { layers[$0].facts.role == role }
  }
}

extension DriverRole {
  /// What a driver of this role may stand on; nothing for a miniport, which stands on its card.
  var standsOn: [DriverRole] {
    switch self {
    case .application: [.protocolDriver]
    case .socket: [.socketDriver]
    case .socketDriver: [.transport]
    case .protocolDriver, .transport, .intermediate: [.intermediate, .miniport]
    case .filter, .peer: [.miniport]
    case .miniport: []
    }
  }
}

extension [DriverRole] {
  /// The roles as a sentence names them: `intermediate driver or miniport`.
  var title: String {
    let names = map(\.rawValue)
    let end = names.suffix(2).joined(separator: " or ")
    return (names.dropLast(2) + [end]).joined(separator: ", ")
  }
}
