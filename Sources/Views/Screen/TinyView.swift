import Events
import Replay
import Terminal

/// What is left when there is hardly any room: one line a layer, or one sentence.
struct TinyView {
  let scene: Scene

  private var moment: Moment { scene.moment }

  /// One line a layer, the step below them.
  func drawLayers(_ canvas: inout Canvas) {
    let size = canvas.size
    drawPosition(&canvas)
    let picture = StackPicture(moment)
    let room = max(size.rows - 5, 1)
    let seen = visible(picture.cards, count: room)
    let rest = seen.count + 1
    let area = Area(rows: 1..<rest, columns: 0..<size.columns)
    let hidden = HiddenRows(of: picture.cards.count, seen: seen)
    let end = size.columns - hidden.width
    for (row, card) in zip(area.rows, picture.cards[seen]) {
      draw(card, row: row, until: end, on: &canvas)
    }
    hidden.draw(&canvas, in: area)
    canvas.put(wholeStep(size.columns - 1), row: rest, column: 1, until: size.columns)
    drawDetails(&canvas, rows: rest + 1..<size.rows)
  }

  /// As many layers as fit, with the one where the step happens.
  private func visible(_ cards: [LayerCard], count: Int) -> Range<Int> {
    let place = cards.firstIndex { $0.part == .receiving } ?? 0
    return SteadyWindow.rows(around: place, of: cards.count, room: count)
  }

  private func draw(_ card: LayerCard, row: Int, until end: Int, on canvas: inout Canvas) {
    let isHere = card.part == .receiving
    canvas.put(isHere ? "►" : " ", row: row, column: 0, role: .now)
    if let guilt = scene.guilt, guilt.component == card.component, card.part != .idle {
      canvas.put(GuiltyMark.sign, row: row, column: 1, role: GuiltyMark.role)
    }
    canvas.put(card.name, row: row, column: 2, role: isHere ? .now : .strong, until: 13)
    let held = card.isCounted ? "\(card.traffic.held)" : " "
    let start = canvas.put(held, row: row, column: 14, role: .count) + 1
    drawChips(card, row: row, start..<max(end, start), on: &canvas)
  }

  /// As many objects as have room, and how many have none.
  private func drawChips(
    _ card: LayerCard, row: Int, _ columns: Range<Int>, on canvas: inout Canvas
  ) {
    let widths = card.chips.map { Width.of($0.object.description) + 2 }
    let fits = widths.reduce(0, +) <= columns.count
    let end = columns.upperBound - (fits ? 0 : Width.of(HiddenRows.text(card.chips.count)) - 1)
    var column = columns.lowerBound
    for (place, chip) in card.chips.enumerated() {
      let next = canvas.chip(
        chip.object.description, chip.state, journey: chip.journey, row: row, column: column,
        until: end)
      guard next > column else {
        let rest = HiddenRows.text(card.chips.count - place).trimmed
        canvas.put(rest, row: row, column: column, role: .warn, until: columns.upperBound)
        return
      }
      column = next
    }
  }

  /// One sentence, and what changed.
  func drawSentence(_ canvas: inout Canvas) {
    drawPosition(&canvas, name: scene.view == .stack ? "" : scene.view.name)
    let size = canvas.size
    guard size.rows > 1 else { return }
    canvas.put(step, row: 1, column: 1, until: size.columns)
    let now = NowPane(moment: moment)
    let way = Span.width(of: now.way) < size.columns ? now.way : now.shortWay
    canvas.put(way.isEmpty ? now.way : way, row: 2, column: 1, until: size.columns)
    drawLast(&canvas, rows: min(3, size.rows)..<size.rows)
  }

  /// The step with from where to where it leads, or at least to where, as far as that has room.
  private func wholeStep(_ width: Int) -> [Span] {
    let now = NowPane(moment: moment)
    let lines = [now.way, now.shortWay].filter { !$0.isEmpty }.map { step + [Span("  ")] + $0 }
    return lines.first { Span.width(of: $0) <= width } ?? step
  }

