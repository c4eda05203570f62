import Events

/// Cuts a query into words.
///
/// A name may contain `-`, so a subtraction needs spaces, as in Wireshark.
struct QueryLexer {
  private let characters: [Character]
  private var position: Int
  /// Where the part of the query ends that is read.
  private let end: Int
  private var tokens: [QueryToken] = []
  /// Whether brackets stand behind a name, where a pair of digits with a colon is no byte.
  private var isInSlice = false
  /// The words that the user has added.
  private let vocabulary: QueryVocabulary
  /// In how many macros this stands.
  private let depth: Int

  /// The longest query that is read, in characters.
  static let countMax = 10_000

  /// Operators and brackets, longer ones first.
  private static let symbols = [
    "===", "!==", "==", "!=", ">=", "<=", "&&", "||", "..", ">", "<", "=", "!", "~", "(", ")", "{",
    "}", "[", "]", ",", "+", "-", "*", "/", "%", "&", "#", ":",
  ].map(Array.init)

  private init(
    _ characters: [Character], _ range: Range<Int>, _ vocabulary: QueryVocabulary, depth: Int = 0
  ) {
    self.characters = characters
    self.vocabulary = vocabulary
    self.depth = depth
    position = range.lowerBound
    end = range.upperBound
  }

  /// The words of a query, the end last.
  static func tokens(
    of text: String, _ vocabulary: QueryVocabulary = .none
  ) throws(QueryError) -> [QueryToken] {
    let characters = Array(text)
    guard characters.count <= countMax else {
      throw QueryError(.tooLong, at: countMax..<countMax + 1)
    }
    var lexer = QueryLexer(characters, characters.indices, vocabulary)
    try lexer.readAll()
    lexer.add(.end, from: lexer.position)
    return lexer.tokens
  }

  private mutating func readAll() throws(QueryError) {
    while let character = skipSpaces() { try readToken(character) }
  }

  // MARK: - Characters

  private func character(_ offset: Int = 0) -> Character? {
    position + offset < end ? characters[position + offset] : nil
  }

  private mutating func skipSpaces() -> Character? {
    while let next = character(), next.isWhitespace { position += 1 }
    return character()
  }

  private mutating func take(while isWanted: (Character) -> Bool) -> String {
    let start = position
    while let next = character(), isWanted(next) { position += 1 }
    return String(characters[start..<position])
  }

  private mutating func add(_ kind: QueryToken.Kind, from start: Int) {
    tokens.append(QueryToken(kind: kind, range: start..<position))
  }

  // MARK: - Tokens

  private mutating func readToken(_ first: Character) throws(QueryError) {
    if !isInSlice, let count = pairCount() {
      position += count
      add(.name(String(characters[position - count..<position])), from: position - count)
    } else if !isInSlice, let count = longAddressCount() {
      let address = String(characters[position..<position + count])
      throw QueryError(
        .bareAddress(address), at: position..<position + count, suggestion: "\"\(address)\"")
    } else if first.isDigit {
      try readNumber()
    } else if first == "\"" {
      try readText(from: position)
    } else if first == "r", character(1) == "\"" {
      try readRawText()
    } else if first == "$", character(1) == "{" {
      try readReference()
    } else if first == "@", character(1)?.startsName == true {
      try readFilter()
    } else if first == "$", let digit = character(1)?.wholeNumberValue {
      position += 2
      add(.parameter(digit), from: position - 2)
    } else if first.startsName || (first == "?" && character(1)?.isDigit == true) {
      readName()
    } else {
      try readSymbol(first)
    }
  }

  private mutating func readSymbol(_ first: Character) throws(QueryError) {
    let start = position
    let rest = characters[position..<end]
    guard let symbol = QueryLexer.symbols.first(where: { rest.starts(with: $0) }) else {
      throw QueryError(
        .unexpectedCharacter(String(first)), at: start..<start + 1,
        suggestion: first == "'" ? "\"" : nil)
    }
    if first == "[" { isInSlice = tokens.last?.takesSlice ?? false }
    if first == "]" { isInSlice = false }
    position += symbol.count
    add(.symbol(String(symbol)), from: start)
  }

  /// How many characters belong to pairs of hexadecimal digits with colons between them, if some begin here.
  private func pairCount() -> Int? {
    var count = 0
    while character(count)?.isHexDigit == true, character(count + 1)?.isHexDigit == true {
      count += 2
      guard character(count) == ":" else { break }
      count += 1
    }
    guard count >= 5, character(count - 1) != ":", character(count)?.continuesName != true
    else { return nil }
    return count
  }

  /// How many characters belong to an address of IPv6, if one begins here; it stands in quotes, as its colons mean something.
  private func longAddressCount() -> Int? {
    var count = 0
    var colonCount = 0
    var isShort = false
    while let next = character(count), next.isHexDigit || next == ":" || next == "." {
      if next == ":" { colonCount += 1 }
      if next == ":", character(count + 1) == ":" { isShort = true }
      count += 1
    }
    guard isShort && count > 2 || colonCount == 7, character(count)?.continuesName != true
    else { return nil }
    return count
  }

