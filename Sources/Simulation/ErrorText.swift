import Events
import Frames

// Every sentence that this room says about what is wrong, in one place (HOUSE_STYLE 3.5).

extension SimulationError {
  /// Where the scenario is wrong.
  public var position: SourcePosition {
    switch self {
    case .unknownDriver(_, let at), .unknownSetting(_, _, _, let at), .badValue(_, _, _, let at),
      .duplicateID(_, let at), .otherVersion(_, _, let at), .nothingBelow(_, _, let at),
      .wrongLayerBelow(_, _, _, let at), .standsOnItself(_, let at), .severalBelow(_, _, let at),
      .badProgram(_, let at), .noSuchLayer(_, _, let at), .wrongTarget(_, let at),
      .outOfRange(_, _, _, let at), .tooLate(_, _, let at), .wantsColdStart(_, let at),
      .unknownPattern(_, let at):
      at
    }
  }

  /// What is wrong and how to mend it.
  public var sentence: String { words.shown }

  private var words: String {
    switch self {
    case .unknownDriver(let name, _):
      "there is no driver \"\(name)\"." + hint(name, DriverCatalog.all.map(\.name))
    case .unknownSetting(let name, let owner, let legal, _):
      "\(owner) has no setting \"\(name)\"." + hint(name, legal)
    case .badValue(let value, let setting, let expected, _):
      "\(setting): \(value.spelling) cannot be used here; it takes \(expected.spelling)."
        + expected.hint(value)
    case .duplicateID(let id, _):
      "the id \"\(id)\" is taken. Give the layer another one: id: my-\(id)"
    case .otherVersion(let id, let below, _):
      "\(id) cannot stand on \(below): one is a driver of NDIS 5, the other one of NDIS 6; "
        + "take all of them from one version"
    case .nothingBelow(let id, let needs, _):
      "\(id) stands on nothing: put \(article(needs)) \(needs) below it"
    case .wrongLayerBelow(let id, let below, let needs, _):
      "\(id) cannot stand on \(below): it needs \(article(needs)) \(needs)"
    case .standsOnItself(let id, _):
      "\(id) stands on a circle: what is below it leads back up and never to a miniport; change "
        + "one over"
    case .severalBelow(let id, let over, _):
      "\(id) stands on one layer, and over names \(over.count): write over: \(over[0]), and give "
        + "each of the others a layer of its own above it. Several layers may stand on one"
    case .badProgram(let error, _): "program: \(error.sentence)"
    case .noSuchLayer(let id, let needs, _): "the stack has no \(needs) with the id \"\(id)\""
    case .wrongTarget(let mistake, _): correction(mistake)
    case .outOfRange(let name, let value, let range, _):
      SimulationError.times.contains(name)
        ? "\(name): \(text(value)) is not between \(text(range.lowerBound)) and "
          + text(range.upperBound)
        : range.upperBound == .max
          ? "\(name): \(value) is not a number from \(range.lowerBound)"
          : "\(name): \(value) is not between \(range.lowerBound) and \(range.upperBound)"
    case .tooLate(let delay, let sum, _):
      "after: \(TimeText.text(delay)) behind the action before it makes \(TimeText.text(sum)) in all, "
        + "and a scenario plans nothing behind \(TimeText.text(Limits.scenarioNanosecondsMax))"
    case .wantsColdStart(let bug, _):
      "bug: \(bug) acts while its driver is loaded, which this run does not show; write "
        + "params: { start: cold }"
    case .unknownPattern(let pattern, _): unknown(pattern)
    }
  }

  /// The keys of an action whose numbers are nanoseconds.
  private static let times: Set<String> = [
    "at", "after", "delay", "every", "select", "busy", "occupy",
  ]

  private func text(_ nanoseconds: Int) -> String { TimeText.text(Int64(nanoseconds)) }

  /// What has the id instead, and what can stand there.
  private func correction(_ mistake: TargetMistake) -> String {
    let nothing = "the stack has no \(mistake.needs) with the id \"\(mistake.id)\""
    let sentence = mistake.found.map { nothing + ": that is " + title($0) } ?? nothing
    guard !mistake.legal.isEmpty else { return sentence }
    let legal = " Legal: \(mistake.legal.joined(separator: ", "))"
    guard let meant = mistake.meant else {
      return sentence + "." + Suggestion.tail(for: mistake.id, in: mistake.legal) + legal
    }
    return sentence + "." + Suggestion.tail(meant) + legal
  }

