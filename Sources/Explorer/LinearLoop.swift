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
  private var last = "step"
  private var shownEntries: [Int] = []

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
    write([loop.session.run.title] + (isScript ? [] : [LinearWords.welcome]))
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
    return .left
  }

  // MARK: - One line

  private enum Outcome {
    case done
    case wrong
    case left
  }

  private mutating func take(_ line: String) -> Outcome {
    let text = line.trimmingBlanks
    if text.hasPrefix("#") { return .done }
    switch loop.session.overlay {
    case .list(let purpose, let list): return choose(text, purpose, list)
    case .prompt: return answer(text)
    case .letter: return press(text.first.map(Input.character) ?? .key(.escape))
    case nil: return command(text)
    }
  }

  /// A command with or without its colon, or a key; an empty line does the last one again.
  private mutating func command(_ text: String) -> Outcome {
    var text = text.hasPrefix(":") ? String(text.dropFirst()).trimmingBlanks : text
    if text.isEmpty { text = last }
    last = text
    if text == LinearWords.look {
      report(.pane)
      return .done
    }
    let before = shown
    let isKnown =
      ActionCatalog.action(named: text) != nil || CommandWords.action(text) != nil
    if !isKnown, let input = KeyName.input(text), loop.session.program.keyMap.action(input) != nil {
      return finish(loop.handle(input), before)
    }
    let action = ActionCatalog.action(named: text)
    let outcome = finish(loop.handle(command: text), before)
    if case .view = action { report(.pane) }
    if text.hasPrefix("view ") { report(.pane) }
    return outcome
  }

  private mutating func press(_ input: Input) -> Outcome {
    let before = shown
    return finish(loop.handle(input), before)
  }

  /// Types an answer into the line that is open; nothing closes it.
  private mutating func answer(_ text: String) -> Outcome {
    guard !text.isEmpty else { return press(.key(.escape)) }
    let before = shown
    _ = loop.handle(.key(.character("u"), .control))
    _ = loop.handle(.key(.character("k"), .control))
    _ = loop.handle(.paste(text))
    return finish(loop.handle(.key(.enter)), before)
  }

  /// Takes a number, or words to look for; nothing closes the list.
  private mutating func choose(
    _ text: String, _ purpose: ListPurpose, _ list: SearchList<ListEntry>
  ) -> Outcome {
    guard !text.isEmpty else {
      _ = loop.handle(.key(.escape))
      write([LinearWords.closed])
      return .done
    }
    if let number = Int(text) {
      guard shownEntries.indices.contains(number - 1) else {
        write([LinearWords.noNumber(shownEntries.count)])
        return .wrong
      }
      let before = shown
      loop.pick(shownEntries[number - 1])
      return finish(loop.handle(.key(.enter)), before)
    }
    _ = loop.handle(.key(.character("u"), .control))
    _ = loop.handle(.paste(text))
    showList()
    return .done
  }

  // MARK: - What came of it

  /// What must have changed for the moment to be told again.
  private var shown: Int { loop.session.position }

  private mutating func finish(_ ending: RunLoop.Ending?, _ before: Int) -> Outcome {
    if ending != nil { return .left }
    settle()
    if case .prompt(let prompt) = loop.session.overlay, !prompt.problem.isEmpty {
      write([LinearWords.wrong(prompt.problem)])
      _ = loop.handle(.key(.escape))
      return .wrong
    }
    if shown != before { report(.moment) }
    return tell()
  }

  /// The message, and what is asked.
  private mutating func tell() -> Outcome {
    var outcome = Outcome.done
    if let message = loop.session.message {
      write([message.kind == .note ? message.text : LinearWords.wrong(message.text)])
      if message.kind == .error { outcome = .wrong }
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
    let rows = loop.session.scene.window?.rows ?? []
    let window = loop.session.scene.window
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

  // MARK: - What is told

  private enum Part {
    case moment
    case pane
  }

  private func report(_ part: Part) {
    switch part {
    case .moment:
      write(MomentReport(loop.session.moment, isGrowing: loop.session.run.isGrowing).lines)
    case .pane: write(paneLines)
    }
  }

  /// The pane of the view alone, without blanks at its ends.
  private var paneLines: [String] {
    var scene = loop.session.scene
    scene.isZoomed = true
    scene.message = nil
    let lines = scene.canvas(LinearLoop.size).lines(tier: .full)
    var rows = lines.dropFirst().dropLast(2).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    while rows.last?.isEmpty == true { rows.removeLast() }
    return rows
  }

  private static let size = Size(rows: 60, columns: 100)
  private static let entryCountMax = 30
}

/// What is said line by line.
enum LinearWords {
  static let look = "look"
  static let welcome =
    "Type a command such as step, back, goto 9, ladder, help; look shows the view; an empty line does the last one again; q leaves."
  static let closed = "Closed. Nothing has changed."
  static let noPlaying =
    "Nothing is played line by line: continue runs to the end, step 10 goes on by ten events."

  static func wrong(_ text: String) -> String { "! " + text }
  static func noNumber(_ count: Int) -> String { "! write a number from 1 to \(count)" }

  static func asks(_ label: String, _ note: String, _ text: String) -> String {
    let offered = text.isEmpty ? "" : "  (\(text))"
    return "? \(label)  \(note)\(offered)"
  }

  static func entry(_ number: Int, _ cells: [String]) -> String {
    "\(number)  " + cells.filter { !$0.isEmpty }.joined(separator: "  -  ")
  }

  static func choose(_ purpose: ListPurpose, shown: Int, hidden: Int) -> String {
    let more = hidden > 0 ? " \(hidden) more are not shown: type words of what you look for." : ""
    return shown == 0
      ? "? Nothing is found: type other words, or an empty line to close."
      : "? A number from 1 to \(shown), words to look for, or an empty line to close.\(more)"
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmingBlanks: String {
    let start = drop { $0 == " " || $0 == "\t" || $0 == "\r" }
    let end = start.reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" }
    return String(end.reversed())
  }
}
