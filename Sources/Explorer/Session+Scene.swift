import Events
import Replay
import Verification
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
    scene.notebook = notebook
    scene.breakpoints = attention.breakpoints.map { $0.text(timeline.history.lexicon) }
    scene.message = message
    scene.timeForm = look.timeForm
    scene.inspection = look.inspection
    scene.row = look.pickedRows[look.view] ?? 0
    scene.toggled = look.toggled[look.view] ?? []
    scene.showsAll = look.showsAll
    scene.sifting = sifting
    scene.isZoomed = look.isZoomed
    scene.paneSizes = look.paneSizes
    scene.tour = tourCard
    scene.comparison = sceneComparison
    scene.findings = huntLine == nil ? findings : Findings()
    if look.view == .charts { scene.curves = curves }
    scene.isBugCheckAside = look.bugCheckAside == position
    scene.isFrozen = isFrozen
    scene.hunt = huntLine
    scene.job = job
    scene.keys = keys
    scene.changedKeys = changedKeys
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
      scene.prompt = promptScene(prompt)
    case .list(let purpose, let list): scene.window = window(purpose, list)
    case .letter(.set): scene.prompt = Prompt(label: "mark", note: "a letter from a to z")
    case .letter(.pane): scene.prompt = Prompt(label: "pane", note: PaneWords.prompt)
    case .letter(.jump): scene.prompt = Prompt(label: "to mark", note: marksNote)
    case nil: break
    }
  }

  private var marksNote: String {
    let letters = attention.marks.map { String($0.letter) }.joined(separator: " ")
    return letters.isEmpty
      ? "there are none; \(keyed("{mark}")) a sets one"
      : "one of \(letters), or ' for the place before the jump"
  }

  private func window(_ purpose: ListPurpose, _ list: SearchList<ListEntry>) -> ListWindow {
    let found = list.found
    var window = ListWindow(
      title: purpose.title, query: list.editor.text,
      rows: found.map(row), picked: list.picked)
    window.cursor = list.editor.cursor
    window.fullCount = list.all.count
    window.note =
      "\(found.filter(\.isPickable).count) of \(list.all.filter(\.isPickable).count) \(purpose.noun)"
    window.detail = list.current.map(detail) ?? purpose.whyNothing
    window.foot = "Type any word.  ↑ ↓ choose  Enter does it  Esc closes"
    if purpose == .help { addHelp(to: &window, list) }
    if purpose == .keys { addDetail(to: &window, list) }
    if case .insight(let insight) = purpose { window.show(insight) }
    return window
  }

  /// A row of the list; the keys of an action are those of the user.
  private func row(_ entry: ListEntry) -> ListWindow.Row {
    guard case .action(let facts) = entry else {
      var row = ListWindow.Row(entry.cells)
      row.isHeading = !entry.isPickable
      return row
    }
    return ListWindow.Row([program.keyMap.text(facts.action), facts.title, facts.habit])
  }

  /// What one should know about the picked entry.
  private func detail(_ entry: ListEntry) -> String {
    switch entry {
    case .action, .command, .heading: return ""
    case .view(let view): return view.facts.question.capitalizedFirst + ".\n:\(view.name)"
    case .term, .use, .breakpoint, .rule, .saved: return detailOfAsked(entry)
    case .theme(_, let name): return "This is \(name). Esc goes back to what was shown before."
    case .insight(let entry): return entry.detail
    case .run(let candidate):
      return "\(candidate.timeline.count) events. It stands as it was when the branch was taken."
    case .found(let run):
      return
        "\(run.rule): \(run.sentence).\nEnter puts this run in the place of the one that is shown; u goes back."
    case .fileToCompare:
      return "A trace, a scenario file, or the id of a scenario that ships.\n:compare FILE"
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
    let time = [
      hint(.step(.event, .backward), "back"), hint(.step(.event, .forward), "step"),
      hint(
        [.step(.into, .forward), .step(.over, .forward), .step(.out, .forward)], "into over out"),
    ]
    let more = [
      hint(.play, playback.isPlaying ? "pause" : "play"),
      hint([.hop(.backward), .hop(.forward)], "hop"), hint(.match, "match"),
      hint(.run(.forward), "run"), hint(.goTo, "go to"), hint(.why, "why"),
      hint([.ask(.find), .ask(.filter)], "find filter"), hint(.explain, "explain"),
    ]
    let live = run.injections.isEmpty ? [] : [hint(.inject, "inject")]
    if look.view == .compare { return compareKeys.filter { !$0.key.isEmpty } }
    let hasRows = look.focus == .inspector || look.focus == .main
    let rows =
      hasRows ? [hint([.row(.forward), .row(.backward)], "row"), hint(.open, "open")] : []
    let last = [
      hint(.help, "help"), hint(.quit, look.view == .stack ? "quit" : "back to the stack"),
    ]
    return (time + rows + more + live + [KeyHint("0-9", "view")] + last).filter { !$0.key.isEmpty }
  }

  private var compareKeys: [KeyHint] {
    [
      hint(.step(.event, .backward), "back"), hint(.step(.event, .forward), "step"),
      hint([.nextMark(.backward), .nextMark(.forward)], "difference"),
      hint([.row(.forward), .row(.backward)], "row"), hint(.nextPane, "side"),
      hint(.normalSpeed, "tie"), hint(.against, "with"),
      hint(
        [.step(.into, .forward), .step(.over, .forward), .step(.out, .forward)], "into over out"),
      KeyHint("0-9", "view"), hint(.help, "help"), hint(.quit, "back to the stack"),
    ]
  }

  /// The first key of an action, as the user has it.
  private func hint(_ action: Action, _ word: String) -> KeyHint { hint([action], word) }

  private func hint(_ actions: [Action], _ word: String) -> KeyHint {
    KeyHint(actions.compactMap(program.keyMap.first).joined(separator: " "), word)
  }
}

