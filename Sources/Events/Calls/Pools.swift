extension CallCatalog {
  /// Pools, memory and descriptors (NDIS_REFERENCE 2.10).
  static let pools: [CallFacts] = [
    .init(
      300, 0, "NdisAllocatePacketPool", .none, .upToDispatch, .memory,
      """
      {at} creates a pool of packet descriptors. A packet is only a descriptor: buffers and their \
      memory come separately.
      """),
    .init(
      300, 1, "NdisAllocatePacketPoolEx", .none, .upToDispatch, .memory,
      """
      {at} creates a pool of packet descriptors with an overflow. The overflow descriptors are \
      allocated when they are first needed.
      """),
    .init(
      301, 0, "NdisAllocatePacket", .none, .upToDispatch, .packet,
      "{at} takes {obj} from its pool. The descriptor is still empty."),
    .init(
      301, 1, "NdisDprAllocatePacket", .none, .dispatch, .packet,
      "{at} takes {obj} from its pool. This form is for code that runs at DISPATCH_LEVEL already."),
    .init(
      302, 0, "NdisFreePacket", .none, .upToDispatch, .packet,
      "{at} puts {obj} back into its pool. Its buffers and their memory are not freed with it."),
    .init(
      302, 1, "NdisDprFreePacket", .none, .dispatch, .packet,
      """
      {at} puts {obj} back into its pool. This form is for code that runs at DISPATCH_LEVEL \
      already.
      """),
    .init(
      303, 0, "NdisFreePacketPool", .none, .upToDispatch, .memory,
      """
      {at} deletes its packet pool. This is legal only if all its packets are back: a late \
      completion would touch freed memory.
      """),
    .init(
      304, 0, "NdisReinitializePacket", .none, .upToDispatch, .packet,
      "{at} makes {obj} ready to be used again. No buffer is freed by that."),
    .init(
      304, 1, "NdisUnchainBufferAtFront", .none, .upToDispatch, .packet,
      "{at} takes the first buffer off {obj}. The buffer is not freed by that."),
    .init(
      304, 2, "NdisUnchainBufferAtBack", .none, .upToDispatch, .packet,
      "{at} takes the last buffer off {obj}. The buffer is not freed by that."),
    .init(
      304, 3, "NdisChainBufferAtFront", .none, .upToDispatch, .packet,
      """
      {at} chains a buffer to {obj} as its first. The packet now describes that memory; whose \
      memory it is does not change.
      """),
    .init(
      304, 4, "NdisChainBufferAtBack", .none, .upToDispatch, .packet,
      """
      {at} chains a buffer to {obj} as its last. The packet now describes that memory; whose \
      memory it is does not change.
      """),
    .init(
      305, 0, "NdisAllocateBufferPool", .none, .upToDispatch, .memory,
      "{at} creates a pool of buffer descriptors. A buffer describes memory that exists already."),
    .init(
      305, 1, "NdisAllocateBuffer", .none, .upToDispatch, .memory,
      """
      {at} makes a buffer descriptor, an MDL, for memory that exists already. No memory for data \
      is allocated.
      """),
    .init(
      305, 2, "NdisFreeBuffer", .none, .upToDispatch, .memory,
      "{at} frees a buffer descriptor. The memory that it described is not freed with it."),
    .init(
      306, 0, "NdisAllocateMemory", .none, .upToDispatch, .memory,
      "{at} allocates memory. It may fail, and then {at} has to give back what it took before."),
    .init(
      306, 1, "NdisAllocateMemoryWithTag", .none, .upToDispatch, .memory,
      """
      {at} allocates memory under a tag, which says later whose memory it is. It may fail, and \
      then {at} has to give back what it took before.
      """),
    .init(
      306, 2, "NdisAllocateMemoryWithTagPriority", .none, .upToDispatch, .memory,
      """
      {at} allocates memory with a tag and a priority. The priority says how badly it is needed \
      when memory is short.
      """),
    .init(
      306, 3, "NdisFreeMemory", .none, .upToDispatch, .memory,
      "{at} frees memory. From here on nobody may use a pointer into it."),
    .init(
      307, 0, "NdisAllocateNetBufferListPool", .none, .upToDispatch, .memory,
      """
      {at} creates a pool of net buffer lists. All its lists have to be freed before the pool \
      itself is.
      """),
    .init(
      307, 1, "NdisAllocateNetBufferPool", .none, .upToDispatch, .memory,
      """
      {at} creates a pool of net buffers. A net buffer describes the bytes of one frame and \
      belongs to a net buffer list.
      """),
    .init(
      308, 0, "NdisAllocateNetBufferList", .none, .upToDispatch, .netBufferLists,
      "{at} takes {obj} from its pool. Only the driver that made it may free it."),
    .init(
      308, 1, "NdisAllocateNetBufferAndNetBufferList", .none, .upToDispatch, .netBufferLists,
      """
      {at} takes {obj} from its pool, together with one net buffer. Only the driver that made it \
      may free it.
      """),
    .init(
      308, 2, "NdisFreeNetBufferList", .none, .upToDispatch, .netBufferLists,
      """
      {at} frees {obj}. Only the driver that made a list may free it, and only when it is back; \
      net buffers that were allocated separately have to be freed before.
      """),
    .init(
      308, 3, "NdisFreeNetBuffer", .none, .upToDispatch, .netBufferLists,
      """
      {at} frees a net buffer. One that was allocated separately has to be freed before its list.
      """),
    .init(
      309, 0, "NdisAllocateCloneNetBufferList", .none, .upToDispatch, .netBufferLists,
      """
      {at} makes {obj}, a clone: it has descriptors of its own and shares the data. Its parent has \
      to outlive it, so {at} has to count the clones of the parent.
      """),
    .init(
      309, 1, "NdisFreeCloneNetBufferList", .none, .upToDispatch, .netBufferLists,
      """
      {at} frees {obj}, a clone. The data stays with the parent, whose count of clones goes down.
      """),
    .init(
      310, 0, "NdisAdvanceNetBufferDataStart", .none, .upToDispatch, .netBufferLists,
      """
      {at} moves the start of the data in {obj} forward, past a header. On the way back {at} has \
      to undo this.
      """),
    .init(
      310, 1, "NdisRetreatNetBufferDataStart", .none, .upToDispatch, .netBufferLists,
      """
      {at} moves the start of the data in {obj} back, to make room for a header. This can fail \
      with RESOURCES.
      """),
    .init(
      311, 0, "IoAllocateMdl", .none, .upToDispatch, .memory,
      "{at} allocates an MDL for a buffer. It does not yet lock the pages."),
    .init(
      311, 1, "MmProbeAndLockPages", .none, .upToAPC, .memory,
      """
      The I/O manager locks the pages of a buffer for {at}. The device asks for that with \
      DO_DIRECT_IO. A bad buffer raises an exception here; each lock needs its unlock.
      """),
    .init(
      311, 2, "MmUnlockPages", .none, .upToDispatch, .memory,
      """
      {at} unlocks the pages of the buffer. From here on no driver may use them, so the data has \
      to be done with by now.
      """),
    .init(
      311, 3, "IoFreeMdl", .none, .upToDispatch, .memory,
      "{at} frees the MDL. Its pages have to be unlocked by now."),
    .init(
      312, 0, "NdisQueryBuffer", .none, .upToDispatch, .memory,
      """
      {at} asks where the memory of a buffer is. Mapping it can fail, and this form cannot say so; \
      NdisQueryBufferSafe can.
      """),
    .init(
      312, 1, "NdisQueryBufferSafe", .none, .upToDispatch, .memory,
      "{at} asks where the memory of a buffer is. If it cannot be mapped, the answer is NULL."),
  ]
}
