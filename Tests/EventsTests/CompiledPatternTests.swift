import Events
import Testing

struct CompiledPatternTests {
  private var lexicon = Lexicon()

  private func compiled(_ name: String, isLeave: Bool = false, _ status: String = "")
    -> CompiledPattern?
  {
    CompiledPattern(CallPattern(name: name, isLeave: isLeave, status: status), in: lexicon)
  }

  private func event(_ kind: EventKind, _ call: Call = .none, _ status: Word = .none) -> Event {
    var event = Event(kind, time: 0)
    event.call = call
    event.status = status
    return event
  }

  @Test func `a call matches its beginning and not its return`() throws {
    let pattern = try #require(compiled("NdisSend"))
    #expect(pattern.matches(event(.enter, .ndisSend)))
    #expect(!pattern.matches(event(.leave, .ndisSend)))
    #expect(!pattern.matches(event(.enter, .miniportSend)))
  }

  @Test func `a call also matches an action and an interrupt of its name`() throws {
    #expect(try #require(compiled("IoIncrement")).matches(event(.action, .ioIncrement)))
    #expect(try #require(compiled("ServiceRoutine")).matches(event(.interrupt, .serviceRoutine)))
  }

  @Test func `a choice at a call is not the call`() throws {
    #expect(!(try #require(compiled("MiniportSend")).matches(event(.choice, .miniportSend))))
  }

  @Test func `a return matches the return only`() throws {
    let pattern = try #require(compiled("NdisSend", isLeave: true))
    #expect(pattern.matches(event(.leave, .ndisSend, .success)))
    #expect(!pattern.matches(event(.enter, .ndisSend)))
  }

  @Test func `a status must be the same`() throws {
    let pattern = try #require(compiled("NdisSend", isLeave: true, "PENDING"))
    #expect(pattern.matches(event(.leave, .ndisSend, .pending)))
    #expect(!pattern.matches(event(.leave, .ndisSend, .success)))
    #expect(!pattern.matches(event(.leave, .ndisSend)))
  }

  @Test func `the word of a kind matches every event of that kind`() throws {
    let drops = try #require(compiled("drop"))
    #expect(drops.matches(event(.drop, .none, Word.Reason.noPool)))
    #expect(!drops.matches(event(.note)))
    let reason = try #require(compiled("drop", "no_pool"))
    #expect(reason.matches(event(.drop, .none, Word.Reason.noPool)))
    #expect(!reason.matches(event(.drop, .none, Word.Reason.noRead)))
  }

  @Test mutating func `words that only this trace knows are words too`() throws {
    #expect(compiled("PtReceive2") == nil)
    #expect(compiled("drop", "sunspots") == nil)
    let own = (call: lexicon.call("PtReceive2"), reason: lexicon.word("sunspots"))
    let call = try #require(own.call)
    let reason = try #require(own.reason)
    #expect(try #require(compiled("PtReceive2")).matches(event(.enter, call)))
    #expect(try #require(compiled("drop", "sunspots")).matches(event(.drop, .none, reason)))
  }

  @Test func `a pattern is printed as a scenario writes it`() {
    #expect(CallPattern(name: "NdisSend").description == "NdisSend")
    #expect(
      CallPattern(name: "NdisSend", isLeave: true, status: "PENDING").description
        == "NdisSend.leave=PENDING")
    #expect(CallPattern(name: "drop", status: "no_pool").description == "drop=no_pool")
  }
}
