import Events
import Replay
import Terminal

/// What is written beside an event on a ladder: the longest that fits is taken.
struct LadderLabel {
  /// The texts, the longest first; the last one must do.
  let texts: [[Span]]

  init(
    _ history: History, _ step: LadderStep, isShort: Bool, isAside: Bool, isGuilty: Bool = false
  ) {
    let event = history[step.index]
    let writer = LabelWriter(
      history: history, step: step, event: event, role: isAside ? .muted : .text)
    let texts = event.kind == .leave ? writer.answer : writer.call(isShort: isShort)
    self.texts =
      isGuilty ? texts.map { [Span(GuiltyMark.sign + " ", GuiltyMark.role)] + $0 } : texts
  }

  /// The longest text that fits, or `nil`.
  func text(width: Int) -> [Span]? { texts.first { Span.width(of: $0) <= width } }

  /// The shortest text.
  var least: [Span] { texts.last ?? [] }
}

/// Puts the words of one event together.
private struct LabelWriter {
  let history: History
  let step: LadderStep
  let event: Event
  let role: Role

  /// What a return says.
  var answer: [[Span]] {
    let status = history.lexicon.text(event.status)
    let text = event.value == Event.absent ? status : String(event.value)
    if text.isEmpty { return LadderWords.returns.map { [Span($0, .muted)] } }
    let isPending = event.status == .pending || event.status == .statusPending
    let role: Role = isPending ? .pending : .muted
    let short = text.hasPrefix("STATUS_") ? String(text.dropFirst(7)) : text
    return [[Span(text, role)], [Span(short, role)]]
  }

  /// What a call or an action says.
  func call(isShort: Bool) -> [[Span]] {
    if event.kind == .choice { return choice }
    let name = EventLine.call(event, history, step.index)
    let isAction = !event.kind.opensCall
    let short = isAction ? LadderNames.shortAction(name) : LadderNames.short(name)
    let verb = event.call == .none ? nil : LadderNames.verb(name, argument: argument)
    let names = isShort ? [verb ?? short] : [short, verb ?? short]
    let named = names.map { [Span($0, nameRole)] }
    let object = object
    let effect = effect.isEmpty ? [] : [Span(" " + effect, .muted)]
    guard let first = named.first else { return [] }
    var texts = [first + object + effect, first + effect, first + object, first]
    if isAction, isShort { texts.removeFirst() }
    return texts + named.dropFirst().flatMap { [$0 + object, $0] }
  }

  /// The argument of a call that says what it does; a ladder has no time to look for others.
  private var argument: String? {
    event.call == .ioSetCancelRoutine ? history.text(.argument, of: step.index) : nil
  }

  /// A choice is nothing without its outcome.
  private var choice: [[Span]] {
    let outcome = Span(" " + effect, .muted)
    return LadderWords.choices(Int(event.value)).map { [Span($0, role), outcome] }
  }

  private var nameRole: Role {
    switch event.kind {
    case .drop, .bugcheck, .touch, .lost: .bad
    case .interrupt, .inject, .wire: role == .text ? .cause : role
    case .enter, .leave, .action, .own, .state, .choice, .wait, .signal, .lock, .unlock, .topology,
      .seen, .note, .unknown:
      role
    }
  }

  private var object: [Span] {
    let objects = history.objects(of: step.index)
    guard let first = objects.first else { return [] }
    var spans = [Span(" "), Span(first.description, .mention(step.color))]
    if objects.count > 1 { spans.append(Span("+\(objects.count - 1)", .muted)) }
    return spans
  }

  /// What changed; a frame says how long it was on its way.
  private var effect: String {
    if event.kind == .wire {
      guard event.cause != 0, event.status == Word.How.sent,
        let cause = history.index(ofSequence: Int(event.cause))
      else { return "" }
      return TimeFormat.text(event.time - history[cause].time)
    }
    // Of a chain, the arrow has room for what comes back, and not for how.
    guard history.extra(.statuses, of: step.index) == nil else { return "" }
    return EventLine(history, step.index, depth: 0, from: .none).status
  }
}
