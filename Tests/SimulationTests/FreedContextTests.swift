import Events
import Testing
import Traces

@testable import Simulation

/// A driver that has freed the memory of a binding is not called with it any more.
struct FreedContextTests {
  @Test(arguments: ["01-protocol/s12-close-pending-unbind-drains", "02-intermediate/s17-uninstall"])
  func `who frees the memory of a binding says so`(name: String) throws {
    let simulator = try Simulator.finished(try Shipped.scenario(name))
    let history = simulator.history
    let freed = (0..<history.count).filter { history[$0].call == .ndisFreeMemory }
      .map { history[$0].object }
    let noted = simulator.world.bindings.map(\.freedContext).filter { $0 != .none }
    #expect(!freed.isEmpty)
    #expect(Set(noted) == Set(freed))
  }
}
