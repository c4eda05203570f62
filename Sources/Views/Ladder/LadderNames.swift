import Events

/// Calls by short names, where an arrow has no room for the whole one.
///
/// The whole name of the step is always below the ladder.
enum LadderNames {
  /// A name with its longest parts shortened: `ProtocolSendComplete` is `ProtSendComplete`.
  static func short(_ name: String) -> String {
    for (long, short) in prefixes where name.hasPrefix(long) {
      return short + name.dropFirst(long.count)
    }
    return name
  }

  /// The name of something that has no inside: a leading `Ndis` falls away.
  static func shortAction(_ name: String) -> String {
    let short = short(name)
    let rest = short.dropFirst(4)
    guard short.hasPrefix("Ndis"), rest.first?.isUppercase == true else { return short }
    return String(rest)
  }

  /// What a call does in a word or two, or `nil` if no word is known; an argument may turn it round.
  static func verb(_ name: String, argument: String? = nil) -> String? {
    if name == cancelRoutine, argument == ArgumentWord.null.rawValue { return "not cancellable" }
    if let whole = wholeNames[name] { return whole }
    return verbs.first { name.hasPart($0.part) }?.verb
  }

  private static let prefixes = [
    ("MiniportHandle", "MpHandle"), ("Protocol", "Prot"),
  ]

  /// It sets a routine, or takes it away where its argument is NULL.
  private static let cancelRoutine = "IoSetCancelRoutine"

  /// Names of which no part says enough.
  private static let wholeNames = [
    "IoCompleteRequest": "IRP done", "ServiceRoutine": "interrupt", "MiniportISR": "ISR",
    "MiniportInterrupt": "ISR", "MiniportHandleInterrupt": "DPC", "MiniportInterruptDPC": "DPC",
    "HandleDeferredProcessing": "DPC", "KeInsertQueueDpc": "queue DPC",
    "MmProbeAndLockPages": "lock pages", "IoMarkIrpPending": "mark IRP",
    "IoIncrement": "count", "IoDecrement": "count", "NdisInterlockedIncrement": "count",
    "NdisInterlockedDecrement": "count", "NICPrepareForTransmit": "to card",
    "NdisRawWritePortUchar": "port", "NdisMSendResourcesAvailable": "has room",
    "LockRequest": "lock pages", "LockBuffers": "lock pages", "UnlockRequest": "unlock pages",
    "UnlockBuffers": "unlock pages", "MmUnlockPages": "unlock pages",
    "DispPrepareIrpForCancel": "cancellable", cancelRoutine: "cancellable",
    "IoReleaseCancelSpinLock": "unlock", "LanSubmitReceiveWork": "queue work",
    "SatisfyPacketRecvRequest": "fill read", "DGReceiveComplete": "complete",
    "NdisAllocateCloneOidRequest": "clone", "NdisFreeCloneOidRequest": "free",
    "NdisIMDeInitializeDeviceInstance": "deinit", "NdisIMCopySendCompletePerPacketInfo": "copy",
    "NdisIMGetBindingContext": "context", "NdisQueryBuffer": "buffer",
    "NdisQueryBufferSafe": "buffer", "NdisGetReceivedPacket": "packet",
    "NdisReEnumerateProtocolBindings": "enumerate", "NdisSetEvent": "signal",
    "NdisWaitEvent": "wait", "ClientEventReceiveDatagram": "indicate",
    "PacketReceivePacket": "indicate",
  ]

  /// Parts of names with what they say, the most telling first.
  private static let verbs: [(part: String, verb: String)] = [
    ("ReceiveComplete", "receive end"), ("StatusComplete", "status end"), ("Cancel", "cancel"),
    ("Complete", "complete"), ("DisableInterrupt", "disable"), ("EnableInterrupt", "enable"),
    ("TransferData", "transfer"), ("Return", "return"), ("Status", "status"),
    ("Request", "request"), ("Query", "request"), ("SetInformation", "request"),
    ("InsertTailList", "queue"), ("InsertHeadList", "queue"), ("RemoveHeadList", "dequeue"),
    ("RemoveEntryList", "dequeue"), ("Alloc", "allocate"), ("Free", "free"),
    ("Reinitialize", "reinit"), ("Chain", "chain"), ("Copy", "copy"), ("MoveMemory", "copy"),
    ("Indicate", "indicate"), ("ProtocolReceive", "indicate"), ("FilterReceive", "indicate"),
    ("PtReceive", "indicate"), ("Receive", "receive"), ("Recv", "receive"), ("Send", "send"),
    ("Transmit", "transmit"), ("send", "send"), ("recv", "receive"), ("Write", "write"),
    ("Read", "read"), ("IRP_MJ_", "IRP"), ("Pause", "pause"), ("Restart", "restart"),
    ("Reset", "reset"), ("Halt", "halt"), ("Initialize", "init"), ("PnPEvent", "PnP"),
    ("Open", "open"), ("Close", "close"), ("Unbind", "unbind"), ("Bind", "bind"),
    ("Register", "register"), ("Event", "event"),
  ]
}

extension String {
  /// Whether a text of ASCII occurs; the bytes are compared, which a whole ladder of names can afford.
  fileprivate func hasPart(_ part: String) -> Bool {
    let (bytes, wanted) = (utf8, part.utf8)
    guard let first = wanted.first else { return true }
    var start = bytes.startIndex
    while let found = bytes[start...].firstIndex(of: first) {
      if bytes[found...].starts(with: wanted) { return true }
      start = bytes.index(after: found)
    }
    return false
  }
}
