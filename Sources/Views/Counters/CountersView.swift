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
  private let table: [CounterRow]
  private let list: PickedList

  init(_ scene: Scene) {
    moment = scene.moment
    table = CounterRow.all(scene.moment)
    list = PickedList(scene, count: table.count)
  }

  var note: [Span] {
    [Span(CountersWords.sum, .muted)]
  }

  func legend(rows count: Int) -> [[Span]] {
    let changed = [
      Span(CountersWords.changedSign, .now), Span(" " + CountersWords.changed, .muted),
    ]
    let numbers = [
      Span(CountersWords.numbers + " ", .count), Span(CountersWords.journeys, .muted),
    ]
    return table.contains(where: isNew) ? [changed, numbers] : [numbers]
  }

  /// Whether the step has changed a row, so that it has the sign of that.
  private func isNew(_ row: CounterRow) -> Bool {
    switch row {
    case .layer(let component):
      return traffic(moment.state, component) != traffic(moment.before, component)
    case .drop(let drop): return moment.state.drops[drop] ?? 0 != moment.before.drops[drop] ?? 0
    case .place(let id):
      guard let place = moment.lexicon[id] else { return false }
      return Change.text(of: id, place, moment.state, moment.lexicon)
        != Change.text(of: id, place, moment.before, moment.lexicon)
    }
  }

  var rows: MainRows {
    let (table, lexicon) = (table, moment.lexicon)
    return MainRows(
      count: list.count, picked: list.picked,
      quantity: { table[$0].quantity },
      text: { table[$0].text(lexicon) }, queries: { table[$0].queries(lexicon) })
  }

  func told(_ seen: Range<Int>) -> [String] {
    table[seen].map { row in
      switch row {
      case .layer(let component): toldLayer(component)
      case .place(let id): toldPlace(id)
      case .drop(let drop): toldDrop(drop)
      }
    }
  }

  private func toldLayer(_ component: ComponentID) -> String {
    let now = traffic(moment.state, component)
    let old = traffic(moment.before, component)
    let values = [\Traffic.arrived, \.departed, \.dropped, \.held]
    let texts = zip(CountersWords.captions, values).map { name, value in
      CountersWords.told(name, "\(now[keyPath: value])", was: "\(old[keyPath: value])")
    }
    let kind = moment.lexicon[component]?.kind.label ?? ""
    return "\(kind) \(moment.lexicon.title(component)): " + texts.joined(separator: ", ")
  }

  private func toldPlace(_ id: PlaceID) -> String {
    guard let place = moment.lexicon[id] else { return "" }
    let hasBound = place.bound > 0 && (place.kind == .pool || place.kind == .queue)
    let now = Change.text(of: id, place, moment.state, moment.lexicon)
    let old = Change.text(of: id, place, moment.before, moment.lexicon)
    return CountersWords.told(
      "\(place.id) \(place.kind.word)",
      hasBound ? CommonWords.share(now, of: "\(place.bound)") : now,
      was: old == now ? "" : old)
  }

  private func toldDrop(_ drop: Drop) -> String {
    let reason = moment.lexicon.text(drop.reason)
    let name = reason.isEmpty ? CountersWords.noReason : reason
    return CountersWords.told(
      "\(CountersWords.dropped) \(name)", "\(moment.state.drops[drop] ?? 0)",
      was: "\(moment.before.drops[drop] ?? 0)")
  }

  func draw(_ canvas: inout Canvas, in area: Area) {
    guard let head = area.rows.first else { return }
    let columns = CounterColumns(area.columns, longestName: longestName)
    columns.drawCaptions(&canvas, row: head)
    let body = area.inset(top: 1)
    list.draw(&canvas, in: body) { row, index, canvas in
      draw(table[index], row: row, columns, on: &canvas)
    }
    let seen = list.seen(in: body)
    guard seen.count < list.count else { return }
    columns.drawHidden(seen, of: list.count, on: &canvas, row: head)
  }

  /// How wide the longest name of a place is.
  private var longestName: Int {
    moment.lexicon.places.reduce(0) { max($0, Width.of($1.id)) }
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
    if columns.layer > columns.kind {
      canvas.put(facts.kind.label, row: row, column: columns.kind, role: .muted)
    }
    canvas.put(
      moment.lexicon.title(component), row: row, column: columns.layer, role: .strong,
      until: columns.numbers[0] - columns.room)
    let now = traffic(moment.state, component)
    let old = traffic(moment.before, component)
    let values = [\Traffic.arrived, \.departed, \.dropped, \.held]
    for (end, value) in zip(columns.numbers, values) {
      let isNew = now[keyPath: value] != old[keyPath: value]
      put("\(now[keyPath: value])", isNew: isNew, row: row, endingBefore: end, columns, on: &canvas)
    }
    drawKept(component, row: row, columns, on: &canvas)
  }

  /// What the layer has all the same of what it dropped, where that has room behind the numbers.
  private func drawKept(
    _ component: ComponentID, row: Int, _ columns: CounterColumns, on canvas: inout Canvas
  ) {
    guard let last = columns.numbers.last else { return }
    let kept = moment.droppedObjects(ownedBy: component)
    let text = StackWords.stillHas(kept)
    guard !kept.isEmpty, last + 3 + Width.of(text) <= columns.end else { return }
    canvas.put(text, row: row, column: last + 3, role: .warn)
  }

  /// A number; one that the step changed has a sign in front, because not every terminal has colours.
  private func put(
    _ text: String, isNew: Bool, row: Int, endingBefore end: Int, _ columns: CounterColumns,
    on canvas: inout Canvas
  ) {
    canvas.put(
      isNew ? CountersWords.changedSign + text : text, row: row, endingBefore: end,
      notBefore: columns.layer, role: isNew ? .now : .count)
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
    canvas.put(place.id, row: row, column: columns.name, role: .text, until: columns.wordStart - 1)
    if let word = columns.word {
      canvas.put(place.kind.word, row: row, column: word, role: .muted, until: columns.value - 5)
    }
    var column = columns.value + 1
    if place.kind == .machine, let word = columns.word {
      let text = now == old ? now : CountersWords.changedSign + now
      column = canvas.put(
        text, row: row, column: word + 9 - (now == old ? 0 : 1), role: now == old ? .count : .now,
        until: columns.end)
    } else {
      put(now, isNew: now != old, row: row, endingBefore: columns.value, columns, on: &canvas)
    }
    if columns.meter > 0, place.bound > 0, place.kind == .pool || place.kind == .queue {
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
      CountersWords.dropped, row: row, column: columns.name, role: .warn,
      until: columns.wordStart - 1)
    canvas.put(
      reason.isEmpty ? CountersWords.noReason : reason, row: row, column: columns.wordStart,
      role: .text, until: columns.value - 5)
    put("\(now)", isNew: isNew, row: row, endingBefore: columns.value, columns, on: &canvas)
  }
}

