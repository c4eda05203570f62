import Events
import Live
import Replay
import Verification
import Views

/// The run changes: something is done to it, it takes another branch, begins anew, or another one takes its place.
extension Session {
  /// Something was done to the stack; the cursor goes to the event with which it begins, else to the end.
  mutating func receiveInjection(
    _ timeline: Timeline, at index: Int?, isGrowing: Bool, _ standstill: Standstill?
  ) {
    remember(UndoWords.injection, isOfRun: true)
    self.timeline = timeline
    run.isGrowing = isGrowing
    run.standstill = standstill
    forgetDropped()
    siftFurther()
    jump(to: index.map { $0 + 1 } ?? timeline.count)
  }

  /// Why nothing more can happen behind the last event; `nil` while something can.
  var standstill: Standstill? { run.standstill ?? (timeline.end.isHalted ? .bugCheck : nil) }

  /// The run has taken another branch; the cursor goes to where it begins, and everything can be done that a live run allows.
  mutating func receiveBranch(_ timeline: Timeline, _ branch: Branch, _ facts: RunFacts) {
    remember(UndoWords.branch, isOfRun: true)
    let left = self.timeline
    leave(left, run.title)
    show(timeline, facts)
    let index = (branch.position..<timeline.count).first {
      timeline.history[$0].kind == .choice
        && timeline.history[$0].value == branch.point.rawValue
    }
    let end = index ?? min(branch.position, timeline.count)
    cursor.forget(beyond: end)
    jump(to: index.map { $0 + 1 } ?? timeline.count)
    let hasLeftRemarks = forgetRemarks(outside: 0..<end + 1)
    let followed = attention.followed
    lookAnew(from: end, of: left)
    let isFollowing = attention.followed == followed
    switch (hasLeftRemarks, isFollowing) {
    case (false, true): message = .branchBegins
    case (false, false): message = .branchBeginsUnfollowed(followed)
    case (true, true): message = .branchBeginsWithout
    case (true, false): message = .branchBeginsWithout(followed)
    }
  }

  /// A run that a search has found takes the place of this one; the cursor stands behind the guilty event.
  mutating func receiveFound(_ timeline: Timeline, _ found: FoundRun, _ facts: RunFacts) {
    remember(UndoWords.found, isOfRun: true)
    let left = self.timeline
    leave(left, run.title)
    show(timeline, facts)
    cursor.restart()
    jump(to: found.index + 1)
    forgetRemarks(outside: 0..<0)
    lookAnew(from: 0, of: left)
    message = .foundRun(found)
  }

  /// The run begins anew; from an index on its events may be others than those that had a mark or a note.
  mutating func receiveRestart(
    _ timeline: Timeline, _ facts: RunFacts, partingIndex: Int?
  ) {
    remember(UndoWords.restart, isOfRun: true)
    let left = self.timeline
    if study.wasOpenedLive { study.runNumber = 0 }
    show(timeline, facts)
    cursor.restart()
    step(to: 0)
    if let partingIndex { forgetRemarks(outside: 0..<partingIndex + 1) }
    lookAnew(from: partingIndex ?? Int.max, of: left)
    message = .beginsAnew
  }

  /// The run is another one again: that before a change, or that behind it.
  mutating func receiveSwap(_ timeline: Timeline, _ facts: RunFacts) {
    show(timeline, facts)
    let change = study.swapped
    study.swapped = nil
    look.toggled = change?.toggled ?? [:]
    if let change {
      study.runNumber = change.runNumber
      attention = change.attention
      notebook = change.notebook
    }
    // What is looked for may ask for marks and notes.
    siftAnew()
    cursor.forget(beyond: timeline.count)
    cursor.forget(before: timeline.history.droppedCount)
    if let change { jump(to: change.position) }
  }

  /// Another run takes the place of this one; whether objects are shown on their way is said by the user, and stays.
  private mutating func show(_ timeline: Timeline, _ facts: RunFacts) {
    let hasMotion = run.hasMotion
    self.timeline = timeline
    run = facts
    run.hasMotion = hasMotion
    look.forgetRows()
    frozenCount = nil
    findings = Findings(isSimulated: run.isSimulated)
    compareAnew()
  }

  /// Nothing is picked or followed that only the run that was left had, and what is looked for is looked for in this one.
  ///
  /// What began, and what was opened or folded, stays only before the event with which the two runs part.
  private mutating func lookAnew(from partingIndex: Int, of left: Timeline) {
    siftAnew()
    func isShared(_ object: ObjectID) -> Bool {
      left.nextIndex(about: object, from: left.history.droppedCount, before: partingIndex) != nil
    }
    if !isShared(attention.picked) { attention.picked = .none }
    if !isShared(attention.followed) { attention.followed = .none }
    look.toggled = look.toggled.mapValues { $0.filter { $0 < partingIndex } }
  }
}
