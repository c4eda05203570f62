/// What must be true at every moment, in words.
enum ProofWords {
  static let halted = "the machine stopped"
  static let allHolds = "all adds up"
  static func broken(_ count: Int) -> String { "\(count) does not add up" }

  static func conserved(
    _ layer: String, arrived: Int, departed: Int, dropped: Int, held: Int
  ) -> String {
    let drop = dropped > 0 ? " + \(dropped) drop" : ""
    return "conserved  \(layer): \(arrived) in = \(departed) out\(drop) + \(held) held"
  }
  static func noOwner(_ object: String) -> String { "\(object) has no owner" }
  static let twoQueues = "an object stands in two queues"
  /// An object stands in a queue where it does not belong; nobody owns what is gone.
  static func foreign(_ object: String, owner: String, queue: String) -> String {
    let title = owner.isEmpty ? "\(object) is gone" : "\(owner) owns \(object)"
    return "\(title), but it stands in \(queue)"
  }
  static let oneOwner = "one owner each"
  static let poolHolds = "pool = live packets"
  static func pool(_ used: Int, alive: Int) -> String {
    "pool says \(used), \(alive) packets live"
  }
}
