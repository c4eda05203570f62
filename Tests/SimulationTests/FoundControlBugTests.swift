import Events
import Replay
import Simulation
import Testing
import Verification

/// The smallest scenario of each bug that was found in resets, pauses, unbinding and unloading.
struct FoundControlBugTests {
  /// What the rules find in a run, but for what is only suspicious.
  private func found(_ run: Run) -> [String] {
    var verifier = Verifier()
    verifier.advance(Timeline(run.history))
    return verifier.findingsAtEnd().filter { $0.severity > .info }.map(\.rule)
  }

  /// The states that a place had, in their order.
  private func states(_ place: String, of run: Run) -> [String] {
    let lexicon = run.history.lexicon
    return (0..<run.history.count).compactMap { index in
      let event = run.history[index]
      return event.kind == .state && event.place == lexicon.place(place)
        ? lexicon.text(event.status) : nil
    }
  }

  @Test func `tcpip leaves nothing behind when it is unloaded, and does nothing more`() throws {
    let run = try Run(
      """
      stack: [{ socket: { port: 1025 } }, afd, { tcpip: { address: 10.0.0.1 } }, ne2000]
      do:
        - { at: 100us, unload: tcpip }
        - { at: 1ms, sendto: { bytes: 10, to: "127.0.0.1:1025" } }
        - { at: 2ms, cancel: socket }
        - { at: 3ms, close: socket }
      """)
    let unloaded = try #require(run.indices("DriverUnload.leave").first)
    #expect(run.indices("DispCancelRequest").allSatisfy { $0 < unloaded })
    #expect(run.count("DispCancelRequest") == 1 && run.count("NdisAllocatePacket") == 0)
    #expect(run.count("WSPCloseSocket") == 1 && found(run) == [])
  }

  @Test func `a program that asks for a reset waits until its processor is free`() throws {
    let run = try Run(
      """
      stack: [app, packet, busmaster]
      do: [{ at: 1us, write: 60 }, { at: 2400ns, reset: app }]
      """)
    let over = try #require(run.indices("PacketWrite.leave").first)
    #expect(run.indices("PacketIoControl").allSatisfy { $0 > over })
  }

  @Test func `a request that comes back does not open a binding that is drained`() throws {
    let run = try Run(
      """
      stack: [app, packet, ne2000]
      choices: { CP1: pending, CP2: after }
      do: [{ at: 1us, filter: [DIRECTED] }, { at: 4us, unbind: packet }]
      """)
    #expect(states("b1.state", of: run) == ["Draining", "Closing", "None"])
  }

  @Test func `what is paused is not paused again`() throws {
    let run = try Run(
      """
      stack: [app, ndisprot, netvmini]
      do: [{ at: 1us, pause: netvmini }, { at: 50us, surprise_remove: netvmini }]
      """)
    #expect(states("b1.state", of: run) == ["Pausing", "Paused", "Closing", "Unbound"])
  }

  @Test func `of two resets the one that is refused fails, and the other one succeeds`() throws {
    let run = try Run(
      """
      stack: [app, packet, busmaster]
      choices: { CP1: pending }
      do: [{ at: 1us, reset: app }, { at: 5us, reset: app }]
      """)
    let ends = run.indices("IoCompleteRequest").map { run.history[$0] }
    #expect(ends.map(\.object.number) == [2, 1])
    #expect(ends.map(\.status) == [.statusUnsuccessful, .statusSuccess])
  }

  @Test func `a packet filter of 0 survives a pause`() throws {
    let run = try Run(
      """
      stack: [app, ndisprot, netvmini]
      choices: { CP1: success }
      do:
        - { at: 1us, filter: [] }
        - { at: 50us, pause: netvmini }
        - { at: 100us, restart: netvmini }
        - { at: 200us, frame: 60 }
      """)
    #expect(run.value("card.RCR") == 0 && run.count("NdisOidRequest") == 1)
  }

