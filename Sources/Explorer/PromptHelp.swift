import Replay
import Views

/// What helps while a query is typed, and what Tab does about it.
struct PromptHelp: Equatable, Sendable {
  /// What the screen shows.
  var aid = PromptAid()
  /// The characters of the line that a choice replaces.
  var replaced = 0..<0
  /// What Tab puts in the place of what is wrong, or `nil`.
  var fix: Fix?
  /// Whether rows of a pane are looked for, and not events.
  var isOfRows = false
  /// What is said where nothing can stand at the cursor because there is nothing, or `nil`.
  var lack: String?
  /// The values of the field at the cursor, those that occur most often first.
  var values: [QueryTally.Value] = []

  /// What is put in the place of a part of the line.
  struct Fix: Equatable, Sendable {
    let range: Range<Int>
    let text: String
  }

  /// Whether Tab has something to accept.
  var accepts: Bool { fix != nil || !aid.choices.isEmpty }

  /// Changes a line as Tab does; `false` if there is nothing to accept.
  func accept(_ editor: inout LineEditor) -> Bool {
    if let fix {
      editor.replace(fix.range, with: fix.text)
      return true
    }
    let choices = aid.choices.map(\.text)
    guard let first = choices.first else { return false }
    let typed = replaced.count
    var common = first
    for choice in choices { common = PromptHelp.common(common, choice) }
    let isWhole = aid.choices.count + aid.moreCount == 1
    let text = common.count > typed || isWhole ? common : first
    let ends = isWhole || text == first && common.count <= typed
    let tail = ends && text.last != "(" && text.last != ":" ? " " : ""
    editor.replace(replaced, with: text + tail)
    return true
  }

  private static func common(_ a: String, _ b: String) -> String {
    String(zip(a, b).prefix { $0.0 == $0.1 }.map(\.0))
  }

  /// How many choices are shown.
  static let choiceCountMax = 40
  /// How many events are looked at between two keys.
  static let eventCountMax = 20_000
}
