import Events

/// How long things take, in simulated nanoseconds.
///
/// Not modelled: real durations. The figures keep the order of magnitude of a machine of the year 2000, so that a send, an
/// interrupt and a frame on a 10 Mbit/s cable stand in a believable relation; nothing else depends on them.
struct Costs: Sendable {
  /// What a call or action costs, by the raw value of the call.
  private let byCall: [UInt16]
  /// What the return of a call costs.
  let leave: Int64 = 100
  /// From the edge of the interrupt line to the interrupt service routine.
  let interruptLatency: Int64 = 400
  /// From the queueing of a DPC to its start.
  let deferredCallLatency: Int64 = 900
  /// How long a miniport needs for a pending transfer, request, open or close.
  let pendingWork: Int64 = 12_000

  init() {
    var byCall = [UInt16](repeating: 100, count: Int(Call.firstUnknown) + 1)
    func set(_ nanoseconds: UInt16, _ calls: Call...) {
      for call in calls { byCall[Int(call.rawValue)] = nanoseconds }
    }
    set(200, .packetWrite, .packetRead, .ndisSend, .ndisSendPackets, .miniportSend)
    set(200, .miniportSendPackets, .ndisMSendComplete, .protocolSendComplete, .insertTailList)
    set(200, .ioIncrement, .ioCompleteRequest, .miniportDisableInterrupt, .miniportEnableInterrupt)
    set(200, .ndisMIndicateReceivePacket, .ndisMEthIndicateReceive, .protocolReceive)
    set(200, .protocolReceivePacket, .ndisTransferData, .miniportTransferData, .ndisRequest)
    set(300, .ndisAllocatePacket, .ndisAllocateMemory, .ndisAllocateBuffer, .ndisFreePacket)
    set(300, .ndisFreeMemory, .ndisFreeBuffer, .mmProbeAndLockPages)
    set(900, .nicPrepareForTransmit, .ndisMoveMappedMemory, .ndisMoveMemory)
    set(900, .ndisCopyFromPacketToPacket)
    self.byCall = byCall
  }

  /// What a call costs before it does anything.
  @inline(__always)
  func of(_ call: Call) -> Int64 {
    Int64(byCall[Int(min(call.rawValue, Call.firstUnknown))])
  }
}
