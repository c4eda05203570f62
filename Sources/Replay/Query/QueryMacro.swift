/// A question that has a name, and gaps for what it is about: `${stuck:30 s}`.
public struct QueryMacro: Sendable {
  /// Its name.
  public let name: String
  /// What stands in the gaps, for people.
  public let arguments: [String]
  /// The query, with `$1`, `$2` and so on for the gaps.
  public let body: String
  /// What it asks, in one sentence.
  public let sentence: String

  /// A macro of one's own: its name, what stands in its gaps, and the query with `$1` and so on for the gaps.
  public init(
    name: String, arguments: [String], body: String, sentence: String = ""
  ) {
    self.init(name, arguments, body, sentence)
  }

  private init(_ name: String, _ arguments: [String], _ body: String, _ sentence: String) {
    self.name = name
    self.arguments = arguments
    self.body = body
    self.sentence = sentence
  }

  /// How many arguments it takes.
  var argumentCount: Int { arguments.count }

  /// How it is written: `${slow:call;time}`.
  public var spelling: String { "${\(name):\(arguments.joined(separator: ";"))}" }

  /// Every macro, in the order of the manual.
  public static let all: [QueryMacro] = [
    .init(
      "about", ["object"], "obj == $1 or obj2 == $1 or cause.obj == $1",
      "Everything about an object, what is made for it, and what it sets off."),
    .init(
      "between", ["layer", "layer"], "from == $1 and to == $2 or from == $2 and to == $1",
      "The calls between two layers."),
    .init(
      "slow", ["call", "time"], "$1 and pair.dt > $2",
      "Calls of a name or a class whose other end comes later than that."),
    .init(
      "stuck", ["time"],
      "[send] as given without [(complete or ev == NdisSend and answer != PENDING) "
        + "and obj == given.obj] within $1",
      "Sends that nobody completes in that time, by a call or by the answer."),
    .init(
      "twice", ["call"], "[$1] as once then [$1 and obj == once.obj]",
      "The second call of a name about one object."),
    .init(
      "talk", ["address", "address"], "ip.addr == $1 and ip.addr == $2",
      "What two hosts send to each other."),
  ]
}
