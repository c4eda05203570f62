import Events
import Replay
import Verification
import Views

extension InsightPurpose {
  /// What is noticed of a bug, or what it was.
  static func hunt(_ title: String) -> InsightPurpose {
    InsightPurpose(
      title: title, noun: "lines", enter: "goes to a numbered event", detailRowCount: 4,
      mainCell: 1)
  }
}

/// Every sentence of a bug hunt.
enum HuntWords {
  static func title(_ seed: UInt64) -> String { "Bug hunt \(seed)" }

  static let question = "A driver of this stack has a bug. Which event breaks the rule?"
  static let task = ["A driver of this stack has a bug. Walk to the event that breaks the rule."]
  static let commands =
    "guilty says that this event is the guilty one; symptom, hint and give_up help."
  static let noticed = "noticed"
  static let howTo = "keys"
  static let price = "price"
  static let par = "par"
  static let sofar = "so far"
  static let same = "again"

  static let keys =
    "\(key: "guilty") this event is the guilty one, \(key: "symptom") shows this again, :hint gives a hint, :give_up ends"

  static let prices =
    "A movement costs 1, a wrong guess \(Hunt.wrongGuessCost), hints "
    + Hunt.Hint.allCases.map { String($0.cost) }.joined(separator: ", ") + "."

  static func par(_ hunt: Hunt) -> String { "Par is " + parAlone(hunt) }
  /// The same behind the word itself.
  static func parAlone(_ hunt: Hunt) -> String {
    "\(hunt.par): up to there it is \(Hunt.full) points."
  }
  /// What it has cost so far.
  static func cost(_ hunt: Hunt) -> String { "cost \(hunt.cost)" }

  static func again(_ seed: UInt64) -> String {
    "ndiscope hunt --seed \(seed) is the same hunt, for a friend."
  }

  static func standing(_ hunt: Hunt) -> String { "hunt: \(cost(hunt)), par \(hunt.par)" }

  // MARK: - What is noticed

  static func sentence(_ symptom: Symptom, _ timeline: Timeline) -> String {
    let lexicon = timeline.history.lexicon
    switch symptom {
    case .bugCheck(let index): return Narration(timeline, index).text
    case .hang(let index):
      let event = timeline.history[index]
      return
        "A processor hangs: \(name(event.call, lexicon)) of \(lexicon.title(event.at)), called at "
        + "#\(timeline.history.sequence(of: index)), never returns."
    case .openIO(let call, let count):
      return "A program waits in vain: \(count) \(name(call, lexicon)) never completed."
    case .left(let kind, let owner, let count):
      let holder = owner == .none ? "" : ", with \(lexicon.title(owner))"
      return "Memory is used up: \(count) \(noun(kind, count)) left at the end\(holder)."
    case .waiting(let place, let count):
      return "\(received(count)) in \(lexicon.name(place)) at the end, as where nobody reads."
    case .counter(let place, let value):
      return "A counter grows: \(lexicon.name(place)) stands at \(value) at the end."
    case .pool(let place, let used):
      let size = lexicon[place].map { $0.bound > 0 ? " of \($0.bound)" : "" } ?? ""
      return "A pool runs dry: \(used)\(size) of \(lexicon.name(place)) are not given back."
    case .memory(let count):
      return
        "Memory changes or is read where nobody expects it: \(times(count)), now and then a crash."
    case .drops(let count): return "Something is lost: \(count) dropped."
    case .none: return "Nobody notices anything. A rule is broken all the same."
    }
  }

  private static func name(_ call: Call, _ lexicon: Lexicon) -> String {
    let name = lexicon.name(call)
    return name.isEmpty ? "a call" : name
  }

  private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

  private static func received(_ count: Int) -> String {
    count == 1 ? "1 received frame waits" : "\(count) received frames wait"
  }

  private static func noun(_ kind: ObjectKind, _ count: Int) -> String {
    let word =
      switch kind {
      case .packet: "packet"
      case .netBufferList: "net buffer list"
      case .request: "request"
      case .memory: "piece of memory"
      case .workItem: "work item"
      case .timer: "timer"
      default: "thing"
      }
    guard count != 1 else { return word }
    return kind == .memory ? "pieces of memory" : word + "s"
  }

  // MARK: - On the way

  static let noHunt = "There is no hunt here: ndiscope hunt begins one."
  static let secret =
    "Not in a hunt: this would tell what is hunted. At its end you are told the command that opens the run."
  static let noEvent = "No event has happened yet: step to the one that you mean."
  static let noHint = "There are no more hints. \(key: "guilty") guesses, :give_up ends the hunt."
  static let wrongAgain = "Not this one: you have said so before."

  static func wrong(_ number: Int) -> String {
    "No: #\(number) keeps every rule, and is no evidence. That cost \(Hunt.wrongGuessCost)."
  }

  static func hint(_ hint: Hunt.Hint, _ finding: RuleFinding, _ timeline: Timeline) -> String {
    let lexicon = timeline.history.lexicon
    let event = timeline.history[finding.index]
    let price = " That cost \(hint.cost)."
    switch hint {
    case .layer:
      let titles = Hunt.layers(of: finding.index, in: timeline).map(lexicon.title)
      return titles.count > 1
        ? "The guilty event is a call from \(titles[0]) to \(titles[1])." + price
        : "The guilty event is one of \(titles.first ?? "nobody")." + price
    case .call:
      let name = lexicon.name(event.call)
      guard !name.isEmpty else { return "The guilty event is no call: \(event.kind.word)." + price }
      return event.kind == .leave
        ? "The guilty event is a return of \(name)." + price
        : "The guilty event is \(name)." + price
    case .object:
      guard finding.object == .none else { return "It is about \(finding.object)." + price }
      let first = finding.evidence.first { $0.index < finding.index }?.index
      let way = first.map { " What led to it begins at #\(timeline.history.sequence(of: $0))." }
      return "The rule is about no object." + (way ?? "") + price
    }
  }

  // MARK: - At the end

  static let score = "points"
  static let bug = "bug"
  static let windows = "Windows"
  static let cure = "cure"
  static let scenario = "it was"
  static let openly = "openly"

  static func verdict(_ hunt: Hunt) -> String {
    switch hunt.ending {
    case .guilty: "Right: this is the guilty event"
    case .evidence: "Nearly: this belongs to the evidence, the guilty event is another one"
    case .givenUp: "This was wrong"
    case nil: question
    }
  }

  static func points(_ hunt: Hunt) -> String {
    let steps = hunt.stepCount == 1 ? "1 step" : "\(hunt.stepCount) steps"
    let wrong = hunt.wrongGuesses.count
    let guesses = wrong == 0 ? "" : ", \(wrong) wrong"
    let hints =
      hunt.hintCount == 0 ? "" : ", \(hunt.hintCount) of \(Hunt.Hint.allCases.count) hints"
    return
      "\(hunt.points) of \(Hunt.full): cost \(hunt.cost) (\(steps)\(guesses)\(hints)), par \(hunt.par)"
  }

  static func number(_ number: Int, isGuilty: Bool) -> String {
    isGuilty ? "#\(number) guilty" : "#\(number)"
  }

  static func openIt(_ name: String, _ number: Int) -> String {
    "The run of a hunt is not kept. This opens it: " + command(name, number)
  }

  static func command(_ name: String, _ number: Int) -> String {
    "ndiscope explore \(ShellWord.quoted(name)) --at \(number)"
  }
}
