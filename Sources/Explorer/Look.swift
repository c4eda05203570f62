import Views

/// Which view is shown, and how.
public struct Look: Equatable, Sendable {
  /// The view.
  public internal(set) var view = ViewKind.stack
  /// The pane that has the focus.
  public internal(set) var focus = Pane.stack
  /// What is open and picked in the inspector.
  public internal(set) var inspection = Inspection()
  /// How times are shown in lists.
  public internal(set) var timeForm = TimeForm.absolute
  /// Whether the pane that has the focus is shown alone.
  public internal(set) var isZoomed = false
  /// Where the user has moved the borders between panes.
  public internal(set) var paneSizes = PaneSizes()

  /// The names of the themes that can be chosen.
  public var themes: [String] = []
  /// Which of them is shown.
  public internal(set) var theme = 0
  /// The picked row of each view whose rows stand for no time.
  var pickedRows: [ViewKind: Int] = [:]
  /// What is opened or closed in each view that folds rows, against the way it is shown at first; by the index of its event.
  var toggled: [ViewKind: Set<Int>] = [:]
  /// Whether a view that shows one journey shows everything else as well.
  var showsAll = false
  /// The position of the bug check whose card the user has put aside, as long as it stands there.
  var bugCheckAside: Int?

  mutating func show(_ view: ViewKind) {
    self.view = view
    isZoomed = false
    focus = view.facts.panes[0]
  }

  /// Forgets which rows of another run were picked, and that its bug check was put aside.
  ///
  /// The user's charts are rows of any run.
  mutating func forgetRows() {
    pickedRows = pickedRows.filter { $0.key == .charts }
    inspection.row = 0
    bugCheckAside = nil
  }

  /// Gives the focus to the next of some panes; to the first where none of them has it.
  mutating func moveFocus(by step: Int, among panes: [Pane]) {
    guard let index = panes.firstIndex(of: focus) else {
      focus = panes.first ?? focus
      return
    }
    focus = panes[(index + step + panes.count) % panes.count]
  }
}
