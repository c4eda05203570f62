import Events

/// Spin locks: a processor is at DISPATCH_LEVEL from the acquire to the release (NDIS_REFERENCE S34).
///
/// Not modelled: waiting for a lock; items of work run one after the other, so that none is ever held by another one.
extension World {
  /// Models `NdisAcquireSpinLock`, and `NdisDprAcquireSpinLock` for code that knows that it runs at DISPATCH_LEVEL, such as
  /// a DPC.
  ///
  /// Source: [NDIS_REFERENCE S34, E905, R69]
  mutating func ndisAcquireSpinLock(
    _ lock: ObjectID, by component: ComponentID, isDpr: Bool
  ) {
    guard recordsLocks else { return }
    spinLocks.append(HeldSpinLock(lock: lock, cpu: cpu, levelBefore: level))
    changeLock(
      .lock, isDpr ? .ndisDprAcquireSpinLock : .ndisAcquireSpinLock, lock, component,
      to: .dispatch)
  }

  /// Models `NdisReleaseSpinLock` and `NdisDprReleaseSpinLock`.
  ///
  /// Not modelled: the release of a lock that this processor does not hold; nothing happens then.
  mutating func ndisReleaseSpinLock(
    _ lock: ObjectID, by component: ComponentID, isDpr: Bool
  ) {
    guard recordsLocks, let held = takeHeld(lock) else { return }
    changeLock(
      .unlock, isDpr ? .ndisDprReleaseSpinLock : .ndisReleaseSpinLock, lock, component,
      to: held.levelBefore)
  }

  /// Takes a lock from those that the running processor holds.
  private mutating func takeHeld(_ lock: ObjectID) -> HeldSpinLock? {
    spinLocks.lastIndex { $0.lock == lock && $0.cpu == cpu }.map { spinLocks.remove(at: $0) }
  }
}

/// A spin lock that a driver holds.
struct HeldSpinLock: BitwiseCopyable, Sendable {
  let lock: ObjectID
  /// The processor that took it.
  let cpu: UInt8
  /// The level of the processor before it took it.
  let levelBefore: IRQL
}
