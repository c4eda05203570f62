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

  /// Judges what is new, and returns what it breaks.
  mutating func look(at history: History) -> [RuleFinding] {
    verifier.advance(history)
    defer { toldCount = verifier.findings.count }
    return Array(verifier.findings[toldCount...])
  }

  /// What only the end of a run shows.
  func findingsAtEnd() -> [RuleFinding] { Array(verifier.findingsAtEnd()) }

  /// Adds what the rules remember.
  func feed(_ digest: inout StateDigest) { verifier.feed(&digest) }
}
