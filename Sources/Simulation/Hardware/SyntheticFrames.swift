import Events
import Frames

/// The two ends of the simulated cable, and what they say to each other.
extension World {
  /// The simulated machine.
  static let station = Station(
    MACAddress(rawValue: 0x0050_56C0_A801), IPv4Address(192, 168, 1, 1))
  /// The machine at the far end of the cable.
  static let farEnd = Station(
    MACAddress(rawValue: 0x0050_56C0_A863), IPv4Address(192, 168, 1, 99))
  /// A machine that frames are addressed to which are not for us.
  static let stranger = Station(
    MACAddress(rawValue: 0x0050_56C0_A807), IPv4Address(192, 168, 1, 7))
  /// The six bytes of the station's address.
  static let stationAddress: [UInt8] = (0..<6).map { station.hardwareAddress[$0] }

  /// What a program writes: a question to everybody if it is short, a datagram to the far end if it is longer.
  func outgoingFrame(number: Int, bytes: Int) -> [UInt8] {
    guard bytes > Limits.frameBytesMin else {
      let frame = FrameBuilder.arpRequest(from: World.station, for: World.farEnd.address)
      return Array(frame.prefix(bytes))
    }
    return FrameBuilder.udp(
      from: World.station, to: World.farEnd, lengthBytes: bytes, number: UInt64(number))
  }

  /// What the far end sends.
  func incomingFrame(number: Int, _ recipe: FrameRecipe) -> [UInt8] {
    let receiver =
      switch recipe.destination {
      case .station: World.station
      case .broadcast: Station.everybody
      case .multicast: World.group
      case .other: World.stranger
      }
    let isQuestion = recipe.destination == .broadcast && recipe.bytes == Limits.frameBytesMin
    if isQuestion {
      return FrameBuilder.arpRequest(from: World.farEnd, for: World.station.address)
    }
    return FrameBuilder.udp(
      from: World.farEnd, to: receiver, lengthBytes: max(recipe.bytes, Limits.frameBytesMin),
      number: UInt64(number))
  }

  /// A group of machines.
  private static let group = Station(
    MACAddress(rawValue: 0x0100_5E00_0001), IPv4Address(224, 0, 0, 1))
}
