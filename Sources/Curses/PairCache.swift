/// Remembers which pair of colours has which number, because ncurses paints in pairs.
struct PairCache {
  /// A foreground and a background, by their numbers.
  private struct Pair: Hashable {
    let foreground: Int32
    let background: Int32
  }

  private let limit: Int32
  private var numbers: [Pair: Int32] = [:]

  /// A cache for a terminal that has pairs below `limit`; pair 0 is the terminal's own.
  init(limit: Int32) { self.limit = limit }

  /// The number of a pair; `define` is told about each new one and says whether the terminal took it.
  ///
  /// When the terminal has no more pairs, its own colours must do: 0.
  mutating func number(
    foreground: Int32, background: Int32, define: (Int32) -> Bool
  ) -> Int32 {
    let pair = Pair(foreground: foreground, background: background)
    if let number = numbers[pair] { return number }
    let next = Int32(numbers.count + 1)
    guard next < limit, define(next) else { return 0 }
    numbers[pair] = next
    return next
  }
}
