/// The views, by the names that the state line shows, and by their titles.
extension Glossary {
  /// What each view is for.
  static let views: [Term] = ViewKind.allCases.map { view in
    let isAlike = view.title.lowercased() == view.name
    return Term(
      view.name, .screen, "\(view.purpose) :\(view.name) shows it.", see: view.related,
      aliases: isAlike ? [] : [view.title])
  }
}

extension ViewKind {
  /// What it shows, in one sentence.
  fileprivate var purpose: String {
    switch self {
    case .stack: "The view of the layers with what they hold, their queues and the open calls."
    case .ladder: "The view of the life of one packet, as arrows between the lanes of the layers."
    case .events: "The view of the events as a list, with the inspector beside it."
    case .inspector: "The view of one object, or of one step, as a tree of values, with its bytes."
    case .tree: "The view of the calls: who is inside of whom, with status and duration."
    case .charts:
      "The view of numbers over the whole time: queues, pools, counters and what layers hold."
    case .counters:
      "The view of what has passed each layer: counters, pools, and drops with their reasons."
    case .owners: "The view of who owned which packet, list or request when."
    case .states:
      "The view of the states of adapters, bindings and filter modules, and of what may follow."
    case .dna: "The view of the lives of packets as rows of signs, the same ones together."
    case .findings:
      "The view of what went wrong: broken rules with what led to them, bug checks, drops, and sums that fail."
    case .compare: "The view of two runs side by side, and of where they differ."
    }
  }

  /// Words that belong to it.
  fileprivate var related: [String] {
    switch self {
    case .stack: ["layer", "held", "Open calls"]
    case .ladder: ["lane", "──►", "journey"]
    case .events: ["event", "seq", "obj"]
    case .inspector: ["Changed by this step", "made by"]
    case .tree: ["Open calls", CallTreeWords.took]
    case .charts: ["queue", "held"]
    case .counters: ["in", "counter", "drop"]
    case .owners: ["ownership", OwnersWords.heldBy]
    case .states: ["machine", "state"]
    case .dna: ["journey", "packet"]
    case .findings: ["rule", "guilty", "sum fails"]
    case .compare: ["step", TimelineWords.toCompare]
    }
  }
}
