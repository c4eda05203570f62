import Events
import Replay
import Terminal
import Views

/// Moving in rows, and opening things.
extension Session {
  mutating func look(_ looking: Looking, size: Size) -> [Effect] {
    switch looking {
    case .row(let heading): return moveRows(1, heading)
    case .halfPage(let heading): return movePage(max(size.rows / 2 - 4, 1), heading)
    case .page(let heading): return movePage(max(size.rows - 8, 1), heading)
    case .openPicked: return openPicked(size: size)
    case .parent: closeBranch()
    }
    return []
  }

  /// Rows of the list that has the focus; the list of events is time itself.
  mutating func moveRows(_ count: Int, _ heading: Heading) -> [Effect] {
    switch look.focus {
    case .stack: pickNeighbour(StackPicture(moment).chips.map(\.object), heading)
    case .holders: pickNeighbour(moment.holders, heading)
    case .events: return pursue(.events(count), heading)
    case .inspector: moveInspector(heading == .forward ? count : -count)
    case .main: return moveMain(count, heading)
    case .left, .right: moveComparedRows(count, heading)
    }
    return []
  }

  /// Rows of a view of one pane: a row that is a moment is gone to, any other is picked.
  private mutating func moveMain(_ count: Int, _ heading: Heading) -> [Effect] {
    let rows = SceneRows(scene)
    if rows.areTime { return moveInTime(rows, count, heading) }
    guard rows.count > 0 else {
      message = .noRow
      return []
    }
    let start = rows.picked ?? (heading == .forward ? -1 : rows.count)
    let row = min(max(start + (heading == .forward ? count : -count), 0), rows.count - 1)
    pick(row: row, in: rows)
    return []
  }

  /// Picks a row of the view that is shown, and the object that it is about.
  mutating func pick(row: Int, in rows: SceneRows) {
    look.pickedRows[look.view] = row
    attention.picked = rows.object(row)
  }

  /// Rows that are moments: beyond the last one, and before the first, time itself goes on.
  private mutating func moveInTime(
    _ rows: SceneRows, _ count: Int, _ heading: Heading
  ) -> [Effect] {
    if rows.picked == nil, sieve.filter != nil { return pursue(.events(count), heading) }
    let start = rows.picked ?? -1
    let wanted = start + (heading == .forward ? count : -count)
    let row = min(max(wanted, 0), rows.count - 1)
    guard row != rows.picked, rows.picked != nil || heading == .forward,
      let target = rows.position(row)
    else { return pursue(.step(.event), heading) }
    step(to: target)
    return []
  }

  /// Pages of rows; on the stack, a twentieth of the time.
  private mutating func movePage(_ rows: Int, _ heading: Heading) -> [Effect] {
    switch look.focus {
    case .stack, .holders:
      let count = sieve.filter?.matches.count ?? timeline.count
      return pursue(.events(max(count / 20, 10)), heading)
    case .events: return pursue(.events(rows), heading)
    case .inspector: moveInspector(heading == .forward ? rows : -rows)
    case .main: return moveMain(rows, heading)
    case .left, .right: moveComparedRows(rows, heading)
    }
    return []
  }

  /// The inspector; it is made anew each time.
  var tree: InspectorTree { InspectorTree(moment, attention.picked, look.inspection) }

  private mutating func pickNeighbour(_ objects: [ObjectID], _ heading: Heading) {
    guard !objects.isEmpty else {
      message = .nothingHeld
      return
    }
    let step = heading == .forward ? 1 : -1
    let start = heading == .forward ? 0 : objects.count - 1
    let index = objects.firstIndex(of: attention.picked)
      .map { ($0 + step + objects.count) % objects.count }
    attention.picked = objects[index ?? start]
  }

  private mutating func moveInspector(_ count: Int) {
    let last = max(tree.rows.count - 1, 0)
    look.inspection.row = min(max(look.inspection.row + count, 0), last)
  }

  // MARK: - Opening

  private mutating func openPicked(size: Size) -> [Effect] {
    switch look.focus {
    case .stack, .holders: look.show(.inspector)
    case .events where panes(on: size).contains(.inspector): look.focus = .inspector
    case .events: look.show(.inspector)
    case .inspector: openRow()
    case .main: openMain()
    case .left: openObjectOfStep()
    case .right: message = .otherSide
    }
    return []
  }

  /// The object of the step, in the inspector.
  private mutating func openObjectOfStep() {
    attention.picked = moment.objects.first ?? .none
    look.show(.inspector)
  }

  /// A row opens or closes, leads to its moment, or to its object.
  private mutating func openMain() {
    let rows = SceneRows(scene)
    guard let row = rows.picked else {
      if rows.areTime { openStep() }
      return
    }
    if let name = rows.toggle(row) {
      look.toggled[look.view, default: []].formSymmetricDifference([name])
      return
    }
    if !rows.areTime, let position = rows.position(row) { return jump(to: position) }
    open(rows.object(row), else: rows.areTime ? .rowOfHere : .emptyRow)
  }

  /// What the step is about, where the row on which we stand is told and not listed, as what the filter hides.
  private mutating func openStep() { open(moment.objects.first ?? .none, else: .rowOfHere) }

  /// An object, in the inspector, or a word that there is none.
  private mutating func open(_ object: ObjectID, else word: Message) {
    guard object != .none else {
      message = word
      return
    }
    attention.picked = object
    look.show(.inspector)
  }

  /// All rows, or those of what is followed; there is something to choose where something is followed.
  mutating func toggleAllRows() {
    guard look.view == .ladder else {
      message = .onlyLadderFolds
      return
    }
    guard attention.followed != .none || attention.picked != .none else {
      message = .allIsShown
      return
    }
    look.showsAll.toggle()
  }

  private mutating func openRow() {
    guard let row = tree.picked else { return }
    if row.isOpen != nil {
      look.inspection.toggled.formSymmetricDifference([row.path])
    } else if row.object != .none {
      attention.picked = row.object
      look.inspection.row = 0
    } else if let target = row.target {
      jump(to: target + 1)
    } else {
      message = .emptyRow
    }
  }

  private mutating func closeBranch() {
    if sieve.filter?.matches.count == 0 { return clear(.filter) }
    guard look.focus == .inspector else { return look.show(.stack) }
    let tree = tree
    guard let row = tree.picked,
      let parent = tree.rows[..<look.inspection.row].lastIndex(where: { $0.depth < row.depth })
    else { return look.show(.stack) }
    look.inspection.row = parent
  }
}
