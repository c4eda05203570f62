import Events

/// A program that has opened the device of a protocol driver.
struct Application: Sendable {
  let component: ComponentID
  /// The index of the protocol driver whose device it opened.
  let protocolDriver: Int
  /// Nanoseconds between the reads of a program that drains its driver; 0 if it reads only when the
  /// scenario says so.
  let readInterval: Int64
  /// The buffer of such a read, in bytes.
  let readBytes: Int
  /// The IRPs that it began and that are not completed.
  var outstanding: [IRPHandle] = []
  var isOpen = true
}

extension World {
  /// Models `WriteFile` and the I/O manager: locks the pages, builds the MDL, calls the driver's
  /// IRP_MJ_WRITE.
  ///
  /// Source: [NDIS_REFERENCE S01 step 1, 3.6 O70]
  mutating func writeFile(_ app: Int, bytes: Int, frames: Int) {
    guard let (context, driver) = opened(app, frames == 1 ? .writeFile : .deviceIoControl, bytes)
    else { return }
    var irp = IRP(
      id: numbers.next(.irp), isWrite: true, length: bytes, app: app, frameCount: frames)
    irp.isAlive = true
    let handle = begin(irp, .mmProbeAndLockPages)
    if keepsBytes {
      let adapter = protocols[apps[app].protocolDriver].adapter
      attach(bytes: outgoingFrame(number: handle.id.number, bytes: bytes, to: adapter))
    }
    if frames == 1 {
      callDriver(app, driver.dispatchTable.write, .irpMjWrite, handle) {
        driver.irpMjWrite(&$0, context, handle)
      }
    } else {
      callDriver(app, driver.dispatchTable.deviceControl, .irpMjDeviceControl, handle) {
        driver.irpMjDeviceControl(&$0, context, handle, .sendPackets)
      }
    }
  }

  /// Models `ReadFile` and the I/O manager.
  mutating func readFile(_ app: Int, bytes: Int) {
    guard let (context, driver) = opened(app, .readFile, bytes) else { return }
    let irp = IRP(id: numbers.next(.irp), isWrite: false, length: bytes, app: app)
    let handle = begin(irp, .mmProbeAndLockPages)
    callDriver(app, driver.dispatchTable.read, .irpMjRead, handle) {
      driver.irpMjRead(&$0, context, handle)
    }
  }

  /// Models a DeviceIoControl that sets the packet filter; its few bytes are buffered, so no page is locked.
  mutating func setFilter(_ app: Int, _ filter: PacketFilter) {
    guard let (context, driver) = opened(app, .deviceIoControl, nil) else { return }
    let irp = IRP(id: numbers.next(.irp), isWrite: true, length: 4, app: app)
    let handle = begin(irp, .ntDeviceIoControlFile)
    callDriver(app, driver.dispatchTable.deviceControl, .irpMjDeviceControl, handle) {
      driver.irpMjDeviceControl(&$0, context, handle, .setFilter(filter))
    }
  }

  /// Models `CancelIo`: the I/O manager runs the cancel routines of what is pended.
  mutating func cancelIo(_ app: Int) {
    guard let (context, driver) = opened(app, .cancelIo, nil) else { return }
    driver.irpMjCleanup(&self, context)
  }

  /// A program cancels its sends by their cancel id.
  mutating func cancelSends(_ app: Int) {
    guard let (context, driver) = opened(app, .cancelIo, nil) else { return }
    driver.cancelSends(&self, context, of: app)
  }

  /// Models a DeviceIoControl that asks for a reset of the adapter (IOCTL_PROTOCOL_RESET); it has no data.
  mutating func resetByApp(_ app: Int) {
    guard let (context, driver) = opened(app, .deviceIoControl, nil) else { return }
    let irp = IRP(id: numbers.next(.irp), isWrite: true, length: 0, app: app)
    let handle = begin(irp, .ntDeviceIoControlFile)
    callDriver(app, driver.dispatchTable.deviceControl, .irpMjDeviceControl, handle) {
      driver.irpMjDeviceControl(&$0, context, handle, .reset)
    }
  }

  /// Models `CloseHandle`: IRP_MJ_CLEANUP cancels what is pended, then the handle is gone.
  mutating func closeHandle(_ app: Int) {
    defer { apps[app].isOpen = false }
    guard let (context, driver) = opened(app, .closeHandle, nil) else { return }
    let cause = lastSequence
    let component = protocols[apps[app].protocolDriver].component
    enter(.irpMjCleanup, to: component, irql: .passive, cause: cause)
    attach(.from, apps[app].component)
    driver.irpMjCleanup(&self, context)
    leave(.irpMjCleanup, status: .statusSuccess)
  }

  /// A program that drains its driver reads, and plans its next read.
  mutating func readAgain(_ app: Int) {
    guard apps[app].isOpen else { return }
    asThread(0, on: 0) { $0.readFile(app, bytes: $0.apps[app].readBytes) }
    guard !isCaptureOver else { return }
    agenda.plan(.readAgain(app: Int32(app)), at: later(apps[app].readInterval))
  }
}

