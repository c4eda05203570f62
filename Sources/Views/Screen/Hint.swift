import Events
import Replay
import Terminal
import Verification

/// One sentence about what comes next, and the key that goes there.
struct Hint {
  let scene: Scene
  /// Whether something does not add up here.
  private let isBroken: Bool

  init(_ scene: Scene, isBroken: Bool = false) {
    self.scene = scene
    self.isBroken = isBroken
  }

  private var moment: Moment { scene.moment }

  /// The sentence, and what is said behind it where there is room.
  var pieces: [[Span]] {
    if scene.playing == .forward { return playing }
    if let note = scene.notebook.note(at: moment.position) {
      return [[Span(HintWords.note + "  ", .muted), Span(note.text.shown, .strong)]]
    }
    if scene.view == .compare { return compare }
    if !scene.view.hasStepBelow, let index = moment.index {
      return step(index) + [guilty].filter { !$0.isEmpty }.map { [Span("   ")] + $0 }
    }
    if scene.picked != .none { return picked }
    return [guilty + next] + [match].filter { !$0.isEmpty }
  }

  /// How one gets to the guilty event where something is broken; on the event itself, to what led to it.
  private var guilty: [Span] {
    guard scene.hunt == nil, let index = moment.index else { return [] }
    if scene.guilt != nil {
      return [
        Span(GuiltyMark.sign + " ", GuiltyMark.role), Span(scene.key("findings", "8"), .key),
        Span(HintWords.showsEvidence, .muted),
      ]
    }
    let isStop = moment.event?.kind == .bugcheck
    let first = scene.findings.guilty(before: index, isStop: isStop)?.index
    guard isBroken || first != nil else { return [] }
    let number = first.map { HintWords.toGuilty(moment.history.sequence(of: $0)) }
    return [
      Span(GuiltyMark.sign + " ", GuiltyMark.role), Span(scene.key("verdict", "v"), .key),
      Span(number ?? HintWords.findsGuilty, .muted),
    ]
  }

  private var playing: [[Span]] {
    [
      [
        Span(scene.key("play", "Space"), .key), Span(HintWords.stopsHere, .muted),
        Span(scene.key("slower", "-"), .key),
        Span(HintWords.slower, .muted), Span(scene.key("faster", "+"), .key),
        Span(HintWords.faster, .muted),
      ], [Span(HintWords.same, .muted)],
    ]
  }

  private var compare: [[Span]] {
    guard scene.comparison != nil else { return [next] }
    return [
      [
        Span(scene.key("next_mark", "]"), .key), Span(HintWords.nextDifference, .muted),
        Span(scene.key("last_mark", "["), .key),
        Span(HintWords.lastDifference, .muted),
      ],
      [
        Span(scene.key("down", "j") + " " + scene.key("up", "k"), .key),
        Span(HintWords.rows, .muted),
      ],
      [Span(scene.key("next_pane", "Tab"), .key), Span(HintWords.otherSide, .muted)],
      [Span(scene.key("normal_speed", "="), .key), Span(HintWords.ties, .muted)],
      [Span(scene.key("against", "D"), .key), Span(HintWords.compares, .muted)],
    ]
  }

  /// What is known about the object that the user has picked.
  private var picked: [[Span]] {
    let object = scene.picked
    let name = Span(object.description, .mention(moment.journey(of: object)))
    guard let state = moment.state[object] else {
      return [[name, Span(HintWords.isNotHere, .text)]] + keysOfPicked
    }
    let since = moment.since(Int(state.ownedSince))
    let text = HintWords.belongs(
      to: moment.lexicon.title(state.owner), since: since.number(moment.history), held: since.text)
    return [[name, Span(text, .text)]] + keysOfPicked
  }

  /// What can be done with the object that is picked, each key alone, so that as many are seen as have room.
  private var keysOfPicked: [[Span]] {
    let same = scene.key("same", "*") + " " + scene.key("same_back", "#")
    let keys = [
      opens(scene.key("open", "Enter")), follow,
      HintWords.same(same), HintWords.unpicks(scene.key("close", "Esc")),
    ]
    return keys.compactMap(\.self).map { [Span($0, .muted)] }
  }

  /// What the key does that opens something, in the pane that has the focus; `nil` where nothing comes of it.
  private func opens(_ key: String) -> String? {
    switch scene.focus {
    case .stack, .holders, .events: inspects(scene.picked, key)
    case .inspector: opensBranch(key)
    case .main: opensRow(key)
    case .left, .right: nil
    }
  }

