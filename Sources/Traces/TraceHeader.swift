import Events

/// The first line of a trace: what it is, and the stack that it is about (TRACE_FORMAT, Header).
///
/// The document is kept as it was written, so that keys of a later version survive; what this program uses is read from it.
public struct TraceHeader: Equatable, Sendable {
  /// The major version that this program reads and writes.
  public static let version = 1
  /// The version with its minor number.
  public static let schema = "1.0"

  /// The header in canonical order.
  public let document: JSONValue
  /// The names that the topology declares.
  public let lexicon: Lexicon

  /// One line about the trace.
  public var title: String { document["title"]?.text ?? "" }
  /// Where the trace comes from: `sim`, `hand`, `pcap` ...
  public var source: String { document["source"]?["kind"]?.text ?? "" }

  /// Whether the simulator made the trace, so that it tells everything.
  public var isSimulated: Bool { source == "sim" }
  /// The id of the scenario that made the trace; empty if none did.
  public var scenarioID: String { document["scenario"]?["id"]?.text ?? "" }
  /// The whole text of that scenario; empty if none did.
  public var scenarioText: String { document["scenario"]?["text"]?.text ?? "" }
  /// The seed; empty if nothing was left to chance.
  public var seed: String { document["seed"]?.text ?? "" }

  /// The version of the model that made the trace; empty if none did.
  public var model: String { document["scenario"]?["model"]?.text ?? "" }
  /// Whether every choice of the scenario was left to the seed.
  public var hasFreeChoices: Bool {
    document["scenario"]?["params"]?["choices"]?.text == "seed"
  }

  /// The capture whose frames arrived on the cable; `nil` if the scenario's own traffic did.
  public var frames: TraceFrames? { TraceFrames(document["scenario"]?["params"]?["frames"]) }

  /// A header whose names are known.
  init(_ document: JSONValue, _ lexicon: Lexicon) {
    self.document = HeaderOrder.header.arranged(document)
    self.lexicon = lexicon
  }

  /// Reads a header; what is wrong with it is added to `problems`.
  init(_ document: JSONValue, problems: inout [TraceProblem]) {
    self.document = HeaderOrder.header.arranged(document)
    var reader = TopologyReader()
    reader.read(document["topology"])
    problems.append(contentsOf: reader.problems)
    lexicon = reader.lexicon
  }

  /// The header of a trace that a simulation makes.
  ///
  /// - Parameters:
  ///   - scenario: what was run, with its text.
  ///   - seed: what decided about everything that the scenario leaves to chance.
  ///   - model: the version of the simulated model.
  ///   - lexicon: the names of the run.
  ///   - hasFreeChoices: whether every choice of the scenario was left to the seed.
  ///   - frames: the capture whose frames arrived on the cable.
  ///   - parent: the run that this one branches off.
  public init(
    _ scenario: Scenario, seed: UInt64, model: String, lexicon: Lexicon,
    hasFreeChoices: Bool = false, frames: TraceFrames? = nil, parent: TraceParent? = nil
  ) {
    let text = scenario.text
    let parameters =
      (hasFreeChoices ? [JSONValue.Member("choices", .string("seed"))] : [])
      + (frames.map { [.init("frames", $0.document)] } ?? [])
    let document = JSONValue.object(
      [
        .init("ndt", .integer(TraceHeader.version)),
        .init("schema", .string(TraceHeader.schema)),
        .init("title", .string(scenario.title)),
        .init("source", .object([.init("kind", .string("sim"))])),
        .init(
          "clock",
          .object([.init("unit", .string("ns")), .init("kind", .string("virtual"))])),
        .init(
          "scenario",
          .object(
            [
              .init("id", .string(scenario.id)), .init("text", .string(text)),
              .init("sha256", .string(SHA256.hexadecimal(of: text.utf8))),
            ] + (parameters.isEmpty ? [] : [.init("params", .object(parameters))])
              + [.init("model", .string(model))])),
        .init("seed", .string(String(seed))),
      ] + (parent.map { [.init("parent", $0.document)] } ?? []) + [
        .init("pkt_identity", .string("recorded")),
        .init("topology", TopologyWriter.document(lexicon)),
      ])
    self.document = document
    self.lexicon = lexicon
  }
}

/// The capture whose frames a run has heard: what is needed to find it again, and to know it.
public struct TraceFrames: Equatable, Sendable {
  /// The name of the file, without its folder; for people.
  public var file: String
  /// The checksum of the file.
  public var sha256: String
  /// Whether gaps of more than a second were kept, in the first hour.
  public var isRealTime: Bool

