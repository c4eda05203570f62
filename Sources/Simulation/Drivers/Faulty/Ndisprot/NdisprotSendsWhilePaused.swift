import Events

/// R15: a binding that is paused, or about to be, sends nothing.
///
/// IRP_MJ_WRITE does not look at the state of the binding. The list reaches a stack that is paused and comes back with PAUSED;
/// the bytes are lost, and a send at the wrong moment makes a pause wait for it. Cure: refuse the write, or keep it.
///
/// Source: [NDIS_REFERENCE 6.1 R15, 4.1]
struct NdisprotSendsWhilePaused: FaultyNdisprot {
  static let bug = DriverBug(
    "sends-while-paused", "R15", of: "ndisprot", "A write is sent while the binding is paused.")

  func irpMjWrite(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let isRunning = world.ndisprots[context].isRunning
    world.ndisprots[context].isRunning = true
    let status = sound.irpMjWrite(&world, context, irp)
    world.ndisprots[context].isRunning = isRunning
    return status
  }
}
