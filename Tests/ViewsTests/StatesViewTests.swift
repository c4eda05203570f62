import Events
import Replay
import Terminal
import Testing

@testable import Views

/// The state machines: what the tables allow, and where each one is.
struct StatesViewTests {
  @Test(arguments: Shipped.all)
  func `every machine of a trace is known, and correct drivers go the legal ways`(shipped: Shipped)
  {
    let lexicon = shipped.timeline.history.lexicon
    for index in lexicon.places.indices where lexicon.places[index].kind == .machine {
      #expect(lexicon.machine(of: PlaceID(index: index)) != nil, "\(lexicon.places[index].id)")
    }
    guard !shipped.isBroken else { return }
    var last = lexicon.places.map(\.initial)
    for index in 0..<shipped.timeline.count {
      let event = shipped.timeline.history[index]
      guard lexicon[event.place]?.kind == .machine,
        let machine = lexicon.machine(of: event.place)
      else { continue }
      let old = last[event.place.index]
      last[event.place.index] = event.status
      if old != event.status, !machine.allows(old, event.status) {
        Issue.record("\(shipped): \(lexicon.text(old)) to \(lexicon.text(event.status))")
      }
    }
  }

  @Test func `a table names each state once and uses no other`() {
    for machine in StateMachine.all {
      #expect(Set(machine.states).count == machine.states.count, "\(machine.title)")
      for way in machine.transitions {
        #expect(machine.states.contains(way.from) && machine.states.contains(way.to))
        #expect(way.from != way.to && !way.cause.isEmpty)
      }
      let reached = Set(machine.transitions.map(\.to)).union([machine.states[0]])
      #expect(reached == Set(machine.states), "\(machine.title)")
    }
  }

  @Test func `every function in a table is in the catalog of calls`() {
    let starts = ["Ndis", "Protocol", "Miniport", "Filter", "Pt", "MP"]
    var functionCount = 0
    for way in StateMachine.all.flatMap(\.transitions) {
      for word in way.cause.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
      where starts.contains(where: word.hasPrefix) {
        #expect(CallCatalog.call(named: String(word)) != nil, "\(word)")
        functionCount += 1
      }
    }
    #expect(functionCount > 0)
  }

  @Test(arguments: Shipped.all.everyThird)
  func `the way of a machine is what its events say`(shipped: Shipped) {
    let timeline = shipped.timeline
    let lexicon = timeline.history.lexicon
    for index in lexicon.places.indices where lexicon.places[index].kind == .machine {
      let id = PlaceID(index: index)
      var current = lexicon.places[index].initial
      var since: Int?
      var visited = [current]
      for number in 0..<timeline.count where timeline.history[number].place == id {
        let new = timeline.history[number].status
        if new != current { since = number }
        if !visited.contains(new) { visited.append(new) }
        current = new
      }
      let track = timeline.end.track(of: id)
      #expect(track?.since == since && track?.visited == visited)
      #expect(timeline.end.state(of: id) == current)
    }
  }

  @Test func `the state, the way here and the way on are drawn`() throws {
    let moment = try Shipped.named("s21-pause-restart").timeline.moment(at: "FilterPause.leave")
    let text = drawn(moment)
    #expect(text.contains("▐Pausing▌") || text.contains("▐Paused▌"))
    #expect(text.contains("came from Running") && text.contains("filter module"))
    #expect(text.contains("FilterRestart") || text.contains("NdisFPauseComplete"))
  }

  @Test func `a way that no table allows is marked`() throws {
    let timeline = try Shipped.named("r64-passthru-keeps-virtual-adapter").timeline
    #expect(drawn(timeline.moment(timeline.count)).contains("no such transition"))
  }

  @Test func `what may come next is wrapped and not cut`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(0)
    var wayCount = 0
    for id in moment.lexicon.places.indices.map({ PlaceID(index: $0) }) {
      guard let block = MachineBlock(id, moment) else { continue }
      for width in [74, 120] {
        let lines = block.lines(width: width).dropFirst()
        #expect(lines.allSatisfy { Span.width(of: $0.spans) <= width + 2 }, "\(width)")
        wayCount += lines.count { $0.spans.text.contains("SurpriseRemoved (") }
      }
    }
    #expect(wayCount == 2)
  }

  private func drawn(_ moment: Moment) -> String {
    var scene = Scene(moment, title: "")
    scene.view = .states
    scene.focus = .main
    var canvas = Canvas(rows: 30, columns: 118)
    StatesView(scene).draw(&canvas, in: canvas.area)
    return canvas.text()
  }
}