  private func title(_ found: TargetMistake.Found) -> String {
    switch found {
    case .layer(let role, let ndis):
      "\(article(role.rawValue)) \(role.rawValue)" + (role == .miniport ? " of NDIS \(ndis)" : "")
    case .binding(let owner): "the binding of \(owner)"
    case .adapter(let owner): "the adapter of \(owner)"
    case .module(let owner): "the filter module of \(owner)"
    case .card(let owner): "the card of \(owner)"
    }
  }

  private func article(_ noun: String) -> String {
    noun.first.map { "aeiou".contains($0) } == true ? "an" : "a"
  }

  private func hint(_ word: String, _ legal: [String]) -> String {
    Suggestion.tail(for: word, in: legal) + " Legal: \(legal.joined(separator: ", "))"
  }

  /// Which half of a pattern nothing has: the name, or what stands behind its `=`.
  private func unknown(_ pattern: CallPattern) -> String {
    let names = CallCatalog.all.map(\.name) + EventKind.allCases.map(\.word)
    guard names.contains(pattern.name), !pattern.status.isEmpty else {
      return "nothing that this stack does is called \"\(pattern)\"."
        + nameHint(pattern.name, names)
    }
    let what = CallPattern(name: pattern.name, isLeave: pattern.isLeave).description
    return "\(what) never says \"\(pattern.status)\"." + statusHint(pattern)
  }

  private func nameHint(_ name: String, _ names: [String]) -> String {
    let meant = Suggestion.closest(to: name, in: names)
    return meant == nil ? " `ndiscope list calls` shows all names" : Suggestion.tail(meant)
  }

  private func statusHint(_ pattern: CallPattern) -> String {
    let isDrop = pattern.name == EventKind.drop.word
    guard !isDrop else { return hint(pattern.status, Word.Reason.texts) }
    return Suggestion.tail(for: pattern.status, in: Word.knownTexts.filter { !$0.isEmpty })
  }
}

extension SettingValue {
  /// The value as a scenario writes it.
  var spelling: String {
    switch self {
    case .integer(let number): String(number)
    case .word(let word): word
    case .boolean(let isOn): isOn ? "yes" : "no"
    case .list(let values): "[" + values.map(\.spelling).joined(separator: ", ") + "]"
    }
  }
}

extension SettingKind {
  /// What values the setting takes, in words.
  public var spelling: String {
    switch self {
    case .integer(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
    case .duration(let max): "a time such as 10us, at most \(TimeText.text(max)), or 0"
    case .text: "a text"
    case .boolean: "yes or no"
    case .word(let legal): "one of \(legal.joined(separator: ", "))"
    case .words(let legal): "a list of \(legal.joined(separator: ", "))"
    case .bug(let driver): "none, or one of the bugs of \(driver)"
    case .address: "an IPv4 address such as 10.0.0.2"
    case .endpoint: "an IPv4 address and a port such as 10.0.0.2:7"
    }
  }

  /// What was probably meant.
  fileprivate func hint(_ value: SettingValue) -> String {
    switch self {
    case .word(let legal), .words(let legal):
      Suggestion.tail(for: value.spelling, in: legal)
    case .bug(let driver):
      Suggestion.tail(for: value.spelling, in: BugCatalog.bugs(of: driver).map(\.name))
    case .integer, .duration, .text, .boolean, .address, .endpoint: ""
    }
  }
}

extension Branch {
  /// Why there is no other run behind this branch.
  public func failure(_ outcome: BranchOutcome?, _ history: History) -> String {
    switch outcome {
    case .waiting, nil:
      "\(point.name) is not asked behind #\(position), so nothing can come out differently"
    case .impossible(let index, let possible):
      "at #\(history.sequence(of: index)) \(point.name) can only be \(possible.spelling)"
    case .taken(let index, _):
      "at #\(history.sequence(of: index)) \(point.name) comes out like this anyway"
    }
  }
}

extension PossibleOutcomes {
  fileprivate var spelling: String {
    switch self {
    case .words(let words): words.joined(separator: " or ")
    case .numbers(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
    }
  }
}
