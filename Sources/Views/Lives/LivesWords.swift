/// What the view of the lives of packets says, in one place.
enum LivesWords {
  static let all = "all packets"
  static func part(from first: Int, to last: Int) -> String { "#\(first) to #\(last)" }

  static let nothing = "no packet and no net buffer list is near"
  static let nothingYet = nothing + ": l goes on, ) goes to the next object"
  static let nothingAtAll = "no packet and no net buffer list is in this run"

  // The captions.
  static let count = "how many"
  static let first = "first"
  static let life = "life"

  /// Before the packet of a row that the step is about.
  static let ofStep = "this step:"
  static let lifeOf = "the life of"
  /// What the sign at an end of a life means that is not shown to its end.
  static let goesOn = "goes on"

  // A life in words.
  static let beganBefore = "began before"
  static func told(
    _ count: Int, _ object: String, from number: Int, _ signs: [String], ofStep other: String
  ) -> String {
    (count == 1 ? "\(object)" : "\(count) such as \(object)") + " from #\(number): "
      + signs.joined(separator: ", ") + (other.isEmpty ? "" : "; \(ofStep) \(other)")
  }
  static func told(
    _ sign: String, _ number: Int, _ call: String, at layer: String, _ time: String
  ) -> String {
    ["#\(number)", sign, call, layer.isEmpty ? "" : ReportsWords.at(layer), time]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension LifeSign {
  /// The sign in a word.
  var word: String {
    switch self {
    case .allocated: "new"
    case .down: "down"
    case .pended: CommonWords.pending
    case .queued: "queue"
    case .wire: "wire"
    case .up: "up"
    case .completed: CommonWords.complete
    case .returned: "return"
    case .dropped: CommonWords.dropped
    case .freed: "free"
    }
  }
}
