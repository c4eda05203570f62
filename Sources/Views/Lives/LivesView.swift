import Events
import Replay
import Terminal

/// The life of each packet as a row of signs; packets that live the same way share a row.
///
/// ```text
///  ━━ Packet DNA ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
///     how many  first          life
///  ►       ×4   P1       #4    a▼▼qPPw▲ccf
///          ×1   P5     #105    a▼▼qPP…
/// ```
struct LivesView: MainView {
  private let moment: Moment
  private let leadsOn: Bool
  private let groups: [Group]
  private let window: Range<Int>
  private let list: PickedList

  /// Lives of one shape.
  private struct Group {
    let first: PacketLife
    var count = 1
    /// The life that the step is about, if it is one of these.
    var current: PacketLife?
  }

  init(_ scene: Scene) {
    moment = scene.moment
    leadsOn = scene.leadsOn
    let all = PacketLives(scene.moment)
    window = all.window
    groups = LivesView.groups(all.lives, scene.moment)
    list = PickedList(scene, count: groups.count)
  }

  private static func groups(_ lives: [PacketLife], _ moment: Moment) -> [Group] {
    var groups: [Group] = []
    var places: [String: Int] = [:]
    for life in lives {
      let shape = life.shape
      if let place = places[shape] {
        groups[place].count += 1
      } else {
        places[shape] = groups.count
        groups.append(Group(first: life))
      }
      guard let index = moment.index, let place = places[shape],
        life.signs.contains(where: { $0.index == index })
      else { continue }
      groups[place].current = life
    }
    return groups
  }

  var note: [Span] {
    guard window.count < moment.timeline.count, let last = window.last else {
      return [Span(LivesWords.all, .muted)]
    }
    let first = moment.history.sequence(of: window.lowerBound)
    return [Span(LivesWords.part(from: first, to: moment.history.sequence(of: last)), .muted)]
  }

  func legend(rows count: Int) -> [[Span]] {
    let seen = Set(groups.flatMap { $0.first.signs.map(\.sign) })
    let signs = LifeSign.allCases.filter(seen.contains).map {
      [Span(String($0.rawValue), $0.role), Span(" " + $0.word, .muted)]
    }
    guard groups.contains(where: { !$0.first.isWhole }) else { return signs }
    return signs + [
      [Span(PacketLife.moreSign, .muted), Span(" " + LivesWords.goesOn, .muted)]
    ]
  }

  var rows: MainRows {
    let groups = self.groups
    return MainRows(
      count: list.count, picked: list.picked,
      position: { groups[$0].first.first + 1 }, object: { groups[$0].first.object },
      quantity: { .owner(groups[$0].first.object) },
      text: { groups[$0].first.object.description + " " + groups[$0].first.shape })
  }

  func told(_ seen: Range<Int>) -> [String] {
    groups[seen].map { group in
      let shown = group.current ?? group.first
      let words =
        (shown.isCutAtStart ? [LivesWords.beganBefore] : []) + shown.signs.map(\.sign.word)
        + (shown.isOver ? [] : [LivesWords.goesOn])
      return LivesWords.told(
        group.count, group.first.object.description,
        from: moment.history.sequence(of: group.first.first), words,
        ofStep: group.current?.object.description ?? "")
    }
  }

  /// The events of the life of the picked row.
  var toldBelow: [String] {
    guard !groups.isEmpty else { return [nothing] }
    let life = groups[list.place].current ?? groups[list.place].first
    let events = life.signs.prefix(LivesView.toldCountMax).map { sign, index in
      let event = moment.history[index]
      return LivesWords.told(
        sign.word, moment.history.sequence(of: index), EventLine.call(event, moment.history, index),
        at: moment.lexicon.title(event.at), TimeFormat.text(event.time))
    }
    let more = life.signs.count - events.count
    return ["\(LivesWords.lifeOf) \(life.object)"] + events
      + (more > 0 ? [CommonWords.more(more)] : [])
  }

  /// How many events of a life are told.
  private static let toldCountMax = 50

