import Events
import Live
import Replay
import Simulation
import Testing
import Traces
import Verification

/// A search tries every answer, looks at equal states once, and finds the shortest run that breaks something.
struct ExplorationTests {
  private func scenario(_ text: String) throws -> Scenario {
    try ScenarioFile.scenario("id: search\ntitle: A search\n" + text)
  }

  private func oneWrite(_ bug: String = "") throws -> Scenario {
    let packet = bug.isEmpty ? "packet" : "packet: { bug: \(bug) }"
    return try scenario(
      "stack:\n  - app\n  - \(packet)\n  - ne2000\ndo:\n  - { at: 1us, write: 60 }\n")
  }

  private func finished(_ plan: SearchPlan) throws -> Exploration {
    var search = try Exploration(plan)
    while !search.isFinished { search.advance(7) }
    return search
  }

  @Test func `every answer of every choice is tried`() throws {
    let plan = try SearchPlan(
      try oneWrite(), points: [.finishInside, .completionMoment], depth: 6)
    let result = try finished(plan).result
    let tried = Set(result.coverage.keys.map { "\($0.point.name) \($0.value)" })
    #expect(tried.count == 6)
    #expect(result.runCount + result.metCount >= 5)
    #expect(result.findings.isEmpty)
    #expect(result.givenUpCount == 0)
  }

  @Test func `states are what all runs together reach, whatever the order`() throws {
    let plan = try SearchPlan(
      try oneWrite(), points: [.finishInside, .completionMoment, .allocation], depth: 5)
    var reversed = try Exploration(plan)
    while !reversed.isFinished {
      reversed.advance(50) { moments, _, known in moments.map { $0.expand(plan, known) } }
    }
    let one = try finished(plan).result
    #expect(one.stateCount == reversed.result.stateCount)
    #expect(one.stateCount > 10)
  }

  @Test func `what is found is found again in the run of its path`() throws {
    let plan = try SearchPlan(
      try oneWrite("completes-twice"), points: [.finishInside, .completionMoment], depth: 6)
    let found = try finished(plan).result.findings
    #expect(!found.isEmpty)
    for finding in found {
      var run = try plan.run(along: finding.path)
      run.run()
      let judged = Timeline(run.history).findings
      #expect(judged.contains { $0.rule == finding.rule && $0.index == finding.index })
    }
  }

