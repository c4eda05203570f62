import DequeModule
import Events
import Frames

/// A datagram socket: the AFD_FCB of ReactOS, and the ADDRESS_FILE of the transport that belongs to it.
///
/// Source: [Seed 002], [NDIS_REFERENCE 4.10]
struct DatagramSocket: Sendable {
  /// What does not change while the program runs.
  let device: SocketDevice
  /// Its port; 0 while it is not bound.
  var port: UInt16 = 0
  var isOpen = true
  /// DatagramList: datagrams that no read has taken, oldest first.
  var stored = Deque<StoredDatagram>()
  /// How many bytes they have.
  var storedBytes = 0
  /// PendingIrpList[FUNCTION_RECV]: reads that wait for a datagram, oldest first.
  var reads = Deque<IRPHandle>()
  /// The receives that AFD has posted to the transport.
  var receives = Deque<IRPHandle>()
  /// Whether the transport calls AFD for a datagram without a posted receive.
  var hasEventHandler = false

  /// Whether datagrams for a port belong to it.
  func isBound(to port: UInt16) -> Bool { isOpen && self.port == port && port > 0 }
}

/// The part of a ``DatagramSocket`` that is fixed when the machine is built; cheap to copy.
struct SocketDevice: Sendable, BitwiseCopyable {
  let application: ComponentID
  let winsock: ComponentID
  let afd: ComponentID
  /// The index of the transport.
  let transport: Int
  /// The port that the program binds it to at the start; 0 if it does not.
  let wantedPort: Int
  /// The processor on which the program runs.
  let cpu: Int
  let options: AfdOptions
  /// The event object on which a blocking call waits.
  let event: Int
  let places: Places

  struct Places: Sendable, BitwiseCopyable {
    var state: PlaceID
    var stored: PlaceID
    var reads: PlaceID
    var receives: PlaceID
    /// The selects that wait, in the list of the device of AFD.
    var polls: PlaceID
  }
}

/// How AFD receives.
struct AfdOptions: Sendable, BitwiseCopyable {
  /// Whether it sets an event handler, as on Windows, instead of posting a receive, as in ReactOS.
  var usesEvents = false
  /// Recv.Size: the length of the window that is posted.
  var windowBytes = 16_384
  /// SO_RCVBUF: how many bytes are stored with an event handler.
  var bufferBytes = 8_192
  /// How long the lock of the socket is held by somebody else when a receive is complete, in nanoseconds.
  var lockWait: Int64 = 0
}

/// AFD_STORED_DATAGRAM: a datagram that waits for a read.
struct StoredDatagram: Sendable {
  let id: ObjectID
  let bytes: Int
  let source: Endpoint
}
