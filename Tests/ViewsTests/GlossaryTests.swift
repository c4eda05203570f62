import Events
import Replay
import Testing
import Verification

@testable import Views

/// Every word that can stand on the screen can be explained.
struct GlossaryTests {
  private func isKnown(_ word: String, _ kind: Term.Kind) -> Bool {
    Glossary.terms(for: word).contains { $0.kind == kind }
  }

  @Test func `every call, choice point, level and kind has its text`() {
    for facts in CallCatalog.all { #expect(isKnown(facts.name, .call), "\(facts.name)") }
    for point in ChoicePoint.allCases { #expect(isKnown(point.name, .choicePoint)) }
    for level in IRQL.allCases { #expect(isKnown(level.name, .level)) }
    for kind in EventKind.allCases where kind != .unknown { #expect(isKnown(kind.word, .event)) }
    for kind in ObjectKind.allCases where kind != .none { #expect(isKnown(kind.name, .object)) }
    for kind in ComponentKind.allCases {
      #expect(isKnown(kind.rawValue, .layer))
      #expect(isKnown(kind.label, .layer), "\(kind.label)")
    }
    for code in BugCheckText.codes {
      #expect(isKnown("0x" + String(code, radix: 16, uppercase: true), .bugCheck))
    }
  }

  @Test func `every bug check that a rule names is explained`() {
    let texts = RuleCatalog.all.map { $0.facts.consequence + $0.facts.tools }
    let codes = texts.flatMap { text in
      text.matches(of: /(?:bug check|locked:|pool \() ?((?:0x[0-9A-F]{2,3}\b(?:,? or |, )?)+)/)
        .flatMap { $0.1.matches(of: /0x[0-9A-F]+/).map { String($0.output) } }
    }
    #expect(Set(codes).isSuperset(of: ["0x7C", "0x76", "0xCB", "0xCC", "0x133"]))
    for code in codes { #expect(isKnown(code, .bugCheck), "\(code)") }
  }

  @Test func `a call without an answer promises that everything comes back`() throws {
    func text(_ name: String) throws -> String {
      try #require(Glossary.terms(for: name).first { $0.kind == .call }).text
    }
    #expect(try text("MiniportSend").contains("unless it answers at once"))
    for name in ["MiniportSendNetBufferLists", "NdisSendPackets", "NdisFSendNetBufferLists"] {
      #expect(try !text(name).contains("answers at once"), "\(name)")
    }
    let all = "All that it gives away comes back through FilterSendNetBufferListsComplete."
    #expect(try text("NdisFSendNetBufferLists").contains(all))
    #expect(try text("ProtocolReceiveNetBufferLists").contains("what is only lent, when the call"))
  }

  @Test(arguments: [
    ("ISR.PRX", "The card sets"), ("LocalDMA", "The card stores"), ("LinkChange", "The card"),
    ("UnplugCable", "out of the card"), ("RemoveCard", "pulls the card"),
    ("closesocket", "The program closes"), ("select", "The program asks"),
    ("WSPBind", "The service provider binds"), ("NtDeviceIoControlFile", "The program enters"),
    ("NdisStallExecution", "The driver makes"),
  ])
  func `who does something is called what it is`(name: String, words: String) throws {
    let text = try #require(Glossary.terms(for: name).first { $0.kind == .call }).text
    #expect(text.contains(words), "\(text)")
  }

  @Test(arguments: [
    ("NdisSendPackets", "outstanding send of the binding"),
    ("NdisRequest", "outstanding request of the binding"),
    ("NdisTransferData", "outstanding transfer of the binding"),
    ("NdisFSendNetBufferLists", "outstanding send of the filter module"),
    ("NdisFOidRequest", "outstanding request of the filter module"),
    ("NdisMIndicateReceivePacket", "outstanding receive of the adapter"),
  ])
  func `what is outstanding belongs to who has given it away`(name: String, words: String) throws {
    let text = try #require(Glossary.terms(for: name).first { $0.kind == .call }).text
    #expect(text.contains(words) && text.contains("until it is back"), "\(text)")
  }

  @Test(arguments: ["MiniportPause", "FilterRestart", "NdisCloseAdapter", "ProtocolNetPnPEvent"])
  func `a call that gives nothing away ends by its completion`(name: String) throws {
    let facts = try #require(CallCatalog.all.first { $0.name == name })
    let text = try #require(Glossary.terms(for: name).first { $0.kind == .call }).text
    #expect(!text.contains("gives away"), "\(text)")
    #expect(text.contains(facts.completion))
  }

  @Test func `a rule says where a scenario that keeps it does not take the step`() throws {
    func kept(_ rule: String) throws -> String? {
      try #require(Glossary.terms(for: rule).first { $0.kind == .rule }).more
        .first { $0.hasPrefix("Kept in: ") }
    }
    #expect(try kept("R59")?.contains("does not take it") == true)
    #expect(try kept("R59")?.contains("*") == false)
    #expect(try kept("R02") == "Kept in: s13-own-sync-send")
    #expect(try kept("R87") == nil)
  }

  @Test func `what is put in for a name repeats no word before it`() {
    let nouns = ["the list", "the packet", "the request", "the IRP", "the called driver"]
    for facts in CallCatalog.all {
      let text = Glossary.terms(for: facts.name).first { $0.kind == .call }?.text ?? ""
      for noun in nouns {
        for word in ["list", "lists", "clone", "packet", "same", "miniport", "driver", "filter"] {
          #expect(!text.contains(" \(word) \(noun)"), "\(facts.name): \(text)")
        }
      }
    }
  }

  @Test(arguments: Word.Family.allCases)
  func `every word of the models has its text`(family: Word.Family) {
    let kind: Term.Kind =
      switch family {
      case .status: .status
      case .state: .state
      case .reason: .reason
      case .way: .way
      case .outcome: .outcome
      }
    #expect(!Word.words(of: family).isEmpty)
    for word in Word.words(of: family) {
      let text = Lexicon().text(word)
      #expect(isKnown(text, kind), "\(text)")
    }
  }

  @Test func `every place and every word of the shipped traces has its text`() {
    for shipped in Shipped.all {
      let lexicon = shipped.timeline.history.lexicon
      for place in lexicon.places where !place.isNamedMachine {
        #expect(
          isKnown(place.id, .place),
          "\(place.id) of \(shipped): Glossary.places, in Glossary+Screen.swift, has no row for it")
      }
      for name in lexicon.foreignCalls + lexicon.foreignWords {
        Issue.record("\(shipped) uses \(name), of which nothing is known")
      }
    }
  }

  @Test(arguments: Glossary.all)
  func `a text is whole, and leads to words that are there`(term: Term) {
    #expect(term.text.hasSuffix("."), "\(term.name)")
    #expect(!term.text.contains("{") && !term.text.contains("  "), "\(term.name)")
    #expect(
      term.text.first?.isLowercase == false || term.text.first?.isNumber == true
        || term.kind == .call, "\(term.name): \(term.text)")
    for word in term.see { #expect(!Glossary.terms(for: word).isEmpty, "\(term.name): \(word)") }
    #expect(!term.see.contains(term.name), "\(term.name) leads to itself")
    #expect(Glossary.terms(for: term.name).contains(term))
  }

  @Test(arguments: [
    ("NDIS_STATUS_PENDING", "PENDING"), ("ndis_status_pending", "PENDING"),
    ("E102", "MiniportSend"), ("P3", "packet"),
    ("ne2000.MpTx", "MpTx"), ("ndissend", "NdisSend"), ("DISPATCH_LEVEL", "DISPATCH"),
    ("NBL", "net buffer list"), (" MDL. ", "MDL"), ("0x0A", "0xA"), ("0x103", "PENDING"),
    ("0xC000009A", "RESOURCES"), ("7c", "0x7C"),
  ])
  func `a word is found however it is spelled`(word: String, name: String) {
    #expect(Glossary.terms(for: word).contains { $0.name == name }, "\(word)")
  }

  @Test(arguments: ["▼", "▲", "►", "●", "◆", "╌", "×", "┃", "√", "≠", "▐", "▌", "!", "·"])
  func `a sign of the screen is explained`(sign: String) {
    #expect(isKnown(sign, .screen), "\(sign)")
  }

  @Test(arguments: [
    "sum fails", "guilty", "noticed", "held by", "irq enabled", "irq masked", "re-entered",
    "kept to compare", "keep to compare", "D", "IRPs", "waits for", "user mode", "took", "since",
    "no inside", "answers", "set by", "was set by", "comes after", "p PnP", "d drop", "zoom",
    "just now",
  ])
  func `a caption of the screen is explained`(caption: String) {
    #expect(isKnown(caption, .screen), "\(caption)")
  }

  @Test(arguments: ViewKind.allCases)
  func `a view is explained by its name and by its title`(view: ViewKind) {
    #expect(isKnown(view.name, .screen) && isKnown(view.facts.title, .screen))
    #expect(Glossary.terms(for: view.facts.title).contains { $0.name == view.name })
  }

  @Test func `every bit that a card names is explained`() {
    for bit in RegisterBits.all.flatMap(\.bits) {
      #expect(isKnown(bit, .place) && isKnown(bit.uppercased(), .place), "\(bit)")
    }
  }

  @Test func `every sign of the legends of the ladder is explained`() {
    for legend in LadderWords.legends {
      for (sign, _, _) in legend.signs { #expect(isKnown(sign, .screen), "\(sign)") }
    }
  }

  @Test func `a sign that nobody knows, and no word at all, are near to nothing`() {
    #expect(Glossary.suggestion(for: "¤") == nil)
    #expect(Glossary.suggestion(for: "") == nil)
  }

  @Test func `an unknown word leads to the one that was meant`() {
    #expect(Glossary.terms(for: "NdisSendd").isEmpty)
    #expect(Glossary.suggestion(for: "NdisSendd") == "NdisSend")
  }

  @Test func `what no word is called is found in what words say, in names first`() throws {
    #expect(Glossary.terms(for: "double").isEmpty)
    let speaking = Glossary.terms(speakingOf: "double").map(\.name)
    #expect(speaking.first == "double completion")
    #expect(Glossary.terms(speakingOf: "Wait for ever").map(\.name).contains("deadlock"))
    #expect(Glossary.terms(speakingOf: "frobnicates").isEmpty)
    #expect(Glossary.terms(speakingOf: " ").isEmpty)
  }

  @Test func `every step of every trace has words, its call first`() {
    for shipped in Shipped.all.everyThird {
      for moment in shipped.moments(12) {
        let terms = Glossary.terms(of: moment)
        #expect(!terms.isEmpty)
        guard let event = moment.event, event.call.facts != nil else { continue }
        #expect(terms[0].name == moment.lexicon.name(event.call), "\(shipped) \(moment.number)")
      }
    }
  }

  @Test func `where only ASCII can be shown, there are no Chinese names`() {
    for term in Glossary.all {
      #expect(term.heading(isASCII: true).unicodeScalars.allSatisfy { $0.value < 0x4E00 })
      #expect(term.heading().contains(term.chinese) && term.heading().contains(term.name))
    }
  }

  @Test func `the Chinese names are Chinese, and most words have one`() {
    let named = Glossary.words.filter { !$0.chinese.isEmpty }
    #expect(named.count * 10 >= Glossary.words.count * 7)
    for term in Glossary.all where !term.chinese.isEmpty {
      #expect(term.chinese.unicodeScalars.contains { $0.value >= 0x4E00 }, "\(term.name)")
    }
  }
}
