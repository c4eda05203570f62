import Events
import Replay
import Simulation
import Testing

/// What a reset, or a removal, does to what is under way (NDIS_REFERENCE 4.8, S06, S31, S32, S35).
struct ResetTests {
  /// What happens to frames on the cable, in order.
  private func words(of run: Run) -> [String] {
    (0..<run.history.count).filter { run.history[$0].kind == .wire }
      .map { run.history.lexicon.text(run.history[$0].status) }
  }

  // MARK: - The frame on the cable

  @Test func `a reset of an NE2000 drops what waits, and the frame on the cable is sent`() throws {
    let run = try Run(
      """
      stack: [app, packet, { ne2000: { transmit_buffers: 2 } }]
      choices: { CP1: { MiniportSend: pending, MiniportReset: success }, CP2: after }
      do:
        - { at: 1us, write: 1514 }
        - { at: 10us, write: 60 }
        - { at: 50us, reset: ne2000 }
        - { at: 200us, write: 60 }
      """)
    #expect(run.indices("drop=card_reset").map { run.history[$0].object.number } == [2])
    #expect(run.indices("wire=sent").map { run.history[$0].object.number } == [1, 3])
    #expect(words(of: run) == ["queued", "sent", "queued", "sent"])
    #expect(run.count("ProtocolSendComplete=REQUEST_ABORTED") == 2)
    #expect(run.count("ProtocolSendComplete=SUCCESS") == 1 && run.broken == [])
  }

  @Test(arguments: ["success", "pending"], ["success", "pending"])
  func `what is sent behind a reset goes out behind the frame that was on the cable`(
    send: String, reset: String
  ) throws {
    let run = try Run(
      """
      stack: [app, packet, ne2000]
      choices: { CP1: { MiniportSend: \(send), MiniportReset: \(reset) }, CP2: after }
      do:
        - { at: 1us, write: 1514 }
        - { at: 50us, reset: ne2000 }
        - { at: 200us, write: 60 }
      """)
    #expect(words(of: run) == ["queued", "sent", "queued", "sent"])
    let times = run.indices("wire=sent").map { run.history[$0].time }
    #expect(times[0] > 1_200_000 && times[1] - times[0] > 67_000)
    #expect(run.count("drop=card_reset") == 0 && run.broken == [])
  }

  @Test func `a second reset leaves the frame on the cable alone, too`() throws {
    let run = try Run(
      """
      stack: [app, packet, ne2000]
      choices: { CP1: { MiniportSend: pending, MiniportReset: success }, CP2: after }
      do:
        - { at: 1us, write: 1514 }
        - { at: 50us, reset: ne2000, times: 3, every: 100us }
        - { at: 900us, write: 60 }
      """)
    #expect(words(of: run) == ["queued", "sent", "queued", "sent"])
    #expect(run.count("NdisMSendComplete=SUCCESS") == 1 && run.broken == [])
  }

  // MARK: - The registers

  @Test func `a reset writes the registers that the chip starts with`() throws {
    let run = try Run(
      """
      stack: [app, packet, { ne2000: { lookahead: 1500 } }]
      choices: { CP1: success, CP2: after }
      do: [{ at: 1us, frame: 600 }, { at: 1ms, reset: ne2000 }]
      """)
    #expect(run.indices("LocalDMA").contains { run.history[$0].value == 0x50 })
    #expect(run.value("card.CURR") == 0x4D && run.value("card.BNRY") == 0x4C)
    #expect(run.broken == [])
  }

  @Test func `a cause of interrupt that a reset clears does not stand in ISR`() throws {
    let run = try Run(
      """
      stack: [app, packet, { ne2000: { lookahead: 1500 } }]
      choices: { CP1: success, CP2: after }
      do: [{ at: 1us, reset: ne2000 }, { at: 2us, frame: 60 }, { at: 12us, occupy: 700us }]
      """)
    #expect(run.count("drop=card_reset") == 1 && run.count("ProtocolReceive") == 0)
    #expect(run.value("card.ISR") == 0 && run.broken == [])
  }

  // MARK: - Frames in the memory of the host

  @Test(arguments: [
    (
      "packet", "busmaster",
      "{ at: 1us, reset: busmaster }, { at: 2us, frame: 60 }, { at: 7us, occupy: 30us }"
    ),
    (
      "ndisprot", "netvmini",
      "{ at: 1us, frame: 60 }, { at: 1650ns, occupy: 30us }, "
        + "{ on: DMA, nth: 2, delay: 100ns, surprise_remove: netvmini }"
    ),
  ])
  func `what a card has written is dropped by its driver, and counted once`(
    driver: String, miniport: String, actions: String
  ) throws {
    let run = try Run(
      """
      stack: [app, \(driver), \(miniport)]
      choices: { CP1: success, CP2: after }
      do: [\(actions)]
      """)
    let drop = try #require(run.indices("drop").first)
    #expect(run.history[drop].at == run.history.lexicon.component(miniport))
    #expect(try traffic(of: miniport, in: run) == [1, 0, 1, 0])
    #expect(try traffic(of: "card", in: run) == [1, 1, 0, 0])
    #expect(run.broken == [])
  }

