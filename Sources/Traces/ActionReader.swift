import Events

/// Reads one item under `do`: when, what, how often.
struct ActionReader {
  private let item: YAMLReader
  private let actors: Actors

  /// `actors` are those that act when the item does not say which.
  init(_ item: YAMLReader, _ actors: Actors) {
    self.item = item
    self.actors = actors
  }

  /// The first layers that can act.
  struct Actors {
    /// The first application.
    let app: String
    /// The first program with a socket.
    let socket: String
    /// The first lightweight filter.
    let filter: String
    /// The first host at the far end of the cable.
    let peer: String

    init(_ stack: [Layer]) {
      func first(_ driver: String) -> String {
        stack.first { $0.driver == driver }?.id ?? driver
      }
      app = first("app")
      socket = first("socket")
      filter = first("ndislwf")
      peer = first("peer")
    }
  }

  /// The words that say what is done.
  static let stimuli = [
    "write", "write_array", "read", "cancel", "close", "filter", "frame", "unbind", "unload",
    "pause", "restart", "insert", "remove", "filter_send", "filter_receive", "sendto", "recvfrom",
    "select", "ping", "datagram", "busy", "occupy", "collide", "unplug", "plug", "reset",
    "cancel_sends",
    "no_pool", "surprise_remove",
  ]
  private static let occasions = ["at", "after", "on"]
  private static let details = ["delay", "nth", "times", "every", "by"]

  func action() throws(YAMLError) -> Action {
    try item.check(ActionReader.occasions + ActionReader.details + ActionReader.stimuli)
    return Action(
      try occasion(), try stimulus(), count: try item["times"]?.integer() ?? 1,
      interval: try item["every"]?.nanoseconds() ?? 0, position: item.position)
  }

  private func occasion() throws(YAMLError) -> Occasion {
    let said = ActionReader.occasions.filter { item[$0] != nil }
    guard said.count <= 1 else { throw .tooMany(said, at: item.position) }
    let ofPatterns = item["on"] == nil ? ["nth", "delay"].filter { item[$0] != nil } : []
    guard said.isEmpty || ofPatterns.isEmpty else {
      throw .tooMany(said + ofPatterns, at: item.position)
    }
    if let time = item["at"] { return .at(try time.nanoseconds()) }
    if let delay = item["after"] { return .after(try delay.nanoseconds()) }
    guard let pattern = item["on"] else { throw .missingKey("at, after or on", at: item.position) }
    return .on(
      try pattern.pattern(), count: try item["nth"]?.integer() ?? 1,
      delay: try item["delay"]?.nanoseconds() ?? 0)
  }

  private func stimulus() throws(YAMLError) -> Stimulus {
    let said = ActionReader.stimuli.filter { item[$0] != nil }
    guard said.count <= 1 else { throw .tooMany(said, at: item.position) }
    guard let name = said.first, let value = item[name] else {
      throw .missingKey(ActionReader.stimuli.joined(separator: ", "), at: item.position)
    }
    let by = try item["by"]?.text() ?? actors.app
    switch name {
    case "sendto": return try sendTo(value)
    case "recvfrom": return try receiveFrom(value)
    case "select":
      return .select(
        socket: try item["by"]?.text() ?? actors.socket, nanoseconds: try value.nanoseconds())
    case "ping":
      return .ping(peer: try item["by"]?.text() ?? actors.peer, bytes: try value.integer())
    case "datagram":
      return .datagram(peer: try item["by"]?.text() ?? actors.peer, try datagram(value))
    case "write": return .write(app: by, bytes: try value.integer())
    case "write_array":
      try value.check(["count", "bytes"])
      return .writeArray(
        app: by, count: try value.needed("count").integer(),
        bytes: try value.needed("bytes").integer())
    case "read": return .read(app: by, bytes: try value.integer())
    case "cancel": return .cancel(app: try value.text())
    case "close": return .close(app: try value.text())
    case "filter": return .setFilter(app: by, filter: try value.texts())
    case "unbind": return .unbind(protocolDriver: try value.text())
    case "pause": return .pause(miniport: try value.text())
    case "restart": return .restart(miniport: try value.text())
    case "insert": return .insert(filter: try value.text())
    case "remove": return .remove(filter: try value.text())
    case "filter_send":
      return .filterSend(
        filter: try item["by"]?.text() ?? actors.filter, bytes: try value.integer())
    case "filter_receive":
      return .filterReceive(
        filter: try item["by"]?.text() ?? actors.filter, bytes: try value.integer())
    case "busy": return .busy(nic: try card(), nanoseconds: try value.nanoseconds())
    case "occupy": return .occupy(nic: try card(), nanoseconds: try value.nanoseconds())
    case "collide": return .collide(nic: try card(), count: try value.integer())
    case "unplug": return .unplug(nic: try value.text())
    case "plug": return .plug(nic: try value.text())
    case "reset": return .reset(layer: try value.text())
    case "cancel_sends": return .cancelSends(app: try value.text())
    case "no_pool": return .emptyPools(count: try value.integer())
    case "surprise_remove": return .surpriseRemove(miniport: try value.text())
    case "unload": return .unload(protocolDriver: try value.text())
    default: return .frame(nic: try card(), try recipe(value))
    }
  }

