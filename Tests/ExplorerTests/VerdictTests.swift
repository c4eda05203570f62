import Events
import Foundation
import Replay
import Terminal
import Testing
import Traces
import Verification
import Views

@testable import Explorer

/// v leads to the guilty event, of a rule or of the proof.
struct VerdictTests {
  private func judged(_ id: String) throws -> Walk {
    var walk = try Walk(recorded: id)
    walk.type("G")
    while walk.session.isLooking { walk.wait(microseconds: 0) }
    return walk
  }

  @Test func `v goes to the event that breaks a rule, and the hint names the key and the event`()
    throws
  {
    var walk = try judged("r11-packet-frees-after")
    let guilty = try #require(walk.session.findings.firstBroken)
    walk.type("h")
    #expect(walk.text.contains("! v to the guilty #\(guilty.index + 1)"))
    walk.type("v")
    #expect(walk.position == guilty.index + 1 && walk.message.hasPrefix("R11: "))
    #expect(walk.message.hasSuffix(".   8 shows what led to it"))
    walk.press(.escape)
    #expect(walk.text.contains("! 8 shows what led to it"))
  }

  @Test func `at a bug check v and W lead to what it comes from, not to what was broken first`()
    throws
  {
    var walk = try judged("r28-ndislwf-forgets")
    let timeline = walk.timeline
    let stop = try #require(
      (0..<timeline.count).last { timeline.history[$0].kind == .bugcheck })
    let cause = try #require(walk.session.findings.cause(ofStop: stop))
    #expect(walk.session.findings.firstBroken != cause)
    walk.go(to: stop + 1)
    #expect(walk.text.contains("v to the guilty #\(cause.index + 1)"))
    walk.type("W")
    #expect(walk.text.contains("#\(cause.index + 1)") && walk.text.contains("broke \(cause.rule)"))
    walk.press(.escape)
    walk.type("v")
    #expect(walk.position == cause.index + 1)
  }

  /// A filter that keeps a request for itself, which breaks two rules; at the end of the run the machine stops.
  private func stoppedAtTheEnd() throws -> Trace {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let name = "r36-ndislwf-never-completes-request.ndt.jsonl"
    let file = root.appending(path: "traces/03-filter/broken/\(name)")
    let recorded = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let stop = [
      #"{"t":101200,"e":"bugcheck","c":1,"at":"ndis","code":124,"p":[37,33,0,0]}"#,
      #"{"t":101200,"e":"end","n":35}"#,
    ]
    let lines = recorded.dropLast().map(String.init) + stop
    return try Trace(text: lines.map { $0 + "\n" }.joined().utf8)
  }

  @Test func `of two rules that one event breaks the card of a bug check, v and 8 name the same`()
    throws
  {
    var walk = Walk(FixedSource(Timeline(try stoppedAtTheEnd().history), title: "two rules"))
    walk.type("G")
    walk.settle()
    let cause = try #require(walk.session.findings.cause(ofStop: walk.timeline.count - 1))
    let broken = walk.session.findings.all.compactMap(\.broken)
    try #require(broken.count { $0.index == cause.index } == 2)
    #expect(walk.lines.contains { $0.contains("rule   ") && $0.contains(" \(cause.rule) ") })
    walk.type("v")
    #expect(walk.position == cause.index + 1 && walk.message.hasPrefix("\(cause.rule): "))
    walk.type("8")
    let rows = SceneRows(walk.session.scene)
    let picked = try #require(rows.picked)
    #expect(rows.text(picked).hasPrefix("\(cause.rule) "))
  }

  @Test func `the keys of marks stop at every broken rule, and say that none is left`() throws {
    var walk = try judged("r40-ndislwf-leaks-clone")
    let broken = Set(walk.session.findings.brokenPositions)
    try #require(!broken.isEmpty)
    for (start, key) in [("gg", "]"), ("G", "[")] {
      walk.type(start)
      var places: [Int] = []
      while places.last != walk.position, places.count <= walk.timeline.count {
        places.append(walk.position)
        walk.type(key)
      }
      #expect(broken.subtracting(places).isSubset(of: [walk.timeline.count]), "\(key)")
      #expect(walk.message.hasPrefix("No mark, broken rule, drop or bug check "))
    }
  }

  @Test func `where no rule names it, the event that breaks the proof is found`() throws {
    var walk = try judged("w03")
    let place = walk.positions(.action, "InsertTailList")[1]
    let proof = try #require(Proof.breaking(before: place, in: walk.timeline))
    let others = walk.session.findings.all.compactMap(\.broken).map(\.index)
    walk.go(to: place)
    walk.type("v")
    #expect((others + [proof.index]).min() == walk.position - 1)
    #expect(!others.isEmpty || walk.message.hasPrefix("From here on it does not add up"))
  }

  @Test func `where nothing is wrong, v says so and stays`() throws {
    var walk = try judged("s01")
    let position = walk.position
    walk.type("v")
    #expect(walk.position == position)
    #expect(walk.message == "No rule is broken in this run, and all adds up.")
    #expect(!walk.text.contains("v to the guilty"))
    walk = try Walk(live: "s01")
    walk.type("lll")
    walk.settle()
    walk.type("v")
    #expect(walk.message == "No rule is broken, as far as the run has come, and all adds up.")
  }

  @Test func `the findings are opened at the one at which one stands`() throws {
    var walk = try judged("r28-ndislwf-forgets-dropped")
    walk.type("v8")
    let rows = SceneRows(walk.session.scene)
    let row = try #require(rows.picked)
    #expect(row > 0 && rows.position(row) == walk.position)
    #expect(walk.session.scene.findings.all.count > 1)
  }

  @Test func `another key for it is the one that the hint and the card name`() throws {
    var walk = try judged("r11-packet-frees-after")
    walk.type(":map verdict Z")
    walk.press(.enter)
    #expect(walk.text.contains("Z to the guilty"))
    walk.type("h")
    #expect(walk.text.contains("! Z to the guilty"))
  }

  @Test func `K on a rule names the scenarios that break and keep it, and Enter opens one`() throws
  {
    var walk = try judged("r11-packet-frees-after")
    walk.type("8K")
    for words in [
      "a scenario that breaks R11", "a scenario that keeps R11", "Broken in: r11-packet",
    ] {
      #expect(walk.text.contains(words), "\(words)")
    }
    walk.type("r11-ndisprot")
    walk.press(.enter)
    #expect(walk.session.overlay == nil && walk.message == "Nothing else can be opened here.")
  }

  @Test func `Enter on a scenario opens it in the place of this run, and leaving it comes back`()
    throws
  {
    var asked: [String] = []
    let source = FixedSource(try Walk(recorded: "r11-packet-frees-after").timeline, title: "r11")
    var walk = Walk(
      source,
      Surroundings(opener: { name in
        asked.append(name)
        guard let run = try? Walk(recorded: "s02").timeline else { return (nil, "no run") }
        return (FixedSource(run, title: "the other one"), "")
      }))
    walk.settle()
    walk.type("v8K")
    let position = walk.position
    walk.type("r11-ndisprot")
    walk.press(.enter)
    #expect(asked == ["r11-ndisprot-frees-early"])
    let opened = walk.loop.takeVisit()
    var visit = try #require(opened)
    #expect(visit.session.run.title == "the other one")
    #expect(visit.session.message?.text == "the other one is open.   q goes back to r11")
    _ = visit.handle(.character("l"))
    let ending = visit.handle(.character("q"))
    #expect(visit.session.position == 1 && ending == .left)
    walk.loop.comeBack(from: visit)
    #expect(walk.position == position && walk.message == "Back from the other one.")
    #expect(walk.session.look.view == .findings && walk.loop.visited == nil)
  }

  @Test func `line by line a scenario is opened and left too`() throws {
    let source = FixedSource(try Walk(recorded: "r11-packet-frees-after").timeline, title: "r11")
    var text: [String] = []
    var loop = LinearLoop(
      source,
      surroundings: Surroundings(opener: { _ in
        ((try? Walk(recorded: "s02").timeline).map { FixedSource($0, title: "the other one") }, "")
      }), write: { text += $0 })
    var lines = ["explain R11", "r11-ndisprot", "1", "step", ":q", "step 2"].makeIterator()
    #expect(loop.run(isScript: true) { lines.next() } == .left)
    let whole = text.joined(separator: "\n")
    #expect(whole.contains("the other one. :q goes back."))
    #expect(whole.contains("Back from the other one."))
    #expect(loop.session.position == 2 && loop.session.run.title == "r11")
  }

  @Test func `line by line a run that is left ends its work beside, and the end that of the first`()
    throws
  {
    let first = Watched(try Walk(recorded: "r11-packet-frees-after").timeline)
    let opened = Watched(try Walk(recorded: "s02").timeline)
    var loop = LinearLoop(
      first, surroundings: Surroundings(opener: { _ in (opened, "") }), write: { _ in })
    var lines = ["explain R11", "r11-ndisprot", "1", ":q"].makeIterator()
    var isStopped: [[Bool]] = []
    let ending = loop.run(isScript: true) {
      isStopped.append([opened.isStopped, first.isStopped])
      return lines.next()
    }
    #expect(ending == .left && loop.session.run.title == "watched")
    #expect(isStopped.last == [true, false] && !isStopped.dropLast().contains([true, false]))
    #expect(first.isStopped)
  }
}

/// A run that knows whether its work beside was ended.
private final class Watched: StubSource {
  let timeline: Timeline
  private(set) var isStopped = false

  init(_ timeline: Timeline) { self.timeline = timeline }

  var facts: RunFacts { RunFacts(title: "watched") }
  func stop() { isStopped = true }
}
