import Events
import Replay
import Terminal
import Verification

/// The lines that every view has: the state above, the proof, the hint and the keys below.
struct Chrome {
  let scene: Scene
  /// What must hold at every moment; it is worked out once a frame.
  let proof: Proof

  init(scene: Scene) {
    self.scene = scene
    proof = Proof(scene.moment)
  }

  private var moment: Moment { scene.moment }

  /// What must hold, with its numbers; in a bug hunt that it is not told.
  var proofSpans: [Span] {
    scene.hunt == nil ? proof.spans : [Span(FindingsWords.proofIsHidden, .muted)]
  }

  // MARK: - The state

  /// Draws the first line: what is open, whether it moves, where we are.
  func drawState(_ canvas: inout Canvas, row: Int) {
    canvas.fill(Area(rows: row..<row + 1, columns: 0..<canvas.size.columns), background: .surface)
    let end = canvas.put(
      stateTail(canvas.size.columns), row: row, endingBefore: canvas.size.columns - 1, notBefore: 30
    )
    if canvas.size.columns >= 110 {
      drawWideState(&canvas, row: row, until: end - 2)
    } else {
      canvas.put(shortState, row: row, column: 1, until: end - 1)
    }
  }

  /// The title gives way to everything else; what stands behind it has columns of its own, whatever step and view are shown.
  ///
  /// Where what is said at the right end needs more room than usual, the speed stays away, then the time.
  private func drawWideState(_ canvas: inout Canvas, row: Int, until end: Int) {
    let place = mode + number
    let start = canvas.put(ScreenWords.program, row: row, column: 1, role: .strong) + 2
    let usual = Chrome.pillColumn(canvas.size.columns)
    let column = max(min(usual, end - Span.width(of: place)), start)
    canvas.put(scene.title, row: row, column: start, role: .text, until: column - 2)
    var next = canvas.put(place, row: row, column: column, until: end)
    let speed = [Span("   \(ScreenWords.speed) ", .muted), Span(scene.speed, .count)]
    for piece in [[Span("   \(ScreenWords.time) ", .muted), time], speed] {
      guard next + Span.width(of: piece) <= end else { return }
      next = canvas.put(piece, row: row, column: next, until: end)
    }
  }

  /// Where the pill stands on a screen of so many columns: what follows has room beside the longest usual verdict.
  ///
  /// Of more than 120 columns the title gets half, and numbers that are longer than usual the other half.
  private static func pillColumn(_ columns: Int) -> Int {
    columns - 76 - max(columns - 120, 0) / 2
  }

  private var shortState: [Span] {
    mode + number + [Span("  "), time, Span("  " + scene.title, .text)]
  }

  /// The time, with blanks behind it: as wide at every step of a trace, so that nothing behind it moves.
  private var time: Span {
    let text = TimeFormat.text(moment.time)
    let last = moment.history.kept(moment.timeline.count - 1)?.time ?? 0
    let missing = TimeFormat.width(upTo: last) - Width.of(text)
    return Span(text + String(repeating: " ", count: max(missing, 0)), .count)
  }

  /// The pill and the gap behind it, together as wide whether it moves or not.
  private var mode: [Span] {
    let gap = Chrome.modeWidth - Width.of(pill.text)
    return [pill, Span(String(repeating: " ", count: max(gap, 0)))]
  }

  private static let modeWidth = 12

  private var pill: Span {
    switch scene.playing {
    case .paused where scene.isFrozen: Span(" ║ \(ScreenWords.frozen) ", .onnow)
    case .paused: Span(" ║ \(ScreenWords.paused) ", .onnow)
    case .forward: Span(" ► \(ScreenWords.playing) ", .onok)
    }
  }

  private var number: [Span] {
    if scene.view == .compare, let comparison = scene.comparison {
      return [side("A", moment), Span("  "), side("B", comparison.moment)]
        + (comparison.isTied ? [] : [Span("  " + ScreenWords.untied, .warn)])
    }
    return PositionNumber(scene).aroundSlash
  }

  /// A run that is compared, and where it stands; as wide at every step.
  private func side(_ name: String, _ moment: Moment) -> Span {
    let widest = Width.of(ScreenWords.side(name, at: moment.lastNumber)) + 1
    return Span(ScreenWords.side(name, at: moment.number).padded(widest), .strong)
  }

