import Events
import Replay
import Testing

/// The fold says what a slow and simple reading of the same events says.
struct ModelTests {
  @Test(arguments: Golden.names)
  func `pools, counters, registers and machines hold what the last event said`(
    name: String
  ) throws {
    let timeline = try Golden.timeline(name)
    let lexicon = timeline.history.lexicon
    var values = lexicon.places.map(\.initialValue)
    var machines = lexicon.places.map(\.initial)
    timeline.visitStates(from: 1, through: timeline.count) { state in
      let event = timeline.history[state.position - 1]
      if let place = lexicon[event.place] {
        if place.kind == .machine { machines[event.place.index] = event.status }
        let isNumber = place.kind == .pool || place.kind == .counter || place.kind == .register
        if isNumber, event.value != Event.absent {
          values[event.place.index] = Int(event.value)
        }
      }
      for (index, place) in lexicon.places.enumerated() where place.kind != .queue {
        #expect(state.value(of: PlaceID(index: index)) == values[index], "\(place.id)")
        #expect(state.state(of: PlaceID(index: index)) == machines[index], "\(place.id)")
      }
    }
  }

  @Test(arguments: Golden.names)
  func `queues hold what went in and did not come out, in order`(name: String) throws {
    let timeline = try Golden.timeline(name)
    let history = timeline.history
    var queues = [[ObjectID]](repeating: [], count: history.lexicon.places.count)
    timeline.visitStates(from: 1, through: timeline.count) { state in
      let index = state.position - 1
      let event = history[index]
      guard event.operation != .none else { return }
      let place = event.place.index
      for object in history.objects(of: index) {
        let isAtHead = history.word(.position, of: index) == Word.Position.head
        switch event.operation {
        case .insert: queues[place].insert(object, at: isAtHead ? 0 : queues[place].count)
        case .remove: queues[place].removeAll { $0 == object }
        case .clear, .none: queues[place] = []
        }
      }
      #expect(state.members(of: event.place) == queues[place], "\(state.position)")
      #expect(state.queue(of: event.object) == (event.operation == .insert ? event.place : .none))
    }
  }

  @Test(arguments: Golden.names)
  func `levels and call stacks are those of the calls that have not returned`(
    name: String
  ) throws {
    let timeline = try Golden.timeline(name)
    var stacks: [[Int]: [(index: Int, level: IRQL)]] = [:]
    var levels = [IRQL](repeating: .passive, count: 8)
    timeline.visitStates(from: 1, through: timeline.count) { state in
      let event = timeline.history[state.position - 1]
      let cpu = Int(event.cpu)
      let key = event.thread == 0 ? [0, cpu] : [1, Int(event.thread)]
      if event.kind.opensCall { stacks[key, default: []].append((state.position - 1, levels[cpu])) }
      if let level = event.irql { levels[cpu] = level }
      if event.kind == .leave, let call = stacks[key]?.popLast() { levels[cpu] = call.level }
      #expect((0..<8).map(state.irql) == levels, "\(state.position)")
      let open = state.openCalls(on: event.stack).map(\.index)
      #expect(open == stacks[key, default: []].map(\.index), "\(state.position)")
      #expect(timeline.openCalls(state.position).map(\.index) == open)
    }
  }

  @Test(arguments: Golden.names)
  func `an object lives from its first event to its last, with its last owner`(
    name: String
  ) throws {
    let timeline = try Golden.timeline(name)
    let history = timeline.history
    var owners: [ObjectID: ComponentID] = [:]
    var ended: Set<ObjectID> = []
    timeline.visitStates(from: 1, through: timeline.count) { state in
      let index = state.position - 1
      let event = history[index]
      for object in history.objects(of: index) {
        if event.life == .new { owners[object] = ComponentID.none }
        if event.owner != .none, !ended.contains(object) {
          owners[object] = event.owner == .nobody ? .none : event.owner
        }
        if event.life == .free {
          owners[object] = nil
          ended.insert(object)
        }
        #expect(state[object]?.owner == owners[object], "\(state.position) \(object)")
      }
      #expect(state.liveObjectCount == owners.count, "\(state.position)")
    }
  }
}