  /// Of what does not exist here there is nothing to see.
  private func inspects(_ object: ObjectID, _ key: String) -> String? {
    guard moment.state[object] != nil else { return nil }
    return HintWords.inspects(key, object == scene.picked ? nil : object.description)
  }

  private func opensBranch(_ key: String) -> String? {
    let tree = InspectorTree(moment, scene.picked, scene.inspection)
    guard let row = tree.picked else { return nil }
    if let isOpen = row.isOpen { return HintWords.turns(key, isOpen: isOpen) }
    if row.object != .none { return inspects(row.object, key) }
    return row.target.map { HintWords.goes(key, to: number(at: $0 + 1)) }
  }

  /// A row is folded, leads to its moment, or to its object.
  private func opensRow(_ key: String) -> String? {
    let rows = SceneRows(scene)
    guard let row = rows.picked else {
      return rows.areTime ? inspects(moment.objects.first ?? .none, key) : nil
    }
    if rows.toggle(row) != nil { return HintWords.unfolds(key) }
    if !rows.areTime, let position = rows.position(row) {
      return HintWords.goes(key, to: number(at: position))
    }
    return inspects(rows.object(row), key)
  }

  private func number(at position: Int) -> Int { Moment(moment.timeline, at: position).number }

  /// While something is followed, the key ends that, whatever is picked.
  private var follow: String {
    let key = scene.key("follow", "F6")
    guard scene.followed != .none else { return HintWords.follows(key) }
    let isOther = scene.followed != scene.picked
    return HintWords.stopsFollowing(key, isOther ? scene.followed.description : nil)
  }

  /// What the step means, where no pane says it: what happened, and why it matters.
  private func step(_ index: Int) -> [[Span]] {
    let narration = Narration(moment.timeline, index)
    let rest = String(narration.text.dropFirst(narration.headline.count))
    return [(narration.headline, Role.strong), (rest, .text)].map { text, role in
      Mention.spans(in: text, role: role) { moment.journey(ofID: $0) }
    }
  }

  private var next: [Span] {
    guard moment.position < moment.timeline.count else { return atEnd }
    let sentence = Narration(moment.timeline, moment.position).headline
    let text = Mention.spans(in: sentence, role: .text) { moment.journey(ofID: $0) }
    return [Span(beforeNext, .muted)] + text
  }

  private var beforeNext: String {
    guard moment.index == nil else { return HintWords.next }
    return moment.number == 0 ? HintWords.nextAtBeginning : HintWords.nextAtFirstKept(moment.number)
  }

  private var atEnd: [Span] {
    guard scene.isGrowing else { return atLastEvent }
    return [
      Span(scene.key("step", "l"), .key), Span(HintWords.simulates, .muted),
      Span(scene.key("play", "Space"), .key),
      Span(HintWords.goesOn, .muted), Span(scene.key("inject", "e"), .key),
      Span(HintWords.injects, .muted),
    ]
  }

  /// Where nothing comes any more; a trace without events has no way back either.
  private var atLastEvent: [Span] {
    let isEmpty = moment.timeline.count == 0
    let end = HintWords.end(moment.number, isDamaged: scene.isDamaged)
    if isEmpty { return [Span(scene.isDamaged ? end : CommonWords.noEvents, .text)] }
    return [
      Span(end, .text), Span("   ", .muted), Span(scene.key("back", "h"), .key),
      Span(HintWords.goesBack, .muted), Span(scene.key("start", "gg"), .key),
      Span(HintWords.toBeginning, .muted),
    ]
  }

  /// Where the call of this step is completed, if it is known and not beside it.
  private var match: [Span] {
    guard let index = moment.index, let event = moment.event,
      event.kind == .enter || event.kind == .leave,
      let name = event.call.facts?.completion, !name.isEmpty, event.status != .success,
      let completion = moment.timeline.completion(of: index, searchCount: Timeline.searchCountMax),
      completion > moment.position,
      let object = moment.objects.first
    else { return [] }
    return [
      Span("  " + scene.key("match", "%"), .key), Span(HintWords.jumps, .muted),
      Span(object.description, .mention(moment.journey(of: object))),
      Span(", #\(moment.history.sequence(of: completion))", .muted),
    ]
  }
}
