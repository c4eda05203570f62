/// A short word that a trace repeats: a status, the state of a machine, a reason, a mode.
///
/// Known words have fixed numbers, so that code can compare them; words of a trace that nobody here knows are
/// interned by its ``Lexicon`` behind them.
public struct Word: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  /// The number of the word; 0 is no word.
  public var rawValue: UInt16

  /// Wraps a number.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// No word.
  @inlinable
  public static var none: Word { Word(rawValue: 0) }
}

/// What a call answers: an `NDIS_STATUS` or `NTSTATUS`, spelled without its `NDIS_STATUS_` prefix.
///
/// An NTSTATUS keeps its prefix (`STATUS_PENDING`), as the reference writes it.
public typealias Status = Word

extension Status {
  /// The status `NDIS_STATUS_SUCCESS`.
  @inlinable
  public static var success: Status { Status(rawValue: 1) }
  /// The status `NDIS_STATUS_PENDING`.
  @inlinable
  public static var pending: Status { Status(rawValue: 2) }
  /// The status `NDIS_STATUS_RESOURCES`.
  @inlinable
  public static var resources: Status { Status(rawValue: 3) }
  /// The status `NDIS_STATUS_FAILURE`.
  @inlinable
  public static var failure: Status { Status(rawValue: 4) }
  /// The status `NDIS_STATUS_NOT_ACCEPTED`.
  @inlinable
  public static var notAccepted: Status { Status(rawValue: 5) }
  /// The status `NDIS_STATUS_RESET_IN_PROGRESS`.
  @inlinable
  public static var resetInProgress: Status { Status(rawValue: 6) }
  /// The status `NDIS_STATUS_REQUEST_ABORTED`.
  @inlinable
  public static var requestAborted: Status { Status(rawValue: 7) }
  /// The status `NDIS_STATUS_CLOSING`.
  @inlinable
  public static var closing: Status { Status(rawValue: 8) }
  /// The status `NDIS_STATUS_NOT_SUPPORTED`.
  @inlinable
  public static var notSupported: Status { Status(rawValue: 9) }
  /// The status `NDIS_STATUS_INVALID_OID`.
  @inlinable
  public static var invalidOID: Status { Status(rawValue: 10) }
  /// The status `NDIS_STATUS_INVALID_LENGTH`.
  @inlinable
  public static var invalidLength: Status { Status(rawValue: 11) }
  /// The status `NDIS_STATUS_BUFFER_TOO_SHORT`.
  @inlinable
  public static var bufferTooShort: Status { Status(rawValue: 12) }
  /// The status `NDIS_STATUS_INVALID_DATA`.
  @inlinable
  public static var invalidData: Status { Status(rawValue: 13) }
  /// The status `NDIS_STATUS_INVALID_PACKET`.
  @inlinable
  public static var invalidPacket: Status { Status(rawValue: 14) }
  /// The status `NDIS_STATUS_OPEN_FAILED`.
  @inlinable
  public static var openFailed: Status { Status(rawValue: 15) }
  /// The status `NDIS_STATUS_ADAPTER_NOT_FOUND`.
  @inlinable
  public static var adapterNotFound: Status { Status(rawValue: 16) }
  /// The status `NDIS_STATUS_UNSUPPORTED_MEDIA`.
  @inlinable
  public static var unsupportedMedia: Status { Status(rawValue: 17) }
  /// The status `NDIS_STATUS_PAUSED`.
  @inlinable
  public static var paused: Status { Status(rawValue: 18) }
  /// The status `NDIS_STATUS_SEND_ABORTED`.
  @inlinable
  public static var sendAborted: Status { Status(rawValue: 19) }
  /// The status `STATUS_SUCCESS`.
  @inlinable
  public static var statusSuccess: Status { Status(rawValue: 20) }
  /// The status `STATUS_PENDING`.
  @inlinable
  public static var statusPending: Status { Status(rawValue: 21) }
  /// The status `STATUS_CANCELLED`.
  @inlinable
  public static var statusCancelled: Status { Status(rawValue: 22) }
  /// The status `STATUS_UNSUCCESSFUL`.
  @inlinable
  public static var statusUnsuccessful: Status { Status(rawValue: 23) }
  /// The status `STATUS_INSUFFICIENT_RESOURCES`.
  @inlinable
  public static var statusInsufficientResources: Status { Status(rawValue: 24) }
  /// The status `STATUS_DEVICE_NOT_READY`.
  @inlinable
  public static var statusDeviceNotReady: Status { Status(rawValue: 25) }
  /// The status `STATUS_BUFFER_TOO_SMALL`.
  @inlinable
  public static var statusBufferTooSmall: Status { Status(rawValue: 26) }
  /// The status `STATUS_BUFFER_OVERFLOW`.
  @inlinable
  public static var statusBufferOverflow: Status { Status(rawValue: 27) }
  /// The status `NDIS_STATUS_MEDIA_CONNECT`: the cable is plugged in.
  @inlinable
  public static var mediaConnect: Status { Status(rawValue: 147) }
  /// The status `NDIS_STATUS_MEDIA_DISCONNECT`: the cable is out.
  @inlinable
  public static var mediaDisconnect: Status { Status(rawValue: 148) }
  /// The status `NDIS_STATUS_RESET_START`.
  @inlinable
  public static var resetStart: Status { Status(rawValue: 149) }
  /// The status `NDIS_STATUS_RESET_END`.
  @inlinable
  public static var resetEnd: Status { Status(rawValue: 150) }
  /// The status `NDIS_STATUS_LINK_STATE` of NDIS 6.
  @inlinable
  public static var linkState: Status { Status(rawValue: 151) }
  /// The status `NDIS_STATUS_NOT_RESETTABLE`.
  @inlinable
  public static var notResettable: Status { Status(rawValue: 152) }
  /// The status `NDIS_STATUS_HARD_ERRORS`.
  @inlinable
  public static var hardErrors: Status { Status(rawValue: 157) }
  /// The answer `TRUE`.
  @inlinable
  public static var isTrue: Status { Status(rawValue: 153) }
  /// The answer `FALSE`.
  @inlinable
  public static var isFalse: Status { Status(rawValue: 154) }
  /// Whether an answer says that everything is over: a status other than PENDING.
  @inlinable
  public var isFinal: Bool { self != .none && self != .pending && self != .statusPending }
  /// The status `STATUS_CANT_WAIT`.
  @inlinable
  public static var statusCantWait: Status { Status(rawValue: 200) }
  /// The status `STATUS_NETWORK_UNREACHABLE`.
  @inlinable
  public static var statusNetworkUnreachable: Status { Status(rawValue: 201) }
  /// The status `NDIS_STATUS_HOST_UNREACHABLE`.
  @inlinable
  public static var hostUnreachable: Status { Status(rawValue: 202) }
  /// The status `STATUS_TIMEOUT`.
  @inlinable
  public static var statusTimeout: Status { Status(rawValue: 203) }
}

