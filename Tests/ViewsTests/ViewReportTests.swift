import Events
import Replay
import Terminal
import Testing

@testable import Views

/// What a view says to who hears instead of seeing.
struct ViewReportTests {
  /// What a view says at an event of a trace.
  private func report(
    _ view: ViewKind, _ name: String = "s23-sendto", at number: Int = 51,
    _ change: (inout Scene) -> Void = { _ in }
  ) throws -> ViewReport {
    let shipped = try Shipped.named(name)
    var scene = Scene(shipped.timeline.moment(number), title: shipped.title)
    (scene.view, scene.focus) = (view, view.facts.panes[0])
    change(&scene)
    return ViewReport(scene, rowCountMax: 50)
  }

  /// What frames, lanes, bars and arrows are drawn with.
  private static let signs = Set("━─│┃┊╌┄┌┐└┘▎▐▌█▇▆▅▄▃▂▁░▒▓▪►◄▼▲●◆→←√≠")

  @Test(arguments: Shipped.all.everyThird)
  func `no view is told with a frame, a lane, a bar or an arrow`(shipped: Shipped) {
    for moment in shipped.moments(2) {
      for view in ViewKind.allCases {
        for pane in view.facts.panes {
          var scene = Scene(moment, title: shipped.title)
          (scene.view, scene.focus) = (view, pane)
          let lines = ViewReport(scene, rowCountMax: 50).lines
          let drawn = lines.filter { !ViewReportTests.signs.isDisjoint(with: $0) }
          if lines.count < 2 { Issue.record("\(shipped), \(view) at #\(moment.number): nothing") }
          if !drawn.isEmpty { Issue.record("\(shipped), \(view) at #\(moment.number): \(drawn)") }
        }
      }
    }
  }

  @Test(arguments: [
    (ViewKind.stack, ["1 Stack", "MINI  ne2000 ", "  P2    ne2000 ", "open calls"]),
    (
      .ladder,
      [
        "2 Ladder: all 105 events", "#48, 103.6 µs, cpu 0, NdisSend, from tcpip to NDIS, P2",
        "here: #51, 104.0 µs, cpu 0, InsertTailList, at ne2000, P2, MpTx 1",
      ]
    ),
    (.events, ["3 Events", "here: #51, 104.0 µs, cpu 0, InsertTailList, at ne2000, P2"]),
    (.inspector, ["4 Inspector: P2", "here: packet: P2", "owner: ne2000", "length: 642 B"]),
    (.tree, ["5 Call tree: ", "here: #51, "]),
    (.charts, ["6 Charts", "ne2000.MpTx queue: now 1, was 0, max "]),
    (
      .counters,
      [
        "7 Counters: in = out + drop + held", "MINI ne2000: in 1, out 0, drop 0, held 1",
        "ne2000.MpTx queue 1 of 8 (was 0)", "here: APP client.exe: in 0",
      ]
    ),
    (
      .owners,
      [
        "Owners", "here: I1: ended; in turn: ",
        "P2: held by ne2000, 0.2 µs; in turn: tcpip from #39, NDIS from #48, ne2000 from #49",
      ]
    ),
    (.states, ["States: 4 machines", "b1.state tcpip binding, NDIS 5: Receiving, since "]),
    (.dna, ["Packet DNA: all packets", "here: P1 from #35: new, down", "the life of P1"]),
    (.findings, ["8 Findings"]), (.compare, ["9 Compare", "Nothing stands beside this run yet."]),
  ])
  func `a view is told row by row, each value with its name`(
    view: ViewKind, beginnings: [String]
  ) throws {
    let lines = try report(view).lines
    for beginning in beginnings {
      #expect(lines.contains { $0.hasPrefix(beginning) }, "\(beginning): \(lines)")
    }
  }

  @Test func `a call that has not returned says how long it is open`() throws {
    let lines = try report(.tree).lines
    #expect(lines.contains { $0.contains("NdisSend, from tcpip to NDIS, P2, open for 0.") })
  }

  @Test func `what is wrong in a fold, and in a way to a state, is told by words alone`()
    throws
  {
    let shipped = try Shipped.named("r02-ndislwf-completes-twice")
    let ladder = Ladder(Scene(shipped.timeline.moment(9), title: ""))
    let fold = LadderFold(ladder: ladder, events: 0..<5, isOpen: false, isGuilty: true)
    #expect(fold.told.hasSuffix(" folded, breaks a rule") && !fold.told.contains("!"))
    let wrong = [Span("came from"), Span(" "), Span(" ! ", .onbad), Span(" no such transition")]
    #expect(wrong.told == "came from no such transition")
  }

  @Test func `two runs are told in one list, with what only one of them does`() throws {
    let report = try report(.compare, "s02-send-pending", at: 14) {
      $0.compare(with: "s02b-send-nested")
    }
    #expect(report.lines.contains { $0.hasPrefix("here: A NDIS 5 send") })
    #expect(report.lines.contains { $0.hasPrefix("B The completion") })
    #expect(report.lines.contains { $0.hasPrefix("the same: A #") })
    #expect(report.lines.contains { $0.hasPrefix("only A: #") || $0.hasPrefix("only B: #") })
  }

  @Test func `the rows that are told stand around the picked one, and the others are counted`()
    throws
  {
    let all = try report(.counters)
    #expect(all.hidden.above == 0 && all.hidden.below == 0)
    let shipped = try Shipped.named("s23-sendto")
    var scene = Scene(shipped.timeline.moment(51), title: "")
    (scene.view, scene.focus, scene.row) = (.counters, .main, 9)
    let some = ViewReport(scene, rowCountMax: 4)
    #expect(some.lines.count == 5 && some.hidden.above == 7)
    #expect(some.hidden.above + some.hidden.below + 4 == all.lines.count - 1)
    #expect(some.lines.contains { $0.hasPrefix("here: ") })
  }

  @Test func `of two reports only what is new is told, and where one stands now`() throws {
    let before = try report(.counters)
    let after = try report(.counters) { $0.row = 1 }
    #expect(after.news(since: before) == ["here: SOCK msafd.dll: in 2, out 1, drop 0, held 1"])
    #expect(after.news(since: after).isEmpty)
  }

  @Test func `what is known of an object is one line`() throws {
    let moment = try Shipped.named("s23-sendto").timeline.moment(51)
    let line = ObjectReport(ObjectID(.packet, 2), moment).line
    #expect(line.hasPrefix("packet P2: owner ne2000, held for 0.2 µs since #49, stands in "))
    #expect(ObjectReport(ObjectID(.packet, 99), moment).line.contains("does not exist here"))
  }
}
