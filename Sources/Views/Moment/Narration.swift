import Events
import Replay

/// What an event means, in one to three sentences: the first says what happened, the others why it matters.
///
/// Calls speak through the table of calls; everything else is said here. The driver is the subject, in the present tense
/// (the tone is described in `docs/voice.md`).
public struct Narration: Equatable, Sendable {
  /// The sentences.
  public let text: String

  /// The first sentence.
  public var headline: String {
    guard let end = text.range(of: ". ") else { return text }
    return String(text[..<end.lowerBound]) + "."
  }

  /// What the event at an index means.
  public init(_ timeline: Timeline, _ index: Int) {
    text = Narrator(timeline, index).text
  }
}

extension String {
  /// Where a piece of text first stands.
  fileprivate func range(of piece: String) -> Range<String.Index>? {
    guard let first = piece.utf8.first else { return nil }
    let bytes = utf8
    var start = bytes.startIndex
    while let next = bytes[start...].firstIndex(of: first) {
      if bytes[next...].starts(with: piece.utf8) {
        return next..<bytes.index(next, offsetBy: piece.utf8.count)
      }
      start = bytes.index(after: next)
    }
    return nil
  }
}

/// Puts the sentence of one event together.
private struct Narrator {
  let timeline: Timeline
  let index: Int
  let event: Event
  let lexicon: Lexicon

  init(_ timeline: Timeline, _ index: Int) {
    self.timeline = timeline
    self.index = index
    event = timeline.history[index]
    lexicon = timeline.history.lexicon
  }

  var text: String {
    switch event.kind {
    case .enter, .action, .interrupt: call
    case .leave: timerEnd ?? leave
    case .own: own
    case .state: state
    case .wire: wire
    case .drop: "\(at) drops \(objects): \(dropReason)\(dropDebt)"
    case .choice: choice
    case .inject: inject
    case .touch: touch
    case .wait: wait
    case .signal: "\(at) signals \(objects). Whoever waits for it goes on."
    case .lock: lock
    case .unlock: unlock
    case .topology: "The stack changes: \(status)."
    case .seen: "\(objects.isEmpty ? "A packet" : objects) is seen at \(at)."
    case .bugcheck: bugCheck
    case .note: timeline.history.text(.note, of: index) ?? ""
    case .lost: "\(timeline.history.number(.count, of: index) ?? 0) events were lost here."
    case .unknown:
      "An event of the kind \(timeline.history.text(.kind, of: index) ?? "?"), which is not known here."
    }
  }

  // MARK: - Words

  var at: String { lexicon.title(event.at) }
  var name: String { lexicon.name(event.call) }
  var status: String { lexicon.text(event.status) }

  /// The objects; of a long list the first ones and a number.
  var objects: String {
    let all = timeline.history.objects(of: index).map(\.description)
    guard all.count > 5 else { return all.joined(separator: ", ") }
    return all.prefix(3).joined(separator: ", ") + " and \(all.count - 3) more"
  }

  /// The component, binding or adapter to which a place belongs.
  func owner(of place: PlaceID) -> String {
    guard let place = lexicon[place] else { return "" }
    switch place.owner {
    case .component(let id): return lexicon.title(id)
    case .adapter(let index): return "adapter " + lexicon.adapters[index].id
    case .binding(let index): return "binding " + lexicon.bindings[index].id
    case .module(let index): return "filter module " + lexicon.modules[index].id
    }
  }

  /// Who called: said, or the component on top of the stack.
  var caller: String {
    if event.kind == .action { return at }
    if let from = timeline.history.extra(.from, of: index) {
      return lexicon.title(ComponentID(rawValue: UInt16(truncatingIfNeeded: from.value)))
    }
    let calls = timeline.openCalls(index + 1)
    let from = calls.last?.from ?? .none
    return from == .none ? "the system" : lexicon.title(from)
  }

  /// A machine moves, or is told to be what it is already; one of several is named.
  var state: String {
    let before = timeline.state(at: index).state(of: event.place)
    let isStill = event.place != .none && before == event.status
    let what = isStill ? "is still \(status)." : "is \(status) now."
    guard let place = lexicon[event.place], place.isNamedMachine else {
      return "\(owner(of: event.place)) \(what)"
    }
    return "\(owner(of: event.place)) notes: \(place.shortName) \(what)"
  }

  // MARK: - Calls

