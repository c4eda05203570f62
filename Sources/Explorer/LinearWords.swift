/// What is said line by line.
enum LinearWords {
  static let look = "look"
  static let welcome =
    "Type a command such as step, back, goto 9, ladder, help; look shows the view; an empty line does the last one again; a letter is a key, as help shows it, with its answer behind it: g 128, m a, /P3; :q leaves."
  static func visits(_ title: String) -> String { "\(title). :q goes back." }
  static let closed = "Closed."
  static let done = "Done."
  static let notInList =
    "Nothing of the list has these words. Behind an open list a colon begins a command, as in :step"
  static let unanswered = "! The input ends in the middle of a question."
  static let noPlaying =
    "Nothing is played line by line: continue runs to the end, step 10 goes on by ten events."

  static let onePane =
    "Line by line one pane stands alone anyway: look tells it, and next_pane goes to the next one if there is one."

  static func follows(_ object: String) -> String { "Follows \(object)." }
  static let followsNothing = "Follows nothing."
  static func picks(_ object: String) -> String { "Picked: \(object)." }
  static let picksNothing = "Nothing is picked."

  static let opensLine = "ndiscope explore LINE opens it, :yank FILE writes it into a file."

  static func wrong(_ text: String) -> String { "! " + text }
  static func noNumber(_ count: Int) -> String { "! write a number from 1 to \(count)" }

  static func asks(_ label: String, _ note: String, _ text: String) -> String {
    let parts = note.split(separator: "   ").map { $0.trimmingPrefix(" ") }
    let kept = parts.filter { part in !keyWords.contains { part.hasPrefix($0) } }
    let hasOffer = !text.isEmpty && !text.hasSuffix(" ")
    let empty = hasOffer ? "an empty line takes \(text)" : "an empty line closes"
    return "? \(label)  " + (kept.map(String.init) + [empty]).joined(separator: "   ")
  }

  /// How the parts of a note begin that are about keys, of which there are none here.
  private static let keyWords = ["Enter", "Esc", "Tab", "Ctrl-", "g beginning"]

  /// How many rows of a view are not told, a line if there are any.
  static func hidden(_ rows: (above: Int, below: Int)) -> [String] {
    let above = rows.above > 0 ? ["+\(rows.above) above"] : []
    let below = rows.below > 0 ? ["+\(rows.below) below"] : []
    return above.isEmpty && below.isEmpty ? [] : [(above + below).joined(separator: "  ")]
  }

  static func entry(_ number: Int, _ cells: [String]) -> String {
    "\(number)  " + cells.filter { !$0.isEmpty }.joined(separator: "  -  ")
  }

  static func choose(_ purpose: ListPurpose, shown: Int, hidden: Int) -> String {
    let more = hidden > 0 ? " \(hidden) more are not shown: type words of what you look for." : ""
    return shown == 0
      ? "? Nothing is found: type other words, or an empty line to close."
      : "? A number from 1 to \(shown), words to look for, or an empty line to close.\(more)"
  }
}
