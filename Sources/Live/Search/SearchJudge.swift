import Events
import Verification

/// Holds the rules against a run of a search while it grows.
///
/// A state in which rules have been broken is told from one in which they have not, and so is what they remember: then what
/// they would find behind equal states is equal, too.
struct SearchJudge: Sendable {
  private var verifier = Verifier()
  /// How many findings were told.
  private var toldCount = 0

  /// Judges what is new, and returns what it breaks; what is legal and only worth a look is no result of a search.
  mutating func look(at history: History) -> [RuleFinding] {
    verifier.advance(history)
    defer { toldCount = verifier.findings.count }
    return verifier.findings[toldCount...].filter { $0.severity > .info }
  }

  /// Lets go of the history that was looked at, so that it can grow in place; until it is looked at again nothing can be asked.
  mutating func letGo() { verifier.letGo() }

  /// What only the end of a run shows.
  func findingsAtEnd() -> [RuleFinding] {
    verifier.findingsAtEnd().filter { $0.severity > .info }
  }

  /// Adds what the rules remember.
  func feed(_ digest: inout StateDigest) { verifier.feed(&digest) }
}
