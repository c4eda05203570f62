/// Where in the stack a driver of the catalog stands.
public enum DriverRole: String, CaseIterable, Sendable {
  /// A program; it opens the device of a protocol driver.
  case application
  /// A program with a socket, and the library through which it uses it.
  case socket = "socket"
  /// The driver behind the sockets; it is a client of a transport.
  case socketDriver = "socket driver"
  /// A protocol driver; it is bound to an adapter.
  case protocolDriver = "protocol driver"
  /// A protocol driver whose clients speak TDI; it is bound to an adapter.
  case transport
  /// An intermediate driver: a protocol to the adapter below it, a virtual miniport to what is above.
  case intermediate = "intermediate driver"
  /// A lightweight filter; it is attached to the adapter below it.
  case filter = "filter driver"
  /// A miniport driver; its card comes with it.
  case miniport
  /// A host at the far end of a card's cable.
  case peer
}