extension Word {
  /// The words of the machine states that the models of this program use (NDIS_REFERENCE 4.2, 4.4, 4.6).
  public enum State {
    /// No binding, no adapter.
    @inlinable
    public static var none: Word { Word(rawValue: 40) }
    /// `NdisOpenAdapter` is under way.
    @inlinable
    public static var opening: Word { Word(rawValue: 41) }
    /// Open, but the packet filter is 0: nothing is received.
    @inlinable
    public static var open: Word { Word(rawValue: 42) }
    /// Open with a packet filter.
    @inlinable
    public static var receiving: Word { Word(rawValue: 43) }
    /// Unbinding; waits for outstanding operations.
    @inlinable
    public static var draining: Word { Word(rawValue: 44) }
    /// `NdisCloseAdapter` is under way.
    @inlinable
    public static var closing: Word { Word(rawValue: 45) }
    /// A miniport adapter between AddDevice and MiniportInitialize.
    @inlinable
    public static var added: Word { Word(rawValue: 46) }
    /// A miniport adapter that runs.
    @inlinable
    public static var initialized: Word { Word(rawValue: 47) }
    /// A miniport adapter that is being reset.
    @inlinable
    public static var resetting: Word { Word(rawValue: 48) }
    /// A miniport adapter that was halted.
    @inlinable
    public static var removed: Word { Word(rawValue: 49) }
    /// An intermediate driver without a lower adapter.
    @inlinable
    public static var idle: Word { Word(rawValue: 50) }
    /// An intermediate driver that opens its lower adapter.
    @inlinable
    public static var openingLower: Word { Word(rawValue: 51) }
    /// The lower adapter is open; the virtual one has not started yet.
    @inlinable
    public static var virtualPending: Word { Word(rawValue: 52) }
    /// The virtual adapter runs.
    @inlinable
    public static var up: Word { Word(rawValue: 53) }
    /// The virtual adapter is taken down.
    @inlinable
    public static var halting: Word { Word(rawValue: 54) }
    /// An NDIS 6 miniport between MiniportInitializeEx and its return.
    @inlinable
    public static var initializing: Word { Word(rawValue: 120) }
    /// An NDIS 6 binding, filter module or adapter that moves no data.
    @inlinable
    public static var paused: Word { Word(rawValue: 121) }
    /// On the way from Paused to Running.
    @inlinable
    public static var restarting: Word { Word(rawValue: 122) }
    /// Moves data.
    @inlinable
    public static var running: Word { Word(rawValue: 123) }
    /// On the way from Running to Paused.
    @inlinable
    public static var pausing: Word { Word(rawValue: 124) }
    /// A filter module that is not in the stack.
    @inlinable
    public static var detached: Word { Word(rawValue: 125) }
    /// An NDIS 6 adapter that is not initialized.
    @inlinable
    public static var halted: Word { Word(rawValue: 128) }
    /// An NDIS 6 protocol without a binding.
    @inlinable
    public static var unbound: Word { Word(rawValue: 127) }
    /// FilterAttach is under way.
    @inlinable
    public static var attaching: Word { Word(rawValue: 126) }
    /// A neighbour whose hardware address is not known yet.
    @inlinable
    public static var incomplete: Word { Word(rawValue: 205) }
    /// A neighbour whose hardware address is known.
    @inlinable
    public static var reachable: Word { Word(rawValue: 206) }
    /// A socket with a local address.
    @inlinable
    public static var bound: Word { Word(rawValue: 207) }
    /// A socket without a local address.
    @inlinable
    public static var created: Word { Word(rawValue: 208) }
    /// A socket whose handle is closed.
    @inlinable
    public static var closed: Word { Word(rawValue: 209) }
    /// The lower adapter is closed though the virtual one never ran.
    @inlinable
    public static var closingLower: Word { Word(rawValue: 55) }
    /// An adapter whose card was pulled out.
    @inlinable
    public static var surpriseRemoved: Word { Word(rawValue: 160) }
  }

