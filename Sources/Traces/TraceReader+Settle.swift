import Events

/// How a line, once all its keys are read, becomes an event: needs, defaults, the call stack, the length of queues.
extension TraceReader {
  /// What is wrong with a line, and which word is meant.
  struct Fault {
    var kind: TraceProblem.Kind
    var detail = ""
  }

  /// Whether the line says a number that is not larger than that of the last event that was kept.
  ///
  /// Numbers begin with 1, so 0 and less are always late. Lines that were skipped do not count: each may have been
  /// an additional one.
  @inline(__always)
  func isLate(_ draft: EventDraft) -> Bool {
    draft.has(.s) && draft.sequence <= lastKeptSequence
  }

  /// Completes what follows from the line alone, whatever stands before it; gives what is wrong, or `nil`.
  ///
  /// No number of the line decides anything here, except that one beyond 31 bits stands beside the event.
  @inline(__always)
  mutating func settleForm(_ draft: inout EventDraft) -> Fault? {
    let needed = needs[Int(draft.event.kind.rawValue)]
    guard draft.keys & needed == needed else {
      return Fault(kind: .missingKey, detail: NeededKeys.missing(in: draft))
    }
    if let fault = placeFault(draft) { return fault }
    settleComponents(&draft)
    if draft.hasStatusNumber { settleStatusNumber(&draft) }
    settleWords(&draft)
    if let fault = settleNumbers(&draft) { return fault }
    if draft.site != Site() {
      guard let site = names.site(draft.site, in: &history.lexicon) else {
        return Fault(kind: .tooManyNames)
      }
      draft.event.site = site
    }
    return nil
  }

  /// Completes what depends on the lines before: the call stack, and the length of queues.
  ///
  /// A line that is refused opens and closes no call.
  @inline(__always)
  mutating func settlePast(_ draft: inout EventDraft) -> Fault? {
    if draft.event.kind == .leave { return settleLeave(&draft) }
    if draft.event.operation != .none, let fault = settleQueue(draft) { return fault }
    settleEnter(&draft)
    return nil
  }

  /// A state event moves the machine that it names, a choice changes nothing: neither has room for another place.
  @inline(__always)
  private func placeFault(_ draft: EventDraft) -> Fault? {
    guard draft.event.kind == .state || draft.event.kind == .choice else { return nil }
    if draft.event.place != .none {
      return Fault(kind: .severalPlaces, detail: history.lexicon.name(draft.event.place))
    }
    guard draft.event.kind == .state, draft.atPlace == .none else { return nil }
    return Fault(kind: .unknownMachine, detail: withMachine(history.lexicon.name(draft.at)))
  }

  /// Puts the component, or the machine, where the event keeps it; what does not fit stands beside it.
  @inline(__always)
  private mutating func settleComponents(_ draft: inout EventDraft) {
    let isEnter = draft.event.kind == .enter
    draft.event.at = isEnter ? draft.to : draft.at
    let other = isEnter ? draft.at : draft.to
    if other != .none, draft.event.kind != .leave { history.stage(.at, Int64(other.rawValue)) }
    guard draft.atPlace != .none else { return }
    if draft.event.kind == .state {
      draft.event.place = draft.atPlace
    } else {
      history.stage(.atPlace, Int64(draft.atPlace.rawValue))
    }
  }

  /// The word that every event of a kind has is kept in its status; others stand beside it.
  @inline(__always)
  private mutating func settleWords(_ draft: inout EventDraft) {
    if draft.position != .none { settlePosition(draft) }
    guard draft.keys & TraceReader.wordKeys != 0 else { return }
    let status = draft.event.status
    switch draft.event.kind {
    case .drop: draft.event.status = draft.why
    case .wire, .topology: draft.event.status = draft.how
    case .touch: draft.event.status = draft.mode
    case .choice: draft.event.status = draft.outcome
    case .enter, .leave, .action, .own, .state, .interrupt, .inject, .wait, .signal, .lock,
      .unlock, .seen, .bugcheck, .note, .lost, .unknown:
      return stageWords(draft, besides: nil)
    }
    if status != .none { history.stage(.status, Int64(status.rawValue)) }
    stageWords(draft, besides: TraceReader.keptWord(of: draft.event.kind))
  }

  /// The key whose word an event of a kind keeps in its status.
  private static func keptWord(of kind: EventKind) -> ExtraKey? {
    switch kind {
    case .drop: .why
    case .wire, .topology: .how
    case .touch: .mode
    case .choice: .outcome
    case .enter, .leave, .action, .own, .state, .interrupt, .inject, .wait, .signal, .lock,
      .unlock, .seen, .bugcheck, .note, .lost, .unknown:
      nil
    }
  }

  private static let wordKeys =
    TraceKey.how.bit | TraceKey.why.bit | TraceKey.mode.bit | TraceKey.value.bit

  private mutating func stageWords(_ draft: EventDraft, besides kept: ExtraKey?) {
    let words: [(ExtraKey, Word)] = [
      (.how, draft.how), (.why, draft.why), (.mode, draft.mode), (.outcome, draft.outcome),
    ]
    for (key, word) in words where word != .none && key != kept {
      history.stage(key, Int64(word.rawValue))
    }
  }

  /// A status that is a number becomes its word where it is clear whose number it is; else it stays a number.
  private mutating func settleStatusNumber(_ draft: inout EventDraft) {
    if let space = statusSpace(draft.event),
      let word = Status.status(withNumber: draft.statusNumber, space)
    {
      draft.event.status = word
    } else {
      history.stage(.statusNumber, draft.statusNumber)
    }
  }

