import Events

/// The one source of chance: a pinned generator with our own mapping to ranges (DESIGN D4).
///
/// Source: [SplitMix64]
package struct SplitMix64: Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number in `0 ..< bound`, by multiply-shift.
  package mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "an empty range has no random element")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}

extension SplitMix64: Digested {
  func feed(_ digest: inout StateDigest) { digest.add(state) }
}
