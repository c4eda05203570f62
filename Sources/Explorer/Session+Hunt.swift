import Events
import Replay
import Verification
import Views

/// Hunting a bug: the hunt is judged by what it knows itself; here it is asked and told.
extension Session {
  /// Does a step of a hunt that is no movement.
  mutating func perform(hunt step: Hunting) {
    guard let hunt else { return message = Message(HuntWords.noHunt, .warning) }
    guard hunt.goesOn else { return openExplanation() }
    switch step {
    case .symptom: openBriefing()
    case .guilty: guess()
    case .hint: takeHint()
    case .giveUp:
      self.hunt?.giveUp()
      openExplanation()
    }
  }

  /// The hunt sees where the cursor stands, and counts it if it has moved; a card that was put aside comes back next time.
  mutating func noteStep() {
    let position = self.position
    hunt?.see(position)
    if look.bugCheckAside != position { look.bugCheckAside = nil }
  }

  /// How the hunt stands, for the state line; `nil` if there is none that goes on.
  var huntLine: String? {
    hunt.flatMap { $0.goesOn ? HuntWords.standing($0) : nil }
  }

  /// Why nothing is done with the run that would tell what is hunted; `nil` if there is no hunt.
  ///
  /// When the hunt is over, it says how the run is opened for that.
  var huntRefusal: Message? {
    hunt.map { hunt in
      hunt.goesOn ? .hunted : Message(HuntWords.openIt(hunt.secret.name, position), .warning)
    }
  }

  /// What is noticed of the bug and how it is hunted, a line each; nothing if there is no hunt.
  var briefing: [String] {
    guard let hunt else { return [] }
    return HuntWords.task + symptomLines
      + [
        HuntWords.commands, HuntWords.prices + " " + HuntWords.par(hunt),
        HuntWords.again(hunt.seed),
      ]
  }

  /// Shows what is noticed of the bug.
  mutating func openBriefing() {
    guard let hunt else { return }
    guard hunt.goesOn else { return openExplanation() }
    let symptoms = symptomLines.map {
      InsightEntry(cells: [HuntWords.noticed, $0], detail: $0, goal: .nothing)
    }
    let rest = [
      (HuntWords.howTo, keyed(HuntWords.keys)), (HuntWords.price, HuntWords.prices),
      (HuntWords.par, HuntWords.parAlone(hunt)), (HuntWords.sofar, HuntWords.cost(hunt)),
      (HuntWords.same, HuntWords.again(hunt.seed)),
    ].map { InsightEntry(cells: [$0.0, $0.1], detail: $0.1, goal: .nothing) }
    open(.hunt(HuntWords.question), symptoms + rest)
  }

  private var symptomLines: [String] {
    (hunt?.symptoms ?? []).map { HuntWords.sentence($0, timeline) }
  }

  private mutating func guess() {
    guard position > timeline.history.droppedCount else {
      return message = Message(HuntWords.noEvent, .warning)
    }
    let index = position - 1
    switch hunt?.guess(index) {
    case .over: openExplanation()
    case .wrong: answer(Message(HuntWords.wrong(moment.number), .warning))
    case .wrongAgain: answer(Message(HuntWords.wrongAgain, .warning))
    case nil: break
    }
  }

  private mutating func takeHint() {
    guard let hint = hunt?.takeHint(), let finding = hunt?.findings.first else {
      return message = Message(HuntWords.noHint, .warning)
    }
    message = Message(HuntWords.hint(hint, finding, timeline))
  }

  // MARK: - The end

  /// Shows what was wrong: the rule, the evidence, the cure, and how one sees it openly.
  private mutating func openExplanation() {
    guard let hunt, let ending = hunt.ending else { return }
    open(.hunt(HuntWords.verdict(hunt)), explanation(hunt, ending))
  }

  private func explanation(_ hunt: Hunt, _ ending: Hunt.Ending) -> [InsightEntry] {
    let finding = ending.finding
    let facts = finding.facts
    func line(_ word: String, _ text: String) -> InsightEntry {
      InsightEntry(cells: [word, text], detail: text, goal: .nothing)
    }
    let rule = [
      line(HuntWords.score, HuntWords.points(hunt)),
      line(finding.rule, facts?.promise ?? finding.sentence),
    ]
    let evidence = finding.evidence.map { step in
      let number = HuntWords.number(
        timeline.history.sequence(of: step.index), isGuilty: step.index == finding.index)
      return InsightEntry(
        cells: [number, step.sentence], detail: step.sentence, goal: .position(step.index + 1))
    }
    let rest = [
      (HuntWords.bug, facts?.bug ?? ""), (HuntWords.windows, facts?.consequence ?? ""),
      (HuntWords.cure, facts?.cure ?? ""), (HuntWords.scenario, hunt.secret.title),
      (
        HuntWords.openly,
        HuntWords.command(hunt.secret.name, timeline.history.sequence(of: finding.index))
      ),
    ].filter { !$0.1.isEmpty }.map { line($0.0, $0.1) }
    return rule + evidence + rest
  }
}
