import Events

/// The words that stand in many views, once.
enum CommonWords {
  // What has passed a layer.
  static let arrived = "in"
  static let departed = "out"
  static let dropped = "drop"
  static let held = "held"

  static let beginning = "the beginning"
  static let beginningOfKept = "the beginning of what is kept"
  static let end = "end"
  /// The name of the stack with all its layers.
  static let stack = "Stack"
  static let status = "status"
  static let call = "call"
  static let event = "event"
  static let events = "events"
  static let since = "since"
  static let before = "before"
  static let moreThan = "> "
  static let justNow = "just now"
  static let gone = "gone"
  static let noChange = "nothing but the position"
  /// A trace in which nothing happens at all.
  static let noEvents = "This trace has no events."
  /// Who owns what nobody owns.
  static let nobody = "nobody"
  static let none = "none"
  static let returns = "returns"
  static let pending = "pending"
  static let complete = "complete"
  static let send = "send"
  static let bugCheck = "bug check"
  static let notOpen = "not open"
  static let inHand = "in hand"
  static let waitsFor = "waits for"
  static let openCalls = "open calls"
  static let objects = "objects"
  static let depth = "depth"
  static let level = "irql"
  static let processor = "cpu"

  // Captions of columns, short.
  static let number = "seq"
  static let object = "obj"
  static let answer = "st"
  static let way = "from → to"

  /// What stands between the value before the step and the one behind it; where only ASCII can be shown, the usual arrow would be
  /// read as "greater than".
  static func becomes(isASCII: Bool) -> String { isASCII ? "->" : "→" }
  /// What a value was before the step.
  static func was(_ value: String) -> String { "was \(value)" }
  static func cpu(_ number: Int) -> String { "\(processor) \(number)" }
  /// Whose calls they are: the thread, or the processor.
  static func caller(thread: String, cpu number: Int) -> String {
    thread.isEmpty ? cpu(number) : thread
  }
  /// What there is no room for.
  static func more(_ count: Int) -> String { "+\(count) more" }
  /// The rows that are seen.
  static func part(_ seen: Range<Int>, of count: Int) -> String {
    share("\(seen.lowerBound + 1)–\(seen.upperBound)", of: "\(count)")
  }
  /// Some of all, both as numbers.
  static func share(_ some: String, of all: String) -> String { "\(some) of \(all)" }
  /// A number of events.
  static func events(_ count: String) -> String { "\(count) \(events)" }
  static func events(_ count: Int) -> String { count == 1 ? event : events }
  static func returned(_ answer: String) -> String {
    answer.isEmpty ? returns : "\(returns) \(answer)"
  }
}

extension PlaceKind {
  /// The kind in a word.
  var word: String {
    switch self {
    case .queue: "queue"
    case .pool: "pool"
    case .counter: "counter"
    case .register: "register"
    case .machine: "machine"
    }
  }
}
