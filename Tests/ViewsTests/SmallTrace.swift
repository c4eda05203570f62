import Events
import Replay
import Traces

@testable import Views

/// Small traces typed by hand: a header, and the lines of a test behind it.
enum SmallTrace {
  /// A stack of a protocol, the library, a miniport and a card with one place of each kind.
  static let topology = """
    "components":[{"id":"packet","kind":"protocol"},{"id":"ndis","kind":"ndis","name":"NDIS"},\
    {"id":"nic","kind":"miniport","queues":[{"id":"Tx","cap":4}],"pools":[{"id":"rx","size":2}],\
    "counters":["sent"],"registers":["ISR"],"machines":{"state":"Off"}},\
    {"id":"card","kind":"nic"},{"id":"cable","kind":"wire"}],\
    "adapters":[{"id":"a1","miniport":"nic"}],\
    "bindings":[{"id":"b1","protocol":"packet","adapter":"a1","counters":["io"]}]
    """

  /// The timeline of a trace with this topology and these lines.
  static func timeline(_ lines: [String], topology: String = topology) throws -> Timeline {
    Timeline(try trace(lines, topology: topology).history)
  }

  /// The trace itself.
  static func trace(_ lines: [String], topology: String = topology) throws -> Trace {
    let header =
      #"{"ndt":1,"schema":"1.0","title":"small","clock":{"unit":"ns","kind":"virtual"},"#
      + #""topology":{\#(topology)}}"#
    let text = ([header] + lines).map { $0 + "\n" }.joined()
    return try Trace(text: text.utf8)
  }
}