  func draw(_ canvas: inout Canvas, in area: Area) {
    guard let head = area.rows.first else { return }
    let left = area.columns.lowerBound
    guard !groups.isEmpty else {
      canvas.put(
        nothing, row: head, column: left + 1, role: .muted,
        until: area.columns.upperBound)
      return
    }
    let body = area.inset(top: 1)
    let seen = list.seen(in: body)
    let isCut = seen.count < groups.count
    let what = isCut ? CommonWords.part(seen, of: groups.count) : LivesWords.count
    canvas.put(what, row: head, column: left + 2, role: isCut ? .warn : .muted)
    canvas.put(
      LivesWords.first, row: head, column: left + 14, role: .muted, until: area.columns.upperBound)
    canvas.put(
      LivesWords.life, row: head, column: left + 31, role: .muted, until: area.columns.upperBound)
    list.draw(&canvas, in: body) { row, index, canvas in
      draw(groups[index], row: row, in: area.columns, on: &canvas)
    }
    let group = groups[list.place]
    drawEvents(
      of: group.current ?? group.first, in: body.inset(top: seen.count + 1), on: &canvas)
  }

  /// What is said where there is no life; how to go on only where that leads on.
  private var nothing: String {
    if leadsOn { return LivesWords.nothingYet }
    return window.count < moment.timeline.count ? LivesWords.nothing : LivesWords.nothingAtAll
  }

  /// The events of the life of the picked row, one a line, where there is room for them.
  private func drawEvents(of life: PacketLife, in area: Area, on canvas: inout Canvas) {
    guard area.rows.count >= 4, let head = area.rows.first else { return }
    let left = area.columns.lowerBound
    canvas.put(
      [
        Span(LivesWords.lifeOf + " ", .muted),
        Span(life.object.description, .mention(moment.journey(of: life.object))),
      ], row: head, column: left + 2, until: area.columns.upperBound)
    let rows = area.rows.dropFirst()
    for (row, entry) in zip(rows, life.signs) {
      let isNow = entry.index == moment.index
      let hidden = life.signs.count - rows.count
      if hidden > 0, row == rows.last {
        canvas.put(CommonWords.more(hidden + 1), row: row, column: left + 2, role: .warn)
        return
      }
      if isNow { canvas.put("►", row: row, column: left, role: .now) }
      let event = moment.history[entry.index]
      let number = "#\(moment.history.sequence(of: entry.index))"
      canvas.put(
        String(entry.sign.rawValue), row: row, column: left + 2,
        role: isNow ? .now : entry.sign.role)
      canvas.put(entry.sign.word, row: row, column: left + 4, role: isNow ? .now : .text)
      canvas.put(number, row: row, endingBefore: left + 20, notBefore: left + 12, role: .muted)
      canvas.put(
        [
          Span(EventLine.call(event, moment.history, entry.index), isNow ? .now : .text),
          Span("  \(moment.lexicon.title(event.at))", .muted),
        ], row: row, column: left + 22, until: area.columns.upperBound - 12)
      canvas.put(
        TimeFormat.text(event.time), row: row, endingBefore: area.columns.upperBound, role: .muted)
    }
  }

  private func draw(
    _ group: Group, row: Int, in columns: Range<Int>, on canvas: inout Canvas
  ) {
    let left = columns.lowerBound
    let shown = group.current ?? group.first
    canvas.put("×\(group.count)", row: row, endingBefore: left + 10, notBefore: left + 2)
    canvas.put(
      group.first.object.description, row: row, column: left + 14,
      role: .mention(moment.journey(of: group.first.object)), until: left + 22)
    canvas.put(
      "#\(moment.history.sequence(of: group.first.first))", row: row, endingBefore: left + 30,
      notBefore: left + 22, role: .muted)
    var spans = shown.isCutAtStart ? [Span(PacketLife.moreSign, .muted)] : []
    spans += shown.signs.map {
      Span(
        String($0.sign.rawValue),
        group.current != nil && $0.index == moment.index ? .now : $0.sign.role)
    }
    if !shown.isOver { spans.append(Span(PacketLife.moreSign, .muted)) }
    let end = canvas.put(spans, row: row, column: left + 31, until: columns.upperBound)
    guard let current = group.current else { return }
    canvas.put(
      [
        Span("  \(LivesWords.ofStep) ", .muted), Span(current.object.description, .now),
      ], row: row, column: end, until: columns.upperBound)
  }
}
