import Replay
import Views

/// Something that the user can do; every one has a name, keys and a sentence in ``ActionCatalog``.
public enum Action: Hashable, Sendable {
  /// Moves in time.
  case move(Moving)
  /// Plays.
  case play(Playing)
  /// Moves in rows, and opens what is picked.
  case look(Looking)
  /// Opens what is typed into, or chosen from.
  case open(Opening)
  /// Filters and finds.
  case ask(Asking)
  /// Explains, and keeps what was understood.
  case understand(Understanding)
  /// Hunts a bug.
  case hunt(Hunting)
  /// Simulates the scenario from its beginning again.
  case restart
  /// Lets the run go on while the picture stands, or ends that.
  case freeze
  /// Shows a view.
  case view(ViewKind)
  /// Moves the focus to the next pane.
  case nextPane
  /// Moves the focus to the pane before.
  case previousPane
  /// Shows the pane that has the focus alone, or all of them again.
  case zoom
  /// Waits for the key that says what happens to the panes.
  case panes
  /// Changes the sizes of panes.
  case pane(PaneChange)
  /// Follows the object, or ends that.
  case follow
  /// Sets or removes a breakpoint on this kind of event.
  case breakpoint
  /// Removes all breakpoints.
  case clearBreakpoints
  /// Shows times from the beginning, or from row to row.
  case timeForm
  /// Shows everything, or only what is followed, in a view that folds the rest.
  case allRows
  /// Turns the mouse on or off.
  case mouse
  /// Shows the tour.
  case tour
  /// Closes what is open in front; never leaves the program.
  case close
  /// Closes the view; at the stack, leaves.
  case quit
  /// Leaves at once.
  case quitNow
  /// Draws everything anew.
  case redraw
  /// Stops the process; `fg` brings it back.
  case suspend
}

/// A way to move in time.
public enum Moving: Hashable, Sendable {
  /// One step of a kind.
  case step(Step, Heading)
  /// To the next hop of the object that is followed.
  case hop(Heading)
  /// To the next event about the object.
  case sameObject(Heading)
  /// To what belongs to this event: return, completion, beginning.
  case match
  /// To the beginning.
  case toStart
  /// To the end; a live run is simulated to its end.
  case toEnd
  /// To the next mark, broken rule, drop or bug check.
  case nextMark(Heading)
  /// Ten events.
  case tenEvents(Heading)
  /// Back to where a jump began, or forward again.
  case jump(Heading)
  /// Runs to a breakpoint or to the end.
  case run(Heading)
  /// Runs to a breakpoint or to the end, or stops a run that goes on.
  case toggleRun
}

/// What can be done about playing.
public enum Playing: Hashable, Sendable {
  /// Plays or pauses.
  case toggle
  /// Twice as fast.
  case faster
  /// Half as fast.
  case slower
  /// Four events a second.
  case normalSpeed
}

/// A way to move in rows.
public enum Looking: Hashable, Sendable {
  /// One row down or up.
  case row(Heading)
  /// Half a page of rows, or of time.
  case halfPage(Heading)
  /// A page of rows, or of time.
  case page(Heading)
  /// Opens what is picked.
  case openPicked
  /// Closes the branch, or goes back to the stack.
  case parent
}

/// What stands in front when it is opened, and takes the keys.
public enum Opening: Hashable, Sendable {
  /// Asks where to go.
  case goTo
  /// Types a command.
  case command
  /// Waits for the letter of a mark to set.
  case mark
  /// Waits for the letter of a mark to jump to.
  case toMark
  /// Shows what can be done.
  case help
  /// Shows all keys on one page.
  case keys
  /// Lists all views.
  case views
  /// Shows the themes.
  case theme
  /// Shows what can be done to the stack.
  case inject
  /// Shows which choices can come out differently from here on.
  case branch
  /// Asks for a file to write the live run into.
  case save
  /// Shows what the run can be compared with.
  case against
}

/// What helps to understand, and to keep what was understood.
public enum Understanding: Hashable, Sendable {
  /// Shows how the step came about, or who set what is picked.
  case why
  /// Watches what is picked at every step, or ends that.
  case watch
  /// Marks a moment, then shows what differs from it.
  case difference
  /// Goes to the first event that breaks a rule or the proof, then to the next one.
  case verdict
  /// Shows what the word under the cursor means.
  case explain
  /// Asks for a remark.
  case note
  /// Lists marks and notes.
  case places
  /// Shows and copies the line that leads back to this moment.
  case link
  /// Copies the row as text.
  case copyRow
  /// Copies the event as a line of a trace.
  case copyLine
  /// Takes the last change of the user back.
  case undo
  /// Makes the change again that was taken back last.
  case redo
}

// MARK: - What else an action does

extension Action {
  /// Whether playing and simulating go on: the action is about them, or moves nothing that they move.
  var letsRunsGoOn: Bool {
    switch self {
    case .play, .freeze, .view, .nextPane, .previousPane, .zoom, .panes, .pane, .follow,
      .breakpoint, .clearBreakpoints, .timeForm, .allRows, .mouse, .tour, .close, .redraw, .suspend:
      true
    case .move, .look, .ask, .hunt, .restart, .quit, .quitNow: false
    case .open(let opening): opening.letsRunsGoOn
    case .understand(let understanding): understanding.letsRunsGoOn
    }
  }

  /// Whether it is done to this run or asks about its step: it would mislead where the other run of a comparison has the focus.
  var isAboutThisRun: Bool {
    switch self {
    case .breakpoint: true
    case .open(let opening): opening.isAboutThisRun
    case .understand(let understanding): understanding.isAboutThisRun
    case .ask(let asking): asking == .cell
    case .move, .play, .look, .hunt, .view, .nextPane, .previousPane, .zoom, .panes, .pane, .follow,
      .clearBreakpoints, .timeForm, .allRows, .freeze, .restart, .tour, .mouse, .close, .quit,
      .quitNow, .redraw, .suspend:
      false
    }
  }

  /// Whether it is about what the card of a bug check covers, so that the card is put aside.
  var looksBehindBugCheck: Bool {
    switch self {
    case .look, .view, .nextPane, .previousPane, .zoom, .pane, .allRows, .follow: true
    case .move, .play, .open, .ask, .understand, .hunt, .restart, .freeze, .panes, .breakpoint,
      .clearBreakpoints, .timeForm, .mouse, .tour, .close, .quit, .quitNow, .redraw, .suspend:
      false
    }
  }
}

extension Opening {
  fileprivate var letsRunsGoOn: Bool {
    switch self {
    case .mark, .help, .keys, .views, .theme: true
    case .goTo, .command, .toMark, .inject, .branch, .save, .against: false
    }
  }

  fileprivate var isAboutThisRun: Bool {
    switch self {
    case .mark, .inject, .branch: true
    case .goTo, .command, .toMark, .help, .keys, .views, .theme, .save, .against: false
    }
  }
}

extension Understanding {
  fileprivate var letsRunsGoOn: Bool {
    switch self {
    case .watch, .copyRow, .copyLine, .link: true
    case .why, .difference, .verdict, .explain, .note, .places, .undo, .redo: false
    }
  }

  fileprivate var isAboutThisRun: Bool {
    switch self {
    case .watch, .difference, .note, .link: true
    case .why, .verdict, .explain, .places, .copyRow, .copyLine, .undo, .redo: false
    }
  }
}
