import Events

/// Something whose value somebody wants to see all the time.
public struct Watch: Equatable, Sendable {
  /// How the user called it, or how the screen does.
  public let name: String
  private let source: Source

  private enum Source: Sendable {
    case quantity(Quantity)
    case expression(QueryExpression)
  }

  /// A value of the picture.
  public init(_ quantity: Quantity, _ lexicon: Lexicon) {
    name = quantity.name(lexicon)
    source = .quantity(quantity)
  }

  /// A value of the query language.
  public init(_ expression: QueryExpression) {
    name = expression.text
    source = .expression(expression)
  }

  /// Two watches are the same if they are called the same.
  public static func == (a: Watch, b: Watch) -> Bool { a.name == b.name }

  /// The object that it is about, or ``ObjectID/none``.
  public var object: ObjectID { quantity?.object ?? .none }

  /// What it is about, where the picture has it.
  public var quantity: Quantity? {
    guard case .quantity(let quantity) = source else { return nil }
    return quantity
  }

  /// The expression that it is, or `nil`.
  var expression: QueryExpression? {
    guard case .expression(let expression) = source else { return nil }
    return expression
  }
}

/// What a watch says at a position.
public struct WatchReading: Equatable, Sendable {
  /// The value; empty where there is none.
  public var text = ""
  /// The value before the step.
  public var before = ""
  /// The numbers behind the last events, the oldest first; empty where the value is no number.
  public var recent: [Int] = []
  /// Whether the value cannot be known before the run has ended.
  public var isUnknown = false

  /// Whether the step changed it.
  public var isNew: Bool { text != before }
}

extension Timeline {
  /// What some watches say at a position, with their numbers behind the last `count` events.
  ///
  /// It costs one seek and these events, however long the history is. An expression that needs an index of the history makes
  /// that once; while a long run grows it is not made, and the value is unknown.
  public func readings(
    of watches: [Watch], at position: Int, isGrowing: Bool, last count: Int
  ) -> [WatchReading] {
    let first = max(position - max(count, 2), history.droppedCount)
    var readings = quantityReadings(watches, from: first, through: position)
    for (index, watch) in watches.enumerated() {
      guard let expression = watch.expression else { continue }
      if expression.needsIndex, isGrowing, self.count > Timeline.indexedGrowthMax {
        readings[index].isUnknown = true
      } else {
        readings[index] = reading(of: expression, first..<position)
      }
    }
    return readings
  }

  private func quantityReadings(
    _ watches: [Watch], from first: Int, through position: Int
  ) -> [WatchReading] {
    var readings = [WatchReading](repeating: WatchReading(), count: watches.count)
    let wanted = watches.enumerated().compactMap { index, watch in
      watch.quantity.map { (index, $0) }
    }
    guard !wanted.isEmpty else { return readings }
    let lexicon = history.lexicon
    visitStates(from: first, through: position) { state in
      for (index, quantity) in wanted {
        if let number = quantity.number(in: state, lexicon) {
          readings[index].recent.append(number)
        }
        if state.position == position - 1 || position == first {
          readings[index].before = quantity.text(in: state, lexicon)
        }
        if state.position == position {
          readings[index].text = quantity.text(in: state, lexicon)
        }
      }
    }
    return readings
  }

  private func reading(of expression: QueryExpression, _ range: Range<Int>) -> WatchReading {
    var values = expression.values(self, in: range)
    if range.lowerBound == history.droppedCount,
      let beginning = expression.valueAtBeginning(of: self)
    {
      values.insert(beginning, at: 0)
    }
    var reading = WatchReading()
    reading.text = values.last?.text ?? ""
    reading.before = values.dropLast().last?.text ?? (range.count < 2 ? reading.text : "")
    let numbers = values.compactMap(\.number)
    reading.recent = numbers.count == values.count ? numbers : []
    return reading
  }

  /// How long a run that grows may be for an index of it to be made again and again.
  private static let indexedGrowthMax = 100_000
}
