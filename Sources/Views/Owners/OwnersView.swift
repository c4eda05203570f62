import Events
import Replay
import Terminal

/// Who owned each travelling object around the step: one lane an object, one column an event.
///
/// ```text
///  ━━ Owners ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
///    object  #5 to #58                          ┃            held by
///    P1      pnn eeeee ne2000 eeeeeeeeeeeeeeeeee┃eeeeeee     ne2000   18.8 µs
///  ► P2                  p packet pppppppppppppn┃eeeeeee     NDIS    just now
/// ```
struct OwnersView: MainView {
  private let moment: Moment
  private let leadsOn: Bool
  private let lanes: OwnerLanes
  private let letters: OwnerLetters
  private let list: PickedList

  init(_ scene: Scene) {
    moment = scene.moment
    leadsOn = scene.leadsOn
    lanes = OwnerLanes(scene.moment, columns: OwnersView.columnsWanted)
    letters = OwnerLetters(scene.moment.lexicon)
    list = PickedList(
      scene, count: lanes.objects.count, at: lanes.objects.firstIndex(of: scene.picked))
  }

  /// How far the rows look back: an object that ended stays as long as the widest screen shows it.
  private static let columnsWanted = 120

  var note: [Span] { [Span(OwnersWords.note, .muted)] }

  func legend(rows count: Int) -> [[Span]] {
    guard !lanes.objects.isEmpty else { return [] }
    let order = moment.lexicon.components.indices.sorted {
      (moment.lexicon.components[$0].kind.rank, $0) < (moment.lexicon.components[$1].kind.rank, $1)
    }
    return order.map { index in
      let id = ComponentID(index: index)
      return [
        Span(String(letters[id]), .mention(index + 1)),
        Span(" " + moment.lexicon.title(id), .muted),
      ]
    }
  }

  var rows: MainRows {
    let objects = lanes.objects
    return MainRows(
      count: list.count, picked: list.picked, object: { objects[$0] },
      quantity: { .owner(objects[$0]) }, text: { text(objects[$0]) })
  }

  /// What a row says beside its lane: the object, who holds it, and for how long.
  private func text(_ object: ObjectID) -> String {
    guard let state = moment.state[object] else { return "\(object)  \(OwnersWords.ended)" }
    let since = Int(state.ownedSince)
    let name = moment.lexicon.title(state.owner)
    let held = since == moment.index ? CommonWords.justNow : moment.since(since).text
    return "\(object)  \(name.isEmpty ? CommonWords.nobody : name)  \(held)"
  }

  /// No columns are told, so there is nothing to say about them.
  var toldNote: String { "" }

  func told(_ seen: Range<Int>) -> [String] {
    let objects = Array(lanes.objects[seen])
    return zip(objects, lanes.owners(of: objects, moment.timeline)).map { object, owners in
      OwnersWords.told(object.description, toldHolder(object), inTurn: toldTurns(owners))
    }
  }

  private func toldHolder(_ object: ObjectID) -> String {
    guard let state = moment.state[object] else { return OwnersWords.ended }
    let since = Int(state.ownedSince)
    let held = since == moment.index ? CommonWords.justNow : moment.since(since).text
    return OwnersWords.holder(moment.lexicon.title(state.owner), held)
  }

  /// Who has an object one after the other, each but the first with the event from which on, and where it ends.
  private func toldTurns(_ owners: [ComponentID?]) -> [String] {
    owners.indices.compactMap { column in
      guard column == 0 || owners[column - 1] != owners[column] else { return nil }
      let number = number(lanes.positions.lowerBound + column)
      guard let owner = owners[column] else {
        return column == 0 ? nil : OwnersWords.end(at: number)
      }
      return OwnersWords.turn(moment.lexicon.title(owner), from: column == 0 ? nil : number)
    }
  }

  var toldBelow: [String] {
    guard lanes.objects.isEmpty else { return [] }
    return [leadsOn ? OwnersWords.nothingYet : OwnersWords.nothing]
  }

  func draw(_ canvas: inout Canvas, in area: Area) {
    guard let head = area.rows.first else { return }
    let columns = OwnerColumns(area.columns)
    guard !lanes.objects.isEmpty else {
      canvas.put(
        leadsOn ? OwnersWords.nothingYet : OwnersWords.nothing, row: head,
        column: columns.start + 1, role: .muted, until: columns.end)
      return
    }
    let shown = OwnerLanes(lanes.objects, moment, columns: columns.track.count - 1)
    let body = area.inset(top: 1)
    let seen = list.seen(in: body)
    let owners = shown.owners(of: Array(lanes.objects[seen]), moment.timeline)
    let now = moment.position - shown.positions.lowerBound
    let needle = columns.track.lowerBound + now + 1
    drawCaptions(&canvas, row: head, columns, seen: seen, shown.positions, needle: needle)
    list.draw(&canvas, in: body) { row, index, canvas in
      let lane = OwnerLane(owners[index - seen.lowerBound], now: now)
      let object = lanes.objects[index]
      canvas.put(
        object.description, row: row, column: columns.name,
        role: .mention(moment.journey(of: object)), until: columns.track.lowerBound - 1)
      draw(lane, row: row, columns, on: &canvas)
      drawHolder(object, row: row, columns, on: &canvas)
    }
    canvas.needle(rows: head..<head + 1 + seen.count, column: needle)
  }

