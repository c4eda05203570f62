/// One end of the cable: the two addresses under which it sends and receives.
public struct Station: Hashable, Sendable, BitwiseCopyable {
  /// The address of its card.
  public var hardwareAddress: MACAddress
  /// Its address in IPv4.
  public var address: IPv4Address

  /// A station with the address of its card and its address in IPv4.
  public init(_ hardwareAddress: MACAddress, _ address: IPv4Address) {
    self.hardwareAddress = hardwareAddress
    self.address = address
  }

  /// Everybody on the cable.
  public static let everybody = Station(.broadcast, .broadcast)
}
