import Events

/// What a driver with a bug remembers between two calls, and the sound one need not; each layer has its own.
struct FaultyMemory: Sendable {
  /// Indications that a work item is to look at.
  var indications: [Indication] = []
  /// The driver's spin lock, once it was taken.
  var lock: ObjectID?
  /// The processor that holds the driver's spin lock.
  var lockHolder: UInt8?
  /// The level that was before it was taken.
  var levelBeforeLock = IRQL.passive
  /// The one request that the driver uses for everything.
  var request: RequestHandle?
  /// What a timer function of the driver looks at.
  var timerMemory: ObjectID?
  /// The same, when it is freed.
  var freedMemory: ObjectID?
  /// Whether the code of the driver is gone.
  var isUnloaded = false
  /// Whether the driver is inside of its NdisSend.
  var isSending = false
  /// Whether a completion came inside of it.
  var hasCompletedInside = false
  /// Whether a program has cancelled something.
  var hasCancelled = false
}

extension World {
  /// What the driver of a layer with a bug remembers.
  subscript(memoryOf component: ComponentID) -> FaultyMemory {
    get { faulty[component] ?? FaultyMemory() }
    _modify { yield &faulty[component, default: FaultyMemory()] }
  }

  /// The driver takes its spin lock; `false` if that never ends, because its own processor holds it.
  ///
  /// A lock that another processor holds is waited for.
  ///
  /// Not modelled: how long a processor spins.
  mutating func acquireLock(by component: ComponentID) -> Bool {
    let lock = self[memoryOf: component].lock ?? numbers.next(.lock)
    self[memoryOf: component].lock = lock
    guard self[memoryOf: component].lockHolder != cpu else {
      note(.wait, at: component, lock)
      remark(Remark.spinsForEver(on: lock), at: component, lock)
      isHalted = true
      return false
    }
    self[memoryOf: component].lockHolder = cpu
    self[memoryOf: component].levelBeforeLock = level
    changeLock(.lock, .ndisAcquireSpinLock, lock, component, to: .dispatch)
    return true
  }

  /// The driver releases its spin lock, if it has one.
  mutating func releaseLock(by component: ComponentID) {
    guard let lock = self[memoryOf: component].lock else { return }
    self[memoryOf: component].lockHolder = nil
    changeLock(
      .unlock, .ndisReleaseSpinLock, lock, component,
      to: self[memoryOf: component].levelBeforeLock)
  }

  /// The packets that stand for an IRP, also those that are gone.
  func packets(for irp: IRPHandle) -> [PacketHandle] {
    packets.slots.indices.filter { packets.slots[$0].irp == irp }
      .map { PacketHandle(slot: Int32($0), id: packets.slots[$0].id) }
  }

  /// The lists that stand for an IRP, also those that are gone.
  func lists(for irp: IRPHandle) -> [ListHandle] {
    lists.slots.indices.filter { lists.slots[$0].irp == irp }
      .map { ListHandle(slot: Int32($0), id: lists.slots[$0].id) }
  }

  /// A packet of a pool that carries a frame and was not freed.
  func packet(carrying frame: FrameHandle, of pool: Int) -> PacketHandle? {
    packets.slots.indices.first {
      packets.slots[$0].isAlive && packets.slots[$0].pool == pool
        && packets.slots[$0].frame == frame
    }.map { PacketHandle(slot: Int32($0), id: packets.slots[$0].id) }
  }

  /// A driver uses a pointer that is NULL, and the machine stops.
  mutating func useNull(by component: ComponentID) {
    touch(ObjectID(.unknown, 0), Word.Memory.write, by: component)
    stopOverAddress(access: .write, isNull: true, by: component)
  }
}
