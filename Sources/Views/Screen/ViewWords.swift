import Events

extension ViewKind {
  /// Why a name is that of no view, and which one was probably meant.
  public static func refusal(of name: String) -> String {
    let meant = Suggestion.closest(to: name, in: allCases.map(\.name))
    return Suggestion.missing("view", name.shown, meant: meant)
  }

  /// What the title of the view says.
  var title: String {
    switch self {
    case .stack: "Stack"
    case .ladder: "Ladder"
    case .events: "Events"
    case .inspector: "Inspector"
    case .counters: "Counters"
    case .tree: "Call tree"
    case .owners: "Owners"
    case .states: "States"
    case .charts: "Charts"
    case .dna: "Packet DNA"
    case .findings: "Findings"
    case .compare: "Compare"
    }
  }

  /// What the view answers, in a few words.
  var question: String {
    switch self {
    case .stack: "layers, queues, open calls"
    case .ladder: "the life of one packet, as arrows between lanes"
    case .events: "the events as a list, with the inspector"
    case .inspector: "one object with its bytes"
    case .counters: "what passed each layer: counters, pools, drops with their reasons"
    case .tree: "who is inside of whom: calls with status and duration"
    case .owners: "who owned which packet, list or request when"
    case .states: "the states of adapters, bindings and filter modules, and what may follow"
    case .charts: "queues, pools, counters and what layers hold over the whole time"
    case .dna: "the lives of packets as rows of signs, the same ones together"
    case .findings:
      "what went wrong: broken rules and what led to them, bug checks, drops, sums that fail"
    case .compare: "two runs side by side, and where they differ"
    }
  }
}
