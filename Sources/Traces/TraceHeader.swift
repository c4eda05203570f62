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
  /// The id of the scenario that made the trace; empty if none did.
  public var scenarioID: String { document["scenario"]?["id"]?.text ?? "" }
  /// The whole text of that scenario; empty if none did.
  public var scenarioText: String { document["scenario"]?["text"]?.text ?? "" }
  /// The seed; empty if nothing was left to chance.
  public var seed: String { document["seed"]?.text ?? "" }

  /// Reads a header; what is wrong with it is added to `problems`.
  init(_ document: JSONValue, problems: inout [TraceProblem]) {
    self.document = HeaderOrder.header.arranged(document)
    var reader = TopologyReader()
    reader.read(document["topology"])
    problems.append(contentsOf: reader.problems)
    lexicon = reader.lexicon
  }

  /// The header of a trace that a simulation makes.
  public init(_ scenario: Scenario, seed: UInt64, model: String, lexicon: Lexicon) {
    let text = scenario.text
    document = .object([
      .init("ndt", .integer(TraceHeader.version)),
      .init("schema", .string(TraceHeader.schema)),
      .init("title", .string(scenario.title)),
      .init("source", .object([.init("kind", .string("sim"))])),
      .init(
        "clock",
        .object([.init("unit", .string("ns")), .init("kind", .string("virtual"))])),
      .init(
        "scenario",
        .object([
          .init("id", .string(scenario.id)), .init("text", .string(text)),
          .init("sha256", .string(SHA256.hexadecimal(of: text.utf8))),
          .init("model", .string(model)),
        ])),
      .init("seed", .string(String(seed))),
      .init("pkt_identity", .string("recorded")),
      .init("topology", TopologyWriter.document(lexicon)),
    ])
    self.lexicon = lexicon
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
      "pkt_identity", "topology", "features",
    ],
    inner: [
      "source": HeaderOrder(keys: ["kind", "file", "sha256", "importer"]),
      "clock": HeaderOrder(keys: ["unit", "kind", "origin_utc", "tz_bias_min"]),
      "scenario": HeaderOrder(keys: ["id", "text", "sha256", "params", "model"]),
      "parent": HeaderOrder(keys: ["sha256", "at", "changed"]),
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
