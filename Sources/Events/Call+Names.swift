/// The calls that the models of this program make; spelled as in the DDK with the first letter lowered.
///
/// A test holds every number against the table.
extension Call {
  /// The call `DriverEntry`.
  public static var driverEntry: Call { Call(1) }
  /// The call `NdisRegisterProtocol`.
  public static var ndisRegisterProtocol: Call { Call(2) }
  /// The call `NdisMInitializeWrapper`.
  public static var ndisMInitializeWrapper: Call { Call(3) }
  /// The call `NdisMRegisterMiniport`.
  public static var ndisMRegisterMiniport: Call { Call(3, 1) }
  /// The call `NdisDeregisterProtocol`.
  public static var ndisDeregisterProtocol: Call { Call(10) }
  /// The call `DriverUnload`.
  public static var driverUnload: Call { Call(13) }
  /// The call `IRP_MN_START_DEVICE`.
  public static var irpMnStartDevice: Call { Call(21) }
  /// The call `MiniportInitialize`.
  public static var miniportInitialize: Call { Call(22) }
  /// The call `NdisMSetAttributes`.
  public static var ndisMSetAttributes: Call { Call(24) }
  /// The call `NdisMSetAttributesEx`.
  public static var ndisMSetAttributesEx: Call { Call(24, 1) }
  /// The call `NdisMRegisterInterrupt`.
  public static var ndisMRegisterInterrupt: Call { Call(25) }
  /// The call `ProtocolBindAdapter`.
  public static var protocolBindAdapter: Call { Call(40) }
  /// The call `NdisOpenAdapter`.
  public static var ndisOpenAdapter: Call { Call(42) }
  /// The call `ProtocolOpenAdapterComplete`.
  public static var protocolOpenAdapterComplete: Call { Call(43) }
  /// The call `ProtocolUnbindAdapter`.
  public static var protocolUnbindAdapter: Call { Call(45) }
  /// The call `NdisCloseAdapter`.
  public static var ndisCloseAdapter: Call { Call(46) }
  /// The call `ProtocolCloseAdapterComplete`.
  public static var protocolCloseAdapterComplete: Call { Call(47) }
  /// The call `NdisSend`.
  public static var ndisSend: Call { Call(100) }
  /// The call `NdisSendPackets`.
  public static var ndisSendPackets: Call { Call(101) }
  /// The call `MiniportSend`.
  public static var miniportSend: Call { Call(102) }
  /// The call `MiniportSendPackets`.
  public static var miniportSendPackets: Call { Call(103) }
  /// The call `NdisMSendComplete`.
  public static var ndisMSendComplete: Call { Call(104) }
  /// The call `ProtocolSendComplete`.
  public static var protocolSendComplete: Call { Call(105) }
  /// The call `NdisMSendResourcesAvailable`.
  public static var ndisMSendResourcesAvailable: Call { Call(106) }
  /// The call `NdisMIndicateReceivePacket`.
  public static var ndisMIndicateReceivePacket: Call { Call(110) }
  /// The call `ProtocolReceivePacket`.
  public static var protocolReceivePacket: Call { Call(111) }
  /// The call `NdisMEthIndicateReceive`.
  public static var ndisMEthIndicateReceive: Call { Call(112) }
  /// The call `ProtocolReceive`.
  public static var protocolReceive: Call { Call(113) }
  /// The call `NdisMEthIndicateReceiveComplete`.
  public static var ndisMEthIndicateReceiveComplete: Call { Call(114) }
  /// The call `ProtocolReceiveComplete`.
  public static var protocolReceiveComplete: Call { Call(114, 1) }
  /// The call `NdisTransferData`.
  public static var ndisTransferData: Call { Call(115) }
  /// The call `MiniportTransferData`.
  public static var miniportTransferData: Call { Call(115, 1) }
  /// The call `NdisMTransferDataComplete`.
  public static var ndisMTransferDataComplete: Call { Call(116) }
  /// The call `ProtocolTransferDataComplete`.
  public static var protocolTransferDataComplete: Call { Call(116, 1) }
  /// The call `NdisReturnPackets`.
  public static var ndisReturnPackets: Call { Call(117) }
  /// The call `MiniportReturnPacket`.
  public static var miniportReturnPacket: Call { Call(117, 1) }
  /// The call `NdisCopyFromPacketToPacket`.
  public static var ndisCopyFromPacketToPacket: Call { Call(119) }
  /// The call `NdisMoveMappedMemory`.
  public static var ndisMoveMappedMemory: Call { Call(119, 3) }
  /// The call `NdisRequest`.
  public static var ndisRequest: Call { Call(130) }
  /// The call `MiniportSetInformation`.
  public static var miniportSetInformation: Call { Call(131, 1) }
  /// The call `NdisMSetInformationComplete`.
  public static var ndisMSetInformationComplete: Call { Call(132, 1) }
  /// The call `ProtocolRequestComplete`.
  public static var protocolRequestComplete: Call { Call(133) }
  /// The call `NdisAllocatePacketPool`.
  public static var ndisAllocatePacketPool: Call { Call(300) }
  /// The call `NdisAllocatePacket`.
  public static var ndisAllocatePacket: Call { Call(301) }
  /// The call `NdisFreePacket`.
  public static var ndisFreePacket: Call { Call(302) }
  /// The call `NdisFreePacketPool`.
  public static var ndisFreePacketPool: Call { Call(303) }
  /// The call `NdisReinitializePacket`.
  public static var ndisReinitializePacket: Call { Call(304) }
  /// The call `NdisChainBufferAtFront`.
  public static var ndisChainBufferAtFront: Call { Call(304, 3) }
  /// The call `NdisAllocateBufferPool`.
  public static var ndisAllocateBufferPool: Call { Call(305) }
  /// The call `NdisAllocateBuffer`.
  public static var ndisAllocateBuffer: Call { Call(305, 1) }
  /// The call `NdisFreeBuffer`.
  public static var ndisFreeBuffer: Call { Call(305, 2) }
  /// The call `NdisAllocateMemory`.
  public static var ndisAllocateMemory: Call { Call(306) }
  /// The call `NdisFreeMemory`.
  public static var ndisFreeMemory: Call { Call(306, 3) }
  /// The call `MmProbeAndLockPages`.
  public static var mmProbeAndLockPages: Call { Call(311, 1) }
  /// The call `ISR.PRX`.
  public static var isrPRX: Call { Call(400) }
  /// The call `ISR.RXE`.
  public static var isrRXE: Call { Call(400, 1) }
  /// The call `ISR.OVW`.
  public static var isrOVW: Call { Call(400, 2) }
  /// The call `ServiceRoutine`.
  public static var serviceRoutine: Call { Call(402) }
  /// The call `MiniportISR`.
  public static var miniportISR: Call { Call(403) }
  /// The call `MiniportDisableInterrupt`.
  public static var miniportDisableInterrupt: Call { Call(404) }
  /// The call `HandleDeferredProcessing`.
  public static var handleDeferredProcessing: Call { Call(405) }
  /// The call `MiniportHandleInterrupt`.
  public static var miniportHandleInterrupt: Call { Call(405, 1) }
  /// The call `MiniportEnableInterrupt`.
  public static var miniportEnableInterrupt: Call { Call(406) }
  /// The call `NdisRawWritePortUchar`.
  public static var ndisRawWritePortUchar: Call { Call(407) }
  /// The call `ISR.PTX`.
  public static var isrPTX: Call { Call(408) }
  /// The call `HandleReceive`.
  public static var handleReceive: Call { Call(409) }
  /// The call `IRP_MJ_CLEANUP`.
  public static var irpMjCleanup: Call { Call(500, 1) }
  /// The call `PacketRead`.
  public static var packetRead: Call { Call(501) }
  /// The call `IRP_MJ_READ`.
  public static var irpMjRead: Call { Call(501, 1) }
  /// The call `PacketWrite`.
  public static var packetWrite: Call { Call(502) }
  /// The call `IRP_MJ_WRITE`.
  public static var irpMjWrite: Call { Call(502, 1) }
  /// The call `PacketIoControl`.
  public static var packetIoControl: Call { Call(503) }
  /// The call `IoMarkIrpPending`.
  public static var ioMarkIrpPending: Call { Call(504) }
  /// The call `IoSetCancelRoutine`.
  public static var ioSetCancelRoutine: Call { Call(504, 1) }
  /// The call `IoCompleteRequest`.
  public static var ioCompleteRequest: Call { Call(505) }
  /// The call `IoIncrement`.
  public static var ioIncrement: Call { Call(507) }
  /// The call `IoDecrement`.
  public static var ioDecrement: Call { Call(507, 1) }
  /// The call `PacketSendComplete`.
  public static var packetSendComplete: Call { Call(600) }
  /// The call `PacketTransferDataComplete`.
  public static var packetTransferDataComplete: Call { Call(600, 3) }
  /// The call `WriteFile`.
  public static var writeFile: Call { Call(620) }
  /// The call `ReadFile`.
  public static var readFile: Call { Call(620, 1) }
  /// The call `CloseHandle`.
  public static var closeHandle: Call { Call(620, 6) }
  /// The call `DeviceIoControl`.
  public static var deviceIoControl: Call { Call(620, 7) }
  /// The call `CancelIo`.
  public static var cancelIo: Call { Call(620, 8) }
  /// The call `IRP_MJ_DEVICE_CONTROL`.
  public static var irpMjDeviceControl: Call { Call(620, 9) }
  /// The call `NDIS_SET_PACKET_STATUS`.
  public static var ndisSetPacketStatus: Call { Call(630) }
  /// The call `InsertTailList`.
  public static var insertTailList: Call { Call(630, 7) }
  /// The call `InsertHeadList`.
  public static var insertHeadList: Call { Call(630, 8) }
  /// The call `RemoveHeadList`.
  public static var removeHeadList: Call { Call(630, 9) }
  /// The call `KeInsertQueueDpc`.
  public static var keInsertQueueDpc: Call { Call(630, 10) }
  /// The call `NdisSetEvent`.
  public static var ndisSetEvent: Call { Call(630, 11) }
  /// The call `NdisMoveMemory`.
  public static var ndisMoveMemory: Call { Call(630, 12) }
  /// The call `NdisFreeBufferPool`.
  public static var ndisFreeBufferPool: Call { Call(630, 13) }
  /// The call `HandleTransmit`.
  public static var handleTransmit: Call { Call(640) }
  /// The call `NICPrepareForTransmit`.
  public static var nicPrepareForTransmit: Call { Call(640, 1) }
  /// The call `LocalDMA`.
  public static var localDMA: Call { Call(640, 3) }
  /// The call `RemoteDMA`.
  public static var remoteDMA: Call { Call(640, 4) }
  /// The call `DMA`.
  public static var dma: Call { Call(640, 5) }
  /// The call `NdisWaitEvent`.
  public static var ndisWaitEvent: Call { Call(904) }
  /// The call `FarEnd`.
  public static var farEnd: Call { Call(640, 6) }
}
