import Replay
import Traces
import Verification

/// A run that somebody has written line by line, without the times of its events.
struct HandMadeTrace {
  let timeline: Timeline

  /// A protocol, a filter and a miniport with one of everything.
  static let header = """
    {"ndt":1,"schema":"1.0","title":"by hand","source":{"kind":"other"},\
    "clock":{"unit":"ns","kind":"virtual"},"topology":{"components":[\
    {"id":"p","kind":"protocol"},{"id":"ndis","kind":"ndis"},{"id":"f","kind":"filter"},\
    {"id":"m","kind":"miniport","queues":[{"id":"q"}]}],"adapters":[{"id":"a1","miniport":"m"}],\
    "bindings":[{"id":"b1","protocol":"p","adapter":"a1"}],\
    "modules":[{"id":"m1","filter":"f","adapter":"a1","position":1,"machines":{"state":"Paused"}}]}}
    """

  /// The run with these events, a line each, from its beginning to its end, or without its end if the recording was cut.
  init(
    _ events: String, _ header: String = HandMadeTrace.header, isCut: Bool = false
  ) throws {
    let lines = events.split(separator: "\n").enumerated().map { number, line in
      "{\"t\":\((number + 1) * 100),\(line)}"
    }
    let end = isCut ? [] : ["{\"t\":99999,\"e\":\"end\",\"n\":\(lines.count)}"]
    let text = ([header] + lines + end).joined(separator: "\n")
    timeline = Timeline(try Trace(text: Array((text + "\n").utf8)).history)
  }

  /// The rules that it breaks, if it tells everything.
  var broken: [String] { timeline.findings.map(\.rule) }

  /// What is found in it by what it tells, as in a recording of another program.
  var judgement: Judgement {
    Judgement(timeline, Testimony(of: timeline.history, isSimulated: false))
  }
}
