/// How the program ends (documented in every help page).
enum ExitStatus: Int32, Error {
  /// Everything went well.
  case fine = 0
  /// What was expected did not come true.
  case unmet = 1
  /// The arguments are wrong.
  case usage = 2
  /// A file could not be read or written, or not to its end, or a run was cut before what was asked for.
  case unreadable = 3
}
