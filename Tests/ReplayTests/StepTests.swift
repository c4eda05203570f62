import Events
import Replay
import Testing

/// Every step exists in both directions.
struct StepTests {
  @Test(arguments: Golden.names)
  func `every step goes where it says, and stops at the ends`(name: String) throws {
    let timeline = try Golden.timeline(name)
    for step in Step.allCases {
      for position in 0...timeline.count {
        if let next = timeline.position(after: position, step, .forward) {
          #expect(next > position && next <= timeline.count, "\(step) \(position)")
        }
        if let previous = timeline.position(after: position, step, .backward) {
          #expect(previous < position && previous >= 0, "\(step) \(position)")
        }
      }
      #expect(timeline.position(after: timeline.count, step, .forward) == nil)
      #expect(timeline.position(after: 0, step, .backward) == nil)
    }
  }

  @Test(arguments: Golden.names)
  func `one event forward and one back is where one was`(name: String) throws {
    let timeline = try Golden.timeline(name)
    for position in 0..<timeline.count {
      let next = try #require(timeline.position(after: position, .event, .forward))
      #expect(timeline.position(after: next, .event, .backward) == position)
    }
  }

  @Test(arguments: Golden.names, [Step.into, .crossing, .creation])
  func `the places of a step are the same from both sides`(name: String, step: Step) throws {
    let timeline = try Golden.timeline(name)
    var forward: [Int] = []
    var position = 0
    while let next = timeline.position(after: position, step, .forward) {
      forward.append(next)
      position = next
    }
    var backward: [Int] = []
    position = timeline.count + 1
    while let previous = timeline.position(after: position, step, .backward) {
      backward.append(previous)
      position = previous
    }
    #expect(forward == backward.reversed())
  }

  @Test(arguments: Golden.names)
  func `over leads past every call, and back to its beginning`(name: String) throws {
    let timeline = try Golden.timeline(name)
    for index in 0..<timeline.count where timeline.history[index].kind.opensCall {
      let behind = try #require(timeline.position(after: index, .over, .forward))
      guard let leave = timeline.leave(ofEnter: index) else {
        #expect(behind == timeline.count)
        continue
      }
      #expect(behind == leave + 1)
      #expect(timeline.position(after: behind, .over, .backward) == index)
    }
  }

  @Test(arguments: Golden.names)
  func `out leads out of the innermost open call, at every position`(name: String) throws {
    let timeline = try Golden.timeline(name)
    for position in 1...timeline.count {
      let calls = timeline.openCalls(position)
      let out = timeline.position(after: position, .out, .forward)
      #expect(out == calls.last.flatMap { timeline.leave(ofEnter: $0.index) }.map { $0 + 1 })
      let beginnings = calls.map { $0.index + 1 }.filter { $0 < position }
      #expect(timeline.position(after: position, .out, .backward) == beginnings.last)
    }
  }

  @Test(arguments: Golden.names)
  func `crossings are the calls and returns of layers, never of the library`(name: String) throws {
    let timeline = try Golden.timeline(name)
    let history = timeline.history
    let expected = (0..<timeline.count).filter { index in
      let isCall = history[index].kind == .enter || history[index].kind == .leave
      return isCall && history.lexicon.name(history[index].at) != "ndis"
    }
    var met: [Int] = []
    var position = 0
    while let next = timeline.position(after: position, .crossing, .forward) {
      met.append(next - 1)
      position = next
    }
    #expect(met == expected && !met.isEmpty)
  }

  @Test func `over passes a call with everything inside, and comes back over it`() throws {
    let timeline = try Golden.timeline("01-protocol/s01-send-sync.ndt.jsonl")
    let send = try #require(
      timeline.firstIndex(from: 0) { $0.call == .ndisSend && $0.kind == .enter })
    let behind = try #require(timeline.position(after: send, .over, .forward))
    #expect(timeline.history[behind - 1].kind == .leave)
    #expect(timeline.history[behind - 1].call == .ndisSend)
    #expect(timeline.position(after: behind, .over, .backward) == send)
  }

  @Test func `out leads to the return of the innermost call, backward to its beginning`() throws {
    let timeline = try Golden.timeline("01-protocol/s01-send-sync.ndt.jsonl")
    let inside = try #require(
      timeline.firstIndex(from: 0) { $0.call == .miniportSend && $0.kind == .enter })
    let out = try #require(timeline.position(after: inside + 1, .out, .forward))
    #expect(timeline.history[out - 1].call == .miniportSend)
    #expect(timeline.history[out - 1].kind == .leave)
    let back = try #require(timeline.position(after: out - 1, .out, .backward))
    #expect(timeline.history[back - 1].call == .miniportSend)
    #expect(timeline.history[back - 1].kind == .enter)
  }

  @Test func `following an object meets every event about it, from both sides`() throws {
    var followed: Set<ObjectKind> = []
    for name in Golden.names {
      let timeline = try Golden.timeline(name)
      let objects = (0..<timeline.count).flatMap { timeline.history.objects(of: $0) }
      for kind in [ObjectKind.packet, .netBufferList, .request, .irp, .frame] {
        guard let object = objects.first(where: { $0.kind == kind }) else { continue }
        expectEveryEvent(about: object, timeline, name)
        followed.insert(kind)
      }
    }
    #expect(followed == [.packet, .netBufferList, .request, .irp, .frame])
  }

  private func expectEveryEvent(about object: ObjectID, _ timeline: Timeline, _ name: String) {
    let about = (0..<timeline.count).filter { timeline.isAbout(object, $0) }.map { $0 + 1 }
    var met: [Int] = []
    var position = 0
    while let next = timeline.position(after: position, about: object, .forward) {
      met.append(next)
      position = next
    }
    #expect(!about.isEmpty && met == about, "\(name) \(object)")
    position = timeline.count + 1
    while let previous = timeline.position(after: position, about: object, .backward) {
      #expect(previous == met.popLast(), "\(name) \(object)")
      position = previous
    }
    #expect(met == [], "\(name) \(object)")
  }

  @Test func `a hop changes the owner, the queue or the life of an object`() throws {
    let timeline = try Golden.timeline("01-protocol/s02-send-pending.ndt.jsonl")
    let packet = ObjectID(.packet, 1)
    var position = 0
    var hops = 0
    while let next = timeline.position(after: position, hopOf: packet, .forward) {
      let event = timeline.history[next - 1]
      #expect(event.owner != .none || event.life != .unchanged || event.operation != .none)
      position = next
      hops += 1
    }
    #expect(hops >= 6)
    position = timeline.count + 1
    while let previous = timeline.position(after: position, hopOf: packet, .backward) {
      position = previous
      hops -= 1
    }
    #expect(hops == 0)
  }

  @Test func `running to a condition works in both directions`() throws {
    let timeline = try Golden.timeline("01-protocol/s11-read-drains.ndt.jsonl")
    let isRead = { (event: Event) in event.call == .packetRead && event.kind == .enter }
    let first = try #require(timeline.position(after: 0, .forward, where: isRead))
    let last = try #require(timeline.position(after: timeline.count + 1, .backward, where: isRead))
    #expect(isRead(timeline.history[first - 1]) && isRead(timeline.history[last - 1]))
    #expect(first <= last)
    #expect(timeline.position(after: timeline.count, .forward, where: isRead) == nil)
  }
}
