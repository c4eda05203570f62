/// What the chip of an object says about it.
public enum ChipState: CaseIterable, Sendable {
  /// The object is here: `▐P5▌`.
  case here
  /// The object is here since this step: `█P5█`.
  case thisStep
  /// The object was here and is in flight: `░P5░`.
  case ghost
  /// The object is here for the duration of a call and belongs to somebody else: `┃P5┃`.
  case borrowed
  /// The object is here, and the user has picked it: `◄P5►`.
  case selected

  /// What stands left and right of the name.
  var ends: (left: Glyph, right: Glyph) {
    switch self {
    case .here: (Glyph("▐"), Glyph("▌"))
    case .thisStep: (.stepOpening, .stepClosing)
    case .ghost: (Glyph("░"), Glyph("░"))
    case .borrowed: (.post, .post)
    case .selected: (Glyph("◄"), Glyph("►"))
    }
  }

  /// What the ends are for.
  func endRole(journey: Int) -> Role {
    switch self {
    case .here, .borrowed: .edge(journey)
    case .selected: .select
    case .thisStep: .nowbar
    case .ghost: .ghost
    }
  }

  /// What the name is for.
  func nameRole(journey: Int) -> Role {
    switch self {
    case .here, .borrowed, .thisStep: .object(journey)
    case .selected: .select
    case .ghost: .ghost
    }
  }
}
