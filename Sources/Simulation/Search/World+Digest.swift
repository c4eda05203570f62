import Events
import Frames

extension World {
  /// What stands for the state of the machine between two items of its agenda; `nil` where this state is like no other one.
  ///
  /// `more` adds what somebody else remembers of the way to this state.
  ///
  /// Not modelled: datagrams that lie half put together, and the frames of a capture; such states are never found equal.
  func digest(_ more: (inout StateDigest) -> Void) -> UInt128? {
    guard capture == nil, !transports.contains(where: { $0.reassembly.count > 0 }),
      !peers.contains(where: { $0.reassembly.count > 0 })
    else { return nil }
    var digest = StateDigest(now: now)
    feedMachine(&digest)
    feedLibrary(&digest)
    feedDrivers(&digest)
    feedHardware(&digest)
    feedPlans(&digest)
    feedObjects(&digest)
    more(&digest)
    return digest.value
  }

  private func feedMachine(_ digest: inout StateDigest) {
    digest.add(cpu)
    digest.add(facts: [isHalted, isWorkerStill, isRecording])
    digest.add(processors.irql) { $1.add($0.rawValue) }
    digest.add(processors.threads) { $1.add($0) }
    digest.add(processors.frames) { $1.add($0.call.rawValue) }
    digest.add(spinLocks) { held, digest in
      digest.add(held.lock)
      digest.add(held.cpu)
      digest.add(held.levelBefore.rawValue)
    }
    digest.add(failingAllocationCount)
    digest.add(events)
    choices.feed(&digest)
    if choices.dependsOnTime { digest.add(now) }
  }

  private func feedLibrary(_ digest: inout StateDigest) {
    digest.add(protocols)
    digest.add(adapters)
    digest.add(bindings)
    digest.add(modules)
    digest.add(pools)
    digest.add(apps)
  }

  private func feedDrivers(_ digest: inout StateDigest) {
    digest.add(packetOpens)
    digest.add(ndisprots)
    digest.add(npfs)
    digest.add(adapts)
    digest.add(filters)
    digest.add(ne2000s)
    digest.add(busMasters)
    digest.add(netvminis)
    digest.add(captureBuffers)
    digest.add(transports)
    digest.add(sockets)
    digest.add(polls)
    digest.add(faulty.count)
    guard !faulty.isEmpty else { return }
    for component in faulty.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      digest.add(component.rawValue)
      faulty[component]?.feed(&digest)
    }
  }

  private func feedHardware(_ digest: inout StateDigest) {
    digest.add(nics)
    digest.add(peers)
  }

  /// What is planned, in the order in which it will be done.
  private func feedPlans(_ digest: inout StateDigest) {
    let planned = agenda.items.sorted { $0 < $1 }
    digest.add(planned) { item, digest in
      digest.add(time: item.time)
      feed(item.work, &digest)
    }
    digest.add(triggers.waiting) { trigger, digest in
      digest.add(trigger.remaining)
      digest.add(trigger.delay)
      feed(action: trigger.action, &digest)
    }
  }

  private func feedObjects(_ digest: inout StateDigest) {
    digest.add(packets)
    digest.add(lists)
    digest.add(irps)
    digest.add(requests)
    digest.add(frames)
    digest.add(remainsOf: packets)
    digest.add(remainsOf: lists)
    digest.add(remainsOf: irps)
    digest.add(remainsOf: requests)
    digest.add(remainsOf: frames)
    digest.add(contents.count)
    guard !contents.isEmpty else { return }
    for object in contents.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      digest.add(object)
      digest.add(bytes: contents[object] ?? [])
    }
  }

  /// What an action does and how often; its number depends on what a user did before.
  private func feed(action index: Int, _ digest: inout StateDigest) {
    let planned = actions[index]
    guard planned.turn != nil else { return digest.add(index) }
    digest.add(planned.action.stimulus.description)
  }
}

extension World {
  /// What an item of the agenda does; its cause is only recorded.
  private func feed(_ work: Work, _ digest: inout StateDigest) {
    switch work {
    case .stimulus(let action, let round):
      digest.add(1)
      digest.add(round)
      digest.add(time: actions[Int(action)].start)
      feed(action: Int(action), &digest)
    case .frameArrives(let nic, let frame, _):
      digest.add(2)
      digest.add(nic)
      digest.add(frame)
    case .frameLeaves(let nic, let cause):
      digest.add(kind: 3, nic)
      digest.add(nics[Int(nic)].transmission == cause)
    case .cableIsQuiet(let nic, let cause):
      digest.add(kind: 4, nic)
      digest.add(nics[Int(nic)].transmission == cause)
    case .capturedFrame(let nic): digest.add(kind: 5, nic)
    case .interrupt(let adapter, _): digest.add(kind: 6, adapter)
    case .checkForHang(let adapter, _): digest.add(kind: 7, adapter)
    case .resetDone(let adapter, _): digest.add(kind: 8, adapter)
    case .deferredCall(let adapter, _): digest.add(kind: 9, adapter)
    case .transferDone(let adapter, let cause):
      digest.add(kind: 10, adapter)
      digest.add(adapters[Int(adapter)].transferTimer == cause)
    case .requestDone(let adapter, let cause):
      digest.add(kind: 11, adapter)
      digest.add(adapters[Int(adapter)].requestTimer == cause)
    case .openDone(let binding, _): digest.add(kind: 12, binding)
    case .closeDone(let binding, _): digest.add(kind: 13, binding)
    case .startDevice(let adapter, _): digest.add(kind: 14, adapter)
    case .pauseWorkItem(let binding, _): digest.add(kind: 15, binding)
    case .nextRequest(let adapter): digest.add(kind: 16, adapter)
    case .filterTimer(let module, let round, _):
      digest.add(kind: 17, module)
      digest.add(modules[Int(module)].timerRound == round)
    case .miniportTimer(let adapter, let round, _):
      digest.add(kind: 18, adapter)
      digest.add(adapters[Int(adapter)].timerRound == round)
    case .miniportWorkItem(let adapter, _): digest.add(kind: 19, adapter)
    case .readAgain(let app): digest.add(kind: 20, app)
    case .workItem(let binding, _): digest.add(kind: 21, binding)
    case .bindSocket(let socket): digest.add(kind: 22, socket)
    case .receiveWork(let transport, _): digest.add(kind: 23, transport)
    case .ipTimer(let transport, _): digest.add(kind: 24, transport)
    case .selectTimeout(let number, _):
      digest.add(25)
      digest.add(ObjectID(.irp, Int(number)))
    case .peerSends(let peer): digest.add(kind: 26, peer)
    }
  }
}

extension StateDigest {
  fileprivate mutating func add(kind: Int, _ index: Int32) {
    add(kind << 32 | Int(index))
  }
}
