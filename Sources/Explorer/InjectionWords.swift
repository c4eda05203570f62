/// What can be done to a stack, in words; a name is that of the layer to which it is done.
enum InjectionWords {
  static func range(_ range: ClosedRange<Int>) -> String {
    "\(range.lowerBound) to \(range.upperBound)"
  }

  // What the numbers count.
  static let bytes = "bytes"
  static let frames = "frames"
  static let milliseconds = "milliseconds"
  static let microseconds = "microseconds"
  static let allocations = "allocations"

  // Programs.
  static func writes(_ name: String) -> String { "\(name) writes a frame" }
  static func writesSeveral(_ name: String) -> String {
    "\(name) writes several frames of 60 bytes at once"
  }
  static func reads(_ name: String) -> String { "\(name) reads" }
  static func cancelsAll(_ name: String) -> String { "\(name) cancels what is outstanding" }
  static func cancelsSends(_ name: String) -> String { "\(name) cancels its sends" }
  static func wantsAll(_ name: String) -> String { "\(name) wants all frames (PROMISCUOUS)" }
  static func wantsOwn(_ name: String) -> String {
    "\(name) wants its own frames and broadcasts"
  }
  static func wantsNone(_ name: String) -> String { "\(name) wants no frames" }
  static func asksForReset(_ name: String) -> String { "\(name) asks for a reset" }
  static func closesHandle(_ name: String) -> String { "\(name) closes its handle" }

  // Programs with sockets.
  static func sendsToPeer(_ name: String) -> String {
    "\(name) sends a datagram to the first peer"
  }
  static func asksForDatagram(_ name: String) -> String { "\(name) asks for a datagram" }
  static func asksWithoutWaiting(_ name: String) -> String {
    "\(name) asks for a datagram without waiting"
  }
  static func waitsInSelect(_ name: String) -> String { "\(name) waits in select" }
  static func closesSocket(_ name: String) -> String { "\(name) closes its socket" }

  // The cable.
  static func frameArrives(_ name: String) -> String { "a frame for \(name) arrives" }
  static func broadcastArrives(_ name: String) -> String { "a broadcast arrives at \(name)" }
  static func multicastArrives(_ name: String) -> String { "a multicast arrives at \(name)" }
  static func otherArrives(_ name: String) -> String {
    "a frame for somebody else arrives at \(name)"
  }
  static func damagedArrives(_ name: String) -> String { "a damaged frame arrives at \(name)" }
  static func unplugged(_ name: String) -> String { "the cable is pulled out of \(name)" }
  static func plugged(_ name: String) -> String { "the cable is put back into \(name)" }
  static func busy(_ name: String) -> String { "the cable of \(name) is busy for 2 ms" }
  static func occupied(_ name: String) -> String {
    "another device keeps the processor of \(name)"
  }
  static func collide(_ name: String) -> String { "the next frames of \(name) collide" }

  // Hosts at the far end.
  static func peerSends(_ name: String) -> String { "\(name) sends a datagram to the first socket" }
  static func peerSendsWrong(_ name: String) -> String {
    "\(name) sends a datagram with a wrong checksum"
  }
  static func peerLosesFragment(_ name: String) -> String {
    "\(name) sends a datagram whose second fragment is lost"
  }
  static func peerPings(_ name: String) -> String { "\(name) sends an echo request" }

  // Drivers.
  static func takenOut(_ name: String) -> String { "\(name) is taken out of the stack" }
  static func putIn(_ name: String) -> String { "\(name) is put into the stack" }
  static func unloaded(_ name: String) -> String { "\(name) is unloaded" }
  static func sendsOwn(_ name: String) -> String { "\(name) sends a frame of its own" }
  static func indicatesOwn(_ name: String) -> String { "\(name) indicates a frame of its own" }
  static func paused(_ name: String) -> String { "the stack of \(name) is paused" }
  static func restarted(_ name: String) -> String { "the stack of \(name) is restarted" }
  static func hangs(_ name: String) -> String { "\(name) seems to hang and is reset" }
  static func pulledOut(_ name: String) -> String { "the card of \(name) is pulled out" }
  static let allocationsFail = "the next allocations fail"
  static func unbinds(_ name: String) -> String { "\(name) is told to unbind" }
}
