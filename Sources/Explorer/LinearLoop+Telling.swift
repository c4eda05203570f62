import Events
import Terminal
import Views

/// What is written: the moment, panes, lists, and what has changed.
extension LinearLoop {
  /// What is told again where it has changed.
  struct Shown {
    let position: Int
    let view: ViewKind
    let report: ViewReport
    let attention: Attention
    let isZoomed: Bool
  }

  /// What is to be seen now.
  var shown: Shown {
    Shown(
      position: loop.session.position, view: loop.session.look.view, report: pane,
      attention: loop.session.attention, isZoomed: loop.session.look.isZoomed)
  }

  /// Tells the moment if it is another one, the pane if it is another one, else the rows that are other ones; whether there
  /// was anything to tell.
  func tellChanges(since before: Shown) -> Bool {
    let now = shown
    let isElsewhere = now.position != before.position
    if isElsewhere { report(.moment) }
    let isOtherPane = now.report.name != before.report.name
    if isOtherPane { report(.pane) }
    let rows = isElsewhere || isOtherPane ? [] : now.report.news(since: before.report)
    let isPickTold = isOtherPane || !rows.isEmpty
    let changes = followed(since: before) + (isPickTold ? [] : picked(since: before))
    let zoomed = now.isZoomed == before.isZoomed || isOtherPane ? [] : [LinearWords.onePane]
    let lines = rows + changes + zoomed
    if !lines.isEmpty { write(lines) }
    return isElsewhere || isOtherPane || !lines.isEmpty
  }

  /// What is followed, if that is something else.
  private func followed(since before: Shown) -> [String] {
    let object = loop.session.attention.followed
    guard object != before.attention.followed else { return [] }
    return [object == .none ? LinearWords.followsNothing : LinearWords.follows("\(object)")]
  }

  /// What is picked, and what is known of it, if that is something else.
  private func picked(since before: Shown) -> [String] {
    let object = loop.session.attention.picked
    guard object != before.attention.picked else { return [] }
    return object == .none
      ? [LinearWords.picksNothing]
      : [LinearWords.picks(ObjectReport(object, loop.session.moment).line)]
  }

  /// The message, and what is asked; what warns and is no answer says why the line was not done.
  mutating func tell() -> Outcome {
    var outcome = Outcome.done
    if let message = loop.session.message {
      write([message.kind == .note ? message.text : LinearWords.wrong(message.text)])
      let isAnswer = message.kind == .note || message.isAnswer
      if message.kind == .error || !isAnswer { outcome = .wrong }
    }
    switch loop.session.overlay {
    case .list: showList()
    case .prompt, .letter:
      if let prompt = loop.session.scene.prompt {
        write([LinearWords.asks(prompt.label, prompt.note, prompt.text)])
      }
    case nil: break
    }
    return outcome
  }

  /// Writes the list in front, with a number for what can be chosen.
  mutating func showList() {
    guard case .list(let purpose, let list) = loop.session.overlay else { return }
    let found = list.found
    let pickable = found.indices.filter { found[$0].isPickable }
    shownEntries = Array(pickable.prefix(LinearLoop.entryCountMax))
    let window = loop.session.scene.window
    let rows = window?.rows ?? []
    write([window?.title ?? ""])
    if purpose == .insight(.terms), let picked = list.current {
      write([picked.cells.first ?? "", window?.detail ?? ""])
    }
    write(
      shownEntries.enumerated().map { number, index in
        let cells = rows.indices.contains(index) ? rows[index].cells : []
        return LinearWords.entry(number + 1, cells)
      })
    let rest = pickable.count - shownEntries.count
    write([LinearWords.choose(purpose, shown: shownEntries.count, hidden: rest)])
  }

  /// Writes a line that is to be copied in one piece, if one stands in front; whether it does.
  ///
  /// There is nothing to choose, and nobody misses a clipboard where the line is written.
  mutating func showLine() -> Bool {
    guard case .list(.insight(let insight), _) = loop.session.overlay, !insight.line.isEmpty
    else { return false }
    write([insight.title, insight.line, LinearWords.opensLine])
    _ = loop.handle(.key(.escape))
    return true
  }

  // MARK: - Moments and panes

  /// What is told as a whole.
  enum Part {
    case moment
    case pane
  }

  /// Tells the moment, or the pane of the view.
  func report(_ part: Part) {
    switch part {
    case .moment:
      write(MomentReport(loop.session.moment, isGrowing: loop.session.run.isGrowing).lines)
      let scene = loop.session.scene
      write(scene.guiltLines + scene.bugCheckLines)
    case .pane:
      let pane = pane
      write(pane.lines + LinearWords.hidden(pane.hidden))
    }
  }

  /// The pane that has the focus, in words.
  private var pane: ViewReport {
    ViewReport(loop.session.scene, rowCountMax: LinearLoop.rowCountMax)
  }

  private static let rowCountMax = 50
  private static let entryCountMax = 30
}
