import Replay
import Terminal

extension ActionCatalog {
  /// What can be asked of the events.
  static let asking: [ActionFacts] = [
    ActionFacts(
      .ask(.filter), "filter", ["&", .key(.function(4))],
      "filter: show only the events that a query holds for",
      habit: "& (less)  F4 (htop)",
      "\(key: "back") and \(key: "step") then step from one of them to the next, lists and the ladder show nothing else, the timeline dims the rest. An empty line shows all again. :filter QUERY does the same."
    ),
    ActionFacts(
      .ask(.find), "find", ["/", .key(.function(3))],
      "find events by a query, by words or ~pattern of their rows, or by hex 45 00",
      habit: "/ (vim, less)  F3 (htop)",
      "Nothing is hidden; \(key: "find_next") and \(key: "find_last") go on. In the inspector, and in views whose rows are no events, it finds rows of the pane."
    ),
    ActionFacts(
      .ask(.next(.forward)), "find_next", ["n"], "next event, or row, that was found",
      habit: "n (vim)"),
    ActionFacts(.ask(.next(.backward)), "find_last", ["N"], "event, or row, found before"),
    ActionFacts(
      .ask(.cell), "filter_cell", ["A"],
      "filter from what stands under the cursor: only, and, or, not",
      habit: "apply as filter (Wireshark)",
      "Lists what the row, or the step, says as terms of the query language; the one that is chosen becomes the filter, is added to it, is found, or stops every run."
    ),
    ActionFacts(
      .ask(.breakpoints), "breaks", ["B"], "what stops a run; Enter removes one",
      habit: "bl bc (WinDbg)"),
    ActionFacts(
      .ask(.rules), "rules", [], "filters that have a name, and rules that mark events", habit: "",
      "They stand in ~/.config/ndiscope/rules.yaml. Enter shows only the events that one holds for."
    ),
    ActionFacts(
      .ask(.columns), "columns", [], "which columns the list of events has", habit: "",
      "seq t dt cpu call route obj st mark, and every field of the query language: :columns seq t call owner irql. :columns alone brings the usual ones back."
    ),
  ]
}
