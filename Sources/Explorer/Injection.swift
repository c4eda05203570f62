import Events

/// Something that the user can do to a running stack.
public struct Injection: SearchEntry {
  /// What happens, in a few words.
  public let title: String
  /// What a number means that is asked for, with the one that is offered; `nil` if none is needed.
  public let number: Number?
  private let usual: Stimulus

  /// A number that an injection needs.
  public struct Number: Equatable, Sendable {
    /// What it counts, such as `bytes`.
    public let name: String
    /// The one that is offered.
    public let standard: Int
    /// Those that are possible.
    public let range: ClosedRange<Int>

    /// The numbers that are possible, in words.
    var spelling: String { InjectionWords.range(range) }
  }

  /// The words by which it is found.
  public var searchText: String { title }

  /// What is done, with the number that was asked for.
  func stimulus(_ number: Int) -> Stimulus {
    self.number == nil ? usual : usual.with(number)
  }

  /// What is done with the number that is offered.
  var offered: Stimulus { stimulus(number?.standard ?? 0) }

  init(_ title: String, _ usual: Stimulus, _ number: Number? = nil) {
    self.title = title
    self.usual = usual
    self.number = number
  }
}

extension Stimulus {
  /// The same with the number that a user typed: bytes, frames, milliseconds, or how often.
  ///
  /// What has no number stays as it is.
  fileprivate func with(_ number: Int) -> Stimulus {
    switch self {
    case .write(let app, _): .write(app: app, bytes: number)
    case .writeArray(let app, _, let bytes): .writeArray(app: app, count: number, bytes: bytes)
    case .read(let app, _): .read(app: app, bytes: number)
    case .frame(let nic, let recipe): .frame(nic: nic, recipe.with(bytes: number))
    case .busy(let nic, _): .busy(nic: nic, nanoseconds: Int64(number) * 1_000_000)
    case .occupy(let nic, _): .occupy(nic: nic, nanoseconds: Int64(number) * 1_000)
    case .collide(let nic, _): .collide(nic: nic, count: number)
    case .emptyPools: .emptyPools(count: number)
    case .filterSend(let filter, _): .filterSend(filter: filter, bytes: number)
    case .filterReceive(let filter, _): .filterReceive(filter: filter, bytes: number)
    case .sendTo(let socket, _, let receiver):
      .sendTo(socket: socket, bytes: number, to: receiver)
    case .receiveFrom(let socket, _, let waits):
      .receiveFrom(socket: socket, bytes: number, waits: waits)
    case .select(let socket, _): .select(socket: socket, nanoseconds: Int64(number) * 1_000_000)
    case .ping(let peer, _): .ping(peer: peer, bytes: number)
    case .datagram(let peer, let recipe): .datagram(peer: peer, recipe.with(bytes: number))
    case .cancel, .close, .setFilter, .unbind, .unload, .pause, .restart, .insert, .remove,
      .unplug, .plug, .reset, .cancelSends, .surpriseRemove:
      self
    }
  }
}

extension FrameRecipe {
  fileprivate func with(bytes: Int) -> FrameRecipe {
    FrameRecipe(bytes: bytes, destination: destination, isIntact: isIntact)
  }
}

extension DatagramRecipe {
  fileprivate func with(bytes: Int) -> DatagramRecipe {
    DatagramRecipe(bytes: bytes, port: port, isIntact: isIntact, lostFragment: lostFragment)
  }
}
