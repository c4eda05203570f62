import Events

/// Reads the topology of a header into a lexicon; what is wrong is reported and left out.
struct TopologyReader {
  private(set) var lexicon = Lexicon()
  private(set) var problems: [TraceProblem] = []

  mutating func read(_ topology: JSONValue?) {
    guard let topology else { return report(.noTopology, "") }
    for item in topology["components"]?.elements ?? [] { readComponent(item) }
    for item in topology["adapters"]?.elements ?? [] { readAdapter(item) }
    for item in topology["bindings"]?.elements ?? [] { readBinding(item) }
    for item in topology["modules"]?.elements ?? [] { readModule(item) }
  }

  private mutating func report(_ kind: TraceProblem.Kind, _ detail: String) {
    problems.append(TraceProblem(kind, line: 1, detail: detail))
  }

  /// The id of an item, if it has one that is not taken.
  private mutating func freshID(_ item: JSONValue, _ isTaken: (String) -> Bool) -> String? {
    guard let id = item["id"]?.text, !id.isEmpty, !isTaken(id) else {
      report(.badTopology, item["id"]?.text ?? item.description)
      return nil
    }
    return id
  }

  private mutating func readComponent(_ item: JSONValue) {
    let known = lexicon
    guard let id = freshID(item, { known.component($0) != nil }) else { return }
    guard lexicon.components.count < Int(UInt16.max) - 2 else { return report(.tooManyNames, id) }
    let word = item["kind"]?.text ?? "other"
    let kind = ComponentKind(rawValue: word)
    if kind == nil { report(.badValue, word) }
    let component = lexicon.declare(
      Component(
        id: id, kind: kind ?? .other, name: item["name"]?.text ?? "",
        description: item["desc"]?.text ?? "", ndis: item["ndis"]?.integer ?? 0))
    readPlaces(item, id, .component(component))
  }

  private mutating func readAdapter(_ item: JSONValue) {
    let known = lexicon
    guard let id = freshID(item, { known.adapter($0) != nil }) else { return }
    guard let miniport = component(item, "miniport") else { return }
    let adapter = lexicon.declare(Adapter(id: id, miniport: miniport))
    readPlaces(item, id, .adapter(adapter))
  }

  private mutating func readBinding(_ item: JSONValue) {
    let known = lexicon
    guard let id = freshID(item, { known.binding($0) != nil }) else { return }
    guard let driver = component(item, "protocol"), let adapter = adapter(item) else { return }
    let binding = lexicon.declare(
      Binding(id: id, protocolDriver: driver, adapter: adapter))
    readPlaces(item, id, .binding(binding))
  }

  private mutating func readModule(_ item: JSONValue) {
    let known = lexicon
    guard let id = freshID(item, { known.module($0) != nil }) else { return }
    guard let filter = component(item, "filter"), let adapter = adapter(item) else { return }
    let module = lexicon.declare(
      Module(
        id: id, filter: filter, adapter: adapter, position: item["position"]?.integer ?? 1))
    readPlaces(item, id, .module(module))
  }

  private mutating func component(_ item: JSONValue, _ key: String) -> ComponentID? {
    guard let id = item[key]?.text, let found = lexicon.component(id) else {
      report(.unknownComponent, item[key]?.text ?? key)
      return nil
    }
    return found
  }

  private mutating func adapter(_ item: JSONValue) -> Int? {
    guard let id = item["adapter"]?.text, let found = lexicon.adapter(id) else {
      report(.unknownComponent, item["adapter"]?.text ?? "adapter")
      return nil
    }
    return found
  }

  /// Reads the places that an item declares; their ids get the id of their owner in front.
  private mutating func readPlaces(_ item: JSONValue, _ ownerID: String, _ owner: PlaceOwner) {
    for queue in item["queues"]?.elements ?? [] {
      declare(queue["id"]?.text, .queue, queue["cap"]?.integer ?? 0, .none, ownerID, owner)
    }
    for pool in item["pools"]?.elements ?? [] {
      let place = declare(
        pool["id"]?.text, .pool, pool["size"]?.integer ?? 0, .none, ownerID, owner)
      setInitialValue(pool["used"]?.integer, of: place)
    }
    for counter in item["counters"]?.elements ?? [] { declare(counter, .counter, ownerID, owner) }
    for register in item["registers"]?.elements ?? [] {
      declare(register, .register, ownerID, owner)
    }
    for machine in item["machines"]?.members ?? [] {
      let initial = lexicon.word(machine.value.text ?? "") ?? .none
      declare(machine.key, .machine, 0, initial, ownerID, owner)
    }
  }

  /// A counter or register is a name, or an object that also says with which number it starts.
  private mutating func declare(
    _ item: JSONValue, _ kind: PlaceKind, _ ownerID: String, _ owner: PlaceOwner
  ) {
    let place = declare(item.text ?? item["id"]?.text, kind, 0, .none, ownerID, owner)
    setInitialValue(item["val"]?.integer, of: place)
  }

