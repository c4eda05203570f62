import Events
import Replay
import Simulation
import TestNumbers
import Testing

/// The state at a position is the same, from wherever one comes.
struct FoldTests {
  @Test(arguments: Golden.names)
  func `backward shows what forward showed`(name: String) throws {
    let timeline = Timeline(try Golden.timeline(name).history, spacing: 7)
    let lexicon = timeline.history.lexicon
    var forward: [[String]] = []
    timeline.visitStates(from: 0, through: timeline.count) { forward.append($0.picture(lexicon)) }
    #expect(forward.count == timeline.count + 1)
    // Every position of a short trace; of a long one a hundred, which meet every distance from a checkpoint.
    let step = timeline.count / 100 | 1
    for position in stride(from: timeline.count, through: 0, by: -step) {
      #expect(timeline.state(at: position).picture(lexicon) == forward[position], "\(position)")
    }
  }

  @Test func `a seek over checkpoints shows what the fold showed`() throws {
    let timeline = try Golden.long(eventCountMax: 60_000)
    #expect(timeline.checkpointBytes > 0)
    let lexicon = timeline.history.lexicon
    let wanted = Set(stride(from: 0, through: timeline.count, by: 1_717))
    var seen: [Int: [String]] = [:]
    timeline.visitStates(from: 0, through: timeline.count) { state in
      if wanted.contains(state.position) { seen[state.position] = state.picture(lexicon) }
    }
    for position in wanted {
      #expect(timeline.state(at: position).picture(lexicon) == seen[position], "\(position)")
    }
  }

  @Test func `what was visited before changes no state`() throws {
    let timeline = try Golden.long(eventCountMax: 9_000)
    let lexicon = timeline.history.lexicon
    var random = RandomNumbers(seed: 7)
    var place = timeline.count / 2
    let places = (0..<300).map { step in
      let far = step % 10 == 0 ? timeline.count : 150
      place = min(max(place + random.below(2 * far + 1) - far, 0), timeline.count)
      return place
    }
    var pictures: [Int: [String]] = [:]
    let wanted = Set(places)
    timeline.visitStates(from: 0, through: timeline.count) { state in
      if wanted.contains(state.position) { pictures[state.position] = state.picture(lexicon) }
    }
    for place in places {
      #expect(timeline.state(at: place).picture(lexicon) == pictures[place], "\(place)")
    }
  }

  @Test func `timelines that part after they were visited have each its own states`() throws {
    var simulator = try Golden.longRun()
    simulator.run(eventCountMax: 500)
    let short = Timeline(simulator.history)
    let lexicon = short.history.lexicon
    let seen = (0...short.count).map { short.state(at: $0).picture(lexicon) }
    var grown = short
    while simulator.history.count < 900, simulator.extend() {}
    grown.extend(with: simulator.history)
    #expect((0...short.count).allSatisfy { grown.state(at: $0).picture(lexicon) == seen[$0] })
    let whole = Timeline(simulator.history)
    for place in short.count...grown.count {
      #expect(
        grown.state(at: place).picture(lexicon) == whole.state(at: place).picture(lexicon))
    }
    #expect(short.state(at: short.count).picture(lexicon) == seen[short.count])
  }

  @Test func `a timeline that grows shows what one made at once shows`() throws {
    var simulator = try Golden.longRun()
    var grown = Timeline(simulator.history)
    while simulator.history.count < 3_000, simulator.extend() {
      grown.extend(with: simulator.history)
    }
    let whole = Timeline(simulator.history)
    let lexicon = whole.history.lexicon
    #expect(grown.count == whole.count)
    #expect(grown.end.picture(lexicon) == whole.end.picture(lexicon))
    for position in stride(from: 0, through: whole.count, by: 97) {
      let state = grown.state(at: position).picture(lexicon)
      #expect(state == whole.state(at: position).picture(lexicon))
    }
  }

  @Test(arguments: Golden.names)
  func `what came in went out, was dropped, or is held, at every position`(name: String) throws {
    let timeline = try Golden.timeline(name)
    timeline.visitStates(from: 0, through: timeline.count) { state in
      for traffic in state.traffic {
        #expect(
          traffic.arrived == traffic.departed + traffic.dropped + traffic.held,
          "\(state.position)")
        #expect(traffic.held >= 0)
      }
    }
  }

  @Test(arguments: Golden.names)
  func `a queue event says how many members the queue has`(name: String) throws {
    let timeline = try Golden.timeline(name)
    timeline.visitStates(from: 1, through: timeline.count) { state in
      let event = timeline.history[state.position - 1]
      guard event.operation == .insert || event.operation == .remove else { return }
      #expect(state.members(of: event.place).count == Int(event.value), "\(state.position)")
    }
  }
}
