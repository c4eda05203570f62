import Events
import Replay
import Terminal
import Views

/// The same session line by line: commands come in, sentences go out, and nothing that was written ever changes.
///
/// It is for screen readers, for terminals without a cursor, and for scripts.
public struct LinearLoop {
  private var loop: RunLoop
  private let screen: HeadlessScreen
  private let write: ([String]) -> Void
  private let pause: () -> Void
  private var last = ""
  private var isScript = false
  private var shownEntries: [Int] = []
  /// Whether the last line was words to look for in the list that is open.
  private var isLooking = false
  /// The runs that are gone on with when what is walked now is left, the last one first.
  private var behind: [RunLoop] = []

  /// How it came to an end.
  public enum Ending: Equatable, Sendable {
    /// Somebody left, or there were no more lines.
    case left
    /// A line of a script could not be done.
    case failed(line: Int)
  }

  /// A loop over a source that is loaded; `write` gets the lines to show, `pause` waits a moment for work beside.
  public init(
    _ source: any EventSource, at position: Int = 0, message: Message? = nil,
    surroundings: Surroundings = Surroundings(), pause: @escaping () -> Void = {},
    write: @escaping ([String]) -> Void
  ) {
    screen = HeadlessScreen(LinearLoop.size)
    self.write = write
    self.pause = pause
    loop = RunLoop(
      source, on: screen, at: position, hasMotion: false, message: message,
      surroundings: surroundings)
  }

  /// What is walked, for tests.
  var session: Session { loop.session }

  /// Takes lines until there are none, or until somebody leaves; a script ends at the first line that is wrong.
  public mutating func run(isScript: Bool, next: () -> String?) -> Ending {
    self.isScript = isScript
    defer { stop() }
    write([loop.session.run.title] + (isScript ? [] : [LinearWords.welcome]))
    write(loop.session.briefing)
    settle()
    report(.moment)
    var number = 0
    while let line = next() {
      number += 1
      switch take(line) {
      case .done: break
      case .left: return .left
      case .wrong: if isScript { return .failed(line: number) }
      }
    }
    guard isScript, isAsked else { return .left }
    write([LinearWords.unanswered])
    return .failed(line: number)
  }

  /// Ends all work beside what is walked and what was left behind.
  private func stop() {
    for walked in behind + [loop] { walked.stop() }
  }

  /// Whether something waits for an answer, and is not done without one; a list that words were looked for in does.
  private var isAsked: Bool {
    switch loop.session.overlay {
    case .prompt, .letter, .list(.injections, _), .list(.branches, _): true
    case .list: isLooking
    case nil: false
    }
  }

  // MARK: - One line

  private enum Outcome {
    case done
    case wrong
    case left
  }

  private mutating func take(_ line: String) -> Outcome {
    let text = line.trimmed
    return text.hasPrefix("#") ? .done : reply(text)
  }

  /// Gives a line to what stands in front, else does what it says.
  private mutating func reply(_ text: String) -> Outcome {
    isLooking = false
    switch loop.session.overlay {
    case .list(.leaving, _) where LinearLoop.leaves(text): return .left
    case .list(let purpose, let list): return choose(text, purpose, list)
    case .prompt: return answer(text)
    case .letter where text.isEmpty: return close()
    case .letter: return press(text.first.map(Input.character) ?? .key(.escape))
    case nil: return command(text)
    }
  }

  /// Whether a line says again what was asked about: then it is meant.
  private static func leaves(_ text: String) -> Bool {
    let word = text.hasPrefix(":") ? String(text.dropFirst()).trimmed : text
    return word == CommandCatalog.leave || CommandCatalog.action(word) == .quit
  }

  /// The name of an action, else a key, else a command; behind a colon a command.
  ///
  /// An empty line does the last one again, but not in a script.
  private mutating func command(_ line: String) -> Outcome {
    if line.isEmpty, isScript || last.isEmpty { return .done }
    let line = line.isEmpty ? last : line
    last = line
    let text = line.hasPrefix(":") ? String(line.dropFirst()).trimmed : line
    if text == LinearWords.look {
      report(.pane)
      return .done
    }
    let isName = line.hasPrefix(":") || ActionCatalog.action(named: text) != nil
    if !isName, let input = KeyName.input(text), loop.session.program.keyMap.action(input) != nil {
      return press(input)
    }
    if !isName, let keys = KeysOnOneLine(text, loop.session.program.keyMap) { return press(keys) }
    let before = shown
    let outcome = finish(loop.handle(command: text), before)
    if case .view(before.view) = ActionCatalog.action(named: text) { report(.pane) }
    return outcome
  }

  private mutating func press(_ input: Input) -> Outcome {
    let before = shown
    return finish(loop.handle(input), before)
  }

