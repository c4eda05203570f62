import Events
import Frames

// What the drivers keep about their devices, bindings and modules (``Digested``).

extension OpenInstance: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(isBound)
    digest.add(ioCount)
    digest.add(openStatus)
    digest.add(all: received)
    digest.add(all: resetIRPs)
    digest.add(all: readIRPs)
  }
}

extension NdisprotOpen: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(facts: [isRunning, isPausing, hasSetFilter, requestsEvent != nil])
    digest.add(sendCount)
    digest.add(all: received)
    digest.add(all: readIRPs)
  }
}

extension NpfOpen: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(outstandingCount)
    digest.add(transfers) { transfer, digest in
      digest.add(transfer.packet)
      digest.add(transfer.cpu)
    }
    digest.add(isBound)
    digest.add(openStatus)
    digest.add(program.instructions) { instruction, digest in
      digest.add(instruction.code)
      digest.add(instruction.k)
    }
  }
}

extension CaptureBuffer: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(copies) { copy, digest in
      digest.add(copy.id)
      digest.add(copy.bytes)
    }
    digest.add(usedBytes)
    digest.add(receivedCount)
    digest.add(droppedCount)
  }
}

extension Adapt: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(facts: [
      isMiniportInitPending, isVirtualAdapterUp, isUnbinding, mustIndicateComplete,
    ])
    digest.add(openStatus)
    digest.add(sendCount)
    digest.add(requestCount)
    digest.add(request)
    digest.add(transfers)
  }
}

extension Transfer: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(frame)
    digest.add(byteOffset)
    digest.add(bytes)
    digest.add(packet)
    digest.add(binding)
  }
}

extension FilterModule: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(sendCount)
    digest.add(receiveCount)
    digest.add(ownCount)
    digest.add(isTimerSet)
    digest.add(all: delayed)
  }
}

extension NE2000Adapter: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(all: packets)
    digest.add(loadedCount)
    digest.add(completedEarlyCount)
    digest.add(hasRefused)
    digest.add(recovery.rawValue)
    digest.add(nanosecondsPerByte)
    digest.add(transfer != nil)
    transfer?.feed(&digest)
  }
}

extension BusMasterAdapter: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(all: packets)
    digest.add(loadedCount)
    digest.add(completedEarlyCount)
    digest.add(hasRefused)
  }
}

extension NetvminiAdapter: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(all: lists)
    digest.add(loadedCount)
    digest.add(completedEarlyCount)
    digest.add(isPausing)
  }
}

extension FaultyMemory: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(indications) { indication, digest in
      digest.add(indication.frame)
      digest.add(indication.packet)
    }
    digest.add(lock ?? .none)
    digest.add(lockHolder.map { Int($0) } ?? -1)
    digest.add(levelBeforeLock.rawValue)
    digest.add(request ?? .none)
    digest.add(timerMemory ?? .none)
    digest.add(freedMemory ?? .none)
    digest.add(facts: [isUnloaded, isSending, hasCompletedInside, hasCancelled])
  }
}

// MARK: - Sockets

extension TcpipInterface: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(facts: [isTimerPlanned, isBound, isDraining, isUnloaded])
    digest.add(openStatus)
    digest.add(waitingCount)
    digest.add(identification)
    digest.add(outstandingSends)
    digest.add(outstandingTransfers)
    digest.add(outstandingRequests)
    digest.add(neighbours)
    digest.add(sends)
    digest.add(fragments)
    digest.add(work) { $0.feed(&$1) }
    digest.add(reassembly.count)
  }
}

extension Neighbour: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(address.description)
    digest.add(hardwareAddress?.description ?? "")
    digest.add(facts: [exists, isLoopback])
    digest.add(ticks)
    digest.add(all: queue)
  }
}

extension FragmentContext: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(memory)
    digest.add(packet)
    digest.add(original)
    digest.add(current)
    digest.add(neighbour)
    digest.add(completion.rawValue)
    digest.add(fragments) { $1.add(bytes: $0.payload) }
  }
}

extension ReceivedFragment: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(packet)
    digest.add(key.identification)
    digest.add(isFirst)
    digest.add(ticks)
  }
}

extension ReceiveWork: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(id)
    digest.add(packet)
    digest.add(type.rawValue)
    digest.add(isLoopback)
  }
}

extension DatagramSocket: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(port)
    digest.add(facts: [isOpen, hasEventHandler])
    digest.add(storedBytes)
    digest.add(stored) { datagram, digest in
      digest.add(datagram.id)
      digest.add(datagram.bytes)
      digest.add(datagram.source.text)
    }
    digest.add(all: reads)
    digest.add(all: receives)
  }
}

extension ActivePoll: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(irp)
    digest.add(socket)
  }
}
