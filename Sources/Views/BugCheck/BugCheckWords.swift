import Terminal
import Verification

/// What the card of a bug check says, in one place.
enum BugCheckWords {
  static let noCode = "no code"
  static let unknownCode = "The recording does not say why the machine stops."

  /// A number as Windows writes it.
  static func long(_ number: Int) -> String {
    let digits = hexadecimal(number)
    return "0x" + String(repeating: "0", count: max(8 - digits.count, 0)) + digits
  }

  /// A number as people write it.
  static func short(_ number: Int) -> String { "0x" + hexadecimal(number) }

  private static func hexadecimal(_ number: Int) -> String {
    String(UInt(bitPattern: number), radix: 16, uppercase: true)
  }

  static func place(cpu: Int, level: String, thread: String) -> String {
    "cpu \(cpu) at \(level)" + (thread.isEmpty ? "" : ", thread \(thread)")
  }

  /// The first words, which say that and why the machine stops.
  static func headline(_ stop: BugCheck) -> String {
    "STOP \(stop.longCode)" + (stop.name.isEmpty ? "" : "  " + stop.name)
  }

  static func shortHeadline(_ stop: BugCheck) -> String { "STOP \(stop.shortCode) \(stop.name)" }

  static func parameter(_ place: Int, _ value: String, _ text: String) -> String {
    "Parameter \(place): \(value)" + (text.isEmpty ? "" : ", " + text)
  }

  static func stoppedBy(_ stop: BugCheck) -> String {
    stop.component.isEmpty ? stop.place : "\(labels.stoppedBy) \(stop.component), \(stop.place)"
  }

  /// What stands left of the lines.
  static let labels = (
    parameters: "parameters", stoppedBy: "stopped by", rule: "rule", guilty: "guilty",
    windows: "on Windows", cure: "cure"
  )

  /// What is known about the rule that led to it, each with its label.
  static func cause(_ cause: BugCheck.Cause) -> [(label: String, text: String)] {
    switch cause {
    case .broken(let finding, let number, let others):
      let facts = finding.facts
      let those = others == 1 ? "1 other is" : "\(others) others are"
      let more = others > 0 ? " Before the stop, \(those) broken." : ""
      return [
        (labels.rule, "\(finding.rule)  \(facts?.promise ?? "")"),
        (labels.guilty, "#\(number)  \(finding.sentence).\(more)"),
        (labels.windows, facts?.consequence ?? ""), (labels.cure, facts?.cure ?? ""),
      ].filter { !$0.text.isEmpty }
    case .unknown: return [(labels.rule, "The rules are being held against the run.")]
    case .none: return [(labels.rule, "No rule is seen broken before it.")]
    case .hunted:
      return [(labels.rule, "Hidden: which one is broken, and where, is what you hunt.")]
    }
  }

  /// The broken rule in a few cells.
  static func shortCause(_ cause: BugCheck.Cause) -> String {
    switch cause {
    case .broken(let finding, let number, _): "\(finding.rule) broken at #\(number)"
    case .unknown: "rules: being judged"
    case .none: "no rule seen broken"
    case .hunted: "the rule is hunted"
    }
  }

  /// What can be done here, the way back first and how one puts the card aside last; in as many words as have room.
  static func keys(_ scene: Scene, _ cause: BugCheck.Cause, _ words: KeyWords) -> [KeyHint] {
    var keys = [KeyHint(scene.key("back", "h"), words.back)]
    if case .broken(_, let number, _) = cause {
      keys += [
        KeyHint(
          scene.key("verdict", "v"),
          words.guilty.isEmpty ? "#\(number)" : words.guilty + " #\(number)"),
        KeyHint(scene.key("findings", "8"), words.findings),
      ]
    }
    return keys + [
      KeyHint(scene.key("explain", "K"), words.explain),
      KeyHint(scene.key("close", "Esc"), words.aside),
    ]
  }

  /// What keys do, in more or fewer words.
  struct KeyWords {
    let back: String
    let guilty: String
    let findings: String
    let explain: String
    let aside: String

    /// From the most to the fewest words.
    static let all = [
      KeyWords(
        back: "goes back: it runs again", guilty: "to the guilty", findings: "what led to it",
        explain: "explains", aside: "puts this aside"),
      KeyWords(
        back: "back", guilty: "to", findings: "what led to it", explain: "explains",
        aside: "puts this aside"),
      KeyWords(back: "back", guilty: "", findings: "why", explain: "words", aside: "aside"),
    ]
  }
}
