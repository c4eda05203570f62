import Events
import Replay
import Terminal
import Views

/// What is known about an action: help, keys and the command line are made from this.
public struct ActionFacts: Equatable, Sendable {
  /// The action.
  public let action: Action
  /// Its name after a colon.
  public let name: String
  /// The keys, the one that is shown first.
  public let keys: [KeyStroke]
  /// Keys of other programs that do the same.
  public let habit: String
  /// What it does, in a few words, and what one should know beyond that.
  private let written: (title: String, detail: String)
  /// Whether keys stand there already, and not the names of their actions.
  private var hasKeys = false

  init(
    _ action: Action, _ name: String, _ keys: [KeyStroke], _ title: String, habit: String = "",
    _ detail: String = ""
  ) {
    self.action = action
    self.name = name
    self.keys = keys
    self.habit = habit
    written = (title, detail)
  }

  /// What it does, in a few words.
  public var title: String { hasKeys ? written.title : KeyMap.standard.keyed(written.title) }

  /// What one should know beyond that; may be empty.
  public var detail: String { hasKeys ? written.detail : KeyMap.standard.keyed(written.detail) }

  /// Two facts are the same if their actions are.
  public static func == (a: ActionFacts, b: ActionFacts) -> Bool { a.action == b.action }

  /// The same action with the keys of a map, also where other keys are named.
  public func with(_ map: KeyMap) -> ActionFacts {
    var facts = ActionFacts(
      action, name, map.keys(action), map.keyed(written.title), habit: habit,
      map.keyed(written.detail))
    facts.hasKeys = true
    return facts
  }

  /// The keys as text, as they are without a file of the user: `l  →  F8  .`.
  public var keyText: String { keys.map(\.text).joined(separator: "  ") }

  /// The keys without signs for the arrows: `l  Right  F8  .`.
  public var plainKeyText: String {
    keys.map { KeyName.plain($0.input) }.joined(separator: "  ")
  }
}

/// Every action there is, in the order of the help page (UI_SPEC 5.10).
public enum ActionCatalog {
  /// All of them.
  public static let all: [ActionFacts] = groups.flatMap(\.actions)

  /// The same, in groups with their headings.
  public static let groups: [(title: String, actions: [ActionFacts])] = [
    ("Moving in time", time), ("Jumping", jumps), ("Playing, and what happens", playing),
    ("Views and panes", views), ("Looking", looking), ("Filter and find", asking),
    ("Understanding", insight),
    ("Comparing, and runs that go on", comparing), ("Hunting a bug", hunting),
    ("The program", program),
  ]

  /// The action of a name, or `nil`.
  public static func action(named name: String) -> Action? { byName[name]?.action }

  /// What is known about an action.
  public static func facts(_ action: Action) -> ActionFacts? { byAction[action] }

  /// The name that was probably meant, or `nil`.
  static func suggestion(for name: String) -> String? {
    Suggestion.closest(to: name, in: all.map(\.name))
  }

  /// The group in which an action stands.
  static func group(of action: Action) -> [ActionFacts] {
    groups.first { group in group.actions.contains { $0.action == action } }?.actions ?? []
  }

  private static let byName = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  private static let byAction = Dictionary(
    all.map { ($0.action, $0) }, uniquingKeysWith: { first, _ in first })

