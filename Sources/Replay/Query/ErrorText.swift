import Events

// Every sentence about a query that is wrong, in one place (HOUSE_STYLE 3.5).

extension QueryError {
  /// The query, a caret under the place, and what is wrong there.
  public var lines: [String] {
    let marked = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }).shown
    let indent = String(repeating: " ", count: range.lowerBound)
    let tail = String(repeating: "~", count: max(range.count - 1, 0))
    return [marked, indent + "^" + tail, sentence]
  }

  /// What is wrong, and what was probably meant.
  public var sentence: String {
    let meant = Suggestion.tail(suggestion)
    return (reason.words + (meant.isEmpty ? "" : ".") + meant).shown
  }

  /// What is wrong, and what was probably meant; where that is known, without all that could have been.
  public var briefSentence: String {
    guard suggestion != nil else { return sentence }
    return (reason.withoutList.words + "." + Suggestion.tail(suggestion)).shown
  }
}

extension QueryError.Reason {
  /// The same without the words that would be right.
  fileprivate var withoutList: QueryError.Reason {
    switch self {
    case .unknownWord(let word, let type, _): .unknownWord(word, type: type, legal: [])
    case .unknownPlace(let name, _): .unknownPlace(name, legal: [])
    case .unknownMacro(let name, _): .unknownMacro(name, legal: [])
    case .unknownFilter(let name, _): .unknownFilter(name, legal: [])
    default: self
    }
  }
}

extension QueryError.Reason {
  fileprivate var words: String {
    switch self {
    case .tooLong: "a query has at most \(QueryLexer.countMax) characters"
    case .tooDeep: "this is nested or chained too deep"
    case .unexpectedCharacter(let character): "nothing begins with \(character)"
    case .unclosed(let sign): "\(sign) has no end"
    case .badNumber(let text):
      "\(text) is no number: it is too large, or finer than its unit allows"
    case .expected(let wanted, let found):
      found.isEmpty ? "\(wanted) is missing" : "expected \(wanted), not \(found)"
    case .singleEquals: "one = compares nothing"
    case .missingComma: "items of a set stand with commas between them"
    case .unknownName(let name): "unknown field \"\(name)\""
    case .unknownFunction(let name): "unknown function \"\(name)\""
    case .unknownWord(let word, let type, let legal): Self.unknown(word, type, legal)
    case .unknownPlace(let name, let legal):
      "this trace has no such place \"\(name)\"" + Self.list(legal)
    case .ambiguousPlace(let name, let ids):
      "several places are called \(name): \(ids.joined(separator: ", "))"
    case .mismatch(let left, let right): "\(left) and \(right) do not go together"
    case .notOrdered(let type): "\(type.words) has no order; use == or in { }"
    case .notANumber(let type): "a number must stand here, not \(type.words)"
    case .notACondition: "this is a value, not a condition: compare it with something"
    case .noField: "nothing here is a field, so the comparison says nothing about an event"
    case .argumentCount(let name, let expected): "write \(name)(\(expected))"
    case .needsStackField(let name):
      "\(name) takes one field that is read from the stack, such as owner or c.NAME"
    case .noCursor: "${...} refers to the selected event, and none is selected here"
    case .noValueAtCursor(let name): "the selected event has no \(name)"
    case .badPattern(let fault): "this pattern is none: \(fault.words)"
    case .nameTaken(let name): "\(name) is the name of a field; choose another one"
    case .unknownMacro(let name, let legal): "there is no macro \"\(name)\"" + Self.list(legal)
    case .unknownFilter(let name, let legal):
      "no filter is saved as @\(name)" + Self.list(legal.map { "@" + $0 })
    case .macroArguments(let spelling): "write \(spelling)"
    case .noLayers(let type):
      "# counts filters from the miniport, so it stands behind filter, layer, from, to or owner, "
        + "not behind \(type.words)"
    case .noParts(let type): "\(type.words) has no parts that could be taken"
    case .unsaid(let name, let instead): "nothing in a trace says \(name): \(instead)"
    case .oddDigits: "a byte has two digits: hex 45 00"
    case .noMarks: "marks are set while exploring, with m and a letter; there are none here"
    case .noRules: "not yet: no trace says which rule is broken; rules will be checked from outside"
    case .needsWholeRun:
      "rate, first and patterns look at the whole run; this is read at each event by itself"
    case .bareAddress(let text): "the address \(text) stands in quotes, because of its colons"
    case .noUnit(let number):
      "a time has a unit: \(number)ns, \(number)us, \(number)ms or \(number)s"
    case .needsEnd: "a pattern is known only at the end of the run; a filter can have it"
    case .notYet(let feature): "not yet: this version does not have \(feature)"
    }
  }

  private static func unknown(_ word: String, _ type: QueryType, _ legal: [String]) -> String {
    "\(word) is not \(type.words)\(type.example)" + list(legal)
  }

  /// The legal words, if there are few enough to be read.
  private static func list(_ legal: [String]) -> String {
    guard !legal.isEmpty, legal.count <= 40 else { return "" }
    return ": " + legal.joined(separator: ", ")
  }
}

extension QueryType {
  /// What a word may look like, where words cannot be listed.
  fileprivate var example: String {
    switch self {
    case .object: " such as P5"
    case .eventID: " such as E100"
    case .hardwareAddress: " such as 00:15:5d:01:02:03"
    case .address: " such as 10.0.0.1, or a network such as 10.0.0.0/8"
    case .bytes: " such as 08:06; one byte may be a number such as 0xff"
    case .number, .time, .size, .truth, .component, .role, .objectKind, .status, .state, .reason,
      .irql, .phase, .direction, .event, .choicePoint, .outcome, .binding, .adapter, .text:
      ""
    }
  }
}

extension QueryPattern.Fault {
  fileprivate var words: String {
    switch self {
    case .unclosed(let sign): "\(sign) has no other half"
    case .nothingToRepeat: "there is nothing to repeat"
    case .badEscape: "a backslash stands before a sign, or before d, w or s"
    case .notYet(let sign): "\(sign) is not known here"
    case .tooLong: "it is too long or too deep"
    }
  }
}
