import Events

/// A kind of event that a query can name by one word.
///
/// A class means the moment at which something begins or happens, never the return of a call. A driver's own name for a
/// handler of the DDK (`NPF_tap` is a ProtocolReceive) belongs to the classes of that handler.
public struct QueryClass: Sendable {
  /// The word.
  public let name: String
  /// What belongs to it, in one sentence.
  public let sentence: String
  /// Which events belong to it.
  let test: Test

  enum Test: Sendable {
    /// Calls, by the numbers of their rows in the reference and by their names.
    case calls([ClosedRange<Int>], [String])
    /// Events of these kinds.
    case kinds([EventKind])
    /// Events that say this.
    case event(@Sendable (Event) -> Bool)
    /// One or the other.
    indirect case either(Test, Test)
  }

  private init(_ name: String, _ sentence: String, _ test: Test) {
    self.name = name
    self.sentence = sentence
    self.test = test
  }

  /// Every class, in the order of the manual.
  public static let all: [QueryClass] = [
    .init(
      "send", "A packet or a chain of lists is handed down to be sent.",
      .calls([100...103, 200...203], ["MPSend", "MPSendPackets", "FilterSend"])),
    .init(
      "receive", "A packet, a frame or a chain of lists is indicated upward.",
      .calls(
        [110...113, 210...213],
        [
          "MiniIndicateData", "PtReceive", "PtReceivePacket", "PacketReceivePacket",
          "FilterReceive", "NPF_tap",
        ]
      )),
    .init(
      "complete", "A send, a transfer, a request or an IRP is completed.",
      .calls(
        [104...105, 116...116, 132...133, 204...206, 225...226, 505...505],
        [
          "PacketSendComplete", "PacketTransferDataComplete", "PacketRequestComplete",
          "PtSendComplete", "PtTransferDataComplete", "PtRequestComplete", "FilterSendComplete",
          "NPF_SendComplete", "NPF_TransferDataComplete", "NPF_RequestComplete",
        ])),
    .init(
      "return", "Received packets or lists go back to the driver that owns them.",
      .calls([117...117, 214...216], ["MPReturnPacket", "FilterReturn"])),
    .init(
      "oid", "A request is made, passed on or completed.",
      .calls(
        [130...133, 220...228],
        [
          "MPQueryInformation", "MPSetInformation", "PtRequestComplete", "PacketRequestComplete",
          "NPF_RequestComplete",
        ])),
    .init(
      "status", "A status is indicated upward.",
      .calls(
        [134...135, 230...230],
        ["PtStatus", "PtStatusComplete", "NPF_Status", "NPF_StatusComplete"])),
    .init(
      "pnp", "A driver is loaded or unloaded, an adapter starts or stops, a binding is told of it.",
      .either(
        .calls(
          [1...29, 33...33, 40...50, 60...65, 240...246],
          [
            "PtBindAdapter", "PtUnbindAdapter", "PtRegisterDevice", "PtDeregisterDevice",
            "MPInitialize", "MPHalt", "NPF_BindAdapter", "NPF_UnbindAdapter", "NPF_Unload",
            "NPF_OpenAdapterComplete", "NPF_CloseAdapterComplete",
          ]),
        .kinds([.topology]))),
    .init(
      "bind", "A binding is opened or closed.",
      .calls(
        [40...48, 50...50],
        [
          "PtBindAdapter", "PtUnbindAdapter", "NPF_BindAdapter", "NPF_UnbindAdapter",
          "NPF_OpenAdapterComplete", "NPF_CloseAdapterComplete",
        ])),
    .init(
      "pause", "A miniport or a filter is paused.",
      .calls([], ["MiniportPause", "NdisMPauseComplete", "FilterPause", "NdisFPauseComplete"])),
    .init("alloc", "An object begins.", .event { $0.life == .new }),
    .init("free", "An object ends.", .event { $0.life == .free }),
    .init("lock", "A spin lock is taken or released.", .kinds([.lock, .unlock])),
    .init(
      "irq", "An interrupt is raised or served.",
      .either(
        .calls([400...403, 408...408], []),
        .event { $0.kind == .interrupt && $0.irql == .device })),
    .init(
      "dpc", "A DPC is queued or runs.",
      .calls([405...405], ["KeInsertQueueDpc", "ndisMTimerDpc"])),
    .init(
      "timer", "A timer is set or fires.",
      .calls(
        [411...411],
        [
          "MiniportTimer", "MiniportHangDpc", "NdisSetTimerObject", "NDIS_TIMER_FUNCTION",
          "KeSetTimer", "IPTimeout", "SelectTimeout",
        ])),
    .init(
      "irp", "The event is about an IRP.",
      .either(.calls([500...505], []), .event { $0.object.kind == .irp })),
    .init("drop", "A frame, a packet or a datagram is dropped.", .kinds([.drop])),
    .init("choice", "A choice point is resolved.", .kinds([.choice])),
    .init("own", "An object gets another owner.", .event { $0.owner != .none }),
  ]

  /// The class of that name, or `nil`.
  static func find(_ name: String) -> QueryClass? { all.first { $0.name == name } }
}

// MARK: - Compiling

extension QueryClass.Test {
  /// Whether an event belongs to it, by tables made beforehand.
  var compiled: @Sendable (Event) -> Bool {
    switch self {
    case .calls(let ranges, let names): return QueryClass.calls(ranges, names)
    case .kinds(let kinds): return { kinds.contains($0.kind) }
    case .event(let test): return { $0.kind != .leave && test($0) }
    case .either(let first, let second):
      let (a, b) = (first.compiled, second.compiled)
      return { a($0) || b($0) }
    }
  }
}

extension QueryClass {
  fileprivate static func calls(
    _ ranges: [ClosedRange<Int>], _ names: [String]
  ) -> @Sendable (Event) -> Bool {
    var table = [Bool](repeating: false, count: Int(Call.firstUnknown))
    for facts in CallCatalog.all {
      table[Int(facts.call.rawValue)] =
        names.contains(facts.name)
        || facts.call.eventID.map { id in ranges.contains { $0.contains(id) } } ?? false
    }
    let isMember = table
    return { event in
      Int(event.call.rawValue) < isMember.count && isMember[Int(event.call.rawValue)]
        && event.kind.begins
    }
  }
}

extension EventKind {
  /// Whether a call that an event of this kind names happens here: not its return, and not a choice about it.
  @inline(__always)
  var begins: Bool { self != .leave && self != .choice }
}
