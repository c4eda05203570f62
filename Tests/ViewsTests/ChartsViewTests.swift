import Events
import Replay
import Terminal
import Testing

@testable import Views

/// The charts show what the states say.
struct ChartsViewTests {
  @Test(arguments: Shipped.all.everyThird)
  func `heights are the highest of the states`(shipped: Shipped) {
    let timeline = shipped.timeline
    #expect(timeline.profile.eventsPerSample == 1)
    let charts = Chart.all(timeline.moment(timeline.count))
    #expect(charts.contains { if case .row = $0.source { true } else { false } })
    var numbers = [[Int]](repeating: [], count: charts.count)
    timeline.visitStates(from: 0, through: timeline.count) { state in
      for (index, chart) in charts.enumerated() {
        guard case .row(let row, _) = chart.source else { continue }
        numbers[index].append(number(row, state, timeline))
      }
    }
    for (chart, numbers) in zip(charts, numbers) {
      let expected = zip(numbers, numbers.dropFirst()).map { max($0, $1) }
      guard case .row(_, let heights) = chart.source else { continue }
      if heights.map(Int.init) != expected { Issue.record("\(shipped): \(chart.name)") }
      #expect(chart.value == numbers.last)
      let highest = chart.top > 0 ? numbers.firstIndex(of: chart.top) : nil
      #expect(chart.highestPosition(timeline) == highest, "\(shipped): \(chart.name)")
    }
  }

  @Test func `long histories keep their highest numbers`() throws {
    let values = (1...6_000).map { $0 == 4_321 ? 77 : $0 % 50 }
    let timeline = try SmallTrace.timeline(
      values.enumerated().map {
        #"{"t":\#($0.offset),"e":"do","call":"Count","at":"nic","ctr":"nic.sent","val":\#($0.element)}"#
      })
    #expect(timeline.count == 6_000 && timeline.profile.eventsPerSample > 1)
    let chart = try #require(
      Chart.all(timeline.moment(100)).first { $0.name == "nic.sent" })
    #expect(chart.top == 77)
    #expect(chart.highestPosition(timeline) == 4_321)
  }

  @Test func `the picked chart is large, with its scale`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(at: "MiniportSend 4")
    let charts = Chart.all(moment)
    let row = try #require(charts.firstIndex { $0.name == "ne2000.MpTx" })
    var scene = Scene(moment, title: "")
    scene.view = .charts
    scene.focus = .main
    scene.row = row
    var canvas = Canvas(rows: 26, columns: 118)
    ChartsView(scene).draw(&canvas, in: canvas.area)
    let lines = canvas.lines()
    #expect(lines[0].contains("ne2000.MpTx") && lines[1].contains("queue"))
    #expect(lines[0].contains(" \(charts[row].top) ") && lines[6].contains(" 0 "))
    #expect(lines.contains { $0.hasPrefix("►") && $0.contains("ne2000.MpTx") })
  }

  @Test(arguments: [98, 120, 180])
  func `a long name is whole where there is room`(columns: Int) throws {
    let moment = try Shipped.named("s13-nested-send").timeline.moment(30)
    var scene = Scene(moment, title: "")
    scene.view = .charts
    var canvas = Canvas(rows: 60, columns: columns)
    ChartsView(scene).draw(&canvas, in: canvas.area)
    let word = columns > 98 ? "counter " : ""
    #expect(canvas.lines().contains { $0.contains(" passthru.OutstandingRequests \(word)") })
  }

  private func number(_ row: CounterRow, _ state: StackState, _ timeline: Timeline) -> Int {
    switch row {
    case .layer(let id): state.traffic[id.index].held
    case .place(let id):
      timeline.history.lexicon[id].map { CounterRow.number(of: id, $0, state) } ?? 0
    case .drop: 0
    }
  }
}
