import Events

/// A function that looks back over the events: `rate` counts some of them, `first` remembers what was there.
///
/// Its value is found for every event in one pass, before the query is asked.
struct QuerySeries: Sendable {
  let kind: Kind
  let needs: QueryNeeds
  let before: [QueryReading]
  /// Whether a `without` stands in it: then what comes later changes what it has taken already.
  let isOfOpenEnds: Bool

  enum Kind: Sendable {
    /// For how many events of the last nanoseconds, this one included, a condition holds.
    case rate(QueryCondition, within: Int64)
    /// Whether a value appears for the first time.
    case first(QueryReading, isTextual: Bool)
  }

  /// The value of every event.
  struct Values: Sendable {
    private var first: Int
    private var numbers: ContiguousArray<Int32> = []

    /// Marks an event that has no value.
    private static let absent: Int32 = -1

    init(_ history: History) { first = history.droppedCount }

    /// Makes room for the events that are left.
    mutating func reserve(_ history: History) { numbers.reserveCapacity(history.count - first) }

    /// Forgets all values; the next one is that of an event.
    mutating func begin(at index: Int) {
      first = index
      numbers.removeAll(keepingCapacity: true)
    }

    /// The value of the event at an index, or `nil`.
    subscript(index: Int) -> Int64? {
      let number = numbers[index - first]
      return number == Values.absent ? nil : Int64(number)
    }

    /// Adds the value of the next event.
    mutating func append(_ number: Int?) {
      numbers.append(number.map(Int32.init(clamping:)) ?? Values.absent)
    }
  }

  /// The way of a function along a history.
  struct Run {
    private let kind: Kind
    private(set) var values: Values
    /// When the events were for which the condition held.
    private var times: ContiguousArray<Int64> = []
    /// How many of them are too old.
    private var oldCount = 0
    private var numbers: Set<Int64> = []
    private var texts: Set<String> = []

    init(_ series: QuerySeries, _ history: History) {
      kind = series.kind
      values = Values(history)
    }

    /// Makes room for the values of all events.
    mutating func reserve(_ history: History) { values.reserve(history) }

    /// Goes on at an event; the values of those before it are forgotten, and what is too old for `rate`.
    mutating func begin(at index: Int) {
      values.begin(at: index)
      times.removeFirst(oldCount)
      oldCount = 0
    }

    /// Takes the next event.
    mutating func take(_ moment: QueryMoment, _ state: StackState) {
      switch kind {
      case .rate(let condition, let span):
        if condition.test(moment, state) { times.append(moment.event.time) }
        values.append(recentCount(since: moment.event.time - span))
      case .first(let reading, isTextual: true): values.append(note(reading.texts(moment, state)))
      case .first(let reading, isTextual: false):
        values.append(note(reading.values(moment, state)))
      }
    }

    /// How many of the times lie behind one that only grows.
    private mutating func recentCount(since time: Int64) -> Int {
      while oldCount < times.count, times[oldCount] <= time { oldCount += 1 }
      return times.count - oldCount
    }

    private mutating func note(_ found: [Int64]) -> Int? {
      let newCount = found.count { numbers.insert($0).inserted }
      return found.isEmpty ? nil : min(newCount, 1)
    }

    private mutating func note(_ found: [String]) -> Int? {
      let newCount = found.count { texts.insert($0).inserted }
      return found.isEmpty ? nil : min(newCount, 1)
    }
  }
}

/// Something that is found out along the whole history before a query is asked.
enum QueryPass: Sendable {
  /// A function that looks back.
  case series(QuerySeries)
  /// A temporal pattern.
  case automaton(QueryAutomaton)

  /// Whether it is a pattern.
  var isAutomaton: Bool { if case .automaton = self { true } else { false } }

  /// What it needs beside the events.
  var needs: QueryNeeds {
    switch self {
    case .series(let series): series.needs
    case .automaton(let automaton): automaton.needs
    }
  }

  /// Whether what comes later can change what it has said of an event.
  var isOpenEnded: Bool {
    switch self {
    case .series(let series): series.isOfOpenEnds
    case .automaton(let automaton): automaton.isWithout || automaton.isOfOpenEnds
    }
  }

  /// Whether it can go on with a history that has grown, where it was.
  ///
  /// It cannot where what it has taken already may be told otherwise later: a `without` inside of it, what a call will answer,
  /// what completes it. Such a pass is done anew, over all events.
  var canGoOn: Bool {
    let isOfOpenEnds =
      switch self {
      case .series(let series): series.isOfOpenEnds
      case .automaton(let automaton): automaton.isOfOpenEnds
      }
    return !isOfOpenEnds && !needs.contains(.answers) && !needs.contains(.completions)
  }
}

// MARK: - Compiling

extension QueryCompiler {
  /// `rate(send, 1 ms)`.
  mutating func rate(
    _ condition: QueryTerm, _ span: QueryTerm, at range: Range<Int>
  ) throws(QueryError) -> QueryOperand {
    guard case .condition(let tree) = condition.kind else {
      throw QueryError(.notACondition, at: condition.range)
    }
    guard case .number(let time, .time) = span.kind, time > 0 else {
      throw QueryError(.expected("a time such as 1 ms", found: span.description), at: span.range)
    }
    var inner = lookingBack()
    let test = try inner.condition(tree)
    return remember(
      .rate(test, within: time), test.needs, &inner,
      QueryOperand(type: .number, reading: .constant([])))
  }

  /// `first(obj)`.
  mutating func first(_ field: QueryTerm) throws(QueryError) -> QueryOperand {
    var inner = lookingBack()
    let operand = try inner.operand(field, like: nil)
    return remember(
      .first(operand.reading, isTextual: operand.type.isTextual), operand.needs, &inner,
      QueryOperand(type: .truth, reading: .constant([])))
  }

  /// A compiler of what is asked of earlier events, or along the way.
  func lookingBack() -> QueryCompiler {
    var inner = QueryCompiler(lexicon, cursor, remarks: remarks)
    inner.depth = depth + 1
    inner.passes = passes
    return inner
  }

  private mutating func remember(
    _ kind: QuerySeries.Kind, _ needs: QueryNeeds, _ inner: inout QueryCompiler,
    _ operand: QueryOperand
  ) -> QueryOperand {
    let passCount = passes.count
    passes = inner.passes
    let slot = passes.count { !$0.isAutomaton }
    passes.append(
      .series(
        QuerySeries(
          kind: kind, needs: needs, before: inner.before,
          isOfOpenEnds: inner.passes.dropFirst(passCount).contains(where: \.isOpenEnded))))
    var operand = operand
    operand.reading = .single { moment, _ in moment.ground.series[slot][moment.index] }
    return operand
  }
}
