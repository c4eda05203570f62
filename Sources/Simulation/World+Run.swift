import Events

/// How the agenda is worked off: whole items one after the other, and, at every call of the
/// library, what is due elsewhere.
///
/// An item runs to its end before the next one begins, so the order of events is fixed. What a
/// second processor, an interrupt or a device does meanwhile runs nested at the library calls of
/// the running item, last in first out. That is how a completion can arrive before the call that it
/// completes has returned.
///
/// Not modelled: two processors that execute single instructions at the same moment.
extension World {
  /// Runs the next item of the agenda; `false` if there is none.
  mutating func runNext() -> Bool {
    guard !isHalted, let item = agenda.take() else { return false }
    runNested(item)
    return true
  }

  /// Runs what became due while the running item was at work and can run beside it.
  @inline(__always)
  mutating func runDueWork() {
    guard let next = agenda.first, next.time <= now else { return }
    runAllDueWork()
  }

  private mutating func runAllDueWork() {
    while !isHalted, let next = agenda.first, next.time <= now, canRunBesides(next.work) {
      guard let item = agenda.take() else { return }
      runNested(item)
    }
  }

  /// Runs other work until `isReached`, as if the running processor stood still meanwhile.
  ///
  /// It ends, reached or not, when nothing is left that can lead there.
  mutating func runOtherWork(until isReached: (World) -> Bool) {
    let eventCountMax = history.count + Limits.waitEventCountMax
    while !isHalted, !isReached(self), history.count < eventCountMax,
      let item = takeWhatLeadsOn()
    {
      runNested(item)
    }
  }

  /// The running processor waits in a loop for so long; everything else goes on in its own time.
  mutating func stall(_ nanoseconds: Int64) {
    let end = later(nanoseconds)
    var postponed: [Agenda<Work>.Item] = []
    while !isHalted, let next = agenda.first, next.time < end, let item = agenda.take() {
      if canRunBesides(item.work) { runNested(item) } else { postponed.append(item) }
    }
    for item in postponed { agenda.putBack(item) }
    now = max(now, end)
  }

  /// Takes the first item that can run besides the open calls; those before it wait for their
  /// processor.
  ///
  /// The reads of programs that drain their drivers lead nowhere: if nothing else can run, there is
  /// nothing to take.
  private mutating func takeWhatLeadsOn() -> Agenda<Work>.Item? {
    var postponed: [Agenda<Work>.Item] = []
    defer { for item in postponed { agenda.putBack(item) } }
    var read: Agenda<Work>.Item?
    while agenda.count > 0, let item = agenda.take() {
      let canRun = canRunBesides(item.work)
      if canRun, !item.work.isRepeatedRead {
        guard let earlier = read else { return item }
        postponed.append(item)
        return earlier
      }
      if canRun, read == nil { read = item } else { postponed.append(item) }
    }
    if let read { postponed.append(read) }
    return nil
  }

  /// Runs an item in a context of its own and comes back to the running one.
  private mutating func runNested(_ item: Agenda<Work>.Item) {
    guard item.time < Limits.clockNanosecondsMax else { return stopClock() }
    let outer = (cpu: cpu, thread: thread, base: processors.base)
    processors.base = processors.frames.count
    now = max(now, item.time)
    thread = 0
    run(item.work)
    precondition(
      isHalted || processors.frames.count == processors.base, "every call of an item returned")
    cpu = outer.cpu
    thread = outer.thread
    processors.base = outer.base
  }

  private mutating func run(_ work: Work) {
    switch work {
    case .stimulus(let action, let round): runStimulus(action: Int(action), round: Int(round))
    case .frameArrives(let nic, let frame, let cause): frameArrives(Int(nic), frame, cause: cause)
    case .frameLeaves(let nic, let cause): frameLeaves(Int(nic), cause: cause)
    case .cableIsQuiet(let nic, let cause): cableIsQuiet(Int(nic), cause: cause)
    case .capturedFrame(let nic): playCapturedFrame(Int(nic))
    case .interrupt(let adapter, let cause): serviceInterrupt(Int(adapter), cause: cause)
    case .checkForHang(let adapter, let cause): checkForHang(Int(adapter), cause: cause)
    case .resetDone(let adapter, let cause): finishReset(Int(adapter), cause: cause)
    case .deferredCall(let adapter, let cause): runDeferredCall(Int(adapter), cause: cause)
    case .transferDone(let adapter, let cause): finishTransfer(Int(adapter), cause: cause)
    case .requestDone(let adapter, let cause): finishRequest(Int(adapter), cause: cause)
    case .openDone(let binding, let cause): finishOpen(Int(binding), cause: cause)
    case .closeDone(let binding, let cause): finishClose(Int(binding), cause: cause)
    case .startDevice(let adapter, let cause): startDevice(Int(adapter), cause: cause)
    case .pauseWorkItem(let binding, let cause): runPauseWorkItem(Int(binding), cause: cause)
    case .nextRequest(let adapter): asWorker { $0.startNextOidRequest(Int(adapter)) }
    case .filterTimer(let module, let round, let cause):
      runTimer(Int(module), round: round, cause: cause)
    case .miniportTimer(let adapter, let round, let cause):
      runMiniportTimer(Int(adapter), round: round, cause: cause)
    case .miniportWorkItem(let adapter, let cause):
      runMiniportWorkItem(Int(adapter), cause: cause)
    case .readAgain(let app): readAgain(Int(app))
    case .workItem(let binding, let cause): runWorkItem(Int(binding), cause: cause)
    case .bindSocket(let socket):
      let device = sockets[Int(socket)].device
      asThread(0, on: device.cpu) {
        $0.bindSocket(Int(socket), port: UInt16(device.wantedPort))
      }
    case .receiveWork(let transport, let cause): runReceiveWork(Int(transport), cause: cause)
    case .ipTimer(let transport, let cause):
      transports[Int(transport)].driver.ipTimeout(&self, Int(transport), cause: cause)
    case .selectTimeout(let number, let cause):
      AfdDriver().selectTimeout(&self, number: Int(number), cause: cause)
    case .peerSends(let peer): peerSends(Int(peer))
    }
  }

