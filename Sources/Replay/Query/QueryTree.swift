/// What a query says, before anybody knows what its names mean.
indirect enum QueryTree: Equatable {
  /// At least one of these holds.
  case or([QueryTree])
  /// All of these hold.
  case and([QueryTree])
  /// This does not hold.
  case not(QueryTree)
  /// A class, a call, or a field that is there.
  case bare(QueryTerm)
  /// Two values compared.
  case comparison(QueryComparison)
  /// A value among the items of a set.
  case membership(QueryQuantifier, QueryTerm, [QueryItem])
  /// One event after another.
  case temporal(QueryTemporal)
}

extension QueryTree {
  /// The characters from the first value to the last one.
  var range: Range<Int> {
    switch self {
    case .or(let parts), .and(let parts): QueryTree.hull(parts.map(\.range))
    case .not(let part): part.range
    case .bare(let term): term.range
    case .comparison(let comparison):
      QueryTree.hull([comparison.left.range, comparison.right.range])
    case .membership(_, let term, let items):
      QueryTree.hull([term.range] + items.map { $0.last?.range ?? $0.first.range })
    case .temporal(let temporal): temporal.range
    }
  }

  /// Whether its value follows from queues, pools and counters alone, so that it has one without any event.
  var isOfPlaces: Bool {
    switch self {
    case .or(let parts), .and(let parts): parts.allSatisfy(\.isOfPlaces)
    case .not(let part): part.isOfPlaces
    case .bare(let term): term.isOfPlaces
    case .comparison(let comparison): comparison.left.isOfPlaces && comparison.right.isOfPlaces
    case .membership, .temporal: false
    }
  }

  private static func hull(_ ranges: [Range<Int>]) -> Range<Int> {
    let start = ranges.map(\.lowerBound).min() ?? 0
    return start..<max(ranges.map(\.upperBound).max() ?? start, start)
  }

  /// The field whose value is compared with something, or `nil`.
  var comparedField: String? {
    switch self {
    case .comparison(let comparison): comparison.left.fieldName ?? comparison.right.fieldName
    case .membership(_, let term, _): term.fieldName
    case .not(let part): part.comparedField
    case .or, .and, .bare, .temporal: nil
    }
  }
}

extension QueryTerm {
  /// Whether its value follows from queues, pools and counters alone.
  fileprivate var isOfPlaces: Bool {
    switch kind {
    case .name(let name): QueryField.find(name)?.field.isOfPlace ?? false
    case .number: true
    case .binary(_, let left, let right): left.isOfPlaces && right.isOfPlaces
    case .text, .reference, .function, .layer, .slice, .condition: false
    }
  }

  /// The field that this is, or of which it is a part.
  fileprivate var fieldName: String? {
    switch kind {
    case .name(let name): QueryField.isName(name) ? name : nil
    case .layer(let inner, _): inner.fieldName
    case .number, .text, .reference, .function, .binary, .slice, .condition: nil
    }
  }
}

/// A part of a query that has a value.
struct QueryTerm: Equatable {
  /// What it is.
  var kind: Kind
  /// Its characters, from 0.
  var range: Range<Int>

  indirect enum Kind: Equatable {
    /// A field, or a word whose meaning depends on what it is compared with.
    case name(String)
    /// A number with its unit.
    case number(Int64, QueryUnit)
    /// A text.
    case text(String)
    /// The value of a field at the cursor.
    case reference(String)
    /// A function with its arguments.
    case function(String, [QueryTerm])
    /// Two values computed.
    case binary(String, QueryTerm, QueryTerm)
    /// Those values that are filters at one of these places, counted from the miniport.
    case layer(QueryTerm, ClosedRange<Int>)
    /// A part of each value.
    case slice(QueryTerm, QuerySlice)
    /// What `rate` counts.
    case condition(QueryTree)
  }
}

/// A part of bytes or of a text.
enum QuerySlice: Equatable, Sendable {
  /// One, counted from 0.
  case one(Int)
  /// These.
  case some(Range<Int>)
  /// All from here on.
  case rest(Int)
}

/// Which of several values a test is about.
enum QueryQuantifier: String, Equatable {
  /// What the operator means by itself.
  case usual = ""
  /// At least one.
  case any
  /// Every one.
  case all
}

/// An operator between two values.
enum QueryRelation: String, CaseIterable, Equatable {
  /// Some value of the left is some value of the right.
  case equal = "=="
  /// No value of the left is a value of the right.
  case notEqual = "!="
  /// Every value of the left is every value of the right.
  case allEqual = "==="
  /// Some value of the left is not some value of the right.
  case anyUnequal = "!=="
  case greater = ">"
  case greaterOrEqual = ">="
  case less = "<"
  case lessOrEqual = "<="
  /// The text of the left contains that of the right.
  case contains = "contains"
  /// The text of the left fits a pattern.
  case matches = "matches"