  var call: String {
    if let sentence = netPnPEvent ?? cardSentence ?? cancelRoutine { return sentence }
    if event.status == .resources || event.status == .failure, event.kind == .action,
      objects.isEmpty
    {
      return "\(name) gives \(at) nothing: \(status). \(at) must live with it."
    }
    if let command { return command }
    if let facts = event.call.facts {
      return filled(sentence(of: facts)) + queueSentence + flagSentence + goneSentence
    }
    let target = event.kind == .action ? at : "\(caller) calls \(at)"
    return "\(target): \(name)\(objects.isEmpty ? "" : "(\(objects))")." + goneSentence
  }

  /// A call about something that has ended before it.
  private var goneSentence: String {
    guard event.object != .none, event.life != .new else { return "" }
    // What has ended stays so: the state behind the event is at hand, the one before it costs more.
    let objects = timeline.history.objects(of: index)
    let ended = objects.filter(timeline.state(at: index + 1).hasEnded)
    guard !ended.isEmpty, let gone = ended.first(where: timeline.state(at: index).hasEnded),
      let end = end(of: gone, before: index)
    else { return "" }
    let number = timeline.history.sequence(of: end)
    if let keeper = keeper(after: end) {
      return " But \(gone) is back at \(keeper) since #\(number): nobody above may touch it any "
        + "more."
    }
    return " But \(gone) is gone since #\(number): this is only the address where it was."
  }

  /// Whether an indication of lists carries the flag of which its sentence speaks.
  private var flagSentence: String {
    let indications: [Call] = [
      .ndisMIndicateReceiveNetBufferLists, .ndisFIndicateReceiveNetBufferLists,
      .filterReceiveNetBufferLists, .protocolReceiveNetBufferLists,
    ]
    guard event.kind == .enter, indications.contains(event.call) else { return "" }
    return timeline.history.saysLent(index)
      ? " Here the RESOURCES flag is set." : " Here the flag is not set."
  }

  /// A network event by its kind.
  private var netPnPEvent: String? {
    guard event.call == .protocolNetPnPEvent else { return nil }
    return switch timeline.history.argument(of: index) {
    case .netEventPause:
      "NDIS asks \(at) to pause its binding (NetEventPause). \(at) may start no new send, has to "
        + "give back what it keeps, and may say Paused only when its own sends are back."
    case .netEventRestart:
      "NDIS tells \(at) that its binding may run (NetEventRestart). The layers below run already."
    case .null, .changeInPlace, .changeUndone, .next, .sourceHandle, nil: nil
    }
  }

  /// What a cancel routine is set to: NULL takes it away.
  private var cancelRoutine: String? {
    guard event.call == .ioSetCancelRoutine, !objects.isEmpty,
      let routine = timeline.history.text(.argument, of: index)
    else { return nil }
    guard routine == ArgumentWord.null.rawValue else {
      return "\(at) sets the cancel routine of \(objects). From now on it runs if somebody "
        + "cancels the IRP." + goneSentence
    }
    return "\(at) takes the cancel routine of \(objects) away. If it was gone already, the IRP "
      + "belongs to the cancel routine." + goneSentence
  }

  /// What the card does without a frame: it raises the causes of an interrupt.
  private var cardSentence: String? {
    guard event.call == .dma, objects.isEmpty else { return nil }
    return "The card notes the cause of an interrupt in its ISR register."
  }

  /// What a driver makes its chip do by writing a register.
  private var command: String? {
    guard event.kind == .action, event.place == .none,
      let argument = timeline.history.text(.argument, of: index)
    else { return nil }
    if event.call == .bpfFilter {
      return filled(event.call.facts?.sentence ?? "") + " It \(argument) bytes."
    }
    guard event.call == .ndisRawWritePortUchar else { return nil }
    return "\(at) writes \(argument). " + CommandText.sentence(argument)
  }