  private func stateTail(_ columns: Int) -> [Span] {
    let verdict =
      compared ?? scene.hunt.map { [Span("? ", .warn), Span($0, .text)] } ?? brokenRule
      ?? damage ?? proof.verdict
    let name: [Span] = columns >= 80 ? [Span("   " + scene.view.name, .muted)] : []
    return verdict + name
  }

  /// That a part of the file could not be read, unless there is something worse to say.
  private var damage: [Span]? {
    guard scene.isDamaged, !proof.isBroken else { return nil }
    return [Span("! ", .warn), Span(ScreenWords.isDamaged, .text)]
  }

  /// The rule that this step breaks, or the first that is broken up to here.
  var brokenRule: [Span]? { brokenRule(isShort: false) }

  /// The same, in few words where there is hardly any room.
  func brokenRule(isShort: Bool) -> [Span]? {
    guard let index = moment.index, let first = scene.findings.firstBroken, first.index <= index
    else { return nil }
    func spans(_ text: String) -> [Span] { [Span(" ! ", .onbad), Span(" " + text, .bad)] }
    if let here = scene.findings.broken(at: index), here.severity > .info {
      return spans(isShort ? here.rule : ScreenWords.isBrokenHere(here.rule))
    }
    let number = moment.history.sequence(of: first.index)
    return spans(
      isShort ? "\(first.rule) #\(number)" : ScreenWords.isBroken(first.rule, at: number))
  }

  /// Whether two runs differ, where two are shown.
  private var compared: [Span]? {
    guard scene.view == .compare, let comparison = scene.comparison else { return nil }
    let alignment = comparison.alignment
    let row = alignment.firstDifference.map { alignment[$0] }
    let first =
      row?.a.map { ScreenWords.side("A", at: moment.history.sequence(of: $0)) }
      ?? row?.b.map { ScreenWords.side("B", at: comparison.moment.history.sequence(of: $0)) } ?? ""
    let text = CompareWords.verdict(alignment, first: first, isWorking: comparison.isWorking)
    return alignment.differenceCount > 0
      ? [Span("≠ ", .warn), Span(text, .text)] : [Span("= ", .ok), Span(text, .text)]
  }

  // MARK: - What is followed

  /// Draws the second line: what is looked for, else what is followed and what stops a run.
  func drawFilter(_ canvas: inout Canvas, row: Int) {
    guard scene.sifting.isEmpty else { return drawSifting(&canvas, row: row) }
    let end = canvas.put(eventCount, row: row, endingBefore: canvas.size.columns - 1)
    canvas.put(filter, row: row, column: 1, until: end - 2)
  }

  private func drawSifting(_ canvas: inout Canvas, row: Int) {
    let line = SiftingLine(
      sifting: scene.sifting, total: moment.timeline.count - moment.history.droppedCount,
      index: moment.index)
    let end = canvas.put(line.right, row: row, endingBefore: canvas.size.columns - 1)
    let followed =
      scene.followed == .none
      ? []
      : [
        Span(ScreenWords.follows + " ", .muted),
        Span(scene.followed.description, .mention(moment.journey(of: scene.followed))),
      ]
    canvas.put(line.left + followed, row: row, column: 1, until: end - 2)
  }

  /// How many events there are; those that are not kept any more are counted.
  private var eventCount: [Span] {
    let dropped = moment.history.droppedCount
    let kept = TimeFormat.grouped(moment.timeline.count - dropped)
    guard dropped > 0 else { return [Span(CommonWords.events(kept), .count)] }
    return [
      Span(ScreenWords.kept(kept), .count),
      Span(ScreenWords.dropped(TimeFormat.grouped(dropped)), .warn),
    ]
  }

  private var followKeys: String {
    ScreenWords.followKeys(
      scene.key("hop", ">"), scene.key("hop_back", "<"), scene.key("follow", "F6"))
  }

  private var filter: [Span] {
    var spans: [Span] = []
    if scene.followed != .none {
      spans += [
        Span(ScreenWords.follows + " ", .muted),
        Span(scene.followed.description, .mention(moment.journey(of: scene.followed))),
        Span("   \(followKeys)   ", .muted),
      ]
    } else {
      spans += [
        Span(ScreenWords.follows + " ", .muted), Span(ScreenWords.nothing, .text),
        Span("   \(ScreenWords.follow(scene.key("follow", "F6")))   ", .muted),
      ]
    }
    if !scene.breakpoints.isEmpty {
      spans += [
        Span(ScreenWords.stopsAt + " ", .muted),
        Span(scene.breakpoints.joined(separator: ", "), .text),
      ]
    }
    return spans
  }