  /// A capture.
  public init(file: String, sha256: String, isRealTime: Bool = false) {
    self.file = file
    self.sha256 = sha256
    self.isRealTime = isRealTime
  }

  fileprivate init?(_ document: JSONValue?) {
    guard let document, let sha256 = document["sha256"]?.text else { return nil }
    self.init(
      file: document["file"]?.text ?? "", sha256: sha256,
      isRealTime: document["real_time"] == .boolean(true))
  }

  fileprivate var document: JSONValue {
    .object(
      [.init("file", .string(file)), .init("sha256", .string(sha256))]
        + (isRealTime ? [.init("real_time", .boolean(true))] : []))
  }
}

/// The run that another one branches off, and where it does.
public struct TraceParent: Equatable, Sendable {
  /// The checksum of the parent's canonical text.
  public var sha256: String
  /// The position behind which the branch begins.
  public var position: Int
  /// The sequence number of the choice that came out differently.
  public var sequence: Int
  /// The choice point.
  public var point: ChoicePoint
  /// Its new outcome: a word, or a number.
  public var value: ChoiceValue

  /// The run that another one branches off.
  public init(
    sha256: String, position: Int, sequence: Int, point: ChoicePoint, value: ChoiceValue
  ) {
    self.sha256 = sha256
    self.position = position
    self.sequence = sequence
    self.point = point
    self.value = value
  }

  fileprivate var document: JSONValue {
    let outcome: JSONValue =
      switch value {
      case .word(let word): .string(Word.knownTexts[Int(word.rawValue)])
      case .number(let number): .integer(number)
      }
    return .object([
      .init("sha256", .string(sha256)), .init("at", .integer(position)),
      .init(
        "changed",
        .object([
          .init("s", .integer(sequence)), .init("cp", .string(point.name)),
          .init("value", outcome),
        ])),
    ])
  }
}

/// The canonical order of keys in the objects of a header; unknown keys follow in the order of the file.
struct HeaderOrder {
  let keys: [String]
  /// The order inside the objects, and inside the objects of lists, behind a key.
  var inner: [String: HeaderOrder] = [:]

  static let header = HeaderOrder(
    keys: [
      "ndt", "schema", "title", "source", "clock", "scenario", "seed", "parent", "cpus", "lost",
      "pkt_identity", "marks", "topology", "features",
    ],
    inner: [
      "source": HeaderOrder(keys: ["kind", "file", "sha256", "importer"]),
      "clock": HeaderOrder(keys: ["unit", "kind", "origin_utc", "tz_bias_min"]),
      "scenario": HeaderOrder(
        keys: ["id", "text", "sha256", "params", "model"],
        inner: [
          "params": HeaderOrder(
            keys: ["choices", "frames"],
            inner: ["frames": HeaderOrder(keys: ["file", "sha256", "real_time"])])
        ]),
      "marks": HeaderOrder(keys: ["at", "mark", "note"]),
      "parent": HeaderOrder(
        keys: ["sha256", "at", "changed"],
        inner: ["changed": HeaderOrder(keys: ["s", "cp", "value"])]),
      "topology": HeaderOrder(
        keys: ["components", "adapters", "bindings", "modules"],
        inner: [
          "components": declared(["id", "kind", "name", "desc", "ndis"]),
          "adapters": declared(["id", "miniport"]),
          "bindings": declared(["id", "protocol", "adapter"]),
          "modules": declared(["id", "filter", "adapter", "position"]),
        ]),
    ])

  private static func declared(_ keys: [String]) -> HeaderOrder {
    HeaderOrder(
      keys: keys + ["queues", "pools", "counters", "registers", "machines"],
      inner: [
        "queues": HeaderOrder(keys: ["id", "cap"]),
        "pools": HeaderOrder(keys: ["id", "size", "used"]),
        "counters": HeaderOrder(keys: ["id", "val"]),
        "registers": HeaderOrder(keys: ["id", "val"]),
      ])
  }

  /// The value with its keys in canonical order.
  func arranged(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members):
      let known = keys.compactMap { key in members.first { $0.key == key } }
      let unknown = members.filter { !keys.contains($0.key) }
      return .object(
        (known + unknown).map { .init($0.key, inner[$0.key]?.arranged($0.value) ?? $0.value) })
    case .array(let elements): return .array(elements.map(arranged))
    case .null, .boolean, .number, .string: return value
    }
  }
}
