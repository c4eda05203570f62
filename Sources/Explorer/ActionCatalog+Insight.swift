import Terminal

extension ActionCatalog {
  /// What helps to understand.
  static let insight: [ActionFacts] = [
    ActionFacts(
      .understand(.why), "why", ["W"], "why? the causes of this step, or who set the picked value",
      habit: "who set this? (Pernosco)",
      "The chain goes back to a choice, a program or a stimulus. Enter goes to one of its events, \(key: "jump_back") comes back. :why P3 and :why MpTx ask about a value."
    ),
    ActionFacts(
      .understand(.watch), "watch", ["w"], "watch the picked value at every step, on and off",
      habit: "watch (gdb)",
      ":watch EXPRESSION watches any expression of the query language, such as :watch q.MpTx.len. :unwatch removes all, :unwatch 2 the second."
    ),
    ActionFacts(
      .understand(.difference), "diff", ["d"],
      "keep this moment; then what differs between it and another one",
      habit: "",
      "The first \(key: "diff") keeps the moment, the second shows what differs, layer by layer and object by object. Enter goes to where a value was set."
    ),
    ActionFacts(
      .understand(.verdict), "verdict", ["v"],
      "to the guilty event: the first that breaks a rule, then the next one",
      habit: "",
      "Where the line of the proof does not add up, the event that broke it is found by halving the time, and is one of them. The state line names the first rule that is broken up to here. \(key: "findings") shows all findings with what led to them, :explain R02 tells about a rule."
    ),
    ActionFacts(
      .understand(.note), "note", [], "write a remark at this moment", habit: "",
      ":note TEXT. It is shown wherever one stands at this moment, and :write keeps it in the trace. :note alone removes it."
    ),
    ActionFacts(
      .understand(.places), "marks", [], "list of marks and notes", habit: ":marks (vim)",
      "The same as \(key: "to_mark"). Enter goes there."),
    ActionFacts(
      .understand(.copyRow), "copy", ["y"], "copy the picked row, or this event, as text",
      habit: "y (vim)",
      "The text goes to the clipboard of the terminal, also over ssh, if the terminal allows it. :yank FILE writes it into a file."
    ),
    ActionFacts(
      .understand(.copyLine), "copy_line", ["Y"], "copy this event as a line of a trace", habit: "",
      "One JSON object in the format NDT/1. :yank FILE writes it into a file."),
    ActionFacts(
      .understand(.link), "link", [], "one line that leads back to exactly this moment of this run",
      habit: "",
      "Scenario, seed, choices, injections, place and view. ndiscope explore LINE opens it and checks that the run is the same."
    ),
    ActionFacts(
      .understand(.undo), "undo", ["u"], "take back my last change", habit: "u (vim)",
      "What was injected, a branch, a restart; marks, notes, watches and breakpoints as well. Walking is no change: \(key: "jump_back") goes back. Nor is a filter, or following: \(key: "filter") with an empty line, and \(key: "follow"), end them."
    ),
    ActionFacts(
      .understand(.redo), "redo", [.key(.character("r"), .control)],
      "do again what \(key: "undo") took back",
      habit: "Ctrl-R (vim)"),
    ActionFacts(
      .understand(.explain), "explain", ["K"],
      "explain the word under the cursor, and those of this step",
      habit: "K (vim)",
      "Type to find any other word; Enter shows what belongs to it. :explain WORD asks for one."),
  ]
}
