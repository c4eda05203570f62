import Events
import Replay
import Testing
import Verification

/// No frame vanishes without a word.
struct FrameCensusTests {
  private let lexicon = Lexicon()
  private let frame = ObjectID(.frame, 1)
  private let packet = ObjectID(.packet, 1)

  private func event(
    _ kind: EventKind, _ object: ObjectID, _ call: Call = .none, _ status: Word = .none,
    _ life: Life = .unchanged
  ) -> Event {
    var event = Event(kind, time: 0)
    event.object = object
    event.call = call
    event.status = status
    event.life = life
    return event
  }

  private func census(_ events: [Event]) -> FrameCensus {
    var history = History(lexicon: lexicon)
    for event in events { history.append(event) }
    return FrameCensus(history)
  }

  private var arrived: Event { event(.wire, frame, .none, Word.How.arrived, .new) }
  private var gone: Event { event(.action, frame, .none, .none, .free) }

  @Test func `a frame that a protocol is shown is indicated, once`() {
    let census = census([
      arrived, event(.enter, frame, .protocolReceive), event(.enter, frame, .protocolReceive), gone,
    ])
    #expect(census.indicatedCount == 1 && census.receivedCount == 1 && census.isConserved)
    #expect(census.summary(lexicon) == "frames 1 indicated 1 dropped 0")
  }

  @Test func `a frame that is dropped is counted with its reason`() {
    let census = census([arrived, event(.drop, frame, .none, Word.Reason.tooLong), gone])
    #expect(census.drops.map(\.reason) == [Word.Reason.tooLong])
    #expect(census.droppedCount == 1 && census.isConserved)
    #expect(census.summary(lexicon) == "frames 1 indicated 0 dropped 1 (too_long 1)")
  }

  @Test func `what a protocol drops of a frame that it was shown is told apart`() {
    let drop = event(.drop, frame, .none, Word.Reason.noPool)
    let census = census([arrived, event(.enter, frame, .protocolReceive), drop, drop, gone])
    #expect(census.droppedCount == 0 && census.isConserved)
    #expect(census.otherDrops.map(\.count) == [2])
    #expect(
      census.summary(lexicon) == "frames 1 indicated 1 dropped 0 other drops 2 (no_pool 2)")
  }

  @Test func `a frame that goes without a word is lost`() {
    let census = census([arrived, gone])
    #expect(census.lostCount == 1 && !census.isConserved)
    #expect(census.summary(lexicon) == "frames 1 indicated 0 dropped 0 lost 1")
  }

  @Test func `a frame that is still under way is pending`() {
    let census = census([arrived])
    #expect(census.pendingCount == 1 && census.isConserved)
    #expect(census.summary(lexicon) == "frames 1 indicated 0 dropped 0 pending 1")
  }

  @Test func `a packet carries a frame on`() {
    var history = History(lexicon: lexicon)
    history.append(arrived)
    history.append(event(.action, packet, .none, .none, .new))
    history.attach(.of, Int64(frame.rawValue))
    history.append(gone)
    history.append(event(.enter, packet, .protocolReceivePacket))
    history.append(event(.action, packet, .none, .none, .free))
    let census = FrameCensus(history)
    #expect(census.indicatedCount == 1 && census.isConserved && census.pendingCount == 0)
  }

  @Test func `a packet that ends before anybody saw it loses its frame`() {
    var history = History(lexicon: lexicon)
    history.append(arrived)
    history.append(event(.action, packet, .none, .none, .new))
    history.attach(.of, Int64(frame.rawValue))
    history.append(event(.action, packet, .none, .none, .free))
    #expect(FrameCensus(history).lostCount == 1)
  }

  @Test func `a run of sound drivers loses nothing`() throws {
    let census = FrameCensus(try Runs.timeline().history)
    #expect(census.receivedCount == 1 && census.indicatedCount == 1 && census.isConserved)
  }
}
