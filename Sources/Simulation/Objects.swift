import Events

/// Names a simulated object of one type: where it lives, and which object is meant.
///
/// The slot is used again, the id never; a handle whose id differs from what lives in the slot is a dangling pointer.
struct Handle<Subject>: Hashable, Sendable, BitwiseCopyable {
  var slot: Int32
  var id: ObjectID

  static var none: Handle { Handle(slot: -1, id: .none) }
}

/// What stands for an object of the machine.
protocol ObjectHandle { var id: ObjectID { get } }

extension Handle: ObjectHandle {}

extension Array where Element: ObjectHandle {
  /// What a call with all of these is about: the only one, or a list.
  var object: ObjectID { count == 1 ? self[0].id : ObjectID(listOf: count) }

  /// The object, if there is only one; the return of a call names no lists.
  var only: ObjectID { count == 1 ? self[0].id : .none }
}

typealias PacketHandle = Handle<Packet>
typealias FrameHandle = Handle<Frame>
typealias IRPHandle = Handle<IRP>
typealias RequestHandle = Handle<Request>

/// An `NDIS_PACKET`: a descriptor, not the data (NDIS_REFERENCE 3.1-3.3).
struct Packet: Sendable {
  let id: ObjectID
  /// The index of its pool.
  var pool: Int
  /// The bytes of its buffer chain.
  var bytes = 0
  /// `NDIS_SET_PACKET_STATUS`: out-of-band status.
  var status: Status = .none
  /// WrapperReserved: what NDIS notes for each adapter that the packet passes.
  var stack = PacketStack()
  /// ProtocolReserved: the IRP that waits for it.
  var irp: IRPHandle = .none
  /// ProtocolReserved or MiniportReserved of an intermediate driver: the packet that this one stands for.
  var original: PacketHandle = .none
  /// NDIS_SET_PACKET_CANCEL_ID: the number of the program whose send it is; 0 for none.
  var cancelID = 0
  /// The received frame whose bytes it carries.
  var frame: FrameHandle = .none
  /// The memory behind its buffer; none if the buffer is an IRP's or the card's.
  var memory: ObjectID = .none
  /// Its `NDIS_BUFFER`; none if the buffer is an IRP's or the card's.
  var buffer: ObjectID = .none
  /// Whether the Ethernet header stands behind the payload (the header trick, S07).
  var hasHeaderBehind = false
  /// Whether NdisFreePacket has not been called.
  var isAlive = true
}

/// Bytes on the cable or in a card.
struct Frame: Sendable {
  let id: ObjectID
  /// The length without the frame check sequence.
  var length: Int
  /// To whom it is addressed, as the card sees it.
  var destination: FrameRecipe.Destination
  var isIntact = true
  /// The bytes, or nothing where a run does not keep them.
  var bytes: [UInt8] = []
  /// What a capture says about it.
  var isTruncated = false
}

/// A request of an application to a driver (NDIS_REFERENCE 4.7).
struct IRP: Sendable {
  let id: ObjectID
  let isWrite: Bool
  /// `Parameters.Read.Length` or `Parameters.Write.Length`.
  let length: Int
  /// The index of the application; none for an IRP of a socket.
  let app: Int
  /// How many frames it carries; more than one only for an array write.
  var frameCount = 1
  var isPended = false
  var hasCancelRoutine = false
  /// Whether a driver has unlocked the pages of its buffer, which the I/O manager locked.
  var isUnlocked = false
  var isAlive = true
}

/// An `NDIS_REQUEST` (NDIS_REFERENCE 3.4).
struct Request: Sendable {
  let id: ObjectID
  /// The index of the binding that makes it.
  var binding: Int
  /// What InformationBuffer holds: the packet filter.
  var value: PacketFilter
  /// The filter that the binding gets back if the request fails; `nil` unless the miniport has it.
  var previousFilter: PacketFilter?
  /// The variable that InformationBuffer points to, where it is not part of the request itself.
  var informationBuffer: ObjectID = .none
  /// The IRP that waits for it.
  var irp: IRPHandle = .none
  /// The request that this one is a clone of.
  var original: RequestHandle = .none
  var isAlive = true
}

/// `OID_GEN_CURRENT_PACKET_FILTER` (NDIS_REFERENCE 8.2).
struct PacketFilter: OptionSet, Sendable {
  let rawValue: Int
  /// What NDIS calls it.
  static let oidName = "OID_GEN_CURRENT_PACKET_FILTER"
  static let directed = PacketFilter(rawValue: 0x01)
  static let multicast = PacketFilter(rawValue: 0x02)
  static let allMulticast = PacketFilter(rawValue: 0x04)
  static let broadcast = PacketFilter(rawValue: 0x08)
  static let promiscuous = PacketFilter(rawValue: 0x20)

  static let names: [(String, PacketFilter)] = [
    ("DIRECTED", .directed), ("MULTICAST", .multicast), ("ALL_MULTICAST", .allMulticast),
    ("BROADCAST", .broadcast), ("PROMISCUOUS", .promiscuous),
  ]

  /// Whether a frame for `destination` passes.
  ///
  /// Not modelled: the multicast address list; MULTICAST passes every group.
  func accepts(_ destination: FrameRecipe.Destination) -> Bool {
    if contains(.promiscuous) { return true }
    return switch destination {
    case .station: contains(.directed)
    case .broadcast: contains(.broadcast)
    case .multicast: contains(.multicast) || contains(.allMulticast)
    case .other: false
    }
  }
}

extension PacketFilter {
  /// The bits that RCR of a DP8390 has for it: AB, AM and PRO; frames for the station pass anyhow.
  ///
  /// Source: [NSC DP8390], [NDIS_REFERENCE 4.8]
  var receiveConfiguration: UInt8 {
    var bits: UInt8 = 0
    if contains(.broadcast) || contains(.promiscuous) { bits |= 0x04 }
    if !isDisjoint(with: [.multicast, .allMulticast, .promiscuous]) { bits |= 0x08 }
    if contains(.promiscuous) { bits |= 0x10 }
    return bits
  }
}

/// A packet or buffer pool (NDIS_REFERENCE 4.11).
struct Pool: Sendable {
  let place: PlaceID
  let size: Int
  var used = 0
  var isAlive = true
}

/// A kernel event object.
struct EventObject: Sendable {
  let id: ObjectID
  var isSignalled: Bool
}
