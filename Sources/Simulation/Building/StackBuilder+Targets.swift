import Events

extension StackBuilder {
  /// Checks that there is somebody to whom an action can be done.
  func checkTarget(_ action: Action, in lexicon: Lexicon) throws(SimulationError) {
    let stimulus = action.stimulus.facts
    switch stimulus.subject {
    case .everybody: return
    case .card:
      let isCollision = action.stimulus.isCollision
      try checkTarget(
        stimulus.id, needs: isCollision ? "card of an ne2000" : "card",
        legal: cards(ofNE2000: isCollision), action, lexicon)
    case .layer(let roles):
      let legal = layers.filter {
        roles.contains($0.facts.role) && ($0.facts.ndis == 6 || !stimulus.isOfNDIS6)
      }
      try checkTarget(
        stimulus.id, needs: (stimulus.isOfNDIS6 ? "NDIS 6 " : "") + roles.title,
        legal: legal.map(\.layer.id), action, lexicon)
    }
  }

  private func checkTarget(
    _ id: String, needs: String, legal: [String], _ action: Action, _ lexicon: Lexicon
  ) throws(SimulationError) {
    guard !legal.contains(id) else { return }
    let owned = [owner(of: id, in: lexicon), card(of: id)].compactMap(\.self)
    let mistake = TargetMistake(
      id: id, needs: needs, found: found(id, in: lexicon),
      meant: owned.first { legal.contains($0) }, legal: legal)
    throw .wrongTarget(mistake, at: action.position)
  }

  /// The ids of all cards, or of those whose driver is an ne2000.
  ///
  /// Only the chip of an NE2000 says that a frame collided. Not modelled: the transmit errors of a bus master.
  private func cards(ofNE2000 isNE2000: Bool) -> [String] {
    indices(of: .miniport).enumerated()
      .filter { !isNE2000 || layers[$0.element].facts.name == "ne2000" }
      .map { StackBuilder.cardID($0.offset) }
  }

  /// The id of the card of the first, second, … miniport, from 0.
  static func cardID(_ number: Int) -> String { number == 0 ? "card" : "card\(number + 1)" }

  /// The card of a miniport, or `nil` if the id is of none.
  private func card(of id: String) -> String? {
    let number = indices(of: .miniport).firstIndex { layers[$0].layer.id == id }
    return number.map { StackBuilder.cardID($0) }
  }

  /// What has an id, or `nil` if nothing has that somebody would name.
  private func found(_ id: String, in lexicon: Lexicon) -> TargetMistake.Found? {
    if let layer = layers.first(where: { $0.layer.id == id }) {
      return .layer(layer.facts.role, ndis: layer.facts.ndis)
    }
    guard let name = owner(of: id, in: lexicon) else { return nil }
    if lexicon.bindings.contains(where: { $0.id == id }) { return .binding(of: name) }
    if lexicon.adapters.contains(where: { $0.id == id }) { return .adapter(of: name) }
    if lexicon.modules.contains(where: { $0.id == id }) { return .module(of: name) }
    return .card(of: name)
  }

  /// The layer to which a binding, an adapter, a filter module or a card belongs; `nil` if the id is of none of these.
  private func owner(of id: String, in lexicon: Lexicon) -> String? {
    if let binding = lexicon.bindings.first(where: { $0.id == id }) {
      return lexicon.name(binding.protocolDriver)
    }
    if let adapter = lexicon.adapters.first(where: { $0.id == id }) {
      return lexicon.name(adapter.miniport)
    }
    if let module = lexicon.modules.first(where: { $0.id == id }) {
      return lexicon.name(module.filter)
    }
    let miniports = indices(of: .miniport)
    let number = miniports.indices.first { StackBuilder.cardID($0) == id }
    return number.map { layers[miniports[$0]].layer.id }
  }
}

extension Stimulus {
  /// Whether frames collide on the cable.
  fileprivate var isCollision: Bool { if case .collide = self { true } else { false } }
}
