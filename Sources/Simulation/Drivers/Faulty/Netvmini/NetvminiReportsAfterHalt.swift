import Events

/// R73: a miniport that is halted reports nothing.
///
/// The DPC leaves the report of a lost link to a work item. The card is pulled out and halted before that runs, and it
/// reports the status of an adapter that is gone: bug check 0x7C. If the work item is faster, nobody notices. Cure:
/// MiniportHaltEx waits for what is queued.
///
/// Source: [NDIS_REFERENCE 6.5 R73, E230]
struct NetvminiReportsAfterHalt: FaultyNetvmini {
  static let bug = DriverBug(
    "reports-after-halt", "R73", of: "netvmini",
    "A work item that nobody waits for reports the link after MiniportHaltEx.")

  func miniportHandleInterrupt(_ world: inout World, _ context: Int) {
    let device = world.netvminis[context].device
    if world.nics[device.nic].isr & InterruptCause.linkChange != 0 {
      world.nics[device.nic].isr &= ~InterruptCause.linkChange
      world.ndisQueueMiniportWorkItem(device.adapter)
    }
    sound.miniportHandleInterrupt(&world, context)
  }

  func workItemFunction(_ world: inout World, _ context: Int) {
    sound.reportLink(&world, context)
  }
}
