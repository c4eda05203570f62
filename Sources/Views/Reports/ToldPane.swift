import Events
import Replay
import Terminal

/// A pane in words, before it is put together: a view knows its own.
struct ToldPane {
  /// What its title says behind its name.
  var note = ""
  /// Its rows.
  var rows: [ViewReport.Line] = []
  /// How many rows have no room.
  var hidden = (above: 0, below: 0)
  /// What is told behind the rows: why there are none, or more about the picked one.
  var below: [String] = []
}

extension ToldPane {
  /// The pane of a scene that has the focus, in so many rows.
  static func pane(of scene: Scene, room: Int) -> ToldPane {
    switch scene.focus {
    case .stack: ToldPane(rows: StateReport.picture(scene.moment).map { ViewReport.Line($0) })
    case .holders: ToldPane(holdersOf: scene)
    case .events: ToldPane(eventsOf: scene, room: room)
    case .inspector: ToldPane(inspectorOf: scene, room: room)
    case .main: scene.view.mainView(scene).map { ToldPane($0, room: room) } ?? ToldPane()
    case .left, .right: ToldPane(bothRunsOf: scene, room: room)
    }
  }

  /// A view of one pane.
  private init(_ view: any MainView, room: Int) {
    self.init()
    let all = view.rows
    let seen = Scrolled(count: all.count, picked: all.picked ?? all.near, room: room).visible
    note = view.toldNote
    rows = zip(seen, view.told(seen)).map { ViewReport.Line($1, isHere: $0 == all.picked) }
    hidden = (seen.lowerBound, all.count - seen.upperBound)
    below = view.toldBelow
  }

  /// Who has what others made.
  private init(holdersOf scene: Scene) {
    self.init()
    let lexicon = scene.moment.lexicon
    let holders = HoldersPane.rows(scene.moment)
    rows = holders.map { row in
      let held = row.isNew ? CommonWords.justNow : row.text
      let holder = OwnersWords.holder(lexicon.title(row.owner), held)
      return ViewReport.Line(
        OwnersWords.told(row.object.description, holder), isHere: row.object == scene.picked)
    }
    below = holders.isEmpty ? [PanesWords.noHolders] : []
  }

  /// What the pane of a scene that has the focus is called.
  static func name(of scene: Scene) -> String {
    switch scene.focus {
    case .holders: ScreenWords.holders
    case .inspector: name(of: .inspector)
    case .stack, .events, .main, .left, .right: name(of: scene.view)
    }
  }

  private static func name(of view: ViewKind) -> String {
    (view.facts.digit.map { "\($0) " } ?? "") + view.title
  }

  /// What is looked for, and what came of it; empty if nothing is.
  static func sifting(_ scene: Scene) -> String {
    guard !scene.sifting.isEmpty else { return "" }
    let moment = scene.moment
    let line = SiftingLine(
      sifting: scene.sifting, total: moment.timeline.count - moment.history.droppedCount,
      index: moment.index)
    return (line.left + line.right).told
  }
}

extension [Span] {
  /// What they say, with one blank between words: nothing that is told stands below something else, and the sign of what is
  /// wrong stands only beside words that say it.
  var told: String {
    map { $0.text.filter { $0 != " " } == GuiltyMark.sign ? " " : $0.text }.joined()
      .split(separator: " ").joined(separator: " ")
  }
}
