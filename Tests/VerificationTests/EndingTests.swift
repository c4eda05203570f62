import Events
import Replay
import Testing

@testable import Verification

/// What never came back is found in one look at the end of a run, however much there is of it.
struct EndingTests {
  /// The sends that are never completed.
  private func lost(_ run: WrittenRun) -> ContiguousArray<RuleFinding> {
    verifier(run).findingsAtEnd()
  }

  private func verifier(_ run: WrittenRun) -> Verifier {
    var verifier = Verifier(rules: [CompletedAtLeastOnce.self])
    verifier.advance(run.history)
    return verifier
  }

  /// A packet that is sent, and so many objects of the miniport, each made for the one before it.
  private func chain(_ count: Int, lastOwner: UInt16) -> WrittenRun {
    var run = WrittenRun()
    run.send(WrittenRun.packet(1))
    for number in 2...count + 1 {
      run.make(
        WrittenRun.packet(number), at: 3, for: WrittenRun.packet(number - 1),
        ownedBy: number > count ? lastOwner : 3)
    }
    return run
  }

  @Test func `thousands of sends that nobody completes are found, each once`() {
    let count = 4_000
    var run = WrittenRun()
    for number in 1...count { run.send(WrittenRun.packet(number)) }
    let found = lost(run)
    #expect(found.map(\.rule) == [String](repeating: "R03", count: count))
    #expect(found.map(\.object) == (1...count).map(WrittenRun.packet))
  }

  @Test func `what hangs on a send by many links may bring it back if the last one is elsewhere`() {
    let count = 20_000
    #expect(lost(chain(count, lastOwner: 3)).map(\.object) == [WrittenRun.packet(1)])
    #expect(lost(chain(count, lastOwner: 2)).isEmpty)
  }

  @Test func `each of what was made for an object is looked at once`() {
    let count = 500
    let descendants = Descendants(verifier(chain(count, lastOwner: 3)).situation.stack)
    var lookedAt: [ObjectID] = []
    let isFound = descendants.contain(of: WrittenRun.packet(1)) {
      lookedAt.append($0)
      return false
    }
    #expect(!isFound && lookedAt == (2...count + 1).map(WrittenRun.packet))
  }

  @Test func `objects that are said to be made for each other end the search`() {
    var run = WrittenRun()
    let (first, second) = (WrittenRun.packet(1), WrittenRun.packet(2))
    run.make(first, at: 3, for: second)
    run.make(second, at: 3, for: first)
    let descendants = Descendants(verifier(run).situation.stack)
    var count = 0
    let isFound = descendants.contain(of: first) { _ in
      count += 1
      return false
    }
    #expect(!isFound && count == 2)
  }

  /// A driver, 3, is given a packet, and hands on one of its own, inside that call or later.
  private func handingOn(isInside: Bool) -> WrittenRun {
    let (given, own) = (WrittenRun.packet(1), WrittenRun.packet(2))
    var run = WrittenRun()
    run.make(given, at: 1)
    run.make(own, at: 3)
    run.enter(.ndisSend, from: 1, to: 3, given)
    if !isInside { run.leave(.ndisSend, given, .pending) }
    run.enter(.ndisSend, from: 3, to: 2, own)
    run.leave(.ndisSend, own, .pending)
    if isInside { run.leave(.ndisSend, given, .pending) }
    return run
  }

  @Test func `what is handed on inside the same call may bring a send back, later it may not`() {
    #expect(lost(handingOn(isInside: true)).map(\.object) == [WrittenRun.packet(2)])
    #expect(lost(handingOn(isInside: false)).map(\.object) == [1, 2].map(WrittenRun.packet))
  }

  @Test func `a packet that was refused is told from one that is forgotten`() {
    var run = WrittenRun()
    let (refused, forgotten) = (WrittenRun.packet(1), WrittenRun.packet(2))
    run.send(refused)
    run.send(forgotten)
    run.add(.action, .ndisSetPacketStatus, at: 3, refused) { $0.status = .resources }
    #expect(lost(run).map(\.object) == [forgotten])
  }
}
