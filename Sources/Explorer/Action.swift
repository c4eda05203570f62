import Replay
import Views

/// Something that the user can do; every one has a name, keys and a sentence in ``ActionCatalog``.
public enum Action: Hashable, Sendable {
  /// Moves the cursor one step of a kind.
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
  /// Asks where to go.
  case goTo
  /// To the next mark, drop or bug check.
  case nextMark(Heading)
  /// Ten events.
  case tenEvents(Heading)
  /// Back to where a jump began, or forward again.
  case jump(Heading)
  /// Runs to a breakpoint or to the end.
  case run(Heading)
  /// Runs to a breakpoint or to the end, or stops a run that goes on.
  case toggleRun
  /// Plays or pauses.
  case play
  /// Twice as fast.
  case faster
  /// Half as fast.
  case slower
  /// Four events a second.
  case normalSpeed
  /// Simulates the scenario from its beginning again.
  case restart
  /// Shows what can be done to the stack.
  case inject
  /// Shows which choices can come out differently from here on.
  case branch
  /// Asks for a file to write the live run into.
  case save
  /// Shows what the run can be compared with.
  case against
  /// Lets the run go on while the picture stands, or ends that.
  case freeze
  /// Shows a view.
  case view(ViewKind)
  /// Lists all views.
  case views
  /// Moves the focus to the next pane.
  case nextPane
  /// Shows the pane that has the focus alone, or all of them again.
  case zoom
  /// Waits for the key that says what happens to the panes.
  case panes
  /// Changes the sizes of panes.
  case pane(PaneChange)
  /// Moves the focus to the pane before.
  case previousPane
  /// One row down or up.
  case row(Heading)
  /// Half a page of rows, or of time.
  case halfPage(Heading)
  /// A page of rows, or of time.
  case page(Heading)
  /// Opens what is picked.
  case open
  /// Closes the branch, or goes back to the stack.
  case parent
  /// Follows the object, or ends that.
  case follow
  /// Sets or removes a breakpoint on this kind of event.
  case breakpoint
  /// Removes all breakpoints.
  case clearBreakpoints
  /// Waits for the letter of a mark to set.
  case mark
  /// Waits for the letter of a mark to jump to.
  case toMark
  /// Shows times from the beginning, or from row to row.
  case timeForm
  /// Shows everything, or only what is followed, in a view that folds the rest.
  case allRows
  /// The next theme.
  case theme
  /// Turns the mouse on or off.
  case mouse
  /// Filters and finds.
  case ask(Asking)
  /// Shows the tour.
  case tour
  /// Types a command.
  case command
  /// Shows what can be done.
  case help
  /// Shows all keys on one page.
  case keys
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
  /// Shows how the step came about, or who set what is picked.
  case why
  /// Watches what is picked at every step, or ends that.
  case watch
  /// Shows what the word under the cursor means.
  case explain
  /// Copies the row as text.
  case copyRow
  /// Copies the event as a line of a trace.
  case copyLine
  /// Takes the last change of the user back.
  case undo
  /// Makes the change again that was taken back last.
  case redo
  /// Marks a moment, then shows what differs from it.
  case difference
  /// Goes to the first event that breaks a rule or the proof, then to the next one.
  case verdict
  /// Asks for a remark.
  case note
  /// Shows and copies the line that leads back to this moment.
  case link
  /// Lists marks and notes.
  case places
  /// Hunts a bug.
  case hunt(Hunting)
}
