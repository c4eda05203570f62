import Events
import Replay
import Terminal
import TestNumbers
import Verification

@testable import Views

/// Makes scenes that nobody would think of; the same seed makes the same.
struct RandomScene {
  var random: RandomNumbers

  init(seed: UInt64) { random = RandomNumbers(seed: seed) }

  /// A size from one cell to more than a screen.
  mutating func size() -> Size {
    random.once(in: 3)
      ? Size(rows: random.number(in: 1...12), columns: random.number(in: 1...50))
      : Size(rows: random.number(in: 1...60), columns: random.number(in: 1...200))
  }

  /// Any moment of a timeline with any attention of a user.
  mutating func scene(of timeline: Timeline) -> Scene {
    let position = random.number(in: 0...timeline.count)
    var scene = Scene(Moment(timeline, at: position), title: "a lesson about packets")
    scene.keys = random.once(in: 5) ? [] : Sample.keys
    scene.view = random.pick(ViewKind.allCases)
    scene.focus = random.pick(Pane.allCases)
    scene.timeForm = random.pick(TimeForm.allCases)
    scene.picked = object(of: timeline)
    scene.followed = object(of: timeline)
    scene.isGrowing = random.once(in: 3)
    scene.inspection.row = random.number(in: -2...40)
    scene.inspection.toggled = random.once(in: 2) ? ["/contents", "/step"] : ["/contents/ARP"]
    scene.toggled = random.once(in: 2) ? [] : Set((0...4).map { _ in random.number(in: 0...60) })
    scene.showsAll = random.once(in: 3)
    scene.isZoomed = random.once(in: 4)
    if random.once(in: 3) { movePanes(&scene) }
    scene.tour = random.once(in: 8) ? Sample.tour : nil
    play(&scene)
    speak(&scene)
    if scene.view == .findings { scene.findings.advance(timeline, random.number(in: 0...500)) }
    scene.isFrozen = random.once(in: 5)
    if scene.view == .compare, !random.once(in: 4) { scene.comparison = comparison(timeline) }
    sift(&scene)
    note(&scene)
    return scene
  }

  private mutating func movePanes(_ scene: inout Scene) {
    for border in PaneBorder.allCases {
      scene.paneSizes.shifts[border] = random.number(in: -12_000...12_000)
    }
  }

  private mutating func sift(_ scene: inout Scene) {
    let count = scene.moment.timeline.count
    func sifted(_ text: String) -> Sifted {
      let rarity = random.pick([1, 2, 9, 1_000_000])
      var set = MatchSet()
      let end = random.once(in: 4) ? random.number(in: 0...count) : count
      set.append((0..<end).filter { _ in random.once(in: rarity) }, upTo: end)
      var sifted = Sifted(text, set)
      sifted.isSearching = random.once(in: 4)
      return sifted
    }
    if random.once(in: 4) {
      scene.sifting.table = EventTable(random.pick([["seq"], ["call", "owner", "st", "irql"]]))
    }
    if random.once(in: 3) { scene.sifting.filter = sifted("send and status == PENDING") }
    if random.once(in: 3) { scene.sifting.find = sifted(String(repeating: "find ", count: 40)) }
    if random.once(in: 3) {
      var aid = PromptAid()
      aid.verdict = "unknown field \"ownr\". Did you mean owner?"
      aid.state = random.pick([.valid, .unfinished, .wrong])
      let start = random.number(in: 0...90)
      aid.mark = random.once(in: 2) ? nil : start..<start + random.number(in: 0...9)
      aid.choices = (0..<random.number(in: 0...30)).map { PromptAid.Choice("SUCCESS", count: $0) }
      scene.prompt?.aid = aid
    }
  }

  private mutating func note(_ scene: inout Scene) {
    let lexicon = scene.moment.lexicon
    guard random.once(in: 3), !lexicon.places.isEmpty else { return }
    for _ in 0..<random.number(in: 1...6) {
      let place = PlaceID(index: random.number(in: 0...lexicon.places.count - 1))
      scene.notebook.watches.append(Watch(.place(place), lexicon))
    }
    scene.notebook.watches.append(Watch(.owner(scene.picked), lexicon))
    let position = random.number(in: 0...scene.moment.timeline.count)
    scene.notebook.setNote("a remark", at: position)
  }

  /// The run beside itself, as far as it happens to be aligned.
  private mutating func comparison(_ timeline: Timeline) -> SceneComparison {
    var alignment = Alignment(timeline.history, timeline.history)
    alignment.advance(random.number(in: 0...2 * timeline.count))
    var comparison = SceneComparison(
      title: "another one", moment: Moment(timeline, at: random.number(in: 0...timeline.count)),
      alignment: alignment)
    comparison.row = random.once(in: 3) ? nil : random.number(in: 0...timeline.count + 3)
    comparison.isTied = random.once(in: 2)
    comparison.isWorking = random.once(in: 3)
    return comparison
  }

  private mutating func play(_ scene: inout Scene) {
    if random.once(in: 2) { scene.playing = .forward }
    if random.once(in: 2) { scene.flightPermille = random.number(in: -10...1_100) }
    for letter in "abc" where random.once(in: 3) {
      let position = random.number(in: -5...scene.moment.timeline.count + 5)
      scene.marks.append(UserMark(letter, at: position))
    }
    if random.once(in: 3) { scene.breakpoints = ["NdisSend", "MiniportSend"] }
  }

  private mutating func speak(_ scene: inout Scene) {
    if random.once(in: 4) {
      scene.message = Message("P1 is not here", random.pick([.note, .error]))
    }
    if random.once(in: 4) {
      let text = String(repeating: "word ", count: random.number(in: 0...60))
      scene.prompt = Prompt(label: "go to", text: text, cursor: random.number(in: 0...text.count))
    }
    if random.once(in: 4) {
      scene.job = Job(
        name: "loading", permille: random.pick([nil, 0, 400, 1_000, 1_200]),
        eventCount: random.number(in: 0...2_000_000))
    }
    if random.once(in: 5) {
      scene.window = Sample.window
      scene.window?.picked = random.number(in: -1...9)
    }
  }

  private mutating func object(of timeline: Timeline) -> ObjectID {
    guard timeline.count > 0, random.once(in: 2) else { return .none }
    let index = random.number(in: 0...timeline.count - 1)
    return timeline.history.objects(of: index).first ?? ObjectID(.packet, 999)
  }
}
