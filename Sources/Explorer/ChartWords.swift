import Events

/// What is said about charts of expressions.
enum ChartWords {
  static let most = "at most 12 expressions can be charted; :unchart removes them"
  static let none = "No expression is charted.   :chart EXPRESSION does that"
  static let allGone = "No expression is charted any more."
  static let changes = "the removal of all charts"

  static func change(_ text: String) -> String { "the chart of \(text.shown)" }
  static func begins(_ text: String) -> String {
    "\(text.shown) is charted.   :unchart, or the same again, ends that"
  }
  static func ends(_ text: String) -> String { "\(text.shown) is not charted any more." }
  static func unknown(_ text: String) -> String {
    "There is no chart of \(text.shown): write its number in the list, or the expression."
  }
}
