import Events
import Replay
import Testing
import Traces
import Verification

/// Rules that no driver of this repository breaks in that way, against traces that are written by hand.
struct HandMadeTraceTests {
  private static let header = HandMadeTrace.header

  /// The rules that some events break.
  private func broken(_ events: String) throws -> [String] { try HandMadeTrace(events).broken }

  private func timeline(
    _ events: String, _ header: String = HandMadeTraceTests.header
  ) throws -> Timeline {
    try HandMadeTrace(events, header).timeline
  }

  private static let sent = """
    "e":"do","call":"NdisAllocatePacket","at":"p","obj":"P1","own":"p","life":"new"
    "e":"enter","call":"NdisSend","from":"p","to":"ndis","bind":"b1","obj":"P1","own":"ndis"
    "e":"enter","call":"MiniportSend","to":"m","adp":"a1","obj":"P1","own":"m"
    """

  @Test func `a trace that ends inside of the call that shows a packet has no promise in it, R21`()
    throws
  {
    let text = """
      {"ndt":1,"topology":{"components":[{"id":"packet"},{"id":"busmaster"}],\
      "adapters":[{"id":"a1","miniport":"busmaster"}],"bindings":[{"id":"b1",\
      "protocol":"packet","adapter":"a1","machines":{"state":"Receiving"}}]}}
      {"t":0,"e":"enter","call":"ProtocolReceivePacket","to":"packet","bind":"b1","obj":"P1"}
      {"t":0,"e":"end","n":1}

      """
    let history = try Trace(text: Array(text.utf8)).history
    let told = Testimony(of: history, isSimulated: false)
    let findings = Judgement(Timeline(history), told).findings
    #expect(history.count == 1 && history.isComplete)
    #expect(findings.allSatisfy { $0.rule != "R21" && $0.index < history.count })
  }

  @Test func `a send that is completed by its answer and then by a call breaks R02`() throws {
    let rules = try broken(
      Self.sent + """

        "e":"leave","call":"MiniportSend","obj":"P1","own":"ndis","st":"SUCCESS"
        "e":"leave","call":"NdisSend","obj":"P1","own":"p","st":"SUCCESS"
        "e":"enter","call":"NdisMSendComplete","from":"m","to":"ndis","adp":"a1","obj":"P1","st":"SUCCESS"
        "e":"leave","call":"NdisMSendComplete"
        """)
    #expect(rules == ["R02"])
  }

  @Test func `a return that does not name its packet is about the one of its call`() throws {
    func returns(_ status: String) -> String {
      """

      "e":"leave","call":"MiniportSend","own":"ndis","st":"\(status)"
      "e":"leave","call":"NdisSend","own":"p","st":"\(status)"
      """
    }
    let freed = """

      "e":"do","call":"NdisFreePacket","at":"p","obj":"P1","own":"","life":"free"
      """
    #expect(try broken(Self.sent + returns("SUCCESS") + freed) == [])
    #expect(try broken(Self.sent + returns("PENDING") + freed).contains("R11"))
    let completed = """

      "e":"enter","call":"NdisMSendComplete","from":"m","to":"ndis","adp":"a1","obj":"P1","st":"SUCCESS"
      "e":"leave","call":"NdisMSendComplete"
      """
    #expect(try broken(Self.sent + returns("SUCCESS") + completed) == ["R02"])
  }

  @Test func `a packet that a miniport was never given is not its to complete, R10`() throws {
    let rules = try broken(
      """
      "e":"do","call":"NdisAllocatePacket","at":"p","obj":"P1","own":"p","life":"new"
      "e":"enter","call":"NdisMSendComplete","from":"m","to":"ndis","adp":"a1","obj":"P1","st":"SUCCESS"
      "e":"leave","call":"NdisMSendComplete"
      """)
    #expect(rules == ["R10"])
  }

  /// A miniport makes packets, each for another object, and a protocol is shown some of them.
  private func shown(_ packets: [Int], of parents: KeyValuePairs<Int, String>) -> String {
    let made = parents.map { number, parent in
      """
      "e":"do","call":"NdisAllocatePacket","at":"m","obj":"P\(number)","of":"\(parent)","own":"m","life":"new"
      """
    }
    let shown = packets.map { number in
      """
      "e":"enter","call":"ProtocolReceive","from":"ndis","to":"p","bind":"b1","obj":"P\(number)","len":60,"look":60
      "e":"leave","call":"ProtocolReceive","st":"NOT_ACCEPTED"
      """
    }
    return (made + shown).joined(separator: "\n")
  }

