import Testing
import Verification

/// Promises that are broken in a way that looks unlike the usual one, each beside what is allowed.
struct BroaderPromiseTests {
  /// A machine with a state, as a header declares it.
  private static func machine(_ state: String) -> String { #","machines":{"state":"\#(state)"}"# }

  /// The stack of ``HandMadeTrace``, where the adapter, the binding and the module are in these states.
  private static func header(
    adapter: String = "Running", binding: String = "Running", module: String = "Running"
  ) -> String {
    HandMadeTrace.header
      .replacing(#""miniport":"m"}"#, with: #""miniport":"m"\#(machine(adapter))}"#)
      .replacing(
        #""protocol":"p","adapter":"a1"}"#,
        with: #""protocol":"p","adapter":"a1"\#(machine(binding))}"#
      )
      .replacing(machine("Paused") + "}]}}", with: machine(module) + "}]}}")
  }

  /// The same stack with a second adapter of the miniport.
  private static let twoAdapters = HandMadeTrace.header.replacing(
    #"{"id":"a1","miniport":"m"}"#, with: #"{"id":"a1","miniport":"m"},{"id":"a2","miniport":"m"}"#)

  /// The rules that some parts break, one after the other, as they are found in a recording.
  private func broken(
    _ parts: [String], _ header: String = HandMadeTrace.header
  ) throws -> [String] {
    try HandMadeTrace(parts.joined(separator: "\n"), header).judgement.findings.map(\.rule)
  }

  private func broken(_ parts: String...) throws -> [String] { try broken(parts) }

  private static func entering(_ call: String, _ rest: String) -> String {
    #""e":"enter","call":"\#(call)",\#(rest)"#
  }

  private static func leaving(_ call: String, _ rest: String = "") -> String {
    #""e":"leave","call":"\#(call)"\#(rest)"#
  }

  /// A call that begins and returns.
  private static func calling(_ call: String, _ rest: String, answer: String = "") -> String {
    entering(call, rest) + "\n" + leaving(call, answer)
  }

  private static let pending = #","st":"PENDING""#
  private static let success = #","st":"SUCCESS""#

  // MARK: - Handles

  private static func closes(_ answer: String) -> String {
    calling("NdisCloseAdapter", #""from":"p","to":"ndis","bind":"b1""#, answer: answer)
  }

  @Test(arguments: [
    "NdisCloseAdapter", "NdisSend", "NdisRequest", "NdisCancelSendNetBufferLists", "NdisReset",
  ])
  func `a handle whose close is pending is not used any more, R43`(call: String) throws {
    let uses = Self.calling(call, #""from":"p","to":"ndis","bind":"b1""#)
    let complete = Self.calling(
      "ProtocolCloseAdapterComplete", #""from":"ndis","to":"p","bind":"b1","st":"SUCCESS""#)
    let opened = Self.calling(
      "NdisOpenAdapter", #""from":"p","to":"ndis","bind":"b1""#, answer: Self.success)
    #expect(try broken(Self.closes(Self.pending), uses, complete).contains("R43"))
    #expect(try broken(Self.closes(Self.pending), complete, uses).contains("R43"))
    #expect(try broken(Self.closes(Self.success), uses).contains("R43"))
    #expect(try !broken(Self.closes(Self.pending), complete, opened, uses).contains("R43"))
  }

  @Test func `what is held goes back while the close is pending, and not behind it, R43`() throws {
    let returns = Self.calling(
      "NdisReturnPackets", #""from":"p","to":"ndis","bind":"b1","obj":"P1""#)
    #expect(try !broken(Self.closes(Self.pending), returns).contains("R43"))
    #expect(try broken(Self.closes(Self.success), returns).contains("R43"))
  }

  // MARK: - Halts

  private static let halted = calling("MiniportHalt", #""from":"ndis","to":"m","adp":"a1""#)

  private static func timer(_ call: String, _ rest: String = "") -> String {
    #""e":"do","call":"\#(call)","at":"m"\#(rest)"#
  }

  @Test func `a timer that names no adapter is that of the only one, or of the handler, R45`()
    throws
  {
    let set = Self.timer("NdisMSetTimer")
    let initialized = [
      Self.entering("MiniportInitialize", #""from":"ndis","to":"m","adp":"a1""#), set,
      Self.leaving("MiniportInitialize", Self.success),
    ]
    #expect(try broken(set, Self.halted).contains("R45"))
    #expect(try !broken(set, Self.timer("NdisMCancelTimer"), Self.halted).contains("R45"))
    #expect(try !broken([set, Self.halted], Self.twoAdapters).contains("R45"))
    #expect(try broken(initialized + [Self.halted], Self.twoAdapters).contains("R45"))
  }

  @Test func `what NDIS asks of one adapter ends no timer of another, R45`() throws {
    func asked(_ adapter: String) -> String {
      #""e":"irq","call":"MiniportHangDpc","at":"m","adp":"\#(adapter)","irql":"DISPATCH""# + "\n"
        + Self.leaving("MiniportHangDpc")
    }
    let set = Self.timer("NdisMSetTimer", #","adp":"a1""#)
    #expect(try broken([set, asked("a2"), Self.halted], Self.twoAdapters).contains("R45"))
    #expect(try !broken([set, asked("a1"), Self.halted], Self.twoAdapters).contains("R45"))
  }

  @Test func `a timer of NdisSetTimer runs behind a halt as well, unless one is cancelled, R45`()
    throws
  {
    let set = Self.timer("NdisSetTimer", #","adp":"a1""#)
    #expect(try broken(set, Self.halted).contains("R45"))
    #expect(try !broken(set, Self.timer("NdisCancelTimer"), Self.halted).contains("R45"))
    #expect(try broken(Self.timer("NdisCancelTimer"), set, Self.halted).contains("R45"))
  }

  @Test func `a periodic timer of NDIS 5 runs on behind a halt until it is cancelled, R45`() throws
  {
    func set(_ rest: String = "") -> String { Self.timer("NdisMSetPeriodicTimer", rest) }
    func cancelled(_ rest: String = "") -> String { Self.timer("NdisMCancelTimer", rest) }
    let called = Self.calling("NdisMSetPeriodicTimer", #""from":"m","to":"ndis","adp":"a1""#)
    let runs = #""e":"irq","call":"MiniportTimer","at":"m","adp":"a1","irql":"DISPATCH""#
    let run = runs + "\n" + Self.leaving("MiniportTimer")
    let (first, second) = (#","obj":"T1""#, #","obj":"T2""#)
    #expect(try broken(set(), Self.halted).contains("R45"))
    #expect(try broken(called, Self.halted).contains("R45"))
    #expect(try broken(set(), run, Self.halted).contains("R45"))
    #expect(try !broken(set(), run, cancelled(), Self.halted).contains("R45"))
    #expect(try broken(cancelled(), set(), Self.halted).contains("R45"))
    #expect(try !broken(set(first), cancelled(first), Self.halted).contains("R45"))
    #expect(try broken(set(first), cancelled(second), Self.halted).contains("R45"))
    #expect(try !broken([set(), Self.halted], Self.twoAdapters).contains("R45"))
    let elsewhere = set(#","adp":"a2""#)
    #expect(try !broken([elsewhere, Self.halted], Self.twoAdapters).contains("R45"))
    func once(_ rest: String = "") -> String { Self.timer("NdisMSetTimer", rest) }
    #expect(try !broken(set(), once(), run, Self.halted).contains("R45"))
    #expect(try !broken(set(first), once(first), run, Self.halted).contains("R45"))
    #expect(try broken(set(first), once(second), run, Self.halted).contains("R45"))
    #expect(try broken(set(first), set(second), cancelled(second), Self.halted).contains("R45"))
    #expect(try !broken(set(first), set(second), cancelled(), Self.halted).contains("R45"))
  }

  /// The function of a timer of NDIS 6 runs.
  private static func timerRuns(_ rest: String = "") -> String {
    #""e":"irq","call":"NDIS_TIMER_FUNCTION","at":"m","adp":"a1","irql":"DISPATCH"\#(rest)"# + "\n"
      + leaving("NDIS_TIMER_FUNCTION")
  }

  @Test(arguments: ["", #","obj":"T1""#])
  func `a timer that runs out more often than it was set still runs behind a halt, R45`(
    name: String
  ) throws {
    let set = Self.timer("NdisSetTimerObject", #","adp":"a1""# + name)
    let cancelled = Self.timer("NdisCancelTimerObject", #","adp":"a1""# + name)
    let run = Self.timerRuns(name)
    #expect(try broken(set, run, run, Self.halted).contains("R45"))
    #expect(try !broken(set, run, run, cancelled, Self.halted).contains("R45"))
    #expect(try !broken(set, run, Self.halted).contains("R45"))
    #expect(try !broken(set, run, set, run, Self.halted).contains("R45"))
    #expect(try !broken(set, set, run, run, Self.halted).contains("R45"))
  }

  @Test func `a status that names no adapter is that of the only one, R73`() throws {
    let status = Self.calling("NdisMIndicateStatus", #""from":"m","to":"ndis""#)
    #expect(try broken(Self.halted, status).contains("R73"))
    #expect(try !broken(status, Self.halted).contains("R73"))
    #expect(try !broken([Self.halted, status], Self.twoAdapters).contains("R73"))
  }

  // MARK: - Pauses

  /// A list goes down to the miniport.
  private static let sent = """
    "e":"do","call":"NdisAllocateNetBufferList","at":"p","obj":"N1","own":"p","life":"new"
    "e":"enter","call":"NdisSendNetBufferLists","from":"p","to":"ndis","bind":"b1","obj":"N1","own":"ndis"
    "e":"enter","call":"MiniportSendNetBufferLists","to":"m","adp":"a1","obj":"N1","own":"m"
    "e":"leave","call":"MiniportSendNetBufferLists"
    "e":"leave","call":"NdisSendNetBufferLists"
    """

  /// The list comes back and is freed.
  private static let sendBack = """
    "e":"enter","call":"NdisMSendNetBufferListsComplete","from":"m","to":"ndis","adp":"a1","obj":"N1","own":"ndis","st":"SUCCESS"
    "e":"enter","call":"ProtocolSendNetBufferListsComplete","to":"p","bind":"b1","obj":"N1","own":"p","st":"SUCCESS"
    "e":"do","call":"NdisFreeNetBufferList","at":"p","obj":"N1","own":"","life":"free"
    "e":"leave","call":"ProtocolSendNetBufferListsComplete"
    "e":"leave","call":"NdisMSendNetBufferListsComplete"
    """

  @Test func `a miniport with a send inside is not paused, R74`() throws {
    func paused(_ answer: String) -> String {
      Self.calling("MiniportPause", #""from":"ndis","to":"m","adp":"a1""#, answer: answer)
    }
    let complete = Self.calling("NdisMPauseComplete", #""from":"m","to":"ndis","adp":"a1""#)
    #expect(try broken(Self.sent, paused(Self.success), Self.sendBack) == ["R74"])
    #expect(try broken(Self.sent, Self.sendBack, paused(Self.success)) == [])
    #expect(try broken(Self.sent, paused(Self.pending), complete, Self.sendBack) == ["R74"])
    #expect(try broken(Self.sent, paused(Self.pending), Self.sendBack, complete) == [])
  }

  /// A list is shown to the protocol, which keeps it.
  private static let received = """
    "e":"do","call":"NdisAllocateNetBufferList","at":"m","obj":"N2","own":"m","life":"new"
    "e":"enter","call":"NdisMIndicateReceiveNetBufferLists","from":"m","to":"ndis","adp":"a1","obj":"N2","own":"ndis"
    "e":"enter","call":"ProtocolReceiveNetBufferLists","to":"p","bind":"b1","obj":"N2","own":"p"
    "e":"leave","call":"ProtocolReceiveNetBufferLists"
    "e":"leave","call":"NdisMIndicateReceiveNetBufferLists"
    """

  /// The protocol returns it, and the miniport frees it.
  private static let returned = """
    "e":"enter","call":"NdisReturnNetBufferLists","from":"p","to":"ndis","bind":"b1","obj":"N2","own":"ndis"
    "e":"enter","call":"MiniportReturnNetBufferLists","to":"m","adp":"a1","obj":"N2","own":"m"
    "e":"do","call":"NdisFreeNetBufferList","at":"m","obj":"N2","own":"","life":"free"
    "e":"leave","call":"MiniportReturnNetBufferLists"
    "e":"leave","call":"NdisReturnNetBufferLists"
    """

  @Test func `a protocol that has a list still does not answer that it is paused, R41`() throws {
    func paused(_ answer: String) -> String {
      Self.calling(
        "ProtocolNetPnPEvent", #""from":"ndis","to":"p","bind":"b1","arg":"NetEventPause""#,
        answer: answer)
    }
    let complete = Self.calling("NdisCompleteNetPnPEvent", #""from":"p","to":"ndis","bind":"b1""#)
    #expect(try broken(Self.received, paused(Self.success), Self.returned) == ["R41"])
    #expect(try broken(Self.received, Self.returned, paused(Self.success)) == [])
    #expect(try broken(Self.received, paused(Self.pending), complete, Self.returned) == ["R41"])
    #expect(try broken(Self.received, paused(Self.pending), Self.returned, complete) == [])
  }

  /// A filter is told to pause; something happens before it answers.
  private static func pausing(_ inside: String = "") -> String {
    let parts = [
      #""e":"state","at":"m1.state","st":"Pausing""#,
      entering("FilterPause", #""from":"ndis","to":"f","mod":"m1""#), inside,
      leaving("FilterPause", pending),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// A filter sends a list of its own, on another processor.
  private static let own = """
    "e":"do","c":1,"call":"NdisAllocateNetBufferList","at":"f","obj":"N3","own":"f","life":"new"
    "e":"enter","c":1,"call":"NdisFSendNetBufferLists","from":"f","to":"ndis","mod":"m1","obj":"N3","own":"ndis"
    "e":"leave","c":1,"call":"NdisFSendNetBufferLists"
    """

  @Test
  func `a filter begins nothing of its own while it is paused, or has said that it will be, R83`()
    throws
  {
    let passed = Self.own.replacing(
      #""at":"f","obj":"N3","own":"f""#, with: #""at":"p","obj":"N3","own":"p""#)
    #expect(try broken([Self.own], Self.header(module: "Paused")).contains("R83"))
    #expect(try !broken([passed], Self.header(module: "Paused")).contains("R83"))
    #expect(try !broken([Self.own], Self.header()).contains("R83"))
    #expect(try broken([Self.pausing(), Self.own], Self.header()).contains("R83"))
    #expect(try !broken([Self.pausing(Self.own)], Self.header()).contains("R83"))
  }

  @Test
  func `a filter begins nothing of its own before it was told to restart, nor in its handler, R83`()
    throws
  {
    let restarting = #""e":"state","at":"m1.state","st":"Restarting""#
    let told = Self.entering("FilterRestart", #""from":"ndis","to":"f","mod":"m1""#)
    let done = Self.leaving("FilterRestart", Self.success)
    let inside = Self.own.replacing(#""c":1,"#, with: "")
    let complete = Self.calling("NdisFRestartComplete", #""from":"f","to":"ndis","mod":"m1""#)
    let passed = inside.replacing(
      #""at":"f","obj":"N3","own":"f""#, with: #""at":"p","obj":"N3","own":"p""#)
    #expect(try broken(restarting, Self.own, told, done).contains("R83"))
    #expect(try broken(restarting, told, inside, done).contains("R83"))
    #expect(try !broken(restarting, told, Self.own, done).contains("R83"))
    #expect(try !broken(restarting, told, complete, inside, done).contains("R83"))
    #expect(try !broken(restarting, told, passed, done).contains("R83"))
    #expect(try !broken(restarting, told, done, inside).contains("R83"))
  }

  @Test func `that a filter is to restart may be written when it is told already, R83`() throws {
    let restarting = #""e":"state","at":"m1.state","st":"Restarting""#
    let told = Self.entering("FilterRestart", #""from":"ndis","to":"f","mod":"m1""#)
    let done = Self.leaving("FilterRestart", Self.success)
    let inside = Self.own.replacing(#""c":1,"#, with: "")
    let pause = Self.pausing() + "\n" + #""e":"state","at":"m1.state","st":"Paused""#
    #expect(try !broken(told, restarting, Self.own, done).contains("R83"))
    #expect(try !broken(told, restarting, done, Self.own).contains("R83"))
    #expect(try !broken(told, done, restarting, Self.own).contains("R83"))
    #expect(try broken(told, restarting, inside, done).contains("R83"))
    #expect(try broken(told, restarting, done, pause, restarting, Self.own).contains("R83"))
  }

  /// A list reaches the filter on another processor, which completes it with FAILURE.
  private static let refused = """
    "e":"do","c":1,"call":"NdisAllocateNetBufferList","at":"p","obj":"N1","own":"p","life":"new"
    "e":"enter","c":1,"call":"NdisSendNetBufferLists","from":"p","to":"ndis","bind":"b1","obj":"N1","own":"ndis"
    "e":"enter","c":1,"call":"FilterSendNetBufferLists","to":"f","mod":"m1","obj":"N1","own":"f"
    "e":"enter","c":1,"call":"NdisFSendNetBufferListsComplete","to":"ndis","mod":"m1","obj":"N1","own":"ndis","st":"FAILURE"
    "e":"leave","c":1,"call":"NdisFSendNetBufferListsComplete"
    "e":"leave","c":1,"call":"FilterSendNetBufferLists"
    "e":"leave","c":1,"call":"NdisSendNetBufferLists"
    """

  @Test
  func `a send that reaches a filter behind its answer to a pause is completed with PAUSED, R14`()
    throws
  {
    let paused = Self.refused.replacing("FAILURE", with: "PAUSED")
    #expect(try broken([Self.pausing(), Self.refused], Self.header()).contains("R14"))
    #expect(try !broken([Self.pausing(), paused], Self.header()).contains("R14"))
    #expect(try !broken([Self.pausing(Self.refused)], Self.header()).contains("R14"))
    #expect(try !broken([Self.refused, Self.pausing()], Self.header()).contains("R14"))
  }

  @Test func `a binding that restarts sends nothing before it was told, nor in its handler, R15`()
    throws
  {
    let restarting = #""e":"state","at":"b1.state","st":"Restarting""#
    let told = Self.entering(
      "ProtocolNetPnPEvent", #""from":"ndis","to":"p","bind":"b1","arg":"NetEventRestart""#)
    let done = Self.leaving("ProtocolNetPnPEvent", Self.success)
    let elsewhere = Self.sent.replacing(#","call""#, with: #","c":1,"call""#)
    func rules(_ parts: String...) throws -> [String] {
      try broken(parts, Self.header(binding: "Paused"))
    }
    #expect(try rules(restarting, Self.sent, told, done).contains("R15"))
    #expect(try rules(restarting, told, Self.sent, done).contains("R15"))
    #expect(try !rules(restarting, told, elsewhere, done).contains("R15"))
    #expect(try !rules(restarting, told, done, Self.sent).contains("R15"))
  }

  @Test(arguments: [("Running", false), ("Paused", true), ("Halted", true)])
  func `a miniport whose adapter is halted indicates nothing, R34`(
    state: String, isBroken: Bool
  ) throws {
    let unnamed = Self.received.replacing(#","adp":"a1","obj":"N2""#, with: #","obj":"N2""#)
    let header = Self.header(adapter: state)
    #expect(try broken([Self.received], header).contains("R34") == isBroken)
    #expect(try broken([unnamed], header).contains("R34") == isBroken)
  }

  // MARK: - Locks and levels

  private static func lock(_ kind: String, _ component: String, _ level: String) -> String {
    #""e":"\#(kind)","at":"\#(component)","obj":"L1","irql":"\#(level)""#
  }

  @Test(arguments: [
    ("MiniportOidRequest", "m"), ("MiniportHaltEx", "m"), ("MiniportPause", "m"),
    ("FilterAttach", "f"), ("FilterStatus", "f"), ("ProtocolNetPnPEvent", "p"),
    ("ProtocolBindAdapterEx", "p"), ("IRP_MJ_CREATE", "p"), ("NDIS_IO_WORKITEM_FUNCTION", "p"),
  ])
  func `no handler returns with a lock that it has taken, R69`(
    handler: String, component: String
  ) throws {
    let enter = Self.entering(handler, #""from":"ndis","to":"\#(component)","irql":"PASSIVE""#)
    let taken = Self.lock("lock", component, "DISPATCH")
    let released = Self.lock("unlock", component, "PASSIVE")
    let leave = Self.leaving(handler)
    #expect(try broken(enter, taken, leave).contains("R69"))
    #expect(try !broken(enter, taken, released, leave).contains("R69"))
  }

  @Test(arguments: [
    ("", true), (#""call":"NdisAcquireSpinLock","#, true),
    (#""call":"NdisAcquireRWLockRead","#, false),
  ])
  func `who holds a spin lock does not take it again, R69`(call: String, isBroken: Bool) throws {
    func lock(_ object: String, cpu: Int = 0) -> String {
      #""e":"lock",\#(call)"at":"m","obj":"\#(object)","c":\#(cpu),"irql":"DISPATCH""#
    }
    func unlock(_ object: String, cpu: Int = 0) -> String {
      #""e":"unlock","at":"m","obj":"\#(object)","c":\#(cpu),"irql":"PASSIVE""#
    }
    let (taken, released) = (lock("L1"), unlock("L1"))
    #expect(try broken(taken, taken, released, released).contains("R69") == isBroken)
    #expect(try !broken(taken, released, taken, released).contains("R69"))
    #expect(try !broken(taken, lock("L2"), unlock("L2"), released).contains("R69"))
    let (other, otherReleased) = (lock("L1", cpu: 1), unlock("L1", cpu: 1))
    #expect(try !broken(taken, other, released, otherReleased).contains("R69"))
  }

  @Test(arguments: [
    "NdisMOidRequestComplete", "NdisMSetInformationComplete", "NdisMQueryInformationComplete",
    "NdisMTransferDataComplete", "NdisMIndicateStatus", "NdisMIndicateStatusEx",
    "NdisMEthIndicateReceiveComplete", "NdisMSendResourcesAvailable",
  ])
  func `no lock is held where a request, a transfer or a status goes up, R60`(call: String) throws {
    let calls = Self.calling(call, #""from":"m","to":"ndis","adp":"a1""#)
    let taken = Self.lock("lock", "m", "DISPATCH")
    let released = Self.lock("unlock", "m", "PASSIVE")
    #expect(try broken(taken, calls, released).contains("R60"))
    #expect(try !broken(taken, released, calls).contains("R60"))
  }

  /// A timer of NDIS 6 is cancelled at DISPATCH_LEVEL.
  private static func cancelledInDPC(_ rest: String) -> String {
    [
      entering("MiniportInterruptDPC", #""from":"ndis","to":"m","adp":"a1","irql":"DISPATCH""#),
      timer("NdisCancelTimerObject", #","adp":"a1""# + rest), leaving("MiniportInterruptDPC"),
    ].joined(separator: "\n")
  }

  @Test(arguments: ["", #","obj":"T1""#])
  func `a timer that has run out once is not periodic, and may be cancelled in a DPC, R87`(
    name: String
  ) throws {
    let set = Self.timer("NdisSetTimerObject", #","adp":"a1""# + name)
    let run = Self.timerRuns(name)
    let cancelled = Self.cancelledInDPC(name)
    #expect(try !broken(set, run, cancelled).contains("R87"))
    #expect(try !broken(set, run, cancelled, set, run).contains("R87"))
    #expect(try broken(set, run, run, cancelled).contains("R87"))
    #expect(try broken(set, run, cancelled, run).contains("R87"))
  }

  @Test func `one timer does not hide another, nor is it taken for it, R87`() throws {
    func rules(_ first: String, _ second: String, cancelled: String) throws -> [String] {
      let set = #","adp":"a1""#
      return try broken(
        Self.timer("NdisSetTimerObject", set + first), Self.timerRuns(first),
        Self.timerRuns(first), Self.timer("NdisSetTimerObject", set + second),
        Self.cancelledInDPC(cancelled))
    }
    let (one, two) = (#","obj":"T1""#, #","obj":"T2""#)
    #expect(try rules(one, two, cancelled: one).contains("R87"))
    #expect(try !rules(one, two, cancelled: two).contains("R87"))
    #expect(try !rules("", "", cancelled: "").contains("R87"))
  }

  @Test(arguments: [0, 1, 2])
  func `of two timers without a name, the runs of the first are not the second one's, R87`(
    before: Int
  ) throws {
    let set = Self.timer("NdisSetTimerObject", #","adp":"a1""#)
    let first = Self.timerRuns(#","cause":1"#)
    let runs = [String](repeating: first, count: before)
    let cancelled = Self.cancelledInDPC("")
    #expect(try !broken([set] + runs + [set, first, first, first, cancelled]).contains("R87"))
    #expect(try !broken([set] + runs + [set, cancelled, first, first]).contains("R87"))
    #expect(try broken(set, first, first, cancelled).contains("R87"))
  }

  @Test func `what was set before a trace begins in the middle may be due still, R87`() throws {
    let middle = HandMadeTrace.header.replacing(
      #""queues":[{"id":"q"}]"#,
      with: #""queues":[{"id":"q"}],"pools":[{"id":"rx","size":8,"used":1}]"#)
    func rules(_ header: String, _ name: String, runCount: Int) throws -> [String] {
      let set = Self.timer("NdisSetTimerObject", #","adp":"a1""# + name)
      let runs = [String](repeating: Self.timerRuns(name), count: runCount)
      return try broken([set] + runs + [Self.cancelledInDPC(name)], header)
    }
    let named = #","obj":"T1""#
    #expect(try rules(HandMadeTrace.header, named, runCount: 2).contains("R87"))
    #expect(try !rules(middle, named, runCount: 2).contains("R87"))
    #expect(try rules(middle, named, runCount: 3).contains("R87"))
    #expect(try rules(HandMadeTrace.header, "", runCount: 3).contains("R87"))
    #expect(try !rules(middle, "", runCount: 3).contains("R87"))
  }

  @Test(arguments: [("DISPATCH", true), ("PASSIVE", false)])
  func `a call that begins with a level is made at it, R58`(
    level: String, isBroken: Bool
  ) throws {
    let closes = Self.calling(
      "NdisCloseAdapterEx", #""from":"p","to":"ndis","bind":"b1","irql":"\#(level)""#,
      answer: Self.success)
    #expect(try broken(closes).contains("R58") == isBroken)
  }

  // MARK: - Calls without an inside

  @Test(arguments: [("FilterAttach", true), ("FilterSetModuleOptions", false)])
  func `handlers are set where it is allowed, also if that is written as an act, R48`(
    handler: String, isBroken: Bool
  ) throws {
    let enter = Self.entering(handler, #""from":"ndis","to":"f","mod":"m1""#)
    let act = #""e":"do","call":"NdisSetOptionalHandlers","at":"f","st":"SUCCESS""#
    let call = Self.calling(
      "NdisSetOptionalHandlers", #""from":"f","to":"ndis""#, answer: Self.success)
    let leave = Self.leaving(handler, Self.success)
    #expect(try broken(enter, act, leave).contains("R48") == isBroken)
    #expect(try broken(enter, call, leave).contains("R48") == isBroken)
  }

  @Test(arguments: [("FilterDetach", true), ("DriverUnload", false)])
  func `a filter deregisters in its unload routine, also if that is written as an act, R72`(
    handler: String, isBroken: Bool
  ) throws {
    let enter = Self.entering(handler, #""from":"ndis","to":"f","mod":"m1""#)
    let act = #""e":"do","call":"NdisFDeregisterFilterDriver","at":"f""#
    let call = Self.calling("NdisFDeregisterFilterDriver", #""from":"f","to":"ndis""#)
    #expect(try broken(enter, act, Self.leaving(handler)).contains("R72") == isBroken)
    #expect(try broken(enter, call, Self.leaving(handler)).contains("R72") == isBroken)
  }
}
