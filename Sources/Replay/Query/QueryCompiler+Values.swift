import Events

/// Values: fields, words, numbers, references, functions, arithmetic.
extension QueryCompiler {
  /// What a value is compared with decides what a bare word in it means.
  mutating func operand(
    _ term: QueryTerm, like hint: QueryType?
  ) throws(QueryError) -> QueryOperand {
    switch term.kind {
    case .name(let name): try named(name, like: hint, at: term.range)
    case .number(let number, let unit): try bareNumber(number, unit, like: hint, at: term.range)
    case .text(let text): try quoted(text, like: hint, at: term.range)
    case .reference(let name): try reference(name, at: term.range)
    case .function(let name, let arguments): try function(name, arguments, at: term.range)
    case .binary(let sign, let left, let right): try arithmetic(sign, left, right, like: hint)
    }
  }

  /// Whether a value means nothing by itself.
  func isLiteral(_ term: QueryTerm) -> Bool {
    switch term.kind {
    case .number, .text: true
    case .name(let name): !isField(name)
    case .reference, .function, .binary: false
    }
  }

  private func isField(_ name: String) -> Bool {
    if let binding, name.hasPrefix(binding.name + ".") { return true }
    return QueryField.spellings[name] != nil || QueryField.find(name) != nil
      || QueryCompiler.isNotYet(name)
  }

  // MARK: - Words

  private mutating func named(
    _ name: String, like hint: QueryType?, at range: Range<Int>
  ) throws(QueryError) -> QueryOperand {
    if let hint, let code = hint.code(of: name, in: lexicon) {
      return QueryOperand(type: hint, reading: .constant([code]), name: name)
    }
    if let operand = try field(name, at: range) { return operand }
    guard let hint else { throw unknownField(name, at: range) }
    if hint == .text {
      return QueryOperand(type: .text, reading: .constantTexts([name]), name: name)
    }
    guard !name.contains(".") else { throw unknownField(name, at: range) }
    throw unknownWord(name, hint, at: range)
  }

  private func unknownField(_ name: String, at range: Range<Int>) -> QueryError {
    QueryError(
      .unknownName(name), at: range,
      suggestion: Suggestion.closest(to: name, in: QueryField.all.map(\.name)))
  }

  private func unknownWord(_ word: String, _ type: QueryType, at range: Range<Int>) -> QueryError {
    let legal = type.legalWords(in: lexicon).map(\.text)
    return QueryError(
      .unknownWord(word, type: type, legal: legal), at: range,
      suggestion: Suggestion.closest(to: word, in: legal))
  }

  private func bareNumber(
    _ number: Int64, _ unit: QueryUnit, like hint: QueryType?, at range: Range<Int>
  ) throws(QueryError) -> QueryOperand {
    let own: QueryType = unit == .time ? .time : unit == .size ? .size : .number
    let type = hint ?? own
    guard type.takesNumbers, unit == .none || type == own || type == .number else {
      throw QueryError(.mismatch(type.words, own.words), at: range)
    }
    return QueryOperand(type: hint == nil ? own : type, reading: .constant([number]))
  }

  private func quoted(
    _ text: String, like hint: QueryType?, at range: Range<Int>
  ) throws(QueryError) -> QueryOperand {
    guard let hint, hint != .text else {
      return QueryOperand(type: .text, reading: .constantTexts([text]))
    }
    guard let code = hint.code(of: text, in: lexicon) else {
      throw unknownWord(text, hint, at: range)
    }
    return QueryOperand(type: hint, reading: .constant([code]))
  }

  // MARK: - Fields

