import Events
import Replay
import Terminal
import Testing

@testable import Views

/// The bar of the timeline says the truth about positions.
struct TimelineBarTests {
  @Test func `a click on a column leads to a moment whose needle stands there`() throws {
    for name in ["s01-send-sync", "s02-send-pending", "s11-nprot5-read-bounded"] {
      let timeline = try Shipped.named(name).timeline
      try #require(timeline.count > 30, "\(name)")
      for width in [30, 40, 80, 120, 160] where width < timeline.count {
        let bar = TimelineBar(timeline.moment(0))
        let track = TimelineBar.track(in: 0..<width)
        try #require(!track.isEmpty, "\(width)")
        for column in track {
          let moment = Moment(timeline, at: bar.position(atColumn: column, in: 0..<width))
          #expect(drawn(moment, width).needle == column, "\(name) \(width)")
        }
      }
    }
  }

  @Test func `a click leads as close as there are moments`() throws {
    let timeline = try Shipped.named("s01-send-sync").timeline
    let bar = TimelineBar(timeline.moment(0))
    let needles = (0...timeline.count).map { drawn(timeline.moment($0), 200).needle }
    let track = TimelineBar.track(in: 0..<200)
    try #require(!track.isEmpty)
    for column in track {
      let position = bar.position(atColumn: column, in: 0..<200)
      let distance = abs(drawn(timeline.moment(position), 200).needle - column)
      let others = needles.map { abs($0 - column) }
      #expect(distance == others.min())
    }
  }

