import Events
import Replay

/// A moment in a few lines of words, for who hears instead of seeing.
public struct MomentReport {
  /// The lines: where, what, what it means, what it changed.
  public let lines: [String]

  /// The lines of a moment.
  public init(_ moment: Moment, isGrowing: Bool) {
    let place = ReportsWords.place(
      moment.number, of: moment.lastNumber, more: isGrowing ? ReportsWords.runGoesOn : "",
      time: TimeFormat.text(moment.time))
    guard let event = moment.event, let index = moment.index else {
      lines = [ReportsWords.beginning(place, moment.beginning)]
      return
    }
    lines = [
      place + "  " + MomentReport.what(event, moment, index),
      Narration(moment.timeline, index).text, MomentReport.changes(moment.timeline, index),
    ]
  }

  /// The call, from where to where, its objects and its status.
  private static func what(_ event: Event, _ moment: Moment, _ index: Int) -> String {
    let here = moment.lexicon.title(event.at)
    let from = moment.lexicon.title(moment.caller)
    var words = [EventLine.call(event, moment.history, index)]
    switch event.kind {
    case .enter where !from.isEmpty: words.append(ReportsWords.way(from: from, to: here))
    case .leave:
      words.append(CommonWords.returned(moment.answer(of: event)))
      if !from.isEmpty { words.append(ReportsWords.way(from: here, to: from)) }
    default: if !here.isEmpty { words.append(ReportsWords.at(here)) }
    }
    let objects = moment.objects.map(\.description)
    if !objects.isEmpty { words.append(objects.joined(separator: " ")) }
    let cpu = Int(event.cpu)
    words.append(ReportsWords.processor(cpu, level: moment.state.irql(of: cpu).name))
    return words.joined(separator: ", ")
  }

  private static func changes(_ timeline: Timeline, _ index: Int) -> String {
    let changes = Change.changes(timeline, index).map { change in
      let name = change.object == .none ? change.name : "\(change.name) \(change.object)"
      return ReportsWords.change(name, from: change.before, to: change.after)
    }
    return ReportsWords.changed(changes)
  }
}