  @Test func `a write waits until the binding has restarted`() throws {
    let run = try Run(
      """
      params: { start: cold }
      stack: [app, ndisprot, netvmini]
      choices: { CP1: pending, CP2: after }
      do: [{ on: NdisOidRequest, write: 60 }]
      """)
    let running = try #require(
      run.indices("state=Running").last { run.history[$0].place == run.place("b1.state") })
    #expect(run.indices("NdisSendNetBufferLists").allSatisfy { $0 > running })
  }

  @Test func `an NDIS 6 binding clears its packet filter before it is closed`() throws {
    let run = try Run(
      """
      stack:
        - { app: { id: x1, over: p1 } }
        - { app: { id: x2, over: p2 } }
        - { ndisprot: { id: p1 } }
        - { ndisprot: { id: p2, filter: [PROMISCUOUS] } }
        - netvmini
      do: [{ at: 10us, unbind: p2 }, { at: 200us, frame: { bytes: 100, to: other } }]
      """)
    #expect(run.value("card.RCR") == 9 && run.count("ServiceRoutine") <= 1)
    #expect(run.count("drop=filter_mismatch") == 1 && found(run) == [])
  }

  @Test func `a reset of NDIS 6 is over when the request of the miniport is complete`() throws {
    let run = try Run(
      """
      stack: [app, ndisprot, ndislwf, netvmini]
      choices: { CP1: { MiniportResetEx: success, MiniportOidRequest: pending } }
      do: [{ at: 1us, reset: netvmini }, { at: 12us, filter: [PROMISCUOUS] }]
      """)
    let over = try #require(run.indices("MiniportResetEx.leave").first)
    let complete = run.indices("NdisMOidRequestComplete=SUCCESS")
    #expect(complete.count == 1 && complete.allSatisfy { $0 < over } && found(run) == [])
    #expect(run.count("NdisCancelTimerObject") == 1 && run.count("NDIS_TIMER_FUNCTION") == 0)
    #expect(run.value("card.RCR") == 0x20)
  }

  @Test func `a request during a reset of NDIS 6 waits for its end`() throws {
    let run = try Run(
      """
      stack: [app, ndisprot, ndislwf, netvmini]
      choices: { CP1: pending }
      do: [{ at: 1us, reset: netvmini }, { at: 16us, filter: [PROMISCUOUS] }]
      """)
    let over = try #require(run.indices("NdisMResetComplete").first)
    let begun = run.indices("MiniportOidRequest")
    #expect(begun.count == 1 && begun.allSatisfy { $0 > over } && found(run) == [])
  }

  @Test func `a reset that ends behind the removal of its card brings nothing back`() throws {
    let run = try Run(
      """
      stack: [app, packet, busmaster]
      choices: { CP1: pending }
      do: [{ at: 1us, reset: busmaster }, { at: 15us, surprise_remove: busmaster }]
      """)
    #expect(run.count("NdisMResetComplete") == 1 && run.count("MiniportSetInformation") == 0)
    #expect(states("a1.state", of: run) == ["Resetting", "SurpriseRemoved", "Removed"])
  }

  @Test(arguments: [("packet, ne2000", "ne2000"), ("ndisprot, netvmini", "netvmini")])
  func `a halt in the middle of a reset cancels its timer`(stack: String, card: String) throws {
    for time in [10, 15, 20, 26] {
      let run = try Run(
        """
        stack: [app, \(stack)]
        choices: { CP1: pending }
        do: [{ at: 1us, reset: \(card) }, { at: \(time)us, surprise_remove: \(card) }]
        """)
      #expect(found(run) == [], "\(time) µs")
    }
  }

  @Test func `a packet filter that is refused leaves the binding as it was`() throws {
    let run = try Run(
      """
      stack: [app, packet, ne2000]
      choices: { CP1: { MiniportReset: pending, MiniportSetInformation: success } }
      do: [{ at: 1us, reset: ne2000 }, { at: 20us, filter: [] }, { at: 100us, frame: 60 }]
      """)
    #expect(run.count("NdisRequest.leave=RESET_IN_PROGRESS") == 1)
    #expect(states("b1.state", of: run) == [] && found(run) == [])
  }

  /// The first filter of the program is set, the second one is refused below PassThru.
  @Test func `a packet filter that is refused below PassThru is not in force above it`() throws {
    let run = try Run(
      """
      stack:
        - app: { id: a, over: p }
        - packet: { id: p }
        - packet: { id: q, over: im, filter: [PROMISCUOUS] }
        - passthru: { id: im }
        - packet: { id: low, over: nic, filter: [PROMISCUOUS] }
        - busmaster: { id: nic }
      choices: { CP1: { MiniportReset: pending, MiniportSetInformation: success } }
      do:
        - { at: 1us, filter: [], by: a }
        - { at: 10us, reset: nic }
        - { on: MiniportReset, delay: 2us, filter: [DIRECTED, BROADCAST], by: a }
        - { at: 100us, frame: 60 }
      """)
    #expect(run.count("NdisMSetInformationComplete=RESET_IN_PROGRESS") == 1)
    #expect(states("b1.state", of: run) == ["Open"])
    #expect(receivers(of: run) == ["low", "q"])
  }

  @Test func `a packet filter of 0 that is refused below PassThru deafens nobody`() throws {
    let run = try Run(
      """
      stack:
        - app: { id: a, over: p }
        - packet: { id: p }
        - passthru: { id: im }
        - packet: { id: low, over: nic, filter: [PROMISCUOUS] }
        - busmaster: { id: nic }
      choices: { CP1: { MiniportReset: pending, MiniportSetInformation: success } }
      do:
        - { at: 10us, reset: nic }
        - { on: MiniportReset, delay: 2us, filter: [], by: a }
        - { at: 100us, frame: 60 }
      """)
    #expect(states("b1.state", of: run) == [])
    #expect(receivers(of: run) == ["low", "p"])
  }

  /// The protocols whose ProtocolReceivePacket was called, sorted by their ids.
  private func receivers(of run: Run) -> [String] {
    run.indices("ProtocolReceivePacket").map {
      run.history.lexicon.name(run.history[$0].at)
    }.sorted()
  }

  @Test(arguments: [
    ("packet", "ne2000", "MiniportReset", "app"),
    ("packet", "busmaster", "MiniportReset", "app"),
    ("ndisprot", "netvmini", "MiniportResetEx", "netvmini"),
  ])
  func `a reset of a card that is gone fails, and writes no register`(
    driver: String, card: String, reset: String, who: String
  ) throws {
    let run = try Run(
      """
      stack: [app, \(driver), \(card)]
      choices: { CP1: { \(reset): pending, NdisCloseAdapter: success } }
      do:
        - { at: 1us, reset: \(who) }
        - { on: \(reset), delay: 2us, surprise_remove: \(card) }
      """)
    let removed = try #require(run.indices("RemoveCard").first)
    #expect(run.indices("NdisRawWritePortUchar").allSatisfy { $0 < removed })
    #expect(run.count("NdisMResetComplete=HARD_ERRORS") == 1 && !run.simulator.isHalted)
    #expect(run.count("IoCompleteRequest=STATUS_SUCCESS") == 0 && found(run) == [])
  }

  @Test func `no timer runs out for a transfer that the removal of the card has ended`() throws {
    let run = try Run(
      """
      stack: [app, packet, ne2000]
      choices: { CP1: success, CP3: 128, CP5: pending }
      do:
        - { at: 1us, frame: 1514 }
        - { on: MiniportTransferData, delay: 2us, surprise_remove: ne2000 }
      """)
    #expect(run.count("NdisMTransferDataComplete=FAILURE") == 1)
    let gone = try #require(run.indices("NdisMDeregisterInterrupt").first)
    #expect(run.indices("HandleDeferredProcessing").allSatisfy { $0 < gone })
    #expect(run.count("NdisMCancelTimer") == 1 && run.count("MiniportTimer") == 0)
    #expect(found(run) == [])
  }
}

extension Run {
  /// The place with an id.
  fileprivate func place(_ id: String) -> PlaceID? { history.lexicon.place(id) }
}
