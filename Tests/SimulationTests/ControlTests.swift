import Events
import Replay
import Simulation
import Testing

/// Resets, status indications, cancelled sends, removed cards, locks (NDIS_REFERENCE S32, S34, S35).
struct ControlTests {
  /// The stacks of the three miniports, with two programs on one protocol.
  private static let stacks = [
    "[{ app: { over: packet } }, { app: { id: other, over: packet } }, packet, ne2000]",
    "[{ app: { over: packet } }, { app: { id: other, over: packet } }, packet, busmaster]",
    "[{ app: { over: packet } }, { app: { id: other, over: packet } }, packet, { busmaster: { serialized: yes, transmit_queue: 2 } }]",
    "[{ app: { over: packet } }, { app: { id: other, over: packet } }, packet, passthru, busmaster]",
    "[{ app: { over: ndisprot } }, { app: { id: other, over: ndisprot } }, ndisprot, ndislwf, netvmini]",
  ]

  private func miniport(_ stack: String) -> String {
    ["ne2000", "netvmini"].first { stack.contains($0) } ?? "busmaster"
  }

  private static let traffic = """
      - { at: 1us, write: 1514, times: 4, every: 3us }
      - { at: 3us, frame: 1514, times: 6, every: 7us }
      - { at: 5us, write: 200, by: other, times: 3, every: 5us }
      - { at: 30us, read: 4096 }
    """

  @Test(arguments: stacks)
  func `a reset at any time breaks no promise`(stack: String) throws {
    for time in stride(from: 1, through: 60, by: 7) {
      for seed in [UInt64(1), 2, 3] {
        let run = try Run(
          """
          stack: \(stack)
          do:
          \(Self.traffic)
            - { at: \(time)us, reset: \(miniport(stack)) }
            - { at: 9ms, write: 60, times: 3, every: 1ms }
          """, seed: seed)
        #expect(run.broken == [], "\(time) us, seed \(seed)")
        #expect(run.count("wire=sent") > 0)
      }
    }
  }

  @Test(arguments: stacks)
  func `a card that is pulled out at any time breaks no promise`(stack: String) throws {
    for time in stride(from: 1, through: 1_300, by: 97) {
      let run = try Run(
        """
        stack: \(stack)
        do:
        \(Self.traffic)
          - { at: \(time)us, surprise_remove: \(miniport(stack)) }
          - { at: 4ms, write: 60 }
          - { at: 5ms, surprise_remove: \(miniport(stack)) }
        """, seed: 5)
      #expect(run.broken == [], "\(time) us")
      let removed = try #require(run.indices("RemoveCard").first)
      let written = run.indices("NdisRawWritePortUchar").last ?? -1
      #expect(written < removed, "a register is written at \(written), the card goes at \(removed)")
    }
  }

  @Test(arguments: stacks)
  func `cancelled sends come back, and only those of the program`(stack: String) throws {
    for time in stride(from: 2, through: 40, by: 3) {
      let run = try Run(
        """
        stack: \(stack)
        do:
        \(Self.traffic)
          - { at: \(time)us, cancel_sends: other }
        """, seed: 7)
      #expect(run.broken == [], "\(time) us")
    }
  }

  @Test(arguments: [
    ("busmaster: { transmit_buffers: 1 }", 1, "no"),
    ("busmaster: { transmit_buffers: 1 }", 1, "yes"),
    ("ne2000: { transmit_queue: 1 }", 0, "no"), ("ne2000: { transmit_queue: 1 }", 0, "yes"),
  ])
  func `an intermediate driver passes a cancel on, and what waits below comes back through it`(
    card: String, asked: Int, stacking: String
  ) throws {
    let run = try Run(
      """
      stack:
        - app: { over: packet }
        - app: { id: other, over: packet }
        - packet
        - passthru: { stacking: \(stacking) }
        - \(card)
      choices: { CP1: { MiniportSend: pending }, CP2: after }
      do:
        - { at: 1us, write: 1514, by: app }
        - { at: 20us, write: 100, by: app }
        - { at: 30us, write: 100, by: other }
        - { at: 40us, write: 100, by: app }
        - { at: 60us, cancel_sends: app }
      """)
    #expect(run.count("MPCancelSendPackets") == 1 && run.count("NdisCancelSendPackets") == 2)
    #expect(run.count("MiniportCancelSendPackets") == asked)
    #expect(run.count("PtSendComplete=REQUEST_ABORTED") == 2)
    #expect(run.count("ProtocolSendComplete=REQUEST_ABORTED") == 2)
    #expect(run.count("IoCompleteRequest=STATUS_SUCCESS") == 2 && run.broken == [])
    let passed = try #require(run.indices("MPCancelSendPackets").first)
    let role = run.history.number(.implements, of: passed)
    #expect(role == Int(Call.miniportCancelSendPackets.rawValue))
  }

