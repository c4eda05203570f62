import Events
import Replay
import Verification
import Views

/// W: how the step came about, and who set a value.
extension Session {
  /// What is picked in the pane that has the focus, as a value of the picture; `nil` if nothing is.
  var pickedQuantity: Quantity? {
    switch look.focus {
    case .inspector: return tree.picked?.quantity
    case .main:
      let rows = SceneRows(scene)
      return rows.picked.flatMap(rows.quantity)
    case .stack, .holders, .events, .left, .right:
      return attention.picked == .none ? nil : .owner(attention.picked)
    }
  }

  /// Shows the causes of the step, or who set what is picked.
  mutating func askWhy() -> [Effect] {
    if let quantity = pickedQuantity { return askWhy(quantity) }
    let isOfValue = picksValueWithoutHistory
    let moment = self.moment
    guard let index = moment.index else {
      message = Message(WhyWords.atBeginning)
      return []
    }
    let name = EventLineName.of(index, moment)
    var entries = chain(index) + former(moment, index)
    entries.insert(contentsOf: missing(index) + evidence, at: 1)
    let step = "#\(moment.number) \(name)"
    open(isOfValue ? .whyInstead(step) : .why(step), entries)
    return []
  }

  /// Whether a row is picked that says something of which nobody knows who set it.
  private var picksValueWithoutHistory: Bool {
    switch look.focus {
    case .inspector: return tree.picked.map { $0.isOpen == nil && $0.quantity == nil } ?? false
    case .main:
      let rows = SceneRows(scene)
      return rows.picked.map { !rows.areTime && rows.quantity($0) == nil } ?? false
    case .stack, .holders, .events, .left, .right: return false
    }
  }

  /// Shows who set a value, and how that came about.
  mutating func askWhy(_ quantity: Quantity) -> [Effect] {
    let lexicon = timeline.history.lexicon
    let name = quantity.name(lexicon)
    let value = quantity.text(in: moment.state, lexicon)
    guard let index = timeline.setter(of: quantity, at: position) else {
      message = Message(whyUnset(quantity, at: position))
      return []
    }
    var entries = chain(index)
    entries[0] = entry(index, WhyWords.setter)
    open(.why(WhyWords.value(name, value)), entries)
    return []
  }

  /// Why nobody has set the value that a quantity has at a position, as far as was looked.
  func whyUnset(_ quantity: Quantity, at position: Int) -> String {
    let history = timeline.history
    let state = timeline.state(at: position)
    let value = WhyWords.value(
      quantity.name(history.lexicon), quantity.text(in: state, history.lexicon))
    if quantity.object != .none, state[quantity.object] == nil {
      guard let first = timeline.nextIndex(about: quantity.object, from: position) else {
        return WhyWords.unheard(quantity.object, isGrowing: run.isGrowing)
      }
      return WhyWords.notYet(quantity.object, history.sequence(of: first))
    }
    if case .place(let place) = quantity,
      let again = timeline.lastIndex(before: position, where: { $0.place == place })
    {
      let isCut = history.droppedCount > 0
      return WhyWords.setAgain(value, history.sequence(of: again), isCut: isCut)
    }
    if history.droppedCount > 0 { return WhyWords.unsetInKept(value) }
    return position <= Timeline.quantitySearchCountMax
      ? WhyWords.unset(value) : WhyWords.unsetLately(value)
  }

  /// `:why WORD`: who set the value of that name.
  mutating func askWhy(named text: String) -> String? {
    guard let quantity = quantity(named: text) else { return WhyWords.unknown }
    _ = askWhy(quantity)
    return nil
  }

  /// The same of the run that has the focus.
  mutating func askWhyOnFocusedSide(named text: String) -> String? {
    guard isAtOtherRun else { return askWhy(named: text) }
    var problem: String?
    askOther { problem = $0.askWhy(named: text) }
    return problem
  }

  /// The value that a word means: the owner of an object, a place by its id or short name, what a layer holds, the level and the
  /// call depth of the step.
  func quantity(named text: String) -> Quantity? {
    let lexicon = timeline.history.lexicon
    if let object = ObjectID(text) { return .owner(object) }
    if text == WhyWords.level { return .irql(cpu: Int(moment.event?.cpu ?? 0)) }
    if text == WhyWords.depth {
      return .depth(moment.event?.stack ?? CallStackID(cpu: 0, thread: 0))
    }
    if let place = lexicon.place(text) { return .place(place) }
    if let place = lexicon.place(asWritten: text) { return .place(place) }
    if let component = lexicon.component(text) { return .held(component) }
    let titled = lexicon.components.firstIndex { $0.title == text }
    return titled.map { .held(ComponentID(index: $0)) }
  }

