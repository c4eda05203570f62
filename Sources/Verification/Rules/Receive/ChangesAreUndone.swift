import Events
import Replay

/// R32: What a filter changes in a list of somebody else is changed back when the list returns.
///
/// Typical bug: FilterReturnNetBufferLists forgets the undo, or the old bytes were not remembered.
///
/// On Windows: The miniport gets memory that is not as it left it, and its next frame may be
/// damaged.
///
/// Cure: Remember what was there, and put it back before the list is returned.
///
/// Source: [NDIS_REFERENCE 6.2 R32]
struct ChangesAreUndone: Rule {
  static let facts = RuleFacts(
    "R32",
    "What a filter changes in a list of somebody else is changed back when the list returns.",
    bug: "FilterReturnNetBufferLists forgets the undo, or the old bytes were not remembered.",
    consequence:
      "The miniport gets memory that is not as it left it, and its next frame may be damaged.",
    cure: "Remember what was there, and put it back before the list is returned.",
    source: "6.2 R32", needs: [.calls, .beginning])

  static let interests: [Interest] = [
    .action([.ndisMoveMemory]), .enter([.ndisFReturnNetBufferLists]),
    .leave([.filterReceiveNetBufferLists]),
  ]

  /// What a filter has changed in place, and where.
  private struct Change: Sendable {
    let list: ObjectID
    let filter: ComponentID
    let index: Int
  }

  private var changes: [Change] = []

  func feed(_ digest: inout StateDigest) {
    digest.add(changes) { change, digest in
      digest.add(change.list)
      digest.add(change.filter.rawValue)
    }
  }

  mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    switch act.event.kind {
    case .action: note(act, in: situation)
    case .enter: goBack(act, by: act.caller, in: situation, into: &verdict)
    default:
      let loan = situation.books.debt(of: act.object, since: act.beginning)
      if loan?.isLoan == true { goBack(act, by: act.callee, in: situation, into: &verdict) }
    }
  }

  private mutating func note(_ act: Act, in situation: borrowing Situation) {
    guard act.event.hasExtras, act.object.kind == .netBufferList,
      situation.stack[act.object]?.maker != act.callee
    else { return }
    switch situation.history.text(.argument, of: act.index) {
    case "in place":
      _ = takeChange(of: act.object, by: act.callee)
      changes.append(Change(list: act.object, filter: act.callee, index: act.index))
    case "undone": _ = takeChange(of: act.object, by: act.callee)
    default: break
    }
  }

  private mutating func goBack(
    _ act: Act, by filter: ComponentID, in situation: borrowing Situation,
    into verdict: inout Verdict
  ) {
    guard !changes.isEmpty, let change = takeChange(of: act.object, by: filter) else { return }
    let who = situation.name(filter)
    verdict.report(
      Self.facts, act, in: situation,
      [
        .init(change.index, "\(who) changes bytes of \(act.object) in place"),
        .init(act.index, "\(act.object) goes back as \(who) has changed it"),
      ])
  }

  private mutating func takeChange(of list: ObjectID, by filter: ComponentID) -> Change? {
    changes.firstIndex { $0.list == list && $0.filter == filter }.map { changes.remove(at: $0) }
  }
}