  /// The field that a name means, or `nil` if no field has that name.
  mutating func field(_ name: String, at range: Range<Int>) throws(QueryError) -> QueryOperand? {
    if let binding, name.hasPrefix(binding.name + ".") {
      return try captured(String(name.dropFirst(binding.name.count + 1)), at: range)
    }
    if name == "owner.before" {
      return try previous(QueryTerm(kind: .name("owner"), range: range), "prev")
    }
    guard !QueryCompiler.isNotYet(name) else { throw QueryError(.notYet(name), at: range) }
    guard let (field, place) = QueryField.find(name) else { return nil }
    return QueryOperand(
      type: field.type, reading: try reading(field, place, at: range), needs: field.needs,
      cost: field.cost, name: name)
  }

  private static func isNotYet(_ name: String) -> Bool {
    QueryField.notYet.contains(name)
      || QueryField.notYetGroups.contains(String(name.prefix { $0 != "." }))
      || name.hasPrefix("q.") && name.hasSuffix(".max")
  }

  private func reading(
    _ field: QueryField, _ place: String, at range: Range<Int>
  ) throws(QueryError) -> QueryReading {
    switch field.source {
    case .reading(let make): make(lexicon)
    case .place(let kind, let make): make(try self.place(place, kind, at: range))
    }
  }

  /// The place of a kind with this id, or with this short name if only one has it.
  private func place(
    _ name: String, _ kind: PlaceKind, at range: Range<Int>
  ) throws(QueryError) -> PlaceID {
    if let place = lexicon.place(name), lexicon[place]?.kind == kind { return place }
    let ids = lexicon.places.indices.filter {
      lexicon.places[$0].kind == kind && lexicon.places[$0].shortName == name
    }
    if ids.count == 1 { return PlaceID(index: ids[0]) }
    guard ids.isEmpty else {
      throw QueryError(.ambiguousPlace(name, ids.map { lexicon.places[$0].id }), at: range)
    }
    let legal = lexicon.places.filter { $0.kind == kind }.map(\.id)
    throw QueryError(
      .unknownPlace(name, legal: legal), at: range,
      suggestion: Suggestion.closest(to: name, in: legal))
  }

  /// What the second event of a temporal pattern knows of the first one.
  private mutating func captured(
    _ name: String, at range: Range<Int>
  ) throws(QueryError) -> QueryOperand {
    let outer = binding
    binding = nil
    let operand = try field(name, at: range)
    binding = outer
    guard let operand else { throw unknownField(name, at: range) }
    guard operand.type != .text else {
      throw QueryError(.notYet("a text of another event"), at: range)
    }
    let slot = binding?.captures.count ?? 0
    binding?.captures.append(operand)
    return QueryOperand(
      type: operand.type,
      reading: .several { moment, _, body in moment.captured[slot].contains(where: body) },
      needs: operand.needs, name: name)
  }

  /// The value of a field at the cursor, which is a constant from here on.
  private func reference(_ name: String, at range: Range<Int>) throws(QueryError) -> QueryOperand {
    guard let cursor else { throw QueryError(.noCursor, at: range) }
    var compiler = QueryCompiler(lexicon, nil)
    guard let operand = try compiler.field(name, at: range) else {
      throw unknownField(name, at: range)
    }
    let probe = QueryProbe(operand, compiler.before)
    let (values, texts) = probe.read(cursor)
    guard !values.isEmpty || !texts.isEmpty else {
      throw QueryError(.noValueAtCursor(name), at: range)
    }
    let reading: QueryReading = operand.type == .text ? .constantTexts(texts) : .constant(values)
    return QueryOperand(type: operand.type, reading: reading, name: name)
  }
}

// MARK: - Arithmetic

extension QueryCompiler {
  private mutating func arithmetic(
    _ sign: String, _ left: QueryTerm, _ right: QueryTerm, like hint: QueryType?
  ) throws(QueryError) -> QueryOperand {
    let (a, b) = (try numeric(left), try numeric(right))
    guard let type = QueryCompiler.type(a.type, sign, b.type) else {
      throw QueryError(
        .mismatch(a.type.words, b.type.words),
        at: left.range.lowerBound..<right.range.upperBound)
    }
    let (first, second) = (a.reading, b.reading)
    return QueryOperand(
      type: type,
      reading: .single { moment, state in
        guard let x = first.one(moment, state), let y = second.one(moment, state) else {
          return nil
        }
        return QueryCompiler.computed(x, sign, y)
      }, needs: a.needs.union(b.needs), cost: a.cost + b.cost)
  }

