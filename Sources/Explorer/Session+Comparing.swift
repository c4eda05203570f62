import Events
import Replay
import Terminal
import Verification
import Views

/// Two runs side by side: the cursor of one leads the other.
extension Session {
  /// Puts another run beside this one; one that is cut goes on behind the events that will ever be there.
  public mutating func receiveOther(
    _ timeline: Timeline, title: String, file: String? = nil, isWorking: Bool,
    isCut: Bool = false
  ) {
    comparing.other = Comparing.Other(
      title: title, file: file, timeline: timeline,
      alignment: Alignment(self.timeline.history, timeline.history), isWorking: isWorking,
      isCut: isCut)
    comparing.walk = Comparing.Walk()
    comparing.spot = nil
    comparing.isTied = true
    comparing.isSeeking = false
    extendAlignment()
  }

  /// Takes over what has come of the run that stands beside this one.
  mutating func receiveNewsOfOther(_ timeline: Timeline, isWorking: Bool, isCut: Bool) {
    guard let other = comparing.other else { return }
    guard other.timeline.count <= timeline.count else {
      return receiveOther(
        timeline, title: other.title, file: other.file, isWorking: isWorking, isCut: isCut)
    }
    comparing.other?.timeline = timeline
    comparing.other?.isWorking = isWorking
    comparing.other?.isCut = isCut
    extendAlignment()
  }

  /// Aligns both runs to their ends.
  public mutating func compareAll() { compare { true } }

  /// Whether there is something to compare that somebody wants to see.
  var isComparing: Bool {
    guard let other = comparing.other, look.view == .compare else { return false }
    return !other.alignment.isFinished
      || !other.alignment.knows(timeline.history, other.timeline.history)
  }

  /// Aligns the runs, a stretch at a time, as long as `goesOn` says so.
  mutating func compare(while goesOn: () -> Bool) {
    extendAlignment()
    while comparing.other?.alignment.isFinished == false, goesOn() {
      comparing.other?.alignment.advance(Session.alignedCount)
      if comparing.isSeeking { seek() }
    }
    if comparing.isSeeking { seek() }
  }

  /// What is known of both runs is what is to be aligned.
  private mutating func extendAlignment() {
    guard let other = comparing.other else { return }
    let history = timeline.history
    if history.droppedCount != comparing.droppedCount {
      comparing.droppedCount = history.droppedCount
      comparing.other?.alignment = Alignment(history, other.timeline.history)
      comparing.spot = nil
    }
    comparing.other?.alignment.extend(history, other.timeline.history)
  }

  /// Keeps a run that is left, so that the next one can be compared with it.
  mutating func leave(_ timeline: Timeline, _ name: String) {
    guard timeline.count > 0 else { return }
    let candidate = Comparing.Candidate(
      title: Message.leftBehind(name), timeline: timeline, isCut: run.isGrowing)
    comparing.left = Array(([candidate] + comparing.left).prefix(Comparing.leftCountMax))
  }

  /// The run is another one, which is compared with the other side from its beginning.
  mutating func compareAnew() {
    guard let other = comparing.other else { return }
    let alignment = Alignment(timeline.history, other.timeline.history)
    comparing.other?.alignment = alignment
    comparing.spot = nil
  }

  private static let alignedCount = 20_000

  // MARK: - Where both stand

  var side: Alignment.Side { look.focus == .right ? .b : .a }

  /// Where the other run stands, and the row of the step.
  var spot: Comparing.Spot? {
    guard let other = comparing.other else { return nil }
    let spot = comparing.spot
    if let spot, spot.a == position { return spot }
    let b =
      comparing.isTied
      ? other.alignment.position(across: position, from: .a) : spot?.b ?? 0
    return Comparing.Spot(a: position, b: b, row: row(a: position, b: b))
  }

  /// The row of the side that has the focus.
  private func row(a: Int, b: Int) -> Int? {
    guard let other = comparing.other else { return nil }
    let position = side == .a ? a : b
    let history = side == .a ? timeline.history : other.timeline.history
    guard position > history.droppedCount else { return nil }
    let rowCount = other.alignment.rowCount
    return other.alignment.row(of: position - 1, on: side) ?? (rowCount > 0 ? rowCount - 1 : nil)
  }

  /// What the scene shows of the other run.
  var sceneComparison: SceneComparison? {
    guard look.view == .compare, let other = comparing.other, let spot else { return nil }
    var scene = SceneComparison(
      title: comparing.name(beside: run) ?? other.title,
      moment: Moment(other.timeline, at: spot.b), alignment: other.alignment)
    scene.row = spot.row
    scene.isTied = comparing.isTied
    scene.isWorking = other.isWorking || other.isCut || !other.alignment.isFinished
    return scene
  }

