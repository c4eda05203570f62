import Events
import Testing
import Traces

@testable import Replay

/// What stays on the cable or in a count is kept in order, found at once, and counted as memory.
struct LargeStateTests {
  private func event(_ kind: EventKind, _ object: ObjectID, _ status: Word, _ time: Int) -> Event {
    var event = Event(kind, time: Int64(time))
    event.object = object
    event.status = status
    return event
  }

  private func frame(_ number: Int) -> ObjectID { ObjectID(.frame, number) }

  private func timeline(_ events: [Event]) throws -> Timeline {
    let header =
      #"{"ndt":1,"schema":"1.0","title":"large","clock":{"unit":"ns","kind":"virtual"},"topology":"#
      + #"{"components":[{"id":"nic","kind":"miniport"},{"id":"cable","kind":"wire"}]}}"#
    var history = History(lexicon: try Trace(text: (header + "\n").utf8).history.lexicon)
    for event in events { history.append(event) }
    return Timeline(history)
  }

  @Test func `frames on the cable stand in the order in which they came to it`() throws {
    var events = [5, 3, 9, 1, 7].enumerated().map {
      event(.wire, frame($0.element), Word.How.queued, $0.offset)
    }
    events.append(event(.wire, frame(9), Word.How.sent, 10))
    events.append(event(.wire, frame(5), Word.How.lost, 11))
    events.append(event(.wire, frame(3), Word.How.queued, 12))
    var dropped = event(.drop, frame(7), .none, 13)
    dropped.life = .free
    events.append(dropped)
    let timeline = try timeline(events)
    func numbers(_ position: Int) -> [Int] {
      timeline.state(at: position).onWire.map(\.frame.number)
    }
    #expect(numbers(5) == [5, 3, 9, 1, 7])
    #expect(numbers(6) == [5, 3, 1, 7])
    #expect(numbers(7) == [3, 1, 7])
    #expect(numbers(8) == [1, 7, 3])
    #expect(numbers(9) == [1, 3])
    #expect(timeline.end.onWire.map(\.began) == [3, 12])
    #expect(timeline.end.sentCount == 1)
  }

  @Test func `very many frames wait for the cable and leave it, and none is looked for`() throws {
    let count = 30_000
    let queued = (1...count).map { event(.wire, frame($0), Word.How.queued, $0) }
    let sent = (1...count).map { event(.wire, frame($0), Word.How.sent, count + $0) }
    let timeline = try timeline(queued + sent)
    #expect(timeline.end.onWire.isEmpty && timeline.end.sentCount == count)
    let middle = timeline.state(at: count + count / 2).onWire.map(\.frame)
    #expect(middle == (count / 2 + 1...count).map(frame))
  }

  @Test func `what waits for the cable makes checkpoints rarer`() throws {
    let count = 40_000
    let timeline = try timeline(
      (1...count).map { event(.wire, frame($0), Word.How.queued, $0) })
    #expect(timeline.end.footprintBytes > 24 * count)
    #expect(timeline.checkpointBytes < 8 * count + 2 * timeline.end.footprintBytes)
  }

  @Test func `every reason for which something was dropped is counted as memory`() throws {
    let count = 3_000
    let few = try timeline([])
    let many = try timeline(
      (1...count).map { number -> Event in
        let reason = Word(rawValue: UInt16(20_000 + number))
        var dropped = event(.drop, ObjectID(.packet, number), reason, number)
        dropped.at = ComponentID(index: 0)
        return dropped
      })
    #expect(many.end.drops.count == count)
    #expect(many.end.footprintBytes - few.end.footprintBytes > 12 * count)
  }
}