  @Test func `a run of a path is made again from its record`() throws {
    let plan = try SearchPlan(
      try oneWrite(), points: [.finishInside, .completionMoment, .cancel, .arrival], depth: 3)
    let path = SearchPath([.answer(2), .answer(1), .stimulus(1, turn: 2)])
    let run = try plan.run(along: path)
    var again = try Simulator(plan.scenario, seed: plan.seed)
    try again.follow(run.record)
    again.run()
    #expect(again.history.count == run.history.count)
    for index in 0..<run.history.count { #expect(again.history[index] == run.history[index]) }
  }

  @Test func `stimuli that the stack can take are tried between all items`() throws {
    let plan = try SearchPlan(try oneWrite(), points: [.cancel, .arrival], depth: 1)
    #expect(plan.stimuli.contains(.cancel(app: "app")))
    #expect(plan.stimuli.contains(.unbind(protocolDriver: "packet")))
    #expect(!plan.stimuli.contains(.unbind(protocolDriver: "ne2000")))
    let result = try finished(plan).result
    #expect(result.runCount > plan.stimuli.count)
  }

  @Test func `a search that was saved goes on to the same end`() throws {
    let plan = try SearchPlan(
      try oneWrite(), points: [.finishInside, .completionMoment, .arrival], depth: 3)
    let whole = try finished(plan)
    var part = try Exploration(plan)
    part.advance(20)
    var text = ""
    part.saved.write { text += $0 }
    var rest = try Exploration(plan, try SavedSearch(text))
    while !rest.isFinished { rest.advance(9) }
    #expect(rest.result.stateCount == whole.result.stateCount)
    #expect(rest.result.lostCount == 0)
  }

  @Test(arguments: [1, 16])
  func `runs that are made again lead to the same states and findings as runs that were kept`(
    count: Int
  ) throws {
    let plan = try SearchPlan(
      try oneWrite("completes-twice"),
      points: [.finishInside, .completionMoment, .cancel, .arrival], depth: 2)
    let whole = try finished(plan)
    var again = try Exploration(plan)
    while !again.isFinished {
      again.advance(count)
      again = try Exploration(plan, again.saved)
    }
    #expect(reached(whole) == reached(again))
  }

  /// The states and findings of a search; how many ways lead to them depends on which is gone first.
  private func reached(_ search: Exploration) -> [String] {
    var text = ""
    search.saved.write { text += $0 }
    return text.split(separator: "\n").filter { $0.hasPrefix("known ") || $0.hasPrefix("found ") }
      .map(String.init)
  }

  @Test(arguments: [(2, 51, 23), (3, 111, 85), (4, 164, 209)])
  func `how a run is kept changes nothing about what is met and found`(
    depth: Int, stateCount: Int, wayCount: Int
  ) throws {
    let plan = try SearchPlan(
      try oneWrite("completes-twice"), points: [.finishInside, .completionMoment, .cancel],
      depth: depth)
    var search = try Exploration(plan)
    while !search.isFinished { search.advance(2_048) }
    let result = search.result
    #expect(result.stateCount == stateCount)
    #expect(result.runCount + result.metCount == wayCount)
    #expect(result.findings.map(\.rule) == ["R04"])
  }

  @Test(arguments: [2, 3, 5])
  func `the parts of a search together reach what the whole one reaches`(count: Int) throws {
    let plan = try SearchPlan(
      try oneWrite("completes-twice"), points: [.finishInside, .completionMoment, .arrival],
      depth: 3)
    let whole = try finished(plan).saved
    var parts = try (1...count).map { shard in
      var part = try Exploration(plan)
      part.keep(shard: shard, of: count)
      while !part.isFinished { part.advance(64) }
      return part.saved
    }[...]
    var merged = parts.removeFirst()
    for part in parts {
      #expect(merged.isPartner(of: part))
      merged.merge(part)
    }
    #expect(merged.missingShards == [])
    #expect(merged.result.stateCount == whole.result.stateCount)
    #expect(merged.result.findings.map(\.index) == whole.result.findings.map(\.index))
  }

  private func allParts(of plan: SearchPlan, _ partCount: Int) throws -> SavedSearch {
    var merged: SavedSearch?
    for shard in 1...partCount {
      var part = try Exploration(plan)
      part.keep(shard: shard, of: partCount)
      while !part.isFinished { part.advance(64) }
      guard var parts = merged else {
        merged = part.saved
        continue
      }
      parts.merge(part.saved)
      merged = parts
    }
    return try #require(merged)
  }

  /// The program of s02, which writes at some times, in microseconds; its answers are all the usual ones.
  private func writes(at times: Int...) throws -> Scenario {
    try scenario(
      """
      stack: [app, packet, ne2000]
      choices: { CP1: pending, CP2: after }
      do:
      \(times.map { "  - { at: \($0)us, write: 60 }" }.joined(separator: "\n"))
      """)
  }

  @Test func `states behind the last step are met, whoever comes first and however it is shared`()
    throws
  {
    let plan = try SearchPlan(
      try writes(at: 1, 21, 45, 82, 128), points: [.finishInside, .completionMoment], depth: 5)
    var whole = try Exploration(plan)
    while !whole.isFinished { whole.advance(Exploration.roundCount) }
    let single = try finished(plan)
    #expect(single.result.stateCount == whole.result.stateCount)
    for count in [2, 3] {
      let all = try allParts(of: plan, count)
      #expect(all.result.stateCount == whole.result.stateCount, "\(count) parts")
    }
  }

  @Test(arguments: [40, 2_048])
  func `a state that waits is gone on from where it stands, also behind an item without events`(
    count: Int
  ) throws {
    let plan = try SearchPlan(
      try writes(at: 1, 21), points: [.arrival], depth: 2)
    let whole = try finished(plan)
    var again = try Exploration(plan)
    while !again.isFinished {
      again.advance(count)
      again = try Exploration(plan, try SavedSearch(try text(of: again.saved)))
    }
    #expect(again.result.stateCount == whole.result.stateCount)
    #expect(again.result.findings == whole.result.findings)
    #expect(again.result.lostCount == 0)
  }

  @Test func `a moment that rests is made again behind as many items of the agenda`() throws {
    let plan = try SearchPlan(try oneWrite(), points: [.finishInside, .arrival], depth: 2)
    var search = try Exploration(plan)
    search.advance(1)
    let saved = try text(of: search.saved)
    let waiting = saved.split(separator: "\n").filter { $0.hasPrefix("waits ") }
    #expect(!waiting.isEmpty)
    #expect(waiting.allSatisfy { $0.split(separator: " ").count == 4 })
    let later = waiting.contains { Int($0.split(separator: " ")[3]) ?? 0 > 0 }
    #expect(later)
  }

  @Test func `what only the end shows is as short in all parts together as in the whole search`()
    throws
  {
    let forgetful = try scenario(
      """
      stack:
        - app: { name: writer.exe }
        - packet
        - passthru: { bug: never-completes }
        - ne2000
      do:
        - { at: 1us, write: 60 }
        - { at: 500us, unbind: packet }
        - { at: 3ms, write: 60, times: 4, every: 30us }
      """)
    let plan = try SearchPlan(forgetful, seed: 28, points: [.completionMoment], depth: 2)
    let whole = try finished(plan).saved
    let finding = try #require(whole.result.findings.first)
    #expect(finding.rule == "R67" && finding.eventCount > finding.index + 1)
    #expect(try plan.run(along: finding.path).history.count == finding.eventCount)
    #expect(try SavedSearch(try text(of: whole)).result.findings == whole.result.findings)
    for count in [2, 3] {
      #expect(try allParts(of: plan, count).result.findings == whole.result.findings)
    }
  }

  @Test(arguments: [
    ("", 1), ("ndiscope search 1\n", 2), ("ndiscope search 1\nknown zz 1 1\nend\n", 2),
    ("ndiscope search 1\nwaits 3 x\nend\n", 2), ("ndiscope search 1\npart 3/2\nend\n", 2),
    ("ndiscope search 1\nchoices CP99\nend\n", 2), ("ndiscope search 1\nruns 1 2\nend\n", 2),
    ("ndiscope search 1\nruns 1 2 3 4 5\nend\n", 2),
  ])
  func `a text that is no search says in which line`(text: String, line: Int) {
    #expect {
      try SavedSearch(text)
    } throws: { error in
      (error as? SavedSearch.Problem)?.line == line
    }
  }

