import ArgumentParser
import Events
import Terminal
import Views

/// `ndiscope explain`: what a word means.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "Say what a word means: a call, a status, a state, a queue, a rule, a sign of the screen.",
    discussion: "Without a word it lists all that are known.")

  @Argument(help: "The word, such as NdisSend, PENDING, CP2, MpTx, R20 or lookahead.")
  var word: [String] = []

  @Flag(help: "Use ASCII only.")
  var ascii = false

  func run() throws {
    let tier = GlyphTier.forText(ascii)
    let isASCII = tier == .ascii
    guard !word.isEmpty else {
      let headings = Glossary.all.map { $0.heading(isASCII: isASCII) }
      return StandardOutput.write(lines: headings, tier: tier)
    }
    let word = self.word.joined(separator: " ")
    guard word.contains(where: { !$0.isWhitespace }) else {
      throw Refusal("give a word: a call, a status, a rule, a key or a sign of the screen", .usage)
    }
    let found = Glossary.terms(for: word)
    guard !found.isEmpty else { return try explainNearest(word, tier) }
    let blocks = found.map { term in
      [term.heading(isASCII: isASCII)] + term.lines.flatMap { ExplainCommand.wrapped($0) }
    }
    StandardOutput.write(lines: Array(blocks.joined(separator: [""])), tier: tier)
  }

  /// Nothing is called so: says which words speak of it, or which word was meant.
  private func explainNearest(_ word: String, _ tier: GlyphTier) throws {
    let speaking = Glossary.terms(speakingOf: word)
    guard !speaking.isEmpty else {
      let meant = Suggestion.tail(Glossary.suggestion(for: word))
      throw Refusal("nothing is known about \(word)\(meant.isEmpty ? "" : ".")\(meant)", .usage)
    }
    let headings = speaking.map { "  " + $0.heading(isASCII: tier == .ascii) }
    let title = "Nothing is called \(word). These speak of it:"
    StandardOutput.write(lines: [title] + headings, tier: tier)
  }

  /// A line in lines of 78 cells, indented.
  private static func wrapped(_ text: String) -> [String] {
    Paragraph(text, width: 76).lines.map { "  " + $0.map(\.text).joined() }
  }
}
