/// What is wrong with a query, and where; the wording is in `ErrorText.swift`.
public struct QueryError: Error, Equatable, Sendable {
  /// What is wrong.
  public let reason: Reason
  /// The characters that it is about, from 0.
  public let range: Range<Int>
  /// The query as it was written.
  public internal(set) var text = ""
  /// The word that was probably meant, or `nil`.
  public let suggestion: String?

  init(_ reason: Reason, at range: Range<Int>, suggestion: String? = nil) {
    self.reason = reason
    self.range = range
    self.suggestion = suggestion
  }

  /// What can be wrong with a query.
  public enum Reason: Equatable, Sendable {
    /// The query is longer than any that is read.
    case tooLong
    /// Parentheses, `not` and functions stand in each other too deep.
    case tooDeep
    /// No part of a query begins like this.
    case unexpectedCharacter(String)
    /// A text, or a reference, has no end.
    case unclosed(String)
    /// A number that is none, is too large, or is finer than its unit.
    case badNumber(String)
    /// Something else must stand here; empty at the end of the query.
    case expected(String, found: String)
    /// `=` instead of `==`.
    case singleEquals
    /// The items of a set stand without a comma.
    case missingComma
    /// No field, class or call has this name.
    case unknownName(String)
    /// No filter is saved under this name.
    case unknownFilter(String, legal: [String])
    /// No function has this name.
    case unknownFunction(String)
    /// A word that a value of this type cannot be; with the legal words.
    case unknownWord(String, type: QueryType, legal: [String])
    /// No queue, pool or counter of this trace has this name.
    case unknownPlace(String, legal: [String])
    /// Several queues, pools or counters have this short name.
    case ambiguousPlace(String, [String])
    /// These two cannot be compared or computed.
    case mismatch(String, String)
    /// Values of this type have no order.
    case notOrdered(QueryType)
    /// Something that is not a number stands where one must stand.
    case notANumber(QueryType)
    /// A value stands where a condition must stand.
    case notACondition
    /// The name of a class or a call where a value must stand.
    case noValue(String)
    /// Both sides are plain words, so nobody knows what they mean.
    case noField
    /// A function takes another number of arguments.
    case argumentCount(String, expected: String)
    /// `delta` and `prev` take a field that is read from the stack.
    case needsStackField(String)
    /// A reference, but nothing is selected.
    case noCursor
    /// The event at the cursor has no such value.
    case noValueAtCursor(String)
    /// A pattern for `matches` that is none.
    case badPattern(QueryPattern.Fault)
    /// A digit of a byte is missing.
    case oddDigits
    /// What stands behind `hex` is no pair of digits.
    case noByte(String)
    /// A name for a pattern that a field already has.
    case nameTaken(String)
    /// No macro has this name; with those that there are.
    case unknownMacro(String, legal: [String])
    /// A macro has other gaps than were filled; with how it is written.
    case macroArguments(String)
    /// `#` behind something that is no layer.
    case noLayers(QueryType)
    /// A slice of something that has no parts.
    case noParts(QueryType)
    /// Nothing in a trace says this; what can be asked instead.
    case unsaid(String, String)
    /// Marks are set while exploring, and only there.
    case noMarks
    /// Nothing in a trace says which rule is broken.
    case noRules
    /// A function or a pattern whose value is known only when the whole run is.
    case needsWholeRun
    /// An address of IPv6 without quotes.
    case bareAddress(String)
    /// A number where a time with its unit must stand.
    case noUnit(String)
    /// A pattern, whose value is known only at the end of the run.
    case needsEnd
    /// Part of the language that this version does not have.
    case notYet(String)
  }
}
