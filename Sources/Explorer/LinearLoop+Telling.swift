import Terminal
import Views

/// What is written: the moment, panes, lists, and what has changed.
extension LinearLoop {
  /// What is told again where it has changed.
  struct Shown {
    let position: Int
    let view: ViewKind
    let rows: [String]
  }

  /// What is to be seen now.
  var shown: Shown {
    Shown(position: loop.session.position, view: loop.session.look.view, rows: paneLines)
  }

  /// Tells the moment if it is another one, the view if it is another one, else the rows that are other ones; whether there
  /// was anything to tell.
  func tellChanges(since before: Shown) -> Bool {
    let now = shown
    if now.position != before.position { report(.moment) }
    if now.view != before.view {
      report(.pane)
      return true
    }
    if now.position != before.position { return true }
    let old = Set(before.rows)
    let rows = now.rows.filter { !$0.isEmpty && !old.contains($0) }
    if !rows.isEmpty { write(rows) }
    return !rows.isEmpty
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
      let scene = pane
      let canvas = scene.canvas(LinearLoop.size)
      write(LinearLoop.lines(canvas) + LinearWords.hidden(scene.hiddenRows(of: canvas)))
    }
  }

  /// The pane of the view alone, without what stands in front.
  private var pane: Scene {
    var scene = loop.session.scene
    scene.isZoomed = true
    scene.isBugCheckAside = true
    scene.message = nil
    scene.window = nil
    scene.prompt = nil
    return scene
  }

  private var paneLines: [String] { LinearLoop.lines(pane.canvas(LinearLoop.size)) }

  /// What a canvas says of a pane, without blanks at its ends.
  private static func lines(_ canvas: Canvas) -> [String] {
    var rows = Array(canvas.trimmedLines(tier: .full).dropFirst().dropLast(2))
    while rows.last?.isEmpty == true { rows.removeLast() }
    return rows
  }

  private static let entryCountMax = 30
}
