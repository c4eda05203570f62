import Events
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

/// Finding goes to events or rows, and hides nothing.
struct FindTests {
  private func find(_ text: String, _ walk: inout Walk) {
    walk.type("/" + text)
    walk.press(.enter)
  }

  @Test func `a query is found, n goes on and N goes back`() throws {
    var walk = try Walk(recorded: "s02")
    find("MiniportSend", &walk)
    let all = walk.positions(.enter, "MiniportSend")
    #expect(walk.position == all[0])
    #expect(walk.lines[1].contains("find MiniportSend") && walk.lines[1].contains("1 of 5"))
    walk.type("nn")
    #expect(walk.position == all[2] && walk.lines[1].contains("3 of 5"))
    walk.type("N")
    #expect(walk.position == all[1])
    walk.type("nnnn")
    #expect(walk.position == all[4])
    #expect(walk.message == "All 5 are at or before this event.   N goes back")
  }

  @Test func `a live run is simulated until something is found`() throws {
    var walk = try Walk(live: "s02")
    find("MiniportSend", &walk)
    #expect(walk.call == "MiniportSend")
    let end = walk.timeline.count
    find("drop", &walk)
    #expect(walk.message == "drop is found at no event." && walk.timeline.count >= end)
  }

  @Test(arguments: ["45 00 ee", "4500ee", "45"])
  func `what looks like bytes is told how bytes are found`(text: String) throws {
    var walk = try Walk(recorded: "s02")
    find("zz " + text, &walk)
    #expect(!walk.message.contains("hex"))
    find(text, &walk)
    #expect(walk.session.sieve.hits.count == 0)
    #expect(
      walk.message == "\(text) is found at no event. The bytes of frames are found with hex \(text)"
    )
  }

  @Test(arguments: [
    ("miniport p2", "MiniportSend"), ("~^Miniport.*Send$", "MiniportSend"),
    ("isr", "MiniportISR"),
  ])
  func `what is no query is found as words or as a pattern`(text: String, call: String) throws {
    var walk = try Walk(recorded: "s02")
    find(text, &walk)
    #expect(walk.position > 0 && walk.session.sieve.hits.count > 0)
    for rank in 0..<walk.session.sieve.hits.count {
      let index = try #require(walk.session.sieve.hits.index(ofRank: rank))
      let line = try #require(walk.timeline.lines(index..<index + 1).first)
      let row = "\(line.call) \(line.route) \(line.objects) \(line.status)".lowercased()
      if text == "miniport p2" {
        #expect(row.contains("miniport") && line.objects.contains(ObjectID(.packet, 2)))
      }
      if text == "isr" { #expect(row.contains("isr")) }
    }
  }

  @Test(arguments: ["NDIS_STATUS_PENDING", "ndis_status_pending"])
  func `a status is found by the name that headers give to it`(name: String) throws {
    var walk = try Walk(recorded: "s02")
    find(name, &walk)
    let history = walk.timeline.history
    let answers = (0..<walk.timeline.count).filter { history[$0].status == .pending }
    #expect(walk.session.sieve.hits.count == answers.count && answers.count > 0)
  }

  @Test func `a status is found in the rows of a pane by the name that headers give to it`() {
    let query = TextQuery(words: "ndis_status_pending")
    #expect(query.isFound(in: "answer  PENDING"))
    #expect(!query.isFound(in: "choice pending") && !query.isFound(in: "STATUS_PENDING"))
  }

  @Test func `hex finds bytes of frames`() throws {
    var walk = try Walk(recorded: "s02")
    find("hex ff ff ff ff ff ff", &walk)
    let byQuery = walk.timeline.matches(
      try Query("bytes contains ff:ff:ff:ff:ff:ff", in: walk.timeline.history.lexicon))
    #expect(walk.session.sieve.hits.count == byQuery.count && byQuery.count > 0)
    find("hex 45 zz", &walk)
    #expect(walk.text.contains("zz is no byte: write hex 45 00"))
    #expect(walk.session.overlay != nil && walk.session.sieve.hits.count == byQuery.count)
  }

  @Test(arguments: ["128", "45 0", "45", "end", "miniport p2", "MiniportSend", "hex 45 00"])
  func `find behind a colon finds what the key finds`(text: String) throws {
    var byKey = try Walk(recorded: "s02")
    find(text, &byKey)
    var byName = try Walk(recorded: "s02")
    byName.type(":find " + text)
    byName.press(.enter)
    #expect(byName.session.sieve.find?.text == text && byName.session.overlay == nil)
    #expect(byName.session.sieve.hits.count == byKey.session.sieve.hits.count)
    #expect(byName.position == byKey.position && byName.message == byKey.message)
  }

  @Test func `what the filter hides is not found`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("&obj == P2")
    walk.press(.enter)
    find("send", &walk)
    let both = walk.timeline.matches(
      try Query("obj == P2 and send", in: walk.timeline.history.lexicon))
    #expect(walk.session.sieve.hits.count == both.count)
    #expect(walk.position == both[0] + 1)
  }

  @Test func `in the inspector and in views of rows it finds rows`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("/MiniportSend")
    walk.press(.enter)
    walk.type("4")
    let position = walk.position
    find("held for", &walk)
    let row = walk.session.tree.rows[walk.session.look.inspection.row]
    #expect(row.name.contains("held for") && walk.position == position)
    walk.type("7")
    find("MpTx", &walk)
    #expect(walk.message.hasSuffix("rows") && walk.position == position)
    find("nowhere", &walk)
    #expect(walk.message == "No row of this pane has nowhere.")
  }

  @Test func `where bytes are shown, hex picks the field that has them`() throws {
    var walk = try Walk(recorded: "s02")
    find("MiniportSend", &walk)
    walk.type("4")
    let position = walk.position
    let bytes = try #require(walk.session.tree.bytes?.bytes)
    let field = try #require(
      walk.session.tree.rows.last { 2..<bytes.count ~= $0.bytes?.count ?? 0 })
    let range = try #require(field.bytes)
    let digits = bytes[range].map { String($0, radix: 16).leftPadded }
    find("hex " + digits.joined(separator: " "), &walk)
    #expect(walk.session.tree.rows[walk.session.look.inspection.row] == field)
    #expect(walk.position == position && walk.message.contains("row"))
    find("hex de ad be ef", &walk)
    #expect(walk.message == "No row of this pane has hex de ad be ef.")
    find("hex 4", &walk)
    #expect(walk.text.contains("a byte has two digits"))
  }

  @Test func `Esc forgets what was found before it unpicks the object`() throws {
    var walk = try Walk(recorded: "s02")
    find("MiniportSend", &walk)
    walk.type("j")
    #expect(walk.session.attention.picked != .none)
    walk.press(.escape)
    #expect(walk.session.sieve.find == nil && walk.session.attention.picked != .none)
    walk.press(.escape)
    #expect(walk.session.attention.picked == .none)
  }

  @Test func `n without a find says what finds`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("n")
    #expect(walk.message == "Nothing was looked for yet: / finds.")
  }

  @Test func `the first event for which a query holds is gone to from anywhere`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("G:first complete and obj == P1")
    walk.press(.enter)
    let query = try Query("complete and obj == P1", in: walk.timeline.history.lexicon)
    let first = try #require(walk.timeline.matches(query).first)
    #expect(walk.position == first + 1)
  }
}

extension String {
  /// A byte with two digits.
  fileprivate var leftPadded: String { count == 1 ? "0" + self : self }
}
