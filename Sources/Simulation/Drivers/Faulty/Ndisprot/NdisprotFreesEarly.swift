import Events

/// R11: the sender does not free a list before it has come back.
///
/// The protocol frees its lists when NdisSendNetBufferLists returns. But that call answers nothing: the lists are below until
/// ProtocolSendNetBufferListsComplete. NDIS completes a list that is gone: bug check 0x7C. Cure: free them in that handler.
///
/// Source: [NDIS_REFERENCE 6.1 R11, O50]
struct NdisprotFreesEarly: FaultyNdisprot {
  static let bug = DriverBug(
    "frees-early", "R11", of: "ndisprot", "Lists are freed when NdisSendNetBufferLists returns.")

  func irpMjWrite(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status {
    let open = world.ndisprots[context].device
    let status = sound.irpMjWrite(&world, context, irp)
    for list in world.lists(for: irp) where world.lists[list.slot].pool == open.pool {
      world.ndisFreeNetBufferList(list, by: open.component)
    }
    return status
  }
}
