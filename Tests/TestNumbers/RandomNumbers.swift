/// Numbers by chance for tests: the same seed gives the same ones in every run and on every machine (SplitMix64).
public struct RandomNumbers: Sendable {
  private var state: UInt64

  /// The numbers of a seed.
  public init(seed: UInt64) { state = seed }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number in `0 ..< bound`.
  public mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number in a range.
  public mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// A number in a range; its lower bound if there is none.
  public mutating func number(in range: Range<Int>) -> Int {
    range.lowerBound + below(max(range.count, 1))
  }

  /// One of some things.
  public mutating func pick<Element>(_ things: [Element]) -> Element { things[below(things.count)] }

  /// Once in so many times.
  public mutating func once(in count: Int) -> Bool { below(count) == 0 }
}