  /// Says with which number a place starts, if it was declared.
  private mutating func setInitialValue(_ value: Int?, of place: PlaceID?) {
    guard let value, let place else { return }
    lexicon.setInitialValue(value, of: place)
  }

  /// Declares a place; `nil` if it is refused.
  @discardableResult
  private mutating func declare(
    _ name: String?, _ kind: PlaceKind, _ bound: Int, _ initial: Word, _ ownerID: String,
    _ owner: PlaceOwner
  ) -> PlaceID? {
    guard let name, !name.isEmpty, lexicon.place("\(ownerID).\(name)") == nil else {
      report(.badTopology, "\(ownerID).\(name ?? "?")")
      return nil
    }
    guard lexicon.places.count < Int(UInt16.max) - 1 else {
      report(.tooManyNames, name)
      return nil
    }
    return lexicon.declare(
      Place(
        id: "\(ownerID).\(name)", kind: kind, bound: bound, initial: initial, owner: owner))
  }
}

/// Writes a lexicon as the topology of a header.
enum TopologyWriter {
  static func document(_ lexicon: Lexicon) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("components", .array(components(lexicon))),
      .init("adapters", .array(adapters(lexicon))),
      .init("bindings", .array(bindings(lexicon))),
    ]
    if !lexicon.modules.isEmpty { members.append(.init("modules", .array(modules(lexicon)))) }
    return .object(members)
  }

  private static func components(_ lexicon: Lexicon) -> [JSONValue] {
    lexicon.components.enumerated().map { index, component in
      var members: [JSONValue.Member] = [
        .init("id", .string(component.id)), .init("kind", .string(component.kind.rawValue)),
      ]
      if !component.name.isEmpty { members.append(.init("name", .string(component.name))) }
      if !component.description.isEmpty {
        members.append(.init("desc", .string(component.description)))
      }
      if component.ndis != 0 { members.append(.init("ndis", .integer(component.ndis))) }
      return .object(members + places(lexicon, of: .component(ComponentID(index: index))))
    }
  }

  private static func adapters(_ lexicon: Lexicon) -> [JSONValue] {
    lexicon.adapters.enumerated().map { index, adapter in
      .object(
        [
          .init("id", .string(adapter.id)),
          .init("miniport", .string(lexicon.name(adapter.miniport))),
        ] + places(lexicon, of: .adapter(index)))
    }
  }

  private static func bindings(_ lexicon: Lexicon) -> [JSONValue] {
    lexicon.bindings.enumerated().map { index, binding in
      .object(
        [
          .init("id", .string(binding.id)),
          .init("protocol", .string(lexicon.name(binding.protocolDriver))),
          .init("adapter", .string(lexicon.adapters[binding.adapter].id)),
        ] + places(lexicon, of: .binding(index)))
    }
  }

  private static func modules(_ lexicon: Lexicon) -> [JSONValue] {
    lexicon.modules.enumerated().map { index, module in
      .object(
        [
          .init("id", .string(module.id)), .init("filter", .string(lexicon.name(module.filter))),
          .init("adapter", .string(lexicon.adapters[module.adapter].id)),
          .init("position", .integer(module.position)),
        ] + places(lexicon, of: .module(index)))
    }
  }

  /// The places of one owner, by kind.
  private static func places(_ lexicon: Lexicon, of owner: PlaceOwner) -> [JSONValue.Member] {
    let own = lexicon.places.filter { $0.owner == owner }
    func bounded(_ kind: PlaceKind, _ key: String) -> JSONValue {
      .array(
        own.filter { $0.kind == kind }.map { place in
          var members = [JSONValue.Member("id", .string(String(place.shortName)))]
          if place.bound > 0 { members.append(.init(key, .integer(place.bound))) }
          if place.initialValue != 0 { members.append(.init("used", .integer(place.initialValue))) }
          return .object(members)
        })
    }
    func plain(_ kind: PlaceKind) -> JSONValue {
      .array(
        own.filter { $0.kind == kind }.map { place in
          let id = JSONValue.string(String(place.shortName))
          guard place.initialValue != 0 else { return id }
          return .object([.init("id", id), .init("val", .integer(place.initialValue))])
        })
    }
    let machines = own.filter { $0.kind == .machine }.map {
      JSONValue.Member(String($0.shortName), .string(lexicon.text($0.initial)))
    }
    let all: [JSONValue.Member] = [
      .init("queues", bounded(.queue, "cap")), .init("pools", bounded(.pool, "size")),
      .init("counters", plain(.counter)), .init("registers", plain(.register)),
      .init("machines", .object(machines)),
    ]
    return all.filter { !$0.value.elements.isEmpty || !$0.value.members.isEmpty }
  }
}
