import Events
import Replay
import Terminal

extension ToldPane {
  /// The list of events in words.
  init(eventsOf scene: Scene, room: Int) {
    self.init()
    let moment = scene.moment
    let pane = EventsPane(scene)
    let shown = pane.rows(room)
    let indices = shown.compactMap { if case .event(let index) = $0 { index } else { nil } }
    let sentences = EventSentences(scene)
      .sentences(indices, after: indices.first.flatMap(pane.before))
    rows = shown.map { row in
      switch row {
      case .event(let index):
        ViewReport.Line(sentences[index, default: ""], isHere: index == moment.index)
      case .hidden(let index):
        ViewReport.Line(EventsWords.hidden(EventLine.title(moment.history, index)), isHere: true)
      }
    }
    if let first = indices.first, let last = indices.last {
      hidden = ToldPane.hidden(scene, first: first, last: last)
    }
    if moment.timeline.count == 0 { below = [ScreenWords.noEvents(pane.stepKey)] }
  }

  /// How many events that are shown stand before the first and behind the last one that is told.
  private static func hidden(
    _ scene: Scene, first: Int, last: Int
  ) -> (above: Int, below: Int) {
    guard let shown = scene.sifting.shown else {
      let (moment, next) = (scene.moment, last + 1)
      return (first - moment.history.droppedCount, max(moment.timeline.count - next, 0))
    }
    return (shown.rank(of: first), max(shown.count - shown.rank(of: last) - 1, 0))
  }
}
