import Terminal
import Views

/// What a session knows of the program around it, and of how the user types.
public struct ProgramState: Sendable {
  /// Which key means what.
  public var keyMap = KeyMap.standard
  /// Whether nothing but ASCII can be shown.
  public var isASCII = false
  /// What the mouse is good for.
  public var mouse = MouseUse.on
  /// What was typed before.
  public var history = InputHistory()
  /// The files that a path may be completed to; nothing where nobody looks at files.
  public var files: @Sendable (String) -> [String] = { _ in [] }
  /// The file that is to keep the run when the program is ended from outside at the event of a number, or `nil` where none is
  /// kept.
  public var rescueFile: @Sendable (_ number: Int) -> String? = { _ in nil }
  /// The tour that goes on, or `nil`.
  public var tour: Tour?
  /// Whether panes are told one at a time, whatever the size, as they are line by line.
  var tellsOnePane = false
  /// Whether the run is only visited: who leaves it goes on with another one.
  var isVisit = false
  /// The cell of the last click, as long as nothing else happened.
  var lastPress: Position?
  /// What moves along with the mouse, from the press of its button until it is released.
  var dragged: Dragged?
  /// The action that was done last; the tour waits for it.
  var lastAction: Action?
  /// Which part of everything that can be done the help page shows.
  var scope = HelpScope.view

  /// The program of the tests: standard keys, no history, no files.
  public init() {}
}

/// What the mouse is good for.
public enum MouseUse: Sendable {
  /// It clicks and drags here.
  case on
  /// It is left to the terminal, which selects text with it.
  case off
  /// The terminal reports none.
  case missing
}

/// Which part of everything that can be done the help page shows.
public enum HelpScope: CaseIterable, Sendable {
  /// What works in this view, now.
  case view
  /// All actions.
  case all
  /// What is typed behind a colon, with what it needs.
  case commands
  /// What words mean.
  case words

  /// The scope after this one.
  var next: HelpScope {
    switch self {
    case .view: .all
    case .all: .commands
    case .commands: .words
    case .words: .view
    }
  }
}
