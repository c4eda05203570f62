import Events
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

/// Filters are made of what stands under the cursor, and what marks and stops is listed.
struct CellTests {
  private func walk() throws -> Walk {
    var walk = try Walk(recorded: "s02")
    walk.type("/MiniportSend")
    walk.press(.enter)
    return walk
  }

  private func choose(_ words: String, _ walk: inout Walk) {
    walk.type(words)
    walk.press(.enter)
  }

  @Test func `A makes a filter of what the step says`() throws {
    var walk = try walk()
    walk.type("A")
    choose("obj ==", &walk)
    choose("only", &walk)
    #expect(walk.session.sieve.filter?.text == "obj == P1")
    walk.type("A")
    choose("ev ==", &walk)
    choose("and:", &walk)
    #expect(walk.session.sieve.filter?.text == "obj == P1 and ev == MiniportSend")
    #expect(walk.session.sieve.filter?.matches.count == 2)
    walk.type("A")
    choose("cpu", &walk)
    choose("or:", &walk)
    walk.type("A")
    choose("phase", &walk)
    choose("hide", &walk)
    #expect(
      walk.session.sieve.filter?.text
        == "((obj == P1 and ev == MiniportSend) or cpu == 0) and not phase == enter")
  }

  @Test func `a filter stays what it was when something is added, however it is written`() throws {
    var walk = try walk()
    walk.type("&ev == NdisSend or(ev == MiniportSend)")
    walk.press(.enter)
    walk.type("A")
    choose("obj ==", &walk)
    choose("and:", &walk)
    #expect(
      walk.session.sieve.filter?.text
        == "(ev == NdisSend or(ev == MiniportSend)) and obj == P1")
    let plain = walk.timeline.matches(
      try Query(
        "(ev == NdisSend or ev == MiniportSend) and obj == P1", in: walk.timeline.history.lexicon))
    #expect(walk.session.sieve.filter?.matches.count == plain.count)
  }

  @Test func `a term of several tests is denied as a whole`() {
    let text = "binding == \"b1\" and binding.state == \"Running\""
    let term = CellTerm(query: text, what: "")
    #expect(CellChoice.all(term, with: nil).map(\.query).contains("not (\(text))"))
    let added = CellChoice.all(term, with: "not drop").map(\.query)
    #expect(added.contains("not drop and not (\(text))"))
    #expect(added.contains("not drop or (\(text))"))
  }

  @Test func `every term that the step offers holds for the step`() throws {
    for id in ["s02", "s18", "s23", "s10-pending"] {
      var walk = try Walk(recorded: id)
      let end = walk.timeline.count
      var termCount = 0
      for position in stride(from: 1, through: end, by: max(end / 25, 1)) {
        walk.go(to: position)
        let terms = walk.session.cellTerms
        termCount += terms.count
        for term in terms {
          let query = try Query(term.query, in: walk.timeline.history.lexicon)
          #expect(
            query.matches(walk.timeline, at: position - 1), "\(id) #\(position) \(term.query)")
        }
      }
      #expect(termCount > 0, "\(id)")
    }
  }

  @Test func `a row of the inspector offers what it says, a field of a frame its bytes`() throws {
    var walk = try walk()
    walk.type("4")
    let rows = walk.session.tree.rows
    for index in rows.indices {
      var session = walk.session
      session.look.inspection.row = index
      guard let query = rows[index].query(session.tree.bytes?.bytes) else { continue }
      _ = try Query(query, in: walk.timeline.history.lexicon)
    }
    let terms = rows.compactMap { $0.query(walk.session.tree.bytes?.bytes) }
    #expect(terms.contains("owner == \"ne2000\"") || terms.contains("owner == \"NDIS\""))
  }

  @Test(arguments: ["s02", "s16", "s20"])
  func `a state machine offers its states`(id: String) throws {
    var walk = try Walk(recorded: id)
    walk.type("G:states")
    walk.press(.enter)
    let rows = SceneRows(walk.session.scene)
    for row in 0..<rows.count {
      for query in rows.queries(row) {
        _ = try Query(query, in: walk.timeline.history.lexicon)
      }
    }
    let terms = walk.session.cellTerms.map(\.query)
    #expect(terms.contains { $0.contains(".state == ") }, "\(terms)")
  }

  @Test func `a counter offers what changes it`() throws {
    var walk = try walk()
    walk.type("7")
    choose("/MpTx", &walk)
    walk.type("A")
    walk.press(.enter)
    walk.press(.enter)
    let text = try #require(walk.session.sieve.filter?.text)
    #expect(text.contains("MpTx") && text.hasPrefix("delta("))
    #expect(walk.session.sieve.filter?.matches.count == 10)
  }

  @Test func `a term can be found, and stop every run`() throws {
    var walk = try walk()
    walk.type("A")
    choose("ev ==", &walk)
    choose("find:", &walk)
    #expect(walk.session.sieve.find?.text == "ev == MiniportSend")
    walk.type("A")
    choose("ev ==", &walk)
    choose("stop:", &walk)
    #expect(walk.session.attention.breakpoints.count == 1)
  }

  @Test func `B lists what stops a run, and Enter removes one`() throws {
    var walk = try walk()
    walk.type("B")
    #expect(walk.message.hasPrefix("Nothing stops a run."))
    #expect(walk.session.message?.kind == .note)
    walk.type("b:b drop")
    walk.press(.enter)
    walk.type("B")
    #expect(walk.text.contains("MiniportSend") && walk.text.contains("drop"))
    choose("drop", &walk)
    #expect(walk.session.attention.breakpoints.count == 1 && walk.session.overlay != nil)
    walk.press(.escape)
    walk.type(":breaks")
    walk.press(.enter)
    walk.press(.enter)
    #expect(walk.session.attention.breakpoints.isEmpty && walk.session.overlay == nil)
    walk.type("u")
    #expect(walk.session.attention.breakpoints.count == 1)
    walk.type("u")
    #expect(walk.session.attention.breakpoints.count == 2)
  }

  @Test func `saved filters and macros of one's own can be used everywhere`() throws {
    var walk = try walk()
    var session = walk.session
    session.use(
      UserWords(
        filters: [UserWords.Filter("mine", "send or drop"), UserWords.Filter("deep", "@deep")],
        rules: [
          UserWords.Rule("own", "@mine", role: .ok, letter: "m"),
          UserWords.Rule("other", "layer == elsewhere", role: .bad, letter: "e"),
        ],
        macros: [
          QueryMacro(name: "both", arguments: ["object", "object"], body: "obj in {$1, $2}")
        ])
    )
    let size = Size(rows: 36, columns: 120)
    func type(_ text: String) {
      for key in text { _ = session.update(.character(key), size: size) }
      _ = session.update(.key(.enter), size: size)
    }
    type("&@mine and ${both:P1;P2}")
    let lexicon = session.timeline.history.lexicon
    let plain = session.timeline.matches(
      try Query("(send or drop) and obj in {P1, P2}", in: lexicon))
    #expect(session.sieve.filter?.matches.count == plain.count && !plain.isEmpty)
    #expect(session.sieve.book.rules.map(\.name) == ["own"])
    type(":b @mine")
    #expect(session.attention.breakpoints.count == 1)
    type("&@deep")
    guard case .prompt(let prompt) = session.overlay else {
      Issue.record("a filter that means itself was taken")
      return
    }
    #expect(prompt.problem.contains("too deep"))
    _ = session.update(.key(.escape), size: size)
    type(":rules")
    #expect(session.scene.window?.rows.map(\.cells).contains(["m", "own", "@mine"]) == true)
    _ = session.update(.key(.enter), size: size)
    #expect(session.sieve.filter?.text == "@mine")
    walk.type("&@min")
  }

  @Test func `rules mark rows with letters`() throws {
    var walk = try walk()
    walk.type("3")
    let rows = walk.lines.filter { $0.contains("MiniportSend") && $0.contains("returns") }
    #expect(!rows.isEmpty && rows.allSatisfy { $0.dropFirst(2).hasPrefix("P") })
    #expect(walk.lines[2].contains("P pending"))
    walk.type("2a")
    #expect(walk.lines.contains { $0.dropFirst(2).hasPrefix("P") })
  }

  @Test func `marks and what stops a run are seen in the list`() throws {
    var walk = try walk()
    walk.type(":b send")
    walk.press(.enter)
    walk.type("mk3")
    let number = walk.session.position
    walk.type("ll")
    #expect(walk.lines.contains { $0.hasPrefix(" k") && $0.contains(" \(number) ") })
    #expect(walk.lines.contains { $0.hasPrefix(" b") && $0.contains("NdisSend") })
  }

  @Test func `:columns chooses the columns of the list`() throws {
    var walk = try walk()
    walk.type(":columns seq call owner irql")
    walk.press(.enter)
    #expect(walk.session.look.view == .events)
    #expect(walk.lines[3].contains("owner") && walk.lines[3].contains("irql"))
    #expect(!walk.lines[3].contains("from"))
    let row = walk.lines.first { $0.contains("►") && $0.contains("MiniportSend") } ?? ""
    #expect(row.contains("ne2000") && row.contains("DISPATCH"))
    walk.type(":columns seq wner")
    walk.press(.enter)
    #expect(walk.text.contains("there is no column wner. Did you mean owner?"))
    walk.press(.escape)
    walk.type(":columns seq xyzzy")
    walk.press(.enter)
    #expect(walk.text.contains("no column xyzzy. There are seq t dt cpu call route"))
    walk.press(.escape)
    walk.type(":columns seq call seq")
    walk.press(.enter)
    #expect(walk.text.contains("the column seq is there twice"))
    walk.press(.escape)
    walk.type(":columns")
    walk.press(.enter)
    walk.type(":columns ")
    walk.press(.enter)
    #expect(walk.session.sieve.table == nil)
  }
}
