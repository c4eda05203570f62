import Events
import Replay
import Verification
import Views

/// To the guilty events: those that break a rule, and the one that breaks the proof line.
extension Session {
  /// Asks for the guilty event; while a bug is hunted it is not told.
  mutating func askForVerdict() -> [Effect] {
    guard huntLine == nil else {
      message = .verdictIsHunted
      return []
    }
    return [.judge]
  }

  /// Goes to the first guilty event; standing on one, to the next; at a bug check to the one that led to it.
  ///
  /// What nobody has looked at is looked at first, as long as `goesOn` says so.
  mutating func goToGuilty(while goesOn: () -> Bool) {
    defer {
      noteStep()
      noteTour(nil)
    }
    lookForFindings(while: goesOn)
    let guilty = guiltyPlaces
    guard let first = guilty.first else {
      let isWhole = !run.isGrowing && !run.isDamaged && run.job == nil
      message = findings.isJudged(timeline) ? .noRuleBroken(isWhole: isWhole) : .stillJudging
      return
    }
    let here = guilty.firstIndex { $0.index + 1 == position }
    let following = here.flatMap { guilty[($0 + 1)...].first { $0.index + 1 > position } }
    let cause = causeOfStop.flatMap { cause in guilty.first { $0.index == cause.index } }
    let next = following ?? cause ?? first
    jump(to: next.index + 1)
    answer(next.message)
  }

  /// Picks the row of the rule that the step breaks, if it breaks one.
  mutating func pickFinding() {
    guard let guilty = findings.broken(at: position - 1) else { return }
    var row = 0
    for finding in findings.all {
      if finding.broken == guilty {
        look.pickedRows[.findings] = row
        return
      }
      row += 1 + finding.stepCount
    }
  }

  /// The broken rule that led to the bug check at which one stands; `nil` if one stands at none.
  var causeOfStop: RuleFinding? {
    guard huntLine == nil, let index = moment.index, moment.event?.kind == .bugcheck else {
      return nil
    }
    return findings.cause(ofStop: index)
  }

  /// A guilty event, and what is said about it.
  private struct GuiltyPlace {
    let index: Int
    let message: Message
  }

  /// One for each event, with the rule that is named there if it breaks several.
  private var guiltyPlaces: [GuiltyPlace] {
    var places: [GuiltyPlace] = []
    for finding in findings.all.compactMap(\.broken) where finding.index != places.last?.index {
      let named = findings.broken(at: finding.index) ?? finding
      places.append(GuiltyPlace(index: finding.index, message: .ruleBroken(named)))
    }
    if let proof = brokenProof, !places.contains(where: { $0.index == proof.index }) {
      places.append(GuiltyPlace(index: proof.index, message: .proofBroken(proof)))
    }
    return places.sorted { $0.index < $1.index }
  }

  /// Where the proof line breaks: before the cursor if it does not hold there, else before the end.
  private var brokenProof: Proof.Break? {
    let first = Proof.breaking(before: position, in: timeline)
    guard first == nil, position != timeline.count else { return first }
    return Proof.breaking(before: timeline.count, in: timeline)
  }
}
