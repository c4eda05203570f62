import Events
import Replay
import Terminal
import Testing

@testable import Views

/// The list of events says in a row what an event is.
struct EventListTests {
  @Test func `a row says number, time, call, way, objects and status`() throws {
    let timeline = try Shipped.named("s02b-send-nested").timeline
    let lines = EventReport(timeline).lines(6..<11) + EventReport(timeline).lines(15..<17)
    #expect(
      lines.map(\.squeezed) == [
        "7 2.2 0 ● IoMarkIrpPending packet I1",
        "8 2.4 0 ▼ NdisSend packet → NDIS P1",
        "9 2.6 0 ▼ MiniportSend NDIS → ne2000 P1",
        "10 2.6 0 ● choice CP1 ne2000 pending",
        "11 2.8 0 ● InsertTailList ne2000 P1 MpTx 1",
        "16 4.0 0 ▲ NdisMSendComplete ne2000 → NDIS P1 SUCCESS",
        "17 4.2 0 ▲ ProtocolSendComplete NDIS → packet P1 SUCCESS",
      ])
  }

  @Test(arguments: Shipped.all)
  func `a return stands as deep as its call`(shipped: Shipped) throws {
    let lines = shipped.timeline.lines(0..<shipped.timeline.count)
    #expect(lines.contains { $0.sign == .leave })
    for (index, line) in lines.enumerated() where line.sign == .leave {
      let enter = try #require(shipped.timeline.enter(ofLeave: index), "#\(line.number)")
      if lines[enter].depth != line.depth { Issue.record("\(shipped) #\(line.number)") }
    }
  }

  @Test func `rows of a part are the rows of the whole`() throws {
    let timeline = try Shipped.named("s06-transfer-data-pending").timeline
    let all = timeline.lines(0..<timeline.count)
    try #require(all.count > 9)
    for start in stride(from: 0, to: timeline.count - 9, by: 7) {
      #expect(timeline.lines(start..<start + 9) == Array(all[start..<start + 9]))
    }
  }

  @Test func `a letter stands for the common statuses`() throws {
    let timeline = try SmallTrace.timeline(
      ["SUCCESS", "PENDING", "RESOURCES", "FAILURE", "STATUS_CANCELLED"].flatMap { status in
        [
          #"{"t":1,"e":"enter","call":"NdisSend","from":"packet","to":"ndis","obj":"P1"}"#,
          #"{"t":1,"e":"leave","call":"NdisSend","st":"\#(status)"}"#,
        ]
      })
    let letters = timeline.lines(0..<10).filter { $0.sign == .leave }.map(\.statusLetter)
    #expect(letters == ["S", "P", "R", "F", ""])
  }

  @Test func `a row says by which letter it is marked, and that a run stops there`() throws {
    var scene = Scene(try Shipped.named("s02-send-pending").timeline.moment(44), title: "")
    scene.view = .events
    scene.marks = [UserMark("k", at: 41)]
    scene.sifting.stops = [.kind(.enter, .ndisSend)]
    let lines = scene.canvas(Size(rows: 36, columns: 120)).lines()
    #expect(lines.contains { $0.hasPrefix(" k") && $0.contains(" 41 ") })
    #expect(lines.contains { $0.hasPrefix(" b") && $0.contains("NdisSend") })
    #expect(lines[2].contains("b stops a run"))
    scene.marks = [UserMark("k", at: 44)]
    let here = scene.canvas(Size(rows: 36, columns: 120)).lines().first { $0.hasPrefix(" ►k") }
    #expect(here?.contains(" 44 ") == true)
  }

  @Test func `what marks a row stays seen beside a rule that paints it, at the step too`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    var scene = Scene(timeline.moment(9), title: "")
    scene.view = .events
    let query = try Query("seq > 0", in: timeline.history.lexicon)
    scene.sifting.rules = RuleBook([EventRule("all", query, letter: "Z", role: .bad)])
    scene.marks = [UserMark("k", at: 9), UserMark("m", at: 8)]
    func row(_ number: Int) -> String? {
      scene.canvas(Size(rows: 36, columns: 120)).lines()
        .first { $0.prefix(8).contains("\(number)") && $0.prefix(4).contains("Z") }
    }
    #expect(row(9)?.hasPrefix(" ►Zk") == true)
    #expect(row(8)?.hasPrefix(" mZ") == true)
    scene.sifting.stops = [.kind(.enter, .miniportSend), .kind(.enter, .ndisSend)]
    #expect(row(9)?.hasPrefix(" ►Zk") == true && row(9)?.contains("9b") == true)
    #expect(row(8)?.hasPrefix(" mZb") == true)
    scene.marks = []
    #expect(row(9)?.hasPrefix(" ►Zb") == true)
  }

  @Test func `a long call takes what its way leaves free, and at the step all that it needs`()
    throws
  {
    func rows(_ position: Int) throws -> [String] {
      var scene = Scene(try Shipped.named("s18-send").timeline.moment(position), title: "")
      scene.view = .events
      return scene.canvas(Size(rows: 36, columns: 120)).lines()
    }
    #expect(try rows(23).contains { $0.contains(" NdisInterlockedIncrement ndislwf ") })
    let step = try rows(14).first { $0.contains("►   14 ") }
    #expect(step?.contains(" MiniportSendNetBufferLists NDIS") == true)
    #expect(try rows(23).contains { $0.contains("… NDIS → netvmini ") })
  }

  @Test func `columns for which there is no room are counted in the title`() throws {
    var scene = Scene(try Shipped.named("s02-send-pending").timeline.moment(44), title: "")
    scene.view = .events
    scene.sifting.table = EventTable([
      "seq", "t", "call", "obj", "q.MpTx.len", "owner", "irql", "status", "frame.len",
    ])
    let narrow = scene.canvas(Size(rows: 36, columns: 120)).lines()
    #expect(narrow[2].contains("+4 columns"))
    let wide = scene.canvas(Size(rows: 36, columns: 300)).lines()
    #expect(!wide[2].contains("column"))
  }

  @Test(arguments: [1, 2, 5, 20, 31])
  func `the list stands while the step walks over it, with rows before and behind the step`(
    room: Int
  ) throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    let ranges = (1...timeline.count).map { number in
      EventsPane(moment: timeline.moment(number), timeForm: .absolute, followed: .none)
        .range(rows: room)
    }
    let step = max(room / 2, 1)
    for (index, range) in ranges.enumerated() {
      #expect(range.count == room && range.contains(index))
      let isNearAnEnd = range.lowerBound == 0 || range.upperBound == timeline.count
      let margin = (room - step) / 2
      #expect(isNearAnEnd || (margin..<margin + step).contains(index - range.lowerBound))
    }
    let moves = zip(ranges, ranges.dropFirst()).count { $0 != $1 }
    #expect(moves <= timeline.count / step)
  }

  @Test func `the list of a run that goes on stands while the run grows`() throws {
    let rows = StandingRows(room: 20, isGrowing: true)
    let starts = (20...400).map { rows.start(of: $0 - 1, in: 0..<$0) }
    #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 == $0 || $1 == $0 + 10 })
    #expect(zip(20..., starts).allSatisfy { count, start in (10...20).contains(count - start) })
    #expect(rows.start(of: 57, in: 55..<58) == 55)
  }

  @Test func `a time may count from the row above`() throws {
    let moment = try Shipped.named("s01-send-sync").timeline.moment(8)
    var canvas = Canvas(rows: 8, columns: 78)
    EventsPane(moment: moment, timeForm: .delta, followed: .none)
      .draw(&canvas, in: canvas.area)
    let row = canvas.lines().first { $0.contains("►    8") } ?? ""
    #expect(row.contains(" 0.2 "))
  }

  @Test func `what is not about the followed object recedes`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(at: "MiniportSend 4")
    var canvas = Canvas(rows: 16, columns: 78)
    EventsPane(moment: moment, timeForm: .absolute, followed: ObjectID(.packet, 2))
      .draw(&canvas, in: canvas.area)
    let lines = canvas.lines()
    var found: Set<Bool> = []
    for row in 1..<16 where !lines[row].contains("►") {
      let column = lines[row].firstIndex { $0.isLetter }
        .map { lines[row].distance(from: lines[row].startIndex, to: $0) }
      let isAside = column.map { canvas[row, $0].role == .line }
      #expect(isAside == !lines[row].split(separator: " ").contains("P2"), "\(lines[row])")
      if let isAside { found.insert(isAside) }
    }
    #expect(found == [false, true])
  }

  @Test func `the report has no blanks at the ends of its lines`() throws {
    for shipped in Shipped.all {
      let report = EventReport(shipped.timeline).lines(0..<shipped.timeline.count)
      let state = StateReport(shipped.timeline.moment(shipped.timeline.count / 2)).lines
      #expect((report + state).allSatisfy { $0.last != " " }, "\(shipped)")
      #expect(report.count == shipped.timeline.count)
    }
  }
}

extension String {
  /// The words of a row with one blank between them.
  fileprivate var squeezed: String { split(separator: " ").joined(separator: " ") }
}
