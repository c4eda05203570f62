import Events
import Replay
import Simulation
import Testing

/// The card of the NE2000 and what its driver does about it (NDIS_REFERENCE 4.8, S28, S29).
struct CardTests {
  /// A burst of frames that a ring of 17 pages cannot hold.
  private func overflow(_ settings: String = "", then actions: String = "") throws -> Run {
    try Run(
      """
      stack: [app, packet, { ne2000: { ring: 17\(settings) } }]
      do:
        - { at: 1us, occupy: 1200us }
        - { at: 1us, frame: 60, times: 16, every: 68us }
      \(actions)
      """)
  }

  @Test func `a ring keeps the page that was read last free, and one more`() throws {
    for pages in [8, 9, 20, 52] {
      let run = try Run(
        """
        stack: [app, packet, { ne2000: { ring: \(pages) } }]
        do: [{ at: 1us, occupy: 6ms }, { at: 1us, frame: 60, times: 80, every: 1ns }]
        """)
      let first = try #require(run.indices("drop=ovw").first)
      let stored = run.indices("LocalDMA").filter { $0 < first && run.history[$0].object != .none }
      #expect(stored.count == pages - 2)
    }
  }

  @Test func `CURR never meets BNRY from behind`() throws {
    let run = try overflow(then: "  - { at: 3ms, frame: 600, times: 40, every: 90us }")
    let history = run.history
    let curr = try #require(history.lexicon.place("card.CURR"))
    let bnry = try #require(history.lexicon.place("card.BNRY"))
    var isBroken = false
    Timeline(history).visitStates(from: 0, through: history.count) { state in
      isBroken = isBroken || state.value(of: curr) == state.value(of: bnry)
    }
    #expect(!isBroken && run.broken == [])
  }

  @Test func `frames of the far end come one behind the other, with a gap`() throws {
    let run = try Run(
      """
      stack: [app, packet, ne2000]
      do: [{ at: 1us, frame: 60, times: 5, every: 1ns }, { at: 2us, frame: 1514 }]
      """)
    let times = run.indices("wire=arrived").map { run.history[$0].time }
    let gaps = zip(times, times.dropFirst()).map { $1 - $0 }
    #expect(times.count == 6 && gaps[..<4].allSatisfy { $0 >= 67_200 })
    #expect(gaps[4] >= (8 + 1514 + 4 + 12) * 800)
  }

  @Test func `the far end waits for a frame of the card, and the card for the far end`() throws {
    let run = try Run(
      """
      stack: [app, packet, ne2000]
      choices: { CP1: { MiniportSend: pending }, CP2: after }
      do: [{ at: 1us, write: 1514, times: 2 }, { at: 100us, frame: 60 }]
      """)
    let words = (0..<run.history.count).filter { run.history[$0].kind == .wire }
      .map { run.history.lexicon.text(run.history[$0].status) }
    #expect(words == ["queued", "sent", "deferred", "arrived", "queued", "sent"])
  }

  @Test func `a chip that comes on line in the middle of a frame does not take it`() throws {
    let run = try overflow(then: "  - { at: 2800us, frame: 60 }\n  - { at: 3ms, frame: 60 }")
    #expect(run.count("drop=card_stopped") == 1 && run.count("ProtocolReceive") == 16)
  }

  @Test func `another device that keeps the processor holds interrupts back, not frames`() throws {
    let run = try Run(
      """
      stack: [app, packet, ne2000]
      do: [{ at: 1us, occupy: 500us }, { at: 10us, frame: 60 }, { at: 600us, frame: 60 }]
      """)
    let services = run.indices("ServiceRoutine").map { run.history[$0].time }
    #expect(run.indices("wire=arrived").first.map { run.history[$0].time < 100_000 } == true)
    #expect(services.count == 2 && services[0] >= 501_000 && services[0] < 502_000)
  }

  @Test func `bytes that the processor copies take their time`() throws {
    func span(_ pio: String) throws -> Int64 {
      let run = try Run(
        """
        stack: [app, packet, { ne2000: { pio: \(pio) } }]
        choices: { CP5: success, CP3: 238 }
        do: [{ at: 1us, frame: 1514 }]
        """)
      let begin = try #require(run.indices("MiniportHandleInterrupt").first)
      let end = try #require(run.indices("MiniportHandleInterrupt.leave").first)
      return run.history[end].time - run.history[begin].time
    }
    #expect(try span("1us") - span("0") == (14 + 238 + 1_500) * 1_000)
  }

