import Events
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

/// While a query is typed, it is said how it stands and what may follow.
struct PromptHelpTests {
  private func help(_ text: String, _ walk: inout Walk) throws -> PromptHelp {
    walk.type(text)
    guard case .prompt(let prompt) = walk.session.overlay else { throw NoPrompt() }
    return try #require(prompt.help)
  }

  private func line(_ walk: Walk) -> String {
    guard case .prompt(let prompt) = walk.session.overlay else { return "" }
    return prompt.editor.text
  }

  private struct NoPrompt: Error {}

  @Test func `a valid query says for how many events it holds`() throws {
    var walk = try Walk(recorded: "s02")
    let help = try help("&NdisSend", &walk)
    #expect(help.aid.state == .valid && help.aid.mark == nil)
    #expect(help.aid.verdict == "valid, holds for 5 of \(walk.timeline.count) events")
  }

  @Test func `a wrong word is marked, and Tab puts the right one in its place`() throws {
    var walk = try Walk(recorded: "s02")
    let help = try help("&send and ownr == ndis", &walk)
    #expect(help.aid.state == .wrong && help.aid.mark == 9..<13)
    #expect(walk.lines[32].contains("& filter send and ownr == ndis"))
    #expect(walk.lines[33].contains("^~~~  unknown field \"ownr\". Did you mean owner?"))
    walk.press(.tab)
    #expect(line(walk) == "send and owner == ndis")
  }

  @Test func `a single equals sign is put right`() throws {
    var walk = try Walk(recorded: "s02")
    _ = try help("&owner = ndis", &walk)
    walk.press(.tab)
    #expect(line(walk) == "owner == ndis")
  }

