import Events
import Replay
import Verification

/// What is known about the bug check at which a moment stands: the code, what its parameters say, and which broken rule led
/// to it.
struct BugCheck {
  /// The code; `nil` if the recording does not tell it.
  let code: Int?
  /// The parameters, as the recording has them.
  let parameters: [Int]
  /// Who stopped the machine.
  let component: String
  /// The processor, its level, and the thread if it has a name.
  let place: String
  /// The sequence number of the event, and its time in nanoseconds.
  let number: Int
  let time: Int64
  /// What is known about the rule that led to it.
  let cause: Cause

  /// What is known about the rule.
  enum Cause {
    /// It is broken, by the event of this sequence number, and so many others are broken before.
    case broken(RuleFinding, number: Int, others: Int)
    /// The rules have not been held against all events before it.
    case unknown
    /// No rule is seen broken before it.
    case none
    /// Somebody hunts it.
    case hunted
  }

  /// The bug check of a moment, or `nil` if its event is none.
  init?(_ moment: Moment, _ findings: Findings, isHunted: Bool) {
    guard let index = moment.index, let event = moment.event, event.kind == .bugcheck else {
      return nil
    }
    let history = moment.history
    code = history.number(.code, of: index)
    parameters = history.numbers(.parameters, of: index).prefix(BugCheck.parameterCountMax)
      .map(Int.init(truncatingIfNeeded:))
    component = moment.lexicon.title(event.at)
    let level = moment.state.irql(of: Int(event.cpu)).name
    let thread = moment.lexicon.thread(event.thread)
    place = BugCheckWords.place(cpu: Int(event.cpu), level: level, thread: thread)
    number = moment.number
    time = event.time
    guard !isHunted else {
      cause = .hunted
      return
    }
    if let finding = findings.cause(ofStop: index) {
      cause = .broken(
        finding, number: history.sequence(of: finding.index),
        others: findings.brokenCount(upTo: index) - 1)
    } else {
      cause = findings.judgedCount > index ? .none : .unknown
    }
  }

  private static let parameterCountMax = 4

  /// The name of the code; empty if it is not known.
  var name: String { code.flatMap(BugCheckText.name) ?? "" }

  /// The code as Windows writes it, `0x0000007C`.
  var longCode: String { code.map(BugCheckWords.long) ?? BugCheckWords.noCode }

  /// The code as people write it, `0x7C`.
  var shortCode: String { code.map(BugCheckWords.short) ?? BugCheckWords.noCode }

  /// What the code means.
  var meaning: String {
    code.map { BugCheckText.meaning($0, parameters.first) } ?? BugCheckWords.unknownCode
  }

  /// The parameters with what they say.
  var values: [(value: String, text: String)] {
    parameters.indices.map { place in
      let text = code.map { BugCheckText.parameter(place, of: $0, parameters) } ?? ""
      return (BugCheckWords.long(parameters[place]), text)
    }
  }
}

// MARK: - In words

extension Scene {
  /// What the bug check at which the scene stands says, a line each; empty if it stands at none.
  ///
  /// It is for who hears instead of seeing.
  public var bugCheckLines: [String] {
    guard let stop = BugCheck(moment, findings, isHunted: hunt != nil) else { return [] }
    var lines = [BugCheckWords.headline(stop) + ". " + stop.meaning]
    for (place, parameter) in stop.values.enumerated() {
      lines.append(BugCheckWords.parameter(place + 1, parameter.value, parameter.text))
    }
    lines.append(BugCheckWords.stoppedBy(stop))
    lines += BugCheckWords.cause(stop.cause).map { "\($0.label): \($0.text)" }
    lines.append(
      BugCheckWords.keys(self, stop.cause, BugCheckWords.KeyWords.all[0]).dropLast().map {
        "\($0.key) \($0.action)"
      }
      .joined(separator: "; ") + ".")
    return lines
  }

  /// Whether the scene shows a bug check as a card over the view.
  ///
  /// Two runs that stand side by side, and the findings, which say the same, are not covered.
  public var showsBugCheck: Bool {
    !isBugCheckAside && view != .compare && view != .findings
      && moment.event?.kind == .bugcheck
  }
}
