import Events
import Replay
import Terminal

extension ToldPane {
  /// Two runs in words: a line for what belongs together.
  init(bothRunsOf scene: Scene, room: Int) {
    self.init()
    guard let comparison = scene.comparison else {
      below = [CompareWords.none] + CompareWords.how.map { "\($0): \($1)" }
      return
    }
    let alignment = comparison.alignment
    let seen = Scrolled(count: alignment.rowCount, picked: comparison.row, room: room).visible
    let entries = seen.map { alignment[$0] }
    let a = ToldPane.sentences(scene, entries.compactMap(\.a))
    let b = ToldPane.sentences(ToldPane.other(scene, comparison), entries.compactMap(\.b))
    let sides = [
      ViewReport.Line("A \(scene.title)", isHere: scene.focus == .left),
      ViewReport.Line("B \(comparison.title)", isHere: scene.focus == .right),
    ]
    rows =
      sides
      + zip(seen, entries).map { row, entry in
        let own = entry.a.flatMap { a[$0] } ?? ""
        let other = entry.b.flatMap { b[$0] } ?? ""
        return ViewReport.Line(
          CompareWords.told(entry.kind, own, other), isHere: row == comparison.row)
      }
    hidden = (seen.lowerBound, alignment.rowCount - seen.upperBound)
    if seen.isEmpty { below = [CompareWords.nothing] }
  }

  /// The scene at the moment of the other run, with the same columns, and without what is known of the first one only.
  private static func other(_ scene: Scene, _ comparison: SceneComparison) -> Scene {
    var other = Scene(comparison.moment, title: comparison.title)
    other.timeForm = scene.timeForm
    other.sifting.table = scene.sifting.table
    return other
  }

  /// The sentences of the events that the run of a scene has by now; what marks a row is told of no side.
  private static func sentences(_ scene: Scene, _ indices: [Int]) -> [Int: String] {
    let kept = scene.moment.history.droppedCount..<scene.moment.timeline.count
    let seen = indices.filter(kept.contains)
    let before = seen.first.map { $0 - 1 }.flatMap { kept.contains($0) ? $0 : nil }
    return EventSentences(scene, tellsMarks: false).sentences(seen, after: before)
  }
}
