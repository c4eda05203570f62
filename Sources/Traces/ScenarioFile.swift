import Events

/// Reads scenario files; `docs/scenarios.md` is their manual.
public enum ScenarioFile {
  /// Reads a scenario from a file.
  ///
  /// - Throws: ``YAMLError`` with line and column.
  public static func scenario(at path: String) throws(YAMLError) -> Scenario {
    let text = try TextFile.text(at: path)
    var quoted: [UInt8] = []
    JSONText.append(text, to: &quoted)
    guard quoted.count <= quotedBytesMax else {
      throw .notText(problem: tooLong, at: .init(line: 1, column: 1))
    }
    return try scenario(text)
  }

  /// How long the text of a file may be as the header of a trace holds it: the stack and the notes must fit beside it.
  static let quotedBytesMax = Limits.traceLineBytesMax / 2

  /// Reads a scenario from its text.
  ///
  /// - Throws: ``YAMLError`` with line and column.
  public static func scenario(_ text: String) throws(YAMLError) -> Scenario {
    let document = try YAMLReader.document(text)
    try document.check(keys)
    let id = try document.needed("id").filledText("a short name such as s02b-cpu")
    var scenario = Scenario(id: id, text: text)
    scenario.title = try document.needed("title").filledText("one line that says what happens")
    scenario.purpose = try document["purpose"]?.text().trimmedAtEnd ?? ""
    for layer in try document.needed("stack").elements() {
      scenario.stack.append(try self.layer(layer))
    }
    if let parameters = document["params"] { scenario.parameters = try settings(parameters) }
    if let seed = document["seed"] { scenario.seed = try self.seed(seed) }
    if let choices = document["choices"] { scenario.choices = try self.choices(choices) }
    let actors = ActionReader.Actors(scenario.stack)
    for item in try document["do"]?.elements() ?? [] {
      scenario.actions.append(try ActionReader(item, actors).action())
    }
    for item in try document["expect"]?.elements() ?? [] {
      scenario.expectations.append(try ExpectationReader(item).expectation())
    }
    return scenario
  }

  /// The keys of a scenario, in the order in which they are usually written.
  public static let keys = [
    "id", "title", "purpose", "stack", "params", "seed", "choices", "do", "expect",
  ]

  // MARK: - Parts

  /// `- packet`, or `- packet: { pool: 4 }`.
  private static func layer(_ item: YAMLReader) throws(YAMLError) -> Layer {
    guard item.isMapping else {
      let driver = try item.text()
      return Layer(id: driver, driver: driver, position: item.position)
    }
    let pairs = try item.pairs()
    guard pairs.count == 1 else {
      var names: [String] = []
      for pair in pairs { names.append(try pair.key.text()) }
      throw .tooMany(names, at: item.position)
    }
    let driver = try pairs[0].key.text()
    var layer = Layer(id: driver, driver: driver, position: pairs[0].key.position)
    layer.settings = try settings(pairs[0].value, without: ["id", "over"])
    if let id = pairs[0].value["id"] { layer.id = try id.componentID() }
    if let over = pairs[0].value["over"] { layer.over = try over.texts() }
    return layer
  }

  /// The values of all keys but the `others`, which are read as texts.
  private static func settings(
    _ item: YAMLReader, without others: [String] = []
  ) throws(YAMLError) -> [Setting] {
    var settings: [Setting] = []
    for (key, value) in try item.pairs() {
      let name = try key.text()
      guard !others.contains(name) else { continue }
      settings.append(Setting(name, try value.setting(), position: value.position))
    }
    return settings
  }

  private static func seed(_ item: YAMLReader) throws(YAMLError) -> UInt64 {
    guard let seed = UInt64(try item.text()) else { throw item.bad("a whole number, not negative") }
    return seed
  }

  private static func choices(
    _ item: YAMLReader
  ) throws(YAMLError) -> [ChoicePoint: ChoiceRule] {
    var rules: [ChoicePoint: ChoiceRule] = [:]
    for (key, value) in try item.pairs() {
      let name = try key.text()
      guard let point = ChoicePoint(name: name) else {
        throw .unknownKey(name, legal: ChoicePoint.allCases.map(\.name), at: key.position)
      }
      rules[point] = try rule(point, value)
    }
    return rules
  }

  private static func rule(
    _ point: ChoicePoint, _ item: YAMLReader
  ) throws(YAMLError) -> ChoiceRule {
    if item.isMapping {
      return ChoiceClause.keys.contains { item[$0] != nil }
        ? .clauses([try ChoiceClause(point, item)]) : try ruleByCall(point, item)
    }
    if item.isList {
      let elements = try item.elements()
      guard !elements.isEmpty else {
        throw .badValue(
          "[]", expected: "a list of at least one outcome", legal: [], at: item.position)
      }
      if elements.contains(where: \.isMapping) {
        var clauses: [ChoiceClause] = []
        for element in elements { clauses.append(try ChoiceClause(point, element)) }
        return .clauses(clauses)
      }
      var values: [ChoiceValue] = []
      for element in elements { values.append(try outcome(point, element)) }
      return .sequence(values)
    }
    return try item.text() == "seed" ? .seed : .fixed(try outcome(point, item, or: ["seed"]))
  }

  /// `{ NdisAllocatePacket: no }`, or `{ NdisAllocatePacket: { nth: 3, is: no } }`.
  private static func ruleByCall(
    _ point: ChoicePoint, _ item: YAMLReader
  ) throws(YAMLError) -> ChoiceRule {
    let pairs = try item.pairs()
    guard pairs.contains(where: { $0.value.isMapping }) else {
      var values: [String: ChoiceValue] = [:]
      for (call, value) in pairs { values[try call.text()] = try outcome(point, value) }
      return .byCall(values)
    }
    var clauses: [ChoiceClause] = []
    for (call, value) in pairs {
      var clause =
        value.isMapping
        ? try ChoiceClause(point, value) : ChoiceClause(try outcome(point, value))
      clause.call = try call.text()
      clauses.append(clause)
    }
    return .clauses(clauses)
  }

  /// One of the outcomes of a choice point; `others` are the words that are legal beside them.
  static func outcome(
    _ point: ChoicePoint, _ item: YAMLReader, or others: [String] = []
  ) throws(YAMLError) -> ChoiceValue {
    if point.outcomes.isEmpty { return .number(try item.integer()) }
    let legal = point.outcomes.map { Word.knownTexts[Int($0.rawValue)] }
    let text = legal.contains("yes") ? try item.yesOrNo() : try item.text()
    guard let index = legal.firstIndex(of: text) else {
      throw item.bad("an outcome of \(point.name)", legal: legal + others)
    }
    return .word(point.outcomes[index])
  }
}

extension YAMLReader {
  /// A text in which something stands; `expected` says what.
  fileprivate func filledText(_ expected: String) throws(YAMLError) -> String {
    let text = try text()
    guard text.contains(where: { !$0.isWhitespace }) else { throw bad(expected) }
    return text
  }

  /// A text; what means yes or no is said in these words.
  fileprivate func yesOrNo() throws(YAMLError) -> String {
    guard case .boolean(let flag) = try setting() else { return try text() }
    return flag ? "yes" : "no"
  }

  /// The id of a part of the stack, which queries and traces name without quotes.
  fileprivate func componentID() throws(YAMLError) -> String {
    let id = try text()
    let isID = id.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" || $0 == "_"
    }
    guard isID, !id.isEmpty else { throw bad("an id of lower case letters, digits, - and _") }
    return id
  }
}