  /// Parts joined by dots; a dot ends the name when no part follows it.
  private mutating func readName() {
    let start = position
    position += 1
    repeat {
      skipNamePart()
      guard character() == ".", let next = character(1), next.continuesName else { break }
      position += 1
    } while true
    add(.name(String(characters[start..<position])), from: start)
  }

  private mutating func skipNamePart() {
    while let next = character() {
      guard next.continuesName || next == "-" && character(1)?.continuesName == true else { return }
      position += 1
    }
  }

  private mutating func readReference() throws(QueryError) {
    let start = position
    position += 2
    let name = take { $0 != "}" && $0 != "$" && $0 != ":" }.filter { !$0.isWhitespace }
    if character() == ":" { return try readMacro(name, from: start) }
    guard character() == "}" else { throw QueryError(.unclosed("${"), at: start..<position) }
    position += 1
    add(.reference(name), from: start)
  }
}

// MARK: - Macros

extension QueryLexer {
  /// The words that a macro means, in parentheses; those of its arguments keep their places.
  private mutating func readMacro(_ name: String, from start: Int) throws(QueryError) {
    let arguments = try readArguments(from: start)
    guard let macro = vocabulary.macro(name) else {
      let legal = vocabulary.allMacros.map(\.name)
      throw QueryError(
        .unknownMacro(name, legal: legal), at: start..<position,
        suggestion: Suggestion.closest(to: name, in: legal))
    }
    guard arguments.count == macro.argumentCount, !arguments.contains(where: \.isEmpty) else {
      throw QueryError(.macroArguments(macro.spelling), at: start..<position)
    }
    try expand(macro.body, arguments, macro.spelling, from: start)
  }

  /// `@stuck`: the query that has this name.
  private mutating func readFilter() throws(QueryError) {
    let start = position
    position += 1
    let name = take { $0.continuesName || $0 == "-" }
    guard let body = vocabulary.filters[name] else {
      throw QueryError(
        .unknownFilter(name, legal: vocabulary.filterNames), at: start..<position,
        suggestion: Suggestion.closest(to: name, in: vocabulary.filterNames).map { "@" + $0 })
    }
    try expand(body, [], "@" + name, from: start)
  }

  /// The words of a body, in parentheses, with those of the arguments in its gaps.
  ///
  /// What is wrong with a body is shown where it is used.
  private mutating func expand(
    _ text: String, _ arguments: [[QueryToken]], _ spelling: String, from start: Int
  ) throws(QueryError) {
    guard depth < QueryVocabulary.depthMax else {
      throw QueryError(.tooDeep, at: start..<position)
    }
    add(.symbol("("), from: start)
    let body = Array(text)
    var inner = QueryLexer(body, body.indices, vocabulary, depth: depth + 1)
    do {
      try inner.readAll()
    } catch {
      throw QueryError(error.reason, at: start..<position)
    }
    for token in inner.tokens {
      if case .parameter(let number) = token.kind {
        guard arguments.indices.contains(number - 1) else {
          throw QueryError(.macroArguments(spelling), at: start..<position)
        }
        tokens += arguments[number - 1]
      } else {
        add(token.kind, from: start)
      }
      try checkCount(from: start)
    }
    add(.symbol(")"), from: start)
    try checkCount(from: start)
  }

  private func checkCount(from start: Int) throws(QueryError) {
    guard tokens.count <= QueryLexer.countMax else {
      throw QueryError(.tooLong, at: start..<position)
    }
  }

  /// The words of each argument; semicolons stand between them, and the position behind the last one.
  private mutating func readArguments(from start: Int) throws(QueryError) -> [[QueryToken]] {
    var arguments: [[QueryToken]] = []
    while true {
      position += 1
      let end = try endOfArgument(from: start)
      var inner = QueryLexer(characters, position..<end, vocabulary, depth: depth)
      try inner.readAll()
      arguments.append(inner.tokens)
      position = end
      guard character() == ";" else { break }
    }
    position += 1
    return arguments
  }

  /// Where an argument ends: outside of texts and of braces that it opens.
  private func endOfArgument(from start: Int) throws(QueryError) -> Int {
    var depth = 0
    var isInText = false
    var place = position
    while place < end {
      let sign = characters[place]
      if isInText {
        if sign == "\\" { place += 1 }
        if sign == "\"" { isInText = false }
      } else if sign == "\"" {
        isInText = true
      } else if sign == "{" {
        depth += 1
      } else if depth == 0, sign == ";" || sign == "}" {
        return place
      } else if sign == "}" {
        depth -= 1
      }
      place += 1
    }
    throw QueryError(.unclosed("${"), at: start..<end)
  }
}