  /// Presses a key that asks for something, and gives it the rest of the line, if it does ask.
  private mutating func press(_ keys: KeysOnOneLine) -> Outcome {
    let before = shown
    let ending = loop.handle(keys.key)
    return loop.session.overlay == nil ? finish(ending, before) : reply(keys.answer)
  }

  private mutating func close() -> Outcome {
    _ = loop.handle(.key(.escape))
    write([LinearWords.closed])
    return .done
  }

  /// Types an answer into the line that is open; nothing takes what is offered, and closes the line if nothing is.
  private mutating func answer(_ text: String) -> Outcome {
    let offered = loop.session.scene.prompt?.text ?? ""
    let isBeginning = offered.hasSuffix(" ")
    guard !text.isEmpty else {
      return offered.isEmpty || isBeginning ? close() : press(.key(.enter))
    }
    let before = shown
    if !isBeginning || text.hasPrefix(offered) {
      _ = loop.handle(.key(.character("u"), .control))
      _ = loop.handle(.key(.character("k"), .control))
    }
    _ = loop.handle(.paste(text))
    return finish(loop.handle(.key(.enter)), before)
  }

  /// Takes a number, or words to look for; nothing closes the list, and so does a command.
  private mutating func choose(
    _ text: String, _ purpose: ListPurpose, _ list: SearchList<ListEntry>
  ) -> Outcome {
    guard !text.isEmpty else { return close() }
    if text.hasPrefix(":") {
      _ = loop.handle(.key(.escape))
      return command(text)
    }
    if purpose == .insight(.places), text.count == 1, let letter = text.first,
      letter.isLetter || letter == "'"
    {
      return press(.character(letter))
    }
    if let number = Int(text) {
      guard let index = shownEntries.index(ofNumber: number) else {
        write([LinearWords.noNumber(shownEntries.count)])
        return .wrong
      }
      let before = shown
      loop.pick(shownEntries[index])
      return finish(loop.handle(.key(.enter)), before)
    }
    _ = loop.handle(.key(.character("u"), .control))
    _ = loop.handle(.paste(text))
    showList()
    isLooking = true
    guard isScript, shownEntries.isEmpty else { return .done }
    write([LinearWords.wrong(LinearWords.notInList)])
    return .wrong
  }

  // MARK: - What came of it

  /// What is told again where it has changed.
  private struct Shown {
    let position: Int
    let view: ViewKind
    let rows: [String]
  }

  private var shown: Shown {
    Shown(position: loop.session.position, view: loop.session.look.view, rows: paneLines)
  }

  private mutating func finish(_ ending: RunLoop.Ending?, _ before: Shown) -> Outcome {
    if ending == .left, let last = behind.popLast() { return comeBack(to: last) }
    if ending != nil { return .left }
    // A script that says so means it; there is nobody to ask.
    if isScript, case .list(.leaving, _) = loop.session.overlay { return .left }
    if let visit = loop.takeVisit() { return walk(visit) }
    settle()
    if case .prompt(let prompt) = loop.session.overlay, !prompt.problem.isEmpty {
      write([LinearWords.wrong(prompt.problem)])
      _ = loop.handle(.key(.escape))
      return .wrong
    }
    let isTold = tellChanges(since: before)
    if showLine() { return .done }
    let outcome = tell()
    if !isTold, loop.session.message == nil, loop.session.overlay == nil {
      write([LinearWords.done])
    }
    return outcome
  }

  /// Begins with a run that was opened, and goes on with this one behind it.
  private mutating func walk(_ visit: RunLoop) -> Outcome {
    behind.append(loop)
    loop = visit
    write([LinearWords.visits(loop.session.run.title)] + loop.session.briefing)
    settle()
    report(.moment)
    return .done
  }

  private mutating func comeBack(to last: RunLoop) -> Outcome {
    let visit = loop
    loop = last
    loop.comeBack(from: visit)
    visit.stop()
    report(.moment)
    return tell()
  }

  /// Tells the moment if it is another one, the view if it is another one, else the rows that are other ones; whether there
  /// was anything to tell.
  private func tellChanges(since before: Shown) -> Bool {
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
  private mutating func tell() -> Outcome {
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

  /// Waits for what is simulated or loaded; nothing is played here.
  private mutating func settle() {
    loop.settle(pause: pause)
    if loop.stopPlaying() { write([LinearWords.noPlaying]) }
  }

  private mutating func showList() {
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
  private mutating func showLine() -> Bool {
    guard case .list(.insight(let insight), _) = loop.session.overlay, !insight.line.isEmpty
    else { return false }
    write([insight.title, insight.line, LinearWords.opensLine])
    _ = loop.handle(.key(.escape))
    return true
  }

  // MARK: - What is told

  private enum Part {
    case moment
    case pane
  }

  private func report(_ part: Part) {
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

  private static let size = Size(rows: 60, columns: 100)
  private static let entryCountMax = 30
}
