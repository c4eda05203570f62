/// A ``CallPattern`` in numbers, cheap enough to be asked for every event.
public struct CompiledPattern: Sendable {
  private let call: Call
  private let kind: EventKind?
  private let isLeave: Bool
  private let status: Word

  /// The pattern in the numbers of a lexicon; `nil` when a word of it is unknown, so that nothing can match.
  public init?(_ pattern: CallPattern, in lexicon: Lexicon) {
    let kind = EventKind.allCases.first { $0 != .unknown && $0.word == pattern.name }
    guard let call = kind == nil ? lexicon.knownCall(pattern.name) : Call.none else { return nil }
    guard let status = pattern.status.isEmpty ? Word.none : lexicon.knownWord(pattern.status) else {
      return nil
    }
    self.kind = kind
    self.call = call
    isLeave = pattern.isLeave
    self.status = status
  }

  /// Whether an event is of the kind that the pattern means.
  public func matches(_ event: Event) -> Bool {
    if let kind {
      guard event.kind == kind else { return false }
    } else {
      guard event.call == call, (event.kind == .leave) == isLeave, event.kind != .choice else {
        return false
      }
    }
    return status == .none || event.status == status
  }
}
