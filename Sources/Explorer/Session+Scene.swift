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
    scene.job = job
    scene.keys = keys
    addOverlay(to: &scene)
    return scene
  }

  /// Loading, or a simulation that takes long enough to be seen.
  private var job: Job? {
    if let goal = run.goal, goal.eventCount > 1_000 {
      return Job(name: "simulating", permille: nil, eventCount: timeline.count)
    }
    return run.job
  }

  private func addOverlay(to scene: inout Scene) {
    switch overlay {
    case .prompt(let prompt): scene.prompt = prompt.scene
    case .help(let list): scene.window = helpWindow(list)
    case .inject(let list): scene.window = injectWindow(list)
    case .branch(let list): scene.window = branchWindow(list)
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

  private func helpWindow(_ list: SearchList<HelpEntry>) -> ListWindow {
    let found = list.found
    var window = ListWindow(
      title: "What do you want to do?", query: list.editor.text,
      rows: found.map { ListWindow.Row([$0.facts.keyText, $0.facts.title, $0.facts.habit]) },
      picked: list.picked)
    window.cursor = list.editor.cursor
    window.fullCount = list.all.count
    window.note = "\(found.count) of \(list.all.count) actions"
    window.detail =
      list.current.map {
        $0.facts.title.capitalizedFirst + ". " + $0.facts.detail + "\n:\($0.facts.name)"
      }
      ?? "No action has these words. Backspace takes letters back."
    window.foot = "Type any word.  ↑ ↓ choose  Enter does it  Esc closes and changes nothing"
    return window
  }

  private func injectWindow(_ list: SearchList<Injection>) -> ListWindow {
    let found = list.found
    var window = ListWindow(
      title: "What shall happen?", query: list.editor.text,
      rows: found.map { ListWindow.Row(["", $0.title, $0.number.map { "\($0.name)?" } ?? ""]) },
      picked: list.picked)
    window.cursor = list.editor.cursor
    window.fullCount = list.all.count
    window.note = "\(found.count) of \(list.all.count)"
    window.detail =
      position < timeline.count || run.isGrowing
      ? "It happens at the end of what is simulated, #\(Moment(timeline, at: timeline.count).number), and the cursor goes there. What lies behind stays."
      : "It happens here, at the end of the run. What lies behind stays and can be walked."
    window.foot = "↑ ↓ choose  Enter does it  Esc closes and changes nothing"
    return window
  }

  private func branchWindow(_ list: SearchList<Alternative>) -> ListWindow {
    let found = list.found
    var window = ListWindow(
      title: "What shall come out differently?", query: list.editor.text,
      rows: found.map { ListWindow.Row(["#\($0.number)", $0.title, $0.recorded]) },
      picked: list.picked)
    window.cursor = list.editor.cursor
    window.fullCount = list.all.count
    window.note = "\(found.count) of \(list.all.count)"
    window.detail =
      list.current.map { alternative in
        alternative.question
          + " What lies before #\(alternative.number) stays. Behind it the run goes on as recorded while that is possible, then by the seed."
      } ?? "No outcome has these words. Backspace takes letters back."
    window.foot = "↑ ↓ choose  Enter goes there  Esc closes and changes nothing"
    return window
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
    let rows = look.focus == .inspector ? [KeyHint("j k", "row"), KeyHint("Enter", "open")] : []
    let views = [KeyHint("1 3 4", "view")]
    return time + rows + more + live + views + [
      KeyHint("?", "help"), KeyHint("q", look.view == .stack ? "quit" : "back to the stack"),
    ]
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
      }
    return Prompt(
      label: label, text: editor.text, cursor: editor.cursor,
      note: problem.isEmpty ? note : problem)
  }
}

extension String {
  /// The text with a capital letter.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