  @Test(arguments: [("ne2000", "HandleDeferredProcessing"), ("netvmini", "MiniportInterruptDPC")])
  func `a DPC that was queued before the card went runs before the halt, and touches no register`(
    card: String, call: String
  ) throws {
    let isOld = card == "ne2000"
    let run = try Run(
      """
      stack: [app, \(isOld ? "packet" : "ndisprot"), \(card)]
      choices: { CP1: pending, CP2: after }
      do:
        - { at: 1us, frame: 200 }
        - { on: KeInsertQueueDpc, surprise_remove: \(card) }
      """)
    let removed = try #require(run.indices("RemoveCard").first)
    let served = try #require(run.indices(call).first)
    let gone = try #require(
      run.indices(isOld ? "NdisMDeregisterInterrupt" : "NdisMDeregisterInterruptEx").first)
    #expect(removed < served && served < gone && run.count(call) == 1)
    #expect(run.indices("NdisRawWritePortUchar").allSatisfy { $0 < removed } && run.broken == [])
  }

  @Test(arguments: stacks)
  func `allocations may fail at any time`(stack: String) throws {
    for count in 1...12 {
      let run = try Run(
        """
        stack: \(stack)
        do:
        \(Self.traffic)
          - { at: 2us, no_pool: \(count) }
          - { at: 4ms, write: 60 }
        """, seed: 3)
      #expect(run.broken == [], "\(count)")
    }
  }

  @Test(arguments: stacks)
  func `a cable that goes out and in breaks no promise`(stack: String) throws {
    let run = try Run(
      """
      stack: \(stack)
      do:
      \(Self.traffic)
        - { at: 4us, unplug: card }
        - { at: 9ms, plug: card }
        - { at: 10ms, write: 60 }
      """)
    #expect(run.broken == [] && run.count("wire=lost") > 0)
    let isTold = run.count("ProtocolStatus") + run.count("ProtocolStatusEx") > 0
    #expect(isTold == !stack.contains("ne2000"))
  }

  @Test func `only the one who asked for a reset hears that it is complete`() throws {
    let run = try Run(
      """
      stack: [{ app: { over: packet } }, packet, { packet: { id: other } }, busmaster]
      choices: { CP1: pending }
      do: [{ at: 1us, reset: app, times: 2, every: 5us }]
      """)
    #expect(run.count("ProtocolResetComplete.leave") == 1)
    #expect(run.count("NdisReset.leave=RESET_IN_PROGRESS") == 1)
    #expect(run.count("ProtocolStatus=RESET_END") == 2 && run.broken == [])
  }

  @Test func `a virtual adapter cannot be reset, and NDIS 6 has no NdisReset`() throws {
    let virtual = try Run(
      "stack: [app, packet, passthru, busmaster]\ndo: [{ at: 1us, reset: app }]")
    #expect(virtual.count("NdisReset.leave=NOT_RESETTABLE") == 1 && virtual.broken == [])
    let lists = try Run("stack: [app, ndisprot, netvmini]\ndo: [{ at: 1us, reset: app }]")
    #expect(lists.count("NdisReset") == 0 && lists.broken == [])
  }

  @Test func `a request during a reset is refused, and made after it`() throws {
    let run = try Run(
      """
      stack: [app, packet, ne2000]
      choices: { CP1: { MiniportReset: pending, MiniportSetInformation: success } }
      do:
        - { at: 1us, reset: ne2000 }
        - { at: 20us, filter: [BROADCAST] }
        - { at: 90us, filter: [BROADCAST] }
      """)
    #expect(run.count("NdisRequest.leave=RESET_IN_PROGRESS") == 1)
    #expect(run.value("card.RCR") == 4 && run.broken == [])
  }

  @Test func `a lock is never held across a call that may enter the driver again`() throws {
    let run = try Run(
      """
      stack: [app, packet, busmaster]
      params: { locks: yes }
      choices: { CP2: nested }
      do: [{ at: 1us, write: 60, times: 4, every: 1us }, { at: 2us, frame: 60, times: 3 }]
      """)
    var depth = 0
    for index in 0..<run.history.count {
      let event = run.history[index]
      if event.kind == .lock { depth += 1 }
      if event.kind == .unlock { depth -= 1 }
      if event.call == .ndisMSendComplete, event.kind == .enter { #expect(depth == 0) }
      #expect((0...1).contains(depth))
    }
    #expect(depth == 0 && run.count("lock") > 4 && run.broken == [])
  }

  @Test func `the lock of NDIS surrounds every handler of a serialized miniport`() throws {
    let run = try Run(
      """
      stack: [app, packet, ne2000]
      params: { locks: yes }
      do: [{ at: 1us, write: 60 }, { at: 500us, frame: 60 }, { at: 900us, filter: [] }]
      """)
    var isLocked = false
    for index in 0..<run.history.count {
      let event = run.history[index]
      if event.kind == .lock { isLocked = true }
      if event.kind == .unlock { isLocked = false }
      let isHandler = [.miniportSend, .miniportHandleInterrupt, .miniportSetInformation]
        .contains(event.call)
      if isHandler, event.kind == .enter { #expect(isLocked) }
    }
    #expect(!isLocked && run.broken == [])
  }

  @Test func `without the setting no lock is recorded`() throws {
    let run = try Run("stack: [app, packet, busmaster]\ndo: [{ at: 1us, write: 60 }]")
    #expect(run.count("lock") == 0)
  }
}
