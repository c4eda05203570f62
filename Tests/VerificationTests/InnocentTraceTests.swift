import Testing
import Verification

/// What an honest driver may do, in traces that are written by hand, beside what looks like it and is wrong.
struct InnocentTraceTests {
  private static let header = """
    {"ndt":1,"schema":"1.0","title":"by hand","source":{"kind":"other"},"topology":{"components":[\
    {"id":"app","kind":"app"},{"id":"p","kind":"protocol","queues":[{"id":"Rcv"}]},\
    {"id":"o","kind":"protocol"},{"id":"i","kind":"im"},{"id":"ndis","kind":"ndis"},\
    {"id":"f","kind":"filter","pools":[{"id":"lists","size":4}]},\
    {"id":"m","kind":"miniport","queues":[{"id":"Ring"}]},\
    {"id":"card","kind":"nic","queues":[{"id":"Rx"}]},{"id":"wire","kind":"wire"}],\
    "adapters":[{"id":"a1","miniport":"m"},{"id":"a2","miniport":"m"}],\
    "bindings":[{"id":"b1","protocol":"p","adapter":"a1","machines":{"state":"Open"}}],\
    "modules":[{"id":"m1","filter":"f","adapter":"a1"},{"id":"m2","filter":"f","adapter":"a2"}]}}
    """