  @Test func `packets that were made for each other, or one for itself, hold no rule up`() throws {
    #expect(try !broken(shown([1], of: [1: "P1"])).contains("R18"))
    #expect(try broken(shown([1, 1], of: [1: "P1"])).contains("R18"))
    #expect(try !broken(shown([1], of: [1: "P2", 2: "P1"])).contains("R18"))
    #expect(try broken(shown([1, 2], of: [1: "P2", 2: "P1"])).contains("R18"))
    #expect(
      try !broken(shown([4], of: [1: "P2", 2: "P3", 3: "P1", 4: "P3"])).contains("R18"))
  }

  @Test func `a frame that was copied thirty times is the same frame, R18`() throws {
    let copies = (2...30).map { number in
      """
      "e":"do","call":"NdisAllocatePacket","at":"m","obj":"P\(number)","of":"P\(number - 1)","own":"m","life":"new"
      """
    }
    let first = """
      "e":"do","call":"IoAllocateIrp","at":"p","obj":"I1","own":"p","life":"new"
      "e":"do","call":"NdisAllocatePacket","at":"m","obj":"P1","of":"I1","own":"m","life":"new"
      """
    let made = ([first] + copies).joined(separator: "\n") + "\n"
    #expect(try !broken(made + shown([30], of: [:])).contains("R18"))
    #expect(try broken(made + shown([30, 29], of: [:])).contains("R18"))
  }

  @Test func `a send that is never completed breaks R03, and one that waits in a queue does not`()
    throws
  {
    let pending = """

      "e":"leave","call":"MiniportSend","obj":"P1","st":"PENDING"
      "e":"leave","call":"NdisSend","obj":"P1","st":"PENDING"
      """
    #expect(try broken(Self.sent + pending) == ["R03"])
    let queued = """

      "e":"do","call":"InsertTailList","at":"m","obj":"P1","q":"m.q","op":"in","qlen":1
      """
    #expect(try broken(Self.sent + queued + pending) == [])
  }

  @Test(arguments: [("PAUSED", []), ("FAILURE", ["R14"])])
  func `a paused filter completes what reaches it with PAUSED, R14`(
    status: String, rules: [String]
  ) throws {
    let found = try broken(
      """
      "e":"do","call":"NdisAllocateNetBufferList","at":"p","obj":"N1","own":"p","life":"new"
      "e":"enter","call":"NdisSendNetBufferLists","from":"p","to":"ndis","bind":"b1","obj":"N1","own":"ndis"
      "e":"enter","call":"FilterSendNetBufferLists","to":"f","mod":"m1","obj":"N1","own":"f"
      "e":"enter","call":"NdisFSendNetBufferListsComplete","to":"ndis","mod":"m1","obj":"N1","own":"ndis","st":"\(status)"
      "e":"enter","call":"ProtocolSendNetBufferListsComplete","to":"p","bind":"b1","obj":"N1","own":"p","st":"\(status)"
      "e":"leave","call":"ProtocolSendNetBufferListsComplete"
      "e":"leave","call":"NdisFSendNetBufferListsComplete"
      "e":"leave","call":"FilterSendNetBufferLists"
      "e":"leave","call":"NdisSendNetBufferLists"
      """)
    #expect(found == rules)
  }

  /// A list goes down to the miniport.
  private static let listSent = """
    "e":"do","call":"NdisAllocateNetBufferList","at":"p","obj":"N1","own":"p","life":"new"
    "e":"enter","call":"NdisSendNetBufferLists","from":"p","to":"ndis","bind":"b1","obj":"N1","own":"ndis"
    "e":"enter","call":"MiniportSendNetBufferLists","to":"m","adp":"a1","obj":"N1","own":"m"
    "e":"leave","call":"MiniportSendNetBufferLists"
    "e":"leave","call":"NdisSendNetBufferLists"
    """

  /// The list comes back with a status, and is freed.
  private static func listBack(_ status: String) -> String {
    """
    "e":"enter","call":"NdisMSendNetBufferListsComplete","from":"m","to":"ndis","adp":"a1","obj":"N1","own":"ndis","st":"\(status)"
    "e":"enter","call":"ProtocolSendNetBufferListsComplete","to":"p","bind":"b1","obj":"N1","own":"p","st":"\(status)"
    "e":"do","call":"NdisFreeNetBufferList","at":"p","obj":"N1","own":"","life":"free"
    "e":"leave","call":"ProtocolSendNetBufferListsComplete"
    "e":"leave","call":"NdisMSendNetBufferListsComplete"
    """
  }

  @Test(arguments: [("SUCCESS", []), ("FAILURE", []), ("PENDING", ["R12"])])
  func `PENDING is no status of a list that is completed, R12`(
    status: String, rules: [String]
  ) throws {
    #expect(try broken(Self.listSent + "\n" + Self.listBack(status)) == rules)
  }

  @Test(arguments: [("STATUS_SUCCESS", []), ("STATUS_PENDING", ["R52"])])
  func `STATUS_PENDING is no status of an IRP that is completed, R52`(
    status: String, rules: [String]
  ) throws {
    let found = try broken(
      """
      "e":"do","call":"IoAllocateIrp","at":"p","obj":"I1","own":"p","life":"new"
      "e":"do","call":"IoCompleteRequest","at":"p","obj":"I1","own":"","life":"free","st":"\(status)","len":0
      """)
    #expect(found == rules)
  }

  @Test func `a protocol whose send is out does not answer that it is paused, R41`() throws {
    func paused(_ status: String) -> String {
      """
      "e":"enter","call":"ProtocolNetPnPEvent","from":"ndis","to":"p","bind":"b1","arg":"NetEventPause"
      "e":"leave","call":"ProtocolNetPnPEvent","st":"\(status)"
      """
    }
    let completed = """
      "e":"enter","call":"NdisCompleteNetPnPEvent","from":"p","to":"ndis","bind":"b1"
      "e":"leave","call":"NdisCompleteNetPnPEvent"
      """
    let back = Self.listBack("SUCCESS")
    func run(_ parts: String...) -> String {
      ([Self.listSent] + parts).joined(separator: "\n")
    }
    #expect(try broken(run(paused("SUCCESS"), back)) == ["R41"])
    #expect(try broken(run(back, paused("SUCCESS"))) == [])
    #expect(try broken(run(paused("PENDING"), back, completed)) == [])
    #expect(try broken(run(paused("PENDING"), completed, back)) == ["R41"])
  }

  /// A filter is told to pause and answers; in between it may complete the pause.
  private static func paused(_ status: String, inside: String = "") -> String {
    """
    "e":"enter","call":"FilterPause","from":"ndis","to":"f","mod":"m1"\(inside.isEmpty ? "" : "\n" + inside)
    "e":"leave","call":"FilterPause","st":"\(status)"
    """
  }

  private static let pauseCompleted = """
    "e":"enter","call":"NdisFPauseComplete","from":"f","to":"ndis","mod":"m1"
    "e":"leave","call":"NdisFPauseComplete"
    """

  @Test func `a pause is completed once, by the answer or by a call, R41`() throws {
    func run(_ parts: String...) throws -> [String] {
      try broken(parts.joined(separator: "\n"))
    }
    let completed = Self.pauseCompleted
    #expect(try run(Self.paused("SUCCESS")) == [])
    #expect(try run(Self.paused("PENDING")) == ["R41"])
    #expect(try run(Self.paused("PENDING"), completed) == [])
    #expect(try run(Self.paused("PENDING"), completed, completed) == ["R41"])
    #expect(try run(Self.paused("SUCCESS"), completed) == ["R41"])
    #expect(try run(Self.paused("PENDING", inside: completed)) == [])
    #expect(try run(Self.paused("SUCCESS", inside: completed)) == ["R41"])
    #expect(try run(Self.paused("PENDING"), completed, Self.paused("PENDING"), completed) == [])
  }

  @Test func `what one module completes is not the pause of another, R41`() throws {
    let other = Self.paused("PENDING").replacing("m1", with: "m2")
    let header = Self.header.replacing(
      #"{"id":"m1","filter":"f""#,
      with: #"{"id":"m2","filter":"f","adapter":"a1","position":2},{"id":"m1","filter":"f""#)
    let events = [Self.paused("PENDING"), other, Self.pauseCompleted].joined(separator: "\n")
    let found = try timeline(events, header).findings
    #expect(found.map(\.rule) == ["R41"] && found.map(\.index) == [3])
  }

  @Test func `a request is freed once, R40`() throws {
    let asked = """
      "e":"do","call":"NdisAllocateMemory","at":"p","obj":"R1","own":"p","life":"new","mem":"pool"
      "e":"enter","call":"NdisOidRequest","from":"p","to":"ndis","bind":"b1","obj":"R1","own":"ndis"
      "e":"leave","call":"NdisOidRequest","obj":"R1","own":"p","st":"SUCCESS"
      """
    let freed = #""e":"do","call":"NdisFreeMemory","at":"p","obj":"R1","own":"","life":"free""#
    #expect(try broken([asked, freed].joined(separator: "\n")) == [])
    #expect(try broken([asked, freed, freed].joined(separator: "\n")) == ["R40"])
  }

  @Test func `while its adapter resets, nobody offers a refused send again, R08`() throws {
    let header = Self.header.replacing(
      #""id":"a1","miniport":"m""#,
      with: #""id":"a1","miniport":"m","queues":[{"id":"NdisSend"}],"#
        + #""machines":{"state":"Initialized"}"#)
    let refused =
      Self.sent + """

        "e":"leave","call":"MiniportSend","obj":"P1","own":"ndis","st":"RESOURCES"
        "e":"do","call":"InsertHeadList","at":"ndis","obj":"P1","q":"a1.NdisSend","op":"in","pos":"head"
        "e":"leave","call":"NdisSend","obj":"P1","st":"PENDING"
        """
    let resets = "\n" + #""e":"state","at":"a1.state","st":"Resetting""#
    #expect(try timeline(refused, header).findings.map(\.rule) == ["R08"])
    #expect(try timeline(refused + resets, header).findings.isEmpty)
  }

  @Test func `requests of NDIS itself have no object, and two of them are not one completed twice`()
    throws
  {
    let request = """
      "e":"enter","call":"MiniportSetInformation","to":"m","adp":"a1","len":4
      "e":"leave","call":"MiniportSetInformation","st":"PENDING"
      "e":"enter","call":"NdisMSetInformationComplete","from":"m","to":"ndis","adp":"a1","st":"SUCCESS"
      "e":"leave","call":"NdisMSetInformationComplete"
      """
    #expect(try broken(request + "\n" + request) == [])
    let named = request.replacing("\"adp\":\"a1\"", with: "\"adp\":\"a1\",\"obj\":\"R1\"")
    let completion = named.split(separator: "\n").suffix(2).joined(separator: "\n")
    #expect(try broken(named + "\n" + completion) == ["R37"])
  }

  @Test func `what only the end has shown is taken back when the run goes on`() throws {
    let pending =
      Self.sent + """

        "e":"leave","call":"MiniportSend","obj":"P1","st":"PENDING"
        "e":"leave","call":"NdisSend","obj":"P1","st":"PENDING"
        """
    let completed =
      pending + """

        "e":"enter","call":"NdisMSendComplete","from":"m","to":"ndis","adp":"a1","obj":"P1","own":"ndis","st":"SUCCESS"
        "e":"enter","call":"ProtocolSendComplete","to":"p","bind":"b1","obj":"P1","own":"p","st":"SUCCESS"
        "e":"leave","call":"ProtocolSendComplete"
        "e":"leave","call":"NdisMSendComplete"
        """
    var findings = Findings()
    let first = try timeline(pending)
    findings.judge(first, .max)
    #expect(findings.firstBroken?.rule == "R03" && findings.all.count == 1)
    #expect(findings.isJudged(first))
    findings.judge(try timeline(completed), .max)
    #expect(findings.firstBroken == nil && findings.all.isEmpty)
  }

  @Test func `what goes on and still does not come is found again, once`() throws {
    var findings = Findings()
    let pending =
      Self.sent + """

        "e":"leave","call":"MiniportSend","obj":"P1","st":"PENDING"
        "e":"leave","call":"NdisSend","obj":"P1","st":"PENDING"
        """
    findings.judge(try timeline(pending), .max)
    let longer = pending + "\n\"e\":\"note\",\"at\":\"p\",\"note\":\"later\""
    findings.judge(try timeline(longer), .max)
    #expect(findings.all.map(\.broken?.rule) == ["R03"] && findings.firstBroken?.rule == "R03")
  }

  @Test func `where lines are lost, nothing is said about what may have happened there`() throws {
    let rules = try broken(
      Self.sent + """

        "e":"leave","call":"MiniportSend","obj":"P1","st":"PENDING"
        "e":"leave","call":"NdisSend","obj":"P1","st":"PENDING"
        "e":"lost","n":5
        """)
    #expect(rules == [])
  }

  /// A send that is answered PENDING, and its completion from the miniport up.
  private static let pended =
    sent + """

      "e":"leave","call":"MiniportSend","obj":"P1","st":"PENDING"
      "e":"leave","call":"NdisSend","obj":"P1","st":"PENDING"
      """

  private static let completion = """
    "e":"enter","call":"NdisMSendComplete","from":"m","to":"ndis","adp":"a1","obj":"P1","own":"ndis","st":"SUCCESS"
    """

  @Test func `a line that cannot be read may have been what is missed`() throws {
    let bad = "\n" + Self.completion.replacing(#""adp":"a1""#, with: #""adp":1"#)
    #expect(try broken(Self.pended + bad) == [])
    let rest = "\n" + #""e":"note","note":"later""#
    #expect(try broken(Self.pended + bad + rest) == [])
    #expect(try broken(Self.pended + rest) == ["R03"])
  }

  @Test func `where sequence numbers are missing, what happens behind may have its reason there`()
    throws
  {
    let jump = Self.completion.replacing("P1", with: "P9")
      .replacing(#""e":"enter""#, with: #""s":500,"e":"enter""#)
    let left = "\n" + #""e":"leave","call":"NdisMSendComplete""#
    #expect(try broken(Self.pended + "\n" + jump + left) == [])
  }

  /// What some events tell, in a recording of another program.
  private func told(_ events: String, _ header: String = Self.header) throws -> Testimony {
    Testimony(of: try timeline(events, header).history, isSimulated: false)
  }

  @Test func `a completion with a status tells statuses, and a declared machine tells states`()
    throws
  {
    let plain = Self.header.replacing(#","machines":{"state":"Paused"}"#, with: "")
    let told = try told(Self.completion, plain)
    #expect(told.contains(.statuses) && !told.contains(.states))
    let silent = try self.told(#""e":"note","note":"x""#)
    #expect(!silent.contains(.statuses) && silent.contains(.states))
  }

  @Test func `an IRP that is completed with PENDING, as a number, breaks R52`() throws {
    let found = try broken(
      """
      "e":"do","call":"IoAllocateIrp","at":"p","obj":"I1","own":"p","life":"new"
      "e":"do","call":"IoCompleteRequest","at":"p","obj":"I1","own":"","life":"free","st":259,"len":0
      """)
    #expect(found == ["R52"])
  }

  @Test func `what has no inside may be written as a call`() throws {
    let completed = try broken(
      """
      "e":"do","call":"NtReadFile","at":"p","obj":"I1","own":"p","life":"new","len":100
      "e":"enter","call":"IRP_MJ_READ","from":"p","to":"f","obj":"I1","own":"f"
      "e":"enter","call":"IoCompleteRequest","to":"ndis","obj":"I1","own":"p","st":"STATUS_SUCCESS","len":10
      "e":"leave","call":"IoCompleteRequest"
      "e":"leave","call":"IRP_MJ_READ","obj":"I1","st":"STATUS_SUCCESS"
      """)
    #expect(!completed.contains("R51"))
    let registered = try broken(
      """
      "e":"enter","call":"MiniportInitializeEx","from":"ndis","to":"m","adp":"a1"
      "e":"enter","call":"NdisMRegisterInterruptEx","to":"ndis","adp":"a1"
      "e":"leave","call":"NdisMRegisterInterruptEx","st":"SUCCESS"
      "e":"leave","call":"MiniportInitializeEx","st":"SUCCESS"
      """)
    #expect(registered.contains("R49"))
  }
}
