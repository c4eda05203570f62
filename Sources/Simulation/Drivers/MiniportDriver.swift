import Events

/// A miniport driver: the handlers that it registers with NdisMRegisterMiniport.
///
/// The code has no state of its own; what it knows about an adapter lives in the ``World`` and is
/// found by the MiniportAdapterContext, which every handler gets as `context`. NDIS alone calls
/// these handlers; a protocol never does.
protocol MiniportDriver: Sendable {
  func driverEntry(_ world: inout World, _ adapter: Int)
  func miniportInitialize(_ world: inout World, _ context: Int, _ adapter: Int) -> Status
  func miniportHalt(_ world: inout World, _ context: Int)

  func miniportSend(_ world: inout World, _ context: Int, _ packet: PacketHandle) -> Status
  func miniportSendPackets(_ world: inout World, _ context: Int, _ packets: [PacketHandle])
  func miniportReturnPacket(_ world: inout World, _ context: Int, _ packet: PacketHandle)
  func miniportTransferData(_ world: inout World, _ context: Int, _ transfer: Transfer) -> Status
  func miniportSetInformation(
    _ world: inout World, _ context: Int, filter: PacketFilter
  ) -> Status

  func miniportISR(_ world: inout World, _ context: Int)
  func miniportDisableInterrupt(_ world: inout World, _ context: Int)
  func miniportHandleInterrupt(_ world: inout World, _ context: Int)
  func miniportEnableInterrupt(_ world: inout World, _ context: Int)
  /// SUCCESS, or PENDING and NdisMResetComplete later.
  func miniportReset(_ world: inout World, _ context: Int) -> Status
  /// The end of a reset that was answered PENDING.
  func finishReset(_ world: inout World, _ context: Int)
  /// Whether the driver has a handler that cancels sends.
  var cancelsSends: Bool { get }
  func miniportCancelSendPackets(_ world: inout World, _ context: Int, cancelID: Int)
  /// SURPRISE_REMOVED: nobody touches the hardware after this.
  func miniportDevicePnPEventNotify(_ world: inout World, _ context: Int)
  /// The timer of the adapter runs out, at DISPATCH_LEVEL.
  func timerFunction(_ world: inout World, _ context: Int)
  /// A system thread runs the work item of the adapter, at PASSIVE_LEVEL.
  func workItemFunction(_ world: inout World, _ context: Int)
  /// The bytes of a transfer that was answered PENDING are copied.
  func finishTransfer(_ world: inout World, _ context: Int)
}

/// The miniport edge of an intermediate driver has no card, and so none of the handlers that serve one.
extension MiniportDriver {
  func miniportISR(_ world: inout World, _ context: Int) {}
  func miniportDisableInterrupt(_ world: inout World, _ context: Int) {}
  func miniportHandleInterrupt(_ world: inout World, _ context: Int) {}
  func miniportEnableInterrupt(_ world: inout World, _ context: Int) {}
  func finishTransfer(_ world: inout World, _ context: Int) {}
}

/// What a miniport may leave out.
extension MiniportDriver {
  func timerFunction(_ world: inout World, _ context: Int) {}
  func workItemFunction(_ world: inout World, _ context: Int) {}
  var cancelsSends: Bool { false }
  func miniportReset(_ world: inout World, _ context: Int) -> Status { .notResettable }
  func finishReset(_ world: inout World, _ context: Int) {}
  func miniportCancelSendPackets(_ world: inout World, _ context: Int, cancelID: Int) {}
  func miniportDevicePnPEventNotify(_ world: inout World, _ context: Int) {}
}

/// The arguments of NdisTransferData.
///
/// DDK: `NdisTransferData` · IRQL = `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE 2.6 E115]
struct Transfer: Sendable {
  /// MacReceiveContext: the frame whose bytes are wanted.
  let frame: FrameHandle
  /// ByteOffset: where in the received frame, behind the header, the copy begins.
  ///
  /// It never moves the destination.
  let byteOffset: Int
  /// BytesToTransfer.
  let bytes: Int
  /// The packet that takes the bytes, at the start of its buffer chain.
  let packet: PacketHandle
  /// The binding that wants them.
  let binding: Int
}
