import Events
import Frames

@testable import Replay

/// The fields of the frames that objects carry, found by walking back through the events and dissecting what they say.
struct NaiveFrames {
  /// For each event the frames that its objects carry.
  private let frames: [[Frame]]

  private struct Frame {
    var bytes: [UInt8]
    var nodes: [ProtocolNode]
    var fields: [Field]

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      nodes = FrameDissection(bytes).nodes
      fields = nodes.flatMap { Frame.all($0.fields) }
    }

    private static func all(_ fields: [Field]) -> [Field] {
      fields + fields.flatMap { all($0.children) }
    }
  }

  /// Finds the frames of every event; `objects` gives what each one is about.
  init(_ history: History, _ objects: [[ObjectID]]) {
    var known: [Int: Frame] = [:]
    frames = objects.indices.map { index in
      var places: [Int] = []
      for object in objects[index] {
        let place = NaiveFrames.place(of: object, history, index)
        if let place, !places.contains(place) { places.append(place) }
      }
      return places.map { place in
        let frame = known[place] ?? Frame(NaiveFrames.bytes(history, place) ?? [])
        known[place] = frame
        return frame
      }
    }
  }

  /// Whether any event has a frame.
  var isEmpty: Bool { frames.allSatisfy(\.isEmpty) }

  /// The values of a field as texts, of the event at an index.
  func values(of name: String, _ index: Int) -> [String] {
    frames[index].flatMap { values(of: name, $0) }
  }

  /// The event that says the bytes that an object carries.
  private static func place(of object: ObjectID, _ history: History, _ index: Int) -> Int? {
    var (object, depth) = (object, 0)
    while object != .none, depth < 8 {
      let about = (0...index).filter { history.objects(of: $0).contains(object) }
      let birth = about.last { history[$0].life == .new } ?? 0
      let life = about.filter { $0 >= birth }
      if let place = life.first(where: { bytes(history, $0) != nil }) { return place }
      object = life.map(history.parent(of:)).last { $0 != .none } ?? .none
      depth += 1
    }
    return nil
  }

  private static func bytes(_ history: History, _ index: Int) -> [UInt8]? {
    history.bytes(.hex, of: index) ?? history.bytes(.data, of: index)
  }

  private func values(of name: String, _ frame: Frame) -> [String] {
    if let kind = NaiveFrames.kinds[name] {
      return [
        "\(frame.nodes.contains { $0.kind == kind || name == "eth" && $0.kind == .ieee8023 })"
      ]
    }
    let keys = NaiveFrames.both[name] ?? [name]
    return keys.flatMap { key in
      frame.fields.filter { $0.key == key && $0.condition != .truncated }
        .map { NaiveFrames.text($0, frame.bytes) }
    }
  }

  private static let kinds: [String: ProtocolNode.Kind] = [
    "eth": .ethernet, "arp": .arp, "ip": .ipv4, "icmp": .icmp, "udp": .udp, "tcp": .tcp,
    "ipv6": .ipv6,
  ]

  private static let both = [
    "eth.addr": ["eth.dst", "eth.src"], "ip.addr": ["ip.src", "ip.dst"],
    "ipv6.addr": ["ipv6.src", "ipv6.dst"],
    "udp.port": ["udp.srcport", "udp.dstport"], "tcp.port": ["tcp.srcport", "tcp.dstport"],
  ]

  /// What a person reads, without units and explanations; a number where bits are named.
  private static func text(_ field: Field, _ bytes: [UInt8]) -> String {
    if field.key == "tcp.flags" { return "\(bytes[field.range.lowerBound + 1])" }
    if field.key.hasSuffix(".ecn") { return "\(bytes[field.range.lowerBound] & 3)" }
    let word = field.text.prefix { $0 != " " && $0 != "," }
    if word == "yes" { return "true" }
    if word == "no" { return "false" }
    if word.hasPrefix("0x") { return Int(word.dropFirst(2), radix: 16).map { "\($0)" } ?? "" }
    return String(word)
  }
}