  @Test func `an overflow is recovered from in the order of the data sheet`() throws {
    let run = try overflow()
    let history = run.history
    let commands = (0..<history.count).compactMap { history.text(.argument, of: $0) }
    #expect(
      commands == [
        "CR = STP", "1600 us", "RBCR = 0", "TCR = loopback", "CR = STA", "TCR = normal",
      ])
    let normal = try #require(
      (0..<history.count).last { history.text(.argument, of: $0) == "TCR = normal" })
    #expect(run.indices("ProtocolReceive").allSatisfy { $0 < normal })
  }

  @Test func `ReactOS leaves loopback mode before it empties the ring`() throws {
    let run = try overflow(", recovery: reactos")
    let history = run.history
    let normal = try #require(
      (0..<history.count).last { history.text(.argument, of: $0) == "TCR = normal" })
    #expect(run.indices("ProtocolReceive").contains { $0 > normal })
    #expect(run.broken == [])
  }

  @Test func `while the chip stands still every frame is lost, and with a reason`() throws {
    let run = try overflow(then: "  - { at: 1300us, frame: 60, times: 10, every: 100us }")
    #expect(run.count("drop=card_stopped") == 10)
    #expect(run.count("ProtocolReceive") == 15 && run.broken == [])
  }

  @Test func `a frame that waits for the cable is sent again, one that is out is not`() throws {
    for (busy, deferred) in [("1ns", 0), ("4ms", 2)] {
      let run = try Run(
        """
        stack: [app, packet, { ne2000: { ring: 17 } }]
        choices: { CP1: { MiniportSend: pending }, CP2: after }
        do:
          - { at: 1us, occupy: 1200us }
          - { at: 1us, frame: 60, times: 16, every: 68us }
          - { at: 1090us, busy: \(busy) }
          - { at: 1100us, write: 60 }
        """)
      #expect(run.count("wire=deferred") == deferred)
      #expect(run.count("wire=sent") == 1 && run.count("NdisMSendComplete=SUCCESS") == 1)
      #expect(run.broken == [])
    }
  }

  @Test func `two frames in the transmit memory leave one after the other around a stop`() throws {
    let run = try Run(
      """
      stack: [app, packet, { ne2000: { ring: 17, transmit_buffers: 2 } }]
      choices: { CP1: { MiniportSend: pending }, CP2: after }
      do:
        - { at: 1us, occupy: 2400us }
        - { at: 5us, write: 1514, times: 3 }
        - { at: 10us, frame: 60, times: 16, every: 100ns }
      """)
    #expect(run.count("wire=sent") == 3 && run.count("NdisMSendComplete=SUCCESS") == 3)
    #expect(run.broken == [])
  }

  @Test func `a damaged frame is counted only if nothing else stands in ISR`() throws {
    let run = try Run(
      """
      stack: [app, packet, ne2000]
      do:
        - { at: 1us, frame: { bytes: 60, intact: no } }
        - { at: 500us, occupy: 200us }
        - { at: 500us, frame: { bytes: 60, intact: no } }
        - { at: 569us, frame: 60 }
      """)
    #expect(run.count("NICUpdateCounters") == 1 && run.count("ProtocolReceive") == 1)
    #expect(run.broken == [])
  }

  @Test func `every frame of a long burst is served by a few interrupts`() throws {
    let run = try Run(
      """
      stack: [app, packet, ne2000]
      do: [{ at: 1us, occupy: 4ms }, { at: 1us, frame: 60, times: 45, every: 68us }]
      """)
    #expect(run.count("ProtocolReceive") == 45 && run.count("ServiceRoutine") == 1)
    #expect(run.value("card.ISR") == 0 && run.broken == [])
  }

  @Test func `a frame that collides fails its packet unless that is home already`() throws {
    for (moment, failed) in [("after", 1), ("nested", 0)] {
      let run = try Run(
        """
        stack: [app, packet, ne2000]
        choices: { CP1: { MiniportSend: pending }, CP2: \(moment) }
        do:
          - { at: 1us, collide: 1 }
          - { at: 5us, write: 60, times: 2, every: 300us }
        """)
      #expect(run.count("NdisMSendComplete=FAILURE") == failed)
      #expect(run.count("wire=collided") == 1 && run.count("wire=sent") == 1)
      #expect(run.broken == [])
    }
  }

  @Test func `a bus master has no collisions to tell of`() {
    #expect(throws: SimulationError.self) {
      try Run("stack: [app, packet, busmaster]\ndo: [{ at: 1us, collide: 1 }]")
    }
  }
}
