import Events

/// One event after another: `[a] as x then [b and obj == x.obj] within 5 us`.
extension QueryCompiler {
  mutating func temporal(_ temporal: QueryTemporal) throws(QueryError) -> QueryCondition {
    guard depth < QueryCompiler.patternDepthMax else {
      throw QueryError(.tooDeep, at: temporal.range)
    }
    try QueryCompiler.checkName(temporal.first)
    try QueryCompiler.checkName(temporal.second)
    var inner = lookingBack()
    let automaton = try inner.automaton(temporal, behind: passes.count)
    passes = inner.passes
    let slot = passes.count { $0.isAutomaton }
    passes.append(.automaton(automaton))
    return QueryCondition(test: { moment, _ in moment.ground.hits[slot][moment.index] })
  }

  /// How many patterns may stand in each other.
  private static let patternDepthMax = 8

  /// A name before a dot must not be the beginning of a field.
  private static func checkName(_ pattern: QueryEventPattern) throws(QueryError) {
    let taken =
      QueryField.all.map(\.name) + Array(QueryField.spellings.keys) + Array(QueryField.unsaid.keys)
      + Array(QueryField.ofRules) + ["mark"]
    let beginnings = taken.map { String($0.prefix { $0 != "." }) }
    guard !beginnings.contains(pattern.name) else {
      throw QueryError(.nameTaken(pattern.name), at: pattern.nameRange)
    }
  }

  private mutating func automaton(
    _ temporal: QueryTemporal, behind passCount: Int
  ) throws(QueryError) -> QueryAutomaton {
    let first = try condition(temporal.first.condition)
    let name = temporal.first.name
    binding = name.isEmpty ? nil : QueryBinding(name: name)
    var parts = Parts(temporal.second.condition, name)
    let join = try self.join(&parts)
    let second =
      parts.alone.isEmpty ? QueryCondition(test: { _, _ in true }) : try all(parts.alone)
    let both = parts.both.isEmpty ? nil : try all(parts.both)
    let captures = binding?.captures ?? []
    binding = nil
    let needs =
      [first.needs, second.needs, both?.needs ?? [], join?.needs ?? []]
      + captures.map(\.needs)
    return QueryAutomaton(
      first: first, second: second, both: both, captures: captures.map(\.reading),
      join: join?.join, isWithout: temporal.isWithout, limit: temporal.limit, before: before,
      needs: needs.reduce(into: []) { $0.formUnion($1) },
      isOfOpenEnds: passes.dropFirst(passCount).contains(where: \.isOpenEnded))
  }

  /// The parts of the second half: those about its event alone, and those about both.
  private struct Parts {
    var alone: [QueryTree] = []
    var both: [QueryTree] = []

    init(_ condition: QueryTree, _ name: String) {
      let parts = if case .and(let parts) = condition { parts } else { [condition] }
      for part in parts {
        if part.mentions(name) { both.append(part) } else { alone.append(part) }
      }
    }
  }

  /// Takes the first part that says `field == name.field` out of the parts about both events.
  private mutating func join(
    _ parts: inout Parts
  ) throws(QueryError) -> (join: QueryAutomaton.Join, needs: QueryNeeds)? {
    for (index, part) in parts.both.enumerated() {
      guard case .comparison(let comparison) = part, comparison.relation == .equal,
        comparison.quantifier == .usual, let (own, bound) = joined(comparison)
      else { continue }
      let reading = try operand(own, like: nil)
      let remembered = try operand(bound, like: nil)
      guard reading.type == remembered.type else { continue }
      parts.both.remove(at: index)
      let slot = (binding?.captures.count ?? 1) - 1
      return (QueryAutomaton.Join(reading: reading.reading, slot: slot), reading.needs)
    }
    return nil
  }

  /// The side about the second event and the side that is a field of the first one.
  private func joined(_ comparison: QueryComparison) -> (own: QueryTerm, bound: QueryTerm)? {
    guard let name = binding?.name else { return nil }
    let (left, right) = (comparison.left, comparison.right)
    if isBound(right), !left.mentions(name), !isLiteral(left) { return (left, right) }
    if isBound(left), !right.mentions(name), !isLiteral(right) { return (right, left) }
    return nil
  }
}

// MARK: - Looking for a name

extension QueryTree {
  /// Whether a part of it is about the first event of a temporal pattern.
  fileprivate func mentions(_ name: String) -> Bool {
    switch self {
    case .or(let parts), .and(let parts): parts.contains { $0.mentions(name) }
    case .not(let part): part.mentions(name)
    case .bare(let term): term.mentions(name)
    case .comparison(let comparison):
      comparison.left.mentions(name) || comparison.right.mentions(name)
    case .membership(_, let term, let items):
      term.mentions(name)
        || items.contains { $0.first.mentions(name) || $0.last?.mentions(name) ?? false }
    case .temporal: false
    }
  }
}

extension QueryTerm {
  /// Whether a part of it is about the first event of a temporal pattern.
  func mentions(_ name: String) -> Bool {
    switch kind {
    case .name(let own): !name.isEmpty && own.hasPrefix(name + ".")
    case .number, .text, .reference: false
    case .function(_, let arguments): arguments.contains { $0.mentions(name) }
    case .binary(_, let left, let right): left.mentions(name) || right.mentions(name)
    case .layer(let term, _), .slice(let term, _): term.mentions(name)
    case .condition(let tree): tree.mentions(name)
    }
  }
}
