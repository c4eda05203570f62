import Events
import Testing

@testable import Verification

/// What is known about the timers of a run is bounded, however many it sets.
struct TimerObjectsTests {
  /// A driver does something with a timer.
  private func act(_ call: Call, _ timer: Int, at index: Int) -> Act {
    let driver = ComponentID(rawValue: 1)
    var event = Event(.action, time: 0)
    event.call = call
    event.at = driver
    event.object = ObjectID(.timer, timer)
    return Act(
      index: index, event: event, call: call, caller: driver, callee: driver, beginning: index,
      count: Event.absent, isLent: false, member: Act.Member(index: 0, count: 1))
  }

  @Test func `many timers cost no more than some, and what runs again and again is kept`() {
    let situation = Situation()
    var timers = TimerObjects()
    func run(_ timer: Int) { timers.run(act(.ndisTimerFunction, timer, at: 9_999), in: situation) }
    func isPeriodic(_ timer: Int) -> Bool {
      timers.first { $0.object == ObjectID(.timer, timer) }?.isPeriodic == true
    }
    timers.set(act(.ndisSetTimerObject, 1, at: 0), in: situation)
    run(1)
    run(1)
    #expect(isPeriodic(1))
    for timer in 2...1_000 {
      timers.set(act(.ndisSetTimerObject, timer, at: 2 * timer), in: situation)
      timers.cancel(act(.ndisCancelTimerObject, timer, at: 2 * timer + 1), in: situation)
    }
    #expect(timers.count == TimerObjects.countMax)
    #expect(isPeriodic(1))
    // Nobody knows any more whether the second one is due once more.
    timers.set(act(.ndisSetTimerObject, 2, at: 3_000), in: situation)
    run(2)
    run(2)
    #expect(!isPeriodic(2))
    run(2)
    #expect(isPeriodic(2))
  }
}
