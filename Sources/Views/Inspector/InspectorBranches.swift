import Events
import Frames
import Replay
import Terminal

/// What is known about one object.
struct ObjectBranch {
  let moment: Moment
  let object: ObjectID

  init(_ moment: Moment, _ object: ObjectID) {
    self.moment = moment
    self.object = object
  }

  var branch: InspectorBranch {
    guard let state = moment.state[object] else {
      return InspectorBranch(
        object.kind.name, [id(object)], isOpen: true,
        [
          InspectorBranch(
            "state", [Span(wasAlive ? "gone since this step" : "does not exist here", .warn)])
        ])
    }
    let parts = [
      owner(state).of(.owner(object)), since(state).of(.owner(object)),
      queue?.of(.queue(object)), maker(state), parent(state), length(state),
      references(state)?.of(.references(object)),
    ]
    return InspectorBranch(
      object.kind.name, [id(object)], isOpen: true, parts.compactMap(\.self) + fellows(state))
  }

  private var wasAlive: Bool { moment.before[object] != nil }

  private func id(_ object: ObjectID) -> Span {
    Span(object.description, .mention(moment.journey(of: object)))
  }

  private func owner(_ state: ObjectState) -> InspectorBranch {
    let title = moment.lexicon.title(state.owner)
    let name = title.isEmpty ? "nobody" : title
    guard let old = moment.before[object]?.owner, old != state.owner else {
      let role: Role = Int(state.bornAt) == moment.index ? .now : .strong
      return InspectorBranch("owner", [Span(name, role)])
    }
    return InspectorBranch(
      "owner", [Span(name, .now), Span("   was \(moment.lexicon.title(old))", .muted)])
  }

  private func since(_ state: ObjectState) -> InspectorBranch {
    let index = max(Int(state.ownedSince), moment.history.droppedCount)
    let held = moment.time - moment.history[index].time
    return InspectorBranch(
      "held for",
      [Span(TimeFormat.text(held), .count), Span("  since ", .muted), moment.link(index)],
      target: index)
  }

  private var queue: InspectorBranch? {
    let place = moment.state.queue(of: object)
    guard let facts = moment.lexicon[place] else { return nil }
    let members = moment.state.members(of: place)
    let number = (members.firstIndex(of: object) ?? 0) + 1
    return InspectorBranch(
      "stands in", [Span(facts.id, .text), Span("  place \(number) of \(members.count)", .muted)])
  }

  private func maker(_ state: ObjectState) -> InspectorBranch {
    let index = max(Int(state.bornAt), moment.history.droppedCount)
    return InspectorBranch(
      "made by",
      [Span(moment.lexicon.title(state.maker), .text), Span("  at ", .muted), moment.link(index)],
      target: index)
  }

  private func parent(_ state: ObjectState) -> InspectorBranch? {
    guard state.parent != .none else { return nil }
    return InspectorBranch("made for", [id(state.parent)])
  }

  private func length(_ state: ObjectState) -> InspectorBranch? {
    guard state.length != Event.absent else { return nil }
    return InspectorBranch("length", [Span("\(state.length) B", .count)])
  }

  private func references(_ state: ObjectState) -> InspectorBranch? {
    guard state.references != 0 else { return nil }
    let isNew = moment.before[object]?.references != state.references
    return InspectorBranch(
      "promised",
      [Span("\(state.references)", isNew ? .now : .count), Span(" NdisReturnPackets", .muted)])
  }

  /// The other objects of the journey that are alive.
  private func fellows(_ state: ObjectState) -> [InspectorBranch] {
    let fellows = moment.state.liveObjects.filter {
      $0.state.root == state.root && $0.object != object
    }
    guard !fellows.isEmpty else { return [] }
    var spans: [Span] = []
    for fellow in fellows.prefix(6) { spans += [id(fellow.object), Span(" ")] }
    return [InspectorBranch("travels as", spans)]
  }
}

/// The fields of a frame.
enum FrameBranch {
  static func branch(_ bytes: ObjectBytes) -> InspectorBranch {
    let count = bytes.dissection.originalBytes
    var value = [Span("\(count) B", .count), Span("  of \(bytes.object)", .muted)]
    if bytes.dissection.isTruncated { value.append(Span("  \(bytes.bytes.count) recorded", .warn)) }
    return InspectorBranch(
      "contents", value, isOpen: true, bytes: 0..<bytes.bytes.count,
      bytes.dissection.nodes.map(branch))
  }

  private static func branch(_ node: ProtocolNode) -> InspectorBranch {
    InspectorBranch(
      node.name, [Span(node.summary, node.isTruncated ? .warn : .text)], isOpen: false,
      bytes: node.range, node.fields.map(branch))
  }

  private static func branch(_ field: Field) -> InspectorBranch {
    let role: Role =
      switch field.condition {
      case .normal: .text
      case .truncated: .warn
      case .wrong: .bad
      }
    return InspectorBranch(
      field.name, [Span(field.text, role)], isOpen: false, bytes: field.range,
      field.children.map(branch))
  }
}

/// What is known about the step.
struct StepBranch {
  let moment: Moment

  init(_ moment: Moment) { self.moment = moment }