  /// The same stack, with a list in use before the first event.
  private static let underway = header.replacing(#""size":4"#, with: #""size":4,"used":1"#)

  /// The same stack with a pool of the miniport, which has so many adapters.
  private static func pooled(_ adapterCount: Int) -> String {
    let other = #",{"id":"a2","miniport":"m"}"#
    let module = #",{"id":"m2","filter":"f","adapter":"a2"}"#
    let pooled = header.replacing(
      #"[{"id":"Ring"}]"#, with: #"[{"id":"Ring"}],"pools":[{"id":"rx","size":8}]"#)
    guard adapterCount == 1 else { return pooled }
    return pooled.replacing(other, with: "").replacing(module, with: "")
  }

  /// The same stack with one adapter.
  private static let single = header.replacing(#",{"id":"a2","miniport":"m"}"#, with: "")
    .replacing(#",{"id":"m2","filter":"f","adapter":"a2"}"#, with: "")

  /// What is found in some parts of a trace, one after the other.
  private func findings(
    _ parts: [String], _ header: String = InnocentTraceTests.header
  ) throws -> [RuleFinding] {
    Array(try HandMadeTrace(parts.joined(separator: "\n"), header).judgement.findings)
  }

  /// The rules that some parts of a trace break.
  private func broken(_ parts: String...) throws -> [String] {
    try findings(parts).map(\.rule)
  }

  // MARK: - Gaps and beginnings

  /// A rule, what leads to its guilty event, and that event.
  private static let lookingBack: [(String, String, String)] = [
    (
      "R72", #""e":"enter","call":"DriverUnload","from":"ndis","to":"f""#,
      #""e":"leave","call":"DriverUnload""#
    ),
    (
      "R86",
      """
      "e":"enter","call":"MiniportInitializeEx","from":"ndis","to":"m","adp":"a1"
      "e":"do","call":"NdisOpenConfigurationEx","at":"m","st":"SUCCESS"
      """, #""e":"leave","call":"MiniportInitializeEx","st":"SUCCESS""#
    ),
    (
      "R49", #""e":"enter","call":"MiniportInitializeEx","from":"ndis","to":"m","adp":"a1""#,
      #""e":"do","call":"NdisMRegisterInterruptEx","at":"m","adp":"a1""#
    ),
    (
      "R48", #""e":"enter","call":"FilterAttach","from":"ndis","to":"f","mod":"m1""#,
      #""e":"enter","call":"NdisSetOptionalHandlers","from":"f","to":"ndis""#
    ),
    (
      "R70", #""e":"note","note":"begins""#,
      #""e":"enter","call":"NdisOpenAdapter","from":"p","to":"ndis","bind":"b1""#
    ),
    (
      "R25", #""e":"note","note":"begins""#,
      #""e":"enter","call":"NdisTransferData","from":"p","to":"ndis","bind":"b1","obj":"P1","len":60"#
    ),
    (
      "R64", #""e":"state","at":"b1.state","st":"Open""#,
      #""e":"enter","call":"NdisIMInitializeDeviceInstanceEx","from":"i","to":"ndis""#
    ),
  ]

  /// The same for rules that ask no further back than to a call that is open.
  private static let lookingAround: [(String, String, String)] = [
    (
      "R42", #""e":"enter","call":"FilterPause","from":"ndis","to":"f","mod":"m1""#,
      #""e":"leave","call":"FilterPause","st":"FAILURE""#
    ),
    (
      "R59",
      #""e":"enter","call":"FilterSendNetBufferLists","from":"ndis","to":"f","mod":"m1","obj":"N1""#,
      #""e":"do","call":"KeGetCurrentIrql","at":"f""#
    ),
    (
      "R75", #""e":"irq","call":"MiniportISR","at":"m","adp":"a1","irql":"DIRQL""#,
      #""e":"enter","call":"NdisMEthIndicateReceive","to":"ndis","adp":"a1","obj":"F1""#
    ),
    (
      "R19",
      #""e":"enter","call":"ProtocolReceivePacket","from":"ndis","to":"p","bind":"b1","obj":"P1""#,
      #""e":"enter","call":"NdisReturnPackets","to":"ndis","bind":"b1","obj":"P1""#
    ),
  ]

  private static let gap = #""e":"lost","n":50"#

  @Test(arguments: lookingBack + lookingAround)
  func `who was calling, and what was done before, is not said behind a gap`(
    rule: String, before: String, guilty: String
  ) throws {
    #expect(try broken(before, guilty).contains(rule))
    #expect(try !broken(before, Self.gap, guilty).contains(rule))
  }

  @Test(arguments: lookingBack)
  func `what was done before is not said in a trace that begins in the middle`(
    rule: String, before: String, guilty: String
  ) throws {
    #expect(try !findings([before, guilty], Self.underway).map(\.rule).contains(rule))
  }

  @Test(arguments: lookingAround)
  func `what begins and goes wrong in the trace is found wherever that begins`(
    rule: String, before: String, guilty: String
  ) throws {
    #expect(try findings([before, guilty], Self.underway).map(\.rule).contains(rule))
  }

  @Test func `what a gap hides is said of the rules that need it`() throws {
    let events = [#""e":"note","note":"begins""#, Self.gap].joined(separator: "\n")
    let judgement = try HandMadeTrace(events, Self.header).judgement
    let gap = try #require(judgement.unjudged.first { $0.facts.id == "R42" })
    #expect(gap.sentence.contains("what was in a gap"))
  }

  @Test func `a list of which nobody has seen who made it has no maker, R13`() throws {
    let made =
      #""e":"do","call":"NdisAllocateNetBufferList","at":"p","obj":"N1","own":"p","life":"new""#
    let passes = """
      "e":"enter","call":"FilterSendNetBufferLists","from":"ndis","to":"f","mod":"m1","obj":"N1","own":"f"
      "e":"leave","call":"FilterSendNetBufferLists","obj":"N1"
      """
    func written(by component: String) -> String {
      #""e":"touch","at":"\#(component)","obj":"N1","mode":"write","arg":"SourceHandle""#
    }
    #expect(try !broken(passes, written(by: "p")).contains("R13"))
    #expect(try !broken(made, passes, written(by: "p")).contains("R13"))
    #expect(try broken(made, passes, written(by: "f")).contains("R13"))
  }

  // MARK: - Sends

  private static let sent = """
    "e":"enter","call":"NdisSend","from":"p","to":"ndis","bind":"b1","obj":"P1","own":"ndis"
    "e":"enter","call":"MiniportSend","to":"m","adp":"a1","obj":"P1","own":"m"
    "e":"leave","call":"MiniportSend","st":"PENDING"
    "e":"leave","call":"NdisSend","st":"PENDING"
    """

  private static let completed = """
    "e":"enter","call":"NdisMSendComplete","from":"m","to":"ndis","adp":"a1","obj":"P1","own":"ndis","st":"SUCCESS"
    "e":"enter","call":"ProtocolSendComplete","to":"p","bind":"b1","obj":"P1","own":"p","st":"SUCCESS"
    "e":"leave","call":"ProtocolSendComplete"
    "e":"leave","call":"NdisMSendComplete"
    """

  @Test func `who made a packet is not known of one that was there before, R01`() throws {
    #expect(try broken(Self.sent, Self.completed) == [])
    #expect(try broken(Self.sent, Self.sent).contains("R01"))
  }

  @Test func `what was under way when the trace began may be completed in it, R10`() throws {
    let made = #""e":"do","call":"NdisAllocatePacket","at":"p","obj":"P1","own":"p","life":"new""#
    #expect(try broken(Self.completed).contains("R10"))
    #expect(try broken(made, Self.completed).contains("R10"))
    #expect(try findings([Self.completed], Self.underway).isEmpty)
  }

  @Test(arguments: [
    ("DISPATCH_LEVEL", ["R35"]), ("CHECK_FOR_LOOPBACK", []),
    ("DISPATCH_LEVEL, CHECK_FOR_LOOPBACK", []),
  ])
  func `only the flag that asks for it makes a sender hear itself, R35`(
    flags: String, rules: [String]
  ) throws {
    let found = try broken(
      """
      "e":"do","call":"NdisAllocateNetBufferAndNetBufferList","at":"p","obj":"N1","own":"p","life":"new"
      "e":"enter","call":"NdisSendNetBufferLists","from":"p","to":"ndis","bind":"b1","obj":"N1","own":"ndis","flags":"\(flags)"
      "e":"do","call":"NdisAllocateCloneNetBufferList","at":"ndis","obj":"N2","of":"N1","own":"ndis","life":"new"
      "e":"enter","call":"ProtocolReceiveNetBufferLists","from":"ndis","to":"p","bind":"b1","obj":"N2","flags":"RESOURCES"
      "e":"leave","call":"ProtocolReceiveNetBufferLists","obj":"N2"
      "e":"do","call":"NdisFreeCloneNetBufferList","at":"ndis","obj":"N2","own":"","life":"free"
      "e":"leave","call":"NdisSendNetBufferLists"
      "e":"enter","call":"ProtocolSendNetBufferListsComplete","from":"ndis","to":"p","bind":"b1","obj":"N1","own":"p","st":"SUCCESS"
      "e":"leave","call":"ProtocolSendNetBufferListsComplete"
      """)
    #expect(found == rules)
  }

  // MARK: - Receives

  private static func frame(_ number: Int, inList: String) -> String {
    """
    "e":"wire","at":"card","obj":"F\(number)","own":"card","life":"new","how":"arrived","q":"card.Rx","op":"in","qlen":1
    "e":"irq","call":"HandleDeferredProcessing","at":"ndis","adp":"a1","irql":"DISPATCH"
    "e":"enter","call":"MiniportInterruptDPC","to":"m","adp":"a1"
    \(inList)
    "e":"do","call":"RemoveHeadList","at":"m","obj":"F\(number)","own":"","life":"free","q":"card.Rx","op":"out","qlen":0
    "e":"leave","call":"MiniportInterruptDPC"
    "e":"leave","call":"HandleDeferredProcessing"
    """
  }

  @Test func `a miniport may use a list again for the next frame, R80`() throws {
    let first = Self.frame(
      1, inList: #""e":"own","at":"m","obj":"N1","of":"F1","own":"m","life":"new""#)
    let again = #""e":"own","at":"m","obj":"N1","of":"F2","own":"m""#
    let lost = #""e":"own","at":"m","obj":"N1","own":"m""#
    #expect(try broken(first, Self.frame(2, inList: again)) == [])
    #expect(try broken(first, Self.frame(2, inList: lost)) == ["R80"])
  }

  private static let packetMade =
    #""e":"do","call":"NdisAllocatePacket","at":"m","obj":"P1","own":"m","life":"new""#

  private static func indicated(_ count: Int) -> String {
    """
    "e":"enter","call":"NdisMIndicateReceivePacket","from":"m","to":"ndis","adp":"a1","obj":"P1","own":"ndis"
    "e":"enter","call":"ProtocolReceivePacket","to":"p","bind":"b1","obj":"P1","own":"p"
    "e":"leave","call":"ProtocolReceivePacket","ret":\(count)
    "e":"leave","call":"NdisMIndicateReceivePacket"
    """
  }

  private static let returned = """
    "e":"enter","call":"NdisReturnPackets","from":"p","to":"ndis","obj":"P1","own":"ndis"
    "e":"enter","call":"MiniportReturnPacket","to":"m","adp":"a1","obj":"P1","own":"m"
    "e":"leave","call":"MiniportReturnPacket"
    "e":"leave","call":"NdisReturnPackets"
    """

  @Test func `a packet that is back is filled again, and shown again, R18`() throws {
    let (made, shown, back) = (Self.packetMade, Self.indicated(1), Self.returned)
    #expect(try broken(made, shown, back, shown, back) == [])
    #expect(try broken(made, Self.indicated(0), Self.indicated(0)) == [])
    #expect(try broken(made, shown, shown, back).contains("R18"))
  }

  @Test(arguments: [("m.Ring", "m", []), ("p.Rcv", "p", ["R22"])])
  func `who lends a packet may have it in a queue, R22`(
    queue: String, owner: String, rules: [String]
  ) throws {
    let queued =
      #""e":"do","call":"InsertTailList","at":"\#(owner)","obj":"P1","q":"\#(queue)","op":"in","qlen":1"#
    let found = try broken(
      Self.packetMade,
      """
      "e":"do","call":"NDIS_SET_PACKET_STATUS","at":"m","obj":"P1","st":"RESOURCES"
      "e":"enter","call":"NdisMIndicateReceivePacket","from":"m","to":"ndis","adp":"a1","obj":"P1"
      "e":"enter","call":"ProtocolReceivePacket","to":"p","bind":"b1","obj":"P1"
      \(queued)
      "e":"leave","call":"ProtocolReceivePacket","obj":"P1","ret":0
      "e":"leave","call":"NdisMIndicateReceivePacket","obj":"P1"
      """)
    #expect(found == rules)
  }

  // MARK: - Several adapters

  private static func memory(_ number: Int, _ adapter: String) -> String {
    #""e":"do","call":"NdisAllocateMemoryWithTag","at":"m","obj":"K\#(number)","own":"m","life":"new","adp":"\#(adapter)""#
  }

  /// A miniport is halted, and does something inside.
  private static func halted(_ inside: String...) -> String {
    let enter = #""e":"enter","call":"MiniportHalt","from":"ndis","to":"m","adp":"a1""#
    let deregister = #""e":"do","call":"NdisMDeregisterInterrupt","at":"m","adp":"a1""#
    let leave = #""e":"leave","call":"MiniportHalt""#
    return ([enter, deregister] + inside + [leave]).joined(separator: "\n")
  }

  @Test func `the memory of one card outlives the other one, R85`() throws {
    let (own, other) = (Self.memory(1, "a1"), Self.memory(2, "a2"))
    let free = #""e":"do","call":"NdisFreeMemory","at":"m","obj":"K1","own":"","life":"free""#
    #expect(try broken(own, other, Self.halted(free)) == [])
    #expect(try broken(own, other, Self.halted()) == ["R85"])
  }

  @Test func `memory is that of the adapter whose call allocates it, R85`() throws {
    func made(_ adapter: String) -> String {
      """
      "e":"enter","call":"MiniportInitialize","from":"ndis","to":"m","adp":"\(adapter)"
      "e":"do","call":"NdisMRegisterInterrupt","at":"m"
      "e":"do","call":"NdisAllocateMemoryWithTag","at":"m","obj":"K1","own":"m","life":"new"
      "e":"leave","call":"MiniportInitialize","st":"SUCCESS"
      """
    }
    #expect(try broken(made("a2"), Self.halted()) == [])
    #expect(try broken(made("a1"), Self.halted()) == ["R85"])
  }

  @Test func `a pool may be that of another card, if nothing says whose it is, R85`() throws {
    func allocated(_ adapter: String) -> String {
      #""e":"do","call":"NdisAllocatePacketPool","at":"m","adp":"\#(adapter)","pool":"m.rx","used":0"#
    }
    func rules(_ parts: String..., adapterCount: Int) throws -> [String] {
      try findings(parts, Self.pooled(adapterCount)).map(\.rule)
    }
    #expect(try rules(Self.halted(), adapterCount: 2) == [])
    #expect(try rules(Self.halted(), adapterCount: 1) == ["R85"])
    #expect(try rules(allocated("a2"), Self.halted(), adapterCount: 2) == [])
    #expect(try rules(allocated("a1"), Self.halted(), adapterCount: 2) == ["R85"])
  }

  @Test func `who was initialized and has registered no interrupt has none, R63`() throws {
    func initialized(_ adapter: String, _ inside: String...) -> String {
      let enter =
        #""e":"enter","call":"MiniportInitialize","from":"ndis","to":"m","adp":"\#(adapter)""#
      let leave = #""e":"leave","call":"MiniportInitialize","st":"SUCCESS""#
      return ([enter] + inside + [leave]).joined(separator: "\n")
    }
    let registered = #""e":"do","call":"NdisMRegisterInterrupt","at":"m""#
    let halted = """
      "e":"enter","call":"MiniportHalt","from":"ndis","to":"m","adp":"a1"
      "e":"leave","call":"MiniportHalt"
      """
    #expect(try broken(initialized("a1"), halted) == [])
    #expect(try broken(initialized("a1", registered), halted) == ["R63"])
    #expect(try broken(initialized("a1"), initialized("a2", registered), halted) == [])
    let helper = #""e":"enter","call":"MyStart","from":"m","to":"m""#
    let helped = [helper, registered, #""e":"leave","call":"MyStart""#].joined(separator: "\n")
    #expect(try broken(initialized("a1", helped), halted) == ["R63"])
    #expect(try broken(initialized("a1"), initialized("a2", helped), halted) == [])
    #expect(try broken(initialized("a1"), registered, halted) == [])
    #expect(try broken(halted) == ["R63"])
  }

  private static func timer(_ call: String, _ name: String, _ adapter: String = "a1") -> String {
    #""e":"do","call":"\#(call)","at":"m","obj":"\#(name)","adp":"\#(adapter)""#
  }

  @Test func `one timer does not hide another, R45`() throws {
    let set = Self.timer("NdisMSetTimer", "T1")
    let cancelled = Self.timer("NdisMCancelTimer", "T1")
    let other = Self.timer("NdisMSetTimer", "T2")
    let otherCancelled = Self.timer("NdisMCancelTimer", "T2")
    let elsewhere = Self.timer("NdisMSetTimer", "T2", "a2")
    #expect(try broken(set, other, cancelled, otherCancelled, Self.halted()) == [])
    #expect(try broken(set, other, otherCancelled, Self.halted()) == ["R45"])
    #expect(try broken(set, elsewhere, Self.halted()) == ["R45"])
    #expect(try broken(set, elsewhere, cancelled, Self.halted()) == [])
  }

  /// A miniport does something, and is halted; nothing says which adapter the halt is about.
  private static func haltedSomewhere(_ before: String...) -> String {
    let halt = #""e":"enter","call":"MiniportHalt","from":"ndis","to":"m""#
    return (before + [halt, #""e":"leave","call":"MiniportHalt""#]).joined(separator: "\n")
  }

  /// What a miniport leaves behind, and the rule that says so.
  private static let leftBehind: [(String, String)] = [
    ("R45", #""e":"do","call":"NdisMSetTimer","at":"m","obj":"T1""#),
    ("R45", #""e":"do","call":"NdisMSetPeriodicTimer","at":"m","obj":"T1""#),
    ("R63", #""e":"do","call":"NdisMRegisterInterrupt","at":"m","adp":"a1""#),
    ("R85", memory(1, "a1")),
  ]

  @Test(arguments: leftBehind)
  func `a halt that names no adapter may be about another one, R45, R63 and R85`(
    rule: String, act: String
  ) throws {
    let before = #""e":"do","call":"NdisMDeregisterInterrupt","at":"m""#
    let halted = Self.haltedSomewhere(before, act)
    #expect(try findings([halted], Self.single).map(\.rule).contains(rule))
    #expect(try !findings([halted]).map(\.rule).contains(rule))
  }

  @Test func `a timer that runs again and again may be that of another adapter, R45`() throws {
    let set = #""e":"do","call":"NdisSetTimerObject","at":"m","obj":"T1""#
    let run = #""e":"irq","call":"NDIS_TIMER_FUNCTION","at":"m","obj":"T1","irql":"DISPATCH""#
    let runs = [run, #""e":"leave","call":"NDIS_TIMER_FUNCTION""#].joined(separator: "\n")
    let before = [set, runs, runs]
    let halted = Self.haltedSomewhere()
    #expect(try findings(before + [halted], Self.single).map(\.rule).contains("R45"))
    #expect(try !findings(before + [halted]).map(\.rule).contains("R45"))
  }

  @Test func `one timer does not hide another when the driver is unloaded, R68`() throws {
    func timer(_ call: String, _ name: String, _ module: String) -> String {
      #""e":"do","call":"\#(call)","at":"f","obj":"\#(name)","mod":"\#(module)""#
    }
    let set = [
      timer("NdisSetTimerObject", "T1", "m1"), timer("NdisSetTimerObject", "T2", "m2"),
    ]
    let cancelled = [
      timer("NdisCancelTimerObject", "T2", "m2"), timer("NdisCancelTimerObject", "T1", "m1"),
    ]
    let unloaded = Self.unloaded(
      """
      "e":"enter","call":"NdisFDeregisterFilterDriver","from":"f","to":"ndis"
      "e":"leave","call":"NdisFDeregisterFilterDriver"
      """)
    #expect(try findings(set + cancelled + [unloaded]).map(\.rule) == [])
    #expect(try findings(set + [cancelled[0], unloaded]).map(\.rule) == ["R68"])
  }

  // MARK: - Functions of one's own

  private static func unloaded(_ inside: String) -> String {
    """
    "e":"enter","call":"DriverUnload","from":"ndis","to":"f"
    \(inside)
    "e":"leave","call":"DriverUnload"
    """
  }

  @Test(arguments: [
    ("DriverUnload", "NdisFDeregisterFilterDriver", []),
    ("FilterDetach", "NdisFDeregisterFilterDriver", ["R72"]),
    ("FilterSetOptions", "NdisSetOptionalHandlers", []),
    ("FilterAttach", "NdisSetOptionalHandlers", ["R48"]),
  ])
  func `a helper function belongs to the handler that calls it, R48 and R72`(
    handler: String, call: String, rules: [String]
  ) throws {
    let found = try broken(
      """
      "e":"enter","call":"\(handler)","from":"ndis","to":"f","mod":"m1"
      "e":"enter","call":"LwfHelper","from":"f","to":"f"
      "e":"enter","call":"\(call)","from":"f","to":"ndis"
      "e":"leave","call":"\(call)"
      "e":"leave","call":"LwfHelper"
      "e":"leave","call":"\(handler)"
      """)
    #expect(found == rules)
  }

  // MARK: - IRPs

  /// A read goes to a driver, which passes it on to another one.
  private static func passedOn(_ mark: String, _ below: String, _ above: String) -> String {
    """
    "e":"do","call":"NtReadFile","at":"app","obj":"I1","own":"app","life":"new","len":100
    "e":"enter","call":"IRP_MJ_READ","from":"app","to":"p","obj":"I1","own":"p"
    "e":"enter","call":"IRP_MJ_READ","from":"p","to":"o","obj":"I1","own":"o"
    \(mark)
    "e":"leave","call":"IRP_MJ_READ"\(below)
    "e":"leave","call":"IRP_MJ_READ"\(above)
    "e":"do","call":"IoCompleteRequest","at":"o","obj":"I1","st":"STATUS_SUCCESS","len":10,"own":"","life":"free"
    """
  }

  @Test func `who passes an IRP on answers what the one below has answered, R50`() throws {
    let mark = #""e":"do","call":"IoMarkIrpPending","at":"o","obj":"I1""#
    let named = #","obj":"I1","st":"STATUS_PENDING""#
    let pending = #","st":"STATUS_PENDING""#
    let note = #""e":"note","note":"not marked""#
    #expect(try broken(Self.passedOn(mark, named, named)) == [])
    #expect(try broken(Self.passedOn(mark, pending, pending)) == [])
    #expect(try broken(Self.passedOn(mark, pending, #","st":"STATUS_SUCCESS""#)) == ["R50"])
    let found = try findings([Self.passedOn(note, pending, pending)])
    #expect(found.map(\.rule) == ["R50"])
    #expect(found.first?.evidence.first?.sentence == "o gets I1 and never marks it pending")
  }

  @Test func `a driver unlocks the pages that it has locked itself, R56`() throws {
    let begins = """
      "e":"do","call":"NtWriteFile","at":"app","obj":"I1","own":"app","life":"new","len":100
      "e":"enter","call":"IRP_MJ_WRITE","from":"app","to":"p","obj":"I1","own":"p"
      """
    let ends = """
      "e":"do","call":"IoCompleteRequest","at":"p","obj":"I1","st":"STATUS_SUCCESS","len":10,"own":"","life":"free"
      "e":"leave","call":"IRP_MJ_WRITE","obj":"I1","st":"STATUS_SUCCESS"
      """
    let lock = #""e":"do","call":"MmProbeAndLockPages","at":"p","obj":"I1""#
    let unlock = #""e":"do","call":"MmUnlockPages","at":"p","obj":"I1""#
    let packet =
      #""e":"do","call":"NdisAllocatePacket","at":"p","obj":"P1","of":"I1","own":"p","life":"new""#
    #expect(try broken(begins, lock, unlock, ends) == [])
    #expect(try broken(begins, unlock, ends) == ["R56"])
    #expect(try broken(begins, lock, unlock, unlock, ends) == ["R56"])
    #expect(try broken(begins, lock, packet, Self.sent, unlock, ends).contains("R56"))
  }

  // MARK: - Lists of a filter

  private static let listMade = """
    "e":"do","call":"NdisAllocateNetBufferAndNetBufferList","at":"f","obj":"N1","own":"f","life":"new","pool":"f.lists","used":1
    """

  private static let listSent = """
    "e":"enter","call":"NdisFSendNetBufferLists","from":"f","to":"ndis","mod":"m1","obj":"N1","own":"ndis"
    "e":"leave","call":"NdisFSendNetBufferLists","obj":"N1"
    "e":"enter","call":"FilterSendNetBufferListsComplete","from":"ndis","to":"f","mod":"m1","obj":"N1","own":"f","st":"SUCCESS"
    "e":"leave","call":"FilterSendNetBufferListsComplete","obj":"N1"
    """

  private static let listFreed = """
    "e":"do","call":"NdisFreeNetBufferList","at":"f","obj":"N1","own":"","life":"free","pool":"f.lists","used":0
    """

  private static let poolFreed = """
    "e":"do","call":"NdisFreeNetBufferListPool","at":"f","pool":"f.lists"
    """

  private static let detached = """
    "e":"enter","call":"FilterDetach","from":"ndis","to":"f","mod":"m1"
    "e":"leave","call":"FilterDetach"
    """

  @Test func `a list that has come back may be sent again, until nobody can, R84`() throws {
    let (made, sent, freed) = (Self.listMade, Self.listSent, Self.listFreed)
    #expect(try broken(made, sent, sent, freed) == [])
    #expect(try broken(made, sent, sent) == [])
    #expect(try broken(made, sent) == ["R84"])
    #expect(try broken(made, sent, freed, Self.poolFreed) == [])
    #expect(try broken(made, sent, sent, Self.poolFreed) == ["R84"])
    #expect(try broken(made, sent, sent, Self.detached) == ["R84"])
    #expect(
      try broken(made, sent, sent, Self.detached.replacing("m1", with: "m2")) == [])
    let found = try findings([made, sent, sent, Self.poolFreed])
    #expect(found.map(\.index) == [8] && found.first?.evidence.last?.index == 9)
  }

  // MARK: - The machine

  @Test(arguments: ["MiniportInterruptDPC", "MiniportHandleInterrupt"])
  func `a DPC that stands alone serves the card as well, R62`(handler: String) throws {
    let interrupt = """
      "e":"irq","call":"ServiceRoutine","at":"ndis","adp":"a1","irql":"DIRQL"
      "e":"do","call":"KeInsertQueueDpc","at":"ndis","adp":"a1"
      "e":"leave","call":"ServiceRoutine"
      """
    let served = """
      "e":"irq","call":"\(handler)","at":"m","adp":"a1","irql":"DISPATCH"
      "e":"leave","call":"\(handler)"
      """
    #expect(try broken(interrupt, served, interrupt, served) == [])
    #expect(try broken(interrupt, interrupt, served) == ["R62"])
    #expect(try broken(interrupt, served.replacing("a1", with: "a2"), interrupt) == ["R62"])
  }

  @Test(arguments: ["NdisOpenConfiguration", "NdisOpenConfigurationEx"])
  func `a configuration is opened by the function of NDIS 5, too, R86`(call: String) throws {
    func initialized(_ inside: String...) -> String {
      let enter = #""e":"enter","call":"MiniportInitialize","from":"ndis","to":"m","adp":"a1""#
      let leave = #""e":"leave","call":"MiniportInitialize","st":"SUCCESS""#
      return ([enter] + inside + [leave]).joined(separator: "\n")
    }
    let opened = #""e":"do","call":"\#(call)","at":"m","st":"SUCCESS""#
    let closed = #""e":"do","call":"NdisCloseConfiguration","at":"m""#
    #expect(try broken(initialized(opened, closed)) == [])
    #expect(try broken(initialized(opened)) == ["R86"])
  }

  @Test func `what has raised the level is shown, and the level of the call as it was, R58`() throws
  {
    func written(at level: String, _ lock: String) -> [String] {
      [
        #""e":"enter","call":"ProtocolStatus","from":"ndis","to":"p","irql":"\#(level)""#, lock,
        #""e":"do","call":"NdisWaitEvent","at":"p","obj":"E1""#,
      ]
    }
    let lock = #""e":"lock","call":"NdisAcquireSpinLock","at":"p","obj":"L1","irql":"DISPATCH""#
    let note = #""e":"note","note":"no lock""#
    func shown(_ level: String, _ lock: String) throws -> [String]? {
      let found = try findings(written(at: level, lock)).last { $0.rule == "R58" }
      return found?.evidence.dropLast().map(\.sentence)
    }
    #expect(
      try shown("PASSIVE", lock)
        == ["p is called at PASSIVE_LEVEL", "The level becomes DISPATCH_LEVEL"])
    #expect(try shown("DISPATCH", note) == ["p is called at DISPATCH_LEVEL"])
    #expect(try shown("PASSIVE", note) == nil)
  }

  @Test func `each of two processors releases its own hold of a lock, R69`() throws {
    func enter(_ cpu: Int) -> String {
      #""e":"enter","call":"FilterSendNetBufferLists","from":"ndis","to":"f","mod":"m1","irql":"DISPATCH","c":\#(cpu)"#
    }
    func lock(_ cpu: Int) -> String {
      #""e":"lock","call":"NdisAcquireRWLockRead","at":"f","obj":"L1","c":\#(cpu)"#
    }
    func unlock(_ cpu: Int) -> String {
      #""e":"unlock","call":"NdisReleaseRWLock","at":"f","obj":"L1","c":\#(cpu)"#
    }
    func leave(_ cpu: Int) -> String {
      #""e":"leave","call":"FilterSendNetBufferLists","c":\#(cpu)"#
    }
    let held = [enter(0), lock(0), enter(1), lock(1)]
    #expect(try findings(held + [unlock(0), leave(0), unlock(1), leave(1)]).isEmpty)
    #expect(try findings(held + [unlock(0), leave(0), leave(1)]).map(\.rule) == ["R69"])
  }

  @Test(arguments: [("?", ["R47"]), ("?5", [])])
  func `a pointer that nobody can name is not NULL for that, R47`(
    pointer: String, rules: [String]
  ) throws {
    let found = try broken(
      """
      "e":"do","call":"NdisAllocateMemoryWithTag","at":"p","st":"FAILURE"
      "e":"touch","at":"p","obj":"\(pointer)","mode":"read"
      """)
    #expect(found == rules)
  }
}
