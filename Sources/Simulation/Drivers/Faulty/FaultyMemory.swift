import Events

/// What the drivers with a bug remember between two calls, and a sound driver need not.
struct FaultyMemory: Sendable {
  /// Indications that a work item is to look at.
  var indications: [Indication] = []
  /// The processor that holds the driver's spin lock.
  var lockHolder: UInt8?
  /// The level that was before it was taken.
  var levelBeforeLock = IRQL.passive
  /// Whether the code of a driver is gone.
  var isUnloaded = false
}

extension World {
  /// The driver takes its spin lock; `false` if that never ends, because its own processor holds it.
  ///
  /// A lock that another processor holds is waited for.
  ///
  /// Not modelled: how long a processor spins.
  mutating func acquireLock(by component: ComponentID) -> Bool {
    guard faulty.lockHolder != cpu else {
      note(.wait, at: component, World.faultyLock)
      note(.note, at: component, World.faultyLock)
      attach(
        .note, text: "This processor holds \(World.faultyLock) itself: it spins for ever.")
      isHalted = true
      return false
    }
    faulty.lockHolder = cpu
    faulty.levelBeforeLock = level
    changeLock(.lock, .ndisAcquireSpinLock, World.faultyLock, component, to: .dispatch)
    return true
  }

  /// The driver releases its spin lock.
  mutating func releaseLock(by component: ComponentID) {
    faulty.lockHolder = nil
    changeLock(
      .unlock, .ndisReleaseSpinLock, World.faultyLock, component, to: faulty.levelBeforeLock)
  }

  private static let faultyLock = ObjectID(.lock, 1)

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
    stopOverAddress(writes: true, isNull: true, by: component)
  }
}
