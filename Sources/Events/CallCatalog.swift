/// The table of calls: every name of NDIS_REFERENCE sections 2 and 5, one file a conversation.
///
/// A test compares it with the list of names; the glossary, the narration, the event list and the ladder read it.
public enum CallCatalog {
  /// Every known call, in the order of the event ids.
  public static let all: [CallFacts] = [
    registration, adapters, bindings, intermediate, send, receive, requests, netBufferLists,
    control, pools, interrupts, irps, synthetic, helpers, machine,
  ].flatMap(\.self)

  /// The call of that name, or `nil`.
  public static func call(named name: String) -> Call? { callByName[name] }

  private static let callByName: [String: Call] = {
    var calls: [String: Call] = [:]
    for facts in all { calls[facts.name] = facts.call }
    return calls
  }()

  /// For each raw value its index in ``all``, or -1.
  static let indexByCall: [Int16] = {
    var indices = [Int16](repeating: -1, count: Int(Call.firstUnknown))
    for (index, facts) in all.enumerated() { indices[Int(facts.call.rawValue)] = Int16(index) }
    return indices
  }()
}
