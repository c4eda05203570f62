/// Finds the word that somebody probably meant.
public enum Suggestion {
  /// The legal word nearest to `word`, if it is near enough to be a slip of the fingers.
  ///
  /// A word of which no letter is left is another word: one letter is near to nothing but itself.
  public static func closest(to word: String, in legal: [String]) -> String? {
    let limit = max(1, word.count / 3)
    let best = legal.map { ($0, distance(word.lowercased(), $0.lowercased())) }
      .min { $0.1 < $1.1 }
    guard let best, best.1 <= limit, best.1 < max(word.count, 1) else { return nil }
    return best.0
  }

  /// A complaint that there is nothing of a kind with a name, with what was probably meant.
  ///
  /// It reads `there is no view lader. Did you mean ladder?` `otherwise` is the second sentence where nothing near is known, such as where all of them are listed.
  public static func missing(
    _ kind: String, _ name: String, meant: String?, otherwise: String = ""
  ) -> String {
    let end = meant == nil && !otherwise.isEmpty ? " " + otherwise : tail(meant)
    return "there is no \(kind) \(name)\(end.isEmpty ? "" : ".")\(end)"
  }

  /// The end of a complaint about a word: what was probably meant, or nothing.
  public static func tail(for word: String, in legal: [String]) -> String {
    tail(closest(to: word, in: legal))
  }

  /// The end of a complaint where it is known what was meant.
  public static func tail(_ meant: String?) -> String {
    meant.map { " Did you mean \($0)?" } ?? ""
  }

  /// How many letters must be changed, added, left out or exchanged with their neighbour.
  static func distance(_ a: String, _ b: String) -> Int {
    let first = Array(a.unicodeScalars.prefix(64))
    let second = Array(b.unicodeScalars.prefix(64))
    var beforeLast = [Int](repeating: 0, count: second.count + 1)
    var last = Array(0...second.count)
    for row in 0..<first.count {
      var current = [row + 1]
      for column in 0..<second.count {
        let isSame = first[row] == second[column]
        var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (isSame ? 0 : 1))
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[second.count]
  }
}
