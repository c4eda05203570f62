import Events
import Testing

/// Compares the examples of `docs/voice.md` with the table of calls.
struct VoiceTests {
  @Test func `the examples are what the program says`() throws {
    let rows = try Markdown("docs/voice.md").rows(under: "Examples")
      .filter { $0.count == 2 && $0[0].hasPrefix("`") }
    #expect(rows.count >= 3)
    for row in rows {
      let call = try #require(CallCatalog.call(named: row[0].quoted[0]))
      #expect(call.facts?.sentence == row[1])
    }
  }
}
