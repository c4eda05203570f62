import Events

/// A kind of event that stops a run.
public struct Breakpoint: Hashable, Sendable {
  let kind: EventKind
  let call: Call

  /// The kind of an event.
  init(_ event: Event) {
    kind = event.kind
    call = event.call
  }

  /// Whether an event is of this kind.
  func matches(_ event: Event) -> Bool { event.kind == kind && event.call == call }

  /// How the screen writes it: `MiniportSend`, `MiniportSend returns`.
  func text(_ lexicon: Lexicon) -> String {
    let name = lexicon.name(call)
    if name.isEmpty { return kind.word }
    return kind == .leave ? name + " returns" : name
  }
}