  private static let time: [ActionFacts] = [
    ActionFacts(
      .move(.step(.event, .forward)), "step", ["l", .key(.right), .key(.function(8)), "."],
      "step forward one event", habit: "t p (WinDbg)  . (mpv)",
      "Moves to the next event, or simulates it at the end of a live run. Nothing is lost: \(key: "back") undoes every step, back to #0."
    ),
    ActionFacts(
      .move(.step(.event, .backward)), "back", ["h", .key(.left), .key(.function(7)), ","],
      "step back one event", habit: "t- p- (WinDbg)  , (mpv)",
      "Shows every queue, counter and owner as it was before. \(key: "step") makes the same step again."
    ),
    ActionFacts(
      .move(.step(.into, .forward)), "into", ["s"], "into: to the next call or return",
      habit: "s (gdb)  t (WinDbg)"),
    ActionFacts(
      .move(.step(.into, .backward)), "into_back", ["S"], "into, backward", habit: "rs (gdb)"),
    ActionFacts(
      .move(.step(.over, .forward)), "over", ["o"], "over: past everything inside of the next call",
      habit: "n (gdb)  p (WinDbg)"),
    ActionFacts(
      .move(.step(.over, .backward)), "over_back", ["O"], "over, backward", habit: "rn (gdb)"),
    ActionFacts(
      .move(.step(.out, .forward)), "out", ["f"], "out: to the return of the innermost open call",
      habit: "finish (gdb)  gu (WinDbg)"),
    ActionFacts(
      .move(.step(.out, .backward)), "out_back", ["F"],
      "out, backward: to where the open call began",
      habit: "reverse-finish (gdb)"),
    ActionFacts(
      .move(.run(.forward)), "continue", ["c"], "run to a breakpoint, or to the end",
      habit: "c (gdb)  g (WinDbg)",
      "\(key: "break") sets a breakpoint on the kind of event that is shown. :c QUERY runs to the next event that a query holds for, such as :c drop or send. A live run is simulated on; Ctrl-C stops it."
    ),
    ActionFacts(
      .move(.run(.backward)), "continue_back", ["C"],
      "run back to a breakpoint, or to the beginning",
      habit: "rc (gdb)  g- (WinDbg)"),
    ActionFacts(
      .move(.toggleRun), "run", [.key(.function(5))], "run, or stop what runs",
      habit: "F5 (WinDbg, VS)"),
    ActionFacts(
      .move(.step(.crossing, .forward)), "crossing", ["}"],
      "to the next crossing into or out of a layer",
      habit: "!tt bm (WinDbg)"),
    ActionFacts(
      .move(.step(.crossing, .backward)), "crossing_back", ["{"], "to the crossing before",
      habit: "{ (vim)"),
    ActionFacts(
      .move(.hop(.forward)), "hop", [">"],
      "next hop of the object: another owner, queue, or its end",
      habit: "Ctrl-. (Wireshark)"),
    ActionFacts(
      .move(.hop(.backward)), "hop_back", ["<"], "hop before of the object",
      habit: "Ctrl-, (Wireshark)"),
    ActionFacts(
      .move(.step(.creation, .forward)), "creation", [")"], "to where the next object begins",
      habit: ") (vim)"),
    ActionFacts(
      .move(.step(.creation, .backward)), "creation_back", ["("],
      "to where the object before begins",
      habit: "( (vim)"),
    ActionFacts(
      .move(.sameObject(.forward)), "same", ["*"], "next event about the object", habit: "* (vim)"),
    ActionFacts(
      .move(.sameObject(.backward)), "same_back", ["#"], "event before about the object",
      habit: "# (vim)"),
  ]

  private static let jumps: [ActionFacts] = [
    ActionFacts(
      .move(.match), "match", ["%"], "to the matching end: call and return, send and completion",
      habit: "% (vim)",
      "From a call that answers PENDING to its completion, from a completion to its call, from a return to its call; else to the cause."
    ),
    ActionFacts(
      .open(.goTo), "goto", ["g"],
      "go to an event, a part, a time: \(key: "goto") 128  \(key: "goto") 50%  \(key: "goto") 412us  \(key: "goto") +5",
      habit: "Ctrl-G (Wireshark)  !tt 50 (WinDbg)",
      "\(key: "goto")g goes to the beginning, \(key: "goto") +5 five events on, \(key: "goto") -5 five back. The same works after a colon: :128 :+5 :-5."
    ),
    ActionFacts(
      .move(.toStart), "start", [.key(.home)], "to the beginning, also \(key: "goto")g",
      habit: "gg (vim)"),
    ActionFacts(
      .move(.toEnd), "end", ["G", .key(.end)], "to the end", habit: "G (vim)",
      "A live run is simulated to its end first; Ctrl-C stops that."),
    ActionFacts(
      .move(.nextMark(.forward)), "next_mark", ["]"],
      "next mark, broken rule, drop or bug check; between two runs, the next difference",
      habit: "] (asciinema)"),
    ActionFacts(
      .move(.nextMark(.backward)), "last_mark", ["["],
      "mark, broken rule, drop or bug check before"),
    ActionFacts(
      .open(.mark), "mark", ["m"], "mark this place with a letter: \(key: "mark") a",
      habit: "m (vim)"),
    ActionFacts(
      .open(.toMark), "to_mark", ["'"], "to a mark: \(key: "to_mark") a", habit: "' (vim)"),
    ActionFacts(
      .move(.tenEvents(.forward)), "ten", [.key(.right, .control)], "ten events forward"),
    ActionFacts(
      .move(.tenEvents(.backward)), "ten_back", [.key(.left, .control)], "ten events back"),
    ActionFacts(
      .move(.jump(.backward)), "jump_back", [.key(.character("o"), .control), .key(.left, .alt)],
      "back to where I was before the jump", habit: "Ctrl-O (vim)"),
    ActionFacts(
      .move(.jump(.forward)), "jump_forward", [.key(.right, .alt)], "forward again after going back"
    ),
  ]

