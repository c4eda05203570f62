import Verification
import Views

/// What is said about broken rules, in one place.
extension Message {
  static let stillJudging = Message(
    "No rule is broken so far; the rest of the run is being judged. Ask again in a moment.")
  static let verdictIsHunted = Message(
    "That is what you are hunting for: \(key: "guilty") says which event it is.", .warning)
  /// A run that goes on may still break one.
  static func noRuleBroken(isWhole: Bool) -> Message {
    let extent = isWhole ? " in this run" : ", as far as the run has come"
    return Message("No rule is broken\(extent), and all adds up.")
  }

  static func ruleBroken(_ finding: RuleFinding) -> Message {
    Message(
      "\(finding.rule): \(finding.sentence).   \(key: "findings") shows what led to it", .warning)
  }

  static func proofBroken(_ proof: Proof.Break) -> Message {
    Message(
      "From here on it does not add up: \(proof.claim).   \(key: "why") shows the causes", .warning)
  }
}
