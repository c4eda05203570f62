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
            InspectorWords.state,
            [Span(wasAlive ? InspectorWords.goneNow : InspectorWords.isNotHere, .warn)])
        ])
    }
    let parts = [
      owner(state).of(.owner(object)), since(state).of(.owner(object)),
      queue?.of(.queue(object)), maker(state).of(.maker(object)), parent(state), length(state),
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
    let name = title.isEmpty ? CommonWords.nobody : title
    guard let old = moment.before[object]?.owner, old != state.owner else {
      let role: Role = Int(state.bornAt) == moment.index ? .now : .strong
      return InspectorBranch(InspectorWords.owner, [Span(name, role)]).asked(owned(state))
    }
    return InspectorBranch(
      InspectorWords.owner,
      [Span(name, .now), Span("   " + CommonWords.was(moment.lexicon.title(old)), .muted)]
    ).asked(owned(state))
  }

  private func owned(_ state: ObjectState) -> String {
    let id = moment.lexicon.name(state.owner)
    return "owner == " + (id.isEmpty ? "nobody" : "\"\(id)\"")
  }

  private func since(_ state: ObjectState) -> InspectorBranch {
    let since = moment.since(Int(state.ownedSince))
    return InspectorBranch(
      InspectorWords.heldFor,
      [Span(since.text, .count), Span("  \(CommonWords.since) ", .muted)] + moment.link(since),
      target: since.index)
  }

  private var queue: InspectorBranch? {
    let place = moment.state.queue(of: object)
    guard let facts = moment.lexicon[place] else { return nil }
    let members = moment.state.members(of: place)
    let number = (members.firstIndex(of: object) ?? 0) + 1
    return InspectorBranch(
      InspectorWords.standsIn,
      [
        Span(facts.id, .text),
        Span("  " + InspectorWords.place(number, of: members.count), .muted),
      ])
  }

  private func maker(_ state: ObjectState) -> InspectorBranch {
    let since = moment.since(Int(state.bornAt))
    let at = since.isKept ? "  \(InspectorWords.at) " : "  "
    return InspectorBranch(
      InspectorWords.madeBy,
      [Span(moment.lexicon.title(state.maker), .text), Span(at, .muted)] + moment.link(since),
      target: since.index)
  }

  private func parent(_ state: ObjectState) -> InspectorBranch? {
    guard state.parent != .none else { return nil }
    let isAlive = moment.state[state.parent] != nil
    return InspectorBranch(InspectorWords.madeFor, [id(state.parent)])
      .asked("obj == \(state.parent)").leading(to: isAlive ? state.parent : .none)
  }

  private func length(_ state: ObjectState) -> InspectorBranch? {
    guard state.length != Event.absent else { return nil }
    return InspectorBranch(InspectorWords.length, [Span("\(state.length) B", .count)])
  }

  private func references(_ state: ObjectState) -> InspectorBranch? {
    guard state.references != 0 else { return nil }
    let isNew = moment.before[object]?.references != state.references
    return InspectorBranch(
      state.references < 0 ? InspectorWords.returnedEarly : InspectorWords.promised,
      [
        Span("\(abs(state.references))", isNew ? .now : .count),
        Span(" \(Call.ndisReturnPackets.facts?.name ?? "")", .muted),
      ])
  }

  /// What it was made for and what was made for it, as far as that is alive: what else the same IRP made goes its own way.
  ///
  /// They stand in the order in which they were made, which is that of the journey. A single one is led to by the row itself.
  private func fellows(_ state: ObjectState) -> [InspectorBranch] {
    let all = moment.alive.filter {
      $0.state.root == state.root && $0.object != object
        && (isMade($0.object, for: object) || isMade(object, for: $0.object))
    }
    let fellows = all.sorted {
      ($0.state.bornAt, $0.object.rawValue) < ($1.state.bornAt, $1.object.rawValue)
    }.prefix(6)
    guard let first = fellows.first else { return [] }
    let ids = fellows.flatMap { [id($0.object), Span(" ")] }
    guard fellows.count > 1 else {
      return [InspectorBranch(InspectorWords.travelsAs, ids).leading(to: first.object)]
    }
    let rows = fellows.map { fellow in
      InspectorBranch(
        fellow.object.description,
        [
          Span(fellow.object.kind.name, .text),
          Span("  " + moment.lexicon.title(fellow.state.owner), .muted),
        ]
      ).leading(to: fellow.object)
    }
    return [InspectorBranch(InspectorWords.travelsAs, ids, isOpen: false, rows)]
  }

  /// Whether an object was made for another one, or for what was made for that.
  private func isMade(_ late: ObjectID, for early: ObjectID) -> Bool {
    var way = Ancestry(of: late)
    while way.object != .none {
      if way.object == early { return true }
      way.climb(to: moment.state.parent(of: way.object))
    }
    return false
  }
}

/// The fields of a frame.
enum FrameBranch {
  static func branch(_ bytes: ObjectBytes) -> InspectorBranch {
    let count = bytes.dissection.originalBytes
    guard bytes.filling == .whole else { return awaited(bytes, count) }
    var value = [
      Span("\(count) B", .count),
      Span("  " + InspectorWords.of(bytes.object.description), .muted),
    ]
    if bytes.dissection.isTruncated {
      value.append(Span("  " + InspectorWords.recorded(bytes.bytes.count), .warn))
    }
    return InspectorBranch(
      InspectorWords.contents, value, isOpen: true, bytes: 0..<bytes.bytes.count,
      bytes.dissection.nodes.map(branch))
  }