// MARK: - Texts

extension QueryLexer {
  private mutating func readText(from start: Int) throws(QueryError) {
    position += 1
    var text = ""
    while let next = character() {
      position += 1
      if next == "\"" { return add(.text(text), from: start) }
      text.append(next == "\\" ? readEscape() : next)
    }
    throw QueryError(.unclosed("\""), at: start..<position)
  }

  private mutating func readEscape() -> Character {
    guard let next = character() else { return "\\" }
    position += 1
    switch next {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    default: return next
    }
  }

  /// `r"..."`: a backslash is a backslash.
  private mutating func readRawText() throws(QueryError) {
    let start = position
    position += 2
    let text = take { $0 != "\"" }
    guard character() != nil else { throw QueryError(.unclosed("\""), at: start..<position) }
    position += 1
    add(.text(text), from: start)
  }
}

// MARK: - Numbers

extension QueryLexer {
  /// A number with its unit: `60`, `0x8000`, `12.5us`, `20 ms`, `4 KB`.
  private mutating func readNumber() throws(QueryError) {
    let start = position
    if character() == "0", character(1) == "x" { return try readHexadecimal() }
    var digits = take(while: \.isDigit)
    if character() == ".", character(1)?.isDigit == true {
      position += 1
      digits += "." + take(while: \.isDigit)
      if character() == ".", character(1)?.isDigit == true { return readAddress(from: start) }
    }
    let unit = readUnit()
    if unit == nil, character()?.startsName == true { return try readNameOfDigits(start, digits) }
    guard let (number, kind) = QueryLexer.number(digits, unit ?? "") else {
      throw QueryError(.badNumber(digits + (unit ?? "")), at: start..<position)
    }
    add(.number(number, kind), from: start)
  }

  /// `10.0.0.1`, or a network such as `10.0.0.0/8`; what it means is found out where it is compared.
  private mutating func readAddress(from start: Int) {
    while character()?.isDigit == true || character() == "." && character(1)?.isDigit == true {
      position += 1
    }
    if character() == "/", character(1)?.isDigit == true {
      position += 1
      _ = take(while: \.isDigit)
    }
    add(.name(String(characters[start..<position])), from: start)
  }

  private mutating func readHexadecimal() throws(QueryError) {
    let start = position
    position += 2
    let digits = take(while: \.continuesName)
    guard let number = Int64(digits, radix: 16) else {
      throw QueryError(.badNumber("0x" + digits), at: start..<position)
    }
    add(.number(number, .none), from: start)
  }

  /// A component may be called `3com`.
  private mutating func readNameOfDigits(_ start: Int, _ digits: String) throws(QueryError) {
    guard !digits.contains(".") else {
      throw QueryError(.badNumber(digits), at: start..<position)
    }
    readName()
    guard let last = tokens.popLast() else { return }
    add(.name(digits + last.spelling), from: start)
  }

  private static let units = ["ns", "us", "µs", "ms", "s", "B", "KB", "MB"]

  /// The unit behind a number, which may stand behind spaces; `nil` if there is none.
  private mutating func readUnit() -> String? {
    let start = position
    while character() == " " { position += 1 }
    let word = take { $0.continuesName }
    let isName = character() == "." && character(1) != "."
    if QueryLexer.units.contains(word), !isName { return word }
    position = start
    return nil
  }

  private static func number(_ digits: String, _ unit: String) -> (Int64, QueryUnit)? {
    switch unit {
    case "": return Int64(digits).map { ($0, .none) }
    case "B": return Int64(digits).map { ($0, .size) }
    case "KB": return scaled(digits, by: 1_024).map { ($0, .size) }
    case "MB": return scaled(digits, by: 1_048_576).map { ($0, .size) }
    default: return TimeText.nanoseconds(digits + unit).map { ($0, .time) }
    }
  }

  private static func scaled(_ digits: String, by scale: Int64) -> Int64? {
    guard let number = Int64(digits) else { return nil }
    let (result, overflows) = number.multipliedReportingOverflow(by: scale)
    return overflows ? nil : result
  }
}

extension Character {
  /// Whether this is one of the ten digits.
  fileprivate var isDigit: Bool { self >= "0" && self <= "9" }
  /// Whether a name may begin with this.
  fileprivate var startsName: Bool { isLetter || self == "_" }
  /// Whether a name may go on with this.
  fileprivate var continuesName: Bool { isLetter || isDigit || self == "_" }
}

extension QueryToken {
  /// Whether brackets behind this are a slice, and not a pattern.
  fileprivate var takesSlice: Bool {
    switch kind {
    case .name(let name): !QueryParser.keywords.contains(name)
    case .symbol(let symbol): symbol == ")" || symbol == "#" || symbol == "]"
    case .number, .reference: true
    case .text, .parameter, .end: false
    }
  }
}