  var branch: InspectorBranch {
    guard let index = moment.index, let event = moment.event else {
      return InspectorBranch("step", [Span("the beginning")])
    }
    let parts =
      [
        level(event), opened(event), returns(index, event), completes(index), begins(index),
        cause(event), status(event),
      ]
      .compactMap(\.self) + extras(index)
    return InspectorBranch(
      event.kind == .enter || event.kind == .leave ? "call" : "step",
      [
        Span(EventLine.call(event, moment.history, index), .text),
        Span("  cpu \(event.cpu)  depth \(moment.openCalls.count)", .muted),
      ], isOpen: true, parts)
  }

  private func level(_ event: Event) -> InspectorBranch {
    let level = moment.state.irql(of: Int(event.cpu))
    let isNew = level != moment.before.irql(of: Int(event.cpu))
    return InspectorBranch("irql", [Span(level.name, isNew ? .now : .text)])
      .of(.irql(cpu: Int(event.cpu)))
  }

  private func opened(_ event: Event) -> InspectorBranch? {
    let calls = moment.openCalls
    let around = event.kind.opensCall ? calls.dropLast().last : calls.last
    guard let around else { return nil }
    return jump("inside of", around.index)
  }

  private func returns(_ index: Int, _ event: Event) -> InspectorBranch? {
    guard event.kind.opensCall,
      let leave = moment.timeline.leave(ofEnter: index, searchCount: Timeline.searchCountMax)
    else { return nil }
    let status = moment.lexicon.text(moment.history[leave].status)
    let role: Role = moment.history[leave].status == .pending ? .pending : .text
    var value = [moment.link(leave)]
    if !status.isEmpty { value += [Span(" with ", .muted), Span(status, role)] }
    return InspectorBranch("returns at", value, target: leave)
  }

  private func completes(_ index: Int) -> InspectorBranch? {
    moment.timeline.completion(of: index, searchCount: Timeline.searchCountMax)
      .map { jump("completes at", $0) }
  }

  private func begins(_ index: Int) -> InspectorBranch? {
    moment.timeline.origin(of: index, searchCount: Timeline.searchCountMax).map {
      jump("completes", $0)
    }
  }

  private func cause(_ event: Event) -> InspectorBranch? {
    guard event.cause != 0, let cause = moment.history.index(ofSequence: Int(event.cause)) else {
      return nil
    }
    return jump("caused by", cause)
  }

  private func jump(_ name: String, _ index: Int) -> InspectorBranch {
    let event = moment.history[index]
    return InspectorBranch(
      name, [moment.link(index), Span(" " + EventLine.call(event, moment.history, index), .text)],
      target: index)
  }

  private func status(_ event: Event) -> InspectorBranch? {
    let text = moment.lexicon.text(event.status)
    guard !text.isEmpty else { return nil }
    return InspectorBranch("status", [Span(text, event.status == .pending ? .pending : .text)])
  }

  /// Rare values that the event carries as text or as a number.
  private func extras(_ index: Int) -> [InspectorBranch] {
    let texts: [(ExtraKey, String)] = [
      (.oid, "oid"), (.argument, "argument"), (.flags, "flags"), (.location, "location"),
      (.note, "note"),
    ]
    let numbers: [(ExtraKey, String)] = [
      (.offset, "offset"), (.lookahead, "lookahead"), (.count, "count"),
      (.outcomeNumber, "outcome"),
    ]
    return texts.compactMap { key, name in
      moment.history.text(key, of: index).map { InspectorBranch(name, [Span($0, .text)]) }
    }
      + numbers.compactMap { key, name in
        moment.history.number(key, of: index).map { InspectorBranch(name, [Span("\($0)", .count)]) }
      }
  }
}

/// The states of bindings and adapters.
enum BindingBranch {
  static func branches(_ moment: Moment) -> [InspectorBranch] {
    moment.lexicon.places.indices.compactMap { index in
      let place = moment.lexicon.places[index]
      guard place.kind == .machine else { return nil }
      let id = PlaceID(index: index)
      let word = moment.lexicon.text(moment.state.state(of: id))
      let isNew = moment.state.state(of: id) != moment.before.state(of: id)
      return InspectorBranch(
        name(place, moment.lexicon), [Span(word.isEmpty ? "not open" : word, isNew ? .now : .text)]
      ).of(.place(id))
    }
  }

  private static func name(_ place: Place, _ lexicon: Lexicon) -> String {
    switch place.owner {
    case .component(let id):
      place.isNamedMachine ? "\(lexicon.title(id)) \(place.shortName)" : lexicon.title(id)
    case .adapter(let index): "adapter \(lexicon.adapters[index].id)"
    case .binding(let index): "binding \(lexicon.bindings[index].id)"
    case .module(let index): "module \(lexicon.modules[index].id)"
    }
  }
}

extension Moment {
  /// A place to jump to.
  func link(_ index: Int) -> Span { Span("#\(history.sequence(of: index))", .link) }
}

extension ObjectKind {
  /// What people call an object of this kind.
  var name: String {
    switch self {
    case .none: "object"
    case .packet: "packet"
    case .netBufferList: "net buffer list"
    case .netBuffer: "net buffer"
    case .mdl: "MDL"
    case .request: "request"
    case .irp: "IRP"
    case .frame: "frame"
    case .datagram: "datagram"
    case .event: "event object"
    case .lock: "spin lock"
    case .timer: "timer"
    case .workItem: "work item"
    case .memory: "memory"
    case .socket: "file object"
    case .unknown: "unknown pointer"
    }
  }
}

extension Place {
  /// Whether this is one of several machines of its owner, such as a neighbour or a socket.
  var isNamedMachine: Bool { kind == .machine && shortName != "state" }
}
