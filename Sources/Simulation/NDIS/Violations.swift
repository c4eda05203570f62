import Events

/// What happens where a driver breaks a rule: somebody works with what is gone, and the machine stops.
///
/// NDIS of a real machine checks little. Where it does, the code is 0x7C, whose first parameter names the rule; on Windows
/// 2000 and XP it is 0xD2. Where it does not, memory is damaged and the code depends on what lies there.
///
/// Source: [NDIS_REFERENCE 6, 9.5]
extension World {
  /// Somebody works with an object that is gone: the access is recorded, and the machine stops.
  mutating func stop(_ code: Int, over object: ObjectID, by component: ComponentID) {
    touch(object, Word.Memory.read, by: component)
    guard code == BugCheckCode.driverIRQLNotLessOrEqual else {
      return bugCheck(code, [0, 0, 0, 0], at: component)
    }
    stopOverAddress(by: component)
  }

  /// The machine stops over an address that is bad; the code depends on the level at which it is used.
  ///
  /// Below DISPATCH_LEVEL a fault may be handled, and there is nothing at this address: 0x50 where there was memory, 0x1E
  /// for an exception that nobody handles. From DISPATCH_LEVEL on no fault is allowed: 0xD1, with the level.
  ///
  /// Source: [NDIS_REFERENCE 9.5]
  mutating func stopOverAddress(
    _ address: Int = 0, access: Access = .read, isNull: Bool = false, by component: ComponentID
  ) {
    let access = access.rawValue
    if level >= .dispatch {
      let parameters = [address, level.number, access, 0]
      bugCheck(BugCheckCode.driverIRQLNotLessOrEqual, parameters, at: component)
    } else if isNull {
      let parameters = [BugCheckCode.accessViolation, 0, access, address]
      bugCheck(BugCheckCode.kmodeExceptionNotHandled, parameters, at: component)
    } else {
      bugCheck(BugCheckCode.pageFaultInNonpagedArea, [address, access, 0, 0], at: component)
    }
  }

  /// How an address is used, as the parameters of bug checks count it.
  enum Access: Int {
    case read = 0
    case write = 1
    case execute = 8
  }

  /// NDIS finds a broken rule and stops the machine; `object` is what it looked at.
  ///
  /// Not modelled: parameters that are addresses; they are 0.
  mutating func stopNdis(_ rule: NdisRule, over object: ObjectID = .none, _ second: Int = 0) {
    if object != .none { touch(object, Word.Memory.read, by: ndis) }
    bugCheck(BugCheckCode.ndisDriver, [rule.rawValue, second, 0, 0], at: ndis)
  }

  /// NDIS is given a sent packet that it does not have to give back.
  ///
  /// Its sender freed it too early, or somebody completed it before.
  mutating func stopOverSend(of packet: PacketHandle) {
    let isFreedEarly =
      packets[packet.slot].id != packet.id || packets[packet.slot].stack.isSent
    guard isFreedEarly else { return stopNdis(.none, over: packet.id) }
    stop(BugCheckCode.driverIRQLNotLessOrEqual, over: packet.id, by: ndis)
  }
}

/// The first parameter of bug check 0x7C, BUGCODE_NDIS_DRIVER.
///
/// Not modelled: the indication at which NDIS of a real machine finds that a packet is still in use; the model stops at the
/// wrong return that leads there.
enum NdisRule: Int {
  /// No parameter of the list fits.
  case none = 0
  /// `RECVD_PACKET_IN_USE_BAD_REF_COUNT`: a packet is indicated that is still in use, because of a return that nobody had
  /// promised.
  case receivedPacketInUse = 0x06
  /// `HALT_WITHOUT_INTERRUPT_DEREGISTER`: a halted miniport has its interrupt still.
  case haltWithoutInterruptDeregister = 0x08
  /// `HALT_WITHOUT_CANCEL_TIMER`: a halted miniport has a timer that will run out.
  case haltWithoutCancelTimer = 0x09
  /// `NFILTER_RECVD_PACKET_BAD_REF_COUNT`: the model takes it for a list that was returned twice, or was only lent.
  ///
  /// Windows documents it for packets and has no number of its own for a list: what happens is 0x7C, 0xD1 or 0x50, as chance
  /// has it.
  case badReferenceCount = 0x12
  /// `WAIT_EVENT_HIGH_IRQL`: NdisWaitEvent at DISPATCH_LEVEL; the second parameter is the level.
  case waitEventHighIRQL = 0x14
  /// `WATCHDOG`: a pause that never ends; the second parameter says whose.
  case watchdog = 0x25
  /// `INVALID_OID_COMPLETION`: a request was completed twice.
  case invalidOidCompletion = 0x26
  /// `LEAKED_NBL`: a driver unbinds or deregisters with lists in use; the model looks where it frees their pool.
  ///
  /// The second parameter says what has found it; 1 is the tracker of lists.
  case leakedList = 0x27
}

