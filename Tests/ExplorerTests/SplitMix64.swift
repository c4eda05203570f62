/// Random numbers that are the same in every run (Steele, Lea, Flood 2014).
struct SplitMix64 {
  private var state: UInt64

  /// The sequence of a seed.
  init(seed: UInt64) { state = seed }

  /// A number in `0 ..< bound`.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int(((mixed ^ mixed >> 31) >> 1) % UInt64(bound))
  }
}
