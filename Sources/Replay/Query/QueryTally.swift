import Events

/// How often each value of a field occurs among some events.
public struct QueryTally: Sendable {
  /// A value with its count.
  public struct Value: Equatable, Sendable {
    /// How a query writes it.
    public let text: String
    /// For how many events it is a value of the field.
    public let count: Int

    /// A value that occurs so often.
    public init(_ text: String, _ count: Int) {
      self.text = text
      self.count = count
    }
  }

  /// The name of the field.
  public let field: String
  private let operand: QueryOperand
  private let before: [QueryReading]
  private let lexicon: Lexicon
  private var numbers: [Int64: Int] = [:]
  private var texts: [String: Int] = [:]
  /// How many events have been looked at, from the beginning of the history.
  public private(set) var end = 0

  /// More different values than that say nothing to anybody.
  private static let valueCountMax = 10_000

  /// A tally of a field that has not begun, or `nil` if there is no such field, or its values are times.
  public init?(of field: String, in lexicon: Lexicon) {
    var compiler = QueryCompiler(lexicon, nil)
    guard let operand = try? compiler.field(field, at: 0..<0), operand.type != .time,
      operand.type != .bytes
    else { return nil }
    self.field = field
    self.operand = operand
    self.lexicon = lexicon
    before = compiler.before
  }

  /// Looks at so many events more, or at those of a set among them; before the first ones it also finds out what the field
  /// needs to know of the whole history, as long as `isWanted` says so.
  public mutating func advance(
    by count: Int, of timeline: Timeline, among wanted: MatchSet? = nil,
    while isWanted: @escaping () -> Bool = { true }
  ) {
    guard timeline.prepare(operand.needs, while: isWanted) else { return }
    let range = end..<min(end + count, timeline.count)
    end = range.upperBound
    let ground = QueryGround(timeline, operand.needs)
    var (numbers, texts) = (numbers, texts)
    let (reading, isTextual) = (operand.reading, operand.type.isTextual)
    timeline.scan(ground, range, operand.needs, before) { moment, state in
      if let wanted, !wanted.contains(moment.index) { return true }
      if isTextual {
        for text in reading.texts(moment, state) { texts[text, default: 0] += 1 }
      } else {
        for number in Set(reading.values(moment, state)) { numbers[number, default: 0] += 1 }
      }
      return numbers.count + texts.count <= QueryTally.valueCountMax
    }
    self.numbers = numbers
    self.texts = texts
  }

  /// The values, the most frequent first; those that occur equally often in their own order.
  public var values: [Value] {
    let type = operand.type
    let counted = numbers.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { Value(QueryTally.quoted(type.text(of: $0.key, in: lexicon)), $0.value) }
    let written = texts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { Value(QueryTally.quoted($0.key), $0.value) }
    return (counted + written).filter { !$0.text.isEmpty }
  }

  /// A value as a query writes it: in quotes where it is no name.
  static func quoted(_ text: String) -> String {
    let isName =
      text.allSatisfy { $0.isLetter || $0.isNumber || "_-.:".contains($0) }
      && !QueryParser.keywords.contains(text)
    if isName { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