  /// The operator that a word or a sign means, or `nil`.
  init?(_ word: String) {
    let names = [
      "eq": "==", "ne": "!=", "gt": ">", "ge": ">=", "lt": "<", "le": "<=", "~": "matches",
    ]
    self.init(rawValue: names[word] ?? word)
  }

  /// Whether it asks which of two values comes first.
  var needsOrder: Bool {
    switch self {
    case .greater, .greaterOrEqual, .less, .lessOrEqual: true
    case .equal, .notEqual, .allEqual, .anyUnequal, .contains, .matches: false
    }
  }
}

/// Two values compared.
struct QueryComparison: Equatable {
  var quantifier = QueryQuantifier.usual
  var left: QueryTerm
  var relation: QueryRelation
  var right: QueryTerm
}

/// A value of a set, or everything between two values.
struct QueryItem: Equatable {
  var first: QueryTerm
  /// The upper end of a range, which belongs to it.
  var last: QueryTerm?
}

/// One event, and another one that follows it or does not.
struct QueryTemporal: Equatable {
  var first: QueryEventPattern
  /// Whether the second one must not follow.
  var isWithout: Bool
  var second: QueryEventPattern
  var limit: Limit
  var range: Range<Int>

  /// How far apart the two may be.
  enum Limit: Equatable, Sendable {
    case none
    case time(Int64)
    case events(Int64)
  }
}

/// A condition on one event of a temporal pattern, with the name by which later ones refer to it.
struct QueryEventPattern: Equatable {
  var condition: QueryTree
  /// Empty if it has none.
  var name = ""
  var nameRange = 0..<0
}

// MARK: - Text

/// The canonical text of a query: every group in parentheses, so that it shows what binds how.
extension QueryTree: CustomStringConvertible {
  var description: String {
    switch self {
    case .or(let parts): "(" + parts.map(\.description).joined(separator: " or ") + ")"
    case .and(let parts): "(" + parts.map(\.description).joined(separator: " and ") + ")"
    case .not(let part): "not \(part)"
    case .bare(let term): term.description
    case .comparison(let comparison): comparison.description
    case .membership(let quantifier, let term, let items):
      "\(quantifier.prefix)\(term) in {\(items.map(\.description).joined(separator: ", "))}"
    case .temporal(let temporal): temporal.description
    }
  }
}

extension QueryQuantifier {
  fileprivate var prefix: String { self == .usual ? "" : rawValue + " " }
}

extension QueryComparison: CustomStringConvertible {
  var description: String { "\(quantifier.prefix)\(left) \(relation.rawValue) \(right)" }
}

extension QueryItem: CustomStringConvertible {
  var description: String { last.map { "\(first)..\($0)" } ?? first.description }
}

extension QueryTerm: CustomStringConvertible {
  var description: String {
    switch kind {
    case .name(let name): name
    case .number(let number, .none): "\(number)"
    case .number(let number, .time): "\(number) ns"
    case .number(let number, .size): "\(number) B"
    case .text(let text):
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    case .reference(let name): "${\(name)}"
    case .function(let name, let arguments):
      "\(name)(\(arguments.map(\.description).joined(separator: ", ")))"
    case .binary(let sign, let left, let right): "{\(left) \(sign) \(right)}"
    case .layer(let term, let places):
      places.count == 1
        ? "\(term)#\(places.lowerBound)"
        : "\(term)#[\(places.lowerBound)-\(places.upperBound)]"
    case .slice(let term, let slice): "\(term)[\(slice)]"
    case .condition(let tree): "\(tree)"
    }
  }
}

extension QuerySlice: CustomStringConvertible {
  var description: String {
    switch self {
    case .one(let index): "\(index)"
    case .some(let range): "\(range.lowerBound):\(range.count)"
    case .rest(let start): "\(start):"
    }
  }
}

extension QueryTemporal: CustomStringConvertible {
  var description: String {
    "\(first) \(isWithout ? "without" : "then") \(second)\(limit.description)"
  }
}

extension QueryTemporal.Limit: CustomStringConvertible {
  var description: String {
    switch self {
    case .none: ""
    case .time(let time): " within \(time) ns"
    case .events(let count): " within \(count) events"
    }
  }
}

extension QueryEventPattern: CustomStringConvertible {
  var description: String { "[\(condition)]" + (name.isEmpty ? "" : " as \(name)") }
}
