import Replay
import Terminal
import Testing
import Views

@testable import Explorer

/// What a line behind a colon means is said by the catalog of commands alone.
struct TypedCommandTests {
  @Test func `no word means two commands, and no two commands mean the same`() {
    let words = CommandCatalog.all.flatMap { [$0.name] + $0.words }
    #expect(Set(words).count == words.count)
    for facts in CommandCatalog.all {
      #expect(CommandCatalog.command(facts.meaning) == facts)
      for word in facts.wordsBeforePlace { #expect(words.contains(word)) }
    }
  }

  @Test(arguments: CommandCatalog.all)
  func `a command is known by each of its words`(facts: CommandFacts) throws {
    for word in [facts.name] + facts.words {
      let typed = try #require(TypedCommand(word + "  some words "))
      #expect(typed.facts == facts && typed.word == word)
      #expect(typed.rest == "some words" && typed.words == ["some", "words"])
      #expect(typed.isComplete && typed.replaces == word.hasSuffix("!"))
    }
  }

  @Test(arguments: [
    ("g 128", CommandMeaning.goTo), ("g +5", .goTo), ("g end", .goTo), ("g drop", .run(.forward)),
    ("c 128", .run(.forward)), ("goto zebra", .goTo), ("!tt 50", .goTo), ("w! 128", .write),
    ("until drop", .run(.forward)), ("reverse-continue drop", .run(.backward)),
    ("find 128", .seek(.find)), ("filter 50%", .seek(.filter)), ("against s02", .compare),
  ])
  func `only g asks what stands behind it`(line: String, meaning: CommandMeaning) {
    #expect(TypedCommand(line)?.facts.meaning == meaning)
  }

  @Test(arguments: ["", "128", "ladder", "ladder now", "flurbl x", "/send", "q"])
  func `what is no command is none`(line: String) {
    #expect(TypedCommand(line) == nil)
  }

  @Test(arguments: [
    ("columns", true), ("unwatch", true), ("unchart", true), ("note", true), ("yank!", true),
    ("watch", false), ("write", false), ("goto", false), ("find", false),
  ])
  func `some commands mean something alone`(line: String, isComplete: Bool) {
    #expect(TypedCommand(line)?.isComplete == isComplete)
  }

  @Test(arguments: ["c 128", "b 50%", "run 412us", "rc 7", "bp end"])
  func `a place is no query for a run`(line: String) throws {
    var walk = try Walk(recorded: "s02")
    walk.type("ll:" + line)
    walk.press(.enter)
    #expect(walk.position == 2 && walk.session.attention.breakpoints.isEmpty)
    #expect(walk.text.contains("write :") && walk.text.contains(" QUERY"))
  }

  @Test(arguments: [
    ("128", TypedPlace.place(.number(128))), ("50%", .place(.percent(50))), ("end", .place(.end)),
    ("+5", .distance(5)), ("-5", .distance(-5)),
  ])
  func `a place is read`(text: String, place: TypedPlace) {
    #expect(TypedPlace(text) == place)
  }

  @Test(arguments: ["", "-", "+x", "drop", "101%"])
  func `what is no place is none`(text: String) {
    #expect(TypedPlace(text) == nil)
  }

  // MARK: - What the program outside may do without typing

  @Test func `a filter is set without a line, and refused in the words of the query language`()
    throws
  {
    var session = try Walk(recorded: "s02").session
    try session.filter("send and obj == P1")
    #expect(session.sieve.filter?.text == "send and obj == P1" && session.overlay == nil)
    for text in ["50", "ownr == 1", ""] {
      #expect(throws: QueryError.self) { try session.filter(text) }
      #expect(session.sieve.filter?.text == "send and obj == P1" && session.overlay == nil)
    }
  }

  @Test func `a chart is added without a line, and refused with a reason`() throws {
    var session = try Walk(recorded: "s02").session
    #expect(throws: ChartTrouble.self) { try session.chart("ownr") }
    #expect(session.curves.isEmpty && session.overlay == nil)
    for number in 1...12 { try session.chart("q.MpTx.len * \(number)") }
    #expect(throws: ChartTrouble.tooMany) { try session.chart("c.io") }
    #expect(session.curves.count == 12)
  }
}