  @Test func `the ends of the bar are the ends of the trace`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    let bar = TimelineBar(timeline.moment(3))
    for width in [12, 40, 200] {
      let track = TimelineBar.track(in: 0..<width)
      #expect(drawn(timeline.moment(0), width).needle == track.lowerBound)
      #expect(drawn(timeline.moment(timeline.count), width).needle == track.upperBound - 1)
      #expect(bar.position(atColumn: -5, in: 0..<width) == 0)
      #expect(bar.position(atColumn: 999, in: 0..<width) == timeline.count)
    }
  }

  @Test func `the needle stands on the mark of the event that is shown`() throws {
    var count = 0
    for shipped in Shipped.all {
      for moment in shipped.moments(6) {
        guard let event = moment.event, let letter = event.letter else { continue }
        let (marks, needle) = drawn(moment, 400)
        if marks[needle] != letter {
          Issue.record("\(shipped) at \(moment.position): \(marks[needle]) for \(letter)")
        }
        count += 1
      }
    }
    #expect(count > 0)
  }

  @Test func `every mark stands where a search through all events finds it`() throws {
    for shipped in Shipped.all {
      for width in [30, 300] {
        let moment = shipped.timeline.moment(0)
        let track = TimelineBar.track(in: 0..<width)
        var wanted = track.map { _ in Set<Character>() }
        for index in 0..<shipped.timeline.count {
          guard let letter = moment.history[index].letter else { continue }
          wanted[(index + 1) * (track.count - 1) / shipped.timeline.count].insert(letter)
        }
        let marks = drawn(moment, width).marks
        for (offset, letters) in wanted.enumerated() {
          let mark = marks[track.lowerBound + offset]
          let isRight = letters.isEmpty ? mark == " " : letters.contains(mark)
          if !isRight { Issue.record("\(shipped) \(width) column \(offset): \(mark) \(letters)") }
        }
      }
    }
  }

  @Test func `the density over the needle is what is held there`() throws {
    let shipped = try Shipped.named("s02-send-pending")
    var canvas = Canvas(rows: 12, columns: 400)
    TimelineBar(shipped.timeline.moment(0)).draw(&canvas, in: canvas.area)
    let picture = canvas.lines().map(Array.init)
    for moment in shipped.moments.dropFirst().everyThird {
      let column = drawn(moment, 400).needle
      let height = (0..<10).count { picture[$0][column] == "█" }
      let held = max(moment.before.heldMax, moment.state.heldMax)
      #expect(height == held * 10 / 4, "\(moment.position)")
    }
  }

  @Test func `on a wide screen a column without events recedes with the one before it`() throws {
    let moment = try Shipped.named("s01-send-sync").timeline.moment(0)
    let count = moment.timeline.count
    var shown = MatchSet()
    shown.append((0..<count).filter { $0 % 3 == 0 }, upTo: count)
    var canvas = Canvas(rows: 3, columns: 400)
    TimelineBar(moment, shown: shown).draw(&canvas, in: canvas.area)
    let track = TimelineBar.track(in: 0..<400)
    #expect(count < track.count - 1)
    for offset in 1..<track.count {
      let last = (0...count).last { $0 * (track.count - 1) / count <= offset } ?? 0
      let isHidden = last > 0 && !shown.contains(last - 1)
      let isDim = canvas[0, track.lowerBound + offset].role == .line
      if isDim != isHidden { Issue.record("column \(offset)") }
    }
  }

  @Test func `user marks stand on their positions, before all others`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    let marks = [UserMark("a", at: 50), UserMark("b", at: timeline.count), UserMark("c", at: -3)]
    let row = drawn(timeline.moment(0), 100, marks: marks).marks
    let wanted = [50, timeline.count, 0].map { drawn(timeline.moment($0), 100).needle }
    #expect(wanted.map { row[$0] } == ["a", "b", "c"])
  }

  @Test func `what is marked behind the last event has no place and no word in the legend`() throws
  {
    let timeline = try Shipped.named("s02-send-pending").timeline
    let moment = timeline.moment(0)
    let late = UserMark("z", at: timeline.count + 1)
    #expect(!drawn(moment, 100, marks: [late]).marks.contains("z"))
    var notebook = Notebook()
    notebook.setNote("later", at: timeline.count + 1)
    notebook.comparedWith = timeline.count + 1
    let legend = TimelineBar(moment, marks: [late], notebook: notebook).legend(rowCount: 3).text
    #expect(legend == TimelineBar(moment).legend(rowCount: 3).text)
  }

  @Test func `the legend names the marks that occur, and no others`() throws {
    let names = try Shipped.named("s02-send-pending").timeline
    #expect(TimelineBar(names.moment(0)).legend(rowCount: 3).text == "s send  c complete")
    let drops = try Shipped.named("s11-pkt-read-waits").timeline
    #expect(TimelineBar(drops.moment(0)).legend(rowCount: 3).text == "r receive  d drop")
    let pause = try Shipped.named("r03-ndislwf-swallows-sends").timeline
    #expect(TimelineBar(pause.moment(0)).legend(rowCount: 3).text.contains("p PnP"))
    let marked = TimelineBar(names.moment(0), marks: [UserMark("a", at: 3)])
    #expect(marked.legend(rowCount: 3).text == "s send  c complete  a mark")
  }

  @Test(arguments: [1, 2])
  func `a bar without a row for marks has them on itself, and names no others`(
    rowCount: Int
  ) throws {
    let timeline = try Shipped.named("s11-pkt-read-waits").timeline
    var notebook = Notebook()
    notebook.setNote("look", at: 20)
    let bar = TimelineBar(
      timeline.moment(0), marks: [UserMark("a", at: timeline.count)], notebook: notebook)
    #expect(bar.legend(rowCount: rowCount).text == "d drop  a mark  n note")
    var canvas = Canvas(rows: rowCount, columns: 100)
    bar.draw(&canvas, in: canvas.area)
    let row = try #require(canvas.lines().last).map { $0 }
    let needle = drawn(timeline.moment(20), 100).needle
    #expect(row[needle] == "n" && row[98] == "a" && row.contains("◆"))
    #expect(row.dropFirst(TimelineBar.captionWidth).contains("d"))
    #expect(!row.dropFirst(TimelineBar.captionWidth).contains("r"))
  }

  @Test func `an empty trace has a bar`() throws {
    let moment = try SmallTrace.timeline([]).moment(0)
    #expect(drawn(moment, 40).needle == TimelineBar.track(in: 0..<40).lowerBound)
    #expect(TimelineBar(moment).position(atColumn: 30, in: 0..<40) == 0)
  }

  /// The row of the marks, and the column of the needle.
  private func drawn(
    _ moment: Moment, _ width: Int, marks: [UserMark] = []
  ) -> (marks: [Character], needle: Int) {
    var canvas = Canvas(rows: 3, columns: width)
    TimelineBar(moment, marks: marks).draw(&canvas, in: canvas.area)
    let lines = canvas.lines().map(Array.init)
    return (lines[1], lines[2].firstIndex(of: "◆") ?? -1)
  }
}

extension Event {
  /// The letter that the bar has for the event, told apart by hand.
  fileprivate var letter: Character? {
    switch kind {
    case .drop: "d"
    case .bugcheck: "X"
    case .enter: letterOfCall
    default: nil
    }
  }

  private var letterOfCall: Character? {
    switch call.facts?.name {
    case "NdisSend", "NdisSendPackets", "NdisSendNetBufferLists": "s"
    case "ProtocolSendComplete", "ProtocolSendNetBufferListsComplete": "c"
    case "ProtocolReceivePacket", "ProtocolReceive", "ProtocolReceiveNetBufferLists": "r"
    case "NdisRequest", "NdisOidRequest": "o"
    default: (1...50).contains(call.eventID ?? 0) ? "p" : nil
    }
  }
}

extension [Span] {
  /// What is written.
  var text: String { map(\.text).joined() }
}