  // MARK: - The last lines

  /// Draws what to do now, or what the program has to say, or the line that is typed.
  func drawHint(_ canvas: inout Canvas, row: Int) {
    if let prompt = scene.prompt { return draw(prompt, row: row, on: &canvas) }
    if let job = scene.job { return draw(job, row: row, on: &canvas) }
    let limit = canvas.size.columns - 1
    if let message = scene.message {
      canvas.put(spans(message), row: row, column: 1, until: limit)
      return
    }
    let pieces = Hint(scene, isBroken: proof.isBroken).pieces
    guard let first = pieces.first else { return }
    let sentence = Clauses.fitting(first, width: limit - 1)
    var column = canvas.put(sentence, row: row, column: 1, until: limit)
    // Behind a sentence that is cut nothing follows.
    guard sentence == first else { return }
    for piece in pieces.dropFirst() where column + Span.width(of: piece) <= limit {
      column = canvas.put(piece, row: row, column: column, until: limit)
    }
  }

  private func spans(_ message: Message) -> [Span] {
    message.sign + Mention.spans(in: message.text, role: .text) { moment.journey(ofID: $0) }
  }

  private func draw(_ prompt: Prompt, row: Int, on canvas: inout Canvas) {
    let limit = canvas.size.columns - 1
    let start = canvas.put(
      [Span(prompt.label, .key), Span(" ")], row: row, column: 1, until: limit)
    let room = prompt.isWrong ? Width.of(prompt.note) + 3 : 0
    let end = canvas.put(
      typed: prompt.text, cursor: prompt.cursor, row: row, column: start,
      until: max(limit - room, min(start + Chrome.leastTyped, limit)))
    let note = Clauses.fitting([Span(prompt.note, .muted)], width: limit - end - 3)
    canvas.put(note, row: row, column: end + 3, until: limit)
  }

  /// How much of a line is always seen beside what is wrong with it.
  private static let leastTyped = 8

  private func draw(_ job: Job, row: Int, on canvas: inout Canvas) {
    var column = canvas.put(job.name + "  ", row: row, column: 1, role: .text)
    if let permille = job.permille.map({ min(max($0, 0), 1_000) }) {
      let done = column + permille * 16 / 1_000
      canvas.put("█", row: row, columns: column..<done, role: .run)
      canvas.put("░", row: row, columns: done..<column + 16, role: .ghost)
      column = canvas.put(" \(permille / 10) %", row: row, column: column + 16, role: .count)
    }
    let limit = canvas.size.columns - 1
    let count = CommonWords.events(TimeFormat.grouped(job.eventCount))
    for text in ["   " + count, "   " + ScreenWords.stops] where column + text.count <= limit {
      column = canvas.put(text, row: row, column: column, role: .muted, until: limit)
    }
  }

  /// Draws the key line.
  func drawKeys(_ canvas: inout Canvas, row: Int) {
    canvas.put(keys: scene.keys, row: row)
  }
}

extension Canvas {
  /// Puts a key line; when it is full, keys fall off in its middle, the last two never.
  mutating func put(keys: [KeyHint], row: Int) {
    fill(Area(rows: row..<row + 1, columns: 0..<size.columns), background: .surface)
    var keys = keys
    var width = keys.reduce(-2) { $0 + Canvas.width(of: $1) }
    while keys.count > 2, width > size.columns - 2 {
      width -= Canvas.width(of: keys.remove(at: keys.count - 3))
    }
    var column = 1
    for hint in keys {
      markKeys(of: hint, row: row, column: column)
      column = put(
        [Span(hint.key, .key), Span(" \(hint.action)", .text)], row: row, column: column,
        until: size.columns)
      column += 2
    }
  }

  /// A click on a key presses it; a click on what it does presses the first one.
  private mutating func markKeys(of hint: KeyHint, row: Int, column: Int) {
    guard let first = hint.inputs.first?.input else { return }
    let end = column + Width.of(hint.key) + Width.of(hint.action) + 1
    mark(row: row, column..<end, .press(first))
    var start = column
    for key in hint.inputs {
      mark(row: row, start..<start + key.width, .press(key.input))
      start += key.width + 1
    }
  }

  /// How many columns a key takes with what it does and the gap behind it.
  private static func width(of hint: KeyHint) -> Int {
    Width.of(hint.key) + Width.of(hint.action) + 3
  }
}