  /// The reasons of a drop (NDIS_REFERENCE 2.14, E901).
  public enum Reason {
    /// No packet filter wanted the frame.
    @inlinable
    public static var filterMismatch: Word { Word(rawValue: 60) }
    /// No packet, buffer or memory could be allocated.
    @inlinable
    public static var noPool: Word { Word(rawValue: 61) }
    /// No read was waiting.
    @inlinable
    public static var noRead: Word { Word(rawValue: 62) }
    /// No receive request was posted.
    @inlinable
    public static var noReceiveRequest: Word { Word(rawValue: 63) }
    /// A protocol answered NOT_ACCEPTED.
    @inlinable
    public static var notAccepted: Word { Word(rawValue: 64) }
    /// The layer is paused.
    @inlinable
    public static var paused: Word { Word(rawValue: 65) }
    /// The frame check sequence is wrong.
    @inlinable
    public static var badCRC: Word { Word(rawValue: 66) }
    /// The receive ring was full.
    @inlinable
    public static var overflow: Word { Word(rawValue: 67) }
    /// ARP got no answer.
    @inlinable
    public static var arpTimeout: Word { Word(rawValue: 68) }
    /// The frame is longer than 1514 bytes.
    @inlinable
    public static var tooLong: Word { Word(rawValue: 69) }
    /// A checksum is wrong.
    @inlinable
    public static var checksum: Word { Word(rawValue: 70) }
    /// Nothing is bound.
    @inlinable
    public static var unbound: Word { Word(rawValue: 71) }
    /// The rest of an oversized datagram was cut off.
    @inlinable
    public static var oversizeTruncate: Word { Word(rawValue: 72) }
    /// A filter driver has a rule against it.
    @inlinable
    public static var filterRule: Word { Word(rawValue: 73) }
    /// The chip is stopped, or in loopback mode: it does not listen to the cable.
    @inlinable
    public static var cardStopped: Word { Word(rawValue: 140) }
    /// The driver moved its read pointer past the frame without reading it.
    @inlinable
    public static var ringSkipped: Word { Word(rawValue: 141) }
    /// No cable leads to the card.
    @inlinable
    public static var noLink: Word { Word(rawValue: 144) }
    /// A capture filter does not want the frame.
    @inlinable
    public static var captureFilter: Word { Word(rawValue: 145) }
    /// The buffer of a capture is full.
    @inlinable
    public static var noBuffer: Word { Word(rawValue: 146) }
    /// The card is gone.
    @inlinable
    public static var cardRemoved: Word { Word(rawValue: 155) }
    /// A reset threw away what the card held.
    @inlinable
    public static var reset: Word { Word(rawValue: 156) }
    /// No socket is bound to the port.
    @inlinable
    public static var noPort: Word { Word(rawValue: 215) }
    /// The IP address is that of another host.
    @inlinable
    public static var notOurs: Word { Word(rawValue: 216) }
    /// The other fragments did not come in time.
    @inlinable
    public static var reassemblyTimeout: Word { Word(rawValue: 217) }
    /// The receive buffer of the socket is full.
    @inlinable
    public static var receiveBufferFull: Word { Word(rawValue: 218) }
    /// A header makes no sense.
    @inlinable
    public static var badHeader: Word { Word(rawValue: 219) }
    /// A capture driver waits for the rest of an earlier frame, which is to stand in its buffer first.
    @inlinable
    public static var transferPending: Word { Word(rawValue: 220) }

