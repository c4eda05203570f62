import Events

/// The packet protocol driver: seed 000 and the DDK sample that it is built on.
///
/// It reads and writes raw frames for a program. Each function below stands for the function of the
/// same name in the sample; where the seed differs, the line that differs asks for the
/// ``SeedBugs``, so that seed and cure can be read side by side.
///
/// Not modelled: PnP events other than unbinding, the device objects, status indications.
/// Source: [Seed 000], [DDK sample packet], [NDIS_REFERENCE 4.2, S01-S12]
struct PacketDriver: DeviceDriver {
  var dispatchTable: DispatchTable {
    DispatchTable(write: .packetWrite, read: .packetRead, deviceControl: .packetIoControl)
  }

  func hasReceivePacketHandler(_ world: World, _ context: Int) -> Bool { true }

  /// IoIncrement: an operation begins that somebody will complete.
  func ioIncrement(_ world: inout World, _ context: Int) {
    world.packetOpens[context].ioCount += 1
    let open = world.packetOpens[context].device
    world.events[open.cleanupEvent].isSignalled = false
    world.act(
      .ioIncrement, at: open.component, place: open.places.io,
      value: world.packetOpens[context].ioCount)
  }

  /// IoDecrement: an operation is complete; the last one signals CleanupEvent.
  func ioDecrement(_ world: inout World, _ context: Int) {
    world.packetOpens[context].ioCount -= 1
    let open = world.packetOpens[context].device
    world.act(
      .ioDecrement, at: open.component, place: open.places.io,
      value: world.packetOpens[context].ioCount)
    if world.packetOpens[context].ioCount == 0 {
      world.ndisSetEvent(open.cleanupEvent, by: open.component)
    }
  }
}