  /// What came, went, was dropped and is there in the end.
  private func traffic(of component: String, in run: Run) throws -> [Int] {
    let id = try #require(run.history.lexicon.component(component))
    let traffic = Timeline(run.history).end.traffic[id.index]
    return [traffic.arrived, traffic.departed, traffic.dropped, traffic.held]
  }

  // MARK: - Transfers and sends

  @Test(arguments: [
    ("FAILURE", "{ on: MiniportTransferData.leave=PENDING, delay: 2us, surprise_remove: ne2000 }"),
    ("REQUEST_ABORTED", "{ at: 482us, reset: app }"),
  ])
  func `a transfer that fails has transferred nothing`(status: String, action: String) throws {
    let run = try Run(
      """
      stack: [app, packet, ne2000]
      choices: { CP1: success, CP2: after, CP3: 128, CP5: pending }
      do: [{ at: 1us, frame: 600 }, \(action)]
      """)
    for call in ["NdisMTransferDataComplete", "ProtocolTransferDataComplete"] {
      #expect(run.indices("\(call)=\(status)").map { run.history[$0].length } == [0], "\(call)")
    }
    #expect(run.count("NdisMCancelTimer") == 1 && run.count("MiniportTimer") == 0)
    #expect(run.broken == [])
  }

  @Test(arguments: ["write: 60", "write_array: { count: 2, bytes: 60 }"])
  func `a send that NDIS refuses during a reset is not looped back`(send: String) throws {
    let run = try Run(
      """
      stack:
        - app: { id: writer, over: packet }
        - packet
        - app: { id: sniffer, over: npf }
        - npf
        - busmaster
      choices: { CP1: { MiniportReset: pending }, CP2: after }
      do: [{ at: 1us, reset: busmaster }, { at: 15us, \(send), by: writer }]
      """)
    let refused =
      run.count("NdisSend.leave=RESET_IN_PROGRESS")
      + run.count("ProtocolSendComplete=RESET_IN_PROGRESS")
    #expect(refused > 0 && run.count("NdisCopyFromPacketToPacket") == 0)
    #expect(run.count("NPF_tap") == 0 && run.broken == [])
  }

  // MARK: - Deferred procedure calls

  @Test(arguments: [
    (
      "packet, ne2000", "CP1: success, CP3: 128, CP5: pending", "frame: 1514",
      "NdisMTransferDataComplete"
    ),
    (
      "packet, ne2000", "CP1: pending, CP2: after", "filter: [DIRECTED]",
      "NdisMSetInformationComplete"
    ),
    (
      "ndisprot, netvmini", "CP1: pending, CP2: after", "filter: [DIRECTED]",
      "NdisMOidRequestComplete"
    ),
  ])
  func `what a miniport has pended is completed by its timer, and by no interrupt`(
    stack: String, choices: String, action: String, completion: String
  ) throws {
    let run = try Run(
      """
      stack: [app, \(stack)]
      choices: { \(choices) }
      do: [{ at: 1us, \(action) }]
      """)
    let timers = run.indices("MiniportTimer") + run.indices("NDIS_TIMER_FUNCTION")
    let timer = try #require(timers.first)
    let completed = try #require(run.indices(completion).first)
    #expect(timers.count == 1 && timer < completed && run.broken == [])
    let cause = run.history[Int(run.history[timer].cause) - 1]
    #expect(cause.call == .ndisMSetTimer || cause.call == .ndisSetTimerObject)
    #expect(cause.at == run.history[timer].at)
    let handlers: [Call] = [.miniportHandleInterrupt, .miniportInterruptDPC]
    #expect(
      run.indices("HandleDeferredProcessing").allSatisfy {
        handlers.contains(run.history[$0 + 1].call)
      })
  }

  @Test func `what waited for the function of a timer goes on in no DPC of an interrupt`() throws {
    let run = try Run(
      """
      stack: [app, packet, ne2000]
      choices: { CP1: pending, CP2: after }
      do: [{ at: 1us, filter: [DIRECTED] }, { at: 3us, filter: [BROADCAST] }]
      """)
    #expect(run.count("MiniportTimer") == 2 && run.count("ndisMTimerDpc") == 1)
    #expect(run.count("HandleDeferredProcessing") == 0 && run.broken == [])
    let goesOn = try #require(run.indices("ndisMTimerDpc").first)
    #expect(run.history[goesOn].kind == .interrupt)
    #expect(run.history.lexicon.name(run.history[goesOn].at) == "ndis")
    let asked = try #require(run.indices("MiniportSetInformation").last)
    let last = try #require(run.indices("MiniportTimer").last)
    #expect(goesOn < asked && asked < last)
  }

  @Test func `a reset that a protocol has asked for begins in no interrupt`() throws {
    let run = try Run(
      """
      stack: [app, packet, busmaster]
      choices: { CP1: success }
      do: [{ at: 1us, reset: app }]
      """)
    #expect(run.count("MiniportHangDpc") == 1 && run.count("HandleDeferredProcessing") == 0)
    #expect(run.count("MiniportCheckForHang") == 0 && run.count("MiniportReset") == 1)
    #expect(run.broken == [])
  }
}
