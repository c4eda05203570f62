import Events
import Replay
import Simulation
import Testing
import Traces

@testable import Verification

/// A driver that is wrong is found whoever stands beside, above or below it, and nobody else is named.
struct GuiltyBesideOthersTests {
  /// What is broken by more than a remark: each rule, and what the guilty event shows.
  private func broken(_ scenario: String) throws -> [RuleFinding] {
    var simulator = try Simulator(
      try ScenarioFile.scenario("id: typed\ntitle: typed\n" + scenario))
    simulator.run()
    return Timeline(simulator.history).findings.filter { $0.severity > .info }
  }

  // MARK: - Copies of others

  @Test func `a swallowed send is found below a capture filter, which has a copy`() throws {
    let found = try broken(
      """
      stack:
        - app
        - ndisprot
        - npcap
        - ndislwf: { bug: swallows-sends }
        - netvmini
      do:
        - { at: 1us, write: 60 }
      """)
    #expect(found.map(\.rule) == ["R03"])
    #expect(found.first?.sentence.hasPrefix("ndislwf gets N1 to send") == true)
  }

  @Test func `a swallowed list is found above a capture filter, which has a copy`() throws {
    let found = try broken(
      """
      stack:
        - app
        - ndisprot
        - ndislwf: { bug: forgets-dropped, drop: all }
        - npcap
        - netvmini
      do:
        - { at: 1us, frame: 60 }
      """)
    #expect(found.map(\.rule) == ["R28"])
    #expect(found.first?.sentence.hasPrefix("ndislwf gets N1") == true)
  }

  @Test func `a packet that is never returned is found beside a capture driver`() throws {
    let found = try broken(
      """
      stack:
        - app
        - packet: { receive: keep, bug: never-returns }
        - npf: { id: sniff, filter: [DIRECTED] }
        - busmaster
      do:
        - { at: 1us, frame: 60 }
        - { at: 100us, read: 4096 }
      """)
    #expect(found.map(\.rule) == ["R21"])
    #expect(found.first?.sentence.hasPrefix("packet promises to return P1") == true)
  }

  @Test(arguments: [(UInt16(4), 1), (3, 0)])
  func `a copy brings a send back only if its debtor made it`(maker: UInt16, count: Int) {
    let memory = ObjectID(.memory, 1)
    var run = WrittenRun()
    run.send(WrittenRun.packet(1))
    run.make(memory, at: maker, for: WrittenRun.packet(1), ownedBy: 4)
    var verifier = Verifier(rules: [CompletedAtLeastOnce.self])
    verifier.advance(run.finished)
    #expect(verifier.findingsAtEnd().count == count)
  }

  // MARK: - Innocent drivers

  @Test func `who keeps a packet of a removed adapter breaks R21, and the miniport nothing`() throws
  {
    let found = try broken(
      """
      stack:
        - app
        - packet: { receive: keep, bug: never-returns }
        - busmaster
      do:
        - { at: 1us, frame: 60 }
        - { at: 100us, read: 4096 }
        - { at: 9ms, surprise_remove: busmaster }
      """)
    #expect(found.map(\.rule) == ["R21"])
    #expect(found.first?.sentence.hasPrefix("packet promises to return P1") == true)
  }

  @Test func `a miniport that waits for a list that a filter took out of a chain is not named`()
    throws
  {
    let found = try broken(
      """
      stack:
        - app
        - ndisprot
        - ndislwf: { drop: broadcast, bug: unlinks-lent }
        - netvmini: { megabits: 10000 }
      choices: { CP1: success, CP4: 2, CP6: yes }
      do:
        - { at: 1us, frame: 60 }
        - { at: 1us, frame: { bytes: 60, to: broadcast } }
        - { at: 100us, pause: netvmini }
      """)
    #expect(found.map(\.rule) == ["R29"])
  }

