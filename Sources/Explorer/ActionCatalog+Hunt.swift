/// A step of a bug hunt that is no movement.
public enum Hunting: Hashable, Sendable, CaseIterable {
  /// Shows what is noticed, and how the hunt stands.
  case symptom
  /// Says that this event is the guilty one.
  case guilty
  /// Asks for a hint.
  case hint
  /// Ends the hunt.
  case giveUp
}

/// Hunting a bug.
extension ActionCatalog {
  static let hunting: [ActionFacts] = [
    ActionFacts(
      .hunt(.guilty), "guilty", ["!"], "this event is the guilty one", habit: "",
      "ndiscope hunt begins a bug hunt: a driver with an unknown bug, and what one notices of it. Every movement is a step; a wrong guess costs 20 steps."
    ),
    ActionFacts(
      .hunt(.symptom), "symptom", ["H"], "what is noticed of the bug, and how the hunt stands",
      habit: "", "When the hunt is over, it shows what was wrong and how one sees it."),
    ActionFacts(
      .hunt(.hint), "hint", [], "a hint for a price: the layer, then the call, then the object",
      habit: "", "The three cost 10, 20 and 30 steps."),
    ActionFacts(
      .hunt(.giveUp), "give_up", [], "end the hunt without a guess, and see what was wrong"),
  ]
}