  /// The template of the table with the names of this event.
  func filled(_ template: String) -> String {
    var text = ""
    var rest = template[...]
    while let open = rest.utf8.firstIndex(of: 0x7B),
      let close = rest.utf8[open...].firstIndex(of: 0x7D)
    {
      text += rest[..<open]
      text += value(of: rest[rest.index(after: open)..<close])
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  private func value(of key: Substring) -> String {
    switch key {
    case "from": caller
    case "to", "at": at
    case "obj": objects.isEmpty ? "it" : objects
    case "st": statuses.isEmpty ? "no status" : statuses
    default: "{\(key)}"
    }
  }

  /// The sentence of the table that fits what the event says.
  private func sentence(of facts: CallFacts) -> String {
    guard !facts.instead.isEmpty, let condition else { return facts.sentence }
    return facts.instead[condition] ?? facts.sentence
  }

  private var condition: CallFacts.Condition? {
    if event.kind == .interrupt { return .expiry }
    return hasFailed ? .failure : nil
  }

  /// The status of the event, or those of the lists that it is about.
  private var answers: [Status] {
    if event.status != .none { return [event.status] }
    return timeline.history.numbers(.statuses, of: index).compactMap {
      guard $0 > 0, $0 & Extra.wordMark != 0 else { return nil }
      return Status(rawValue: UInt16(truncatingIfNeeded: $0))
    }
  }

  /// Whether every status says that what was wanted has not happened.
  private var hasFailed: Bool {
    let fine: [Status] = [.success, .pending, .statusSuccess, .statusPending]
    return !answers.isEmpty && answers.allSatisfy { !fine.contains($0) }
  }

  /// Every status once.
  private var statuses: String {
    var texts: [String] = []
    for answer in answers {
      let text = lexicon.text(answer)
      if !texts.contains(text) { texts.append(text) }
    }
    return texts.joined(separator: ", ")
  }

  /// A list operation names its queue.
  private var queueSentence: String {
    guard event.operation != .none, let place = lexicon[event.place] else { return "" }
    let count = event.value == Event.absent ? "" : ": \(event.value) there now"
    return event.operation == .insert
      ? " \(place.shortName) takes it\(count)." : " It leaves \(place.shortName)\(count)."
  }

  // MARK: - Returns

  /// The return of a function that ran because its timer had run out; the event is named after the call that sets one.
  private var timerEnd: String? {
    guard event.call.facts?.instead[.expiry] != nil, let enter = timeline.enter(ofLeave: index),
      timeline.history[enter].kind == .interrupt
    else { return nil }
    return "The function of the timer is over."
  }

  var leave: String {
    if event.value != Event.absent { return returnedCount }
    switch event.status {
    case .pending: return pending
    case .statusPending: return statusPending
    case .resources:
      return "\(at) has no room. NDIS keeps \(objects) at the head of its queue and will offer it "
        + "again; the protocol only sees PENDING."
    case .none:
      let caller = returnsTo
      return caller.isEmpty ? "\(name) is over." : "\(name) returns to \(caller)." + freedSentence
    default: return answered
    }
  }

  /// Who called what returns: said, or known by the stack; empty if nobody did.
  private var returnsTo: String {
    if let from = timeline.history.extra(.from, of: index) {
      return lexicon.title(ComponentID(rawValue: UInt16(truncatingIfNeeded: from.value)))
    }
    let call = timeline.state(at: index).innermostCall(on: event.stack)
    return call.map { lexicon.title($0.from) } ?? ""
  }

  private var pending: String {
    if let done = completionBehind {
      return
        "\(at) answers PENDING, although \(done.name) has run already (#\(done.number)): the "
        + "answer was decided before it. Nothing has failed and nothing is to be repeated."
        + freedSentence
    }
    let completion = event.call.facts?.completion ?? ""
    let promise = completion.isEmpty ? "the completion" : completion
    return "\(at) answers PENDING: accepted; \(promise) has to follow. Nothing has failed and "
      + "nothing is to be repeated." + freedSentence
  }

  /// A library of a program has no IRP to mark: it waits for the driver that has answered so.
  private var statusPending: String {
    guard lexicon[event.at]?.kind == .winsock else {
      return "\(name) answers STATUS_PENDING. The IRP was marked pending, so this is the answer, "
        + "whether it is already complete or not."
    }
    let program = returnsTo
    let thread = program.isEmpty ? "the thread" : "the thread of \(program)"
    return "\(name) has STATUS_PENDING from AFD: \(thread) waits for the event of the socket."
  }

  /// The completion, by its name and its number, if it has run inside of the call that answers now.
  private var completionBehind: (name: String, number: Int)? {
    guard let enter = timeline.enter(ofLeave: index),
      let completion = timeline.completion(of: enter, before: index)
    else { return nil }
    let history = timeline.history
    return (lexicon.name(history[completion].call), history.sequence(of: completion))
  }

  private var answered: String {
    if event.call.facts?.arguments == .irp, event.object.kind == .irp {
      return "\(name) returns \(status).\(freedSentence)"
    }
    guard let facts = event.call.facts, !facts.completion.isEmpty else {
      return "\(name) returns \(status)."
    }
    guard !objects.isEmpty else { return answeredAtOnce(facts) }
    guard timeline.history.objects(of: index).first?.kind != .irp else {
      return "\(name) returns \(status): \(objects) is complete already."
    }
    return "\(name) returns \(status), so \(objects) is back already. "
      + completionAfterAnswer(facts.completion)
  }

  /// A call about no object that could have been completed later.
  private func answeredAtOnce(_ facts: CallFacts) -> String {
    guard event.status == .success, let done = facts.instead[.success] else {
      return "\(name) returns \(status)."
    }
    return "\(name) returns \(status): \(filled(done)) " + completionAfterAnswer(facts.completion)
  }

  /// What the answer says about the completion: some are called by NDIS, those of the library by the driver that answered.
  private func completionAfterAnswer(_ completion: String) -> String {
    if let done = completionBehind {
      return "But \(done.name) has run for it already (#\(done.number)): it is given back twice."
    }
    return completion.utf8.starts(with: "Ndis".utf8)
      ? "\(at) must not call \(completion) for it." : "NDIS will not call \(completion) for it."
  }

  private var returnedCount: String {
    let count = Int(event.value)
    guard count > 0 else {
      return "\(at) returns 0: it keeps nothing and promises nothing. It has copied what it wants."
    }
    return "\(at) returns \(count): it keeps \(objects) and promises \(count) NdisReturnPackets. "
      + "Until then \(objects) belongs to NDIS on behalf of \(at)."
  }

  /// What the returning call can see of its object: it may be gone, or back with whom it belongs to.
  private var freedSentence: String {
    guard let object = timeline.history.objects(of: index).first,
      timeline.state(at: index + 1).hasEnded(object), let end = end(of: object, before: index + 1)
    else { return "" }
    let number = timeline.history.sequence(of: end)
    if let keeper = keeper(after: end) {
      return " \(object) is back at \(keeper) (#\(number)): nobody above may touch it any more."
    }
    return " \(object) is already gone (#\(number)): nobody may touch it any more."
  }

  /// Who has an object back with the event that ended it, or `nil` if that freed it for good.
  ///
  /// A miniport uses its receive descriptors again: they end without a call that frees them.
  private func keeper(after end: Int) -> String? {
    let event = timeline.history[end]
    let isKept = event.kind == .own || event.call == .ndisReinitializePacket
    guard isKept, event.at != .none, lexicon[event.place]?.kind == .pool else { return nil }
    return lexicon.title(event.at)
  }

  /// The event with which an object ended, if that is not too far back.
  private func end(of object: ObjectID, before index: Int) -> Int? {
    let start = index - Timeline.searchCountMax
    var place = index
    while let last = timeline.previousIndex(about: object, before: place, notBefore: start) {
      if timeline.history[last].life == .free { return last }
      place = last
    }
    return nil
  }

  // MARK: - Spin locks

  private var isOfNDIS: Bool { event.call == .none && lexicon[event.at]?.kind == .ndis }

  private var lock: String {
    if let facts = event.call.facts { return filled(facts.sentence) + " It is \(objects)." }
    return isOfNDIS
      ? "\(at) locks the miniport, by \(objects): until it unlocks it, no other handler of it runs."
      : "\(at) takes the spin lock \(objects)."
  }

  private var unlock: String {
    if let facts = event.call.facts { return filled(facts.sentence) + " It is \(objects)." }
    return isOfNDIS
      ? "\(at) unlocks the miniport, by \(objects): now the next handler of it may run."
      : "\(at) releases the spin lock \(objects)."
  }

  // MARK: - The rest

  private var wait: String {
    if event.object.kind == .lock {
      return "\(at) wants \(objects), which is taken: its processor spins until it is released."
    }
    return
      "\(at) waits until \(objects) is signalled. Its thread stands still; everything else goes on."
  }

  private var own: String {
    if event.life == .free, event.at == .none {
      return "The I/O manager frees \(objects): its completion routine has run."
    }
    if event.life == .free, isLocalVariable {
      return "The function of \(at) that has \(objects) as a local variable is about to return. "
        + "Then its memory is somebody else's."
    }
    if event.life == .free {
      return
        "\(objects) has done its duty. \(at) has its memory again and can use it for the next one."
    }
    if event.life == .new {
      return "\(objects) begins: it stands for what is in the memory of \(at)."
    }
    if event.value != Event.absent {
      return event.value < 0
        ? "\(objects) comes back before it is promised: the answer of the indication that is still "
          + "open pays for it."
        : "\(lexicon.title(event.owner)) holds \(objects) for those who keep it: "
          + "\(event.value) NdisReturnPackets are promised."
    }
    return "\(objects) belongs to \(lexicon.title(event.owner)) now."
  }

  /// Whether the object lies on the stack of a function.
  private var isLocalVariable: Bool {
    guard let object = timeline.history.objects(of: index).first,
      let birth = timeline.state(at: index)[object]?.bornAt, timeline.history.keeps(Int(birth))
    else { return false }
    return timeline.history.word(.memory, of: Int(birth)) == Word.Memory.stack
  }

  private var wire: String {
    switch event.status {
    case Word.How.queued:
      "\(objects) goes out on the cable: at once, or as soon as the gap behind the frame before it "
        + "is over."
    case Word.How.sent:
      "The last bit of \(objects) is out. Whether anybody hears it, nobody here knows."
    case Word.How.arrived: "\(objects) arrives: \(max(event.length, 0)) bytes."
    case Word.How.deferred: "\(objects) has to wait: somebody else talks on the cable."
    case Word.How.collided:
      "\(objects) has collided sixteen times. The chip gives it up; nobody has heard it."
    case Word.How.lost:
      event.life == .new
        ? "\(objects) comes to the end of the cable, and nothing is there."
        : "The last bit of \(objects) is out, but the cable is not in. Nobody hears it."
    default: "\(objects) is \(status) on the cable."
    }
  }

  /// Why something is dropped; what a card has written into the memory of its host, only the driver can forget.
  private var dropReason: String {
    let isLostWithCard =
      event.status == Word.Reason.reset || event.status == Word.Reason.cardRemoved
    return isLostWithCard && lexicon[event.at]?.kind == .miniport
      ? DropText.forgotten : DropText.sentence(event.status, lexicon)
  }

  /// Who drops what another layer has made still has it, and somebody waits for it.
  private var dropDebt: String {
    let object = event.object
    guard object.kind == .packet || object.kind == .netBufferList,
      let known = timeline.state(at: index + 1)[object], known.owner == event.at,
      known.maker != event.at, known.maker != .none
    else { return "" }
    return " \(at) still owns \(object) and has to give it back."
  }

  private var choice: String {
    guard let point = ChoicePoint(rawValue: Int(event.value)) else { return "A choice is made." }
    let isOfNdis = lexicon[event.at]?.kind == .ndis && point == .finishInside
    let question = isOfNdis ? "Does NDIS finish \(name) at once?" : point.question
    return "\(point.name): \(question) Here: \(outcome(of: point)). Windows does not say; the "
      + "scenario or the seed does."
  }

  /// What was chosen; a place says among what it counts.
  private func outcome(of point: ChoicePoint) -> String {
    guard status.isEmpty else { return status }
    let number = timeline.history.number(.outcomeNumber, of: index) ?? 0
    return switch point {
    case .bindingOrder: "place \(number) of the list (0 is the front)"
    case .completionOrder: "number \(number) of those that are left (0 is the oldest)"
    case .finishInside, .completionMoment, .lookahead, .batch, .transfer, .lowResources,
      .allocation, .cancel, .arrival, .ringFull:
      String(number)
    }
  }

  private var inject: String {
    switch event.call {
    case .miniportPause:
      return "The stack of \(at) shall pause. NDIS begins with the protocols and ends with \(at)."
    case .miniportRestart:
      return
        "The stack of \(at) shall restart. NDIS lets the filters set their options, then begins with "
        + "\(at) and ends with the protocols."
    case .filterAttach:
      return "\(at) shall come into the running stack. NDIS pauses everything, attaches it, and "
        + "restarts everything."
    case .filterDetach:
      return "\(at) shall leave the running stack. NDIS pauses everything, detaches it, and "
        + "restarts the rest."
    case .driverUnload:
      return "\(at) shall be unloaded. It has to let go of everything before its code goes."
    case .protocolUnbindAdapter: return "\(at) shall let go of its adapter."
    case .ndisFSendNetBufferLists: return "\(at) shall send a list of its own."
    case .ndisFIndicateReceiveNetBufferLists: return "\(at) shall indicate a list of its own."
    default: return injectedCall
    }
  }

  private var injectedCall: String {
    let sentence = event.call.facts.map { filled($0.sentence) } ?? "\(at): \(name)."
    return sentence.replacingOccurrence(of: caller, with: at)
  }

  private var touch: String {
    let isWrite = event.status == Word.Memory.write
    let verb = isWrite ? "writes to" : "reads"
    let object = timeline.history.objects(of: index).first
    let isAlive = object.map { timeline.state(at: index)[$0] != nil } ?? false
    if isAlive || event.life == .new { return "\(at) \(verb) \(objects)." }
    if object?.kind == .unknown {
      return "\(at) \(isWrite ? "writes" : "reads") through a pointer that leads to nothing of its "
        + "own."
    }
    if let object, let end = end(of: object, before: index), let keeper = keeper(after: end) {
      return "\(at) \(verb) \(objects), which is back at \(keeper) "
        + "(#\(timeline.history.sequence(of: end))): it may hold another frame by now."
    }
    return
      "\(at) \(verb) \(objects), which is not there any more. What lies there now, nobody knows."
  }

  private var bugCheck: String {
    let code = timeline.history.number(.code, of: index) ?? 0
    let title = BugCheckText.name(code).map { " \($0)" } ?? ""
    let parameter = timeline.history.numbers(.parameters, of: index).first.map(Int.init) ?? 0
    return "The machine stops: bug check \(BugCheckWords.short(code))\(title). "
      + BugCheckText.reason(code, parameter)
  }
}

extension String {
  /// The text with the first occurrence of a word replaced.
  fileprivate func replacingOccurrence(of word: String, with other: String) -> String {
    guard let range = range(of: word), !word.isEmpty else { return self }
    return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}

/// What the registers of a DP8390 do that a driver writes to command it.
enum CommandText {
  static func sentence(_ command: String) -> String {
    switch command {
    case "CR = STP":
      "The chip stops: what is on the cable comes to its end, and nothing new begins."
    case "CR = STA": "The chip works again, as far as its loopback mode lets it."
    case "CR = TXP": "The frame in the transmit pages goes out, again or for the first time."
    case "RBCR = 0": "No remote DMA is under way any more, so the chip can come to rest."
    case "TCR = loopback": "The cable is cut off: nothing comes in while the ring is put in order."
    case "TCR = normal": "The chip is on the cable again. From now on frames come in."
    default: "That is how a driver commands the card."
    }
  }
}

/// Why frames and packets are dropped, in words.
enum DropText {
  /// Of a frame that is in the memory of the host when its card is reset or goes.
  static let forgotten = "the driver forgets what its card has written."

  static func sentence(_ reason: Word, _ lexicon: Lexicon) -> String {
    switch reason {
    case Word.Reason.filterMismatch: "no packet filter wants it."
    case Word.Reason.noPool:
      "the pool of the driver is empty. The data were good; nobody has room for them."
    case Word.Reason.noRead: "no read was waiting for it."
    case Word.Reason.notAccepted: "its rest could not be fetched."
    case Word.Reason.badCRC: "its check sequence is wrong."
    case Word.Reason.overflow: "the card has no room for it."
    case Word.Reason.noLink: "no cable leads to the card."
    case Word.Reason.cardStopped:
      "the chip is stopped or in loopback mode, and does not listen."
    case Word.Reason.ringSkipped:
      "the read pointer of the driver goes past it to CURR, because of a damaged frame."
    case Word.Reason.reset: "the reset empties the card."
    case Word.Reason.cardRemoved: "the card is gone, and the frame with it."
    case Word.Reason.captureFilter: "the capture program does not want it."
    case Word.Reason.noBuffer: "the buffer of the capture is full. The program reads too slowly."
    case Word.Reason.transferPending:
      "the rest of an earlier frame is still to be fetched into the buffer of the capture."
    case Word.Reason.tooLong: "it is longer than 1514 bytes."
    case Word.Reason.paused: "nothing moves here while it is paused."
    case Word.Reason.filterRule: "a rule of the filter says so."
    case Word.Reason.unbound: "nobody is bound to the adapter."
    case Word.Reason.oversizeTruncate: "the rest of it did not fit into the buffer of the program."
    case Word.Reason.noReceiveRequest:
      "no receive is posted for its socket. The wire was perfect; UDP lost it here."
    case Word.Reason.arpTimeout: "nobody has answered who has the address that it goes to."
    case Word.Reason.checksum: "its checksum is wrong."
    case Word.Reason.noPort: "no socket is bound to its port."
    case Word.Reason.notOurs: "it is addressed to another host."
    case Word.Reason.reassemblyTimeout:
      "the other fragments of its datagram did not come in time. One lost fragment costs all of it."
    case Word.Reason.receiveBufferFull: "the receive buffer of its socket is full."
    case Word.Reason.badHeader: "its header says nothing that can be used."
    default: "\(lexicon.text(reason))."
    }
  }
}
