import Events
import Replay
import Testing

@testable import Verification

/// Each fault is found in a history that is typed for it.
struct InvariantFaultTests {
  private var history = History()
  private let driver: ComponentID

  init() {
    driver = history.lexicon.declare(Component(id: "driver", kind: .filter))
  }

  private func fault(_ history: History) -> Invariants.Fault? {
    Invariants(Timeline(history)).firstBreach?.fault
  }

  @Test func `a machine that stops, and memory of others`() {
    var stopped = history
    stopped.append(Event(.bugcheck, time: 1))
    #expect(fault(stopped) == .stopped)
    var touched = history
    var event = Event(.touch, time: 1)
    event.at = driver
    event.object = ObjectID(.packet, 1)
    touched.append(event)
    #expect(fault(touched) == .touched(component: "driver", ObjectID(.packet, 1)))
    #expect(fault(history) == nil)
  }
}
