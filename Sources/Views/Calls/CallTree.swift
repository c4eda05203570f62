import Events
import Replay
import Verification

/// The calls around a moment as a tree: one row for each event but returns, which belong to the row of their call.
///
/// It is made from a window of events around the cursor, so its cost does not depend on the length of the history.
struct CallTree {
  /// The rows, in the order in which they began.
  private(set) var rows: [CallRow] = []
  /// The row of the step, or of the folded call that hides it; `nil` at the beginning.
  private(set) var picked: Int?

  private let folded: Set<Int>
  private let step: Int?
  /// The open calls of each stack while the window is read.
  private var open: [CallStackID: [Entry]] = [:]

  /// An open call while the window is read.
  private struct Entry {
    /// The row that shows it, or that of the folded call which hides it.
    let row: Int
    let isShown: Bool
    /// The row of the outermost folded call around what follows, or `nil`.
    let fold: Int?
  }

  /// How many events before the cursor are looked at.
  private static let eventsBefore = 1_000
  /// How many rows behind the cursor are wanted, and how many events are looked at for them.
  private static let rowsBehind = 200
  private static let eventsBehind = 10_000

  /// The tree around a moment; a call whose event is in `folded` hides what is inside of it.
  ///
  /// Of events that a filter shows, it has those and the calls around them; the row of the step always stays.
  init(_ moment: Moment, folded: Set<Int>, shown: MatchSet? = nil) {
    self.folded = folded
    step = moment.index
    let timeline = moment.timeline
    let start = max(moment.position - CallTree.eventsBefore, timeline.history.droppedCount)
    let end = min(moment.position + CallTree.eventsBehind, timeline.count)
    var rowsBefore = Int.max
    timeline.followStates(from: start, through: end) { state in
      if state.position == start { addOpenCalls(of: state, timeline.history) }
      learnJourney(state, timeline.history)
      if state.position == moment.position { rowsBefore = rows.count }
      guard state.position < end, rows.count - CallTree.rowsBehind < rowsBefore else {
        return false
      }
      add(state.position, state, timeline.history)
      return true
    }
    if let shown { keep(shown) }
  }

  /// Keeps the rows of what a filter shows, the calls around them, and the row of the step.
  private mutating func keep(_ shown: MatchSet) {
    var isKept = [Bool](repeating: false, count: rows.count)
    for place in rows.indices {
      rows[place].isShown = rows[place].isAmong(shown)
      var next: Int? = rows[place].isShown || place == picked ? place : nil
      while let row = next, !isKept[row] {
        isKept[row] = true
        next = rows[row].parent
      }
    }
    let kept = rows.indices.filter { isKept[$0] }
    picked = picked.flatMap { kept.firstIndex(of: $0) }
    rows = kept.map { rows[$0] }
  }

  // MARK: - Reading the window

  /// The calls around the window.
  private mutating func addOpenCalls(of state: StackState, _ history: History) {
    let frames = state.openStacks.flatMap { stack in
      stack.frames.enumerated().map { (stack.id, $0.offset, $0.element) }
    }
    for (key, depth, call) in frames.sorted(by: { $0.2.index < $1.2.index }) {
      guard call.index >= history.droppedCount else { continue }
      add(CallRow(index: call.index, depth: depth, from: call.from, stack: key), opensCall: true)
      rows[rows.count - 1].journey = state[call.object]?.root.number
    }
  }

  private mutating func add(_ index: Int, _ state: StackState, _ history: History) {
    let event = history[index]
    let key = event.stack
    if event.kind == .leave, let entry = open[key]?.popLast() {
      if entry.isShown { rows[entry.row].leave = index } else { rows[entry.row].hide(index) }
      if index == step { picked = entry.row }
      return
    }
    let calls = state.openCalls(on: event.stack)
    let said = history.extra(.from, of: index)
    let from = said.map { ComponentID(rawValue: UInt16(truncatingIfNeeded: $0.value)) }
    add(
      CallRow(
        index: index, depth: calls.count, from: from ?? calls.last?.to ?? .none, stack: key),
      opensCall: event.kind.opensCall)
  }

  private mutating func add(_ row: CallRow, opensCall: Bool) {
    var row = row
    row.parent = open[row.stack]?.last?.row
    let fold = open[row.stack]?.last?.fold
    if let fold {
      rows[fold].hiddenCount += 1
      rows[fold].hide(row.index)
    } else {
      rows.append(row)
    }
    let place = fold ?? rows.count - 1
    if row.index == step { picked = place }
    guard opensCall else { return }
    let isFolded = fold == nil && folded.contains(row.index)
    if fold == nil {
      rows[place].isCall = true
      rows[place].isFolded = isFolded
    }
    open[row.stack, default: []].append(
      Entry(row: place, isShown: fold == nil, fold: fold ?? (isFolded ? place : nil)))
  }

  /// The colour of the object of the last row: what it begins is known behind it.
  private mutating func learnJourney(_ state: StackState, _ history: History) {
    guard let row = rows.last, row.index + 1 == state.position,
      let object = history.objects(of: row.index).first
    else { return }
    rows[rows.count - 1].journey = state[object]?.root.number
  }
}

/// One row of the tree of calls.
struct CallRow {
  /// The index of its event.
  let index: Int
  /// How many calls are around it on its stack.
  let depth: Int
  /// Who calls.
  let from: ComponentID
  /// Whose stack it is.
  let stack: CallStackID
  /// The place of the row of the call around it, as the window was read.
  var parent: Int?
  /// Whether the filter shows it; else it stands here because of what is inside of it.
  var isShown = true
  /// Whether something may be inside of it.
  var isCall = false
  /// Whether what is inside of it is hidden.
  var isFolded = false
  /// How many rows of the window it hides.
  var hiddenCount = 0
  /// The events of the window that it hides, their returns included, in runs of neighbours.
  private(set) var hidden: [Range<Int>] = []
  /// The index of its return, if the window has it.
  var leave: Int?
  /// The number that colours its object, if it is known.
  var journey: Int?

  /// Hides an event behind those that it hides already.
  mutating func hide(_ index: Int) {
    if let last = hidden.indices.last, hidden[last].upperBound == index {
      hidden[last] = hidden[last].lowerBound..<index + 1
    } else {
      hidden.append(index..<index + 1)
    }
  }

  /// Whether its event, its return or an event that it hides is one of some.
  func isAmong(_ shown: MatchSet) -> Bool {
    shown.contains(index) || leave.map(shown.contains) == true
      || hidden.contains { shown.count(in: $0) > 0 }
  }

  /// The rule that its event, its return or an event that it hides breaks, if it is more than a remark.
  func guilt(_ findings: Findings) -> RuleFinding? {
    guard findings.firstBroken != nil else { return nil }
    return findings.guilt(of: index) ?? leave.flatMap(findings.guilt)
      ?? hidden.lazy.compactMap(findings.guilt(amongFolded:)).first
  }
}
