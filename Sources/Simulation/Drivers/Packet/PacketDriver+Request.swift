import Events

extension PacketDriver {
  /// Sets the packet filter; until it is set, nothing is received (NDIS_REFERENCE S10).
  ///
  /// Correct shape: request and filter value in one structure from non-paged pool, freed in one place, which runs whether
  /// the answer is PENDING or not. The seed's attempts differ in the lines marked with their bug.
  ///
  /// Source: [Seed 000, section 3], [NDIS_REFERENCE S10, O40-O45]
  func setPacketFilter(
    _ world: inout World, _ context: Int, _ filter: PacketFilter, irp: IRPHandle
  ) {
    let open = world.packetOpens[context].device
    let bugs = open.options.bugs
    let isOnStack = bugs.contains(.requestOnStack)  // bug A
    let request = world.makeRequest(open.binding, filter, irp: irp, isOnStack: isOnStack)
    var mode = ObjectID.none
    if bugs.contains(.bufferOnStack) || isOnStack {  // W01
      mode = world.makeStackVariable(by: open.component)
      world.requests[request.slot].informationBuffer = mode
    }
    if irp.id == .none, !bugs.contains(.requestLeak) { ioIncrement(&world, context) }

    let status = world.ndisRequest(open.binding, request)
    if status != .pending, !bugs.contains(.requestLeak) {  // W02
      completeRequest(&world, context, request, status)
    }
    // The function that holds the local variables returns here, and their memory is gone.
    if mode != .none { world.endStackVariable(mode, by: open.component) }
    if isOnStack { world.endStackVariable(request.id, by: open.component) }
  }

  /// PacketRequestComplete as NDIS calls it, after PENDING.
  func protocolRequestComplete(
    _ world: inout World, _ context: Int, _ request: RequestHandle, _ status: Status
  ) {
    let open = world.packetOpens[context].device
    if open.options.bugs.contains(.nullIRP) {  // bug D
      let nowhere = ObjectID(.unknown, 0)
      world.touch(nowhere, Word.Memory.write, by: open.component)
      return world.stopOverAddress(0x18, access: .write, isNull: true, by: open.component)
    }
    if open.options.bugs.contains(.requestOnStack), !isInsideRequest(world.processors) {  // bug A
      world.touch(request.id, Word.Memory.read, by: open.component)
      return world.stopOverAddress(by: open.component)
    }
    completeRequest(&world, context, request, status)
  }

  /// Whether the function that calls NdisRequest has not returned, so that its local variables are still there.
  private func isInsideRequest(_ processors: Processors) -> Bool {
    processors.frames.contains { $0.call == .ndisRequest }
  }

  private func completeRequest(
    _ world: inout World, _ context: Int, _ request: RequestHandle, _ status: Status
  ) {
    let open = world.packetOpens[context].device
    let irp = world.requests[request.slot].irp
    if open.options.bugs.contains(.requestOnStack) {  // bug A: it ends with its function
      world.requests[request.slot].isAlive = false
      world.requests.remove(request.slot)
    } else {
      world.freeRequest(request, by: open.component)
    }
    if irp.id != .none {
      world.ioCompleteRequest(
        irp, status == .success ? .statusSuccess : .statusUnsuccessful, information: 0,
        by: open.component)
    }
    if irp.id != .none || !open.options.bugs.contains(.requestLeak) {
      ioDecrement(&world, context)
    }
  }
}