  /// The step, what changed and the keys below a view.
  func drawFoot(_ canvas: inout Canvas, rows: Range<Int>) {
    guard let row = rows.first else { return }
    canvas.put(
      wholeStep(canvas.size.columns - 1), row: row, column: 1, until: canvas.size.columns)
    drawLast(&canvas, rows: rows.dropFirst())
  }

  private var step: [Span] {
    guard let event = moment.event, let index = moment.index else {
      return [Span(moment.beginning, .now)]
    }
    let mark = scene.guilt.map { _ in [Span(GuiltyMark.sign + " ", GuiltyMark.role)] } ?? []
    let call = EventLine.call(event, moment.history, index)
    let objects = moment.objects.map { Span(" " + $0.description, .text) }
    guard event.kind == .leave else { return mark + [Span(call, .now)] + objects }
    let returned = CommonWords.returned(moment.answer(of: event))
    return mark + [Span(call, .now), Span(" " + returned, .muted)] + objects
  }

  /// The first line: the run where one of two is shown, where we are, the view if it is not the stack, and how many of its
  /// columns have no room.
  func drawPosition(
    _ canvas: inout Canvas, run: String = "", name: String = "", missing: Int = 0
  ) {
    let mode = scene.playing == .paused ? ScreenWords.paused : ScreenWords.playing
    let end = canvas.put(
      [Span(run.isEmpty ? "" : run + " ", .strong)] + PositionNumber(scene).fromLeft
        + [Span(" "), Span(mode, .onnow), Span(name.isEmpty ? "" : " " + name, .muted)],
      row: 0, column: 1, until: canvas.size.columns)
    let column = drawBroken(&canvas, from: end + 1)
    guard missing > 0 else { return }
    canvas.put(
      EventsWords.missing(missing), row: 0, column: column, role: .warn, until: canvas.size.columns)
  }

  /// The rule that is broken, in the longest words that have room; returns the column behind it.
  private func drawBroken(_ canvas: inout Canvas, from column: Int) -> Int {
    let chrome = Chrome(scene: scene)
    for isShort in [false, true] {
      guard let broken = chrome.brokenRule(isShort: isShort) else { return column }
      guard column + Span.width(of: broken) <= canvas.size.columns else { continue }
      return canvas.put(broken, row: 0, column: column, until: canvas.size.columns) + 1
    }
    let sign = chrome.brokenRule.map { Array($0.prefix(1)) } ?? []
    return canvas.put(sign, row: 0, column: column, until: canvas.size.columns) + 1
  }

  // MARK: - The keys

  /// Draws the keys: those of what is typed or chosen from where something stands in front, else those of the view.
  func drawKeys(_ canvas: inout Canvas, row: Int) {
    let columns = canvas.size.columns
    canvas.put(
      isBehind ? keysInFront(columns - 1) : usualKeys(columns), row: row, column: 1, until: columns)
  }

  /// Whether something stands in front of the view and takes the keys.
  private var isBehind: Bool {
    (scene.prompt != nil || scene.window != nil) && !scene.keys.isEmpty
  }

  /// The keys of a view, with what they do where there is room.
  private func usualKeys(_ columns: Int) -> [Span] {
    let steps = scene.key("back", "h") + " " + scene.key("step", "l")
    let (help, quit) = (scene.key("help", "?"), scene.key("quit", "q"))
    guard columns > 24 else { return [Span("\(steps) \(help) \(quit)", .key)] }
    let isStack = scene.view == .stack
    return [
      Span(steps, .key), Span(" \(ScreenWords.step)  ", .text),
      Span(help, .key), Span(" \(ScreenWords.help)  ", .text),
      Span(quit, .key), Span(" " + (isStack ? ScreenWords.quit : ScreenWords.toStack), .text),
    ]
  }