  /// A value that is one number.
  private mutating func numeric(_ term: QueryTerm) throws(QueryError) -> QueryOperand {
    let operand = try operand(term, like: nil)
    guard operand.type.isNumeric else {
      throw QueryError(.notANumber(operand.type), at: term.range)
    }
    if case .several = operand.reading {
      throw QueryError(.severalValues(term.description), at: term.range)
    }
    return operand
  }

  private static func type(_ a: QueryType, _ sign: String, _ b: QueryType) -> QueryType? {
    if a == .number || b == .number { return a == .number ? b : a }
    guard a == b, sign != "*" else { return nil }
    return sign == "/" ? .number : a
  }

  /// The result; `nil` where there is none, or where it does not fit.
  private static func computed(_ x: Int64, _ sign: String, _ y: Int64) -> Int64? {
    let (result, overflows) =
      switch sign {
      case "+": x.addingReportingOverflow(y)
      case "-": x.subtractingReportingOverflow(y)
      case "*": x.multipliedReportingOverflow(by: y)
      case "/": x.dividedReportingOverflow(by: y)
      case "%": x.remainderReportingOverflow(dividingBy: y)
      default: (x & y, false)
      }
    return overflows ? nil : result
  }
}

extension QueryReading {
  /// The first number, or `nil`.
  func one(_ moment: QueryMoment, _ state: StackState) -> Int64? {
    switch self {
    case .constant(let values): values.first
    case .single(let read): read(moment, state)
    case .several: values(moment, state).first
    case .constantTexts, .texts: nil
    }
  }
}

extension QueryField {
  /// About how long it takes to read.
  fileprivate var cost: Int {
    if needs.contains(.state) { return 8 }
    if type == .text { return 6 }
    return needs.contains(.completions) ? 4 : needs.isEmpty ? 1 : 2
  }
}

// MARK: - Functions

extension QueryCompiler {
  private mutating func function(
    _ name: String, _ arguments: [QueryTerm], at range: Range<Int>
  ) throws(QueryError) -> QueryOperand {
    guard !QueryFunction.notYet.contains(name) else { throw QueryError(.notYet(name), at: range) }
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
    default: return textFunction(name, try operand(first, like: nil))
    }
  }

  private static func absolute(_ operand: QueryOperand) -> QueryOperand {
    let reading = operand.reading
    var result = operand
    result.reading = .single { moment, state in
      reading.one(moment, state).flatMap { $0 == .min ? nil : abs($0) }
    }
    return result
  }

  private static func count(_ operand: QueryOperand) -> QueryOperand {
    let reading = operand.reading
    let isText = operand.type == .text
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
  private mutating func previous(_ term: QueryTerm, _ name: String) throws(QueryError)
    -> QueryOperand
  {
    let operand = try operand(term, like: nil)
    guard case .name = term.kind, operand.needs.contains(.state), binding == nil || !isBound(term)
    else { throw QueryError(.needsStackField(name), at: term.range) }
    let slot = before.count
    before.append(operand.reading)
    let earlier: QueryReading = .several { moment, _, body in
      moment.before[slot].contains(where: body)
    }
    guard name == "delta" else {
      return QueryOperand(
        type: operand.type, reading: earlier, needs: operand.needs, cost: operand.cost,
        name: operand.name)
    }
    guard operand.type.isNumeric, case .single(let now) = operand.reading else {
      throw QueryError(.notANumber(operand.type), at: term.range)
    }
    return QueryOperand(
      type: operand.type,
      reading: .single { moment, state in
        guard let after = now(moment, state), let earlier = moment.before[slot].first else {
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
