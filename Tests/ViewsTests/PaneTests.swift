import Events
import Replay
import Terminal
import Testing

@testable import Views

/// What the step changed is said with old and new values.
struct ChangeTests {
  @Test func `a handover changes the owner, the level, the depth and what is held`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(at: "MiniportSend")
    #expect(
      texts(moment) == [
        "owner of P1: NDIS > ne2000", "irql cpu 0: PASSIVE > DISPATCH", "call depth: 2 > 3",
        "NDIS held: 1 > 0", "ne2000 held: 0 > 1",
      ])
  }

  @Test func `a change that has no row is counted, and no pane moves for it`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    func side(_ number: Int) -> [Substring] {
      Scene(timeline.moment(number), title: "").canvas(Size(rows: 36, columns: 120)).lines()
        .map { $0.dropFirst(78) }
    }
    let titles = Set(
      (0...timeline.count).map { number in
        side(number).enumerated().filter { $0.element.hasPrefix("  ── ") }.map(\.offset)
      })
    #expect(titles.count == 1)
    for name in ["owner of P1", "irql cpu 0", "call depth"] {
      #expect(side(9).contains { $0.contains(name) }, "\(name)")
    }
    #expect(side(9).contains { $0.contains("NDIS held") && $0.contains(" +1 ") })
    for call in ["NdisSend", "PacketWrite", "MiniportSend"] {
      #expect(side(9).contains { $0.contains(call) && $0.contains("#") }, "\(call)")
    }
  }

  @Test func `an allocation begins an object, a completion ends it`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    let begun = texts(try timeline.moment(at: "NdisAllocatePacket"))
    #expect(begun.prefix(2) == ["new P1:  > packet", "b1.packets: 0 > 1"])
    let ended = texts(try timeline.moment(at: "NdisFreePacket"))
    #expect(ended.first == "end of P1: packet > gone")
  }

  @Test func `a register is written in base 16`() throws {
    let moment = try Shipped.named("s01-send-sync").timeline.moment(at: "NdisRawWritePortUchar")
    #expect(texts(moment) == ["card.IMR: 0x3f > 0x0"])
  }

  @Test func `a choice changes nothing`() throws {
    let timeline = try Shipped.named("s02b-send-nested").timeline
    #expect(texts(timeline.moment(10)).isEmpty)
    var canvas = Canvas(rows: 3, columns: 40)
    ChangedPane(moment: timeline.moment(10)).draw(&canvas, in: canvas.area)
    #expect(canvas.text().hasPrefix("nothing but the position"))
  }

  @Test func `in one line, whole changes stand, and the others are counted`() throws {
    let pane = ChangedPane(
      moment: try Shipped.named("s02-send-pending").timeline.moment(at: "MiniportSend"))
    #expect(
      pane.line(width: 76).text
        == "changed  owner of P1 NDIS → ne2000   irql cpu 0 PASSIVE → DISPATCH   +3")
    #expect(pane.line(width: 300).text.hasSuffix("   ne2000 held 0 → 1"))
    #expect(pane.line(width: 30).text == "owner of P1 NDIS → ne2000   +4")
  }

  @Test func `where only ASCII can be shown, no change reads as a comparison`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(at: "MiniportSend")
    let pane = ChangedPane(moment: moment, isASCII: true)
    #expect(pane.line(width: 300).text.hasSuffix("   ne2000 held 0 -> 1"))
    var canvas = Canvas(rows: pane.changes.count, columns: 60)
    pane.draw(&canvas, in: canvas.area)
    let lines = canvas.trimmedLines(tier: .ascii)
    for (line, change) in zip(lines, pane.changes) {
      #expect(line.hasSuffix(" -> \(change.after)"), "\(line)")
    }
  }

  @Test func `where one line has hardly any room, it says at least who has the object now`() throws
  {
    let pane = ChangedPane(
      moment: try Shipped.named("s02-send-pending").timeline.moment(at: "MiniportSend"))
    #expect(pane.line(width: 26).text == "owner of P1 → ne2000   +4")
    #expect(pane.line(width: 19).text == "owner ne2000   +4")
  }

  @Test func `one line says the same as the pane where nothing has changed`() throws {
    let timeline = try Shipped.named("s02b-send-nested").timeline
    for number in [0, 10] {
      var canvas = Canvas(rows: 3, columns: 40)
      let pane = ChangedPane(moment: timeline.moment(number))
      pane.draw(&canvas, in: canvas.area)
      let text = number == 0 ? "nothing yet" : "nothing but the position"
      #expect(canvas.text().hasPrefix(text) && pane.line(width: 76).text == "changed  " + text)
    }
  }

  @Test(arguments: Shipped.all)
  func `a value that is said to change has two values`(shipped: Shipped) {
    for moment in shipped.moments.everyThird {
      let changes = ChangedPane(moment: moment).changes
      let isRight = changes.allSatisfy { $0.before != $0.after && !$0.after.isEmpty }
      if !isRight { Issue.record("\(shipped) at \(moment.position): \(changes)") }
    }
  }

  private func texts(_ moment: Moment) -> [String] {
    ChangedPane(moment: moment).changes.map { change in
      let object = change.object == .none ? "" : " \(change.object)"
      return "\(change.name)\(object): \(change.before) > \(change.after)"
    }
  }
}