  @Test func `what was meant stands before all else that could be meant`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("&status == PENDNG and send")
    #expect(walk.text.contains("PENDNG is not a status. Did you mean PENDING?   Tab accepts"))
  }

  @Test func `values that occur stand with their counts, and Tab takes the first`() throws {
    var walk = try Walk(recorded: "s02")
    let help = try help("&status == ", &walk)
    let lexicon = walk.timeline.history.lexicon
    let pending = walk.timeline.matches(try Query("status == PENDING", in: lexicon)).count
    #expect(help.aid.choices.contains(PromptAid.Choice("PENDING", count: pending)))
    #expect(!help.aid.choices.contains { $0.text == "RESOURCES" })
    let typed = try self.help("PEN", &walk)
    #expect(typed.aid.choices.map(\.text) == ["PENDING"])
    walk.press(.tab)
    #expect(line(walk) == "status == PENDING ")
  }

  @Test(arguments: ["&ev == \"Ndis", "&(send and [com", "&obj == Q", "&${slow:send"])
  func `what one may still be typing has no caret`(text: String) throws {
    var walk = try Walk(recorded: "s02")
    let help = try help(text, &walk)
    #expect(help.aid.state == .unfinished && help.aid.mark == nil, "\(help.aid)")
    walk.press(.enter)
    #expect(walk.session.sieve.filter == nil && walk.session.overlay != nil)
  }

  @Test func `marks are completed, in queries and as a column`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("llmblma&")
    #expect(try help("mark == ", &walk).aid.choices.map(\.text) == ["a", "b"])
    walk.type("b")
    walk.press(.enter)
    #expect(walk.session.sieve.filter?.matches.count == 1)
    walk.type(":columns seq ma")
    walk.press(.tab)
    #expect(line(walk) == "columns seq mark")
    walk.press(.enter)
    #expect(walk.session.sieve.table?.columns == ["seq", "mark"] && walk.session.overlay == nil)
    #expect(walk.lines.contains { $0.contains(#/ 2 +b/#) })
  }

  @Test func `a word that is none keeps its sign, and those that occur stand first below it`()
    throws
  {
    var walk = try Walk(recorded: "s02")
    let help = try help("&status == FOO", &walk)
    #expect(help.aid.state == .wrong && help.aid.mark == 10..<13)
    #expect(walk.lines[33].contains("^~~  FOO is not a status"))
    let legal = help.aid.legal
    let first = try #require(legal.first)
    #expect(first.count != nil && legal.contains(PromptAid.Choice("RESOURCES")))
    #expect(walk.lines[34].contains(first.text) && walk.lines[34].contains(" +"))
    walk.press(.escape)
    walk.type("&phase == entr")
    #expect(walk.lines[33].contains("Did you mean enter?"))
    for word in ["enter", "leave", "instant"] { #expect(walk.lines[34].contains(word)) }
  }

  @Test func `a field that no event has, and filters that nobody has named, are told of`() throws {
    var walk = try Walk(recorded: "s02")
    for (text, said) in [
      ("&drop.reason == ", "no event of this trace has drop.reason"),
      ("&send and ip.src == ", "no event of this trace has ip.src"),
      ("&@", "no filter has a name yet; :save_filter NAME gives one"),
    ] {
      #expect(try help(text, &walk).aid.verdict == said)
      walk.press(.enter)
      #expect(walk.text.contains(said))
      walk.press(.escape)
    }
  }

  @Test func `a pattern fits rows, and bytes are digits`() throws {
    var walk = try Walk(recorded: "s02")
    #expect(try self.help("/~Send.*", &walk).aid.verdict.hasPrefix("no query: the pattern fits "))
    walk.press(.escape)
    let help = try self.help("/hex 45 zz", &walk)
    #expect(help.aid.state == .wrong && help.aid.mark == 7..<9)
    #expect(help.aid.verdict == "zz is no byte: write hex 45 00")
  }

  @Test func `values of a set are completed too`() throws {
    var walk = try Walk(recorded: "s02")
    let help = try help("&obj in {P1, ", &walk)
    #expect(help.aid.choices.contains { $0.text == "P2" })
  }

  @Test func `names are completed as far as they agree`() throws {
    var walk = try Walk(recorded: "s02")
    let help = try help("&send and drop.r", &walk)
    #expect(help.aid.choices.map(\.text) == ["drop.reason"] && help.aid.state == .unfinished)
    walk.press(.tab)
    #expect(line(walk) == "send and drop.reason ")
  }

  @Test func `Tab with nothing to accept swaps filter and find, and takes the text along`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("&NdisSend ")
    walk.press(.tab)
    #expect(walk.text.contains("/ find NdisSend"))
    walk.press(.enter)
    #expect(walk.session.sieve.filter == nil && walk.session.sieve.find?.text == "NdisSend")
  }

  @Test func `words that are no query are found as text, and the line says so`() throws {
    var walk = try Walk(recorded: "s02")
    let help = try help("/miniport p2", &walk)
    #expect(help.aid.state == .valid && help.aid.verdict.hasPrefix("no query: "))
    walk.press(.backtab)
    guard case .prompt(let prompt) = walk.session.overlay else { throw NoPrompt() }
    #expect(prompt.help?.aid.state == .wrong)
  }

  @Test func `the queries of commands are helped too`() throws {
    var walk = try Walk(recorded: "s02")
    let help = try help(":c ownr == 1", &walk)
    #expect(help.aid.mark == 2..<6)
    walk.press(.tab)
    #expect(line(walk) == "c owner == 1")
  }

  @Test(arguments: ["128", "45 0", "miniport p2"])
  func `find behind a colon is helped as the key is`(text: String) throws {
    var byName = try Walk(recorded: "s02")
    let help = try help(":find " + text, &byName)
    var byKey = try Walk(recorded: "s02")
    let same = try self.help("/" + text, &byKey)
    #expect(help.aid.verdict == same.aid.verdict)
    #expect(help.aid.state == .valid && help.aid.mark == nil)
  }

  @Test func `the arrows bring back what was typed before, each prompt its own`() throws {
    var walk = try Walk(recorded: "s02")
    for text in ["&send", "&drop", "/wire"] {
      walk.type(text.prefix(1) + "")
      walk.press(.character("u"), .control)
      walk.type(String(text.dropFirst()))
      walk.press(.enter)
    }
    walk.type("&")
    walk.press(.up)
    #expect(line(walk) == "drop")
    walk.press(.up)
    #expect(line(walk) == "send")
    walk.press(.up)
    #expect(line(walk) == "send")
    walk.press(.down)
    #expect(line(walk) == "drop")
    walk.press(.escape)
    walk.type("/")
    walk.press(.up)
    #expect(line(walk) == "wire")
    #expect(walk.session.program.history.texts("&") == ["drop", "send"])
  }

  @Test(arguments: ["&ow", "&status == PEN", "&status ==", "&not", ":bp ow"])
  func `Enter on what is not finished says why, and keeps what may be typed`(text: String) throws {
    var walk = try Walk(recorded: "s02")
    let choices = try help(text, &walk).aid.choices
    let first = try #require(choices.first)
    walk.press(.enter)
    guard case .prompt(let prompt) = walk.session.overlay else { throw NoPrompt() }
    try #require(!prompt.problem.isEmpty)
    #expect(walk.text.contains(String(prompt.problem.prefix(16))), "\(prompt.problem)")
    #expect(walk.lines[34].contains(first.text))
  }
}
