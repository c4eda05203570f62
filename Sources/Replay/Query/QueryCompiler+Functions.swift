import Events

/// Functions.
extension QueryCompiler {
  mutating func function(
    _ name: String, _ arguments: [QueryTerm], at range: Range<Int>
  ) throws(QueryError) -> QueryOperand {
    guard let facts = QueryFunction.find(name) else {
      throw QueryError(
        .unknownFunction(name), at: range.lowerBound..<range.lowerBound + name.count,
        suggestion: Suggestion.closest(to: name, in: QueryFunction.all.map(\.name)))
    }
    guard facts.count.contains(arguments.count), let first = arguments.first else {
      throw QueryError(.argumentCount(name, expected: facts.arguments), at: range)
    }
    switch name {
    case "prev", "delta": return try previous(first, name)
    case "min", "max": return try extreme(arguments, isLargest: name == "max")
    case "abs": return QueryCompiler.absolute(try numeric(first))
    case "count": return QueryCompiler.count(try operand(first, like: nil))
    case "first": return try self.first(first)
    case "rate": return try rate(first, arguments[1], at: range)
    case "outstanding": return QueryCompiler.outstanding(try layer(first))
    case "distance": return distance(try layer(first), try layer(arguments[1]))
    default: return textFunction(name, try operand(first, like: nil))
    }
  }

  private static func absolute(_ operand: QueryOperand) -> QueryOperand {
    let reading = operand.reading
    var result = operand
    result.reading =
      reading.isSeveral
      ? .several { moment, state, body in
        reading.visit(moment, state) { $0 != .min && body(abs($0)) }
      }
      : .single { moment, state in
        reading.one(moment, state).flatMap { $0 == .min ? nil : abs($0) }
      }
    return result
  }

  private static func count(_ operand: QueryOperand) -> QueryOperand {
    let reading = operand.reading
    let isText = operand.type.isTextual
    return QueryOperand(
      type: .number,
      reading: .single { moment, state in
        let count =
          isText ? reading.texts(moment, state).count : reading.values(moment, state).count
        return Int64(count)
      }, needs: operand.needs, cost: operand.cost + 2)
  }

  private mutating func extreme(
    _ arguments: [QueryTerm], isLargest: Bool
  ) throws(QueryError) -> QueryOperand {
    var operands: [QueryOperand] = []
    for argument in arguments {
      let operand = try operand(argument, like: nil)
      guard operand.type.isNumeric else {
        throw QueryError(.notANumber(operand.type), at: argument.range)
      }
      guard let type = QueryCompiler.type(operands.first?.type ?? .number, "+", operand.type) else {
        throw QueryError(
          .mismatch(operands[0].type.words, operand.type.words), at: argument.range)
      }
      operands.append(operand)
      operands[0].type = type
    }
    let readings = operands.map(\.reading)
    return QueryOperand(
      type: operands[0].type,
      reading: .single { moment, state in
        let values = readings.flatMap { $0.values(moment, state) }
        return isLargest ? values.max() : values.min()
      }, needs: operands.reduce(into: []) { $0.formUnion($1.needs) },
      cost: operands.reduce(2) { $0 + $1.cost })
  }

  /// `len`, `upper`, `lower`, `string`.
  private func textFunction(_ name: String, _ operand: QueryOperand) -> QueryOperand {
    let texts = operand.textReading(lexicon)
    var result = operand
    result.type = name == "len" ? .number : .text
    result.cost += 6
    if name == "len" {
      result.reading = .several { moment, state, body in
        texts.texts(moment, state).contains { body(Int64($0.count)) }
      }
    } else {
      result.reading = .texts { moment, state in
        texts.texts(moment, state).map {
          name == "upper" ? $0.uppercased() : name == "lower" ? $0.lowercased() : $0
        }
      }
    }
    return result
  }

  /// The value of a field before the event, or by how much the event changes it.
  mutating func previous(_ term: QueryTerm, _ name: String) throws(QueryError)
    -> QueryOperand
  {
    let operand = try operand(term, like: nil)
    guard term.canLookBack, operand.needs.needsStack, binding == nil || !isBound(term)
    else { throw QueryError(.needsStackField(name), at: term.range) }
    let slot = before.count
    before.append(operand.reading)
    let earlier: QueryReading = .several { moment, _, body in
      moment.before[slot].contains(where: body)
    }
    let now = operand.reading
    guard name == "delta" else {
      return QueryOperand(
        type: operand.type, reading: earlier, needs: operand.needs, cost: operand.cost,
        name: operand.name)
    }
    guard operand.type.isNumeric, !operand.reading.isSeveral else {
      throw QueryError(.notANumber(operand.type), at: term.range)
    }
    return QueryOperand(
      type: operand.type,
      reading: .single { moment, state in
        guard let after = now.one(moment, state), let earlier = moment.before[slot].first else {
          return nil
        }
        return after - earlier
      }, needs: operand.needs, cost: operand.cost + 1)
  }

  /// Whether a name means the first event of a temporal pattern.
  func isBound(_ term: QueryTerm) -> Bool {
    guard let binding, case .name(let name) = term.kind else { return false }
    return name.hasPrefix(binding.name + ".")
  }
}

extension QueryTerm {
  /// Whether this is the one thing whose value before the event can be asked for.
  fileprivate var canLookBack: Bool {
    switch kind {
    case .name, .layer: true
    case .function(let name, _): name == "outstanding"
    case .number, .text, .reference, .binary, .slice, .condition: false
    }
  }
}
