import Events
import Replay
import Terminal
import Verification

/// Events as sentences, for who hears instead of seeing: what each column says, then what marks the row.
struct EventSentences {
  private let scene: Scene
  private let columns: [EventColumn]
  private let tellsMarks: Bool
  private var moment: Moment { scene.moment }

  /// Sentences with what the list of events has in its columns, and with what marks its rows unless that is not wanted.
  init(_ scene: Scene, tellsMarks: Bool = true) {
    self.scene = scene
    self.tellsMarks = tellsMarks
    let own = scene.sifting.table?.columns.map(EventColumn.init(name:))
    columns = own ?? EventColumn.usual.map { $0 == .t && scene.timeForm == .delta ? .dt : $0 }
  }

  /// What is known of some events beside their lines.
  private struct Marks {
    let rules: [Int: EventRule]
    let broken: [Int: RuleFinding]
    let stops: Set<Int>
  }

  /// The values of fields, by name and event.
  private typealias Values = [String: [Int: [String]]]

  /// The sentences of some events, which must be in order; `before` is the one that is shown before them.
  func sentences(_ indices: [Int], after before: Int?) -> [Int: String] {
    let values = values(indices)
    let marks = tellsMarks ? marks(indices) : nil
    var last = before.map { moment.history[$0].time }
    var sentences: [Int: String] = [:]
    for (index, line) in zip(indices, moment.timeline.lines(indices)) {
      let parts =
        columns.map { text($0, line, index, last, values) }
        + (marks.map { remarks(index, $0) } ?? [])
      sentences[index] = parts.filter { !$0.isEmpty }.joined(separator: ", ")
      last = line.time
    }
    return sentences
  }

  private func values(_ indices: [Int]) -> Values {
    var values: Values = [:]
    for case .field(let name) in columns {
      values[name] = moment.timeline.values(of: name, at: indices, isQuoted: false)
    }
    return values
  }

  private func marks(_ indices: [Int]) -> Marks {
    Marks(
      rules: scene.sifting.rules.marks(moment.timeline, indices),
      broken: scene.findings.broken(among: indices),
      stops: Set(scene.sifting.stops.flatMap { $0.stops(moment.timeline, among: indices) }))
  }

  private func text(
    _ column: EventColumn, _ line: EventLine, _ index: Int, _ last: Int64?, _ values: Values
  ) -> String {
    switch column {
    case .seq: return "#\(line.number)"
    case .t: return TimeFormat.text(line.time)
    case .dt: return EventsWords.later(TimeFormat.text(line.time - (last ?? line.time)))
    case .cpu: return CommonWords.cpu(line.cpu)
    case .call: return line.call
    case .route: return line.way
    case .obj: return line.objects.map(\.description).joined(separator: " ")
    case .st: return line.status
    case .mark: return ""
    case .field(let name):
      let found = values[name]?[index] ?? []
      return found.isEmpty ? "" : "\(name) \(found.joined(separator: " "))"
    }
  }

  /// What stands as a sign beside a row.
  private func remarks(_ index: Int, _ marks: Marks) -> [String] {
    let letters = scene.marks.filter { $0.position == index + 1 }.map(\.letter)
    let isFound = scene.sifting.find?.matches.contains(index) == true
    return letters.map { "\(TimelineWords.mark) \($0)" } + [
      marks.rules[index]?.name ?? "",
      marks.broken[index].map { FindingsWords.breaks($0.rule) } ?? "",
      marks.stops.contains(index) ? EventsWords.stops : "", isFound ? EventsWords.found : "",
    ]
  }
}