// MARK: - What is gone

extension World {
  /// Whether a handle names a packet that nobody has any more.
  func isGone(_ packet: PacketHandle) -> Bool {
    packets[packet.slot].id != packet.id || !packets[packet.slot].isAlive
  }

  /// Whether a handle names a list that nobody has any more.
  func isGone(_ list: ListHandle) -> Bool {
    lists[list.slot].id != list.id || !lists[list.slot].isAlive
  }

  /// Whether a handle names a request that nobody has any more.
  func isGone(_ request: RequestHandle) -> Bool {
    requests[request.slot].id != request.id || !requests[request.slot].isAlive
  }

  /// Whether a handle names an IRP that was completed.
  func isGone(_ irp: IRPHandle) -> Bool {
    irps[irp.slot].id != irp.id || !irps[irp.slot].isAlive
  }
}

// MARK: - What NDIS notices

extension World {
  /// Whether an adapter has a packet that it still has to give back.
  func isOutstanding(_ packet: PacketHandle, at adapter: Int) -> Bool {
    !isGone(packet) && packets[packet.slot].stack.isSent(at: adapter)
  }

  /// Whether a binding may return a received packet: somebody promised it, it was not only lent, and the handler that is
  /// shown it has answered.
  ///
  /// Source: [NDIS_REFERENCE 6.2 R19, R20, R23]
  func mayReturn(_ packet: PacketHandle, by binding: Int) -> Bool {
    let value = packets[packet.slot]
    let adapter = bindings[binding].adapter
    guard value.id == packet.id, value.status != .resources,
      value.stack.isReturnable(at: adapter)
    else { return false }
    return
      !(isInnermost(.protocolReceivePacket, of: binding)
      && value.stack.isUnpromised(at: adapter))
  }

  /// Whether every list of a chain may be completed; if not, the machine stops.
  ///
  /// Source: [NDIS_REFERENCE 6.1 R02, R11]
  mutating func mayComplete(_ chain: [ListHandle]) -> Bool {
    guard let gone = chain.first(where: { isGone($0) }) else { return true }
    stopNdis(.none, over: gone.id)
    return false
  }

  /// Whether every list of a chain may be returned; if not, the machine stops.
  ///
  /// Source: [NDIS_REFERENCE 6.2 R23, R28, R31]
  mutating func mayReturn(_ chain: [ListHandle]) -> Bool {
    guard let wrong = chain.first(where: { isGone($0) || lists[$0.slot].isLent }) else {
      return true
    }
    stopNdis(.badReferenceCount, over: wrong.id)
    return false
  }

  /// What a halted miniport has still.
  ///
  /// Source: [NDIS_REFERENCE 6.3 R45, R63]
  mutating func checkHalt(_ adapter: Int) {
    if adapters[adapter].isInterruptRegistered {
      stopNdis(.haltWithoutInterruptDeregister)
    } else if adapters[adapter].isTimerSet {
      stopNdis(.haltWithoutCancelTimer)
    }
  }

  /// Whether a handler of the driver of a binding is open somewhere.
  func isInside(_ handler: Call, of binding: Int) -> Bool {
    let block = protocols[bindings[binding].protocolDriver]
    let name = block.names[handler]
    return processors.frames.contains { $0.call == name && $0.component == block.component }
  }

  /// Whether the innermost open call is a handler of the driver of a binding, apart from the library.
  private func isInnermost(_ handler: Call, of binding: Int) -> Bool {
    let block = protocols[bindings[binding].protocolDriver]
    let caller = processors.frames.last { $0.component != ndis }
    return caller?.call == block.names[handler] && caller?.component == block.component
  }
}
