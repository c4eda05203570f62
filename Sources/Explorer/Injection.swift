import Events

/// Something that the user can do to a running stack.
public struct Injection: SearchEntry {
  /// What happens, in a few words.
  public let title: String
  /// What a number means that is asked for, with the one that is offered; `nil` if none is needed.
  public let number: Number?
  private let kind: Kind

  /// A number that an injection needs.
  public struct Number: Equatable, Sendable {
    /// What it counts, such as `bytes`.
    public let name: String
    /// The one that is offered.
    public let standard: Int
    /// Those that are possible.
    public let range: ClosedRange<Int>

    /// The numbers that are possible, in words.
    var spelling: String { "\(range.lowerBound) to \(range.upperBound)" }
  }

  private enum Kind: Equatable, Sendable {
    case sendTo(String)
    case receiveFrom(String)
    case write(String)
    case read(String)
    case frame(String, FrameRecipe.Destination, isIntact: Bool)
    case failures
    case filterSend(String)
    case filterReceive(String)
    case fixed(Stimulus)
  }

  /// The words by which it is found.
  public var searchText: String { title }

  /// What is done, with the number that was asked for.
  func stimulus(_ number: Int) -> Stimulus {
    switch kind {
    case .write(let app): .write(app: app, bytes: number)
    case .read(let app): .read(app: app, bytes: number)
    case .frame(let nic, let destination, let isIntact):
      .frame(nic: nic, FrameRecipe(bytes: number, destination: destination, isIntact: isIntact))
    case .failures: .emptyPools(count: number)
    case .filterSend(let filter): .filterSend(filter: filter, bytes: number)
    case .filterReceive(let filter): .filterReceive(filter: filter, bytes: number)
    case .sendTo(let socket): .sendTo(socket: socket, bytes: number, to: "")
    case .receiveFrom(let socket): .receiveFrom(socket: socket, bytes: number, waits: true)
    case .fixed(let stimulus): stimulus
    }
  }

  private init(_ title: String, _ kind: Kind, _ number: Number? = nil) {
    self.title = title
    self.kind = kind
    self.number = number
  }
}

extension Injection {
  /// What can be done to the stack of a lexicon.
  public static func all(_ lexicon: Lexicon) -> [Injection] {
    let rawCount = rawCount(lexicon)
    return lexicon.components.enumerated().flatMap { index, component in
      switch component.kind {
      case .app:
        index < rawCount
          ? application(component.id, component.title)
          : socket(component.id, component.title)
      case .nic: card(component.id, component.title)
      case .protocol, .tcpip: protocolDriver(component.id)
      case .im: protocolDriver(component.id)
      case .filter: filter(component.id)
      case .miniport where component.ndis == 6:
        listMiniport(component.id) + miniport(component.id)
      case .miniport: miniport(component.id)
      case .ndis: machine
      case .winsock, .afd, .wire, .netcx, .vmswitch, .other:
        [Injection]()
      }
    }
  }

  private static let frameBytes = Number(name: "bytes", standard: 60, range: 14...1_514)

  private static func application(_ id: String, _ name: String) -> [Injection] {
    [
      Injection("\(name) writes a frame", .write(id), frameBytes),
      Injection(
        "\(name) reads", .read(id), Number(name: "bytes", standard: 1_514, range: 1...65_536)),
      Injection("\(name) cancels what is outstanding", .fixed(.cancel(app: id))),
      Injection("\(name) cancels its sends", .fixed(.cancelSends(app: id))),
      Injection("\(name) asks for a reset", .fixed(.reset(layer: id))),
      Injection("\(name) closes its handle", .fixed(.close(app: id))),
    ]
  }

  private static func socket(_ id: String, _ name: String) -> [Injection] {
    [
      Injection(
        "\(name) sends a datagram to the first peer", .sendTo(id),
        Number(name: "bytes", standard: 600, range: 1...65_507)),
      Injection(
        "\(name) asks for a datagram", .receiveFrom(id),
        Number(name: "bytes", standard: 1_500, range: 0...65_535)),
      Injection("\(name) cancels what is outstanding", .fixed(.cancel(app: id))),
      Injection("\(name) closes its socket", .fixed(.close(app: id))),
    ]
  }

  /// How many applications use no sockets; they stand before the others.
  private static func rawCount(_ lexicon: Lexicon) -> Int {
    lexicon.components.count { $0.kind == .app }
      - lexicon.components.count { $0.kind == .winsock }
  }

  private static func card(_ id: String, _ name: String) -> [Injection] {
    [
      Injection("a frame for \(name) arrives", .frame(id, .station, isIntact: true), frameBytes),
      Injection(
        "a broadcast arrives at \(name)", .frame(id, .broadcast, isIntact: true), frameBytes),
      Injection(
        "a frame for somebody else arrives at \(name)", .frame(id, .other, isIntact: true),
        frameBytes),
      Injection(
        "a damaged frame arrives at \(name)", .frame(id, .station, isIntact: false), frameBytes),
      Injection("the cable is pulled out of \(name)", .fixed(.unplug(nic: id))),
      Injection("the cable is put back into \(name)", .fixed(.plug(nic: id))),
      Injection(
        "the cable of \(name) is busy for 2 ms", .fixed(.busy(nic: id, nanoseconds: 2_000_000))),
    ]
  }

  private static func filter(_ id: String) -> [Injection] {
    [
      Injection("\(id) is taken out of the stack", .fixed(.remove(filter: id))),
      Injection("\(id) is put into the stack", .fixed(.insert(filter: id))),
      Injection("\(id) is unloaded", .fixed(.unload(protocolDriver: id))),
      Injection("\(id) sends a frame of its own", .filterSend(id), frameBytes),
      Injection("\(id) indicates a frame of its own", .filterReceive(id), frameBytes),
    ]
  }

  private static func listMiniport(_ id: String) -> [Injection] {
    [
      Injection("the stack of \(id) is paused", .fixed(.pause(miniport: id))),
      Injection("the stack of \(id) is restarted", .fixed(.restart(miniport: id))),
    ]
  }

  private static func miniport(_ id: String) -> [Injection] {
    [
      Injection("\(id) seems to hang and is reset", .fixed(.reset(layer: id))),
      Injection("the card of \(id) is pulled out", .fixed(.surpriseRemove(miniport: id))),
    ]
  }

  private static let machine = [
    Injection(
      "the next allocations fail", .failures,
      Number(name: "allocations", standard: 1, range: 1...1_000))
  ]

  private static func protocolDriver(_ id: String) -> [Injection] {
    [
      Injection("\(id) is told to unbind", .fixed(.unbind(protocolDriver: id))),
      Injection("\(id) is unloaded", .fixed(.unload(protocolDriver: id))),
    ]
  }
}
