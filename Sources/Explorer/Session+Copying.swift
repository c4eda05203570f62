import Events
import Replay
import Terminal
import Traces
import Views

/// y and Y: rows and events go to the clipboard, or into a file.
extension Session {
  /// The picked row as text, or the event of the step.
  mutating func copyRow() -> [Effect] {
    if let row = pickedRow { return copy(row, CopyWords.row) }
    guard let index = moment.index else {
      message = Message(WhyWords.atBeginning)
      return []
    }
    let line = EventReport(timeline).lines(index..<index + 1).first ?? ""
    return copy(line.trimmed, CopyWords.event(moment.number))
  }

  /// The event of the step as a line of a trace.
  mutating func copyLine() -> [Effect] {
    guard let index = moment.index else {
      message = Message(WhyWords.atBeginning)
      return []
    }
    return copy(Session.line(timeline.history, index), CopyWords.line(moment.number))
  }

  /// The line of an event in the trace format, with its number and without a line end.
  static func line(_ history: History, _ index: Int) -> String {
    var writer = TraceWriter(history.lexicon)
    let bytes = history.withChunk(of: index) { chunk, offset in
      writer.lines(of: chunk, offset..<offset + 1, lexicon: history.lexicon) { _ in
        history.sequence(of: index)
      }
    }
    return String(decoding: bytes.dropLast(), as: UTF8.self)
  }

  /// The row that is picked in the inspector or in a view whose rows stand for no time.
  private var pickedRow: String? {
    let lexicon = timeline.history.lexicon
    switch look.focus {
    case .inspector:
      return tree.picked.map { $0.name + "  " + $0.value.map(\.text).joined() }
    case .main:
      // A row about an object says more than who owns it.
      if let quantity = pickedQuantity, quantity.object == .none {
        return quantity.name(lexicon) + "  " + quantity.text(in: moment.state, lexicon)
      }
      let rows = SceneRows(scene)
      // A row that is a moment is the event of the step.
      guard !rows.areTime, let row = rows.picked else { return nil }
      let text = rows.text(row)
      return text.isEmpty ? nil : text
    case .stack, .holders, .events, .left, .right: return nil
    }
  }

  mutating func copy(_ text: String, _ name: String) -> [Effect] {
    study.copied = text
    return [.copy(CopyRequest(text: text, name: name))]
  }

  /// `:yank FILE`, `:yank! FILE`: what was copied last, or the row, goes into a file.
  mutating func yank(into request: SaveRequest) -> [Effect] {
    if study.copied.isEmpty { _ = isAtOtherRun ? copyOther { $0.copyRow() } : copyRow() }
    guard !study.copied.isEmpty else { return [] }
    return [.keep(study.copied + "\n", request)]
  }

  /// What became of a text that was to be copied.
  mutating func receiveCopy(_ request: CopyRequest, isSent: Bool) {
    // Without a clipboard the text is kept all the same, for :yank.
    answer(
      isSent
        ? Message(CopyWords.sent(request.name, request.text.utf8.count))
        : Message(CopyWords.refused(request.name), .warning))
  }
}

/// A text for the clipboard of the terminal.
public struct CopyRequest: Equatable, Sendable {
  /// The text.
  public let text: String
  /// What it is, in a few words.
  public let name: String
}

// MARK: - The line that leads back

extension Session {
  /// Shows the line that leads back to this moment, and copies it.
  mutating func receiveLink(_ answer: LinkAnswer) -> [Effect] {
    switch answer {
    case .refused(let sentence):
      message = Message(sentence, .warning)
      return []
    case .line(let link):
      let line = link.line
      open(.link(line), Session.pieces(of: line).map(InsightEntry.init(piece:)))
      return copy(line, LinkWords.name)
    }
  }

  /// A line in pieces that fit into a window.
  private static func pieces(of line: String) -> [String] {
    var pieces: [String] = []
    var rest = line[...]
    while !rest.isEmpty {
      pieces.append(String(rest.prefix(linkPieceLength)))
      rest = rest.dropFirst(linkPieceLength)
    }
    return pieces
  }

  private static let linkPieceLength = 60
}

extension InsightEntry {
  /// A piece of a line that is shown.
  fileprivate init(piece: String) {
    self.init(cells: ["", piece], detail: LinkWords.detail, goal: .nothing)
  }
}
