import Events

/// What may stand where somebody types in a query.
public struct QueryCompletion: Equatable, Sendable {
  /// What is being typed.
  public enum Kind: Equatable, Sendable {
    /// A class, a field, a function or a call.
    case name
    /// A value of a field.
    case value(field: String)
    /// The name of a macro, behind `${`.
    case macro
    /// The name of a saved filter, behind `@`.
    case saved
  }

  /// What is being typed.
  public let kind: Kind
  /// The characters that a choice replaces.
  public let replaced: Range<Int>
  /// What has been typed of it.
  public let prefix: String

  /// What is being typed before a cursor, counted in characters; `nil` inside of a text, or where an operator must follow.
  public init?(_ text: String, cursor: Int) {
    let typed = Array(text.prefix(cursor))
    guard !QueryCompletion.isInText(typed) else { return nil }
    let start = (typed.lastIndex { !QueryCompletion.isOfName($0) } ?? -1) + 1
    prefix = String(typed[start...])
    replaced = start..<typed.count
    let before = typed[..<start]
    if before.last == "@" {
      kind = .saved
    } else if before.suffix(2) == ["$", "{"] {
      kind = .macro
    } else if let field = QueryCompletion.fieldBefore(before) {
      kind = .value(field: field)
    } else if QueryCompletion.startsTerm(before) {
      kind = .name
    } else {
      return nil
    }
  }

  /// The names of what can stand there, in the order of the manual; values are found by a ``QueryTally``.
  public func names(
    in lexicon: Lexicon, of calls: Set<Call>, with vocabulary: QueryVocabulary = .none
  ) -> [String] {
    switch kind {
    case .name:
      fitting(
        QueryCompletion.allNames(lexicon, calls) + (vocabulary.remarks == nil ? [] : ["mark"]))
    case .macro: fitting(vocabulary.allMacros.map { $0.name + ":" })
    case .saved: fitting(vocabulary.filterNames)
    case .value: []
    }
  }

  /// Those that begin with what was typed, whatever the case of its letters.
  public func fitting(_ names: [String]) -> [String] {
    let typed = prefix.lowercased()
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }.filter { name in
      let name = name.first == "\"" ? String(name.dropFirst()) : name
      return name.lowercased().hasPrefix(typed)
    }
  }

  // MARK: - Where we are

  private static func isOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_.-:".contains(character)
  }

  private static func isInText(_ typed: [Character]) -> Bool {
    var isInText = false
    var isEscaped = false
    for character in typed {
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = isInText
      } else if character == "\"" {
        isInText.toggle()
      }
    }
    return isInText
  }

  /// The words and signs before a place.
  private static func words(_ typed: ArraySlice<Character>) -> [String] {
    var words: [String] = []
    var word = ""
    func isSign(_ character: Character) -> Bool { "=!<>~".contains(character) }
    for character in typed {
      if let last = word.last,
        isOfName(last) != isOfName(character) || isSign(last) != isSign(character)
          || !isOfName(character) && !isSign(character)
      {
        words.append(word)
        word = ""
      }
      if character != " " { word.append(character) }
    }
    return word.isEmpty ? words : words + [word]
  }

  private static let relations: Set = [
    "==", "!=", "===", "!==", "<", "<=", ">", ">=", "eq", "ne", "lt", "le", "gt", "ge",
  ]

  /// The field whose value is typed, or `nil`.
  private static func fieldBefore(_ typed: ArraySlice<Character>) -> String? {
    var words = words(typed)[...]
    if let last = words.last, last == "," || last == "{" {
      guard let brace = words.lastIndex(of: "{"), !words[brace...].contains("}"), brace > 1,
        words[brace - 1] == "in"
      else { return nil }
      words = words[..<(brace - 1)]
    } else if let last = words.last, relations.contains(last) {
      words.removeLast()
    } else {
      return nil
    }
    return words.last.flatMap { QueryField.isName($0) || $0 == "mark" ? $0 : nil }
  }

  /// Whether a term may begin behind what was typed.
  private static func startsTerm(_ typed: ArraySlice<Character>) -> Bool {
    guard let last = words(typed).last else { return true }
    return ["and", "or", "not", "any", "all", "&&", "||", "!", "(", "[", ",", "{", "+", "-", "*"]
      .contains(last) || relations.contains(last) || last == "&" || last == "|" || last == ";"
      || last == ":"
  }

  // MARK: - Names

  private static func allNames(_ lexicon: Lexicon, _ calls: Set<Call>) -> [String] {
    let places = QueryField.all.flatMap { names(of: $0, lexicon) }
    return QueryClass.all.map(\.name) + places + QueryField.spellings.keys.sorted()
      + QueryFunction.all.map { $0.name + "(" }
      + calls.map { lexicon.name($0) }.filter { !$0.isEmpty }.sorted()
  }

  /// The name of a field, once for each place that it can be about: by its id, and by its short name if only one has it.
  private static func names(of field: QueryField, _ lexicon: Lexicon) -> [String] {
    guard case .place(let kind, _) = field.source else { return [field.name] }
    let places = lexicon.places.filter { $0.kind == kind }
    let shorts = Dictionary(grouping: places) { String($0.shortName) }
    let ids = places.map(\.id)
    let unique = places.map { String($0.shortName) }
      .filter { shorts[$0]?.count == 1 && !ids.contains($0) }
    return (ids + unique).map { field.name.replacing("NAME", with: $0) }
  }
}
