import Events
import Replay
import Traces

/// P8: how long it takes to find the events that a query holds for, with everything that the query needs.
///
/// The first time nothing is known of the history but its events; then indexes are there, and the median of some times counts.
func measureQueries(_ path: String) throws -> Report {
  let history = try TraceLoader.trace(at: path).history
  var report = Report()
  report.put("events", history.count)
  for (name, text) in queries {
    let timeline = Timeline(history)
    let query = try Query(text, in: history.lexicon)
    var count = 0
    let times = (0..<6).map { _ in timed { count = timeline.matches(query).count }.cpu }
    report.put(name + "_found", count)
    report.put(name + "_first", times[0])
    report.put(name, times.dropFirst().sorted()[2])
  }
  return report
}

/// One query of every kind: what it reads decides what it costs.
private let queries = [
  ("event", "send and cpu == 0"),
  ("calls", "status == PENDING and irql >= DISPATCH"),
  ("object", "obj == P5"),
  ("pairs", "complete and nested"),
  ("text", "ev ~ \"complete$\""),
  ("stack", "owner == ne2000 and q.MpTx.len > 1"),
  ("then", "[send] as a then [complete and obj == a.obj] within 20 us"),
  ("without", "[NdisSend] as a without [ProtocolSendComplete and obj == a.obj] within 1 ms"),
]
