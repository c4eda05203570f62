import Events

/// What a session wants from the world outside.
public enum Effect: Equatable, Sendable {
  /// Simulate so many events more.
  case extend(by: Int)
  /// Do something to the stack, at the end of the run.
  case inject(Stimulus)
  /// Go back and take another branch.
  case take(Branch)
  /// Write the live run into a file.
  case save(SaveRequest)
  /// Take the last change of the run back.
  case undo
  /// Make the change of the run again that was taken back last.
  case redo
  /// Put a text on the clipboard.
  case copy(CopyRequest)
  /// Make the line that leads back to this moment.
  case link
  /// Write a text into a file.
  case keep(String, SaveRequest)
  /// Give the filter a name in the file of the user.
  case saveFilter(UserWords.Filter)
  /// Put the run of a file, or of a scenario that ships, beside this one.
  case compare(String)
  /// End what brought the run that stood beside this one: it is another one now.
  case forgetOther
  /// Walk through the run of a file, or of a scenario that ships, and come back.
  case visit(String)
  /// Search all runs that some choice points allow.
  case exhaust(Set<ChoicePoint>, depth: Int)
  /// Put a run that a search has found in the place of this one.
  case openFound(FoundRun)
  /// Look for what went wrong as long as a key may wait, and go to it.
  case judge
  /// Begin the run anew.
  case restart
  /// Stop the work that goes on beside.
  case stopJob
  /// Leave the session.
  case leave
  /// Leave the program.
  case quit
  /// Draw the screen anew.
  case redraw
  /// Stop the process until the user wants it back.
  case suspend
  /// Turn the mouse on or off.
  case useMouse(Bool)
  /// Show a theme, by its place among ``Look/themes``.
  case useTheme(Int)
  /// Show the tour.
  case tour
  /// Keep a line that was typed for the next time, as ``InputHistory`` writes it.
  case remember(String)
}