extension World {
  /// Whether all frames of a capture were heard, and nothing but the reads of other programs is left to do.
  private var isCaptureOver: Bool {
    guard let capture else { return false }
    return capture.timeOfNext == nil && agenda.count < apps.count
  }
}

// MARK: - The I/O manager

extension World {
  /// Records the stimulus; gives the driver and its context if the device is open and there.
  private mutating func opened(_ app: Int, _ call: Call, _ bytes: Int?) -> (
    Int, any DeviceDriver
  )? {
    note(.inject, call, at: apps[app].component, length: bytes)
    let driver = protocols[apps[app].protocolDriver]
    let context = bindings[driver.binding].context
    guard apps[app].isOpen, context >= 0, !bindings[driver.binding].isCloseComplete,
      let device = driver.device
    else {
      remark(refusal(app, call), at: apps[app].component)
      return nil
    }
    return (context, device)
  }

  /// Why a call of a program comes to nothing: its handle is closed, or stays good although the adapter is gone.
  ///
  /// Not modelled: the IRP that the driver of an adapter that is gone completes with this status (S12 step 3).
  private func refusal(_ app: Int, _ call: Call) -> String {
    guard apps[app].isOpen else { return Remark.deviceIsClosed }
    return call == .closeHandle ? Remark.nothingIsLeft : Remark.adapterIsGone
  }

  /// Makes an IRP; user pages that the call locks stay locked until it is completed (DO_DIRECT_IO).
  private mutating func begin(_ irp: IRP, _ call: Call) -> IRPHandle {
    let handle = IRPHandle(slot: irps.insert(irp), id: irp.id)
    apps[irp.app].outstanding.append(handle)
    let component = apps[irp.app].component
    act(
      call, at: component, irp.id, owner: component, life: .new, length: irp.length,
      cause: lastSequence)
    return handle
  }

  /// Calls a dispatch routine of a driver, with the IRP in its hands.
  ///
  /// Back in the program the level must be PASSIVE_LEVEL; the system looks.
  private mutating func callDriver(
    _ app: Int, _ name: Call, _ major: Call, _ irp: IRPHandle, _ body: (inout World) -> Status
  ) {
    let component = protocols[apps[app].protocolDriver].component
    enter(
      name, to: component, irp.id, owner: component, irql: .passive,
      length: irps[irp.slot].length)
    attach(implements: major)
    attach(.from, apps[app].component)
    let status = body(&self)
    let levelBehind = level
    leave(name, irp.id, status: status)
    guard levelBehind != .passive else { return }
    bugCheck(BugCheckCode.irqlGTZeroAtSystemService, [0, levelBehind.number, 0, 0], at: component)
  }

  /// Models `IoMarkIrpPending`: the dispatch routine must answer STATUS_PENDING.
  mutating func ioMarkIrpPending(_ irp: IRPHandle, by component: ComponentID) {
    irps[irp.slot].isPended = true
    act(.ioMarkIrpPending, at: component, irp.id)
  }

  /// Models `IoSetCancelRoutine`.
  mutating func ioSetCancelRoutine(
    _ irp: IRPHandle, isSet: Bool, by component: ComponentID,
    routine: String = "PacketCancelRoutine"
  ) {
    irps[irp.slot].hasCancelRoutine = isSet
    act(.ioSetCancelRoutine, at: component, irp.id)
    attach(.argument, text: isSet ? routine : ArgumentWord.null.rawValue)
  }

  /// Models `MmUnlockPages` for the buffer of an IRP.
  ///
  /// DDK: `MmUnlockPages` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E311, R56]
  mutating func mmUnlockPages(_ irp: IRPHandle, by component: ComponentID) {
    act(.mmUnlockPages, at: component, irp.id)
    irps[irp.slot].isUnlocked = true
  }

  /// The I/O manager unlocks pages that a driver has unlocked already.
  private mutating func unlockAgain(_ irp: IRPHandle, _ component: ComponentID) {
    remark(Remark.unlockedTooOften(irp.id), at: component)
    bugCheck(BugCheckCode.pfnListCorrupt, [7, 0, 0, 0], at: component)
  }

  /// Models `IoCompleteRequest`: the I/O manager unlocks the pages and frees the IRP; nobody below
  /// may touch it again.
  ///
  /// DDK: `IoCompleteRequest` · IRQL ≤ `DISPATCH_LEVEL`. Source: [NDIS_REFERENCE E505, O74]
  mutating func ioCompleteRequest(
    _ irp: IRPHandle, _ status: Status, information: Int, by component: ComponentID
  ) {
    guard !isGone(irp) else {
      act(.ioCompleteRequest, at: component, irp.id, status: status, length: information)
      return stop(BugCheckCode.multipleIRPCompleteRequests, over: irp.id, by: component)
    }
    act(
      .ioCompleteRequest, at: component, irp.id, owner: .nobody, life: .free, status: status,
      length: information)
    if irps[irp.slot].isUnlocked { return unlockAgain(irp, component) }
    let app = irps[irp.slot].app
    irps[irp.slot].isAlive = false
    irps.remove(irp.slot)
    guard app != IRP.noApplication else { return }
    if let index = apps[app].outstanding.firstIndex(of: irp) {
      apps[app].outstanding.remove(at: index)
    }
  }
}