  /// The branch of contents that are not there yet, or not all of them: it has no fields and no bytes.
  private static func awaited(_ bytes: ObjectBytes, _ count: Int) -> InspectorBranch {
    let source = bytes.object.description
    if case .partly(let filled) = bytes.filling {
      return InspectorBranch(
        InspectorWords.contents,
        [
          Span(InspectorWords.filled(filled, of: count), .count),
          Span("  " + InspectorWords.of(source), .muted),
        ])
    }
    return InspectorBranch(
      InspectorWords.contents,
      [
        Span(InspectorWords.noneYet, .warn),
        Span("  " + InspectorWords.willCarry(count, of: source), .muted),
      ])
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
      return InspectorBranch(InspectorWords.step, [Span(moment.beginning)])
    }
    let parts =
      [
        level(event), opened(event), returns(index, event), completes(index), begins(index),
        cause(event), status(event),
      ]
      .compactMap(\.self) + extras(index)
    return InspectorBranch(
      event.kind == .enter || event.kind == .leave ? CommonWords.call : InspectorWords.step,
      [
        Span(EventLine.call(event, moment.history, index), .text),
        Span(
          "  " + InspectorWords.place(cpu: Int(event.cpu), depth: moment.openCalls.count), .muted),
      ], isOpen: true, parts)
  }

  private func level(_ event: Event) -> InspectorBranch {
    let level = moment.state.irql(of: Int(event.cpu))
    let isNew = level != moment.before.irql(of: Int(event.cpu))
    return InspectorBranch(CommonWords.level, [Span(level.name, isNew ? .now : .text)])
      .of(.irql(cpu: Int(event.cpu)))
      .asked("irql == \(level.name)")
  }

  private func opened(_ event: Event) -> InspectorBranch? {
    let calls = moment.openCalls
    let around = event.kind.opensCall ? calls.dropLast().last : calls.last
    guard let around else { return nil }
    guard moment.history.keeps(around.index) else {
      let name = moment.lexicon.name(around.call)
      return InspectorBranch(
        InspectorWords.insideOf,
        [Span(name, .text), Span("  \(CommonWords.since) ", .muted)]
          + moment.link(moment.since(around.index)))
    }
    return jump(InspectorWords.insideOf, around.index)
  }

  private func returns(_ index: Int, _ event: Event) -> InspectorBranch? {
    guard event.kind.opensCall,
      let leave = moment.timeline.leave(ofEnter: index, searchCount: Timeline.searchCountMax)
    else { return nil }
    let status = moment.lexicon.text(moment.history[leave].status)
    let role: Role = moment.history[leave].status == .pending ? .pending : .text
    var value = [moment.link(leave)]
    if !status.isEmpty { value += [Span(" \(InspectorWords.with) ", .muted), Span(status, role)] }
    return InspectorBranch(InspectorWords.returnsAt, value, target: leave)
  }

  private func completes(_ index: Int) -> InspectorBranch? {
    moment.timeline.completion(of: index, searchCount: Timeline.searchCountMax)
      .map { jump(InspectorWords.completesAt, $0) }
  }

  private func begins(_ index: Int) -> InspectorBranch? {
    moment.timeline.origin(of: index, searchCount: Timeline.searchCountMax).map {
      jump(InspectorWords.completes, $0)
    }
  }

  private func cause(_ event: Event) -> InspectorBranch? {
    guard event.cause != 0, let cause = moment.history.index(ofSequence: Int(event.cause)) else {
      return nil
    }
    return jump(InspectorWords.causedBy, cause)
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
    var value = [Span(text, event.status == .pending ? .pending : .text)]
    if let number = event.status.statusValue, number > 0 {
      value.append(Span("  " + Status.text(ofStatusValue: number), .muted))
    }
    return InspectorBranch(CommonWords.status, value).asked("status == \"\(text)\"")
  }

  /// Rare values that the event carries as text or as a number.
  private func extras(_ index: Int) -> [InspectorBranch] {
    InspectorWords.texts.compactMap { key, name in
      moment.history.text(key, of: index).map { InspectorBranch(name, [Span($0, .text)]) }
    }
      + InspectorWords.numbers.compactMap { key, name in
        moment.history.number(key, of: index).map { InspectorBranch(name, [Span("\($0)", .count)]) }
      }
  }
}

/// The states of bindings and adapters.
enum BindingBranch {
  static func branches(_ moment: Moment) -> [InspectorBranch] {
    StackPlan.of(moment.lexicon).order.compactMap { id in
      guard let place = moment.lexicon[id], place.kind == .machine else { return nil }
      let word = moment.lexicon.text(moment.state.state(of: id))
      let isNew = moment.state.state(of: id) != moment.before.state(of: id)
      return InspectorBranch(
        name(place, moment.lexicon),
        [Span(word.isEmpty ? CommonWords.notOpen : word, isNew ? .now : .text)]
      ).of(.place(id))
    }
  }

  private static func name(_ place: Place, _ lexicon: Lexicon) -> String {
    switch place.owner {
    case .component(let id):
      place.isNamedMachine ? "\(lexicon.title(id)) \(place.shortName)" : lexicon.title(id)
    case .adapter(let index): InspectorWords.adapter(lexicon.adapters[index].id)
    case .binding(let index): InspectorWords.binding(lexicon.bindings[index].id)
    case .module(let index): InspectorWords.module(lexicon.modules[index].id)
    }
  }
}

extension Moment {
  /// A place to jump to.
  func link(_ index: Int) -> Span { Span("#\(history.sequence(of: index))", .link) }

  /// A place to jump to: since when something is so, or the first event that is kept behind it.
  fileprivate func link(_ since: Since) -> [Span] {
    (since.isKept ? [] : [Span(CommonWords.before + " ", .muted)]) + [link(since.index)]
  }
}

extension Place {
  /// Whether this is one of several machines of its owner, such as a neighbour or a socket.
  var isNamedMachine: Bool { kind == .machine && shortName != "state" }
}