  @Test(arguments: [
    "waits 5 s0@9223372036854775807", "waits 5 s70000@1", "waits 99999999999 -", "waits -1 -",
    "known a -1 0", "known a 1 4294967296", "part 1/9999999999", "part 1,x/3", "runs -1 0 0",
    "runs 9223372036854775807 0 0 0", "tried CP1 1 w1 9223372036854775807",
    "found R04 9223372036854775807 - a rule", "events 9223372036854775807",
  ])
  func `a number that no search has is refused with its line`(wrong: String) {
    #expect {
      try SavedSearch("ndiscope search 1\nseed 1\n\(wrong)\nend\n")
    } throws: { error in
      (error as? SavedSearch.Problem)?.line == 3
    }
  }

  @Test(arguments: ["seed ", "choices ", "depth ", "events ", "part ", "|", "runs "])
  func `a search that has lost what it searches is refused, and so is one that says it twice`(
    head: String
  ) throws {
    let plan = try SearchPlan(try oneWrite(), points: [.finishInside], depth: 1)
    let lines = try text(of: try Exploration(plan).saved).split(separator: "\n").map(String.init)
    let line = try #require(lines.first { $0.hasPrefix(head) })
    #expect {
      try SavedSearch(lines.filter { !$0.hasPrefix(head) }.joined(separator: "\n"))
    } throws: { error in
      (error as? SavedSearch.Problem)?.sentence
        == (head == "|" ? "the scenario" : "the line `\(head.dropLast())`")
        + " is missing; the search has to begin again"
    }
    guard head != "|" else { return }
    #expect {
      try SavedSearch(([lines[0], line] + lines.dropFirst()).joined(separator: "\n"))
    } throws: { error in
      (error as? SavedSearch.Problem)?.sentence == "the line `\(head.dropLast())` stands twice"
    }
  }

  @Test func `a number that is out of range is named with its limits`() {
    #expect {
      try SavedSearch("ndiscope search 1\npart 1/9999999999\nend\n")
    } throws: { error in
      (error as? SavedSearch.Problem)?.sentence
        == "9999999999 is out of range: here stands a number from 1 to 100000"
    }
  }

  @Test func `a state that waits behind the last event of any run is lost at once`() throws {
    let endless = try scenario(
      """
      stack:
        - app: { name: reader.exe, reads_every: 10us }
        - packet
        - ne2000
      """)
    var plan = try SearchPlan(endless, points: [.finishInside], depth: 2)
    plan.eventCountMax = 100
    let text = try text(of: try Exploration(plan).saved).replacing(
      "waits 0 -", with: "waits 2000000000 -")
    var search = try Exploration(plan, try SavedSearch(text))
    search.advance(1)
    #expect(search.isFinished && search.result.lostCount == 1)
  }

  // MARK: - What is counted

  private func text(of saved: SavedSearch) throws -> String {
    var text = ""
    saved.write { text += $0 }
    return text
  }

  private func twoWrites() throws -> Scenario {
    try scenario(
      """
      stack:
        - app
        - packet
        - ne2000
      do:
        - { at: 1us, write: 60 }
        - { at: 500us, write: 60 }
      """)
  }

  @Test func `a run that two states of a round lead to is given up once`() throws {
    var plan = try SearchPlan(try twoWrites(), points: [.finishInside], depth: 0)
    plan.eventCountMax = 10
    var twice = try Exploration(plan).saved
    let again = twice
    twice.merge(again)
    var search = try Exploration(plan, twice)
    search.advance(2)
    #expect(search.result.givenUpCount == 1 && search.result.metCount == 1)
  }

  @Test func `a way on which a known state is met counts once, also for who comes second`() throws {
    let plan = try SearchPlan(try twoWrites(), points: [.finishInside], depth: 0)
    var whole = try Exploration(plan)
    whole.advance(1)
    #expect(whole.isFinished && whole.result.runCount == 1 && whole.result.metCount == 0)
    var lines = try text(of: whole.saved).split(separator: "\n").map(String.init)
    let known = lines.filter { $0.hasPrefix("known ") }
    let last = known.max { eventCount(of: $0) < eventCount(of: $1) }
    lines.removeAll { $0.hasPrefix("known ") && $0 != last || $0 == "end" }
    let text = (lines + ["waits 0 -", "waits 0 -", "end"]).joined(separator: "\n") + "\n"
    var search = try Exploration(plan, try SavedSearch(text))
    search.advance(2)
    #expect(known.count > 2)
    #expect(search.result.runCount == 1 && search.result.metCount == 2)
  }

  private func eventCount(of known: String) -> Int {
    let words = known.split(separator: " ")
    return words.count > 2 ? Int(words[2]) ?? 0 : 0
  }

  @Test func `states that were lost stay lost when a search is saved, and count in a merge`() throws
  {
    let plan = try SearchPlan(try oneWrite(), points: [.finishInside], depth: 2)
    let begun = try text(of: try Exploration(plan).saved)
    // No stimulus is tried, so no way leads there.
    var search = try Exploration(
      plan, try SavedSearch(begun.replacing("waits 0 -", with: "waits 5 s0@0")))
    search.advance(1)
    #expect(search.result.lostCount == 1)
    let saved = try SavedSearch(try text(of: search.saved))
    #expect(saved.result.lostCount == 1)
    var merged = saved
    merged.merge(saved)
    #expect(merged.result.lostCount == 2)
  }

  @Test func `a file of an older version, which does not say what was lost, is read`() throws {
    let saved = try SavedSearch(
      """
      ndiscope search 1
      seed 1
      choices CP1
      depth 1
      events 20000
      part 1/1
      | id: old
      runs 7 5 3
      end

      """)
    let result = saved.result
    #expect([result.runCount, result.metCount, result.givenUpCount] == [7, 5, 3])
    #expect(result.lostCount == 0)
    #expect(try text(of: saved).contains("\nruns 7 5 3 0\n"))
  }

  @Test func `a bug that needs three things at once is found where seeds see nothing`() throws {
    let open = try scenario(
      """
      stack:
        - app
        - packet: { bug: forgets-among-three }
        - ne2000
      do:
        - { at: 1us, write: 60 }
        - { at: 200us, write: 60 }
        - { at: 400us, write: 60 }
      """)
    for seed in 0..<300 as Range<UInt64> {
      var simulator = try Simulator(open, seed: seed)
      simulator.run()
      let findings = Timeline(simulator.history).findings.filter { $0.severity > .info }
      #expect(findings.isEmpty, "seed \(seed)")
    }
    let plan = try SearchPlan(
      open, points: [.finishInside, .completionMoment, .allocation, .cancel], depth: 6)
    let found = try finished(plan).result.findings
    let finding = try #require(found.first { $0.rule == "R51" })
    let run = try plan.run(along: finding.path)
    let judged = Timeline(run.history).findings
    #expect(judged.contains { $0.rule == "R51" })
    #expect(run.history.count < 120)
  }

  @Test func `what was asked to be reset is answered when the card is gone`() throws {
    var simulator = try Simulator(try oneWrite())
    while simulator.history.count < 5 { simulator.extend() }
    try simulator.inject(.reset(layer: "app"))
    simulator.extend()
    try simulator.inject(.surpriseRemove(miniport: "ne2000"))
    simulator.run()
    #expect(!simulator.isHalted)
    #expect(Timeline(simulator.history).findings.allSatisfy { $0.severity == .info })
  }
}