  private static let playing: [ActionFacts] = [
    ActionFacts(
      .play(.toggle), "play", [.space], "play or pause", habit: "Space (players)",
      "×1 plays four events a second, whatever time lies between them; ×64 plays 256; max plays all that fit between two frames."
    ),
    ActionFacts(.play(.faster), "faster", ["+"], "twice as fast", habit: "+ (btop)"),
    ActionFacts(.play(.slower), "slower", ["-"], "half as fast"),
    ActionFacts(
      .play(.normalSpeed), "normal_speed", ["="],
      "four events a second; between two runs, tie or untie them"),
    ActionFacts(
      .restart, "restart", ["r"], "simulate the scenario from its beginning again", habit: "",
      "Marks and breakpoints stay. What was injected is gone."),
    ActionFacts(
      .open(.inject), "inject", ["e"],
      "do something to the stack: write, read, close, a frame, unbind",
      habit: "",
      "It happens at the end of the run. What lies before it stays as it is and can be walked."),
    ActionFacts(
      .open(.branch), "branch", ["V"], "let a choice come out differently from here on", habit: "",
      "Lists the choice points after the cursor with the other outcomes. The run goes back to the one that is picked and on from there; a trace that a simulation made becomes a live run."
    ),
    ActionFacts(
      .open(.save), "write", [.key(.function(2))], "write the live run into a trace: :write FILE",
      habit: ":w (vim)  F2 (sngrep)",
      "The trace has what was injected and the branch that was taken; ndiscope simulate --from FILE makes the same run again. :write! FILE replaces a file."
    ),
  ]

  private static let views: [ActionFacts] = ViewKind.allCases.map(view) + panes

  /// A view is reached by its digit; the inspector also by the keys of other programs.
  private static func view(_ view: ViewKind) -> ActionFacts {
    let keys = view.facts.digit.map { [KeyStroke(input: .character($0))] } ?? []
    return ActionFacts(
      .view(view), view.name, view == .inspector ? keys + ["i", "x"] : keys,
      "\(view.name): \(view.facts.question)")
  }

  private static let panes: [ActionFacts] = [
    ActionFacts(.open(.views), "views", ["0"], "all views, also those without a digit"),
    ActionFacts(.nextPane, "next_pane", [.key(.tab)], "next pane"),
    ActionFacts(
      .zoom, "zoom", ["z", "\\"], "the pane that has the focus alone, or all of them again",
      habit: "Ctrl-B z (tmux)"),
    ActionFacts(.previousPane, "previous_pane", [.key(.backtab)], "pane before"),
    ActionFacts(
      .panes, "panes", [.key(.character("w"), .control)],
      "panes: then w next, > < wider, + - taller, = as before, | layout", habit: "Ctrl-W (vim)",
      "The pane that has the focus gets the room. The mouse drags borders; sizes stay when the view or the size of the terminal changes."
    ),
    ActionFacts(
      .pane(.layout), "layout", ["|"], "next layout: more room for the first pane, for the others",
      habit: "| (termshark)"),
    ActionFacts(
      .pane(.wider), "wider", [], "\(key: "panes") > makes the pane wider", habit: "Ctrl-W > (vim)"),
    ActionFacts(
      .pane(.narrower), "narrower", [], "\(key: "panes") < makes the pane narrower",
      habit: "Ctrl-W < (vim)"),
    ActionFacts(
      .pane(.taller), "taller", [], "\(key: "panes") + makes the pane taller",
      habit: "Ctrl-W + (vim)"),
    ActionFacts(
      .pane(.shorter), "shorter", [], "\(key: "panes") - makes the pane lower",
      habit: "Ctrl-W - (vim)"),
    ActionFacts(
      .pane(.equal), "equal_panes", [],
      "\(key: "panes") = makes all panes as large as by themselves",
      habit: "Ctrl-W = (vim)"),
  ]

