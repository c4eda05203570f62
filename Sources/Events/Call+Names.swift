/// The calls that the models of this program make; spelled as in the DDK with the first letter lowered.
///
/// A test holds every number against the table.
extension Call {
  /// The call `DriverEntry`.
  @inlinable
  public static var driverEntry: Call { Call(1) }
  /// The call `NdisRegisterProtocol`.
  @inlinable
  public static var ndisRegisterProtocol: Call { Call(2) }
  /// The call `NdisMInitializeWrapper`.
  @inlinable
  public static var ndisMInitializeWrapper: Call { Call(3) }
  /// The call `NdisMRegisterMiniport`.
  @inlinable
  public static var ndisMRegisterMiniport: Call { Call(3, 1) }
  /// The call `NdisDeregisterProtocol`.
  @inlinable
  public static var ndisDeregisterProtocol: Call { Call(10) }
  /// The call `DriverUnload`.
  @inlinable
  public static var driverUnload: Call { Call(13) }
  /// The call `IRP_MN_START_DEVICE`.
  @inlinable
  public static var irpMnStartDevice: Call { Call(21) }
  /// The call `MiniportInitialize`.
  @inlinable
  public static var miniportInitialize: Call { Call(22) }
  /// The call `NdisMSetAttributes`.
  @inlinable
  public static var ndisMSetAttributes: Call { Call(24) }
  /// The call `NdisMSetAttributesEx`.
  @inlinable
  public static var ndisMSetAttributesEx: Call { Call(24, 1) }
  /// The call `NdisMRegisterInterrupt`.
  @inlinable
  public static var ndisMRegisterInterrupt: Call { Call(25) }
  /// The call `ProtocolBindAdapter`.
  @inlinable
  public static var protocolBindAdapter: Call { Call(40) }
  /// The call `NdisOpenAdapter`.
  @inlinable
  public static var ndisOpenAdapter: Call { Call(42) }
  /// The call `ProtocolOpenAdapterComplete`.
  @inlinable
  public static var protocolOpenAdapterComplete: Call { Call(43) }
  /// The call `ProtocolUnbindAdapter`.
  @inlinable
  public static var protocolUnbindAdapter: Call { Call(45) }
  /// The call `NdisCloseAdapter`.
  @inlinable
  public static var ndisCloseAdapter: Call { Call(46) }
  /// The call `ProtocolCloseAdapterComplete`.
  @inlinable
  public static var protocolCloseAdapterComplete: Call { Call(47) }
  /// The call `NdisSend`.
  @inlinable
  public static var ndisSend: Call { Call(100) }
  /// The call `NdisSendPackets`.
  @inlinable
  public static var ndisSendPackets: Call { Call(101) }
  /// The call `MiniportSend`.
  @inlinable
  public static var miniportSend: Call { Call(102) }
  /// The call `MiniportSendPackets`.
  @inlinable
  public static var miniportSendPackets: Call { Call(103) }
  /// The call `NdisMSendComplete`.
  @inlinable
  public static var ndisMSendComplete: Call { Call(104) }
  /// The call `ProtocolSendComplete`.
  @inlinable
  public static var protocolSendComplete: Call { Call(105) }
  /// The call `NdisMSendResourcesAvailable`.
  @inlinable
  public static var ndisMSendResourcesAvailable: Call { Call(106) }
  /// The call `NdisMIndicateReceivePacket`.
  @inlinable
  public static var ndisMIndicateReceivePacket: Call { Call(110) }
  /// The call `ProtocolReceivePacket`.
  @inlinable
  public static var protocolReceivePacket: Call { Call(111) }
  /// The call `NdisMEthIndicateReceive`.
  @inlinable
  public static var ndisMEthIndicateReceive: Call { Call(112) }
  /// The call `ProtocolReceive`.
  @inlinable
  public static var protocolReceive: Call { Call(113) }
  /// The call `NdisMEthIndicateReceiveComplete`.
  @inlinable
  public static var ndisMEthIndicateReceiveComplete: Call { Call(114) }
  /// The call `ProtocolReceiveComplete`.
  @inlinable
  public static var protocolReceiveComplete: Call { Call(114, 1) }
  /// The call `NdisTransferData`.
  @inlinable
  public static var ndisTransferData: Call { Call(115) }
  /// The call `MiniportTransferData`.
  @inlinable
  public static var miniportTransferData: Call { Call(115, 1) }
  /// The call `NdisMTransferDataComplete`.
  @inlinable
  public static var ndisMTransferDataComplete: Call { Call(116) }
  /// The call `ProtocolTransferDataComplete`.
  @inlinable
  public static var protocolTransferDataComplete: Call { Call(116, 1) }
  /// The call `NdisReturnPackets`.
  @inlinable
  public static var ndisReturnPackets: Call { Call(117) }
  /// The call `MiniportReturnPacket`.
  @inlinable
  public static var miniportReturnPacket: Call { Call(117, 1) }
  /// The call `NdisCopyFromPacketToPacket`.
  @inlinable
  public static var ndisCopyFromPacketToPacket: Call { Call(119) }
  /// The call `NdisMoveMappedMemory`.
  @inlinable
  public static var ndisMoveMappedMemory: Call { Call(119, 3) }
  /// The call `NdisRequest`.
  @inlinable
  public static var ndisRequest: Call { Call(130) }
  /// The call `MiniportQueryInformation`.
  @inlinable
  public static var miniportQueryInformation: Call { Call(131) }
  /// The call `MiniportSetInformation`.
  @inlinable
  public static var miniportSetInformation: Call { Call(131, 1) }
  /// The call `NdisMQueryInformationComplete`.
  @inlinable
  public static var ndisMQueryInformationComplete: Call { Call(132) }
  /// The call `NdisMSetInformationComplete`.
  @inlinable
  public static var ndisMSetInformationComplete: Call { Call(132, 1) }
  /// The call `ProtocolRequestComplete`.
  @inlinable
  public static var protocolRequestComplete: Call { Call(133) }
  /// The call `NdisAllocatePacketPool`.
  @inlinable
  public static var ndisAllocatePacketPool: Call { Call(300) }
  /// The call `NdisAllocatePacket`.
  @inlinable
  public static var ndisAllocatePacket: Call { Call(301) }
  /// The call `NdisFreePacket`.
  @inlinable
  public static var ndisFreePacket: Call { Call(302) }
  /// The call `NdisFreePacketPool`.
  @inlinable
  public static var ndisFreePacketPool: Call { Call(303) }
  /// The call `NdisReinitializePacket`.
  @inlinable
  public static var ndisReinitializePacket: Call { Call(304) }
  /// The call `NdisChainBufferAtFront`.
  @inlinable
  public static var ndisChainBufferAtFront: Call { Call(304, 3) }
  /// The call `NdisAllocateBufferPool`.
  @inlinable
  public static var ndisAllocateBufferPool: Call { Call(305) }
  /// The call `NdisAllocateBuffer`.
  @inlinable
  public static var ndisAllocateBuffer: Call { Call(305, 1) }
  /// The call `NdisFreeBuffer`.
  @inlinable
  public static var ndisFreeBuffer: Call { Call(305, 2) }
  /// The call `NdisAllocateMemory`.
  @inlinable
  public static var ndisAllocateMemory: Call { Call(306) }
  /// The call `NdisFreeMemory`.
  @inlinable
  public static var ndisFreeMemory: Call { Call(306, 3) }
  /// The call `MmUnlockPages`.
  @inlinable
  public static var mmUnlockPages: Call { Call(311, 2) }
  /// The call `MmProbeAndLockPages`.
  @inlinable
  public static var mmProbeAndLockPages: Call { Call(311, 1) }
  /// The call `ISR.PRX`.
  @inlinable
  public static var isrPRX: Call { Call(400) }
  /// The call `ISR.RXE`.
  @inlinable
  public static var isrRXE: Call { Call(400, 1) }
  /// The call `ISR.OVW`.
  @inlinable
  public static var isrOVW: Call { Call(400, 2) }
  /// The call `ServiceRoutine`.
  @inlinable
  public static var serviceRoutine: Call { Call(402) }
  /// The call `MiniportISR`.
  @inlinable
  public static var miniportISR: Call { Call(403) }
  /// The call `MiniportDisableInterrupt`.
  @inlinable
  public static var miniportDisableInterrupt: Call { Call(404) }
  /// The call `HandleDeferredProcessing`.
  @inlinable
  public static var handleDeferredProcessing: Call { Call(405) }
  /// The call `MiniportHandleInterrupt`.
  @inlinable
  public static var miniportHandleInterrupt: Call { Call(405, 1) }
  /// The call `MiniportEnableInterrupt`.
  @inlinable
  public static var miniportEnableInterrupt: Call { Call(406) }
  /// The call `NdisRawWritePortUchar`.
  @inlinable
  public static var ndisRawWritePortUchar: Call { Call(407) }
  /// The call `ISR.PTX`.
  @inlinable
  public static var isrPTX: Call { Call(408) }
  /// The call `HandleReceive`.
  @inlinable
  public static var handleReceive: Call { Call(409) }
  /// The call `IRP_MJ_CLEANUP`.
  @inlinable
  public static var irpMjCleanup: Call { Call(500, 1) }
  /// The call `PacketRead`.
  @inlinable
  public static var packetRead: Call { Call(501) }
  /// The call `IRP_MJ_READ`.
  @inlinable
  public static var irpMjRead: Call { Call(501, 1) }
  /// The call `PacketWrite`.
  @inlinable
  public static var packetWrite: Call { Call(502) }
  /// The call `IRP_MJ_WRITE`.
  @inlinable
  public static var irpMjWrite: Call { Call(502, 1) }
  /// The call `PacketIoControl`.
  @inlinable
  public static var packetIoControl: Call { Call(503) }
  /// The call `IoMarkIrpPending`.
  @inlinable
  public static var ioMarkIrpPending: Call { Call(504) }
  /// The call `IoSetCancelRoutine`.
  @inlinable
  public static var ioSetCancelRoutine: Call { Call(504, 1) }
  /// The call `IoCompleteRequest`.
  @inlinable
  public static var ioCompleteRequest: Call { Call(505) }
  /// The call `IoIncrement`.
  @inlinable
  public static var ioIncrement: Call { Call(507) }
  /// The call `IoDecrement`.
  @inlinable
  public static var ioDecrement: Call { Call(507, 1) }
  /// The call `PacketSendComplete`.
  @inlinable
  public static var packetSendComplete: Call { Call(600) }
  /// The call `PacketTransferDataComplete`.
  @inlinable
  public static var packetTransferDataComplete: Call { Call(600, 3) }
  /// The call `WriteFile`.
  @inlinable
  public static var writeFile: Call { Call(620) }
  /// The call `ReadFile`.
  @inlinable
  public static var readFile: Call { Call(620, 1) }
  /// The call `CloseHandle`.
  @inlinable
  public static var closeHandle: Call { Call(620, 6) }
  /// The call `DeviceIoControl`.
  @inlinable
  public static var deviceIoControl: Call { Call(620, 7) }
  /// The call `CancelIo`.
  @inlinable
  public static var cancelIo: Call { Call(620, 8) }
  /// The call `IRP_MJ_DEVICE_CONTROL`.
  @inlinable
  public static var irpMjDeviceControl: Call { Call(620, 9) }
  /// The call `NDIS_SET_PACKET_STATUS`.
  @inlinable
  public static var ndisSetPacketStatus: Call { Call(630) }
  /// The call `InsertTailList`.
  @inlinable
  public static var insertTailList: Call { Call(630, 7) }
  /// The call `InsertHeadList`.
  @inlinable
  public static var insertHeadList: Call { Call(630, 8) }
  /// The call `RemoveHeadList`.
  @inlinable
  public static var removeHeadList: Call { Call(630, 9) }
  /// The call `KeInsertQueueDpc`.
  @inlinable
  public static var keInsertQueueDpc: Call { Call(630, 10) }
  /// The call `NdisSetEvent`.
  @inlinable
  public static var ndisSetEvent: Call { Call(630, 11) }
  /// The call `NdisMoveMemory`.
  @inlinable
  public static var ndisMoveMemory: Call { Call(630, 12) }
  /// The call `NdisFreeBufferPool`.
  @inlinable
  public static var ndisFreeBufferPool: Call { Call(630, 13) }
  /// The call `HandleTransmit`.
  @inlinable
  public static var handleTransmit: Call { Call(640) }
  /// The call `NICPrepareForTransmit`.
  @inlinable
  public static var nicPrepareForTransmit: Call { Call(640, 1) }
  /// The call `LocalDMA`.
  @inlinable
  public static var localDMA: Call { Call(640, 3) }
  /// The call `RemoteDMA`.
  @inlinable
  public static var remoteDMA: Call { Call(640, 4) }
  /// The call `DMA`.
  @inlinable
  public static var dma: Call { Call(640, 5) }
  /// The call `NdisWaitEvent`.
  @inlinable
  public static var ndisWaitEvent: Call { Call(904) }
  /// The call `FarEnd`.
  @inlinable
  public static var farEnd: Call { Call(640, 6) }
  /// The call `NdisIMRegisterLayeredMiniport`.
  @inlinable
  public static var ndisIMRegisterLayeredMiniport: Call { Call(4) }
  /// The call `NdisIMAssociateMiniport`.
  @inlinable
  public static var ndisIMAssociateMiniport: Call { Call(5) }
  /// The call `NdisMRegisterUnloadHandler`.
  @inlinable
  public static var ndisMRegisterUnloadHandler: Call { Call(6) }
  /// The call `PtUnload`.
  @inlinable
  public static var ptUnload: Call { Call(6, 1) }
  /// The call `PtUnloadProtocol`.
  @inlinable
  public static var ptUnloadProtocol: Call { Call(13, 3) }
  /// The call `MiniportHalt`.
  @inlinable
  public static var miniportHalt: Call { Call(26) }
  /// The call `NdisAllocatePacketPoolEx`.
  @inlinable
  public static var ndisAllocatePacketPoolEx: Call { Call(300, 1) }
  /// The call `NdisIMInitializeDeviceInstanceEx`.
  @inlinable
  public static var ndisIMInitializeDeviceInstanceEx: Call { Call(60) }
  /// The call `MPInitialize`.
  @inlinable
  public static var mpInitialize: Call { Call(60, 1) }
  /// The call `NdisIMGetDeviceContext`.
  @inlinable
  public static var ndisIMGetDeviceContext: Call { Call(61) }
  /// The call `NdisIMCancelInitializeDeviceInstance`.
  @inlinable
  public static var ndisIMCancelInitializeDeviceInstance: Call { Call(62) }
  /// The call `NdisIMDeInitializeDeviceInstance`.
  @inlinable
  public static var ndisIMDeInitializeDeviceInstance: Call { Call(63) }
  /// The call `MPHalt`.
  @inlinable
  public static var mpHalt: Call { Call(63, 1) }
  /// The call `NdisIMDeregisterLayeredMiniport`.
  @inlinable
  public static var ndisIMDeregisterLayeredMiniport: Call { Call(65) }
  /// The call `NdisIMCopySendPerPacketInfo`.
  @inlinable
  public static var ndisIMCopySendPerPacketInfo: Call { Call(66) }
  /// The call `NdisIMCopySendCompletePerPacketInfo`.
  @inlinable
  public static var ndisIMCopySendCompletePerPacketInfo: Call { Call(66, 1) }
  /// The call `NdisIMGetCurrentPacketStack`.
  @inlinable
  public static var ndisIMGetCurrentPacketStack: Call { Call(66, 2) }
  /// The call `PtReceive`.
  @inlinable
  public static var ptReceive: Call { Call(650) }
  /// The call `MPSendPackets`.
  @inlinable
  public static var mpSendPackets: Call { Call(650, 1) }
  /// The call `PtSendComplete`.
  @inlinable
  public static var ptSendComplete: Call { Call(650, 2) }
  /// The call `PtReceivePacket`.
  @inlinable
  public static var ptReceivePacket: Call { Call(650, 3) }
  /// The call `MPReturnPacket`.
  @inlinable
  public static var mpReturnPacket: Call { Call(650, 4) }
  /// The call `PtReceiveComplete`.
  @inlinable
  public static var ptReceiveComplete: Call { Call(650, 5) }
  /// The call `MPTransferData`.
  @inlinable
  public static var mpTransferData: Call { Call(650, 6) }
  /// The call `MPCancelSendPackets`.
  @inlinable
  public static var mpCancelSendPackets: Call { Call(848, 7) }
  /// The call `MPSetInformation`.
  @inlinable
  public static var mpSetInformation: Call { Call(650, 15) }
  /// The call `PtTransferDataComplete`.
  @inlinable
  public static var ptTransferDataComplete: Call { Call(650, 7) }
  /// The call `PtRequestComplete`.
  @inlinable
  public static var ptRequestComplete: Call { Call(650, 9) }
  /// The call `PtBindAdapter`.
  @inlinable
  public static var ptBindAdapter: Call { Call(650, 10) }
  /// The call `PtRegisterDevice`.
  @inlinable
  public static var ptRegisterDevice: Call { Call(650, 11) }
  /// The call `PtUnbindAdapter`.
  @inlinable
  public static var ptUnbindAdapter: Call { Call(650, 12) }
  /// The call `PtDeregisterDevice`.
  @inlinable
  public static var ptDeregisterDevice: Call { Call(650, 13) }
  /// The call `NdisInterlockedIncrement`.
  @inlinable
  public static var ndisInterlockedIncrement: Call { Call(651) }
  /// The call `NdisInterlockedDecrement`.
  @inlinable
  public static var ndisInterlockedDecrement: Call { Call(651, 1) }
  /// The call `NdisQueueIoWorkItem`.
  @inlinable
  public static var ndisQueueIoWorkItem: Call { Call(651, 2) }
  /// The call `NDIS_IO_WORKITEM_FUNCTION`.
  @inlinable
  public static var ndisIoWorkitemFunction: Call { Call(651, 3) }
  /// The call `NdisSetTimerObject`.
  @inlinable
  public static var ndisSetTimerObject: Call { Call(651, 5) }
  /// The call `NdisCancelTimerObject`.
  @inlinable
  public static var ndisCancelTimerObject: Call { Call(651, 6) }
  /// The call `NDIS_TIMER_FUNCTION`.
  @inlinable
  public static var ndisTimerFunction: Call { Call(651, 7) }
  /// The call `NdisRegisterProtocolDriver`.
  @inlinable
  public static var ndisRegisterProtocolDriver: Call { Call(7) }
  /// The call `NdisMRegisterMiniportDriver`.
  @inlinable
  public static var ndisMRegisterMiniportDriver: Call { Call(8) }
  /// The call `NdisFRegisterFilterDriver`.
  @inlinable
  public static var ndisFRegisterFilterDriver: Call { Call(9) }
  /// The call `NdisDeregisterProtocolDriver`.
  @inlinable
  public static var ndisDeregisterProtocolDriver: Call { Call(10, 1) }
  /// The call `NdisFDeregisterFilterDriver`.
  @inlinable
  public static var ndisFDeregisterFilterDriver: Call { Call(11) }
  /// The call `NdisMDeregisterMiniportDriver`.
  @inlinable
  public static var ndisMDeregisterMiniportDriver: Call { Call(12) }
  /// The call `MiniportInitializeEx`.
  @inlinable
  public static var miniportInitializeEx: Call { Call(23) }
  /// The call `NdisMSetMiniportAttributes`.
  @inlinable
  public static var ndisMSetMiniportAttributes: Call { Call(24, 2) }
  /// The call `NdisMRegisterInterruptEx`.
  @inlinable
  public static var ndisMRegisterInterruptEx: Call { Call(25, 1) }
  /// The call `MiniportHaltEx`.
  @inlinable
  public static var miniportHaltEx: Call { Call(26, 1) }
  /// The call `MiniportShutdownEx`.
  @inlinable
  public static var miniportShutdownEx: Call { Call(27, 1) }
  /// The call `MiniportPause`.
  @inlinable
  public static var miniportPause: Call { Call(28) }
  /// The call `NdisMPauseComplete`.
  @inlinable
  public static var ndisMPauseComplete: Call { Call(28, 1) }
  /// The call `MiniportRestart`.
  @inlinable
  public static var miniportRestart: Call { Call(29) }
  /// The call `MiniportCheckForHangEx`.
  @inlinable
  public static var miniportCheckForHangEx: Call { Call(30, 1) }
  /// The call `MiniportResetEx`.
  @inlinable
  public static var miniportResetEx: Call { Call(31, 1) }
  /// The call `NdisRegisterDeviceEx`.
  @inlinable
  public static var ndisRegisterDeviceEx: Call { Call(32, 1) }
  /// The call `NdisDeregisterDeviceEx`.
  @inlinable
  public static var ndisDeregisterDeviceEx: Call { Call(32, 3) }
  /// The call `FilterDevicePnPEventNotify`.
  @inlinable
  public static var filterDevicePnPEventNotify: Call { Call(33, 1) }
  /// The call `ProtocolBindAdapterEx`.
  @inlinable
  public static var protocolBindAdapterEx: Call { Call(41) }
  /// The call `NdisOpenAdapterEx`.
  @inlinable
  public static var ndisOpenAdapterEx: Call { Call(42, 1) }
  /// The call `ProtocolOpenAdapterCompleteEx`.
  @inlinable
  public static var protocolOpenAdapterCompleteEx: Call { Call(43, 1) }
  /// The call `NdisCompleteBindAdapterEx`.
  @inlinable
  public static var ndisCompleteBindAdapterEx: Call { Call(44, 1) }
  /// The call `ProtocolUnbindAdapterEx`.
  @inlinable
  public static var protocolUnbindAdapterEx: Call { Call(45, 1) }
  /// The call `NdisCloseAdapterEx`.
  @inlinable
  public static var ndisCloseAdapterEx: Call { Call(46, 1) }
  /// The call `ProtocolCloseAdapterCompleteEx`.
  @inlinable
  public static var protocolCloseAdapterCompleteEx: Call { Call(47, 1) }
  /// The call `NdisCompleteUnbindAdapterEx`.
  @inlinable
  public static var ndisCompleteUnbindAdapterEx: Call { Call(48, 1) }
  /// The call `ProtocolNetPnPEvent`.
  @inlinable
  public static var protocolNetPnPEvent: Call { Call(49, 1) }
  /// The call `NdisCompleteNetPnPEvent`.
  @inlinable
  public static var ndisCompleteNetPnPEvent: Call { Call(49, 3) }
  /// The call `NdisSendNetBufferLists`.
  @inlinable
  public static var ndisSendNetBufferLists: Call { Call(200) }
  /// The call `FilterSendNetBufferLists`.
  @inlinable
  public static var filterSendNetBufferLists: Call { Call(201) }
  /// The call `NdisFSendNetBufferLists`.
  @inlinable
  public static var ndisFSendNetBufferLists: Call { Call(202) }
  /// The call `MiniportSendNetBufferLists`.
  @inlinable
  public static var miniportSendNetBufferLists: Call { Call(203) }
  /// The call `NdisMSendNetBufferListsComplete`.
  @inlinable
  public static var ndisMSendNetBufferListsComplete: Call { Call(204) }
  /// The call `FilterSendNetBufferListsComplete`.
  @inlinable
  public static var filterSendNetBufferListsComplete: Call { Call(204, 1) }
  /// The call `NdisFSendNetBufferListsComplete`.
  @inlinable
  public static var ndisFSendNetBufferListsComplete: Call { Call(205) }
  /// The call `ProtocolSendNetBufferListsComplete`.
  @inlinable
  public static var protocolSendNetBufferListsComplete: Call { Call(206) }
  /// The call `NdisCancelSendNetBufferLists`.
  @inlinable
  public static var ndisCancelSendNetBufferLists: Call { Call(207) }
  /// The call `FilterCancelSendNetBufferLists`.
  @inlinable
  public static var filterCancelSendNetBufferLists: Call { Call(207, 1) }
  /// The call `NdisMIndicateReceiveNetBufferLists`.
  @inlinable
  public static var ndisMIndicateReceiveNetBufferLists: Call { Call(210) }
  /// The call `FilterReceiveNetBufferLists`.
  @inlinable
  public static var filterReceiveNetBufferLists: Call { Call(211) }
  /// The call `NdisFIndicateReceiveNetBufferLists`.
  @inlinable
  public static var ndisFIndicateReceiveNetBufferLists: Call { Call(212) }
  /// The call `ProtocolReceiveNetBufferLists`.
  @inlinable
  public static var protocolReceiveNetBufferLists: Call { Call(213) }
  /// The call `NdisReturnNetBufferLists`.
  @inlinable
  public static var ndisReturnNetBufferLists: Call { Call(214) }
  /// The call `FilterReturnNetBufferLists`.
  @inlinable
  public static var filterReturnNetBufferLists: Call { Call(214, 1) }
  /// The call `NdisFReturnNetBufferLists`.
  @inlinable
  public static var ndisFReturnNetBufferLists: Call { Call(215) }
  /// The call `MiniportReturnNetBufferLists`.
  @inlinable
  public static var miniportReturnNetBufferLists: Call { Call(216) }
  /// The call `NdisOidRequest`.
  @inlinable
  public static var ndisOidRequest: Call { Call(220) }
  /// The call `FilterOidRequest`.
  @inlinable
  public static var filterOidRequest: Call { Call(221) }
  /// The call `NdisAllocateCloneOidRequest`.
  @inlinable
  public static var ndisAllocateCloneOidRequest: Call { Call(222) }
  /// The call `NdisFreeCloneOidRequest`.
  @inlinable
  public static var ndisFreeCloneOidRequest: Call { Call(222, 1) }
  /// The call `NdisFOidRequest`.
  @inlinable
  public static var ndisFOidRequest: Call { Call(223) }
  /// The call `MiniportOidRequest`.
  @inlinable
  public static var miniportOidRequest: Call { Call(224) }
  /// The call `NdisMOidRequestComplete`.
  @inlinable
  public static var ndisMOidRequestComplete: Call { Call(225) }
  /// The call `FilterOidRequestComplete`.
  @inlinable
  public static var filterOidRequestComplete: Call { Call(225, 1) }
  /// The call `NdisFOidRequestComplete`.
  @inlinable
  public static var ndisFOidRequestComplete: Call { Call(226) }
  /// The call `ProtocolOidRequestComplete`.
  @inlinable
  public static var protocolOidRequestComplete: Call { Call(226, 1) }
  /// The call `NdisCancelOidRequest`.
  @inlinable
  public static var ndisCancelOidRequest: Call { Call(227) }
  /// The call `FilterCancelOidRequest`.
  @inlinable
  public static var filterCancelOidRequest: Call { Call(227, 1) }
  /// The call `MiniportCancelOidRequest`.
  @inlinable
  public static var miniportCancelOidRequest: Call { Call(227, 2) }
  /// The call `NdisDirectOidRequest`.
  @inlinable
  public static var ndisDirectOidRequest: Call { Call(228) }
  /// The call `NdisSynchronousOidRequest`.
  @inlinable
  public static var ndisSynchronousOidRequest: Call { Call(228, 1) }
  /// The call `NdisMIndicateStatusEx`.
  @inlinable
  public static var ndisMIndicateStatusEx: Call { Call(230) }
  /// The call `FilterStatus`.
  @inlinable
  public static var filterStatus: Call { Call(230, 1) }
  /// The call `NdisFIndicateStatus`.
  @inlinable
  public static var ndisFIndicateStatus: Call { Call(230, 2) }
  /// The call `ProtocolStatusEx`.
  @inlinable
  public static var protocolStatusEx: Call { Call(230, 3) }
  /// The call `FilterAttach`.
  @inlinable
  public static var filterAttach: Call { Call(240) }
  /// The call `NdisFSetAttributes`.
  @inlinable
  public static var ndisFSetAttributes: Call { Call(240, 1) }
  /// The call `FilterDetach`.
  @inlinable
  public static var filterDetach: Call { Call(241) }
  /// The call `FilterPause`.
  @inlinable
  public static var filterPause: Call { Call(242) }
  /// The call `NdisFPauseComplete`.
  @inlinable
  public static var ndisFPauseComplete: Call { Call(242, 1) }
  /// The call `FilterRestart`.
  @inlinable
  public static var filterRestart: Call { Call(243) }
  /// The call `NdisFRestartComplete`.
  @inlinable
  public static var ndisFRestartComplete: Call { Call(243, 1) }
  /// The call `FilterSetModuleOptions`.
  @inlinable
  public static var filterSetModuleOptions: Call { Call(244) }
  /// The call `FilterSetOptions`.
  @inlinable
  public static var filterSetOptions: Call { Call(244, 1) }
  /// The call `NdisFRestartFilter`.
  @inlinable
  public static var ndisFRestartFilter: Call { Call(245) }
  /// The call `FilterNetPnPEvent`.
  @inlinable
  public static var filterNetPnPEvent: Call { Call(246) }
  /// The call `NdisFNetPnPEvent`.
  @inlinable
  public static var ndisFNetPnPEvent: Call { Call(246, 1) }
  /// The call `NdisAllocateNetBufferListPool`.
  @inlinable
  public static var ndisAllocateNetBufferListPool: Call { Call(307) }
  /// The call `NdisAllocateNetBufferList`.
  @inlinable
  public static var ndisAllocateNetBufferList: Call { Call(308) }
  /// The call `NdisAllocateNetBufferAndNetBufferList`.
  @inlinable
  public static var ndisAllocateNetBufferAndNetBufferList: Call { Call(308, 1) }
  /// The call `NdisFreeNetBufferList`.
  @inlinable
  public static var ndisFreeNetBufferList: Call { Call(308, 2) }
  /// The call `NdisFreeNetBuffer`.
  @inlinable
  public static var ndisFreeNetBuffer: Call { Call(308, 3) }
  /// The call `NdisAllocateCloneNetBufferList`.
  @inlinable
  public static var ndisAllocateCloneNetBufferList: Call { Call(309) }
  /// The call `NdisFreeCloneNetBufferList`.
  @inlinable
  public static var ndisFreeCloneNetBufferList: Call { Call(309, 1) }
  /// The call `MiniportInterrupt`.
  @inlinable
  public static var miniportInterrupt: Call { Call(403, 1) }
  /// The call `MiniportInterruptDPC`.
  @inlinable
  public static var miniportInterruptDPC: Call { Call(405, 2) }
  /// The call `NdisFreeNetBufferListPool`.
  @inlinable
  public static var ndisFreeNetBufferListPool: Call { Call(651, 4) }
  /// The call `NdisGetReceivedPacket`.
  @inlinable
  public static var ndisGetReceivedPacket: Call { Call(118) }
  /// The call `NdisScheduleWorkItem`.
  @inlinable
  public static var ndisScheduleWorkItem: Call { Call(890) }
  /// The call `WorkItemRoutine`.
  @inlinable
  public static var workItemRoutine: Call { Call(890, 1) }
  /// The call `CableBusy`.
  @inlinable
  public static var cableBusy: Call { Call(845) }
  /// The call `Collisions`.
  @inlinable
  public static var collisions: Call { Call(845, 1) }
  /// The call `UnplugCable`.
  @inlinable
  public static var unplugCable: Call { Call(845, 2) }
  /// The call `PlugCable`.
  @inlinable
  public static var plugCable: Call { Call(845, 3) }
  /// The call `PoolsEmpty`.
  @inlinable
  public static var poolsEmpty: Call { Call(845, 4) }
  /// The call `RemoveCard`.
  @inlinable
  public static var removeCard: Call { Call(845, 5) }
  /// The call `NdisStallExecution`.
  @inlinable
  public static var ndisStallExecution: Call { Call(845, 6) }
  /// The call `NdisAcquireSpinLock`.
  @inlinable
  public static var ndisAcquireSpinLock: Call { Call(845, 7) }
  /// The call `NdisReleaseSpinLock`.
  @inlinable
  public static var ndisReleaseSpinLock: Call { Call(845, 8) }
  /// The call `NdisDprAcquireSpinLock`.
  @inlinable
  public static var ndisDprAcquireSpinLock: Call { Call(845, 9) }
  /// The call `NdisDprReleaseSpinLock`.
  @inlinable
  public static var ndisDprReleaseSpinLock: Call { Call(845, 10) }
  /// The call `NdisMDeregisterInterrupt`.
  @inlinable
  public static var ndisMDeregisterInterrupt: Call { Call(845, 11) }
  /// The call `NdisMDeregisterInterruptEx`.
  @inlinable
  public static var ndisMDeregisterInterruptEx: Call { Call(845, 12) }
  /// The call `NdisFCancelSendNetBufferLists`.
  @inlinable
  public static var ndisFCancelSendNetBufferLists: Call { Call(845, 13) }
  /// The call `NdisMRegisterIoPortRange`.
  @inlinable
  public static var ndisMRegisterIoPortRange: Call { Call(845, 14) }
  /// The call `NdisMDeregisterIoPortRange`.
  @inlinable
  public static var ndisMDeregisterIoPortRange: Call { Call(845, 15) }
  /// The call `IRP_MN_SURPRISE_REMOVAL`.
  @inlinable
  public static var irpMnSurpriseRemoval: Call { Call(848) }
  /// The call `IRP_MN_REMOVE_DEVICE`.
  @inlinable
  public static var irpMnRemoveDevice: Call { Call(848, 1) }
  /// The call `HangCard`.
  @inlinable
  public static var hangCard: Call { Call(848, 2) }
  /// The call `NPF_tap`.
  @inlinable
  public static var npfTap: Call { Call(846) }
  /// The call `NPF_Read`.
  @inlinable
  public static var npfRead: Call { Call(846, 1) }
  /// The call `NPF_Write`.
  @inlinable
  public static var npfWrite: Call { Call(846, 2) }
  /// The call `NPF_IoControl`.
  @inlinable
  public static var npfIocontrol: Call { Call(846, 3) }
  /// The call `NPF_BindAdapter`.
  @inlinable
  public static var npfBindadapter: Call { Call(846, 4) }
  /// The call `NPF_UnbindAdapter`.
  @inlinable
  public static var npfUnbindadapter: Call { Call(846, 5) }
  /// The call `NPF_OpenAdapterComplete`.
  @inlinable
  public static var npfOpenadaptercomplete: Call { Call(846, 6) }
  /// The call `NPF_CloseAdapterComplete`.
  @inlinable
  public static var npfCloseadaptercomplete: Call { Call(846, 7) }
  /// The call `NPF_SendComplete`.
  @inlinable
  public static var npfSendcomplete: Call { Call(846, 8) }
  /// The call `NPF_RequestComplete`.
  @inlinable
  public static var npfRequestcomplete: Call { Call(846, 9) }
  /// The call `NPF_TransferDataComplete`.
  @inlinable
  public static var npfTransferdatacomplete: Call { Call(846, 10) }
  /// The call `NPF_ReceiveComplete`.
  @inlinable
  public static var npfReceivecomplete: Call { Call(846, 11) }
  /// The call `bpf_filter`.
  @inlinable
  public static var bpfFilter: Call { Call(846, 12) }
  /// The call `NPF_Unload`.
  @inlinable
  public static var npfUnload: Call { Call(846, 13) }
  /// The call `NPF_Status`.
  @inlinable
  public static var npfStatus: Call { Call(846, 14) }
  /// The call `NPF_StatusComplete`.
  @inlinable
  public static var npfStatuscomplete: Call { Call(846, 15) }
  /// The call `MiniportReset`.
  @inlinable
  public static var miniportReset: Call { Call(31) }
  /// The call `NdisReset`.
  @inlinable
  public static var ndisReset: Call { Call(31, 2) }
  /// The call `NdisMResetComplete`.
  @inlinable
  public static var ndisMResetComplete: Call { Call(31, 3) }
  /// The call `ProtocolResetComplete`.
  @inlinable
  public static var protocolResetComplete: Call { Call(31, 4) }
  /// The call `MiniportCheckForHang`.
  @inlinable
  public static var miniportCheckForHang: Call { Call(30) }
  /// The call `NdisMIndicateStatus`.
  @inlinable
  public static var ndisMIndicateStatus: Call { Call(134) }
  /// The call `ProtocolStatus`.
  @inlinable
  public static var protocolStatus: Call { Call(134, 1) }
  /// The call `NdisMIndicateStatusComplete`.
  @inlinable
  public static var ndisMIndicateStatusComplete: Call { Call(135) }
  /// The call `ProtocolStatusComplete`.
  @inlinable
  public static var protocolStatusComplete: Call { Call(135, 1) }
  /// The call `NdisCancelSendPackets`.
  @inlinable
  public static var ndisCancelSendPackets: Call { Call(108) }
  /// The call `MiniportCancelSendPackets`.
  @inlinable
  public static var miniportCancelSendPackets: Call { Call(108, 1) }
  /// The call `MiniportCancelSend`.
  @inlinable
  public static var miniportCancelSend: Call { Call(207, 2) }
  /// The call `MiniportDevicePnPEventNotify`.
  @inlinable
  public static var miniportDevicePnPEventNotify: Call { Call(33) }
  /// The call `NICUpdateCounters`.
  @inlinable
  public static var nicUpdateCounters: Call { Call(640, 2) }
  /// The call `ISR.TXE`.
  @inlinable
  public static var isrTXE: Call { Call(408, 1) }
  /// The call `AddDevice`.
  @inlinable
  public static var addDevice: Call { Call(20) }
  /// The call `NdisOpenProtocolConfiguration`.
  @inlinable
  public static var ndisOpenProtocolConfiguration: Call { Call(630, 4) }
  /// The call `NdisTerminateWrapper`.
  @inlinable
  public static var ndisTerminateWrapper: Call { Call(65, 1) }
  /// The call `NdisMSetTimer`.
  @inlinable
  public static var ndisMSetTimer: Call { Call(411) }
  /// The call `PtStatus`.
  @inlinable
  public static var ptStatus: Call { Call(848, 3) }
  /// The call `PtStatusComplete`.
  @inlinable
  public static var ptStatusComplete: Call { Call(848, 4) }
  /// The call `LinkChange`.
  @inlinable
  public static var linkChange: Call { Call(848, 5) }
  /// The call `RemoveEntryList`.
  @inlinable
  public static var removeEntryList: Call { Call(848, 6) }
  /// The call `sendto`.
  @inlinable
  public static var sendto: Call { Call(620, 2) }
  /// The call `recvfrom`.
  @inlinable
  public static var recvfrom: Call { Call(620, 5) }
  /// The call `bind`.
  @inlinable
  public static var bind: Call { Call(674, 1) }
  /// The call `closesocket`.
  @inlinable
  public static var closesocket: Call { Call(674, 2) }
  /// The call `NtDeviceIoControlFile`.
  @inlinable
  public static var ntDeviceIoControlFile: Call { Call(620, 4) }
  /// The call `WSPSendTo`.
  @inlinable
  public static var wSPSendTo: Call { Call(670) }
  /// The call `WSPBind`.
  @inlinable
  public static var wSPBind: Call { Call(670, 1) }
  /// The call `WSPRecvFrom`.
  @inlinable
  public static var wSPRecvFrom: Call { Call(671, 9) }
  /// The call `WSPCloseSocket`.
  @inlinable
  public static var wSPCloseSocket: Call { Call(674, 3) }
  /// The call `AfdPacketSocketWriteData`.
  @inlinable
  public static var afdPacketSocketWriteData: Call { Call(670, 2) }
  /// The call `SocketAcquireStateLock`.
  @inlinable
  public static var socketAcquireStateLock: Call { Call(670, 3) }
  /// The call `LockRequest`.
  @inlinable
  public static var lockRequest: Call { Call(670, 4) }
  /// The call `LockBuffers`.
  @inlinable
  public static var lockBuffers: Call { Call(670, 5) }
  /// The call `TdiBuildConnectionInfo`.
  @inlinable
  public static var tdiBuildConnectionInfo: Call { Call(670, 6) }
  /// The call `TdiSendDatagram`.
  @inlinable
  public static var tdiSendDatagram: Call { Call(670, 7) }
  /// The call `TdiBuildInternalDeviceControlIrp`.
  @inlinable
  public static var tdiBuildInternalDeviceControlIrp: Call { Call(670, 8) }
  /// The call `DispTdiSendDatagram`.
  @inlinable
  public static var dispTdiSendDatagram: Call { Call(670, 9) }
  /// The call `DispPrepareIrpForCancel`.
  @inlinable
  public static var dispPrepareIrpForCancel: Call { Call(670, 10) }
  /// The call `UDPSendDatagram`.
  @inlinable
  public static var uDPSendDatagram: Call { Call(670, 11) }
  /// The call `LockObject`.
  @inlinable
  public static var lockObject: Call { Call(670, 12) }
  /// The call `RouteGetRouteToDestination`.
  @inlinable
  public static var routeGetRouteToDestination: Call { Call(670, 13) }
  /// The call `BuildUDPPacket`.
  @inlinable
  public static var buildUDPPacket: Call { Call(670, 14) }
  /// The call `UnlockObject`.
  @inlinable
  public static var unlockObject: Call { Call(670, 15) }
  /// The call `IPSendDatagram`.
  @inlinable
  public static var iPSendDatagram: Call { Call(671) }
  /// The call `IPSendFragment`.
  @inlinable
  public static var iPSendFragment: Call { Call(671, 1) }
  /// The call `NBCompleteSend`.
  @inlinable
  public static var nBCompleteSend: Call { Call(671, 2) }
  /// The call `LANTransmit`.
  @inlinable
  public static var lANTransmit: Call { Call(671, 3) }
  /// The call `UDPSendPacketComplete`.
  @inlinable
  public static var uDPSendPacketComplete: Call { Call(671, 4) }
  /// The call `DispDataRequestComplete`.
  @inlinable
  public static var dispDataRequestComplete: Call { Call(671, 5) }
  /// The call `UnlockBuffers`.
  @inlinable
  public static var unlockBuffers: Call { Call(671, 6) }
  /// The call `AfdBindSocket`.
  @inlinable
  public static var afdBindSocket: Call { Call(671, 7) }
  /// The call `AfdCancelHandler`.
  @inlinable
  public static var afdCancelHandler: Call { Call(671, 10) }
  /// The call `AllocatePacketWithBuffer`.
  @inlinable
  public static var allocatePacketWithBuffer: Call { Call(671, 11) }
  /// The call `LanSubmitReceiveWork`.
  @inlinable
  public static var lanSubmitReceiveWork: Call { Call(671, 12) }
  /// The call `IPReceive`.
  @inlinable
  public static var iPReceive: Call { Call(671, 13) }
  /// The call `IPDispatchProtocol`.
  @inlinable
  public static var iPDispatchProtocol: Call { Call(671, 14) }
  /// The call `AddrSearchFirst`.
  @inlinable
  public static var addrSearchFirst: Call { Call(671, 15) }
  /// The call `AddrSearchNext`.
  @inlinable
  public static var addrSearchNext: Call { Call(672) }
  /// The call `DGReceiveDatagram`.
  @inlinable
  public static var dGReceiveDatagram: Call { Call(671, 8) }
  /// The call `DGReceiveComplete`.
  @inlinable
  public static var dGReceiveComplete: Call { Call(672, 1) }
  /// The call `IRPFinish`.
  @inlinable
  public static var iRPFinish: Call { Call(672, 2) }
  /// The call `TDI_SET_EVENT_HANDLER`.
  @inlinable
  public static var tdiSetEventHandler: Call { Call(672, 3) }
  /// The call `IOCTL_AFD_BIND`.
  @inlinable
  public static var ioctlAfdBind: Call { Call(510) }
  /// The call `IOCTL_AFD_SEND_DATAGRAM`.
  @inlinable
  public static var ioctlAfdSendDatagram: Call { Call(510, 1) }
  /// The call `IOCTL_AFD_RECV_DATAGRAM`.
  @inlinable
  public static var ioctlAfdRecvDatagram: Call { Call(510, 2) }
  /// The call `PacketSocketSendComplete`.
  @inlinable
  public static var packetSocketSendComplete: Call { Call(512) }
  /// The call `PacketSocketRecvComplete`.
  @inlinable
  public static var packetSocketRecvComplete: Call { Call(512, 1) }
  /// The call `ClientEventReceiveDatagram`.
  @inlinable
  public static var clientEventReceiveDatagram: Call { Call(513) }
  /// The call `NBQueuePacket`.
  @inlinable
  public static var nBQueuePacket: Call { Call(514) }
  /// The call `NBSendPackets`.
  @inlinable
  public static var nBSendPackets: Call { Call(514, 1) }
  /// The call `NBUpdateNeighbor`.
  @inlinable
  public static var nBUpdateNeighbor: Call { Call(514, 2) }
  /// The call `NBTimeout`.
  @inlinable
  public static var nBTimeout: Call { Call(514, 3) }
  /// The call `SendFragments`.
  @inlinable
  public static var sendFragments: Call { Call(515) }
  /// The call `IPSendComplete`.
  @inlinable
  public static var iPSendComplete: Call { Call(515, 1) }
  /// The call `ProcessFragment`.
  @inlinable
  public static var processFragment: Call { Call(516) }
  /// The call `UDPReceive`.
  @inlinable
  public static var uDPReceive: Call { Call(517) }
  /// The call `DGDeliverData`.
  @inlinable
  public static var dGDeliverData: Call { Call(517, 1) }
  /// The call `ChewCreate`.
  @inlinable
  public static var chewCreate: Call { Call(518) }
  /// The call `LanReceiveWorker`.
  @inlinable
  public static var lanReceiveWorker: Call { Call(518, 1) }
  /// The call `SatisfyPacketRecvRequest`.
  @inlinable
  public static var satisfyPacketRecvRequest: Call { Call(519) }
  /// The call `LeaveIrpUntilLater`.
  @inlinable
  public static var leaveIrpUntilLater: Call { Call(519, 1) }
  /// The call `PollReeval`.
  @inlinable
  public static var pollReeval: Call { Call(519, 2) }
  /// The call `ExAllocatePoolWithTag`.
  @inlinable
  public static var exAllocatePoolWithTag: Call { Call(672, 4) }
  /// The call `ExFreePoolWithTag`.
  @inlinable
  public static var exFreePoolWithTag: Call { Call(672, 5) }
  /// The call `IoFreeIrp`.
  @inlinable
  public static var ioFreeIrp: Call { Call(672, 6) }
  /// The call `NBSendSolicit`.
  @inlinable
  public static var nBSendSolicit: Call { Call(672, 7) }
  /// The call `ARPTransmit`.
  @inlinable
  public static var aRPTransmit: Call { Call(672, 8) }
  /// The call `PrepareARPPacket`.
  @inlinable
  public static var prepareARPPacket: Call { Call(672, 9) }
  /// The call `ARPTransmitComplete`.
  @inlinable
  public static var aRPTransmitComplete: Call { Call(672, 10) }
  /// The call `ARPReceive`.
  @inlinable
  public static var aRPReceive: Call { Call(672, 11) }
  /// The call `NBFindOrCreateNeighbor`.
  @inlinable
  public static var nBFindOrCreateNeighbor: Call { Call(672, 12) }
  /// The call `NBAddNeighbor`.
  @inlinable
  public static var nBAddNeighbor: Call { Call(672, 13) }
  /// The call `NBFlushPacketQueue`.
  @inlinable
  public static var nBFlushPacketQueue: Call { Call(672, 14) }
  /// The call `LoopTransmit`.
  @inlinable
  public static var loopTransmit: Call { Call(672, 15) }
  /// The call `LoopPassiveWorker`.
  @inlinable
  public static var loopPassiveWorker: Call { Call(673) }
  /// The call `ICMPReceive`.
  @inlinable
  public static var iCMPReceive: Call { Call(673, 1) }
  /// The call `ICMPReply`.
  @inlinable
  public static var iCMPReply: Call { Call(673, 2) }
  /// The call `ReassembleDatagram`.
  @inlinable
  public static var reassembleDatagram: Call { Call(673, 3) }
  /// The call `FreeIPDR`.
  @inlinable
  public static var freeIPDR: Call { Call(673, 4) }
  /// The call `IPDatagramReassemblyTimeout`.
  @inlinable
  public static var iPDatagramReassemblyTimeout: Call { Call(673, 5) }
  /// The call `DispTdiReceiveDatagram`.
  @inlinable
  public static var dispTdiReceiveDatagram: Call { Call(673, 6) }
  /// The call `AfdPacketSocketReadData`.
  @inlinable
  public static var afdPacketSocketReadData: Call { Call(673, 7) }
  /// The call `SocketStateUnlock`.
  @inlinable
  public static var socketStateUnlock: Call { Call(673, 8) }
  /// The call `TdiReceiveDatagram`.
  @inlinable
  public static var tdiReceiveDatagram: Call { Call(673, 9) }
  /// The call `PrepareNextFragment`.
  @inlinable
  public static var prepareNextFragment: Call { Call(673, 10) }
  /// The call `UnlockRequest`.
  @inlinable
  public static var unlockRequest: Call { Call(673, 11) }
  /// The call `AfdCleanupSocket`.
  @inlinable
  public static var afdCleanupSocket: Call { Call(673, 12) }
  /// The call `DispCancelRequest`.
  @inlinable
  public static var dispCancelRequest: Call { Call(673, 13) }
  /// The call `IoCancelIrp`.
  @inlinable
  public static var ioCancelIrp: Call { Call(898) }
  /// The call `IoReleaseCancelSpinLock`.
  @inlinable
  public static var ioReleaseCancelSpinLock: Call { Call(898, 1) }
  /// The call `MiniportHangDpc`.
  @inlinable
  public static var miniportHangDpc: Call { Call(898, 2) }
  /// The call `OccupyProcessor`.
  @inlinable
  public static var occupyProcessor: Call { Call(898, 3) }
  /// The call `NdisFDevicePnPEventNotify`.
  @inlinable
  public static var ndisFDevicePnPEventNotify: Call { Call(898, 4) }
  /// The call `MiniportPnPEventNotify`.
  @inlinable
  public static var miniportPnPEventNotify: Call { Call(898, 5) }
  /// The call `MiniportTimer`.
  @inlinable
  public static var miniportTimer: Call { Call(898, 6) }
  /// The call `ndisMTimerDpc`.
  @inlinable
  public static var ndisMTimerDpc: Call { Call(898, 7) }
  /// The call `BuildRawIpPacket`.
  @inlinable
  public static var buildRawIpPacket: Call { Call(673, 14) }
  /// The call `RawIpSendPacketComplete`.
  @inlinable
  public static var rawIpSendPacketComplete: Call { Call(673, 15) }
  /// The call `IPTimeout`.
  @inlinable
  public static var iPTimeout: Call { Call(674) }
  /// The call `NdisSetOptionalHandlers`.
  @inlinable
  public static var ndisSetOptionalHandlers: Call { Call(897) }
  /// The call `NdisMCancelTimer`.
  @inlinable
  public static var ndisMCancelTimer: Call { Call(897, 1) }
  /// The call `NdisMSleep`.
  @inlinable
  public static var ndisMSleep: Call { Call(897, 2) }
  /// The call `KeGetCurrentIrql`.
  @inlinable
  public static var keGetCurrentIrql: Call { Call(897, 3) }
  /// The call `NdisOpenConfigurationEx`.
  @inlinable
  public static var ndisOpenConfigurationEx: Call { Call(897, 4) }
  /// The call `NdisReadConfiguration`.
  @inlinable
  public static var ndisReadConfiguration: Call { Call(897, 5) }
  /// The call `NdisCloseConfiguration`.
  @inlinable
  public static var ndisCloseConfiguration: Call { Call(897, 6) }
  /// The call `select`.
  @inlinable
  public static var select: Call { Call(674, 4) }
  /// The call `WSPSelect`.
  @inlinable
  public static var wSPSelect: Call { Call(674, 5) }
  /// The call `AfdSelect`.
  @inlinable
  public static var afdSelect: Call { Call(674, 6) }
  /// The call `SignalSocket`.
  @inlinable
  public static var signalSocket: Call { Call(674, 7) }
  /// The call `SelectTimeout`.
  @inlinable
  public static var selectTimeout: Call { Call(674, 8) }
  /// The call `KillSelectsForFCB`.
  @inlinable
  public static var killSelectsForFCB: Call { Call(674, 9) }
  /// The call `LockHandles`.
  @inlinable
  public static var lockHandles: Call { Call(674, 10) }
  /// The call `UnlockHandles`.
  @inlinable
  public static var unlockHandles: Call { Call(674, 11) }
  /// The call `KeSetTimer`.
  @inlinable
  public static var keSetTimer: Call { Call(674, 12) }
  /// The call `KeCancelTimer`.
  @inlinable
  public static var keCancelTimer: Call { Call(674, 13) }
  /// The call `IOCTL_AFD_SELECT`.
  @inlinable
  public static var ioctlAfdSelect: Call { Call(510, 3) }
}
