/// Why a terminal cannot be taken over.
public enum CursesError: Error, Equatable {
  /// One terminal can be open at a time.
  case alreadyOpen
  /// The standard input is a file or a pipe.
  case inputIsNoTerminal
  /// The standard output is a file or a pipe.
  case outputIsNoTerminal
  /// The environment variable `TERM` is missing or empty.
  case typeUnset
  /// Neither this terminal type nor any that could stand for it is installed.
  case typeUnknown(String)
  /// A terminal of this type, such as `dumb`, cannot move its cursor or clear its screen.
  case typeTooSimple(String)
  /// A call of the system failed with this `errno`.
  case systemFailure(Int32)
}
