@testable import Events
import Testing

struct LexiconTests {
  private var lexicon = Lexicon()

  @Test mutating func `known words and calls keep their numbers`() {
    #expect(lexicon.word("SUCCESS") == .success)
    #expect(lexicon.call("NdisSend") == .ndisSend)
    #expect(lexicon.foreignWords.isEmpty && lexicon.foreignCalls.isEmpty)
  }

  @Test mutating func `an unknown word is interned once and found again`() throws {
    #expect(lexicon.knownWord("ODD") == nil)
    let interned = lexicon.word("ODD")
    let word = try #require(interned)
    #expect(lexicon.word("ODD") == word)
    #expect(lexicon.knownWord("ODD") == word)
    #expect(lexicon.text(word) == "ODD")
    #expect(lexicon.foreignWords == ["ODD"])
  }

  @Test mutating func `an unknown call is interned once and has no facts`() throws {
    let interned = lexicon.call("PtOwn")
    let call = try #require(interned)
    #expect(call.rawValue == Call.firstUnknown)
    #expect(lexicon.call("PtOwn") == call && lexicon.knownCall("PtOwn") == call)
    #expect(lexicon.name(call) == "PtOwn")
    #expect(call.facts == nil && call.eventID == nil)
  }

  @Test mutating func `words end where their numbers end`() throws {
    let last = (Int(Word.firstUnknown)...Int(UInt16.max)).map { lexicon.word("w\($0)") }.last
    #expect(last == Word(rawValue: .max))
    #expect(lexicon.word("one more") == nil)
    #expect(lexicon.text(Word(rawValue: .max)) == "w65535")
    #expect(lexicon.word("w500")?.rawValue == 500)
  }

  @Test mutating func `calls end where their numbers end`() throws {
    let last = (Int(Call.firstUnknown)...Int(UInt16.max)).map { lexicon.call("c\($0)") }.last
    #expect(last == Call(rawValue: .max))
    #expect(lexicon.call("one more") == nil)
    #expect(lexicon.name(Call(rawValue: .max)) == "c65535")
  }

  @Test mutating func `sites are interned by their parts and end where their numbers end`() throws {
    let interned = lexicon.site(Site(binding: 0, adapter: 1))
    let first = try #require(interned)
    #expect(lexicon.site(Site(binding: 0, adapter: 1)) == first)
    #expect(lexicon.site(Site(binding: 1, adapter: 0)) != first)
    #expect(lexicon[first] == Site(binding: 0, adapter: 1))
    let last = (2..<Int(UInt16.max)).map { lexicon.site(Site(module: $0)) }.last
    #expect(last == SiteID(rawValue: .max))
    #expect(lexicon.site(Site(module: -7)) == nil)
  }

  @Test mutating func `a trace has 255 threads at most`() throws {
    for number in 1...255 { #expect(lexicon.thread("t\(number)") == UInt8(number)) }
    #expect(lexicon.thread("t256") == nil)
    #expect(lexicon.thread("t7") == 7 && lexicon.thread(255) == "t255")
  }

  @Test mutating func `what is declared is found by its id and by its number`() {
    let nic = lexicon.declare(Component(id: "nic", kind: .miniport, name: "NE2000 card"))
    let adapter = lexicon.declare(Adapter(id: "a1", miniport: nic))
    let binding = lexicon.declare(Binding(id: "b1", protocolDriver: nic, adapter: adapter))
    let module = lexicon.declare(Module(id: "f1", filter: nic, adapter: adapter, position: 2))
    let place = lexicon.declare(Place(id: "b1.io", kind: .counter, owner: .binding(binding)))
    #expect(lexicon.component("nic") == nic && lexicon.adapter("a1") == adapter)
    #expect(lexicon.binding("b1") == binding && lexicon.module("f1") == module)
    #expect(lexicon.place("b1.io") == place && lexicon[place]?.shortName == "io")
    #expect(lexicon.name(nic) == "nic" && lexicon.title(nic) == "NE2000 card")
    lexicon.setInitialValue(7, of: place)
    #expect(lexicon[place]?.initialValue == 7)
  }

  @Test func `nobody, none and numbers that do not exist have empty names`() {
    #expect(lexicon.name(ComponentID.none).isEmpty && lexicon.name(ComponentID.nobody).isEmpty)
    #expect(lexicon.title(.nobody) == "nobody" && lexicon.title(.none).isEmpty)
    #expect(lexicon.name(PlaceID.none).isEmpty && lexicon.name(PlaceID(rawValue: 9)).isEmpty)
    #expect(lexicon.name(Call.none).isEmpty && lexicon.name(Call(rawValue: .max)).isEmpty)
    #expect(lexicon.text(.none).isEmpty && lexicon.text(Word(rawValue: .max)).isEmpty)
    #expect(lexicon.thread(0).isEmpty && lexicon.thread(9).isEmpty)
    #expect(lexicon[SiteID.none] == Site() && lexicon[SiteID(rawValue: 9)] == Site())
  }

  @Test func `a place without an owner in its id is called by all of it`() {
    #expect(Place(id: "b1", kind: .machine, owner: .binding(0)).shortName == "b1")
    #expect(Place(id: "b1.a.b", kind: .queue, owner: .binding(0)).shortName == "a.b")
  }
}
