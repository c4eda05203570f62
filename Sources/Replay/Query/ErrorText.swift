import Events

// Every sentence about a query that is wrong, in one place (HOUSE_STYLE 3.5).

extension QueryError {
  /// The query, a caret under the place, and what is wrong there; of a long query what stands around the place.
  public var lines: [String] {
    let line: [Character] = text.map { $0.isNewline || $0 == "\t" ? " " : $0 }
    let shown = QueryError.window(around: range.lowerBound, of: line.count)
    let indent = String(repeating: " ", count: range.lowerBound - shown.lowerBound)
    let end = shown.upperBound < line.count ? shown.upperBound : range.upperBound
    let marked = max(min(range.upperBound, end) - range.lowerBound - 1, 0)
    let caret = indent + "^" + String(repeating: "~", count: marked)
    return [QueryError.cut(line, to: shown).shown, caret, sentence]
  }

  /// How many characters of a query are shown.
  static let shownCountMax = 120
  private static let cutMark = "..."

  /// The characters that are shown of `count`: all, or those around a place.
  private static func window(around place: Int, of count: Int) -> Range<Int> {
    guard count > shownCountMax else { return 0..<count }
    let start = max(min(place - shownCountMax / 2, count - shownCountMax), 0)
    return start..<start + shownCountMax
  }

  /// Some characters of a line, with a mark where others are left out.
  private static func cut(_ line: [Character], to shown: Range<Int>) -> String {
    let start = shown.lowerBound == 0 ? 0 : shown.lowerBound + cutMark.count
    let end = shown.upperBound == line.count ? line.count : shown.upperBound - cutMark.count
    return (start == 0 ? "" : cutMark) + String(line[start..<end])
      + (end == line.count ? "" : cutMark)
  }

  /// What is wrong, and what was probably meant.
  public var sentence: String {
    let meant = Suggestion.tail(suggestion)
    return (reason.words + (meant.isEmpty ? "" : ".") + meant).shown
  }

  /// What is wrong, and what was probably meant, without all that could have been.
  public var briefSentence: String {
    let meant = Suggestion.tail(suggestion)
    return (reason.withoutList.words + (meant.isEmpty ? "" : ".") + meant).shown
  }

  /// The words that would be right, if they can be listed.
  public var legalWords: [String] {
    switch reason {
    case .unknownWord(_, _, let legal), .unknownPlace(_, let legal), .unknownMacro(_, let legal):
      legal
    case .unknownFilter(_, let legal): legal.map { "@" + $0 }
    default: []
    }
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
      "this trace has no place \"\(name)\"" + Self.list(legal, behind: "; there is ")
    case .ambiguousPlace(let name, let ids):
      "several places are called \(name): \(ids.joined(separator: ", "))"
    case .mismatch(let left, let right): "\(left) and \(right) do not go together"
    case .notOrdered(let type): "\(type.words) has no order; use == or in { }"
    case .notANumber(let type): "a number must stand here, not \(type.words)"
    case .notACondition: "this is a value, not a condition: compare it with something"
    case .noValue(let name):
      "\(name) is a condition and has no value: join it to others with and, or, not"
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
    case .noByte(let word): "\(word) is no byte: write hex 45 00"
    case .noMarks: "marks are set while exploring, with m and a letter; there are none here"
    case .noRules:
      "not yet: no event says which rule is broken; `ndiscope check` lists them, and so does the "
        + "view of findings"
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
  private static func list(_ legal: [String], behind sign: String = ": ") -> String {
    guard !legal.isEmpty, legal.count <= 40 else { return "" }
    return sign + legal.joined(separator: ", ")
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
