import Events
import Replay
import Testing

@testable import Views

/// Every event of the traces that ship is told in whole sentences (docs/voice.md).
struct NarrationTests {
  @Test func `a bug check of NDIS says which rule was broken`() throws {
    let shipped = try Shipped.named("r31-ndislwf-returns-lent")
    let text = Narration(shipped.timeline, shipped.timeline.count - 1).text
    #expect(text.contains("0x7C BUGCODE_NDIS_DRIVER. 0x12, NFILTER_RECVD_PACKET_BAD_REF_COUNT"))
  }

  @Test(arguments: Shipped.all)
  func `every event is told in whole sentences without placeholders`(shipped: Shipped) {
    for index in 0..<shipped.timeline.count {
      let text = Narration(shipped.timeline, index).text
      let isWhole = text.hasSuffix(".") && !text.contains("  ") && !text.contains(" .")
      let isFilled = !text.contains("{") && !text.contains("}") && !text.contains("()")
      let isShort = text.count <= 250
      if !isWhole || !isFilled || !isShort {
        Issue.record("\(shipped) #\(index + 1) (\(text.count)): \(text)")
      }
    }
  }

  @Test(arguments: Shipped.all)
  func `the headline is the first sentence`(shipped: Shipped) {
    for index in 0..<shipped.timeline.count {
      let narration = Narration(shipped.timeline, index)
      let isFirst =
        narration.text.hasPrefix(narration.headline) && narration.headline.hasSuffix(".")
      let isOne = !narration.headline.dropLast().contains(". ")
      if !isFirst || !isOne { Issue.record("\(shipped) #\(index + 1): \(narration.headline)") }
    }
  }

  @Test func `a machine that is set to what it is already has not changed`() throws {
    let timeline = try SmallTrace.timeline(
      ["Off", "On", "On"].enumerated().map {
        #"{"t":\#($0.offset),"e":"state","at":"nic.state","st":"\#($0.element)"}"#
      })
    let texts = (0..<timeline.count).map { Narration(timeline, $0).text }
    #expect(texts == ["nic is still Off.", "nic is On now.", "nic is still On."])
  }

  @Test func `every call that ships is in the table of calls`() {
    for shipped in Shipped.all {
      let history = shipped.timeline.history
      let unknown = (0..<history.count).map { history[$0].call }
        .filter { $0 != .none && $0.facts == nil }
      #expect(unknown.map(history.lexicon.name) == [], "\(shipped)")
    }
  }

  @Test func `a name in a text is spelled as in the table of calls`() {
    let known = Set(CallCatalog.all.map(\.name))
    for shipped in Shipped.all {
      for index in 0..<shipped.timeline.count {
        let text = Narration(shipped.timeline, index).text
        for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" })
        where word.isNameOfACall && !known.contains(String(word)) {
          Issue.record("\(shipped) #\(index + 1): \(word)")
        }
      }
    }
  }

  @Test func `a long list of objects is counted`() throws {
    let lines = (1...40).map {
      #"{"t":\#($0),"e":"do","call":"NdisAllocatePacket","at":"packet","obj":"P\#($0)","own":"packet","life":"new"}"#
    }
    let list = (1...40).map { "\"P\($0)\"" }.joined(separator: ",")
    let send =
      #"{"t":99,"e":"enter","call":"NdisSendPackets","from":"packet","to":"ndis","obj":[\#(list)],"own":"ndis"}"#
    let timeline = try SmallTrace.timeline(lines + [send])
    let text = Narration(timeline, 40).text
    #expect(text.contains("P1, P2, P3 and 37 more"))
  }

