import Events
import Replay
import Views

extension Session {
  /// What is shown now.
  public var scene: Scene {
    var scene = Scene(moment, title: run.title)
    scene.isGrowing = run.isGrowing
    scene.isDamaged = run.isDamaged
    scene.playing = playback.isPlaying ? .forward : .paused
    scene.speed = playback.speedText
    scene.flightPermille = run.hasMotion ? playback.flightPermille : nil
    scene.view = look.view
    scene.focus = look.focus
    scene.picked = attention.picked
    scene.followed = attention.followed
    scene.marks = attention.marks
    scene.breakpoints = attention.breakpoints.map { $0.text(timeline.history.lexicon) }
    scene.message = message
    scene.timeForm = look.timeForm
    scene.inspection = look.inspection
    scene.row = look.pickedRows[look.view] ?? 0
    scene.toggled = look.toggled[look.view] ?? []
    scene.showsAll = look.showsAll
    scene.sifting = sifting
    scene.job = job
    scene.keys = keys
    addOverlay(to: &scene)
    return scene
  }

  /// Loading, or a simulation that takes long enough to be seen.
  private var job: Job? {
    if let goal = run.goal, run.isGrowing, goal.eventCount > 1_000 {
      return Job(name: "simulating", permille: nil, eventCount: timeline.count)
    }
    return run.job
  }

  private func addOverlay(to scene: inout Scene) {
    switch overlay {
    case .prompt(let prompt):
      scene.prompt = prompt.scene
    case .list(let purpose, let list): scene.window = window(purpose, list)
    case .letter(.set): scene.prompt = Prompt(label: "mark", note: "a letter from a to z")
    case .letter(.jump): scene.prompt = Prompt(label: "to mark", note: marksNote)
    case nil: break
    }
  }

  private var marksNote: String {
    let letters = attention.marks.map { String($0.letter) }.joined(separator: " ")
    return letters.isEmpty
      ? "there are none; m a sets one" : "one of \(letters), or ' for the place before the jump"
  }

  private func window(_ purpose: ListPurpose, _ list: SearchList<ListEntry>) -> ListWindow {
    let found = list.found
    var window = ListWindow(
      title: purpose.title, query: list.editor.text,
      rows: found.map { ListWindow.Row($0.cells) }, picked: list.picked)
    window.cursor = list.editor.cursor
    window.fullCount = list.all.count
    window.note = "\(found.count) of \(list.all.count) \(purpose.noun)"
    window.detail = list.current.map(detail) ?? purpose.whyNothing
    window.foot = "Type any word.  ↑ ↓ choose  Enter does it  Esc closes and changes nothing"
    return window
  }

  /// What one should know about the picked entry.
  private func detail(_ entry: ListEntry) -> String {
    switch entry {
    case .action(let facts):
      return facts.title.capitalizedFirst + ". " + facts.detail + "\n:\(facts.name)"
    case .view(let view): return view.facts.question.capitalizedFirst + ".\n:\(view.name)"
    case .theme(_, let name): return "This is \(name). Esc goes back to what was shown before."
    case .alternative(let alternative):
      return alternative.question
        + " What lies before #\(alternative.number) stays. Behind it the run goes on as recorded while that is possible, then by the seed."
    case .injection:
      return position < timeline.count || run.isGrowing
        ? "It happens at the end of what is simulated, #\(Moment(timeline, at: timeline.count).number), and the cursor goes there. What lies behind stays."
        : "It happens here, at the end of the run. What lies behind stays and can be walked."
    }
  }

  /// The key line, most important first; the last two never fall off.
  private var keys: [KeyHint] {
    let time = [KeyHint("h", "back"), KeyHint("l", "step"), KeyHint("s o f", "into over out")]
    let more = [
      KeyHint("Space", playback.isPlaying ? "pause" : "play"), KeyHint("< >", "hop"),
      KeyHint("%", "match"),
      KeyHint("c", "run"), KeyHint("g", "go to"),
    ]
    let live = run.injections.isEmpty ? [] : [KeyHint("e", "inject")]
    let hasRows = look.focus == .inspector || look.focus == .main
    let rows = hasRows ? [KeyHint("j k", "row"), KeyHint("Enter", "open")] : []
    let views = [KeyHint("0-9", "view")]
    return time + rows + more + live + views + [
      KeyHint("?", "help"), KeyHint("q", look.view == .stack ? "quit" : "back to the stack"),
    ]
  }
}

extension ListPurpose {
  /// The question that the list answers.
  fileprivate var title: String {
    switch self {
    case .help: "What do you want to do?"
    case .injections: "What shall happen?"
    case .branches: "What shall come out differently?"
    case .views: "What do you want to look at?"
    case .themes: "Which colours?"
    }
  }

  /// What its entries are.
  fileprivate var noun: String {
    switch self {
    case .help: "actions"
    case .injections: "things"
    case .branches: "outcomes"
    case .views: "views"
    case .themes: "themes"
    }
  }

  /// What is said when no entry has the words that were typed.
  fileprivate var whyNothing: String {
    "None of the \(noun) has these words. Backspace takes letters back."
  }
}

extension ListEntry {
  /// What stands in the columns of the list.
  fileprivate var cells: [String] {
    switch self {
    case .action(let facts): [facts.keyText, facts.title, facts.habit]
    case .injection(let injection):
      ["", injection.title, injection.number.map { "\($0.name)?" } ?? ""]
    case .alternative(let alternative):
      ["#\(alternative.number)", alternative.title, alternative.recorded]
    case .theme(_, let name): ["", name, ""]
    case .view(let view):
      [view.facts.digit.map(String.init) ?? "", view.facts.title, view.facts.question]
    }
  }
}

extension PromptState {
  fileprivate var scene: Prompt {
    let (label, note) =
      switch purpose {
      case .goTo: ("go to", "128   50%   412us   g beginning   Esc closes")
      case .command: (":", "a place such as 128, or a command; Tab completes it, ? lists them")
      case .number(let injection):
        (
          injection.title + ", " + (injection.number?.name ?? "") + ":",
          (injection.number?.spelling ?? "") + "   Enter does it   Esc closes"
        )
      case .outcome(let alternative):
        ("\(alternative.title):", "a number   Enter goes there   Esc closes")
      case .seek(let kind):
        (
          kind == .filter ? SieveWords.filterPrompt : SieveWords.findPrompt,
          SieveWords.note(kind, isOfRows: help?.isOfRows == true)
        )
      }
    var prompt = Prompt(
      label: label, text: editor.text, cursor: editor.cursor,
      note: problem.isEmpty ? note : problem)
    prompt.aid = help?.aid
    return prompt
  }
}

extension String {
  /// The text with a capital letter.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