  @Test func `a filter whose list was lost while it was attached breaks R83 only`() throws {
    let found = try broken(
      """
      stack:
        - app
        - ndisprot
        - ndislwf: { id: up }
        - ndislwf: { attached: no, bug: sends-while-attaching }
        - netvmini
      choices: { CP1: success }
      do:
        - { at: 1us, insert: ndislwf }
        - { at: 200us, pause: netvmini }
      """)
    #expect(found.map(\.rule) == ["R83"])
  }

  @Test func `what was due when a processor began to spin is nobody's fault`() throws {
    let found = try broken(
      """
      stack:
        - app
        - packet: { bug: holds-lock }
        - ne2000
      params: { start: cold }
      choices:
        CP1: { MiniportSend: pending }
        CP2: [after, nested]
      do:
        - { at: 1us, write: 60 }
        - { at: 200us, write: 60 }
      """)
    #expect(found.map(\.rule) == ["R60"])
  }

  // MARK: - Filters above

  @Test(arguments: ["ndislwf: { id: up }", "npcap"])
  func `a filter without a completion handler is found below one that has it, R82`(
    above: String
  ) throws {
    let found = try broken(
      """
      stack:
        - app
        - ndisprot
        - \(above)
        - ndislwf: { bug: has-no-completion, handlers: [receive], id: bad }
        - netvmini
      do:
        - { at: 1us, filter_send: 100, by: bad }
      """)
    #expect(found.map(\.rule) == ["R82"])
    #expect(found.first?.sentence.hasPrefix("bad sends N1, a list of its own") == true)
  }

  @Test(arguments: ["copy: both", "delay: 30us"])
  func `a sender hears itself through a filter that copies or holds back, R35`(
    mode: String
  ) throws {
    func scenario(_ bug: String) -> String {
      """
      stack:
        - app
        - ndisprot
        - ndislwf: { id: up, \(mode) }
        - ndislwf\(bug)
        - netvmini
      choices: { CP2: after }
      do:
        - { at: 1us, read: 1514 }
        - { at: 10us, write: 60 }
      """
    }
    let found = try broken(scenario(": { bug: loops-back }"))
    #expect(found.map(\.rule) == ["R35"])
    #expect(found.first?.evidence.first?.sentence == "ndisprot sends N1")
    #expect(try broken(scenario("")).isEmpty)
  }

  // MARK: - Another binding

  @Test(arguments: [(", bug: never-sets-filter", ["R17"]), ("", [])])
  func `a binding without a filter is found beside one that has set it`(
    bug: String, rules: [String]
  ) throws {
    let found = try broken(
      """
      stack:
        - app
        - packet
        - packet: { id: second\(bug) }
        - ne2000
      params: { start: cold }
      choices: { CP1: success }
      do:
        - { at: 1ms, frame: 60 }
      """)
    #expect(found.map(\.rule) == rules)
    for finding in found {
      #expect(finding.sentence == "packet is shown F1, and second is not: it has set no filter")
      #expect(finding.evidence.count == 2)
    }
  }

  // MARK: - Nested completions

  @Test func `a packet that is freed again because of PENDING is R11, when it has come back`()
    throws
  {
    let found = try broken(
      """
      stack:
        - app
        - packet: { bug: frees-after-pending }
        - ne2000
      choices: { CP1: { MiniportSend: pending }, CP2: nested }
      do:
        - { at: 1us, write: 60 }
      """)
    #expect(found.map(\.rule) == ["R11"])
    let finding = try #require(found.first)
    #expect(finding.sentence == "packet frees P1 again because its send answered PENDING")
    #expect(finding.evidence.count == 4 && finding.evidence.last?.index == finding.index)
  }

  // MARK: - Timers

  @Test(arguments: [55, 200])
  func `a timer that is left at the halt is found beside that of a reset`(time: Int) throws {
    let found = try broken(
      """
      stack:
        - app
        - packet
        - busmaster: { bug: leaves-timer }
      choices: { CP1: { MiniportReset: pending, NdisCloseAdapter: success } }
      do:
        - { at: 1us, write: 60 }
        - { at: 40us, reset: busmaster }
        - { at: \(time)us, surprise_remove: busmaster }
      """)
    #expect(found.map(\.rule) == ["R45"])
  }
}
