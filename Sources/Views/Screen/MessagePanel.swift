import Terminal

/// A message in full over the rows above the keys, where one row is too short for it.
struct MessagePanel {
  private let sign: [Span]
  private let text: Paragraph

  /// The lines of a message on a screen of a width; `nil` if one row has room for it.
  init?(_ message: Message, width: Int, journey: (Substring) -> Int?) {
    sign = message.sign
    let room = width - 2 - Span.width(of: sign)
    guard Width.of(message.text) > room else { return nil }
    text = Paragraph(message.text, width: room, first: .text, rest: .text, journey: journey)
  }

  /// How many rows the whole of it takes.
  var rowCount: Int { text.lines.count }

  /// Draws it above a row; the first row of the screen stays.
  func draw(_ canvas: inout Canvas, above end: Int) {
    let rows = max(end - text.lines.count, 1)..<max(end, 1)
    guard !rows.isEmpty else { return }
    canvas.clear(Area(rows: rows, columns: 0..<canvas.size.columns), background: .raised)
    let start = canvas.put(sign, row: rows.lowerBound, column: 1)
    canvas.put(text, in: Area(rows: rows, columns: start..<max(canvas.size.columns - 1, start)))
  }
}

extension Scene {
  /// The message in full, where it is the thing to be said and one row of a screen is too short for it.
  func messagePanel(_ width: Int) -> MessagePanel? {
    guard let message, prompt == nil, job == nil else { return nil }
    return MessagePanel(message, width: width) { moment.journey(ofID: $0) }
  }
}

extension Message {
  /// What stands in front of it.
  var sign: [Span] {
    switch kind {
    case .note: []
    case .warning: [Span("! ", .warn)]
    case .error: [Span(" ! ", .onbad), Span(" ")]
    }
  }
}
