import Events

/// What a search looks for in the events of its runs.
struct SearchJudge: Sendable {
  /// Something that is wrong.
  struct Verdict: Sendable {
    let rule: String
    let sentence: String
    let index: Int
  }

  /// What was found since the run began.
  private(set) var findings: [Verdict] = []
  private var seenCount = 0

  init(_ history: History) {}

  /// What stands for what is remembered.
  var digest: UInt128 { UInt128(findings.count) }

  mutating func look(at history: History) {
    for index in max(seenCount, history.droppedCount)..<history.count {
      let event = history[index]
      guard event.kind == .bugcheck else { continue }
      let code = history.number(.code, of: index) ?? 0
      findings.append(
        Verdict(rule: "bugcheck", sentence: "bug check 0x\(String(code, radix: 16))", index: index))
    }
    seenCount = history.count
  }

  mutating func end() {}
}
