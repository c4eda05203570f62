import Testing
import Verification

/// What honest drivers do that looks like a bug, in traces that are written by hand, each beside the bug itself.
struct AccusedInnocentTests {
  private static let header = """
    {"ndt":1,"schema":"1.0","title":"by hand","source":{"kind":"other"},"topology":{"components":[\
    {"id":"p","kind":"protocol"},{"id":"i","kind":"im"},{"id":"ndis","kind":"ndis"},\
    {"id":"f","kind":"filter"},{"id":"m","kind":"miniport"},{"id":"card","kind":"nic"}],\
    "adapters":[{"id":"a1","miniport":"m"},{"id":"v1","miniport":"i"}],\
    "bindings":[{"id":"b1","protocol":"p","adapter":"a1"},\
    {"id":"b2","protocol":"i","adapter":"a1"}],\
    "modules":[{"id":"m1","filter":"f","adapter":"a1","position":1},\
    {"id":"m2","filter":"f","adapter":"a1","position":2}]}}
    """

  /// The same stack without a card.
  private static let cardless = header.replacing(#",{"id":"card","kind":"nic"}"#, with: "")

  /// The same without a card, with a pool of the miniport.
  private static let pooled = cardless.replacing(
    #""kind":"miniport""#, with: #""kind":"miniport","pools":[{"id":"rx","size":8}]"#)

  /// The same stack with a virtual adapter that runs.
  private static let running = header.replacing(
    #""miniport":"i"}"#, with: #""miniport":"i","machines":{"state":"Running"}}"#)

  /// What is found in some parts of a trace, one after the other.
  private func findings(
    _ parts: [String], _ header: String = AccusedInnocentTests.header
  ) throws -> [RuleFinding] {
    Array(try HandMadeTrace(parts.joined(separator: "\n"), header).judgement.findings)
  }

  /// The rules that some parts of a trace break.
  private func broken(_ parts: String...) throws -> [String] {
    try findings(parts).map(\.rule)
  }

  /// The return of a call.
  private static func leave(_ call: String) -> String { #""e":"leave","call":"\#(call)""# }

  // MARK: - Given again

  private static let packetMade = """
    "e":"do","call":"NdisAllocatePacket","at":"p","obj":"P1","own":"p","life":"new"
    """

  private static let packetDown = """
    "e":"enter","call":"NdisSend","from":"p","to":"ndis","bind":"b1","obj":"P1","own":"ndis"
    "e":"enter","call":"MiniportSend","to":"m","adp":"a1","obj":"P1","own":"m"
    "e":"touch","at":"m","obj":"P1","mode":"read"
    "e":"leave","call":"MiniportSend","st":"PENDING"
    "e":"leave","call":"NdisSend","st":"PENDING"
    """

  private static let packetBack = """
    "e":"enter","call":"NdisMSendComplete","from":"m","to":"ndis","adp":"a1","obj":"P1","own":"ndis","st":"SUCCESS"
    "e":"enter","call":"ProtocolSendComplete","to":"p","bind":"b1","obj":"P1","own":"p","st":"SUCCESS"
    "e":"leave","call":"ProtocolSendComplete"
    "e":"leave","call":"NdisMSendComplete"
    """

  private static func read(_ object: String, by component: String) -> String {
    #""e":"touch","at":"\#(component)","obj":"\#(object)","mode":"read""#
  }

  @Test func `a packet that is sent anew is the miniport's again, R09`() throws {
    let (made, down, back) = (Self.packetMade, Self.packetDown, Self.packetBack)
    #expect(try broken(made, down, back, down, back) == [])
    #expect(try broken(made, down, back, down, back, Self.read("P1", by: "m")) == ["R09"])
  }

  @Test func `handlers with names of their own give and take as well, R05 and R09`() throws {
    let down = Self.packetDown.replacing(
      #""call":"MiniportSend","to""#, with: #""call":"MSend","as":"MiniportSend","to""#
    ).replacing(#""call":"MiniportSend","st""#, with: #""call":"MSend","st""#)
    let back = Self.packetBack.replacing(
      #""call":"ProtocolSendComplete","to""#,
      with: #""call":"PBack","as":"ProtocolSendComplete","to""#
    ).replacing(#""call":"ProtocolSendComplete""#, with: #""call":"PBack""#)
    let read = Self.read("P1", by: "p")
    #expect(try broken(Self.packetMade, down, back, read, down, back) == [])
    #expect(try broken(Self.packetMade, down, read, back) == ["R05"])
  }

  private static let listMade = """
    "e":"do","call":"NdisAllocateNetBufferList","at":"p","obj":"N1","own":"p","life":"new"
    """

  private static let listSent = """
    "e":"enter","call":"NdisSendNetBufferLists","from":"p","to":"ndis","bind":"b1","obj":"N1","own":"ndis"
    """

  private static func given(to module: String) -> String {
    #""e":"enter","call":"FilterSendNetBufferLists","to":"f","mod":"\#(module)","obj":"N1","own":"f""#
  }

  private static func passedDown(by module: String) -> String {
    #""e":"enter","call":"NdisFSendNetBufferLists","from":"f","to":"ndis","mod":"\#(module)","obj":"N1","own":"ndis""#
  }

  private static func completed(by module: String) -> String {
    #""e":"enter","call":"NdisFSendNetBufferListsComplete","from":"f","to":"ndis","mod":"\#(module)","obj":"N1","own":"ndis","st":"SUCCESS""#
  }

  private static func givenBack(to module: String) -> String {
    #""e":"enter","call":"FilterSendNetBufferListsComplete","to":"f","mod":"\#(module)","obj":"N1","own":"f","st":"SUCCESS""#
  }

  private static let listBack: String =
    """
    "e":"enter","call":"ProtocolSendNetBufferListsComplete","to":"p","bind":"b1","obj":"N1","own":"p","st":"SUCCESS"
    """ + "\n" + leave("ProtocolSendNetBufferListsComplete")

  @Test func `a list that is sent anew is the filter's again, R09`() throws {
    let read = Self.read("N1", by: "f")
    func sent(_ inside: String...) -> String {
      let ends = [
        Self.listBack, Self.leave("NdisFSendNetBufferListsComplete"),
        Self.leave("FilterSendNetBufferLists"), Self.leave("NdisSendNetBufferLists"),
      ]
      let begins = [Self.listSent, Self.given(to: "m1")]
      return (begins + inside + [Self.completed(by: "m1")] + ends).joined(separator: "\n")
    }
    #expect(try broken(Self.listMade, sent(), sent(read)) == [])
    #expect(try broken(Self.listMade, sent(), sent(), read) == ["R09"])
  }

  @Test func `the lower module of a filter has what the upper one has passed down, R05`() throws {
    let read = Self.read("N1", by: "f")
    let upper = [Self.listMade, Self.listSent, Self.given(to: "m2"), Self.passedDown(by: "m2")]
    let back = [
      Self.completed(by: "m1"), Self.givenBack(to: "m2"), read, Self.completed(by: "m2"),
      Self.listBack, Self.leave("NdisFSendNetBufferListsComplete"),
      Self.leave("FilterSendNetBufferListsComplete"),
      Self.leave("NdisFSendNetBufferListsComplete"), Self.leave("FilterSendNetBufferLists"),
      Self.leave("NdisFSendNetBufferLists"), Self.leave("FilterSendNetBufferLists"),
      Self.leave("NdisSendNetBufferLists"),
    ]
    #expect(try findings(upper + [Self.given(to: "m1"), read] + back).map(\.rule) == [])
    let early = try findings(upper + [read, Self.given(to: "m1")] + back)
    #expect(early.map(\.rule) == ["R05"] && early.map(\.index) == [4])
  }

  // MARK: - One chain

  @Test func `a list that stands in a chain twice is completed twice, R02`() throws {
    let given = """
      "e":"enter","call":"MiniportSendNetBufferLists","to":"m","adp":"a1","obj":"N1","own":"m"
      "e":"leave","call":"MiniportSendNetBufferLists"
      "e":"leave","call":"NdisSendNetBufferLists"
      """
    func completed(_ chain: String) -> String {
      """
      "e":"enter","call":"NdisMSendNetBufferListsComplete","from":"m","to":"ndis","adp":"a1","obj":\(chain),"own":"ndis","st":"SUCCESS"
      """
    }
    let back = Self.listBack + "\n" + Self.leave("NdisMSendNetBufferListsComplete")
    let sent = [Self.listMade, Self.listSent, given]
    #expect(try findings(sent + [completed(#""N1""#), back]).isEmpty)
    let twice = try findings(sent + [completed(#"["N1","N1"]"#), back])
    #expect(twice.map(\.rule) == ["R02"])
    #expect(twice.first?.sentence == "m completes N1 twice, in one chain")
    let never = try findings([Self.listMade, completed(#"["N1","N1"]"#), back])
    #expect(never.first?.rule == "R10")
  }

  @Test func `a filter that has a list in a chain twice completes it twice, R02`() throws {
    let completed = Self.completed(by: "m1").replacing(#""N1""#, with: #"["N1","N1"]"#)
    let ends = [
      Self.listBack, Self.leave("NdisFSendNetBufferListsComplete"),
      Self.leave("FilterSendNetBufferLists"), Self.leave("NdisSendNetBufferLists"),
    ]
    let begins = [Self.listMade, Self.listSent, Self.given(to: "m1")]
    #expect(try findings(begins + [completed] + ends).map(\.rule) == ["R02"])
  }

  // MARK: - Own packets

  @Test(arguments: [("", []), (#","of":"P1""#, ["R66"])])
  func `an own packet without an original is freed when its driver likes, R66`(
    original: String, rules: [String]
  ) throws {
    let events =
      """
      "e":"do","call":"NdisAllocatePacket","at":"i","obj":"P9"\(original),"own":"i","life":"new"
      "e":"enter","call":"NdisSend","from":"i","to":"ndis","bind":"b2","obj":"P9","own":"ndis"
      "e":"enter","call":"MiniportSend","to":"m","adp":"a1","obj":"P9","own":"m"
      "e":"leave","call":"MiniportSend","st":"PENDING"
      "e":"leave","call":"NdisSend","st":"PENDING"
      "e":"enter","call":"NdisMSendComplete","from":"m","to":"ndis","adp":"a1","obj":"P9","own":"ndis","st":"SUCCESS"
      "e":"enter","call":"ProtocolSendComplete","to":"i","bind":"b2","obj":"P9","own":"i","st":"SUCCESS"
      "e":"leave","call":"ProtocolSendComplete"
      "e":"leave","call":"NdisMSendComplete"
      "e":"do","call":"NdisFreePacket","at":"i","obj":"P9","own":"","life":"free"
      """
    #expect(try findings([events], Self.pooled).map(\.rule) == rules)
  }

  // MARK: - Unbinding

  private static func unbound(_ status: String, _ inside: String...) -> String {
    let enter =
      #""e":"enter","call":"ProtocolUnbindAdapter","from":"ndis","to":"i","bind":"b2""#
    let leave = #""e":"leave","call":"ProtocolUnbindAdapter","st":"\#(status)""#
    return ([enter] + inside + [leave]).joined(separator: "\n")
  }

  private static let takenAway = """
    "e":"enter","call":"NdisIMDeInitializeDeviceInstance","from":"i","to":"ndis","adp":"v1"
    "e":"leave","call":"NdisIMDeInitializeDeviceInstance","st":"SUCCESS"
    """

  private static let unbindCompleted = """
    "e":"enter","call":"NdisCompleteUnbindAdapter","from":"i","to":"ndis","bind":"b2","st":"SUCCESS"
    "e":"leave","call":"NdisCompleteUnbindAdapter"
    """

  @Test func `an unbind that is pended is judged where it is completed, R64`() throws {
    func rules(_ parts: String...) throws -> [String] {
      try findings(parts, Self.running).map(\.rule)
    }
    let (taken, done) = (Self.takenAway, Self.unbindCompleted)
    #expect(try rules(Self.unbound("PENDING"), taken, done) == [])
    #expect(try rules(Self.unbound("PENDING", taken), done) == [])
    #expect(try rules(Self.unbound("PENDING"), done) == ["R64"])
    #expect(try rules(Self.unbound("PENDING", done)) == ["R64"])
    #expect(try rules(Self.unbound("SUCCESS", taken)) == [])
    #expect(try rules(Self.unbound("SUCCESS")) == ["R64"])
    let action = #""e":"do","call":"NdisCompleteUnbindAdapter","at":"i","bind":"b2""#
    #expect(try rules(Self.unbound("PENDING"), taken, action) == [])
    let found = try findings([Self.unbound("PENDING"), action], Self.running)
    #expect(found.map(\.rule) == ["R64"] && found.first?.evidence.map(\.index) == [0, 2])
  }

  // MARK: - Beginning and end of an adapter

  /// An adapter is initialized, and does something inside.
  private static func initialized(_ status: String, _ inside: String...) -> String {
    let enter = #""e":"enter","call":"MiniportInitialize","from":"ndis","to":"m","adp":"a1""#
    let leave = #""e":"leave","call":"MiniportInitialize","st":"\#(status)""#
    return ([enter] + inside + [leave]).joined(separator: "\n")
  }

  /// An adapter is halted, and does something inside.
  private static func halted(_ inside: String...) -> String {
    let enter = #""e":"enter","call":"MiniportHalt","from":"ndis","to":"m","adp":"a1""#
    return ([enter] + inside + [leave("MiniportHalt")]).joined(separator: "\n")
  }

  private static func done(_ call: String, _ status: String = "") -> String {
    let answer = status.isEmpty ? "" : #","st":"\#(status)""#
    return #""e":"do","call":"\#(call)","at":"m"\#(answer)"#
  }

  /// The same, written as a call with a return.
  private static func called(_ call: String, _ status: String) -> String {
    """
    "e":"enter","call":"\(call)","from":"m","to":"ndis"
    "e":"leave","call":"\(call)","st":"\(status)"
    """
  }

  @Test(arguments: [
    ("FAILURE", []), ("RESOURCES", []), ("RESOURCE_CONFLICT", []), ("SUCCESS", ["R63"]),
    ("", ["R63"]),
  ])
  func `an interrupt that could not be registered is not given back, R63`(
    status: String, rules: [String]
  ) throws {
    let registered = Self.done("NdisMRegisterInterrupt", status)
    #expect(try broken(Self.initialized("FAILURE", registered)) == rules)
  }

  @Test func `an interrupt may be given back before the halt, R63`() throws {
    let registered = Self.done("NdisMRegisterInterrupt", "SUCCESS")
    let back = Self.done("NdisMDeregisterInterrupt")
    let begun = Self.initialized("SUCCESS", registered)
    #expect(try broken(begun, back, Self.halted()) == [])
    #expect(try broken(back, Self.halted()) == [])
    #expect(try broken(begun, Self.halted(back)) == [])
    #expect(try broken(begun, Self.halted()) == ["R63"])
    #expect(try broken(begun, back, begun, Self.halted()) == ["R63"])
    let calledBack = Self.called("NdisMDeregisterInterrupt", "SUCCESS")
    let inside = #""e":"enter","call":"MiniportReset","from":"ndis","to":"m","adp":"a1""#
    let outside = #""e":"leave","call":"MiniportReset","st":"SUCCESS""#
    #expect(try broken(begun, inside, calledBack, outside, Self.halted()) == [])
  }

  @Test func `a miniport without a card has no interrupt, R63`() throws {
    #expect(try findings([Self.halted()]).map(\.rule) == ["R63"])
    #expect(try findings([Self.halted()], Self.cardless).isEmpty)
    let another = Self.header.replacing(
      #"{"id":"m","kind":"miniport"}"#,
      with: #"{"id":"m","kind":"miniport"},{"id":"v","kind":"miniport"}"#)
    #expect(try findings([Self.halted()], another).isEmpty)
  }

  @Test(arguments: ["FAILURE", "RESOURCES", "FILE_NOT_FOUND"])
  func `a configuration that could not be opened is not closed, R86`(status: String) throws {
    let failed = Self.done("NdisOpenConfigurationEx", status)
    let opened = Self.done("NdisOpenConfigurationEx", "SUCCESS")
    let closed = Self.done("NdisCloseConfiguration")
    #expect(try broken(Self.initialized("FAILURE", failed)) == [])
    #expect(
      try broken(Self.initialized("FAILURE", Self.called("NdisOpenConfigurationEx", status))) == [])
    #expect(try broken(Self.initialized("SUCCESS", failed, opened, closed)) == [])
    #expect(try broken(Self.initialized("SUCCESS", failed, opened)) == ["R86"])
    #expect(try broken(Self.initialized("SUCCESS", opened, closed, opened)) == ["R86"])
  }

  @Test(arguments: [
    ("SUCCESS", "m is initialized, and its configuration is open still"),
    ("FAILURE", "m fails, and its configuration is open still"),
  ])
  func `what is said of a configuration fits what became of the adapter, R86`(
    status: String, sentence: String
  ) throws {
    let opened = Self.done("NdisOpenConfigurationEx", "SUCCESS")
    #expect(try findings([Self.initialized(status, opened)]).map(\.sentence) == [sentence])
  }

  private static func pool(_ call: String, _ status: String = "") -> String {
    done(call, status) + #","pool":"m.rx","used":0"#
  }

  @Test func `what the last event about a pool says is what holds at the halt, R85`() throws {
    func rules(_ parts: String...) throws -> [String] {
      try findings(parts, Self.pooled).map(\.rule)
    }
    let made = Self.pool("NdisAllocatePacketPool")
    let freed = Self.pool("NdisFreePacketPool")
    let begun = Self.initialized("SUCCESS", made)
    #expect(try rules(begun, freed, Self.halted()) == [])
    #expect(try rules(begun, Self.halted(freed)) == [])
    #expect(try rules(begun, Self.halted()) == ["R85"])
    #expect(try rules(begun, freed, made, Self.halted()) == ["R85"])
    #expect(try rules(freed, Self.halted()) == [])
    #expect(try rules(Self.initialized("SUCCESS"), Self.halted()) == [])
    let none = Self.pool("NdisAllocatePacketPool", "RESOURCES")
    #expect(try rules(Self.initialized("SUCCESS", none), Self.halted()) == [])
  }

  /// A driver is loaded, and does something inside.
  private static func loaded(_ inside: String...) -> String {
    let enter = #""e":"enter","call":"DriverEntry","from":"ndis","to":"m""#
    let leave = #""e":"leave","call":"DriverEntry","st":"STATUS_SUCCESS""#
    return ([enter] + inside + [leave]).joined(separator: "\n")
  }

  @Test func `what DriverEntry has allocated goes with the driver, R85`() throws {
    func rules(_ parts: String...) throws -> [String] {
      try findings(parts, Self.pooled).map(\.rule)
    }
    let memory =
      Self.done("NdisAllocateMemoryWithTag") + #","obj":"K1","own":"m","life":"new""#
    let helper = [
      #""e":"enter","call":"MHelper","from":"m","to":"m""#, memory, Self.leave("MHelper"),
    ].joined(separator: "\n")
    let started = Self.initialized("SUCCESS")
    let pool = Self.pool("NdisAllocatePacketPool")
    #expect(try rules(Self.loaded(memory), started, Self.halted()) == [])
    #expect(try rules(Self.loaded(helper), started, Self.halted()) == [])
    #expect(try rules(Self.loaded(pool), started, Self.halted()) == [])
    #expect(try rules(Self.loaded(), Self.initialized("SUCCESS", memory), Self.halted()) == ["R85"])
    let inside = Self.loaded(Self.initialized("SUCCESS", memory))
    #expect(try rules(inside, Self.halted()) == ["R85"])
  }

  // MARK: - Requests

  private static func memory(_ name: String, _ call: String, _ place: String) -> String {
    #""e":"do","call":"\#(call)","at":"p","obj":"\#(name)","own":"p","life":"new","mem":"\#(place)""#
  }

  private static func asked(_ request: String, _ status: String) -> String {
    let owner = status == "PENDING" ? "" : #","own":"p""#
    return """
      "e":"enter","call":"NdisRequest","from":"p","to":"ndis","bind":"b1","obj":"\(request)","own":"ndis"
      "e":"leave","call":"NdisRequest","st":"\(status)"\(owner)
      """
  }

  private static func ended(_ name: String, _ call: String) -> String {
    #""e":"do","call":"\#(call)","at":"p","obj":"\#(name)","own":"","life":"free""#
  }

  private static let answered = """
    "e":"enter","call":"ProtocolRequestComplete","from":"ndis","to":"p","bind":"b1","obj":"R1","own":"p","st":"SUCCESS"
    "e":"do","call":"NdisFreeMemory","at":"p","obj":"R1","own":"","life":"free"
    "e":"leave","call":"ProtocolRequestComplete"
    """

  @Test(arguments: [("R1", ["R39"]), ("R2", [])])
  func `a buffer is that of the request that it is made for, R39`(
    request: String, rules: [String]
  ) throws {
    let made = [
      Self.memory("R1", "NdisAllocateMemory", "pool"),
      Self.memory("R2", "NdisAllocateMemory", "pool"),
      Self.memory("K1", "LocalVariable", "stack") + #","of":"\#(request)""#,
    ]
    let asked = [Self.asked("R1", "PENDING"), Self.asked("R2", "SUCCESS")]
    let over = [Self.ended("K1", "Return"), Self.ended("R2", "NdisFreeMemory"), Self.answered]
    #expect(try findings(made + asked + over).map(\.rule) == rules)
  }

  @Test func `a local variable is a buffer if somebody below uses it, R39`() throws {
    let begun = [
      Self.memory("R1", "NdisAllocateMemory", "pool"),
      Self.memory("K1", "LocalVariable", "stack"), Self.asked("R1", "PENDING"),
    ]
    let gone = Self.ended("K1", "Return")
    #expect(try findings(begun + [gone, Self.answered]).map(\.rule) == [])
    #expect(try findings(begun + [Self.read("K1", by: "m"), Self.answered, gone]).isEmpty)
    let used = try findings(begun + [gone, Self.read("K1", by: "m"), Self.answered])
    #expect(used.map(\.rule) == ["R39"] && used.map(\.index) == [4])
    #expect(used.first?.evidence.map(\.index) == [1, 2, 3, 4, 5])
    #expect(used.first?.sentence.hasPrefix("The function returns, and K1 on its stack") == true)
    let other = try findings(begun + [gone, Self.read("K1", by: "p"), Self.answered])
    #expect(other.isEmpty)
  }

  // MARK: - Interrupts

  @Test func `a DPC that names no adapter serves the card of its handler, R62`() throws {
    let interrupt = """
      "e":"irq","call":"ServiceRoutine","at":"ndis","adp":"a1","irql":"DIRQL"
      "e":"do","call":"KeInsertQueueDpc","at":"ndis","adp":"a1"
      "e":"leave","call":"ServiceRoutine"
      """
    let begins = #""e":"irq","call":"HandleDeferredProcessing","at":"ndis","irql":"DISPATCH""#
    func handled(_ adapter: String) -> String {
      """
      "e":"enter","call":"MiniportHandleInterrupt","to":"m","adp":"\(adapter)"
      "e":"leave","call":"MiniportHandleInterrupt"
      """
    }
    let ends = Self.leave("HandleDeferredProcessing")
    let served = [begins, handled("a1"), ends].joined(separator: "\n")
    #expect(try broken(interrupt, served, interrupt, served) == [])
    #expect(try broken(interrupt, interrupt, served) == ["R62"])
    let other = [begins, handled("v1"), ends].joined(separator: "\n")
    #expect(try broken(interrupt, other, interrupt, served) == ["R62"])
    let late = [begins, interrupt, handled("a1"), ends].joined(separator: "\n")
    #expect(try broken(late, interrupt, served) == ["R62"])
  }
}
