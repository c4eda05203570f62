import Events
import Foundation
import Testing

@testable import Traces

/// Every key, stimulus and expectation of a scenario file, read into values.
struct ScenarioFileTests {
  /// A scenario with some lines behind its title and stack.
  private func scenario(_ lines: String) throws -> Scenario {
    try ScenarioFile.scenario("id: s1\ntitle: A test\nstack: [app, packet, ne2000]\n" + lines)
  }

  private func action(_ line: String) throws -> Action {
    try #require(try scenario("do:\n  - \(line)\n").actions.first)
  }

  private func claim(_ line: String) throws -> Events.Expectation.Claim {
    try #require(try scenario("expect:\n  - \(line)\n").expectations.first).claim
  }

  @Test func `a scenario of the least is read`() throws {
    let scenario = try scenario("")
    #expect(scenario.id == "s1" && scenario.title == "A test" && scenario.purpose.isEmpty)
    #expect(scenario.seed == 1 && scenario.choices.isEmpty && scenario.parameters.isEmpty)
    #expect(scenario.stack.map(\.id) == ["app", "packet", "ne2000"])
    #expect(scenario.text.hasPrefix("id: s1\n"))
  }

  @Test func `the keys of a scenario are the nine of the manual`() {
    #expect(
      ScenarioFile.keys == [
        "id", "title", "purpose", "stack", "params", "seed", "choices", "do", "expect",
      ])
  }

  @Test func `purpose, parameters and seed are read`() throws {
    let scenario = try scenario(
      "purpose: >\n  One\n  line.\n\nparams: { start: cold, cpus: 4, bytes: no }\nseed: 18446744073709551615\n"
    )
    #expect(scenario.purpose == "One line.")
    #expect(scenario.seed == .max)
    #expect(scenario.parameters.map(\.name) == ["start", "cpus", "bytes"])
    #expect(scenario.parameters.map(\.value) == [.word("cold"), .integer(4), .boolean(false)])
  }

  @Test func `a layer has its driver, its id, what it stands on, and its settings`() throws {
    let text = """
      id: s
      title: t
      stack:
        - app: { over: tap }
        - packet: { id: tap, pool: 4, filter: [DIRECTED, BROADCAST], name: "17" }
        - ne2000
      """
    let stack = try ScenarioFile.scenario(text).stack
    #expect(stack.map(\.driver) == ["app", "packet", "ne2000"])
    #expect(stack.map(\.id) == ["app", "tap", "ne2000"])
    #expect(stack.map(\.over) == [["tap"], [], []])
    #expect(stack[1].settings.map(\.name) == ["pool", "filter", "name"])
    #expect(
      stack[1].settings.map(\.value) == [
        .integer(4), .list([.word("DIRECTED"), .word("BROADCAST")]), .word("17"),
      ])
    #expect(stack[1].position == SourcePosition(line: 5, column: 5))
    #expect(stack[1].settings[0].position == SourcePosition(line: 5, column: 30))
  }

  @Test func `what a layer stands on is a text, whatever it looks like`() throws {
    let text = """
      id: s
      title: t
      stack:
        - app: { over: 5 }
        - app: { id: 12, over: no }
        - app: { id: two, over: [on] }
        - app: { id: three, over: 007 }
        - packet: { id: 5 }
      """
    let stack = try ScenarioFile.scenario(text).stack
    #expect(stack.map(\.id) == ["app", "12", "two", "three", "5"])
    #expect(stack.map(\.over) == [["5"], ["no"], ["on"], ["007"], []])
    #expect(stack.allSatisfy { $0.settings.isEmpty })
  }

  @Test(arguments: [
    ("yes", Word.Outcome.yes), ("true", Word.Outcome.yes), ("on", Word.Outcome.yes),
    ("no", Word.Outcome.no), ("false", Word.Outcome.no), ("off", Word.Outcome.no),
    ("\"no\"", Word.Outcome.no),
  ])
  func `yes and no have all their spellings in a choice`(spelling: String, word: Word) throws {
    #expect(
      try scenario("choices: { CP7: \(spelling) }").choices == [.allocation: .fixed(.word(word))])
    #expect(
      try scenario("choices: { CP12: [\(spelling)] }").choices
        == [.ringFull: .sequence([.word(word)])])
  }

  @Test func `a choice is fixed, a list, by call, or left to the seed`() throws {
    let scenario = try scenario(
      "choices:\n  CP1: pending\n  CP3: 128\n  CP11: [2, 0]\n  CP7: { NdisAllocateMemory: no }\n  CP2: seed\n"
    )
    #expect(
      scenario.choices == [
        .finishInside: .fixed(.word(Word.Outcome.pending)), .lookahead: .fixed(.number(128)),
        .completionOrder: .sequence([.number(2), .number(0)]),
        .allocation: .byCall(["NdisAllocateMemory": .word(Word.Outcome.no)]),
        .completionMoment: .seed,
      ])
  }

  // MARK: - do

  @Test(arguments: [
    ("{ at: 10us, write: 60 }", Occasion.at(10_000)), ("{ at: 0, write: 60 }", .at(0)),
    ("{ after: 1.5ms, write: 60 }", .after(1_500_000)),
    ("{ on: NdisSend, write: 60 }", .on(CallPattern(name: "NdisSend"), count: 1, delay: 0)),
    (
      "{ on: NdisSend.leave=PENDING, nth: 3, delay: 5ns, write: 60 }",
      .on(CallPattern(name: "NdisSend", isLeave: true, status: "PENDING"), count: 3, delay: 5)
    ),
  ])
  func `a stimulus has its time`(line: String, occasion: Occasion) throws {
    #expect(try action(line).occasion == occasion)
  }

  @Test(arguments: [
    ("write: 60", Stimulus.write(app: "app", bytes: 60)),
    ("write: 60, by: other", .write(app: "other", bytes: 60)),
    ("write_array: { count: 3, bytes: 60 }", .writeArray(app: "app", count: 3, bytes: 60)),
    ("read: 4096", .read(app: "app", bytes: 4_096)), ("cancel: app", .cancel(app: "app")),
    ("close: app", .close(app: "app")),
    ("filter: PROMISCUOUS", .setFilter(app: "app", filter: ["PROMISCUOUS"])),
    ("filter: [DIRECTED, BROADCAST]", .setFilter(app: "app", filter: ["DIRECTED", "BROADCAST"])),
    ("frame: 1514", .frame(nic: "card", FrameRecipe(bytes: 1_514))),
    ("frame: 60, by: card2", .frame(nic: "card2", FrameRecipe(bytes: 60))),
    (
      "frame: { bytes: 60, to: multicast, intact: no }",
      .frame(nic: "card", FrameRecipe(bytes: 60, destination: .multicast, isIntact: false))
    ),
    ("unbind: packet", .unbind(protocolDriver: "packet")),
    ("unload: packet", .unload(protocolDriver: "packet")),
    ("occupy: 3ms", .occupy(nic: "card", nanoseconds: 3_000_000)),
    ("busy: 3ms", .busy(nic: "card", nanoseconds: 3_000_000)),
    ("busy: 3ms, by: card2", .busy(nic: "card2", nanoseconds: 3_000_000)),
    ("collide: 2", .collide(nic: "card", count: 2)), ("unplug: card", .unplug(nic: "card")),
    ("plug: card", .plug(nic: "card")), ("reset: ne2000", .reset(layer: "ne2000")),
    ("cancel_sends: app", .cancelSends(app: "app")), ("no_pool: 2", .emptyPools(count: 2)),
    ("surprise_remove: ne2000", .surpriseRemove(miniport: "ne2000")),
  ])
  func `every stimulus is read`(line: String, stimulus: Stimulus) throws {
    #expect(try action("{ at: 1us, \(line) }").stimulus == stimulus)
  }

  @Test func `a stimulus can be repeated`() throws {
    let action = try action("{ at: 1us, read: 10, times: 3, every: 2us }")
    #expect(action.count == 3 && action.interval == 2_000)
    #expect(action.position == SourcePosition(line: 5, column: 5))
  }

  @Test func `the application that acts is the first one of the stack`() throws {
    let scenario = try ScenarioFile.scenario(
      "id: s\ntitle: t\nstack: [{ app: { id: writer } }, { app: { id: reader } }, packet, ne2000]\n"
        + "do: [{ at: 0, write: 60 }, { at: 0, write: 60, by: reader }]\n")
    #expect(
      scenario.actions.map(\.stimulus) == [
        .write(app: "writer", bytes: 60), .write(app: "reader", bytes: 60),
      ])
  }

  // MARK: - expect

  @Test(arguments: [
    (
      "calls: [NdisSend, NdisSend.leave=PENDING, drop=no_pool]",
      Events.Expectation.Claim.calls([
        CallPattern(name: "NdisSend"),
        CallPattern(name: "NdisSend", isLeave: true, status: "PENDING"),
        CallPattern(name: "drop", status: "no_pool"),
      ])
    ),
    ("never: bugcheck", .never(CallPattern(name: "bugcheck"))),
    ("{ count: NdisSend, is: 2 }", .count(CallPattern(name: "NdisSend"), 2)),
    ("{ counter: b1.io, is: 0 }", .value(place: "b1.io", 0, when: .end)),
    ("{ pool: b1.packets, is: 2 }", .value(place: "b1.packets", 2, when: .end)),
    (
      "{ register: card.RCR, is: 9, after: NdisRequest.leave }",
      .value(place: "card.RCR", 9, when: .after(CallPattern(name: "NdisRequest", isLeave: true)))
    ),
    ("{ queue: b1.Rcv, is: 2 }", .length(queue: "b1.Rcv", 2, when: .end)),
    (
      "{ queue: b1.Rcv, is: [P2, P4] }",
      .members(queue: "b1.Rcv", [ObjectID(.packet, 2), ObjectID(.packet, 4)], when: .end)
    ),
    ("{ queue: b1.Rcv, is: [] }", .members(queue: "b1.Rcv", [], when: .end)),
    ("{ owner: P1, is: nobody }", .owner(ObjectID(.packet, 1), "nobody", when: .end)),
    (
      "{ state: b1, is: Open, after: NdisSend }",
      .state(machine: "b1", "Open", when: .after(CallPattern(name: "NdisSend")))
    ),
    ("frames: conserved", .framesConserved), ("findings: [R02, R05]", .findings(["R02", "R05"])),
  ])
  func `every expectation is read`(line: String, claim: Events.Expectation.Claim) throws {
    #expect(try self.claim(line) == claim)
  }

  @Test(arguments: ["", ".leave", "=x", "a b", ".leave=x"])
  func `a pattern has a name`(spelling: String) {
    #expect(CallPattern(spelling: spelling) == nil)
  }

  @Test(arguments: ["NdisSend", "NdisSend.leave", "ISR.PRX=x", "a=b=c", "x.leave="])
  func `a pattern is printed as it was read`(spelling: String) throws {
    let pattern = try #require(CallPattern(spelling: spelling))
    #expect(pattern.description == (spelling.hasSuffix("=") ? "x.leave" : spelling))
  }

  @Test func `a file is read with its text`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let text = "id: s\ntitle: 帧\nstack: [packet]\n"
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(try ScenarioFile.scenario(at: file.path).text == text)
  }
}
