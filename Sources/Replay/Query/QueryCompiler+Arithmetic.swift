import Events

/// Numbers computed from numbers.
extension QueryCompiler {
  /// Each value of one side with each value of the other one.
  mutating func arithmetic(
    _ sign: String, _ left: QueryTerm, _ right: QueryTerm
  ) throws(QueryError) -> QueryOperand {
    let (a, b) = (try numeric(left), try numeric(right))
    if sign == "+" || sign == "-" {
      try QueryCompiler.checkUnit(of: right, beside: a)
      try QueryCompiler.checkUnit(of: left, beside: b)
    }
    guard let type = QueryCompiler.type(a.type, sign, b.type) else {
      throw QueryError(
        .mismatch(a.type.words, b.type.words),
        at: left.range.lowerBound..<right.range.upperBound)
    }
    return QueryOperand(
      type: type, reading: QueryCompiler.computed(a.reading, sign, b.reading),
      needs: a.needs.union(b.needs), cost: a.cost + b.cost)
  }

  /// What is added to a time is a time, so a number has its unit.
  private static func checkUnit(
    of term: QueryTerm, beside operand: QueryOperand
  ) throws(QueryError) {
    guard operand.type == .time, case .number(let number, .none) = term.kind, number != 0 else {
      return
    }
    throw QueryError(.noUnit("\(number)"), at: term.range, suggestion: "\(number)us")
  }

  private static func computed(
    _ first: QueryReading, _ sign: String, _ second: QueryReading
  ) -> QueryReading {
    guard first.isSeveral || second.isSeveral else {
      return .single { moment, state in
        guard let x = first.one(moment, state), let y = second.one(moment, state) else {
          return nil
        }
        return computed(x, sign, y)
      }
    }
    return .several { moment, state, body in
      first.visit(moment, state) { x in
        second.visit(moment, state) { y in computed(x, sign, y).map(body) ?? false }
      }
    }
  }

  /// Values that are numbers.
  mutating func numeric(_ term: QueryTerm) throws(QueryError) -> QueryOperand {
    let operand = try operand(term, like: nil)
    guard operand.type.isNumeric else {
      throw QueryError(.notANumber(operand.type), at: term.range)
    }
    return operand
  }

  static func type(_ a: QueryType, _ sign: String, _ b: QueryType) -> QueryType? {
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
  /// Whether there may be several numbers.
  var isSeveral: Bool {
    if case .several = self { return true }
    return false
  }

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
