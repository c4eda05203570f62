import Events
import Frames

/// The two ends of the simulated cable, and what they say to each other.
extension World {
  /// The simulated machine with its first card.
  static let station = Station(
    MACAddress(rawValue: 0x0050_56C0_A801), IPv4Address(192, 168, 1, 1))
  /// The machine at the far end of the cable.
  static let farEnd = Station(
    MACAddress(rawValue: 0x0050_56C0_A863), IPv4Address(192, 168, 1, 99))
  /// A machine that frames are addressed to which are not for us; no card and no far end has its address.
  static let stranger = Station(
    MACAddress(rawValue: 0x0050_56C0_FF07), IPv4Address(192, 168, 255, 7))

  /// The address of a card; the first one has that of ``station``, each other one the next.
  ///
  /// Not modelled: more than 98 cards; the one behind them has the address of the far end.
  func hardwareAddress(of nic: Int) -> MACAddress {
    MACAddress(rawValue: World.station.hardwareAddress.rawValue + UInt64(nic))
  }

  /// The simulated machine as others on the cable of a card see it.
  func station(of nic: Int) -> Station {
    let first = World.station.address.rawValue
    return Station(
      hardwareAddress(of: nic),
      IPv4Address(rawValue: first &+ UInt32(truncatingIfNeeded: nic)))
  }

  /// The card at the end of the chain of intermediate drivers below an adapter.
  func card(below adapter: Int) -> Int {
    var adapter = adapter
    while true {
      if let nic = adapters[adapter].nic { return nic }
      adapter = bindings[adapts[adapters[adapter].context].device.lower].adapter
    }
  }

  /// What a program writes to an adapter: a question to everybody if it is short, a datagram to the far end if it is longer.
  func outgoingFrame(number: Int, bytes: Int, to adapter: Int) -> [UInt8] {
    let sender = station(of: card(below: adapter))
    guard bytes > Limits.frameBytesMin else {
      let frame = FrameBuilder.arpRequest(from: sender, for: World.farEnd.address)
      return Array(frame.prefix(bytes))
    }
    return FrameBuilder.udp(
      from: sender, to: World.farEnd, lengthBytes: bytes, number: UInt64(number))
  }

  /// What the far end of the cable of a card sends.
  func incomingFrame(number: Int, _ recipe: FrameRecipe, to nic: Int) -> [UInt8] {
    let station = station(of: nic)
    let receiver =
      switch recipe.destination {
      case .station: station
      case .broadcast: Station.everybody
      case .multicast: World.group
      case .other: World.stranger
      }
    let isQuestion = recipe.destination == .broadcast && recipe.bytes == Limits.frameBytesMin
    if isQuestion {
      return FrameBuilder.arpRequest(from: World.farEnd, for: station.address)
    }
    return FrameBuilder.udp(
      from: World.farEnd, to: receiver, lengthBytes: max(recipe.bytes, Limits.frameBytesMin),
      number: UInt64(number))
  }

  /// A group of machines.
  private static let group = Station(
    MACAddress(rawValue: 0x0100_5E00_0001), IPv4Address(224, 0, 0, 1))
}