  /// As many keys of what stands in front as have room: the first one and the last one stay, if need be without what they do.
  private func keysInFront(_ width: Int) -> [Span] {
    let named = fitting(width) { hint in [Span(hint.key, .key), Span(" \(hint.action)", .text)] }
    guard Span.width(of: named) > width else { return named }
    return fitting(width) { hint in [Span(hint.key, .key)] }
  }

  /// The keys in front in some words, without as many before the last one as have no room.
  private func fitting(_ width: Int, _ words: (KeyHint) -> [Span]) -> [Span] {
    var pieces = scene.keys.map(words)
    func line() -> [Span] { Array(pieces.joined(separator: [Span("  ")])) }
    while pieces.count > 2, Span.width(of: line()) > width { pieces.remove(at: pieces.count - 2) }
    return line()
  }

  // MARK: - The last rows

  /// What changed, the timeline and the keys, as far as there are rows; a prompt or message comes first.
  private func drawLast(_ canvas: inout Canvas, rows: Range<Int>) {
    let rows = drawEdges(&canvas, rows: rows)
    if let row = rows.first { drawChanged(&canvas, row: row) }
    if let row = rows.dropFirst().first { drawTimeline(&canvas, row: row) }
  }

  /// The same where more rows may be free: they tell what the step means, and more of what it changed.
  ///
  /// Which row is for what depends on how many there are, so that nothing jumps.
  private func drawDetails(_ canvas: inout Canvas, rows: Range<Int>) {
    let rows = drawEdges(&canvas, rows: rows)
    let free = rows.count - 2
    if let row = rows.dropFirst().last { drawTimeline(&canvas, row: row) }
    guard free > 0 else {
      if let row = rows.first { drawChanged(&canvas, row: row) }
      return
    }
    let toldCount = min(free - free / 3, TinyView.toldRowsMax)
    let changedCount = 1 + min(free / 3, TinyView.moreChangesMax)
    let area = Area(rows: rows.dropLast(), columns: 1..<canvas.size.columns)
    let told = Area(rows: area.rows.prefix(toldCount), columns: area.columns.dropLast())
    let now = NowPane(moment: moment, isGrowing: scene.isGrowing)
    canvas.put(now.narration(width: told.columns.count), in: told)
    let changed = area.rows.dropFirst(toldCount).prefix(changedCount)
    if changed.count == 1 {
      drawChanged(&canvas, row: changed.lowerBound)
    } else {
      scene.changedPane.draw(&canvas, in: Area(rows: changed, columns: area.columns))
    }
  }

  /// How many rows at most tell what the step means.
  private static let toldRowsMax = 5
  /// How many changes behind the first one have a row at most.
  private static let moreChangesMax = 4

  private func drawChanged(_ canvas: inout Canvas, row: Int) {
    let width = canvas.size.columns - 1
    canvas.put(
      scene.changedPane.line(width: width), row: row, column: 1, until: width + 1)
  }

  private func drawTimeline(_ canvas: inout Canvas, row: Int) {
    TimelineBar(
      moment, marks: scene.marks, shown: scene.sifting.shown, notebook: scene.notebook,
      findings: scene.findings
    ).draw(&canvas, in: Area(rows: row..<row + 1, columns: 0..<canvas.size.columns))
  }

  /// The keys in the last row, and in the first one a prompt or message; returns the rows between them.
  private func drawEdges(_ canvas: inout Canvas, rows: Range<Int>) -> Range<Int> {
    var rows = rows
    let columns = 0..<canvas.size.columns
    if let row = rows.last {
      drawKeys(&canvas, row: row)
      rows = rows.dropLast()
    }
    let isPanel =
      SizeClass(canvas.size) == .tiny && scene.prompt?.needsPanel(columns.count) == true
      || scene.messagePanel(columns.count) != nil
    let isSaid = scene.prompt != nil || scene.message != nil || scene.job != nil
    if isSaid, !isPanel, let row = rows.first {
      Chrome(scene: scene).drawHint(&canvas, row: row)
      rows = rows.dropFirst()
    }
    return rows
  }
}