    /// The texts of all of them, in the order of their numbers.
    public static let texts: [String] = Word.numberedReasons.map(\.1)
  }

  /// How a frame moves on the cable, and how the topology changes.
  public enum How {
    /// The frame waits for the cable.
    @inlinable
    public static var queued: Word { Word(rawValue: 80) }
    /// The last bit left the card.
    @inlinable
    public static var sent: Word { Word(rawValue: 81) }
    /// The last bit reached the card.
    @inlinable
    public static var arrived: Word { Word(rawValue: 82) }
    /// The frame was lost on the cable.
    @inlinable
    public static var lost: Word { Word(rawValue: 83) }
    /// A part of the topology appears.
    @inlinable
    public static var add: Word { Word(rawValue: 84) }
    /// A part of the topology goes.
    @inlinable
    public static var remove: Word { Word(rawValue: 85) }
    /// A part of the topology moves.
    @inlinable
    public static var move: Word { Word(rawValue: 86) }
    /// The frame waits because somebody else talks on the cable.
    @inlinable
    public static var deferred: Word { Word(rawValue: 142) }
    /// The card gave the frame up after too many collisions.
    @inlinable
    public static var collided: Word { Word(rawValue: 143) }
  }

  /// Where named memory lives, and what a touch does.
  public enum Memory {
    /// Memory from a system pool.
    @inlinable
    public static var pool: Word { Word(rawValue: 90) }
    /// A variable on a kernel stack.
    @inlinable
    public static var stack: Word { Word(rawValue: 91) }
    /// Memory inside the driver's image.
    @inlinable
    public static var driver: Word { Word(rawValue: 92) }
    /// The memory is read.
    @inlinable
    public static var read: Word { Word(rawValue: 93) }
    /// The memory is written.
    @inlinable
    public static var write: Word { Word(rawValue: 94) }
  }

