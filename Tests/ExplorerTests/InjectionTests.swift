import Events
import Live
import Replay
import Terminal
import Testing

@testable import Explorer
@testable import Traces

/// Whatever a scenario can do, somebody who watches can do with e.
struct InjectionTests {
  private static let stacks = [
    "[app, packet, ne2000]", "[app, npf, busmaster]", "[app, packet, passthru, ne2000]",
    "[app, ndisprot, ndislwf, npcap, netvmini]", "[socket, afd, tcpip, ne2000, peer]",
    "[app, packet, socket, afd, tcpip, busmaster, peer, { peer: { id: other, address: 10.0.0.9 } }]",
  ]

  private static func run(_ stack: String) throws -> LiveRun {
    try LiveRun(ScenarioFile.scenario("id: test\ntitle: A test\nstack: \(stack)\n"))
  }

  private static func injections(_ stack: String) throws -> [Injection] {
    LiveSource(try run(stack)).facts.injections
  }

  /// The word with which a scenario says it.
  private func word(_ stimulus: Stimulus) -> String {
    String(stimulus.description.prefix { $0 != ":" })
  }

  @Test func `everything that a scenario can do can be done to a run by hand`() throws {
    let injections = try InjectionTests.stacks.flatMap(InjectionTests.injections)
    #expect(Set(injections.map { word($0.offered) }) == Set(ActionReader.stimuli))
  }

  @Test func `every kind of receiver of a frame is offered, and damage to what has a checksum`()
    throws
  {
    let stimuli = try InjectionTests.stacks.flatMap(InjectionTests.injections).map(\.offered)
    var recipes: [FrameRecipe] = []
    var datagrams: [DatagramRecipe] = []
    for stimulus in stimuli {
      if case .frame(_, let recipe) = stimulus { recipes.append(recipe) }
      if case .datagram(_, let recipe) = stimulus { datagrams.append(recipe) }
    }
    let receivers = Set(recipes.map(\.destination))
    #expect(receivers == Set(FrameRecipe.Destination.allCases))
    #expect(recipes.contains { !$0.isIntact } && datagrams.contains { !$0.isIntact })
    #expect(datagrams.contains { $0.lostFragment > 0 })
  }

  @Test(arguments: stacks)
  func `the stack takes whatever is offered for it, with every number that is offered`(
    stack: String
  ) throws {
    let run = try InjectionTests.run(stack)
    for injection in try InjectionTests.injections(stack) {
      let range = injection.number?.range ?? 0...0
      for number in [range.lowerBound, injection.number?.standard ?? 0, range.upperBound] {
        var other = run
        let stimulus = injection.stimulus(number)
        do {
          try other.inject(stimulus)
        } catch {
          Issue.record("\(injection.title), \(number): \(error.sentence)")
        }
        let history = other.timeline.history
        #expect((0..<history.count).contains { history.text(.argument, of: $0) == "\(stimulus)" })
        #expect(try ScenarioFile.stimulus(stimulus.description) == stimulus)
      }
    }
  }

  @Test(arguments: stacks)
  func `a stack goes on after everything has been done to it`(stack: String) throws {
    let injections = try InjectionTests.injections(stack)
    for first in injections {
      var run = try InjectionTests.run(stack)
      try run.inject(first.offered)
      run.extend(to: run.timeline.count + 200)
      for other in injections.prefix(12) where !run.isHalted {
        try run.inject(other.offered)
        run.extend(to: run.timeline.count + 100)
      }
      #expect(run.timeline.count > 0)
    }
  }

  @Test func `titles tell the entries of a list apart`() throws {
    for stack in InjectionTests.stacks {
      let titles = try InjectionTests.injections(stack).map(\.title)
      #expect(!titles.isEmpty && Set(titles).count == titles.count, "\(stack)")
    }
  }

  @Test func `only a chip that tells of collisions is offered one`() throws {
    func words(_ stack: String) throws -> [String] {
      try InjectionTests.injections(stack).map { word($0.offered) }
    }
    #expect(try words("[app, packet, ne2000]").contains("collide"))
    #expect(try !words("[app, packet, busmaster]").contains("collide"))
  }

  @Test func `a host at the far end answers what a user does`() throws {
    var walk = Walk(LiveSource(try InjectionTests.run("[socket, afd, tcpip, ne2000, peer]")))
    walk.type("Geecho request")
    walk.press(.enter)
    walk.press(.enter)
    walk.type("G")
    let history = walk.timeline.history
    #expect((0..<history.count).contains { history[$0].call == .iCMPReply })
  }
}
