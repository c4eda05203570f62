import Events

/// A protocol driver: the handlers that it registers with NdisRegisterProtocol.
///
/// The code has no state of its own; what it knows about a binding lives in the ``World`` and is
/// found by the ProtocolBindingContext, which every handler gets as `context`. A handler keeps no
/// access into the world across a call of the library, because that call may enter the driver again
/// (DESIGN D6).
protocol ProtocolDriver: Sendable {
  /// Whether the driver has a ReceivePacketHandler; without one it gets every frame by
  /// ProtocolReceive.
  func hasReceivePacketHandler(_ world: World, _ context: Int) -> Bool

  func driverEntry(_ world: inout World, _ driver: Int)
  func protocolBindAdapter(_ world: inout World, _ driver: Int) -> Status
  func protocolOpenAdapterComplete(_ world: inout World, _ context: Int, _ status: Status)
  func protocolUnbindAdapter(_ world: inout World, _ context: Int) -> Status
  func protocolCloseAdapterComplete(_ world: inout World, _ context: Int, _ status: Status)
  func driverUnload(_ world: inout World, _ driver: Int)

  func protocolSendComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status)
  func protocolReceive(
    _ world: inout World, _ context: Int, _ indication: Indication
  ) -> Status
  /// Returns how many NdisReturnPackets calls it promises.
  func protocolReceivePacket(
    _ world: inout World, _ context: Int, _ packet: PacketHandle
  ) -> Int
  func protocolReceiveComplete(_ world: inout World, _ context: Int)
  func protocolTransferDataComplete(
    _ world: inout World, _ context: Int, _ packet: PacketHandle, _ status: Status, bytes: Int)
  func protocolRequestComplete(
    _ world: inout World, _ context: Int, _ request: RequestHandle, _ status: Status)
  func protocolStatus(_ world: inout World, _ context: Int, _ status: Status)
  func protocolStatusComplete(_ world: inout World, _ context: Int)
  func protocolResetComplete(_ world: inout World, _ context: Int, _ status: Status)
  /// The routine of a work item that the driver has queued.
  func workItemRoutine(_ world: inout World, _ context: Int)
}

/// A protocol may take note of a status and do nothing about it, as the samples do; most queue no work items.
extension ProtocolDriver {
  func protocolStatus(_ world: inout World, _ context: Int, _ status: Status) {}
  func protocolStatusComplete(_ world: inout World, _ context: Int) {}
  func protocolResetComplete(_ world: inout World, _ context: Int, _ status: Status) {}
  func workItemRoutine(_ world: inout World, _ context: Int) {}
}

/// A protocol driver with a device that programs can open: its dispatch routines.
protocol DeviceDriver: ProtocolDriver {
  /// The names of the driver's own dispatch routines.
  var dispatchTable: DispatchTable { get }

  func irpMjWrite(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status
  func irpMjRead(_ world: inout World, _ context: Int, _ irp: IRPHandle) -> Status
  func irpMjDeviceControl(
    _ world: inout World, _ context: Int, _ irp: IRPHandle, _ control: DeviceControl
  ) -> Status
  func irpMjCleanup(_ world: inout World, _ context: Int)
  /// Cancels the sends of a program that still wait.
  func cancelSends(_ world: inout World, _ context: Int, of app: Int)
}

extension DeviceDriver {
  func cancelSends(_ world: inout World, _ context: Int, of app: Int) {}
}

/// What a driver calls its own dispatch routines.
struct DispatchTable: Sendable {
  let write: Call
  let read: Call
  let deviceControl: Call
}

/// What an application asks of a driver by DeviceIoControl.
enum DeviceControl: Sendable {
  /// Set the packet filter.
  case setFilter(PacketFilter)
  /// Send the frames of the IRP with one NdisSendPackets.
  case sendPackets
  /// Ask for a reset of the adapter.
  case reset
}

/// What NDIS tells a protocol about a received frame: the arguments of ProtocolReceive.
///
/// DDK: `ProtocolReceive` · IRQL = `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE 2.6 E113]
struct Indication: Sendable {
  /// MacReceiveContext: which frame is meant.
  let frame: FrameHandle
  /// The packet behind a RESOURCES indication, or none.
  let packet: PacketHandle
  /// HeaderBufferSize, in bytes.
  let headerBytes: Int
  /// LookaheadBufferSize, in bytes.
  let lookaheadBytes: Int
  /// PacketSize, in bytes; it does not count the header.
  let packetSize: Int
  /// The object that the event names: the frame, or the packet.
  var object: ObjectID { packet.id == .none ? frame.id : packet.id }
}
