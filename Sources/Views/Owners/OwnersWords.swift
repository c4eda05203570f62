/// What the view of owners says, in one place.
enum OwnersWords {
  static let note = "one column is one event"
  static let nothing = "there is no packet, list, request or frame here"
  static let nothingYet = nothing + ": l goes on, ) goes to the next one"

  // The captions.
  static let object = "object"
  static let heldBy = "held by"

  static let ended = "ended"

  // A lane in words.
  static func holder(_ owner: String, _ held: String) -> String {
    "\(heldBy) \(owner.isEmpty ? CommonWords.nobody : owner), \(held)"
  }
  static func end(at number: Int) -> String { "\(ended) at #\(number)" }
  static func turn(_ owner: String, from number: Int?) -> String {
    let name = owner.isEmpty ? CommonWords.nobody : owner
    return number.map { "\(name) from #\($0)" } ?? name
  }
  static func told(_ object: String, _ holder: String, inTurn turns: [String] = []) -> String {
    "\(object): \(holder)"
      + (turns.isEmpty ? "" : "; in turn: " + turns.joined(separator: ", "))
  }
}
