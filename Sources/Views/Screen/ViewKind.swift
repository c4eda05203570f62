import Terminal

/// A view that fills the screen (UI_SPEC 4, 5).
///
/// What keys, menus and the help need to know stands in ``ViewKind/facts``; what draws it, in ``ViewKind/drawer``; where it has
/// its timeline, in `ScenePainter.timeline`.
public enum ViewKind: String, CaseIterable, Sendable {
  /// The layers with what they hold.
  case stack
  /// The events as arrows between the layers.
  case ladder
  /// The events as a list, with the inspector.
  case events
  /// The inspector, with the bytes.
  case inspector
  /// The calls around the step, who is inside of whom.
  case tree
  /// The numbers over time.
  case charts
  /// What has passed each layer, with its counters, pools and drops.
  case counters
  /// Who owned which object when.
  case owners
  /// The state machines.
  case states
  /// The lives of the packets: `LivesView`. Who types the name of the view, or reads its title, calls them their DNA.
  case dna
  /// What went wrong.
  case findings
  /// Two runs side by side.
  case compare

  /// The name that the state line shows and `--view` takes.
  public var name: String { rawValue }

  /// The view of a name, or `nil`.
  public init?(name: String) { self.init(rawValue: name) }
}

/// What is known about a view: keys, the menu of views and the help are made from this.
public struct ViewFacts: Sendable {
  /// The digit that leads to it, or `nil` if the menu of views does.
  public let digit: Character?
  /// What its title rule says.
  public let title: String
  /// What it answers, in a few words.
  public let question: String
  /// The parts that can have the focus, in the order of Tab.
  public let panes: [Pane]
}

extension ViewKind {
  /// What is known about the view.
  public var facts: ViewFacts {
    switch self {
    case .stack: facts("1", [.stack, .holders])
    case .ladder: facts("2", [.main])
    case .events: facts("3", [.events, .inspector])
    case .inspector: facts("4", [.inspector])
    case .tree: facts("5", [.main])
    case .charts: facts("6", [.main])
    case .counters: facts("7", [.main])
    case .findings: facts("8", [.main])
    case .compare: facts("9", [.left, .right])
    case .owners, .states, .dna: facts(nil, [.main])
    }
  }

  private func facts(_ digit: Character?, _ panes: [Pane]) -> ViewFacts {
    ViewFacts(digit: digit, title: title, question: question, panes: panes)
  }

  /// What draws a view of one pane, or `nil` for a view that has a layout of its own.
  private var drawer: (any MainView.Type)? {
    switch self {
    case .stack, .events, .inspector, .compare: nil
    case .ladder: LadderView.self
    case .counters: CountersView.self
    case .tree: CallTreeView.self
    case .owners: OwnersView.self
    case .states: StatesView.self
    case .charts: ChartsView.self
    case .dna: LivesView.self
    case .findings: FindingsView.self
    }
  }

  /// The view of one pane for a scene, or `nil` for a view that has a layout of its own.
  func mainView(_ scene: Scene) -> (any MainView)? { drawer?.init(scene) }

  /// Whether a pane or a line below says what the step is, so that the hint need not.
  var hasStepBelow: Bool { drawer?.hasStepBelow ?? true }

  /// The view of a digit, or `nil`.
  public init?(digit: Character) {
    guard let view = ViewKind.allCases.first(where: { $0.facts.digit == digit }) else { return nil }
    self = view
  }
}

/// A part of the screen that can have the focus.
public enum Pane: CaseIterable, Sendable {
  /// The layers.
  case stack
  /// Who holds what.
  case holders
  /// The list of events.
  case events
  /// The tree of the inspector.
  case inspector
  /// The one pane of a view that has one.
  case main
  /// The run that everything else shows, where two stand side by side.
  case left
  /// The run that stands beside it.
  case right

  /// The number by which a click finds it.
  public var number: Int { Pane.allCases.firstIndex(of: self) ?? 0 }

  /// The pane of a number, or `nil`.
  public init?(number: Int) {
    guard Pane.allCases.indices.contains(number) else { return nil }
    self = Pane.allCases[number]
  }
}
