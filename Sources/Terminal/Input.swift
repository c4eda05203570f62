/// What a screen tells its program.
public enum Input: Hashable, Sendable {
  /// A character was typed.
  case character(Character)
  /// A key was pressed that is no plain character.
  case key(Key, Modifiers = [])
  /// The mouse did something.
  case mouse(Mouse)
  /// Text was pasted: line feeds between lines, other controls left out.
  case paste(String)
  /// The screen has another size, or lost what it showed; it wants to be drawn again.
  case resize(Size)
  /// Another thread has something to show.
  case wake
  /// The user asks to stop what is going on.
  case signal(Signal)
  /// The terminal is gone or the system wants the program to end; nothing more will come.
  case hangUp
  /// The time is over and nothing happened.
  case none

  /// What the user asks for from outside the program's keys.
  public enum Signal: Hashable, Sendable {
    /// Control-C: stop what takes long, or end.
    case interrupt
    /// Control-Backslash: end at once.
    case quit
  }
}
