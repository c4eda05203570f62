import Events
import Simulation
import Testing

/// What a driver with a bug does besides its broken handler, and what it remembers.
struct FaultyLayerTests {
  @Test func `a faulty driver does whatever its bug does not concern as the sound one does`()
    throws
  {
    let status = try Run(
      """
      stack: [packet, { passthru: { bug: never-completes } }, busmaster]
      do: [{ at: 1us, unplug: card }, { at: 100us, plug: card }]
      """)
    #expect(status.count("PtStatus=MEDIA_DISCONNECT") == 1)
    #expect(status.count("ProtocolStatus=MEDIA_CONNECT") == 1)
    let reset = try Run(
      """
      stack: [app, { packet: { bug: never-returns } }, { busmaster: { bug: unmasks-early } }]
      do: [{ at: 1us, reset: app }]
      """)
    #expect(reset.count("MiniportReset.leave") == 1 && reset.broken == [])
    #expect(reset.count("IoCompleteRequest=STATUS_SUCCESS") == 1)
  }

  @Test func `a faulty driver cancels the sends of a program as the sound one does`() throws {
    let text = """
      stack:
        - app
        - BUG
        - busmaster: { transmit_buffers: 1 }
      choices: { CP2: after }
      do:
        - { at: 1us, write: 1514 }
        - { at: 10us, write: 100 }
        - { at: 20us, cancel_sends: app }
      """
    let sound = try Run(text.replacing("BUG", with: "packet"))
    let faulty = try Run(text.replacing("BUG", with: "packet: { bug: never-returns }"))
    #expect(sound.count("NdisCancelSendPackets") == 1)
    #expect(faulty.history.events == sound.history.events)
  }

  @Test func `the code of one layer is gone, and that of the other is there`() throws {
    let run = try Run(
      """
      stack:
        - packet: { id: gone, bug: unloads-while-bound, filter: [BROADCAST] }
        - packet: { id: here, bug: unloads-while-bound, filter: [DIRECTED] }
        - busmaster
      do:
        - { at: 1us, unload: gone }
        - { at: 100us, frame: { bytes: 60, to: station } }
        - { at: 1ms, frame: { bytes: 60, to: broadcast } }
      """)
    #expect(run.value("b2.packets") == 1)
    #expect(run.count("bugcheck") == 1 && run.simulator.isHalted)
  }

  @Test func `each layer has a lock of its own`() throws {
    let run = try Run(
      """
      stack:
        - app: { id: alice, over: first }
        - app: { id: bob, over: second }
        - packet: { id: first, bug: holds-lock }
        - packet: { id: second, bug: holds-lock }
        - busmaster
      choices:
        CP1: { MiniportSend: pending }
        CP2: after
      do:
        - { at: 1us, write: 100, by: alice }
        - { at: 100us, write: 100, by: bob }
      """)
    let locks = run.indices("lock").map { run.history[$0].object.description }
    #expect(Set(locks) == ["L1", "L2"] && !run.simulator.isHalted)
  }
}