extension ListWindow {
  /// Takes over how a list of insights is shown.
  fileprivate mutating func show(_ insight: InsightPurpose) {
    detailRowCount = insight.detailRowCount
    mainCell = insight.mainCell
    let typed = insight == .places ? "a–z a mark" : "Type any word."
    foot = "\(typed)  ↑ ↓ choose  Enter \(insight.enter)  Esc closes"
  }
}

extension ListPurpose {
  /// The question that the list answers.
  fileprivate var title: String {
    switch self {
    case .help: "What do you want to do?"
    case .keys: "All keys"
    case .injections: "What shall happen?"
    case .branches: "What shall come out differently?"
    case .views: "What do you want to look at?"
    case .themes: "Which colours?"
    case .insight(let insight): insight.title
    case .cell: SieveWords.cellTitle
    case .cellUse: SieveWords.cellUseTitle
    case .breakpoints: SieveWords.breakpointsTitle
    case .rules: SieveWords.rulesTitle
    case .runs: "Compare this run with what?"
    case .found: "What breaks a rule, with the shortest run that shows it"
    }
  }

  /// What its entries are.
  fileprivate var noun: String {
    switch self {
    case .help, .keys: "actions"
    case .injections: "things"
    case .branches: "outcomes"
    case .views: "views"
    case .themes: "themes"
    case .insight(let insight): insight.noun
    case .cell: "terms"
    case .cellUse: "ways"
    case .breakpoints: "stops"
    case .rules: "filters and rules"
    case .runs, .found: "runs"
    }
  }

  /// What is said when no entry has the words that were typed.
  fileprivate var whyNothing: String {
    "None of the \(noun) has these words. Backspace takes letters back."
  }
}

extension ListEntry {
  /// What the entry says that asks for a file.
  static let fileTitle = "a file, or a scenario that ships"

  /// What stands in the columns of the list.
  var cells: [String] {
    switch self {
    case .action(let facts): [facts.keyText, facts.title, facts.habit]
    case .command(let facts): [facts.spelling, facts.title, ""]
    case .heading(let text): [text]
    case .insight(let entry): entry.cells
    case .injection(let injection):
      ["", injection.title, injection.number.map { "\($0.name)?" } ?? ""]
    case .alternative(let alternative):
      ["#\(alternative.number)", alternative.title, alternative.recorded]
    case .theme(_, let name): ["", name, ""]
    case .term(let term): ["", term.query.shown, term.what]
    case .use(let choice): ["", choice.title, choice.query.shown]
    case .breakpoint(_, let name): ["", name, ""]
    case .rule(let rule): [String(rule.letter), rule.name, rule.query.shown]
    case .saved(let filter): ["@", filter.name, filter.query.shown]
    case .run(let candidate): ["", candidate.title, "\(candidate.timeline.count) events"]
    case .found(let run): [run.rule, run.sentence, "\(run.index + 1) events"]
    case .fileToCompare: ["", ListEntry.fileTitle, ""]
    case .view(let view):
      [view.facts.digit.map(String.init) ?? "", view.facts.title, view.facts.question]
    }
  }
}

extension Session {
  /// The line that is typed, with what is known about it.
  fileprivate func promptScene(_ prompt: PromptState) -> Prompt {
    let (label, note) = words(prompt)
    var shown = Prompt(
      label: label, text: prompt.editor.text, cursor: prompt.editor.cursor,
      note: prompt.problem.isEmpty ? note : prompt.problem)
    shown.isWrong = !prompt.problem.isEmpty
    shown.aid = prompt.search == nil ? prompt.help?.aid : nil
    return shown
  }

  private func words(_ prompt: PromptState) -> (label: String, note: String) {
    switch prompt.purpose {
    case .goTo: ("go to", "128   50%   412us   g beginning   Esc closes")
    case .command: (":", commandNote(prompt))
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
        searchNote(prompt) ?? SieveWords.note(kind, isOfRows: prompt.help?.isOfRows == true)
      )
    }
  }

  /// What is looked for in what was typed before, or `nil` if nothing is.
  private func searchNote(_ prompt: PromptState) -> String? {
    guard let search = prompt.search, let sign = prompt.purpose.sign else { return nil }
    let isFound = search.hit(in: program.history.texts(sign)) != nil
    return CommandPhrases.search(search.wanted, isFound: isFound)
  }

  /// What is looked for, what Tab offers, or what the command does.
  private func commandNote(_ prompt: PromptState) -> String {
    let line = prompt.editor.text
    if let note = searchNote(prompt) { return note }
    if let completion = prompt.completion, completion.names.count > 1 {
      return completion.text
    }
    guard !line.isEmpty else { return CommandPhrases.usual }
    let hint = CommandPhrases.hint(line)
    guard hint.isEmpty else { return hint }
    return Completion(line, offers(line)).map { "Tab: " + $0.text } ?? ""
  }
}

extension String {
  /// The text with a capital letter.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