  @Test func `a status that is written into a packet is no allocation that failed`() throws {
    let shipped = try Shipped.named("s14-resources-receive-packet")
    let history = shipped.timeline.history
    let index = try #require(
      (0..<history.count).first {
        history[$0].call == .ndisSetPacketStatus && history[$0].status == .resources
      })
    let text = Narration(shipped.timeline, index).text
    #expect(text.hasPrefix("busmaster writes RESOURCES into P1. ") && !text.contains("nothing"))
  }

  @Test func `a miniport that has answered is told which function it must not call any more`()
    throws
  {
    let shipped = try Shipped.named("s01-send-sync")
    let texts = (0..<shipped.timeline.count).map { Narration(shipped.timeline, $0).text }
    #expect(
      texts.contains {
        $0.hasPrefix("MiniportSend returns SUCCESS, so P1 is back already. ")
          && $0.hasSuffix(" must not call NdisMSendComplete for it.")
      })
    #expect(!texts.contains { $0.contains("NDIS will not call NdisM") })
  }

  @Test func `an answer behind the completion is told as the second one`() throws {
    let shipped = try Shipped.named("r02-ne2000-completes-and-succeeds")
    let texts = (0..<shipped.timeline.count).map { Narration(shipped.timeline, $0).text }
    #expect(
      texts.contains {
        $0.contains("But NdisMSendComplete has run for it already (#13): it is given back twice.")
      })
  }

  @Test func `a call about something that is gone says since when`() throws {
    let shipped = try Shipped.named("r02-netvmini-completes-twice")
    let texts = (35...36).map { Narration(shipped.timeline, $0).text }
    #expect(texts[0].hasSuffix(" But N1 is gone since #30: this is only the address where it was."))
    #expect(texts[1].contains("which is not there any more"))
  }

  @Test func `no well-behaved driver hands over what is gone, or gives back twice`() {
    for shipped in Shipped.all where !shipped.isBroken {
      for index in 0..<shipped.timeline.count {
        let text = Narration(shipped.timeline, index).text
        #expect(!text.contains(" since #"), "\(shipped) #\(index + 1): \(text)")
        #expect(!text.contains("given back twice"), "\(shipped) #\(index + 1): \(text)")
      }
    }
  }

  @Test func `what a card has written is forgotten by its driver, the rest is lost in the card`()
    throws
  {
    let drops = ["nic", "card"].flatMap { component in
      ["card_reset", "card_removed"].map {
        #"{"t":1,"e":"drop","at":"\#(component)","obj":"F1","why":"\#($0)"}"#
      }
    }
    let timeline = try SmallTrace.timeline(drops)
    #expect(
      (0..<timeline.count).map { Narration(timeline, $0).text } == [
        "nic drops F1: the driver forgets what its card has written.",
        "nic drops F1: the driver forgets what its card has written.",
        "card drops F1: the reset empties the card.",
        "card drops F1: the card is gone, and the frame with it.",
      ])
  }

  @Test func `who drops what another layer has made has to give it back all the same`() throws {
    #expect(
      try text("r03-ndislwf-swallows-sends", 9)
        == "ndislwf drops N1: a rule of the filter says so. ndislwf still owns N1 and has to give it "
        + "back.")
    #expect(
      try text("s09-receive-pool-empty", 92).hasSuffix("nobody has room for them."))
  }

  @Test func `a transfer that has failed is not told as a copy`() throws {
    let timeline = try SmallTrace.timeline(
      ["SUCCESS", "FAILURE", "REQUEST_ABORTED"].map {
        #"{"t":1,"e":"enter","call":"NdisMTransferDataComplete","from":"nic","to":"ndis","obj":"P1","st":"\#($0)"}"#
      })
    let texts = (0..<timeline.count).map { Narration(timeline, $0).headline }
    #expect(
      texts == [
        "nic gives P1 back after the copy, with SUCCESS.",
        "nic gives P1 back with FAILURE: the copy was not made.",
        "nic gives P1 back with REQUEST_ABORTED: the copy was not made.",
      ])
  }

  @Test func `a local variable ends with its function, and nobody uses its memory again`() throws {
    #expect(
      try text("s10-bug-a-request-on-stack", 42)
        == "The function of packet that has R1 as a local variable is about to return. Then its memory "
        + "is somebody else's.")
  }

  @Test func `what a miniport takes back is back with it, and only what is freed is gone`() throws {
    #expect(
      try text("s18-receive", 50)
        == "MiniportReturnNetBufferLists returns to NDIS. N1 is back at netvmini (#49): nobody above "
        + "may touch it any more.")
    #expect(
      try text("s03-copy-receive-packet", 31)
        .hasSuffix(" P1 is back at busmaster (#27): nobody above may touch it any more."))
    #expect(
      try text("s03-copy-receive-packet", 46)
        .hasSuffix(" I1 is already gone (#45): nobody may touch it any more."))
  }

  @Test func `who uses what the miniport has back is told where it is`() throws {
    let name = "r20-packet-returns-twice"
    #expect(
      try text(name, 42)
        .hasSuffix(" But P1 is back at busmaster since #26: nobody above may touch it any more."))
    #expect(
      try text(name, 43)
        == "NDIS reads P1, which is back at busmaster (#26): it may hold another frame by now.")
  }

  @Test(arguments: [
    (36, "ne2000 answers PENDING, although NdisMSendComplete has run already (#21): "),
    (37, "NDIS answers PENDING, although PtSendComplete has run already (#22): "),
    (39, "NDIS answers PENDING, although ProtocolSendComplete has run already (#26): "),
  ])
  func `a completion that has run already is found, whatever its driver calls it`(
    number: Int, beginning: String
  ) throws {
    #expect(try text("s13-nested-send", number).hasPrefix(beginning))
  }

  @Test func `PENDING tells what has to follow, not what will`() throws {
    #expect(
      try text("r41-ndislwf-never-pauses", 8)
        .hasPrefix("ndislwf answers PENDING: accepted; NdisFPauseComplete has to follow. "))
  }

  @Test func `who waits for a spin lock spins`() throws {
    #expect(
      try text("r60-packet-holds-lock", 66)
        == "packet wants L1, which is taken: its processor spins until it is released.")
  }

  @Test func `only a driver marks an IRP pending, a library waits`() throws {
    #expect(try text("s24-recvfrom", 29).contains("The IRP was marked pending"))
    let waiting =
      " has STATUS_PENDING from AFD: the thread of server.exe waits for the event of the socket."
    #expect(try text("s24-recvfrom", 30) == "WSPRecvFrom" + waiting)
    #expect(try text("s24-select", 28) == "WSPSelect" + waiting)
  }

  @Test func `a cancel routine that is taken away is not told as set`() throws {
    #expect(try text("s24-recvfrom", 27).hasPrefix("afd sets the cancel routine of I3. "))
    #expect(try text("s24-recvfrom", 97).hasPrefix("afd takes the cancel routine of I3 away. "))
  }

  @Test func `a pointer that leads nowhere never led to an object`() throws {
    #expect(
      try text("r47-packet-uses-null", 23)
        == "packet writes through a pointer that leads to nothing of its own.")
  }

  @Test(arguments: [
    ("s06-transfer-data-pending", "NdisMTransferDataComplete returns to ne2000."),
    ("s10-pending-packet-filter", "NdisMSetInformationComplete returns to ne2000."),
    ("s22-pending-oid-clone", "NdisMOidRequestComplete returns to netvmini."),
  ])
  func `a call returns to who called it, as its header says`(name: String, sentence: String) throws
  {
    let timeline = try Shipped.named(name).timeline
    var headlines: [String] = []
    for index in 0..<timeline.count where timeline.history[index].kind == .leave {
      let headline = Narration(timeline, index).headline
      headlines.append(headline)
      guard headline.contains(" returns to ") else { continue }
      let moment = Moment(timeline, at: index + 1)
      let caller = moment.lexicon.title(moment.caller)
      #expect(headline.hasSuffix(" returns to \(caller)."), "\(name) #\(index + 1)")
    }
    #expect(headlines.contains(sentence))
  }

  @Test func `a place that is chosen says among what it counts`() throws {
    #expect(
      try text("s02d-send-array", 43)
        .contains(" Here: number 2 of those that are left (0 is the oldest). "))
    #expect(
      try text("s36-second-protocol", 51).contains(" Here: place 0 of the list (0 is the front). "))
  }

  /// What is said about the event with a number of a trace that ships.
  private func text(_ name: String, _ number: Int) throws -> String {
    Narration(try Shipped.named(name).timeline, number - 1).text
  }

  @Test func `what only a trace knows is told by its name`() throws {
    let timeline = try SmallTrace.timeline([
      #"{"t":1,"e":"enter","call":"FooSend","from":"packet","to":"nic","obj":"P1"}"#,
      #"{"t":2,"e":"do","call":"FooCount","at":"nic"}"#,
      #"{"t":3,"e":"leave","call":"FooSend"}"#,
      #"{"t":4,"e":"frobnicate","at":"nic"}"#,
      #"{"t":5,"e":"note","note":"the end"}"#,
    ])
    let texts = (0..<5).map { Narration(timeline, $0).text }
    #expect(
      texts == [
        "packet calls nic: FooSend(P1).", "nic: FooCount.", "FooSend returns to packet.",
        "An event of the kind frobnicate, which is not known here.", "the end",
      ])
  }
}

extension Substring {
  /// Whether a word looks like the name of a function of NDIS or of the I/O manager.
  fileprivate var isNameOfACall: Bool {
    guard !hasSuffix("Handle"), !hasSuffix("Context") else { return false }
    let stems = ["Ndis", "Miniport", "Protocol", "Io", "Ke", "Mm"]
    return stems.contains { stem in
      guard hasPrefix(stem) else { return false }
      return dropFirst(stem.count).first?.isUppercase == true
    }
  }
}