  // MARK: - Rows

  private func chain(_ index: Int) -> [InsightEntry] {
    let causes = timeline.causes(of: index)
    var entries = causes.map { entry($0.index, $0.relation.words) }
    if causes.count >= Timeline.causeCountMax, let last = causes.last {
      let number = timeline.history.sequence(of: last.index)
      entries.append(
        InsightEntry(
          cells: ["…", WhyWords.more, WhyWords.farther(number)], detail: WhyWords.cut,
          goal: .position(last.index + 1)))
    }
    return entries
  }

  /// At a drop what there was none of, and since when.
  private func missing(_ index: Int) -> [InsightEntry] {
    let lexicon = timeline.history.lexicon
    let state = timeline.state(at: index)
    return timeline.shortages(at: index).map { shortage in
      let quantity = Quantity.place(shortage.place)
      let isPool = lexicon[shortage.place]?.kind == .pool
      let relation = isPool ? WhyWords.usedUpSince : WhyWords.emptySince
      let value = WhyWords.value(quantity.name(lexicon), quantity.text(in: state, lexicon))
      guard let since = shortage.since else {
        return InsightEntry(
          cells: ["", relation, value], detail: whyUnset(quantity, at: index), goal: .nothing)
      }
      var entry = entry(since, relation)
      entry.cells[2] = "\(value): \(entry.cells[2])"
      return entry
    }
  }

  /// At a bug check what led to it: the broken rule's events, the last one first.
  private var evidence: [InsightEntry] {
    guard let cause = causeOfStop else { return [] }
    return cause.evidence.reversed().map { step in
      let isGuilty = step.index == cause.index
      return InsightEntry(
        cells: [
          "#\(timeline.history.sequence(of: step.index))",
          isGuilty ? WhyWords.breaks(cause.rule) : WhyWords.leads, step.sentence,
        ],
        detail: Narration(timeline, step.index).text, goal: .position(step.index + 1))
    }
  }

  /// What the values that the step changed were before, and who had set them.
  private func former(_ moment: Moment, _ index: Int) -> [InsightEntry] {
    Change.changes(timeline, index).compactMap { change in
      guard let quantity = change.quantity, !change.before.isEmpty,
        let setter = timeline.setter(of: quantity, at: index), setter != index
      else { return nil }
      let name = quantity.name(timeline.history.lexicon)
      var entry = entry(setter, WhyWords.setBefore)
      entry.cells[2] = WhyWords.former(name, change.before) + ": " + entry.cells[2]
      return entry
    }
  }

  private func entry(_ index: Int, _ relation: String) -> InsightEntry {
    let narration = Narration(timeline, index)
    return InsightEntry(
      cells: ["#\(timeline.history.sequence(of: index))", relation, narration.headline],
      detail: narration.text, goal: .position(index + 1))
  }
}

extension Lexicon {
  /// The place that a text names as the screen and queries write it: `MpTx`, `Q.MpTx`, `q.MpTx.len`, `pool.packets.used`, `C.io`;
  /// `nil` if there is none, or more than one.
  fileprivate func place(asWritten text: String) -> PlaceID? {
    var name = Substring(text)
    var kind: PlaceKind?
    for (sign, meant) in [
      (WhyWords.queueSign, PlaceKind.queue), (WhyWords.counterSign, .counter),
      (WhyWords.poolSign, .pool),
    ]
    where text.lowercased().hasPrefix(sign) {
      name = name.dropFirst(sign.count)
      kind = meant
    }
    for (end, meant) in [(WhyWords.lengthSign, PlaceKind.queue), (WhyWords.usedSign, .pool)]
    where kind == meant && name.hasSuffix(end) {
      name = name.dropLast(end.count)
    }
    let found = places.indices.filter { index in
      (kind == nil || places[index].kind == kind)
        && (places[index].shortName == name || places[index].id == name)
    }
    return found.count == 1 ? PlaceID(index: found[0]) : nil
  }
}

/// The name of an event as lists show it.
enum EventLineName {
  static func of(_ index: Int, _ moment: Moment) -> String {
    let event = moment.history[index]
    let name = moment.lexicon.name(event.call)
    if name.isEmpty { return event.kind.word }
    return event.kind == .leave ? ListWords.returns(name) : name
  }
}