  /// What this run is called: where another one of the same title stands beside it, also its file.
  var shownTitle: String {
    guard look.view == .compare else { return run.title }
    return comparing.name(of: run) ?? run.title
  }

  /// Stands at a row of both runs.
  mutating func stand(at row: Int) {
    guard let alignment = comparing.other?.alignment, row < alignment.rowCount else { return }
    let entry = alignment[row]
    let old = spot
    let a = entry.a.map { $0 + 1 } ?? entry.b.map { alignment.position(across: $0 + 1, from: .b) }
    let b = entry.b.map { $0 + 1 } ?? entry.a.map { alignment.position(across: $0 + 1, from: .a) }
    let isTied = comparing.isTied
    let spot = Comparing.Spot(
      a: isTied || side == .a ? a ?? position : position,
      b: isTied || side == .b ? b ?? 0 : old?.b ?? 0, row: row)
    step(to: spot.a)
    comparing.spot = spot
  }

  // MARK: - Moving

  /// Moves in the view of two runs; `nil` for what means there what it means everywhere.
  mutating func moveCompared(_ moving: Moving) -> [Effect]? {
    guard look.view == .compare, comparing.other != nil else { return nil }
    comparing.isSeeking = false
    if case .nextMark(let heading) = moving {
      goToDifference(heading)
      return []
    }
    if side == .b {
      walkOther { _ = $0.move(moving) }
      return []
    }
    comparing.spot = comparing.isTied ? nil : spot
    return nil
  }

  /// Stands at a position of the other run; this one follows if they are tied.
  mutating func stand(b: Int) {
    guard let other = comparing.other else { return }
    if comparing.isTied {
      step(to: other.alignment.position(across: b, from: .b))
    }
    comparing.spot = Comparing.Spot(a: position, b: b, row: row(a: position, b: b))
  }

  /// Rows of both sides, one after the other.
  mutating func moveComparedRows(_ count: Int, _ heading: Heading) {
    guard let alignment = comparing.other?.alignment, alignment.rowCount > 0 else {
      message = .nothingBeside
      return
    }
    let row = (spot?.row ?? -1) + (heading == .forward ? count : -count)
    guard row >= 0 else { return standAtBeginning() }
    stand(at: min(row, alignment.rowCount - 1))
  }

  /// Before the first row: where both runs begin, or only the one that has the focus if they are not tied.
  private mutating func standAtBeginning() {
    guard let other = comparing.other, let old = spot else { return }
    let isTied = comparing.isTied
    if isTied || side == .a { step(to: 0) }
    let b = isTied || side == .b ? other.timeline.history.droppedCount : old.b
    comparing.spot = Comparing.Spot(a: position, b: b, row: nil)
  }

  private mutating func goToDifference(_ heading: Heading) {
    guard let alignment = comparing.other?.alignment else { return }
    if let row = alignment.difference(after: spot?.row, heading) { return stand(at: row) }
    guard heading == .forward, !alignment.isFinished else {
      answer(.noDifference(heading == .forward))
      return
    }
    comparing.isSeeking = true
    message = .seeking
  }

  /// Goes on looking for the next difference.
  private mutating func seek() {
    guard let alignment = comparing.other?.alignment else { return }
    if let row = alignment.difference(after: spot?.row, .forward) {
      comparing.isSeeking = false
      message = nil
      stand(at: row)
    } else if alignment.isFinished, comparing.other?.isWorking == false {
      comparing.isSeeking = false
      answer(.noDifference(true))
    }
  }

  /// Ties or unties the two sides, where `=` means that.
  mutating func tie() -> Bool {
    guard look.view == .compare, comparing.other != nil else { return false }
    let spot = self.spot
    comparing.isTied.toggle()
    comparing.spot = comparing.isTied ? nil : spot
    message = comparing.isTied ? .tied : .untied
    return true
  }

  // MARK: - Choosing

  /// Shows what this run can be compared with, or asks for a file.
  mutating func openAgainst() {
    guard !comparing.left.isEmpty else { return askForFileToCompare() }
    let entries = comparing.left.map(ListEntry.run) + [.fileToCompare]
    overlay = .list(.runs, SearchList(entries))
  }

  /// Does what was chosen of them; nothing more comes of what stood beside this run before.
  mutating func choose(_ candidate: Comparing.Candidate) -> [Effect] {
    receiveOther(
      candidate.timeline, title: candidate.title, isWorking: false, isCut: candidate.isCut)
    look.show(.compare)
    return [.forgetOther]
  }

  /// A run beside this one; while a bug is hunted it could be the very one that is to be guessed.
  mutating func compare(with file: String) -> [Effect] {
    guard hunt?.goesOn != true else {
      message = .hunted
      return []
    }
    return [.compare(file)]
  }

  mutating func askForFileToCompare() {
    openLine(.compare)
  }
}
