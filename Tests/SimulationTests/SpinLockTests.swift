import Events
import Testing

@testable import Simulation

/// A spin lock remembers the level from before it was taken, whatever else is held.
struct SpinLockTests {
  private static let first = ObjectID(.lock, 101)
  private static let second = ObjectID(.lock, 102)

  private func world() throws -> World {
    let scenario = try Run.scenario("params: { locks: yes }\nstack: [app, packet, busmaster]")
    var world = try Simulator(scenario).world
    world.cpu = 0
    return world
  }

  @Test func `a release gives back the level of its own lock`() throws {
    var world = try world()
    world.ndisAcquireSpinLock(SpinLockTests.first, by: world.ndis, isDpr: false)
    world.ndisAcquireSpinLock(SpinLockTests.second, by: world.ndis, isDpr: false)
    world.ndisReleaseSpinLock(SpinLockTests.first, by: world.ndis, isDpr: false)
    #expect(world.level == .passive)
    world.ndisReleaseSpinLock(SpinLockTests.second, by: world.ndis, isDpr: false)
    #expect(world.level == .dispatch && world.spinLocks.isEmpty)
  }

  @Test func `two processors have levels of their own`() throws {
    var world = try world()
    world.ndisAcquireSpinLock(SpinLockTests.first, by: world.ndis, isDpr: false)
    world.cpu = 1
    world.processors.irql[1] = .dispatch
    world.ndisAcquireSpinLock(SpinLockTests.second, by: world.ndis, isDpr: true)
    world.cpu = 0
    world.ndisReleaseSpinLock(SpinLockTests.first, by: world.ndis, isDpr: false)
    #expect(world.level == .passive && world.processors.irql[1] == .dispatch)
    world.cpu = 1
    world.ndisReleaseSpinLock(SpinLockTests.second, by: world.ndis, isDpr: true)
    #expect(world.level == .dispatch && world.spinLocks.isEmpty)
  }

  @Test func `a lock that nobody holds is not released`() throws {
    var world = try world()
    world.ndisAcquireSpinLock(SpinLockTests.first, by: world.ndis, isDpr: false)
    let count = world.history.count
    world.ndisReleaseSpinLock(SpinLockTests.second, by: world.ndis, isDpr: false)
    #expect(world.level == .dispatch && world.history.count == count)
  }
}
