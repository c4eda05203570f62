import Events
import Simulation
import Testing

/// Stacks that cannot be built, and what is said about them.
struct StackErrorTests {
  private func error(_ stack: String) throws -> SimulationError? {
    let scenario = try Run.scenario("stack: [\(stack)]")
    return #expect(throws: SimulationError.self) { try Simulator(scenario) }
  }

  @Test(arguments: [
    ("app, { packet: { id: card2 } }, ne2000, { ne2000: { id: second } }", "card2"),
    ("socket, { socket: { id: msafd2 } }, afd, tcpip, ne2000", "msafd2"),
    ("app, packet, { tcpip: { id: b1 } }, ne2000", "b1"),
    ("app, packet, { ne2000: { id: a1 } }", "a1"),
    ("app, packet, { ne2000: { id: m1 } }", "m1"),
    ("app, packet, { ne2000: { id: msafd } }", "msafd"),
    ("app, { packet: { id: nobody } }, ne2000", "nobody"),
  ])
  func `an id that the stack itself gives away is refused`(stack: String, id: String) throws {
    guard case .duplicateID(let taken, _) = try error(stack) else {
      Issue.record("another error")
      return
    }
    #expect(taken == id)
  }

  @Test(arguments: ["pause", "restart"])
  func `a miniport of NDIS 5 is neither paused nor restarted`(action: String) throws {
    let scenario = try Run.scenario(
      "stack: [app, packet, ne2000]\ndo:\n  - { at: 1us, \(action): ne2000 }")
    let error = #expect(throws: SimulationError.self) { try Simulator(scenario) }
    #expect(
      error?.sentence
        == "the stack has no NDIS 6 miniport with the id \"ne2000\": that is a miniport of NDIS 5")
  }

  @Test(arguments: [
    (
      "unbind: b1",
      "no protocol driver, transport or intermediate driver with the id \"b1\": "
        + "that is the binding of packet. Did you mean packet? Legal: packet"
    ),
    (
      "reset: b1",
      "no miniport or application with the id \"b1\": that is the binding of packet. "
        + "Legal: app, ne2000"
    ),
    (
      "reset: a1",
      "no miniport or application with the id \"a1\": that is the adapter of ne2000. "
        + "Did you mean ne2000? Legal: app, ne2000"
    ),
    (
      "unplug: ne2000",
      "no card with the id \"ne2000\": that is a miniport of NDIS 5. Did you mean card? Legal: card"
    ),
    (
      "surprise_remove: card",
      "no miniport with the id \"card\": that is the card of ne2000. "
        + "Did you mean ne2000? Legal: ne2000"
    ),
    (
      "write: 60, by: packet",
      "no application with the id \"packet\": that is a protocol driver. Legal: app"
    ),
    (
      "unbind: packte",
      "no protocol driver, transport or intermediate driver with the id \"packte\". "
        + "Did you mean packet? Legal: packet"
    ),
    ("remove: b1", "no filter driver with the id \"b1\": that is the binding of packet"),
    ("ping: 60", "no peer with the id \"peer\""),
  ])
  func `an action at the wrong target is told what that is and what can stand there`(
    action: String, wanted: String
  ) throws {
    let scenario = try Run.scenario("stack: [app, packet, ne2000]\ndo: [{ at: 1us, \(action) }]")
    let error = #expect(throws: SimulationError.self) { try Simulator(scenario) }
    #expect(error?.sentence == "the stack has " + wanted)
  }

  @Test func `a filter module is told as what it is`() throws {
    let scenario = try Run.scenario(
      "stack: [app, ndisprot, ndislwf, netvmini]\ndo: [{ at: 1us, remove: m1 }]")
    let error = #expect(throws: SimulationError.self) { try Simulator(scenario) }
    #expect(
      error?.sentence
        == "the stack has no filter driver with the id \"m1\": that is the filter module of ndislwf. "
        + "Did you mean ndislwf? Legal: ndislwf")
  }

  @Test func `a number without an upper end is told without one`() throws {
    let scenario = try Run.scenario(
      "stack: [app, packet, ne2000]\ndo: [{ on: NdisSend, nth: 0, write: 60 }]")
    let error = #expect(throws: SimulationError.self) { try Simulator(scenario) }
    #expect(error?.sentence == "nth: 0 is not a number from 1")
  }

  private func sentence(ofPattern pattern: String) throws -> String? {
    let scenario = try Run.scenario(
      "stack: [app, packet, ne2000]\ndo:\n  - { on: \(pattern), write: 60 }")
    let error = #expect(throws: SimulationError.self) { try Simulator(scenario) }
    return error?.sentence
  }

  @Test(arguments: [
    (
      "NdisSend.leave=PENDIGN",
      "NdisSend.leave never says \"PENDIGN\". Did you mean PENDING?"
    ),
    ("NdisSend.leave=frobnicated", "NdisSend.leave never says \"frobnicated\"."),
    (
      "NdisSned.leave=PENDING",
      "nothing that this stack does is called \"NdisSned.leave=PENDING\". Did you mean NdisSend?"
    ),
    (
      "frobnicated",
      "nothing that this stack does is called \"frobnicated\". "
        + "`ndiscope list calls` shows all names"
    ),
  ])
  func `a pattern that nothing can match names its wrong half`(
    pattern: String, wanted: String
  ) throws {
    #expect(try sentence(ofPattern: pattern) == wanted)
  }

  @Test func `a wrong reason of a drop is answered with the reasons`() throws {
    let said = try #require(try sentence(ofPattern: "drop=no_rad"))
    #expect(said.hasPrefix("drop never says \"no_rad\". Did you mean no_read? Legal: "))
    for reason in ["filter_mismatch", "card_reset", "bad_header"] {
      #expect(said.contains(reason), "\(reason)")
    }
    #expect(!said.contains("PENDING") && !said.contains(", ,"))
  }

  @Test func `what a layer needs has its article`() throws {
    #expect(
      try error("app, packet")?.sentence
        == "packet stands on nothing: put an intermediate driver or miniport below it")
    #expect(
      try error("app, ne2000")?.sentence
        == "app stands on nothing: put a protocol driver below it")
  }

  @Test func `an id that only looks like a number of the stack can be used`() throws {
    for id in ["cards", "b", "b1x", "x1", "card-2"] {
      let run = try Run("stack: [app, { packet: { id: \(id) } }, ne2000]")
      #expect(run.history.lexicon.component(id) != nil, "\(id)")
    }
  }

  @Test(arguments: ["app, packet", "socket, afd, tcpip", ""])
  func `drivers that stand on each other are refused`(above: String) throws {
    let circle = "{ passthru: { id: x, over: y } }, { passthru: { id: y, over: x } }, ne2000"
    let found = try error(above.isEmpty ? circle : above + ", " + circle)
    guard case .standsOnItself(let id, let position) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(!id.isEmpty && position.line == 3)
    #expect(found?.sentence.contains("stands on a circle") == true)
  }

  @Test func `two afd on one tcpip have a queue of receives for each socket`() throws {
    let run = try Run(
      """
      stack:
        - socket: { over: afd, port: 7 }
        - socket: { id: other, over: afd2, port: 8 }
        - afd
        - afd: { id: afd2 }
        - tcpip
        - ne2000
      """)
    let queues = run.history.lexicon.places.map(\.id).filter { $0.contains("AddrRecv") }
    #expect(queues == ["tcpip.AddrRecv", "tcpip.AddrRecv2"])
  }
}