  /// The outcomes of a choice point (NDIS_REFERENCE 0.5) that are words.
  public enum Outcome {
    /// The call succeeds.
    @inlinable
    public static var success: Word { Word(rawValue: 100) }
    /// The call fails.
    @inlinable
    public static var failure: Word { Word(rawValue: 101) }
    /// The call is completed later.
    @inlinable
    public static var pending: Word { Word(rawValue: 102) }
    /// A reset is under way.
    @inlinable
    public static var reset: Word { Word(rawValue: 103) }
    /// The completion runs inside the call.
    @inlinable
    public static var nested: Word { Word(rawValue: 104) }
    /// The completion runs on another processor before the call returns.
    @inlinable
    public static var otherCPU: Word { Word(rawValue: 105) }
    /// The completion runs after the call returned.
    @inlinable
    public static var after: Word { Word(rawValue: 106) }
    /// It happens.
    @inlinable
    public static var yes: Word { Word(rawValue: 107) }
    /// It does not happen.
    @inlinable
    public static var no: Word { Word(rawValue: 108) }
  }

  /// The two ends of a queue.
  public enum Position {
    /// Where what came first stands.
    @inlinable
    public static var head: Word { Word(rawValue: 112) }
    /// Where what came last stands.
    @inlinable
    public static var tail: Word { Word(rawValue: 113) }
  }

  /// The two edges of an intermediate driver or of an observation.
  public enum Edge {
    /// Towards the application.
    @inlinable
    public static var upper: Word { Word(rawValue: 110) }
    /// Towards the wire.
    @inlinable
    public static var lower: Word { Word(rawValue: 111) }
  }

  /// What a known word is said of.
  public enum Family: CaseIterable, Sendable {
    /// An answer of a call.
    case status
    /// A state of a machine.
    case state
    /// Why something is dropped.
    case reason
    /// How something moves, where it lies or stands, and what is done to it.
    case way
    /// How a choice comes out.
    case outcome
  }

  /// The known words of a family, in the order of their numbers.
  public static func words(of family: Family) -> [Word] {
    numbered(family).map { Word(rawValue: $0.0) }
  }

  /// Every known word with its number.
  static let known: [(UInt16, String)] = Family.allCases.flatMap(numbered)

  /// The words of a family with their numbers; numbers are never reused.
  private static func numbered(_ family: Family) -> [(UInt16, String)] {
    switch family {
    case .status: numberedStatuses
    case .state: numberedStates
    case .reason: numberedReasons
    case .way: numberedWays
    case .outcome: numberedOutcomes
    }
  }

