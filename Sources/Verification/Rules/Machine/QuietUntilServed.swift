import Events
import Replay

/// R62: A card is quiet from its interrupt until the DPC has served it.
///
/// Typical bug: MiniportISR neither masks the card nor acknowledges the cause, or unmasks it too
/// early.
///
/// On Windows: The interrupt comes again and again: one processor does nothing else.
///
/// Cure: Mask in the interrupt handler, unmask at the end of the DPC.
///
/// Source: [NDIS_REFERENCE 6.5 R62]
struct QuietUntilServed: Rule {
  static let facts = RuleFacts(
    "R62", "A card is quiet from its interrupt until the DPC has served it.",
    bug: "MiniportISR neither masks the card nor acknowledges the cause, or unmasks it too "
      + "early.",
    consequence: "The interrupt comes again and again: one processor does nothing else.",
    cure: "Mask in the interrupt handler, unmask at the end of the DPC.",
    source: "6.5 R62", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .enter([.serviceRoutine, .handleDeferredProcessing] + handlers), .action([.keInsertQueueDpc]),
  ]

  /// What the DPC calls; in a trace of another program it may stand alone.
  private static let handlers: [Call] = [.miniportInterruptDPC, .miniportHandleInterrupt]

  /// The adapters whose DPC waits, with the event that queued it.
  private var waiting: [SiteID: Int] = [:]

  func feed(_ digest: inout StateDigest) {
    digest.add(sorted: waiting.keys.lazy.map { $0.rawValue })
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let site = act.event.site
    switch act.call {
    case .keInsertQueueDpc: waiting[site] = act.index
    case .handleDeferredProcessing: waiting.removeValue(forKey: site)
    case .miniportInterruptDPC, .miniportHandleInterrupt:
      // What was queued since the DPC began is for the next one.
      let dpc = situation.openCalls(around: act).last { $0.handler == .handleDeferredProcessing }
      if let queued = waiting[site], queued < dpc?.index ?? .max {
        waiting.removeValue(forKey: site)
      }
    default:
      guard let queued = waiting.removeValue(forKey: site) else { return }
      let first = situation.lastIndex(before: queued) {
        $0.call == .serviceRoutine && $0.kind == .interrupt && $0.site == site
      }
      var evidence: [RuleFinding.Step] = [
        .init(queued, "NDIS queues the DPC of the card"),
        .init(act.index, "The card interrupts again, and its DPC has not run"),
      ]
      if let first { evidence.append(.init(first, "The card interrupts")) }
      verdict.report(Self.facts, act, in: situation, evidence)
    }
  }
}