  /// Whose statuses a call answers: IRPs are completed with an NTSTATUS, the calls of NDIS have their own.
  private func statusSpace(_ event: Event) -> Status.NumberSpace? {
    switch event.kind {
    case .enter, .leave, .action: break
    default: return nil
    }
    if event.object.kind == .irp { return .nt }
    let name = history.lexicon.name(event.call)
    if Self.ntCalls.contains(where: name.hasPrefix) { return .nt }
    return Self.ndisCalls.contains(where: name.hasPrefix) ? .ndis : nil
  }

  private static let ntCalls = ["IRP_", "IOCTL_", "Io", "Nt", "Zw"]
  private static let ndisCalls = ["Ndis", "Miniport", "Protocol", "Filter"]

  /// The usual end of a queue is not said.
  private mutating func settlePosition(_ draft: EventDraft) {
    let usual = draft.event.operation == .remove ? Word.Position.head : Word.Position.tail
    if draft.position != usual { history.stage(.position, Int64(draft.position.rawValue)) }
  }

  /// Puts the one number that an event has room for into it; others stand beside it.
  @inline(__always)
  private mutating func settleNumbers(_ draft: inout EventDraft) -> Fault? {
    if draft.choicePoint != 0 { settleChoicePoint(&draft) }
    guard draft.keys & TraceReader.numberKeys != 0 else { return nil }
    let hasPlace = draft.event.place != .none && draft.event.kind != .state
    if hasPlace, draft.has(.refs) { return Fault(kind: .severalPlaces, detail: "refs") }
    if draft.keys & TraceReader.valueKeys != 0 {
      settle(draft.placeValue, .value, hasPlace, &draft)
    }
    if draft.has(.refs) {
      settle(draft.references, .references, draft.event.kind.keepsReferences, &draft)
    }
    if draft.has(.ret) {
      settle(draft.returned, .returned, draft.event.kind == .leave && !hasPlace, &draft)
    }
    return nil
  }

  /// A choice keeps the number of its choice point; in any other event it stands beside it.
  private mutating func settleChoicePoint(_ draft: inout EventDraft) {
    if draft.event.kind == .choice {
      draft.event.value = draft.choicePoint
    } else {
      history.stage(.choicePoint, Int64(draft.choicePoint))
    }
  }

  private static let valueKeys = TraceKey.val.bit | TraceKey.used.bit | TraceKey.qlen.bit
  private static let numberKeys = valueKeys | TraceKey.refs.bit | TraceKey.ret.bit

  /// Puts a number into the event if this is its place and it has 31 bits, else beside it.
  @inline(__always)
  private mutating func settle(
    _ value: Int64, _ key: ExtraKey, _ isItsPlace: Bool, _ draft: inout EventDraft
  ) {
    guard isItsPlace, value > Int64(Int32.min), value <= Int64(Int32.max) else {
      return history.stage(key, value)
    }
    draft.event.value = Int32(truncatingIfNeeded: value)
  }

  /// Follows the call stack of the event's thread or processor, if the event opens a call.
  @inline(__always)
  private mutating func settleEnter(_ draft: inout EventDraft) {
    guard draft.event.kind.opensCall else {
      if draft.from != .none { history.stage(.from, Int64(draft.from.rawValue)) }
      return
    }
    let stack = draft.event.stack
    if draft.from != .none, draft.from != stacks.top(stack) {
      history.stage(.from, Int64(draft.from.rawValue))
    }
    stacks.push(
      draft.event.call, draft.event.at, sequence: max(draft.sequence, nextSequence), on: stack)
  }

  /// Follows the call stack out of the innermost call, and the queue that the event changes.
  @inline(__always)
  private mutating func settleLeave(_ draft: inout EventDraft) -> Fault? {
    let stack = draft.event.stack
    guard let open = stacks.last(stack) else { return Fault(kind: .leaveWithoutEnter) }
    guard open.call == draft.event.call else {
      return Fault(kind: .leaveMismatch, detail: history.lexicon.name(open.call))
    }
    if draft.event.operation != .none, let fault = settleQueue(draft) { return fault }
    stacks.pop(stack)
    let named = draft.at != .none ? draft.at : draft.to
    if named != .none, named != open.component { history.stage(.at, Int64(named.rawValue)) }
    if draft.from != .none { history.stage(.from, Int64(draft.from.rawValue)) }
    draft.event.at = open.component
    return nil
  }

  /// Follows the length of a queue; a wrong length is reported once, and believed from there on.
  private mutating func settleQueue(_ draft: EventDraft) -> Fault? {
    guard draft.event.place != .none, placeKinds[draft.event.place.index] == .queue else {
      return nil
    }
    let place = draft.event.place.index
    switch draft.event.operation {
    case .none: break
    case .insert: queueLengths[place] &+= max(draft.objectCount, 1)
    case .remove: queueLengths[place] = max(queueLengths[place] &- max(draft.objectCount, 1), 0)
    case .clear: queueLengths[place] = 0
    }
    let said = draft.event.value
    let expected = queueLengths[place]
    guard said != Event.absent, said != expected else { return nil }
    queueLengths[place] = said
    return Fault(
      kind: .queueLength,
      detail: "\(history.lexicon.name(draft.event.place)) has \(expected), not \(said)")
  }
}

extension EventKind {
  /// Whether the value of an event of this kind, where it changes no place, is a reference count.
  @inline(__always)
  var keepsReferences: Bool { self != .leave && self != .choice && self != .state }
}
