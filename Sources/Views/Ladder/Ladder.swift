import Events
import Replay

/// What a ladder shows at a moment: the life of what is looked at, or everything.
struct Ladder {
  let moment: Moment
  let lanes: LadderLanes
  /// Whose life is shown, or `nil` if nothing is followed or picked.
  let journey: LadderJourney?
  /// Whether the events of others are shown as well.
  let showsAll: Bool
  let rows: LadderRows
  /// The row of the step, or `nil` at the beginning.
  let picked: Int?
  /// What hides events, or `nil`.
  let filter: Sifted?
  private let own: Set<Int>

  init(_ scene: Scene) {
    let moment = scene.moment
    let subject = scene.followed != .none ? scene.followed : scene.picked
    let journey =
      subject == .none || moment.timeline.count == 0
      ? nil : LadderJourney(moment.timeline, of: subject, near: moment.position)
    let all = moment.history.droppedCount..<moment.timeline.count
    let life = journey.map { Ladder.shown($0.shown, scene.sifting.shown) }
    self.moment = moment
    self.journey = journey
    lanes = LadderLanes.of(moment.lexicon)
    showsAll = journey == nil || scene.showsAll
    if let shown = scene.sifting.shown {
      rows = LadderRows(only: showsAll ? shown : Ladder.set(life ?? [], upTo: all.upperBound))
    } else {
      rows =
        showsAll
        ? LadderRows(all: all)
        : LadderRows(showing: journey?.shown ?? [], of: all, opened: scene.toggled)
    }
    picked = moment.index.flatMap(rows.row)
    own = Set(life ?? [])
    filter = scene.sifting.filter
  }

  /// The events of a life that a filter shows.
  private static func shown(_ life: [Int], _ shown: MatchSet?) -> [Int] {
    guard let shown else { return life }
    return life.filter(shown.contains)
  }

  private static func set(_ indices: [Int], upTo end: Int) -> MatchSet {
    var set = MatchSet()
    set.append(indices, upTo: end)
    return set
  }

  /// Whether an event belongs to what is looked at; everything does if nothing is.
  func isOwn(_ index: Int) -> Bool { journey == nil || own.contains(index) }

  /// How many events of the life there are.
  var ownCount: Int { own.count }

  // MARK: - Lines

  /// One line of the picture.
  struct Line: Equatable {
    /// What stands in it.
    enum Content: Equatable {
      /// An event; of a call of an own function the first or the second line.
      case event(LadderStep, line: Int)
      /// Events of others, folded or opened.
      case fold(Range<Int>, isOpen: Bool)
      /// The event where we stand, which has no row.
      case hidden(Int)
    }

    /// The row to which it belongs.
    let row: Int
    let content: Content
    /// Whether it stands for an event that has no row.
    var isHidden: Bool {
      if case .hidden = content { true } else { false }
    }
    /// The event, or `nil` for what is no event in a row of its own.
    var step: LadderStep? {
      if case .event(let step, _) = content { step } else { nil }
    }
  }

  /// The lines around the step, as many as have room.
  func lines(_ room: Int) -> [Line] {
    guard room > 0, rows.count > 0 else { return [] }
    let middle = picked ?? moment.index.flatMap(rows.place(nearEvent:)) ?? 0
    let seen = max(middle - room, 0)..<min(middle + room + 1, rows.count)
    let indices = seen.compactMap { row -> Int? in
      if case .event(let index) = rows[row] { index } else { nil }
    }
    let steps = LadderSteps(timeline: moment.timeline, lanes: lanes, causes: Set(indices))
      .steps(indices)
    var lines = seen.flatMap { self.lines(ofRow: $0, steps) }
    var place = lines.firstIndex { $0.row == middle } ?? 0
    if picked == nil, let here = moment.index {
      // Where we stand has no row: it is told between its neighbours.
      place = lines.firstIndex { ($0.step?.index ?? here) > here } ?? lines.count
      lines.insert(Line(row: middle, content: .hidden(here)), at: place)
    }
    return Scrolled(count: lines.count, picked: place, room: room).visible.map { lines[$0] }
  }

  private func lines(ofRow row: Int, _ steps: [Int: LadderStep]) -> [Line] {
    switch rows[row] {
    case .fold(let events): return [Line(row: row, content: .fold(events, isOpen: false))]
    case .event(let index):
      guard let step = steps[index] else { return [] }
      var lines = (0..<step.lineCount).map { Line(row: row, content: .event(step, line: $0)) }
      if let run = rows.run(ofRow: row), run.kind == .opened, run.firstRow == row {
        lines.insert(Line(row: row, content: .fold(run.events, isOpen: true)), at: 0)
      }
      return lines
    case nil: return []
    }
  }

  /// What stands instead of an event that has no row: the filter hides it, or it belongs to others.
  func hidden(_ index: Int) -> String {
    let title = EventLine.title(moment.history, index)
    return filter?.matches.contains(index) == true
      ? LadderWords.ofOthers(title) : EventsWords.hidden(title)
  }

  // MARK: - Lanes

  /// The lanes that have an event in view, from the application on.
  ///
  /// They do not change while one walks the life of an object; else only from block to block of events.
  func lanesInView(_ lines: [Line]) -> [Int] {
    var seen: Set<Int> = []
    var known: [UInt32: Int?] = [:]
    func add(_ component: ComponentID, _ site: SiteID) {
      let key = UInt32(component.rawValue) << 16 | UInt32(site.rawValue)
      if let lane = known[key] ?? nil { seen.insert(lane) }
      guard known[key] == nil else { return }
      let lane = lanes.lane(of: component, at: site)
      known[key] = .some(lane)
      if let lane { seen.insert(lane) }
    }
    func add(_ index: Int) {
      let event = moment.history[index]
      if moment.lexicon[event.at]?.kind != .wire { add(event.at, event.site) }
      if event.kind == .enter, let from = moment.history.extra(.from, of: index) {
        add(ComponentID(rawValue: UInt16(truncatingIfNeeded: from.value)), .none)
      }
    }
    if !showsAll { journey?.shown.forEach(add) }
    for block in blocks(lines) { block.forEach(add) }
    for index in rows.neighbours(of: lines.map(\.row), blockCount: Ladder.blockCount) { add(index) }
    for line in lines { seen.formUnion(line.step?.lanes ?? []) }
    return seen.sorted()
  }

  /// The blocks of events to which the lines belong, without the life itself.
  private func blocks(_ lines: [Line]) -> [Range<Int>] {
    let size = Ladder.blockCount
    var blocks: Set<Range<Int>> = []
    for line in lines {
      guard let step = line.step, let run = rows.run(ofRow: line.row),
        showsAll || run.kind == .opened
      else { continue }
      let start = step.index & ~(size - 1)
      blocks.insert((start..<start + size).clamped(to: run.events))
    }
    return Array(blocks)
  }

  private static let blockCount = 256
}
