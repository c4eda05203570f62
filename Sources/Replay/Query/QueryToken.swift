/// What a number in a query counts.
public enum QueryUnit: Equatable, Sendable {
  /// Nothing in particular.
  case none
  /// Nanoseconds.
  case time
  /// Bytes.
  case size
}

/// A word of a query with its place.
struct QueryToken: Equatable {
  /// What it is.
  var kind: Kind
  /// Its characters, from 0.
  var range: Range<Int>

  enum Kind: Equatable {
    /// A name, perhaps with dots: `owner`, `q.ne2000.MpTx.len`.
    case name(String)
    /// A whole number, in nanoseconds or bytes where a unit says so.
    case number(Int64, QueryUnit)
    /// A text in quotes.
    case text(String)
    /// `${field}`.
    case reference(String)
    /// `$1`: the place of an argument in the body of a macro.
    case parameter(Int)
    /// An operator or a bracket.
    case symbol(String)
    /// The end of the query.
    case end
  }

  /// The token as messages name it; empty for the end.
  var spelling: String {
    switch kind {
    case .name(let name): name
    case .number(let number, _): "\(number)"
    case .text(let text): "\"\(text)\""
    case .reference(let name): "${\(name)}"
    case .parameter(let number): "$\(number)"
    case .symbol(let symbol): symbol
    case .end: ""
    }
  }

  /// Whether this is a certain operator, bracket or keyword.
  func `is`(_ word: String) -> Bool { kind == .symbol(word) || kind == .name(word) }
}
