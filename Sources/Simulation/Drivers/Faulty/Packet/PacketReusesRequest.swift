import Events

/// R38: a request that is outstanding is not used again.
///
/// The driver has one NDIS_REQUEST for everything. A second program sets a filter while the first request is pending: the
/// structure stands in the queue of NDIS twice, with the IRP of the second program in it. That IRP is completed twice,
/// bug check 0x44, and the first one never. Cure: a request of its own for every call, freed when it is complete.
///
/// Source: [NDIS_REFERENCE 6.3 R38, O40-O45]
struct PacketReusesRequest: FaultyPacket {
  static let bug = DriverBug(
    "reuses-request", "R38", of: "packet", "One global request serves every program.")

  func irpMjDeviceControl(
    _ world: inout World, _ context: Int, _ irp: IRPHandle, _ control: DeviceControl
  ) -> Status {
    guard case .setFilter(let filter) = control, world.packetOpens[context].isBound else {
      return sound.irpMjDeviceControl(&world, context, irp, control)
    }
    let open = world.packetOpens[context].device
    sound.ioIncrement(&world, context)
    world.ioMarkIrpPending(irp, by: open.component)
    let request =
      world[memoryOf: open.component].request
      ?? world.makeRequest(open.binding, filter, irp: irp, isOnStack: false)
    world[memoryOf: open.component].request = request
    world.requests[request.slot].value = filter
    world.requests[request.slot].irp = irp
    let status = world.ndisRequest(open.binding, request)
    if status != .pending { protocolRequestComplete(&world, context, request, status) }
    return .statusPending
  }

  func protocolRequestComplete(
    _ world: inout World, _ context: Int, _ request: RequestHandle, _ status: Status
  ) {
    let component = world.packetOpens[context].device.component
    guard world[memoryOf: component].request == request else {
      return sound.protocolRequestComplete(&world, context, request, status)
    }
    world.ioCompleteRequest(
      world.requests[request.slot].irp,
      status == .success ? .statusSuccess : .statusUnsuccessful, information: 0, by: component)
    sound.ioDecrement(&world, context)
  }
}
