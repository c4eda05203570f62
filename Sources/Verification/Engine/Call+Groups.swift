import Events

/// Calls that rules name together: mostly the same handler or function under NDIS 5 and under NDIS 6.
extension Call {
  /// NDIS ends an adapter.
  static let halts: [Call] = [.miniportHalt, .miniportHaltEx]
  /// NDIS begins an adapter.
  static let initializes: [Call] = [.miniportInitialize, .miniportInitializeEx]
  /// NDIS has an adapter begin anew.
  static let resets: [Call] = [.miniportReset, .miniportResetEx]
  /// The part of an interrupt that runs at DISPATCH_LEVEL.
  static let interruptDPCs: [Call] = [.miniportHandleInterrupt, .miniportInterruptDPC]
  /// NDIS offers an adapter to a protocol.
  static let binds: [Call] = [.protocolBindAdapter, .protocolBindAdapterEx]
  /// NDIS takes an adapter from a protocol.
  static let unbinds: [Call] = [.protocolUnbindAdapter, .protocolUnbindAdapterEx]
  /// A protocol is done with an unbind that it has pended; no model calls NdisCompleteUnbindAdapter, the first one.
  static let unbindCompletions: [Call] = [Call(48, 0), .ndisCompleteUnbindAdapterEx]
  /// A protocol opens an adapter.
  static let opens: [Call] = [.ndisOpenAdapter, .ndisOpenAdapterEx]
  /// A protocol closes an adapter.
  static let closes: [Call] = [.ndisCloseAdapter, .ndisCloseAdapterEx]

  /// What asks for a descriptor, for memory or for a pool, and may answer that there is none.
  static let allocations: Set<Call> = [
    .ndisAllocatePacketPool, .ndisAllocatePacketPoolEx, .ndisAllocatePacket,
    .ndisAllocateBufferPool, .ndisAllocateBuffer, .ndisAllocateMemory,
    .ndisAllocateNetBufferListPool, .ndisAllocateNetBufferList,
    .ndisAllocateNetBufferAndNetBufferList, .ndisAllocateCloneNetBufferList,
    .ndisAllocateCloneOidRequest, .allocatePacketWithBuffer, .exAllocatePoolWithTag,
    // NdisDprAllocatePacket, NdisAllocateMemoryWithTag, NdisAllocateMemoryWithTagPriority,
    // NdisAllocateNetBufferPool and IoAllocateMdl, which no model calls
    Call(301, 1), Call(306, 1), Call(306, 2), Call(307, 1), Call(311, 0),
  ]
}
