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
        #expect(!text.contains("is gone since"), "\(shipped) #\(index + 1): \(text)")
        #expect(!text.contains("given back twice"), "\(shipped) #\(index + 1): \(text)")
      }
    }
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
        "packet calls nic: FooSend(P1).", "nic: FooCount.", "FooSend is over.",
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
