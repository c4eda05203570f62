/// What is asked before something is lost.
enum LeavingWords {
  static let title = "Leave? What you did is in no file."
  static let noun = "ways"
  static let write = "write it into a file first"
  static let leave = "leave without writing"
  static let writeDetail = "Asks for the file. Then \(key: "quit") leaves."
  static let leaveDetail =
    "What is in no file is gone. \(key: "quit_now") leaves at once, anywhere."
  static let foot = "↑ ↓ choose  Enter does it  Esc stays  \(key: "quit_now") leaves at once"

  /// Something that is in no file.
  enum Part {
    /// The run itself, because something was done to it.
    case run
    /// The marks.
    case marks
    /// The notes.
    case notes
    /// That marks or notes of the file were taken away, or stand together in none.
    case changes
  }

  /// What leaving loses.
  static func lost(_ parts: [Part]) -> String {
    "loses " + parts.map(name).joined(separator: ", ")
  }

  private static func name(_ part: Part) -> String {
    switch part {
    case .run: "what was done to the run"
    case .marks: "marks"
    case .notes: "notes"
    case .changes: "what was changed among marks and notes"
    }
  }
}
