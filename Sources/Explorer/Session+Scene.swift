import Events
import Replay
import Verification
import Views

extension Session {
  /// What is shown now.
  public var scene: Scene {
    var scene = Scene(moment, title: shownTitle)
    scene.isGrowing = run.isGrowing
    scene.isDamaged = run.isDamaged
    scene.playing = playback.isPlaying ? .forward : .paused
    scene.speed = playback.speedText
    scene.flightPermille = flightPermille
    scene.view = look.view
    scene.focus = look.focus
    scene.picked = attention.picked
    scene.followed = attention.followed
    scene.marks = attention.marks
    scene.notebook = notebook
    scene.breakpoints = attention.breakpoints.map { $0.text(timeline.history.lexicon) }
    scene.message = message ?? searchMessage
    scene.timeForm = look.timeForm
    scene.inspection = look.inspection
    scene.row = look.pickedRows[look.view] ?? 0
    scene.toggled = look.toggled[look.view] ?? []
    scene.showsAll = look.showsAll
    scene.sifting = sifting
    scene.sifting.stops = attention.breakpoints.map(\.condition)
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
    scene.isASCII = program.isASCII
    addOverlay(to: &scene)
    return scene
  }

  /// Loading, or a simulation that takes long enough to be seen; work that goes on beside leaves its line to an answer.
  private var job: Job? {
    if let goal = run.goal, run.isGrowing, goal.eventCount > 1_000 {
      return Job(name: ListWords.simulating, permille: nil, eventCount: timeline.count)
    }
    let stops = wantedStops
    guard let stop = stops.first, let slowest = stops.map(\.matches.end).min() else {
      return message == nil ? run.job : nil
    }
    return Job(
      name: ListWords.looking,
      permille: stop.preparedPermille ?? slowest * 1_000 / max(timeline.count, 1),
      eventCount: slowest)
  }

  /// How far a search of all runs is; it has the room of a message, so that a small screen tells all of it.
  private var searchMessage: Message? {
    run.searching.map { Message(keyed(ExhaustWords.progress($0))) }
  }

  private func addOverlay(to scene: inout Scene) {
    switch overlay {
    case .prompt(let prompt):
      scene.prompt = promptScene(prompt)
    case .list(let purpose, let list): scene.window = window(purpose, list)
    case .letter(.set): scene.prompt = Prompt(label: ListWords.mark, note: ListWords.markNote)
    case .letter(.pane): scene.prompt = Prompt(label: ListWords.pane, note: PaneWords.prompt)
    case .letter(.jump): scene.prompt = Prompt(label: ListWords.toMark, note: marksNote)
    case nil: break
    }
  }

  private var marksNote: String {
    let letters = attention.marks.map { String($0.letter) }.joined(separator: " ")
    return letters.isEmpty
      ? ListWords.noMarks(keyed("\(key: "mark")"))
      : ListWords.marks(letters)
  }

  private func window(_ purpose: ListPurpose, _ list: SearchList<ListEntry>) -> ListWindow {
    let found = list.found
    var window = ListWindow(
      title: purpose.title, query: list.editor.text,
      rows: found.map(row), picked: list.picked)
    window.cursor = list.editor.cursor
    window.fullCount = list.all.count
    window.note = ListWords.count(
      found.count(where: \.isPickable), of: list.all.count(where: \.isPickable), purpose.noun)
    window.detail = list.current.map(detail) ?? purpose.whyNothing
    window.foot = ListWords.foot
    if purpose == .help { addHelp(to: &window, list) }
    if purpose == .keys { addDetail(to: &window, list) }
    if purpose == .leaving { window.foot = keyed(LeavingWords.foot) }
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
    case .asked(let entry): return detail(ofAsked: entry)
    case .theme(_, let name): return ListWords.theme(name)
    case .insight(let entry): return entry.detail
    case .run(let candidate): return ListWords.candidate(candidate.timeline.count)
    case .found(let run): return ListWords.found(run)
    case .fileToCompare: return ListWords.fileToCompare
    case .alternative(let alternative): return ListWords.alternative(alternative)
    case .injection:
      return position < timeline.count || run.isGrowing
        ? ListWords.happens(atEnd: Moment(timeline, at: timeline.count).number)
        : ListWords.happensHere
    }
  }

  /// The key line, which is worked out anew only where it becomes another one.
  private var keys: [KeyHint] {
    let facts = KeyLine(
      keyMap: program.keyMap, view: look.view, focus: look.focus,
      isPlaying: playback.isPlaying, canInject: !run.injections.isEmpty,
      hasRows: look.view != .findings || hunt?.goesOn != true && !findings.all.isEmpty,
      isHunting: hunt?.goesOn == true, front: overlay.map { KeysInFront($0) })
    return keyLines.answer(facts) { facts.hints }
  }
}

extension ListWindow {
  /// Takes over how a list of insights is shown.
  fileprivate mutating func show(_ insight: InsightPurpose) {
    detailRowCount = insight.detailRowCount
    mainCell = insight.mainCell
    foot = ListWords.foot(ofPlaces: insight == .places, enter: insight.enter)
  }
}

extension ListEntry {
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
    case .asked(let entry): entry.cells
    case .run(let candidate): ["", candidate.title, ListWords.events(candidate.timeline.count)]
    case .found(let run): [run.rule, run.sentence, ListWords.events(run.index + 1)]
    case .fileToCompare: ["", ListWords.file, ""]
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
    case .goTo: (ListWords.goTo, ListWords.goToNote)
    case .command: (":", commandNote(prompt))
    case .number(let injection):
      (
        ListWords.number(injection.title, injection.number?.name ?? ""),
        ListWords.numberNote(injection.number?.spelling ?? "")
      )
    case .outcome(let alternative):
      ("\(alternative.title):", ListWords.outcomeNote)
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
    let hint = CommandPhrases.hint(line, program.keyMap)
    guard hint.isEmpty else { return hint }
    return Completion(line, offers(line)).map { ListWords.completes($0.text) } ?? ""
  }
}

extension String {
  /// The text with a capital letter.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