  private static let numberedStatuses: [(UInt16, String)] = [
    (1, "SUCCESS"), (2, "PENDING"), (3, "RESOURCES"), (4, "FAILURE"), (5, "NOT_ACCEPTED"),
    (6, "RESET_IN_PROGRESS"), (7, "REQUEST_ABORTED"), (8, "CLOSING"), (9, "NOT_SUPPORTED"),
    (10, "INVALID_OID"), (11, "INVALID_LENGTH"), (12, "BUFFER_TOO_SHORT"), (13, "INVALID_DATA"),
    (14, "INVALID_PACKET"), (15, "OPEN_FAILED"), (16, "ADAPTER_NOT_FOUND"),
    (17, "UNSUPPORTED_MEDIA"), (18, "PAUSED"), (19, "SEND_ABORTED"), (20, "STATUS_SUCCESS"),
    (21, "STATUS_PENDING"), (22, "STATUS_CANCELLED"), (23, "STATUS_UNSUCCESSFUL"),
    (24, "STATUS_INSUFFICIENT_RESOURCES"), (25, "STATUS_DEVICE_NOT_READY"),
    (26, "STATUS_BUFFER_TOO_SMALL"), (27, "STATUS_BUFFER_OVERFLOW"), (147, "MEDIA_CONNECT"),
    (148, "MEDIA_DISCONNECT"), (149, "RESET_START"), (150, "RESET_END"), (151, "LINK_STATE"),
    (152, "NOT_RESETTABLE"), (153, "TRUE"), (154, "FALSE"), (157, "HARD_ERRORS"),
    (200, "STATUS_CANT_WAIT"), (201, "STATUS_NETWORK_UNREACHABLE"), (202, "HOST_UNREACHABLE"),
    (203, "STATUS_TIMEOUT"),
  ]

  private static let numberedStates: [(UInt16, String)] = [
    (40, "None"), (41, "Opening"), (42, "Open"), (43, "Receiving"), (44, "Draining"),
    (45, "Closing"), (46, "Added"), (47, "Initialized"), (48, "Resetting"), (49, "Removed"),
    (50, "Idle"), (51, "OpeningLower"), (52, "VirtualPending"), (53, "Up"), (54, "Halting"),
    (55, "ClosingLower"), (120, "Initializing"), (121, "Paused"), (122, "Restarting"),
    (123, "Running"), (124, "Pausing"), (125, "Detached"), (126, "Attaching"), (127, "Unbound"),
    (128, "Halted"), (160, "SurpriseRemoved"), (205, "Incomplete"), (206, "Reachable"),
    (207, "Bound"), (208, "Created"), (209, "Closed"),
  ]

  private static let numberedReasons: [(UInt16, String)] = [
    (60, "filter_mismatch"), (61, "no_pool"), (62, "no_read"), (63, "no_recv_request"),
    (64, "not_accepted"), (65, "paused"), (66, "bad_crc"), (67, "ovw"), (68, "arp_timeout"),
    (69, "too_long"), (70, "checksum"), (71, "unbound"), (72, "oversize_truncate"),
    (73, "filter_rule"), (140, "card_stopped"), (141, "ring_skipped"), (144, "no_link"),
    (145, "capture_filter"), (146, "no_buffer"), (155, "card_removed"), (156, "card_reset"),
    (215, "no_port"), (216, "not_ours"), (217, "reassembly_timeout"), (218, "rcvbuf_full"),
    (219, "bad_header"), (220, "transfer_pending"),
  ]

  private static let numberedWays: [(UInt16, String)] = [
    (80, "queued"), (81, "sent"), (82, "arrived"), (83, "lost"), (84, "add"), (85, "remove"),
    (86, "move"), (90, "pool"), (91, "stack"), (92, "driver"), (93, "read"), (94, "write"),
    (110, "upper"), (111, "lower"), (112, "head"), (113, "tail"), (142, "deferred"),
    (143, "collided"),
  ]

  private static let numberedOutcomes: [(UInt16, String)] = [
    (100, "success"), (101, "failure"), (102, "pending"), (103, "reset"), (104, "nested"),
    (105, "other-cpu"), (106, "after"), (107, "yes"), (108, "no"),
  ]

  /// The first number that a trace may give to a word of its own.
  public static let firstUnknown: UInt16 = 256

  /// The text of every known word, indexed by number; empty where no word is.
  public static let knownTexts: [String] = {
    var texts = [String](repeating: "", count: Int(firstUnknown))
    for (number, text) in known { texts[Int(number)] = text }
    return texts
  }()
}