  /// Whether work can run while the calls that are open now stay open.
  private func canRunBesides(_ work: Work) -> Bool {
    switch work {
    case .frameArrives, .frameLeaves, .cableIsQuiet, .capturedFrame, .peerSends: true
    case .interrupt(let adapter, _):
      processors.irql[Int(adapters[Int(adapter)].interruptCPU)] < .device
    case .deferredCall(let adapter, _), .transferDone(let adapter, _), .requestDone(let adapter, _),
      .resetDone(let adapter, _), .miniportTimer(let adapter, _, _):
      canEnter(Int(adapter))
    case .openDone, .closeDone, .startDevice, .pauseWorkItem, .nextRequest, .workItem,
      .miniportWorkItem:
      isIdle(worker)
    case .filterTimer(let module, _, _):
      isBelowDispatch(adapters[modules[Int(module)].adapter].interruptCPU)
    case .checkForHang(let adapter, _):
      adapters[Int(adapter)].lists == nil ? canEnter(Int(adapter)) : isIdle(worker)
    case .receiveWork(let transport, _): isIdle(transports[Int(transport)].device.workerCPU)
    case .ipTimer(let transport, _):
      isBelowDispatch(UInt8(transports[Int(transport)].device.workerCPU))
    case .selectTimeout(let number, _): canTimeOut(Int(number))
    case .readAgain: isIdle(0)
    case .bindSocket(let socket): isIdle(sockets[Int(socket)].device.cpu)
    case .stimulus(let action, _):
      switch actions[Int(action)].actor {
      case .program: isIdle(cpu(of: actions[Int(action)].target))
      case .plugAndPlay: false
      case .outside: true
      }
    }
  }

  /// Whether a DPC can run the miniport now: its processor is below DISPATCH, and nobody is inside
  /// a serialized miniport.
  private func canEnter(_ adapter: Int) -> Bool {
    isBelowDispatch(adapters[adapter].interruptCPU) && !adapters[adapter].isLocked
  }

  /// Whether a processor can take a DPC.
  func isBelowDispatch(_ processor: UInt8) -> Bool {
    processors.irql[Int(processor)] < .dispatch
  }

  /// Whether the processor of the program that waits in a select can take a DPC.
  private func canTimeOut(_ number: Int) -> Bool {
    guard let poll = polls.first(where: { $0.irp.id.number == number }) else { return true }
    return isBelowDispatch(UInt8(sockets[poll.socket].device.cpu))
  }

  /// Whether a processor has no thread to run.
  private func isIdle(_ processor: Int) -> Bool {
    processors.threads[processor] == 0 && processors.irql[processor] == .passive
  }

  /// The processor on which the system's own threads run.
  var worker: Int { processors.irql.count - 1 }
}

// MARK: - The clock

extension World {
  /// The time so much later than now; it never lies behind the end of the clock.
  ///
  /// Whatever is planned goes through here or through ``later(_:than:)``, so that no chain of delays is too long for the
  /// clock.
  @inline(__always)
  func later(_ nanoseconds: Int64) -> Int64 { later(nanoseconds, than: now) }

  /// The time so much later than another one; it never lies behind the end of the clock.
  @inline(__always)
  func later(_ nanoseconds: Int64, than time: Int64) -> Int64 {
    let (sum, isTooLate) = time.addingReportingOverflow(nanoseconds)
    return isTooLate ? Limits.clockNanosecondsMax : min(sum, Limits.clockNanosecondsMax)
  }