  private func drawCaptions(
    _ canvas: inout Canvas, row: Int, _ columns: OwnerColumns, seen: Range<Int>,
    _ positions: ClosedRange<Int>, needle: Int
  ) {
    let isCut = seen.count < lanes.objects.count
    let what =
      isCut
      ? "\(seen.lowerBound + 1)–\(seen.upperBound)/\(lanes.objects.count)"
      : columns.track.lowerBound - columns.name >= 8 ? OwnersWords.object : CommonWords.object
    let caption = canvas.put(
      what, row: row, column: columns.name, role: isCut ? .warn : .muted,
      until: columns.track.lowerBound)
    let track = columns.track
    let free = min(max(track.lowerBound, caption + 1), track.upperBound)..<track.upperBound
    drawEnds(&canvas, row: row, free, positions, needle: needle)
    canvas.put(
      OwnersWords.heldBy, row: row, column: columns.holder, role: .muted, until: columns.end)
    canvas.put(CommonWords.since, row: row, endingBefore: columns.end, role: .muted)
  }

  /// The numbers of the first and of the last event of the lanes, aside of the needle.
  private func drawEnds(
    _ canvas: inout Canvas, row: Int, _ track: Range<Int>, _ positions: ClosedRange<Int>,
    needle: Int
  ) {
    let first = "#\(number(positions.lowerBound))"
    let last = "#\(number(positions.upperBound))"
    let start = needle < track.lowerBound + first.count ? needle + 1 : track.lowerBound
    let end = needle >= track.upperBound - last.count ? needle : track.upperBound
    canvas.put(first, row: row, column: start, role: .muted, until: track.upperBound)
    canvas.put(last, row: row, endingBefore: end, notBefore: start + first.count + 1, role: .muted)
  }

  /// The number of the event before a position.
  private func number(_ position: Int) -> Int {
    position > moment.history.droppedCount ? moment.history.sequence(of: position - 1) : 0
  }

  private func draw(
    _ lane: OwnerLane, row: Int, _ columns: OwnerColumns, on canvas: inout Canvas
  ) {
    for stretch in lane.stretches {
      let id = stretch.owner
      let start = columns.track.lowerBound + stretch.start + (stretch.isFuture ? 1 : 0)
      let text = stretch.text(letters[id], moment.lexicon.title(id))
      let isNew = !stretch.isFuture && stretch.isNew && moment.index != nil
      canvas.put(
        text, row: row, column: start,
        role: isNew ? .now : stretch.isFuture ? .muted : role(id),
        until: columns.track.upperBound)
    }
  }

  private func role(_ owner: ComponentID) -> Role {
    moment.lexicon[owner] == nil ? .muted : .mention(owner.index + 1)
  }

  private func drawHolder(
    _ object: ObjectID, row: Int, _ columns: OwnerColumns, on canvas: inout Canvas
  ) {
    guard let state = moment.state[object] else {
      let isNow = moment.objects.contains(object) && moment.event?.life == .free
      canvas.put(
        OwnersWords.ended, row: row, column: columns.holder, role: isNow ? .now : .muted,
        until: columns.end)
      return
    }
    let isNow = Int(state.ownedSince) == moment.index
    let name = moment.lexicon.title(state.owner)
    let held = moment.since(Int(state.ownedSince)).text
    let end = canvas.put(
      isNow ? CommonWords.justNow : held, row: row, endingBefore: columns.end,
      notBefore: columns.holder,
      role: isNow ? .now : .text)
    canvas.put(
      [
        Span(String(letters[state.owner]), role(state.owner)),
        Span(" " + (name.isEmpty ? CommonWords.nobody : name), .text),
      ], row: row, column: columns.holder, until: end - 1)
  }
}

/// The owners of one object as stretches.
struct OwnerLane {
  /// One owner for a while.
  struct Stretch: Equatable {
    /// Where it begins, in columns.
    let start: Int
    /// How many columns it has.
    var count: Int
    /// Who; none for nobody.
    let owner: ComponentID
    /// Whether it lies behind the cursor.
    let isFuture: Bool
    /// Whether it is the one column in which the step made somebody the owner.
    let isNew: Bool

    /// What is written: the letter again and again, and the name in between where there is room.
    func text(_ letter: Character, _ name: String) -> String {
      let width = Width.of(name)
      let rest = count - width - 2
      guard rest >= 2, width > 1 else { return String(repeating: letter, count: count) }
      let left = min(rest / 2, 3)
      return String(repeating: letter, count: left) + " \(name) "
        + String(repeating: letter, count: rest - left)
    }
  }

  let stretches: [Stretch]

  /// The stretches of the owners in each column; the cursor stands behind column `now`.
  init(_ owners: [ComponentID?], now: Int) {
    var stretches: [Stretch] = []
    for (column, owner) in owners.enumerated() {
      guard let owner else { continue }
      let before = column > 0 ? owners[column - 1] : owner
      let isNew = column == now && before != owner
      if let last = stretches.last, last.owner == owner, last.start + last.count == column,
        last.isFuture == (column > now), !isNew
      {
        stretches[stretches.count - 1].count += 1
      } else {
        stretches.append(
          Stretch(start: column, count: 1, owner: owner, isFuture: column > now, isNew: isNew))
      }
    }
    self.stretches = stretches
  }
}

/// Where the columns of the lanes stand.
private struct OwnerColumns {
  let start: Int
  let name: Int
  let track: Range<Int>
  let holder: Int
  let end: Int

  init(_ columns: Range<Int>) {
    start = columns.lowerBound
    end = columns.upperBound
    name = start + 2
    let side = columns.count >= 100 ? 26 : columns.count >= 70 ? 22 : 18
    holder = max(end - side, start)
    let first = min(name + (columns.count >= 70 ? 8 : 6), max(holder - 1, start))
    track = first..<max(holder - 1, first + 1)
  }
}
