import Events
import Frames

/// Npcap, the capture driver of today: a lightweight filter, between the protocols and the miniport.
///
/// It sees what goes down as well as what comes up, without any loopback, and whatever it sees it passes on unchanged.
///
/// Not modelled: its device, so that no program reads the buffer; its own sends; the OR of its packet filter into that of the
/// protocols; the loopback of the WFP.
/// Source: [Npcap], [NDIS_REFERENCE 1.4, 4.5, S30]
struct NpcapDriver: FilterDriver {
  func driverEntry(_ world: inout World, _ module: Int) {
    NdislwfDriver().driverEntry(&world, module)
  }

  func driverUnload(_ world: inout World, _ module: Int) {
    NdislwfDriver().driverUnload(&world, module)
  }

  func filterAttach(_ world: inout World, _ module: Int) -> Status {
    world.act(.ndisFSetAttributes, at: world.modules[module].component)
    return .success
  }

  /// FilterDetach: what was captured is gone with the module.
  func filterDetach(_ world: inout World, _ module: Int) {
    let context = world.modules[module].context
    let buffer = world.npcaps[context].device.buffer
    while world.takeCaptured(from: buffer, isRead: false) != nil {}
  }

  func filterRestart(_ world: inout World, _ module: Int) -> Status { .success }

  /// FilterPause: nothing of others is held, and nothing was made.
  func filterPause(_ world: inout World, _ module: Int) -> Status { .success }

  func filterSendNetBufferLists(_ world: inout World, _ module: Int, _ chain: [ListHandle]) {
    guard world.modules[module].phase == .running else {
      for list in chain { world.lists[list.slot].status = .paused }
      return world.ndisFSendNetBufferListsComplete(module, chain)
    }
    for list in chain { tap(&world, module, list) }
    world.ndisFSendNetBufferLists(module, chain)
  }

  func filterSendNetBufferListsComplete(
    _ world: inout World, _ module: Int, _ chain: [ListHandle]
  ) {
    world.ndisFSendNetBufferListsComplete(module, chain)
  }

  func filterReceiveNetBufferLists(
    _ world: inout World, _ module: Int, _ chain: [ListHandle], canPend: Bool
  ) {
    guard world.modules[module].phase == .running else {
      for list in chain {
        world.note(
          .drop, at: world.modules[module].component, list.id, status: Word.Reason.paused)
      }
      if canPend { world.ndisFReturnNetBufferLists(module, chain) }
      return
    }
    for list in chain { tap(&world, module, list) }
    world.ndisFIndicateReceiveNetBufferLists(module, chain, canPend: canPend)
  }

  func filterReturnNetBufferLists(_ world: inout World, _ module: Int, _ chain: [ListHandle]) {
    world.ndisFReturnNetBufferLists(module, chain)
  }

  /// FilterOidRequest: a clone is passed on.
  func filterOidRequest(
    _ world: inout World, _ module: Int, _ request: RequestHandle
  ) -> Status {
    NdislwfDriver().filterOidRequest(&world, module, request)
  }

  func filterOidRequestComplete(
    _ world: inout World, _ module: Int, _ request: RequestHandle, _ status: Status
  ) {
    NdislwfDriver().filterOidRequestComplete(&world, module, request, status)
  }

  /// Never called: the driver sets no timer.
  func timerFunction(_ world: inout World, _ module: Int) {}

  func originateSend(_ world: inout World, _ module: Int, bytes: Int) {
    world.remark(Remark.makesNothing, at: world.modules[module].component)
  }

  func originateReceive(_ world: inout World, _ module: Int, bytes: Int) {
    world.remark(Remark.makesNothing, at: world.modules[module].component)
  }

  /// The program looks at a list that passes; a copy of what it wants stays in the buffer.
  private func tap(_ world: inout World, _ module: Int, _ list: ListHandle) {
    let context = world.modules[module].context
    let device = world.npcaps[context].device
    let length = world.lists[list.slot].bytes
    let wanted = world.runProgram(
      world.npcaps[context].program, over: world.bytes(of: list, at: module), seen: length,
      wireLength: length, list.id, by: device.component)
    guard wanted > 0 else { return }
    world.countReceived(in: device.buffer)
    let copied = min(wanted, length)
    guard world.captureBuffers[device.buffer].hasRoom(for: copied) else {
      return world.countNotCaptured(in: device.buffer)
    }
    world.capture(list.id, bytes: copied, in: device.buffer, by: .ndisMoveMemory)
  }
}

extension World {
  /// The bytes that a list at a module carries: those of a received frame, or what a program has written.
  fileprivate func bytes(of list: ListHandle, at module: Int) -> [UInt8] {
    let value = lists[list.slot]
    if !value.data.isEmpty { return value.data }
    guard keepsBytes, value.irp.id != .none else { return [] }
    return outgoingFrame(
      number: value.irp.id.number, bytes: value.bytes, to: modules[module].adapter)
  }
}
