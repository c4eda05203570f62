import Events

/// What fields say about single events, for rows of lists and for what is built from them.
extension Timeline {
  /// The values of a field for events at some indices, as queries write them; `nil` if there is no such field, or it cannot
  /// be read without a pass over all events that would take too long.
  public func values(
    of field: String, at indices: [Int], isQuoted: Bool = true
  ) -> [Int: [String]]? {
    var compiler = QueryCompiler(history.lexicon, nil)
    guard let operand = try? compiler.field(field, at: 0..<0), canAskAtOnce(operand.needs) else {
      return nil
    }
    let ground = QueryGround(self, operand.needs)
    var values: [Int: [String]] = [:]
    for run in Timeline.runs(indices) {
      scan(ground, run, operand.needs, compiler.before) { moment, state in
        values[moment.index] =
          operand.type.isTextual
          ? operand.reading.texts(moment, state)
          : operand.reading.values(moment, state).map {
            operand.type.text(of: $0, in: history.lexicon)
          }
        return true
      }
    }
    return isQuoted ? values.mapValues { $0.map(QueryTally.quoted) } : values
  }

  /// Whether a field has this name.
  public func hasField(_ name: String) -> Bool {
    var compiler = QueryCompiler(history.lexicon, nil)
    return (try? compiler.field(name, at: 0..<0)) != nil
  }

  /// Which of some events a query holds for; `nil` if that cannot be said without a pass over all events that would take too
  /// long.
  public func matches(_ query: Query, among indices: [Int]) -> Set<Int>? {
    guard canAskAtOnce(query.allNeeds), query.passes.isEmpty || count <= Timeline.passCountMax
    else { return nil }
    let search = search(for: query)
    var found: Set<Int> = []
    for run in Timeline.runs(indices) { found.formUnion(search.matches(in: run)) }
    return found
  }

  /// Whether what is needed beside the events is there, or is made between two frames.
  private func canAskAtOnce(_ needs: QueryNeeds) -> Bool {
    isShort || needs.isDisjoint(with: [.calls, .completions, .frames, .answers])
      || indexes.have(needs, of: history)
  }

  private var isShort: Bool { count <= 1 << 18 }

  /// How many events may be passed for every frame.
  private static let passCountMax = 1 << 14

  /// Neighbours as ranges.
  private static func runs(_ indices: [Int]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in indices {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    return runs
  }
}
