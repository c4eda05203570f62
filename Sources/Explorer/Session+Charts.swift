import Events
import Replay
import Views

/// Expressions that are charted over the whole time.
extension Session {
  /// Charts an expression, or ends that, as `:chart EXPRESSION` does.
  ///
  /// - Throws: why it cannot be charted.
  public mutating func chart(_ text: String) throws(ChartTrouble) {
    if let index = notebook.charts.firstIndex(where: { $0.expression.text == text }) {
      return removeChart(index)
    }
    guard notebook.charts.count < Session.chartCountMax else { throw .tooMany }
    let expression = try charted(text)
    remember(ChartWords.change(text))
    notebook.charts.append(expression)
    chartFurther()
    look.show(.charts)
    look.pickedRows[.charts] = notebook.charts.count - 1
    message = Message(ChartWords.begins(text))
  }

  private func charted(_ text: String) throws(ChartTrouble) -> ChartedExpression {
    do {
      return ChartedExpression(
        try QueryExpression.curve(
          text, in: timeline.history.lexicon, at: selectedEvent, with: vocabulary))
    } catch {
      throw .query(error)
    }
  }

  /// `:unchart` removes all charts of expressions, `:unchart 2` and `:unchart EXPRESSION` one; returns what is wrong.
  mutating func unchart(_ text: String) -> String? {
    guard !notebook.charts.isEmpty else {
      message = Message(ChartWords.none)
      return nil
    }
    if text.isEmpty {
      remember(ChartWords.changes)
      notebook.charts = []
      chartFurther()
      message = Message(ChartWords.allGone)
      return nil
    }
    guard let index = notebook.charts.index(meantBy: text, \.expression.text) else {
      return ChartWords.unknown(text)
    }
    removeChart(index)
    return nil
  }

  private mutating func removeChart(_ index: Int) {
    let text = notebook.charts[index].expression.text
    remember(ChartWords.change(text))
    notebook.charts.remove(at: index)
    chartFurther()
    message = Message(ChartWords.ends(text))
  }

  private static let chartCountMax = 12

  // MARK: - Looking at the events

  /// What the view shows of them, in their order.
  var curves: [Curve] { sieve.charts.map(\.curve) }

  /// Brings the curves to what is charted, and looks at what is new, as far as that is done at once.
  mutating func chartFurther() {
    let known = sieve.charts
    sieve.charts = notebook.charts.map { charted in
      known.first { $0.curve.expression.text == charted.expression.text }
        ?? Sieve.Charting(id: sieve.newID(), curve: Curve(charted.expression))
    }
    for index in sieve.charts.indices {
      let charting = sieve.charts[index]
      guard charting.isBehind(timeline) else { continue }
      let expression = charting.curve.expression
      var curve = charting.next
      guard timeline.count - curve.end <= sieve.atOnceCountMax,
        !expression.needsIndex || timeline.count <= sieve.atOnceCountMax
      else { continue }
      curve.advance(by: timeline.count, of: timeline)
      sieve.charts[index].curve = curve
    }
  }

  /// Whether a chart is not done.
  var isCharting: Bool { sieve.charts.contains { $0.isBehind(timeline) } }

  /// What is to be looked at beside.
  var chartOrders: [SearchOrder] {
    sieve.charts.filter { $0.isBehind(timeline) }.map { charting in
      SearchOrder(id: charting.id, work: .curve(charting.next), timeline: timeline)
    }
  }

  /// Takes what has been looked at beside.
  mutating func receive(_ curve: Curve, ofChart id: Int, isDone: Bool) {
    guard let index = sieve.charts.firstIndex(where: { $0.id == id }) else { return }
    // One that begins anew must not take away what the last one has found.
    guard isDone || curve.end >= sieve.charts[index].curve.end else { return }
    sieve.charts[index].curve = curve
  }
}

extension Sieve {
  /// An expression that is charted, as far as the events have been looked at.
  struct Charting: Sendable {
    /// Tells one from the next.
    let id: Int
    var curve: Curve
    /// Whether the user has stopped it.
    var isStopped = false

    /// Whether events are left to look at.
    func isBehind(_ timeline: Timeline) -> Bool { curve.end < timeline.count && !isStopped }

    /// What goes on: the curve, or a new one where what comes later can change what is known.
    var next: Curve { curve.expression.looksAhead ? Curve(curve.expression) : curve }
  }
}
