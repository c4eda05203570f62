import Events
import Replay

/// R18: A frame is indicated once to every binding that wants it.
///
/// Typical bug: A filter passes a list on and indicates its copy as well, or a list of bindings is
/// walked twice.
///
/// On Windows: The protocol sees everything twice: duplicates, and answers that are sent again.
///
/// Cure: Indicate the original or its copy, and not both.
///
/// Source: [NDIS_REFERENCE 6.2 R18]
struct IndicatedOnceToEachBinding: Rule {
  static let facts = RuleFacts(
    "R18", "A frame is indicated once to every binding that wants it.",
    bug:
      "A filter passes a list on and indicates its copy as well, or a list of bindings is walked twice.",
    consequence: "The protocol sees everything twice: duplicates, and answers that are sent again.",
    cure: "Indicate the original or its copy, and not both.",
    source: "6.2 R18", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .enter([.protocolReceiveNetBufferLists, .protocolReceivePacket, .protocolReceive])
  ]

  /// Which frame was shown to which binding, and where; the oldest ones are forgotten.
  private var shown: [Showing: Int] = [:]
  private var order: [Showing] = []
  private var oldest = 0

  private struct Showing: Hashable {
    let frame: ObjectID
    let binding: Int32
  }

  /// How many indications are remembered: more than any stack holds at a time.
  private static let rememberedCount = 4_096

  func feed(_ digest: inout StateDigest) {
    guard !shown.isEmpty else { return }
    for binding in Set(shown.keys.map(\.binding)).sorted() {
      digest.add(binding)
      digest.add(objects: shown.keys.filter { $0.binding == binding }.map(\.frame))
    }
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    let binding = situation.lexicon[act.event.site].binding
    guard act.object != .none, binding >= 0, !act.isOwnCall else { return }
    let frame = Self.frame(of: act.object, in: situation)
    let showing = Showing(frame: frame, binding: binding)
    guard let first = shown[showing], !isSentAgain(act.object, since: first, in: situation),
      frame != act.object || !isFilledAgain(act, since: first, in: situation)
    else { return remember(showing, act.index) }
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(first, "\(situation.name(act.callee)) is shown \(frame)"),
        .init(act.index, "\(situation.name(act.callee)) is shown \(frame) again, as \(act.object)"),
      ])
  }

  /// What the object is a copy of: the first of its journey that is being sent, or the first of all.
  ///
  /// What lies before a send is another frame or none: the one that is answered, or an IRP, which may have several.
  private static func frame(of object: ObjectID, in situation: borrowing Situation) -> ObjectID {
    var (way, sent, first) = (Ancestry(of: object), ObjectID.none, object)
    while way.object != .none, way.object.kind != .irp {
      first = way.object
      if situation.books.debts(of: first).contains(where: { $0.trade == .send }) { sent = first }
      way.climb(to: situation.stack.parent(of: first))
    }
    guard sent == .none else { return sent }
    let root = situation.stack[object]?.root ?? object
    return root.kind == .irp ? first : root
  }

  /// Whether a packet, or what it is a copy of, carries another frame by now, as that of a datagram in fragments does: it was
  /// sent anew, so all that is owed of it is younger.
  private func isSentAgain(
    _ object: ObjectID, since index: Int, in situation: borrowing Situation
  ) -> Bool {
    var oldest = Int.max
    var way = Ancestry(of: object)
    while way.object != .none {
      for debt in situation.books.debts(of: way.object) where debt.trade == .send {
        oldest = min(oldest, debt.index)
      }
      way.climb(to: situation.stack.parent(of: way.object))
    }
    return oldest != .max && oldest > index
  }

  /// Whether a miniport has got its packet back, and indicates it anew: nothing says that it carries the same frame.
  private func isFilledAgain(
    _ act: Act, since index: Int, in situation: borrowing Situation
  ) -> Bool {
    let calls = situation.openCalls(around: act)
    let open = calls.last {
      Self.indications.contains($0.handler) && situation.lexicon[$0.from]?.kind == .miniport
        && $0.objects.contains(act.object)
    }
    guard let open, open.index > index else { return false }
    return situation.books.debts(of: act.object).allSatisfy {
      $0.trade != .receive || $0.index >= open.index
    }
  }

  private static let indications: [Call] = [
    .ndisMIndicateReceivePacket, .ndisMEthIndicateReceive, .ndisMIndicateReceiveNetBufferLists,
  ]

  private mutating func remember(_ showing: Showing, _ index: Int) {
    guard shown.updateValue(index, forKey: showing) == nil else { return }
    guard order.count == Self.rememberedCount else { return order.append(showing) }
    shown[order[oldest]] = nil
    order[oldest] = showing
    oldest = (oldest + 1) % Self.rememberedCount
  }
}
