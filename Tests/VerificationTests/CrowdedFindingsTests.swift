import Events
import Replay
import Testing

@testable import Verification

/// What is ordinary never hides what is wrong, however much there is of it.
struct CrowdedFindingsTests {
  /// A touch of what was sent, many drops, a rule that is broken, another such touch, and a bug check.
  private func run(dropCount: Int) -> WrittenRun {
    var run = WrittenRun()
    touchSent(1, &run)
    for _ in 0..<dropCount { run.add(.drop, at: 3) }
    run.completeStranger(WrittenRun.packet(2))
    touchSent(3, &run)
    run.add(.bugcheck)
    return run
  }

  /// A protocol looks at a packet that it has sent.
  private func touchSent(_ number: Int, _ run: inout WrittenRun) {
    let packet = WrittenRun.packet(number)
    run.make(packet, at: 1)
    run.enter(.ndisSend, from: 1, to: 2, packet)
    run.leave(.ndisSend, packet, .pending)
    run.add(.touch, at: 1, packet)
  }

  private func findings(_ timeline: Timeline, step: Int, listedCount: Int) -> Findings {
    var findings = Findings(listedCount: listedCount)
    while !findings.isFinished(timeline) { findings.advance(timeline, step) }
    return findings
  }

  @Test func `behind more drops than are listed, a broken rule is listed`() throws {
    let timeline = run(dropCount: Findings.listedCount + 100).finished
    let stop = timeline.count - 1
    var findings = Findings()
    findings.advance(timeline, .max)
    let broken = findings.all.compactMap(\.broken)
    let stranger = try #require(broken.first { $0.rule == "R10" })
    #expect(findings.broken(at: stranger.index) == stranger)
    #expect(findings.firstBroken(in: stranger.index..<stop)?.rule == "R10")
    #expect(findings.brokenCount(upTo: stop) == broken.count && broken.count == 3)
    #expect(findings.cause(ofStop: stop) == broken.last)
    #expect(findings.all.last?.kind == .bugCheck)
    #expect(findings.all.count { $0.kind == .drop } == Findings.listedCount - 1)
    #expect(findings.hiddenCount == 102)
  }

  @Test(arguments: [1, 7, 500])
  func `what is listed does not depend on the pieces in which it is found`(step: Int) {
    let timeline = run(dropCount: 300).finished
    for listedCount in [1, 20, 302] {
      let whole = findings(timeline, step: .max, listedCount: listedCount)
      let pieces = findings(timeline, step: step, listedCount: listedCount)
      #expect(whole.all.compactMap(\.broken).count == 3)
      #expect(pieces.all == whole.all && pieces.firstBroken == whole.firstBroken)
      #expect(pieces.hiddenCount == whole.hiddenCount, "\(listedCount)")
      #expect(whole.hiddenCount == 302 - listedCount)
    }
  }

  @Test func `what a live run seems to leave undone again and again is not counted again`() {
    var run = WrittenRun()
    for _ in 0..<10 { run.add(.drop, at: 3) }
    run.send(WrittenRun.packet(1))
    var growing = Findings(listedCount: 2)
    for _ in 0..<5 {
      run.add(.note)
      growing.advance(run.finished, .max)
    }
    let whole = findings(run.finished, step: .max, listedCount: 2)
    #expect(growing.all == whole.all && growing.hiddenCount == whole.hiddenCount)
    #expect(growing.firstBroken?.rule == "R03" && growing.hiddenCount == 8)
  }

  @Test func `when the list is full, what is found is counted and looked for nearby only`() {
    let count = Verdict.listedCount + 50
    var run = WrittenRun()
    for number in 1...count { run.completeStranger(WrittenRun.packet(number)) }
    var verifier = Verifier(rules: [CompletesOnlyWhatItHas.self])
    verifier.advance(run.history, 300)
    #expect(verifier.findings.count == 100 && verifier.situation.reach == Situation.searchCount)
    verifier.advance(run.history)
    #expect(verifier.findings.count == Verdict.listedCount && verifier.hiddenCount == 50)
    #expect(verifier.situation.reach == Situation.nearCount)
  }
}
