import Events

extension ComponentKind {
  /// Where a component stands: the application above, the wire below.
  var rank: Int {
    switch self {
    case .app: 0
    case .winsock: 10
    case .afd: 20
    case .tcpip, .protocol: 30
    case .ndis: 40
    case .im: 50
    case .filter: 60
    case .miniport, .netcx, .vmswitch: 70
    case .nic: 80
    case .wire: 90
    case .other: 100
    }
  }

  /// Whether its code runs in user mode.
  var isUserMode: Bool { self == .app || self == .winsock }
}

/// Registers whose bits have names.
struct RegisterBits: Sendable {
  /// The registers that a chip has, by which it is known.
  let chip: Set<String>
  /// The register whose bits are shown.
  let name: String
  /// The names of the bits, lowest first.
  let bits: [String]
  /// The register that masks them; the card raises no interrupt while it is 0.
  let mask: String

  /// The interrupt status register of the 8390 and its relatives.
  ///
  /// Source: [NDIS_REFERENCE 4.8]
  static let all = [
    RegisterBits(
      chip: ["ISR", "IMR", "CURR", "BNRY"], name: "ISR",
      bits: ["prx", "ptx", "rxe", "txe", "ovw", "cnt", "rdc", "rst"], mask: "IMR")
  ]
}

/// Which objects are shown as chips: those that travel.
extension ObjectKind {
  /// Whether objects of this kind travel through the stack.
  var isTraveller: Bool {
    switch self {
    case .packet, .netBufferList, .request, .irp, .frame, .datagram, .workItem: true
    case .none, .netBuffer, .mdl, .event, .lock, .timer, .memory, .socket, .unknown: false
    }
  }
}