/// Who holds what since when.
struct HoldersTests {
  @Test func `the longest holder stands first`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(90)
    let rows = HoldersPane.rows(moment)
    #expect(moment.holders.map(\.description) == ["I2", "P2", "I3", "P3", "F2", "I4", "P4"])
    #expect(rows.map(\.held) == rows.map(\.held).sorted(by: >))
  }

  @Test(arguments: Shipped.all)
  func `it lists exactly what somebody else than its maker owns`(shipped: Shipped) {
    for moment in shipped.moments(8) {
      let given = moment.state.liveObjects.filter { object, state in
        object.kind.isTraveller && state.owner != .none && state.owner != state.maker
      }.map(\.object)
      if Set(given) != Set(moment.holders) { Issue.record("\(shipped) at \(moment.position)") }
    }
  }

  @Test func `the title says that what its maker has is not in the list`() throws {
    let moment = try Shipped.named("s24-two-machines").timeline.moment(230)
    let own = moment.state.liveObjects.filter {
      $0.object.kind.isTraveller && $0.state.owner == $0.state.maker
    }.map(\.object)
    #expect(!own.isEmpty && Set(own).isDisjoint(with: moment.holders))
    let lines = Scene(moment, title: "").canvas(Size(rows: 36, columns: 120)).lines()
    #expect(lines.contains { $0.contains("── Who has what others made ── since ──") })
    let term = try #require(Glossary.terms(for: "Who has what others made").first)
    #expect(term.text.contains("given away"))
  }

  @Test func `what has no room is counted`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(90)
    var canvas = Canvas(rows: 3, columns: 40)
    HoldersPane(moment: moment, picked: .none).draw(&canvas, in: canvas.area)
    #expect(canvas.text().hasSuffix("+5 more"))
  }
}

/// Who is inside of whom.
struct OpenCallsTests {
  @Test func `the innermost call stands last and is marked`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(at: "MiniportSend")
    #expect(
      lines(moment, rows: 3) == [
        "  PacketWrite                       #3", "    NdisSend                        #8",
        "►     MiniportSend                  #9",
      ])
  }

  @Test func `what has no room falls away at the outer end and is counted`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(at: "MiniportSend")
    #expect(lines(moment, rows: 2).first == "  +2 around")
    #expect(lines(moment, rows: 2).last?.hasPrefix("►   MiniportSend") == true)
    #expect(lines(moment, rows: 1).first?.hasPrefix("► MiniportSend") == true)
  }

  @Test func `other stacks are named`() throws {
    let moment = try Shipped.named("s12-unbind-drains").timeline.moment(at: "ServiceRoutine")
    let text = lines(moment, rows: 6).joined(separator: "\n")
    #expect(text.contains(" in "))
  }

  private func lines(_ moment: Moment, rows: Int) -> [String] {
    var canvas = Canvas(rows: rows, columns: 39)
    OpenCallsPane(moment: moment).draw(&canvas, in: canvas.area)
    return canvas.text().split(separator: "\n").map(String.init)
  }
}

/// What the step is.
struct NowPaneTests {
  @Test func `a call shows from where to where, and how long the object is`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(at: "MiniportSend")
    let pane = NowPane(moment: moment)
    #expect(pane.heading.text == " MiniportSend  enter")
    #expect(pane.route.text == "NDIS ▼ ne2000  P1 60 B")
    #expect(pane.place.text == "cpu 0  DISPATCH  depth 3")
  }

  @Test func `a return goes back to the caller with its answer`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(at: "MiniportSend.leave")
    let pane = NowPane(moment: moment)
    #expect(pane.heading.text == " MiniportSend  returns PENDING")
    #expect(pane.route.text == "ne2000 → NDIS  P1 60 B")
  }

  @Test func `a return with a count says the count`() throws {
    let moment = try Shipped.named("s03-keep-receive-packet").timeline
      .moment(at: "ProtocolReceivePacket.leave")
    #expect(NowPane(moment: moment).heading.text == " ProtocolReceivePacket  returns 1")
    let calls = StackPicture(moment).gaps.flatMap(\.up).filter(\.isNow).map(\.text)
    #expect(calls == ["ProtocolReceivePacket returns 1"])
  }

  @Test func `one line has whole sentences, the first one at least`() throws {
    let pane = NowPane(moment: try Shipped.named("s01-send-sync").timeline.moment(at: "NdisSend"))
    #expect(
      pane.sentence(width: 200).text
        == "packet hands P1 to NDIS. From here on packet may not touch it until it comes back.")
    #expect(pane.sentence(width: 60).text == "packet hands P1 to NDIS.")
  }

  @Test func `the beginning has a text of its own`() throws {
    let pane = NowPane(moment: try Shipped.named("s01-send-sync").timeline.moment(0))
    #expect(pane.heading.text == " the beginning " && pane.route.isEmpty && pane.place.isEmpty)
    #expect(
      pane.narration(width: 200).lines.first?.text.hasPrefix("This is the beginning.") == true)
    let empty = NowPane(moment: try SmallTrace.timeline([]).moment(0))
    #expect(empty.narration(width: 200).lines.first?.text.hasPrefix("Nothing has happened") == true)
    let over = NowPane(moment: try SmallTrace.timeline([]).moment(0), isGrowing: false)
    #expect(over.narration(width: 200).lines.first?.text == "This trace has no events.")
  }

  @Test func `the way of a call is said without its objects, or only where it leads`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    let call = NowPane(moment: try timeline.moment(at: "MiniportSend"))
    #expect(call.way.text == "NDIS ▼ ne2000" && call.shortWay.text == "▼ ne2000")
    let answer = NowPane(moment: try timeline.moment(at: "MiniportSend.leave"))
    #expect(answer.way.text == "ne2000 → NDIS" && answer.shortWay.text == "→ NDIS")
    let action = NowPane(moment: try timeline.moment(at: "NdisAllocatePacket"))
    #expect(action.way.text == "packet" && action.shortWay.isEmpty)
  }
}