  /// Nothing happens any more where the clock ends: the run says so and is over.
  private mutating func stopClock() {
    now = max(now, Limits.clockNanosecondsMax)
    remark(Remark.clockIsAtItsEnd, at: ndis)
    isHalted = true
  }
}

// MARK: - Threads

extension World {
  /// The number of a thread with a name; most names are known, and then the lexicon stays shared with other runs.
  mutating func threadNumber(_ name: String) -> UInt8 {
    if let known = history.lexicon.knownThread(name) { return known }
    return history.lexicon.thread(name) ?? 0
  }

  /// Runs `body` as a thread of a processor.
  mutating func asThread(
    _ number: UInt8, on processor: Int, _ body: (inout World) -> Void
  ) {
    cpu = UInt8(truncatingIfNeeded: processor)
    thread = number
    processors.threads[processor] += 1
    body(&self)
    processors.threads[processor] -= 1
  }

  /// Models `NdisWaitEvent`: the thread stands still until somebody signals the event.
  ///
  /// Everything else goes on meanwhile, nested; only the plug and play manager does one thing at a
  /// time. When nothing that is planned can signal the event, the thread waits for ever: the run
  /// says so and ends.
  ///
  /// Not modelled: a wait that could end only if work below it on the same simulator stack went on.
  ///
  /// DDK: `NdisWaitEvent` · IRQL = `PASSIVE_LEVEL`
  mutating func ndisWaitEvent(_ event: Int, by component: ComponentID) {
    let object = events[event].id
    enter(.ndisWaitEvent, to: ndis, object)
    note(.wait, at: component, object)
    guard processors.irql[Int(cpu)] < .dispatch else {
      stopNdis(.waitEventHighIRQL, level.number)
      return leave(.ndisWaitEvent, object)
    }
    processors.threads[Int(cpu)] -= 1
    let eventCountMax = history.count + Limits.waitEventCountMax
    while !isHalted, !events[event].isSignalled {
      guard history.count < eventCountMax, let item = takeWhatLeadsOn() else {
        waitForEver(object, component)
        break
      }
      runNested(item)
    }
    processors.threads[Int(cpu)] += 1
    leave(.ndisWaitEvent, object)
  }

  private mutating func waitForEver(_ object: ObjectID, _ component: ComponentID) {
    let name = history.lexicon.title(component)
    remark(Remark.waitsForEver(name, for: object), at: component, object)
    isHalted = true
  }

  /// Models `NdisSetEvent`.
  mutating func ndisSetEvent(_ event: Int, by component: ComponentID) {
    events[event].isSignalled = true
    note(.signal, .ndisSetEvent, at: component, events[event].id)
  }

  /// A kernel event object, not signalled.
  mutating func makeEvent() -> Int {
    events.append(EventObject(id: numbers.next(.event), isSignalled: false))
    return events.count - 1
  }
}

// MARK: - Work items

extension World {
  /// Runs a work item of tcpip on a system thread: the second one, where the first one stands still.
  private mutating func runReceiveWork(_ transport: Int, cause: UInt32) {
    let cpu = transports[transport].device.workerCPU
    let isFirst = cpu == worker && !isWorkerStill
    let number = threadNumber(isFirst ? "worker" : "worker2")
    asThread(number, on: cpu) { TcpipDriver().runWork(&$0, transport, cause: cause) }
  }

  /// The running thread stands still for a time, because somebody else holds a lock; everything else goes on.
  mutating func standStill(_ duration: Int64, _ component: ComponentID) {
    let end = later(duration)
    remark(Remark.lockIsHeld, at: component)
    processors.threads[Int(cpu)] -= 1
    isWorkerStill = true
    while !isHalted, let next = agenda.first, next.time <= end, let item = takeWhatLeadsOn() {
      guard item.time <= end else {
        agenda.putBack(item)
        break
      }
      runNested(item)
    }
    isWorkerStill = false
    processors.threads[Int(cpu)] += 1
    now = max(now, end)
  }
}

// MARK: - The end of the machine

extension World {
  /// Models the bug check that a broken driver causes: the event is recorded, and the simulated
  /// machine stands still.
  ///
  /// The program goes on: violations are data (DESIGN D7). Which code a real machine shows for
  /// damaged memory depends on what lies there (NDIS_REFERENCE 9.5).
  mutating func bugCheck(_ code: Int, _ parameters: [Int], at component: ComponentID) {
    note(.bugcheck, at: component)
    attach(.code, code)
    guard !isHalted, isRecording else { return }
    history.attach(.parameters, numbers: parameters.map(Int64.init))
    isHalted = true
    agenda.clear()
  }

  /// A driver reads or writes memory that it may not own any more.
  mutating func touch(_ object: ObjectID, _ mode: Word, by component: ComponentID) {
    note(.touch, at: component, object, status: mode)
  }
}
