import Events

extension ChoiceClause {
  /// Reads `{ call: NdisAllocatePacket, nth: 3, is: no }`.
  init(_ point: ChoicePoint, _ item: YAMLReader) throws(YAMLError) {
    try item.check(ChoiceClause.keys)
    self.init(try ScenarioFile.outcome(point, try item.needed("is")))
    if let call = item["call"] { self.call = try call.text() }
    if let time = item["from"] { start = try time.nanoseconds() }
    if let time = item["until"] { end = try time.nanoseconds() }
    if let count = item["nth"] { nth = try ChoiceClause.count(count) }
    if let share = item["odds"] { odds = try ChoiceClause.odds(share) }
    if let time = item["at"] {
      let others = ["at"] + ["from", "nth"].filter { item[$0] != nil }
      guard others.count == 1 else { throw .tooMany(others, at: item.position) }
      (start, nth) = (try time.nanoseconds(), 1)
    }
    guard let time = item["until"], end <= start else { return }
    let beginning = ["from", "at"].first { item[$0] != nil } ?? "0"
    throw time.bad("a time later than \(beginning)")
  }

  /// The keys of a clause, in the order in which they are usually written.
  static let keys = ["call", "at", "from", "until", "nth", "odds", "is"]

  private static func count(_ item: YAMLReader) throws(YAMLError) -> Int {
    let count = try item.integer()
    guard count >= 1 else { throw item.bad("a number from 1") }
    return count
  }

  /// `10%` or `0.5%`, in parts of ten thousand.
  private static func odds(_ item: YAMLReader) throws(YAMLError) -> Int {
    let text = try item.text()
    let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    guard text.hasSuffix("%"), parts.count <= 2, fraction.count <= 2,
      let whole = Int(parts[0]), (0...100).contains(whole),
      let rest = Int(fraction + String(repeating: "0", count: 2 - fraction.count)), rest >= 0,
      whole * 100 + rest <= certain
    else { throw item.bad("a share such as 10% or 0.5%") }
    return whole * 100 + rest
  }
}

extension ScenarioFile {
  /// Reads what an `inject` event says that a user did: the words of an item under `do`, without a time.
  ///
  /// - Throws: ``YAMLError`` if these are no such words.
  public static func stimulus(_ words: String) throws(YAMLError) -> Stimulus {
    try ActionReader(try YAMLReader.document("{ at: 0, \(words) }"), ActionReader.Actors([]))
      .action().stimulus
  }
}