  private static let looking: [ActionFacts] = [
    ActionFacts(
      .look(.row(.forward)), "down", ["j", .key(.down)], "next row; on the stack, the next object",
      habit: "j (vim)"),
    ActionFacts(
      .look(.row(.backward)), "up", ["k", .key(.up)], "row before; on the stack, the object before"),
    ActionFacts(
      .look(.halfPage(.forward)), "half_page", [.key(.character("d"), .control)],
      "half a page down, or a stretch of time"),
    ActionFacts(
      .look(.halfPage(.backward)), "half_page_back", [.key(.character("u"), .control)],
      "half a page up"),
    ActionFacts(
      .look(.page(.forward)), "page", [.key(.pageDown), .key(.character("f"), .control)],
      "a page down, or a stretch of time"),
    ActionFacts(
      .look(.page(.backward)), "page_back", [.key(.pageUp), .key(.character("b"), .control)],
      "a page up"),
    ActionFacts(
      .look(.openPicked), "open", [.key(.enter)],
      "open: the object in the inspector, a branch, a fold, a place to jump to"),
    ActionFacts(
      .look(.parent), "parent", [.key(.backspace)], "close the branch; back to the stack"),
    ActionFacts(
      .follow, "follow", [.key(.function(6))], "follow the object on and off",
      habit: "follow (Wireshark)",
      "\(key: "hop") and \(key: "hop_back") then go from hop to hop of it, whatever is shown; lists dim everything else."
    ),
    ActionFacts(
      .breakpoint, "break", ["b", .key(.function(9))],
      "breakpoint on this kind of event on and off",
      habit: "F9 (WinDbg, VS)",
      ":b QUERY stops at every event that a query holds for: :b send and status == PENDING. The same again removes it."
    ),
    ActionFacts(.clearBreakpoints, "clear_breaks", [], "remove all breakpoints"),
    ActionFacts(.timeForm, "time_form", ["t"], "times since the beginning, or from row to row"),
    ActionFacts(
      .allRows, "all", ["a"], "on the ladder, all events, or the life of the object alone",
      habit: "",
      "The ladder shows the life of the object that is followed or picked, with its IRP and its frame. Events of others stand in one row; Enter opens it."
    ),
  ]

  private static let program: [ActionFacts] = [
    ActionFacts(
      .open(.help), "help", ["?", .key(.function(1)), .key(.character("p"), .control)],
      "what can I do here?"),
    ActionFacts(
      .open(.keys), "keys", [], "all keys on one page", habit: "",
      "Type words to find one; Enter does what is picked. :map ACTION KEY changes keys."),
    ActionFacts(
      .tour, "tour", [], "the tour: eleven pages over scenario s02; also F1 F1"),
    ActionFacts(
      .open(.command), "command", [":"], "type a command or a place: :128  :50%  :+5  :q",
      habit: ": (vim)",
      "It closes a window that is open, unless something is looked for there."),
    ActionFacts(.open(.theme), "theme", ["T"], "choose a theme; what is picked is shown at once"),
    ActionFacts(.mouse, "mouse", ["M"], "mouse on and off; off lets the terminal select text"),
    ActionFacts(.close, "close", [.key(.escape)], "close what is in front; unpick the object"),
    ActionFacts(
      .redraw, "redraw", [.key(.character("l"), .control)], "draw the screen anew"),
    ActionFacts(
      .suspend, "suspend", [.key(.character("z"), .control)], "stop the program; fg brings it back"),
    ActionFacts(
      .quit, "quit", ["q", .key(.function(10))], "close the view; at the stack, leave", habit: "",
      "It asks first where marks, notes or what was done to the run are in no file; \(key: "quit_now") and :q! leave at once."
    ),
    ActionFacts(.quitNow, "quit_now", ["Q"], "leave at once"),
  ]
}
