import Events

/// What the machine itself knows, by the names under which the events say the same.
///
/// There are never two truths: what readers fold from the events must be this.
struct Tables: Equatable {
  /// The objects that are alive, of the kinds that have a table.
  var objects: Set<ObjectID> = []
  /// The members of queues, head first.
  var queues: [PlaceID: [ObjectID]] = [:]
  /// The values of pools and counters.
  var values: [PlaceID: Int] = [:]
  /// The states of machines.
  var machines: [PlaceID: Word] = [:]
  /// The level of each processor.
  var levels: [IRQL] = []
  /// How many calls are open.
  var openCallCount = 0

  /// The kinds of objects that have a table.
  static let kinds: Set<ObjectKind> = [.packet, .netBufferList, .irp, .request, .frame]
}

extension World {
  /// The tables of the machine as they are now.
  var tables: Tables {
    var tables = Tables()
    addObjects(to: &tables)
    addProtocols(to: &tables)
    addMiniports(to: &tables)
    addTransports(to: &tables)
    addLibrary(to: &tables)
    tables.levels = processors.irql
    tables.openCallCount = processors.frames.count
    return tables
  }

  private func addObjects(to tables: inout Tables) {
    tables.objects.formUnion(packets.occupied.map(\.id))
    tables.objects.formUnion(lists.occupied.map(\.id))
    tables.objects.formUnion(irps.occupied.map(\.id))
    tables.objects.formUnion(requests.occupied.map(\.id))
    tables.objects.formUnion(frames.occupied.map(\.id))
    tables.objects.subtract(agenda.items.compactMap { $0.work.frameOfTheFarEnd })
    tables.objects.subtract(framesInMemory)
  }

  /// The frames whose bytes a card has put into host memory: a descriptor carries the bytes, the frame has ended.
  private var framesInMemory: [ObjectID] {
    let pools = Set(busMasters.map(\.receivePool))
    return packets.occupied.filter { pools.contains($0.pool) }.map(\.frame.id)
  }

  /// ndis.sys: queues of its own, pools, and the states that it keeps for others.
  private func addLibrary(to tables: inout Tables) {
    for adapter in adapters {
      tables.queues[adapter.places.sendQueue] = adapter.sendQueue.map(\.id)
      tables.queues[adapter.places.requestQueue] = adapter.requestQueue.map(\.id)
    }
    for pool in pools where pool.isAlive { tables.values[pool.place] = pool.used }
    for module in modules where module.phase != .detached {
      tables.machines[module.state] = module.phase.word
    }
    tables.queues[.none] = nil
    tables.values[.none] = nil
    tables.machines[.none] = nil
  }

  private func addProtocols(to tables: inout Tables) {
    for open in packetOpens {
      tables.values[open.device.places.io] = open.ioCount
      tables.queues[open.device.places.received] = open.received.map(\.id)
      tables.queues[open.device.places.readIRPs] = open.readIRPs.map(\.id)
    }
    for open in ndisprots {
      tables.values[open.device.sends] = open.sendCount
      tables.queues[open.device.received] = open.received.map(\.id)
      tables.queues[open.device.readIRPs] = open.readIRPs.map(\.id)
    }
    for adapt in adapts {
      tables.values[adapt.device.places.sends] = adapt.sendCount
      tables.values[adapt.device.places.requests] = adapt.requestCount
    }
  }

  /// AFD, tcpip and the captures.
  private func addTransports(to tables: inout Tables) {
    for transport in transports {
      tables.queues[transport.device.places.fragments] = transport.fragments.map(\.packet.id)
      tables.queues[transport.device.places.work] = transport.work.map(\.id)
    }
    for socket in sockets {
      tables.queues[socket.device.places.stored] = socket.stored.map(\.id)
      tables.queues[socket.device.places.reads] = socket.reads.map(\.id)
      tables.queues[socket.device.places.receives] = socket.receives.map(\.id)
      tables.queues[socket.device.places.polls] = polls.filter {
        sockets[$0.socket].device.afd == socket.device.afd
      }.map(\.irp.id)
    }
    for buffer in captureBuffers {
      tables.queues[buffer.places.buffer] = buffer.copies.map(\.id)
      tables.values[buffer.places.received] = buffer.receivedCount
      tables.values[buffer.places.dropped] = buffer.droppedCount
    }
  }

  private func addMiniports(to tables: inout Tables) {
    for card in ne2000s { tables.queues[card.device.transmitQueue] = card.packets.map(\.id) }
    for card in busMasters { tables.queues[card.device.transmitQueue] = card.packets.map(\.id) }
    for card in netvminis { tables.queues[card.device.transmitQueue] = card.lists.map(\.id) }
    for filter in filters {
      tables.values[filter.device.sends] = filter.sendCount
      tables.values[filter.device.receives] = filter.receiveCount
      tables.queues[filter.device.delayed] = filter.delayed.map(\.id)
    }
  }
}

extension Work {
  /// The frame that the far end has sent and the card does not hear yet; the events begin with its arrival.
  fileprivate var frameOfTheFarEnd: ObjectID? {
    if case .frameArrives(_, let frame, _) = self { frame.id } else { nil }
  }
}

extension Simulator {
  /// The tables of the machine as they are now, for whoever compares them with the events.
  var tables: Tables { world.tables }
}