/// Where the columns of the counters stand.
private struct CounterColumns {
  let start: Int
  let end: Int
  let kind: Int
  /// Where the name of a layer stands, behind its kind if there is room for that.
  let layer: Int
  let name: Int
  /// Where the kind of a place stands; `nil` where its value needs the room.
  let word: Int?
  /// Where a word in front of the value begins.
  let wordStart: Int
  let value: Int
  let meter: Int
  /// The columns before which in, out, drop and held end.
  let numbers: [Int]
  /// How many columns a number has.
  let room: Int
  /// Where it says which rows are seen, if not all are.
  let hidden: Int

  init(_ columns: Range<Int>, longestName: Int) {
    start = columns.lowerBound
    end = columns.upperBound
    kind = start + 2
    room = 6
    meter = columns.count >= 76 ? 8 : 0
    guard columns.count >= 60 else {
      (layer, name, hidden) = (kind, kind + 2, kind)
      word = nil
      wordStart = max(end - 18, name)
      value = end - 1
      numbers = (0..<4).map { [end] in end - 1 - (3 - $0) * 6 }
      return
    }
    (layer, name, hidden) = (start + 7, start + 7, start + 8)
    let isWide = columns.count >= 100
    // Long names get what the numbers leave.
    let most = 28 + max(columns.count - 90, 0) / 2
    wordStart = name + (isWide ? min(max(longestName + 2, 28), most) : 20)
    word = wordStart
    value = wordStart + (isWide ? 24 : 18)
    let first = name + (isWide ? 26 : 20)
    let step = isWide ? 10 : 8
    numbers = (0..<4).map { first + $0 * step }
  }

  /// Says which rows are seen, or how many are not, if that has room in front of the captions of the numbers.
  func drawHidden(_ seen: Range<Int>, of count: Int, on canvas: inout Canvas, row: Int) {
    let first = numbers[0] - Width.of(CountersWords.captions[0])
    let texts = [
      CommonWords.part(seen, of: count), HiddenRows.text(count - seen.count).trimmed,
    ]
    guard let text = texts.first(where: { hidden + Width.of($0) < first }) else { return }
    let covered = max(kind + Width.of(CountersWords.layer) - hidden, 0)
    canvas.put(text.padded(covered), row: row, column: hidden, role: .warn, until: first)
  }

  func drawCaptions(_ canvas: inout Canvas, row: Int) {
    canvas.put(CountersWords.layer, row: row, column: kind, role: .muted, until: end)
    for (column, text) in zip(numbers, CountersWords.captions) {
      canvas.put(text, row: row, endingBefore: column, role: .muted)
    }
  }
}
