import Events

/// R12: every list has its status before it is completed.
///
/// The card has no room; the driver completes the list at once and forgets NET_BUFFER_LIST_STATUS. The protocol reads what
/// happens to stand there, and tells its program that. Cure: set RESOURCES, or queue the list.
///
/// Source: [NDIS_REFERENCE 6.1 R12]
struct NetvminiSetsNoStatus: FaultyNetvmini {
  static let bug = DriverBug(
    "sets-no-status", "R12", of: "netvmini", "Lists without room are completed without a status.")

  func miniportSendNetBufferLists(_ world: inout World, _ context: Int, _ chain: [ListHandle]) {
    let device = world.netvminis[context].device
    guard world.canLoad(device.nic) else {
      return world.ndisMSendNetBufferListsComplete(device.adapter, chain)
    }
    sound.miniportSendNetBufferLists(&world, context, chain)
  }
}
