import Events

// What ndis.sys, the I/O manager and the programs know (``Digested``).

extension ProtocolBlock: Digested {
  func feed(_ digest: inout StateDigest) { digest.add(isRegistered) }
}

extension AdapterBlock: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(facts: [
      isLocked, isOutOfSendResources, isNextRequestPlanned, isInitialized, isRunning,
      isResetting, needsAddressing, isPauseComplete, isStartPending, isInterruptRegistered,
      isTimerSet, isDeferredCallQueued, requestTimer != 0, transferTimer != 0,
    ])
    digest.add(lock)
    digest.add(all: sendQueue)
    digest.add(all: requestQueue)
    digest.add(request)
    digest.add(lowestRequest)
    digest.add(all: abortedSends)
    digest.add(bindings) { $1.add($0) }
    digest.add(modules) { $1.add($0) }
    digest.add(lookahead)
    digest.add(resetBinding ?? -1)
    digest.add(timerPeriod)
  }
}

extension BindingBlock: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(facts: [
      isOpen, isClosing, isClosePended, isIndicated, isCloseComplete, isPaused, isPausing,
      isUnbinding,
    ])
    digest.add(context)
    digest.add(filter.rawValue)
    digest.add(requestCount)
    digest.add(freedContext)
  }
}

extension ModuleBlock: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(facts: [isAttached, isUnloaded])
    digest.add(phase.word)
  }
}

extension Pool: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(used)
    digest.add(isAlive)
  }
}

extension EventObject: Digested {
  func feed(_ digest: inout StateDigest) { digest.add(isSignalled) }
}

extension Application: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(all: outstanding)
    digest.add(isOpen)
  }
}

// MARK: - Objects

extension Packet: Digested, Numbered {
  func feed(_ digest: inout StateDigest) {
    digest.add(id)
    digest.add(pool)
    digest.add(bytes)
    digest.add(status)
    stack.feed(&digest)
    digest.add(irp)
    digest.add(original)
    digest.add(cancelID)
    digest.add(frame)
    digest.add(memory)
    digest.add(buffer)
    digest.add(facts: [hasHeaderBehind, isAlive])
  }
}

extension NetBufferList: Digested, Numbered {
  func feed(_ digest: inout StateDigest) {
    digest.add(id)
    digest.add(pool)
    source.feed(&digest)
    digest.add(bufferCount)
    digest.add(bytes)
    digest.add(status)
    digest.add(references)
    digest.add(irp)
    digest.add(destination.rawValue)
    digest.add(bytes: data)
    digest.add(original)
    digest.add(facts: [isLent, isUnlinked, isAlive])
  }
}

extension NetBufferList.Source: Digested {
  func feed(_ digest: inout StateDigest) {
    let (kind, index) =
      switch self {
      case .binding(let binding): (0, binding)
      case .module(let module): (1, module)
      case .adapter(let adapter): (2, adapter)
      }
    digest.add(kind << 32 | index)
  }
}

extension IRP: Digested, Numbered {
  func feed(_ digest: inout StateDigest) {
    digest.add(id)
    digest.add(length)
    digest.add(app)
    digest.add(frameCount)
    digest.add(facts: [isWrite, isPended, hasCancelRoutine, isUnlocked, isAlive])
  }
}

extension Request: Digested, Numbered {
  func feed(_ digest: inout StateDigest) {
    digest.add(id)
    digest.add(binding)
    digest.add(value.rawValue)
    digest.add(previousFilter?.rawValue ?? -1)
    digest.add(informationBuffer)
    digest.add(irp)
    digest.add(original)
    digest.add(isAlive)
  }
}

extension Frame: Digested, Numbered {
  func feed(_ digest: inout StateDigest) {
    digest.add(id)
    digest.add(length)
    digest.add(destination.rawValue)
    digest.add(facts: [isIntact, isTruncated])
    digest.add(bytes: bytes)
  }
}