  /// The card that is meant: the first one if the item does not say which.
  private func card() throws(YAMLError) -> String { try item["by"]?.text() ?? "card" }

  /// `sendto: 600`, or `sendto: { bytes: 600, to: "10.0.0.2:7" }`.
  private func sendTo(_ value: YAMLReader) throws(YAMLError) -> Stimulus {
    let socket = try item["by"]?.text() ?? actors.socket
    guard value.isMapping else {
      return .sendTo(socket: socket, bytes: try value.integer(), to: "")
    }
    try value.check(["bytes", "to"])
    return .sendTo(
      socket: socket, bytes: try value.needed("bytes").integer(),
      to: try value["to"]?.text() ?? "")
  }

  /// `recvfrom: 600`, or `recvfrom: { bytes: 600, wait: no }`.
  private func receiveFrom(_ value: YAMLReader) throws(YAMLError) -> Stimulus {
    let socket = try item["by"]?.text() ?? actors.socket
    guard value.isMapping else {
      return .receiveFrom(socket: socket, bytes: try value.integer(), waits: true)
    }
    try value.check(["bytes", "wait"])
    return .receiveFrom(
      socket: socket, bytes: try value.needed("bytes").integer(),
      waits: try value["wait"]?.flag() ?? true)
  }

  /// `datagram: 600`, or `datagram: { bytes: 600, port: 1025, intact: no, lost: 2 }`.
  private func datagram(_ value: YAMLReader) throws(YAMLError) -> DatagramRecipe {
    guard value.isMapping else { return DatagramRecipe(bytes: try value.integer()) }
    try value.check(["bytes", "port", "intact", "lost"])
    return DatagramRecipe(
      bytes: try value.needed("bytes").integer(), port: try value["port"]?.integer() ?? 0,
      isIntact: try value["intact"]?.flag() ?? true,
      lostFragment: try value["lost"]?.integer() ?? 0)
  }

  /// `frame: 1514`, or `frame: { bytes: 1514, to: broadcast, intact: no }`.
  private func recipe(_ value: YAMLReader) throws(YAMLError) -> FrameRecipe {
    guard value.isMapping else { return FrameRecipe(bytes: try value.integer()) }
    try value.check(["bytes", "to", "intact"])
    var recipe = FrameRecipe(bytes: try value.needed("bytes").integer())
    if let receiver = value["to"] {
      guard let destination = FrameRecipe.Destination(rawValue: try receiver.text()) else {
        throw receiver.bad(
          "a receiver", legal: FrameRecipe.Destination.allCases.map(\.rawValue))
      }
      recipe.destination = destination
    }
    if let intact = value["intact"] { recipe.isIntact = try intact.flag() }
    return recipe
  }
}

extension YAMLReader {
  /// Whether a value is yes.
  func flag() throws(YAMLError) -> Bool {
    guard case .boolean(let flag) = try setting() else { throw bad("yes or no") }
    return flag
  }

  /// A pattern such as `MiniportSend.leave=PENDING`.
  func pattern() throws(YAMLError) -> CallPattern {
    guard let pattern = CallPattern(spelling: try text()) else {
      throw bad("a call such as NdisSend, NdisSend.leave or NdisSend.leave=PENDING")
    }
    return pattern
  }
}

extension CallPattern {
  /// Reads `name`, `name.leave`, `name=status`, `name.leave=status`; `nil` for anything else.
  public init?(spelling: String) {
    let parts = spelling.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let left = parts.first, !left.isEmpty else { return nil }
    let isLeave = left.hasSuffix(".leave")
    let name = String(isLeave ? left.dropLast(6) : left)
    guard !name.isEmpty, !name.contains(" ") else { return nil }
    self.init(
      name: name, isLeave: isLeave, status: parts.count > 1 ? String(parts[1]) : "")
  }
}
