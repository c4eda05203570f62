import Events
import Testing

@testable import Verification

/// The calls that rules name together.
struct CallGroupTests {
  @Test func `every allocation of the table is one whose answer is looked at`() {
    let named = CallCatalog.all.filter { $0.name.contains("Allocate") }.map(\.call)
    #expect(Set(named) == Call.allocations)
  }
}
