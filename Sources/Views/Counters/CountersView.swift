import Events
import Replay
import Terminal

/// What has passed each layer, and every number that its driver keeps; what the step changed is lit.
///
/// ```text
///  ━━ 7 Counters ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
///    layer             in    out   drop   held
///  ► APP  writer.exe    4      2      0      2
///    PROT packet        4      2      0      2
///         packet.packets   pool      2/16  ██░░░░░░  was 1
///         b1.io            counter      2
///    NIC  card          3      1      1      1
///         card.ISR         register  0x01
///         dropped          ring_full    1
/// ```
struct CountersView: MainView {
  private let moment: Moment
  private let isFocused: Bool
  private let table: [CounterRow]
  private let picked: Int

  init(_ scene: Scene) {
    moment = scene.moment
    isFocused = scene.focus == .main
    table = CounterRow.all(scene.moment)
    picked = min(max(scene.row, 0), max(table.count - 1, 0))
  }

  var note: [Span] {
    [Span(CountersWords.sum, .muted)]
  }

  var legend: [Span] {
    [
      Span(CountersWords.sample, .now), Span(" " + CountersWords.changed + "   ", .muted),
      Span(CountersWords.numbers + " ", .count), Span(CountersWords.journeys, .muted),
    ]
  }

  var rows: MainRows {
    let (table, lexicon) = (table, moment.lexicon)
    return MainRows(
      count: table.count, picked: table.isEmpty ? nil : picked,
      quantity: { table[$0].quantity },
      text: { table[$0].text(lexicon) }, queries: { table[$0].queries(lexicon) })
  }

  func draw(_ canvas: inout Canvas, in area: Area) {
    guard let head = area.rows.first else { return }
    let columns = CounterColumns(area.columns)
    columns.drawCaptions(&canvas, row: head)
    let body = area.rows.dropFirst()
    let seen = Scrolled(count: table.count, picked: picked, room: body.count).visible
    for (row, index) in zip(body, seen) {
      canvas.mark(row: row, area.columns, .row(index))
      if isFocused, index == picked {
        canvas.put("►", row: row, column: columns.start, role: .strong)
      }
      draw(table[index], row: row, columns, on: &canvas)
    }
    drawHidden(&canvas, seen: seen, in: area)
  }

  private func drawHidden(_ canvas: inout Canvas, seen: Range<Int>, in area: Area) {
    guard seen.count < table.count, let head = area.rows.first else { return }
    let text = CommonWords.part(seen, of: table.count)
    canvas.put(text, row: head, column: area.columns.lowerBound + 8, role: .warn)
  }

  private func draw(
    _ entry: CounterRow, row: Int, _ columns: CounterColumns, on canvas: inout Canvas
  ) {
    switch entry {
    case .layer(let component): drawLayer(component, row: row, columns, on: &canvas)
    case .place(let place): drawPlace(place, row: row, columns, on: &canvas)
    case .drop(let drop): drawDrop(drop, row: row, columns, on: &canvas)
    }
  }

  private func drawLayer(
    _ component: ComponentID, row: Int, _ columns: CounterColumns, on canvas: inout Canvas
  ) {
    guard let facts = moment.lexicon[component] else { return }
    canvas.put(facts.kind.label, row: row, column: columns.kind, role: .muted)
    canvas.put(
      moment.lexicon.title(component), row: row, column: columns.name, role: .strong,
      until: columns.numbers[0] - 6)
    let now = traffic(moment.state, component)
    let old = traffic(moment.before, component)
    let values = [\Traffic.arrived, \.departed, \.dropped, \.held]
    for (end, value) in zip(columns.numbers, values) {
      let isNew = now[keyPath: value] != old[keyPath: value]
      canvas.put(
        "\(now[keyPath: value])", row: row, endingBefore: end, notBefore: columns.name,
        role: isNew ? .now : .count)
    }
  }

  private func traffic(_ state: StackState, _ component: ComponentID) -> Traffic {
    state.traffic.indices.contains(component.index) ? state.traffic[component.index] : Traffic()
  }

  private func drawPlace(
    _ id: PlaceID, row: Int, _ columns: CounterColumns, on canvas: inout Canvas
  ) {
    guard let place = moment.lexicon[id] else { return }
    let now = Change.text(of: id, place, moment.state, moment.lexicon)
    let old = Change.text(of: id, place, moment.before, moment.lexicon)
    let role: Role = now == old ? .count : .now
    canvas.put(place.id, row: row, column: columns.name, role: .text, until: columns.word - 1)
    canvas.put(
      place.kind.word, row: row, column: columns.word, role: .muted, until: columns.value - 5)
    var column = columns.value + 1
    if place.kind == .machine {
      column = canvas.put(now, row: row, column: columns.word + 9, role: role, until: columns.end)
    } else {
      canvas.put(
        now, row: row, endingBefore: columns.value, notBefore: columns.word + 9, role: role)
    }
    if place.bound > 0, place.kind == .pool || place.kind == .queue {
      let value = CounterRow.number(of: id, place, moment.state)
      column =
        canvas.meter(
          value, of: place.bound, row: row, column: column, width: columns.meter,
          role: value < place.bound ? .run : .warn) + 2
    }
    if now != old {
      canvas.put(
        CommonWords.was(old), row: row, column: column + 1, role: .muted, until: columns.end)
    }
  }

  private func drawDrop(
    _ drop: Drop, row: Int, _ columns: CounterColumns, on canvas: inout Canvas
  ) {
    let now = moment.state.drops[drop] ?? 0
    let isNew = now != moment.before.drops[drop] ?? 0
    let reason = moment.lexicon.text(drop.reason)
    canvas.put(
      CountersWords.dropped, row: row, column: columns.name, role: .warn, until: columns.word - 1)
    canvas.put(
      reason.isEmpty ? CountersWords.noReason : reason, row: row, column: columns.word,
      role: .text, until: columns.value - 5)
    canvas.put(
      "\(now)", row: row, endingBefore: columns.value, notBefore: columns.word,
      role: isNew ? .now : .count)
  }
}

/// Where the columns of the counters stand.
private struct CounterColumns {
  let start: Int
  let end: Int
  let kind: Int
  let name: Int
  let word: Int
  let value: Int
  let meter: Int
  /// The columns before which in, out, drop and held end.
  let numbers: [Int]

  init(_ columns: Range<Int>) {
    start = columns.lowerBound
    end = columns.upperBound
    kind = start + 2
    name = start + 7
    let isWide = columns.count >= 100
    word = name + (isWide ? 28 : 20)
    value = word + (isWide ? 24 : 18)
    meter = columns.count >= 76 ? 8 : 0
    let first = name + (isWide ? 26 : 20)
    let step = isWide ? 10 : 8
    numbers = (0..<4).map { first + $0 * step }
  }

  func drawCaptions(_ canvas: inout Canvas, row: Int) {
    canvas.put(CountersWords.layer, row: row, column: kind, role: .muted, until: end)
    for (column, text) in zip(numbers, CountersWords.captions) {
      canvas.put(text, row: row, endingBefore: column, role: .muted)
    }
  }
}
