import Events
import Replay

/// A bug hunt: a run of a driver with an unknown bug, what is noticed of it, and how far the hunter has come.
///
/// It knows what the rules say about the run and judges guesses by that. It says nothing by itself.
public struct Hunt: Equatable, Sendable {
  /// The number of the hunt: the same number is the same hunt.
  public let seed: UInt64
  /// What is noticed, the worst first.
  public let symptoms: [Symptom]
  /// What is hunted, told when it is over.
  public let secret: Secret
  /// The worst findings of the run; there is at least one.
  public let findings: [RuleFinding]

  /// How many movements the hunter has made.
  public private(set) var stepCount = 0
  /// The events that the hunter took for the guilty one, and that were not.
  public private(set) var wrongGuesses: Set<Int> = []
  /// How many hints were given.
  public private(set) var hintCount = 0
  /// How it ended; `nil` while it goes on.
  public private(set) var ending: Ending?
  private var position: Int

  /// What nobody may know before the end.
  public struct Secret: Equatable, Sendable {
    /// The title of the scenario.
    public let title: String
    /// The scenario as it is named on a command line.
    public let name: String

    /// A scenario with its title and its name.
    public init(title: String, name: String) {
      self.title = title
      self.name = name
    }
  }

  /// How a hunt ended.
  public enum Ending: Equatable, Sendable {
    /// With the guilty event of a finding.
    case guilty(RuleFinding)
    /// With another event that belongs to the evidence of a finding.
    case evidence(RuleFinding)
    /// The hunter has given up.
    case givenUp(RuleFinding)

    /// What was hunted.
    public var finding: RuleFinding {
      switch self {
      case .guilty(let finding), .evidence(let finding), .givenUp(let finding): finding
      }
    }
  }

  /// What a guess was.
  public enum Verdict: Equatable, Sendable {
    /// It ended the hunt.
    case over(Ending)
    /// It was wrong, and cost something.
    case wrong
    /// It was wrong before, and costs nothing more.
    case wrongAgain
  }

  /// A hunt in a run that has come to its end; `nil` if the run breaks no rule.
  public init?(_ timeline: Timeline, seed: UInt64, secret: Secret) {
    let findings = timeline.findings
    guard let worst = findings.map(\.severity).max() else { return nil }
    self.findings = findings.filter { $0.severity == worst }
    self.seed = seed
    self.secret = secret
    symptoms = Symptom.all(of: timeline)
    position = timeline.history.droppedCount
  }
}

// MARK: - Hunting

extension Hunt {
  /// Whether the guilty event is one of a driver, and not of the card, which only shows what a driver has left undone.
  public func isOfDriver(_ timeline: Timeline) -> Bool {
    let history = timeline.history
    return findings.allSatisfy { finding in
      history.lexicon[history[finding.index].at]?.kind != .nic
    }
  }

  /// Whether it goes on.
  public var goesOn: Bool { ending == nil }

  /// The hunter stands at a position; another one than before is a movement.
  public mutating func see(_ position: Int) {
    guard goesOn, position != self.position else { return }
    self.position = position
    stepCount += 1
  }

  /// Judges the guess that an event is the guilty one.
  public mutating func guess(_ index: Int) -> Verdict {
    if let finding = findings.first(where: { $0.index == index }) { return end(.guilty(finding)) }
    let owner = findings.first { $0.evidence.contains { $0.index == index } }
    if let owner { return end(.evidence(owner)) }
    return wrongGuesses.insert(index).inserted ? .wrong : .wrongAgain
  }

  private mutating func end(_ ending: Ending) -> Verdict {
    self.ending = ending
    return .over(ending)
  }

  /// Ends the hunt without a guess.
  public mutating func giveUp() {
    guard goesOn, let first = findings.first else { return }
    ending = .givenUp(first)
  }

  /// Gives the next hint; `nil` if all were given.
  public mutating func takeHint() -> Hint? {
    guard goesOn, hintCount < Hint.allCases.count else { return nil }
    hintCount += 1
    return Hint.allCases[hintCount - 1]
  }

  /// What a hint tells about the guilty event, from little to much.
  public enum Hint: Int, CaseIterable, Sendable {
    /// Whose event it is.
    case layer
    /// What is called.
    case call
    /// What it is about.
    case object

    /// What it costs, in steps.
    public var cost: Int { (rawValue + 1) * 10 }
  }
}

// MARK: - Counting

extension Hunt {
  /// What was used so far, in steps: movements, wrong guesses and hints.
  public var cost: Int {
    stepCount + wrongGuesses.count * Hunt.wrongGuessCost
      + Hint.allCases.prefix(hintCount).reduce(0) { $0 + $1.cost }
  }

  /// The steps that a good hunter needs: ten for each event of the evidence.
  public var par: Int {
    max(findings.first?.evidence.count ?? 1, 1) * Hunt.parOfEvent
  }

  /// The points, of a hundred: all of them up to par, then fewer in proportion; half of them for an event of the evidence.
  public var points: Int {
    switch ending {
    case .guilty: Hunt.full * par / max(cost, par)
    case .evidence: Hunt.full * par / max(cost, par) / 2
    case .givenUp, nil: 0
    }
  }

  /// What a wrong guess costs, in steps.
  public static let wrongGuessCost = 20
  /// All the points that there are.
  public static let full = 100
  private static let parOfEvent = 10
}

// MARK: - The guilty event

extension Hunt {
  /// Whose event an event is: who calls and who is called, else who acts; read from the trace.
  public static func layers(of index: Int, in timeline: Timeline) -> [ComponentID] {
    let event = timeline.history[index]
    guard event.kind == .enter else { return [event.at] }
    let open = timeline.state(at: index + 1).innermostCall(on: event.stack)
    return [open?.from ?? .none, event.at].filter { $0 != .none }
  }
}
