import Events
import Replay
import Terminal

/// What the step is: the call as a pill, from where to where, and what it means.
struct NowPane {
  let moment: Moment
  /// Whether more events may come, so that one can step forward where there is none yet.
  var isGrowing = true

  /// The name of the step, filled; what kind of step it is; and its objects.
  var heading: [Span] {
    guard let event = moment.event else { return [Span(" \(moment.beginning) ", .onnow)] }
    let word = self.word(event)
    return [Span(" \(name(event)) ", .onnow)] + (word.isEmpty ? [] : [Span(" " + word, .muted)])
  }

  /// From where to where, and with which objects.
  var route: [Span] { way + (moment.event.map(objects) ?? []) }

  /// From where to where; where the step happens, if it is no call.
  var way: [Span] {
    guard let event = moment.event else { return [] }
    let here = moment.lexicon.title(event.at)
    let from = moment.lexicon.title(moment.caller)
    switch event.kind {
    case .enter where !from.isEmpty:
      return [Span(from + " "), sign(event), Span(" " + here)]
    case .leave where !from.isEmpty:
      return [Span(here + " "), Span("→", .muted), Span(" " + from)]
    case .enter, .leave, .action, .own, .state, .interrupt, .wire, .drop, .choice, .inject, .touch,
      .wait, .signal, .lock, .unlock, .topology, .seen, .bugcheck, .note, .lost, .unknown:
      return [Span(here)]
    }
  }

  /// The way without where it begins, for where it has no room; empty where the step is no call.
  var shortWay: [Span] { Array(way.dropFirst()) }

  /// The processor, the level and the depth.
  var place: [Span] {
    guard let event = moment.event else { return [] }
    let level = moment.state.irql(of: Int(event.cpu)).name
    return [
      Span(CommonWords.processor + " ", .muted), Span("\(event.cpu)  ", .count),
      Span("\(level)  ", .text),
      Span(CommonWords.depth + " ", .muted), Span("\(moment.openCalls.count)", .count),
    ]
  }

  /// What the step means.
  func narration(width: Int) -> Paragraph {
    let text = moment.index.map { Narration(moment.timeline, $0).text } ?? beginning
    return Paragraph(text, width: width) { moment.journey(ofID: $0) }
  }

  /// What the step means in one line: as many whole sentences as fit, the first one at least.
  func sentence(width: Int) -> [Span] {
    let whole = narration(width: 10_000).lines.first ?? []
    guard Span.width(of: whole) > width, let index = moment.index else { return whole }
    let headline = Narration(moment.timeline, index).headline
    return Mention.spans(in: headline, role: .strong) { moment.journey(ofID: $0) }
  }

  /// Draws the pane below its title.
  func draw(_ canvas: inout Canvas, in area: Area) {
    let left = area.columns.lowerBound
    let right = area.columns.upperBound
    let top = area.rows.lowerBound
    canvas.put(heading, row: top + 1, column: left, until: right)
    canvas.put(route, row: top + 2, column: left, until: right)
    let text = Area(
      rows: min(top + 4, area.rows.upperBound)..<area.rows.upperBound, columns: area.columns)
    canvas.put(narration(width: area.columns.count), in: text)
  }

  /// Draws the pane in a few rows: the heading and the route side by side, then as much text as fits.
  func drawShort(_ canvas: inout Canvas, in area: Area) {
    guard let first = area.rows.first else { return }
    let left = area.columns.lowerBound
    let gap = Span("  ")
    let lines = [heading + [gap] + route + [gap] + place, heading + [gap] + route]
    let line = lines.first { Span.width(of: $0) < area.columns.count } ?? lines[1]
    canvas.put(
      route.isEmpty ? heading : line, row: first, column: left + 1, until: area.columns.upperBound)
    canvas.put(
      narration(width: area.columns.count - 1), in: area.inset(top: 1, left: 1))
  }

  // MARK: - Words

  private var beginning: String {
    guard moment.history.droppedCount == 0 else { return PanesWords.atFirstKept }
    guard moment.timeline.count == 0 else { return PanesWords.atBeginning }
    return isGrowing ? PanesWords.nothingYet : CommonWords.noEvents
  }

  private func name(_ event: Event) -> String {
    EventLine.call(event, moment.history, moment.position - 1)
  }

  /// What kind of step it is, where its name does not say so.
  private func word(_ event: Event) -> String {
    switch event.kind {
    case .enter: PanesWords.enter
    case .leave: CommonWords.returned(moment.answer(of: event))
    case .interrupt: PanesWords.interrupt
    case .inject: PanesWords.fromOutside
    case .touch: PanesWords.memory
    case .action, .own, .state, .wire, .drop, .choice, .wait, .signal, .lock, .unlock, .topology,
      .seen, .bugcheck, .note, .lost, .unknown:
      ""
    }
  }

  private func sign(_ event: Event) -> Span {
    switch event.call.facts?.direction ?? .none {
    case .down: Span("▼", .down)
    case .up: Span("▲", .up)
    case .none: Span("→", .muted)
    }
  }

  private func objects(_ event: Event) -> [Span] {
    var spans: [Span] = []
    for object in moment.objects.prefix(4) {
      spans += [Span("  "), Span(object.description, .mention(moment.journey(of: object)))]
    }
    let rest = moment.objects.count - 4
    if rest > 0 { spans.append(Span(" +\(rest)", .muted)) }
    if let bytes = length(event) { spans.append(Span(" \(bytes) B", .muted)) }
    return spans
  }

  private func length(_ event: Event) -> Int? {
    if event.length != Event.absent { return Int(event.length) }
    return moment.objects.first.flatMap(moment.length)
  }
}
