import Events
import Replay
import Testing
import Traces
import Verification

/// Who gives back what is not the one who owes it, or not yet: the one who is wrong is named, and nobody else.
struct WhatIsOwedTests {
  private static let header = """
    {"ndt":1,"schema":"1.0","title":"by hand","source":{"kind":"other"},\
    "clock":{"unit":"ns","kind":"virtual"},"topology":{"components":[\
    {"id":"p","kind":"protocol"},{"id":"ndis","kind":"ndis"},{"id":"f","kind":"filter"},\
    {"id":"i","kind":"im"},{"id":"m","kind":"miniport","queues":[{"id":"q"}]}],\
    "adapters":[{"id":"a1","miniport":"m"},{"id":"a2","miniport":"i"}],\
    "bindings":[{"id":"b1","protocol":"p","adapter":"a1"},\
    {"id":"b2","protocol":"i","adapter":"a1"},{"id":"b3","protocol":"p","adapter":"a2"}],\
    "modules":[{"id":"m1","filter":"f","adapter":"a1","position":1},\
    {"id":"m2","filter":"f","adapter":"a1","position":2}]}}
    """

  /// The rules that some parts of a trace break, one after the other, as they are found in a recording.
  private func broken(_ parts: String...) throws -> [String] {
    let lines = parts.flatMap { $0.split(separator: "\n") }.enumerated().map { number, line in
      "{\"t\":\((number + 1) * 100),\(line)}"
    }
    let text = ([Self.header] + lines + ["{\"t\":99999,\"e\":\"end\",\"n\":\(lines.count)}"])
      .joined(separator: "\n")
    let history = try Trace(text: Array((text + "\n").utf8)).history
    let told = Testimony(of: history, isSimulated: false)
    return Judgement(Timeline(history), told).findings.map(\.rule)
  }

  // MARK: - A filter with handlers for one way only

  @Test func `a filter that only hears of completions may pass them up`() throws {
    #expect(
      try broken(
        """
        "e":"do","call":"NdisAllocateNetBufferList","at":"p","obj":"N1","own":"p","life":"new"
        "e":"enter","call":"NdisSendNetBufferLists","from":"p","to":"ndis","bind":"b1","obj":"N1","own":"ndis"
        "e":"enter","call":"MiniportSendNetBufferLists","to":"m","adp":"a1","obj":"N1","own":"m"
        "e":"leave","call":"MiniportSendNetBufferLists"
        "e":"leave","call":"NdisSendNetBufferLists"
        "e":"enter","call":"NdisMSendNetBufferListsComplete","from":"m","to":"ndis","adp":"a1","obj":"N1","own":"ndis","st":"SUCCESS"
        "e":"enter","call":"FilterSendNetBufferListsComplete","to":"f","mod":"m1","obj":"N1","own":"f","st":"SUCCESS"
        "e":"enter","call":"NdisFSendNetBufferListsComplete","to":"ndis","mod":"m1","obj":"N1","own":"ndis","st":"SUCCESS"
        "e":"enter","call":"ProtocolSendNetBufferListsComplete","to":"p","bind":"b1","obj":"N1","own":"p","st":"SUCCESS"
        "e":"do","call":"NdisFreeNetBufferList","at":"p","obj":"N1","own":"","life":"free"
        "e":"leave","call":"ProtocolSendNetBufferListsComplete"
        "e":"leave","call":"NdisFSendNetBufferListsComplete"
        "e":"leave","call":"FilterSendNetBufferListsComplete"
        "e":"leave","call":"NdisMSendNetBufferListsComplete"
        """
      ).isEmpty)
  }

  @Test func `a filter that only hears of returns may pass them down`() throws {
    #expect(
      try broken(
        """
        "e":"do","call":"NdisAllocateNetBufferList","at":"m","obj":"N1","own":"m","life":"new"
        "e":"enter","call":"NdisMIndicateReceiveNetBufferLists","from":"m","to":"ndis","adp":"a1","obj":"N1","own":"ndis"
        "e":"enter","call":"ProtocolReceiveNetBufferLists","to":"p","bind":"b1","obj":"N1","own":"p"
        "e":"leave","call":"ProtocolReceiveNetBufferLists"
        "e":"leave","call":"NdisMIndicateReceiveNetBufferLists"
        "e":"enter","call":"NdisReturnNetBufferLists","from":"p","to":"ndis","bind":"b1","obj":"N1","own":"ndis"
        "e":"enter","call":"FilterReturnNetBufferLists","to":"f","mod":"m1","obj":"N1","own":"f"
        "e":"enter","call":"NdisFReturnNetBufferLists","to":"ndis","mod":"m1","obj":"N1","own":"ndis"
        "e":"enter","call":"MiniportReturnNetBufferLists","to":"m","adp":"a1","obj":"N1","own":"m"
        "e":"leave","call":"MiniportReturnNetBufferLists"
        "e":"leave","call":"NdisFReturnNetBufferLists"
        "e":"leave","call":"FilterReturnNetBufferLists"
        "e":"leave","call":"NdisReturnNetBufferLists"
        "e":"do","call":"NdisFreeNetBufferList","at":"m","obj":"N1","own":"","life":"free"
        """
      ).isEmpty)
  }

  // MARK: - An intermediate driver that passes the original itself on

  private static let passedOn = """
    "e":"do","call":"NdisAllocatePacket","at":"p","obj":"P1","own":"p","life":"new"
    "e":"enter","call":"NdisSend","from":"p","to":"ndis","bind":"b3","obj":"P1","own":"ndis"
    "e":"enter","call":"MiniportSend","to":"i","adp":"a2","obj":"P1","own":"i"
    "e":"enter","call":"NdisSend","to":"ndis","bind":"b2","obj":"P1","own":"ndis"
    "e":"enter","call":"MiniportSend","to":"m","adp":"a1","obj":"P1","own":"m"
    "e":"leave","call":"MiniportSend","obj":"P1","st":"PENDING"
    "e":"leave","call":"NdisSend","obj":"P1","st":"PENDING"
    """

  private static let completedAbove = """
    "e":"enter","call":"NdisMSendComplete","from":"i","to":"ndis","adp":"a2","obj":"P1","own":"ndis","st":"SUCCESS"
    "e":"enter","call":"ProtocolSendComplete","to":"p","bind":"b3","obj":"P1","own":"p","st":"SUCCESS"
    "e":"do","call":"NdisFreePacket","at":"p","obj":"P1","own":"","life":"free"
    "e":"leave","call":"ProtocolSendComplete","obj":"P1"
    "e":"leave","call":"NdisMSendComplete","obj":"P1"
    """

  private static let sendsReturn = """
    "e":"leave","call":"MiniportSend","obj":"P1","st":"PENDING"
    "e":"leave","call":"NdisSend","obj":"P1","st":"PENDING"
    """

  private static let comesBack = """
    "e":"enter","call":"NdisMSendComplete","from":"m","to":"ndis","adp":"a1","obj":"P1","own":"ndis","st":"SUCCESS"
    "e":"enter","call":"ProtocolSendComplete","to":"i","bind":"b2","obj":"P1","own":"i","st":"SUCCESS"
    """

  private static let backReturns = """
    "e":"leave","call":"ProtocolSendComplete","obj":"P1"
    "e":"leave","call":"NdisMSendComplete","obj":"P1"
    """

  @Test func `who completes an original that is still below breaks R67, and its sender nothing`()
    throws
  {
    #expect(try broken(Self.passedOn, Self.completedAbove, Self.sendsReturn) == ["R67"])
  }

  @Test func `an original that has come back is completed above`() throws {
    let rules = try broken(
      Self.passedOn, Self.sendsReturn, Self.comesBack, Self.completedAbove, Self.backReturns)
    #expect(rules == [])
  }

  @Test func `an answer that the trace does not tell may have given the original back`() throws {
    let untold = Self.passedOn.replacing(#","st":"PENDING""#, with: "")
    #expect(try !broken(untold, Self.completedAbove, Self.sendsReturn).contains("R67"))
  }

  // MARK: - A filter that completes

  private static let sentByProtocol = """
    "e":"do","call":"NdisAllocateNetBufferList","at":"p","obj":"N1","own":"p","life":"new"
    "e":"enter","call":"NdisSendNetBufferLists","from":"p","to":"ndis","bind":"b1","obj":"N1","own":"ndis"
    """

  private static func passedDown(by module: String) -> String {
    """
    "e":"enter","call":"FilterSendNetBufferLists","to":"f","mod":"\(module)","obj":"N1","own":"f"
    "e":"enter","call":"NdisFSendNetBufferLists","to":"ndis","mod":"\(module)","obj":"N1","own":"ndis"
    """
  }

  private static func passedUp(by module: String) -> String {
    """
    "e":"enter","call":"FilterSendNetBufferListsComplete","to":"f","mod":"\(module)","obj":"N1","own":"f","st":"SUCCESS"
    "e":"enter","call":"NdisFSendNetBufferListsComplete","to":"ndis","mod":"\(module)","obj":"N1","own":"ndis","st":"SUCCESS"
    """
  }

  private static let reachesMiniport = """
    "e":"enter","call":"MiniportSendNetBufferLists","to":"m","adp":"a1","obj":"N1","own":"m"
    "e":"leave","call":"MiniportSendNetBufferLists"
    """

  private static let leavesMiniport = """
    "e":"enter","call":"NdisMSendNetBufferListsComplete","from":"m","to":"ndis","adp":"a1","obj":"N1","own":"ndis","st":"SUCCESS"
    """

  private static let reachesProtocol = """
    "e":"enter","call":"ProtocolSendNetBufferListsComplete","to":"p","bind":"b1","obj":"N1","own":"p","st":"SUCCESS"
    "e":"do","call":"NdisFreeNetBufferList","at":"p","obj":"N1","own":"","life":"free"
    "e":"leave","call":"ProtocolSendNetBufferListsComplete"
    """

  /// The returns of some calls.
  private static func leaving(_ calls: String...) -> String {
    calls.map { #""e":"leave","call":"\#($0)""# }.joined(separator: "\n")
  }

  @Test func `a filter that completes what it has passed down breaks R10, and the sender nothing`()
    throws
  {
    let rules = try broken(
      Self.sentByProtocol, Self.passedDown(by: "m1"), Self.reachesMiniport,
      Self.leaving("NdisFSendNetBufferLists"),
      #""e":"enter","call":"NdisFSendNetBufferListsComplete","from":"f","to":"ndis","mod":"m1","obj":"N1","own":"ndis","st":"SUCCESS""#,
      Self.reachesProtocol,
      Self.leaving(
        "NdisFSendNetBufferListsComplete", "FilterSendNetBufferLists", "NdisSendNetBufferLists"))
    #expect(rules == ["R10"])
  }

  @Test func `a filter that stands in a stack twice completes twice what it has passed down twice`()
    throws
  {
    let rules = try broken(
      Self.sentByProtocol, Self.passedDown(by: "m2"), Self.passedDown(by: "m1"),
      Self.reachesMiniport,
      Self.leaving(
        "NdisFSendNetBufferLists", "FilterSendNetBufferLists", "NdisFSendNetBufferLists",
        "FilterSendNetBufferLists", "NdisSendNetBufferLists"),
      Self.leavesMiniport, Self.passedUp(by: "m1"), Self.passedUp(by: "m2"), Self.reachesProtocol,
      Self.leaving(
        "NdisFSendNetBufferListsComplete", "FilterSendNetBufferListsComplete",
        "NdisFSendNetBufferListsComplete", "FilterSendNetBufferListsComplete",
        "NdisMSendNetBufferListsComplete"))
    #expect(rules == [])
  }

  private static let madeByFilter = """
    "e":"do","call":"NdisAllocateNetBufferList","at":"f","obj":"N1","own":"f","life":"new"
    """

  private static let sentByFilter: String =
    madeByFilter + "\n" + """
      "e":"enter","call":"NdisFSendNetBufferLists","from":"f","to":"ndis","mod":"m1","obj":"N1","own":"ndis"
      """ + "\n" + reachesMiniport + "\n" + leaving("NdisFSendNetBufferLists")

  private static let freedByFilter: String =
    leavesMiniport + "\n" + """
      "e":"enter","call":"FilterSendNetBufferListsComplete","to":"f","mod":"m1","obj":"N1","own":"f","st":"SUCCESS"
      "e":"do","call":"NdisFreeNetBufferList","at":"f","obj":"N1","own":"","life":"free"
      """

  private static let freedReturns: String = leaving(
    "FilterSendNetBufferListsComplete", "NdisMSendNetBufferListsComplete")

  private static let completedByFilter: String =
    """
    "e":"enter","call":"NdisFSendNetBufferListsComplete","from":"f","to":"ndis","mod":"m1","obj":"N1","st":"SUCCESS"
    """ + "\n" + leaving("NdisFSendNetBufferListsComplete")

  @Test func `a filter frees its own list, and does not complete it upward`() throws {
    let sent = Self.sentByFilter
    let freed = Self.freedByFilter
    #expect(try broken(sent, freed, Self.freedReturns) == [])
    #expect(try broken(sent, freed, Self.completedByFilter, Self.freedReturns) == ["R02"])
    #expect(try broken(sent, Self.completedByFilter, freed, Self.freedReturns) == ["R10"])
    #expect(try broken(Self.madeByFilter, Self.completedByFilter) == ["R10"])
  }

  // MARK: - Received lists

  /// A list goes up to the protocol, with these flags below the filter and above it.
  private static func received(_ below: String, _ above: String) -> String {
    """
    "e":"do","call":"NdisAllocateNetBufferList","at":"m","obj":"N1","own":"m","life":"new"
    "e":"enter","call":"NdisMIndicateReceiveNetBufferLists","from":"m","to":"ndis","adp":"a1","obj":"N1"\(below)
    "e":"enter","call":"FilterReceiveNetBufferLists","to":"f","mod":"m1","obj":"N1"\(below)
    "e":"enter","call":"NdisFIndicateReceiveNetBufferLists","to":"ndis","mod":"m1","obj":"N1"\(above)
    "e":"enter","call":"ProtocolReceiveNetBufferLists","to":"p","bind":"b1","obj":"N1"\(above)
    """ + "\n"
      + leaving(
        "ProtocolReceiveNetBufferLists", "NdisFIndicateReceiveNetBufferLists",
        "FilterReceiveNetBufferLists", "NdisMIndicateReceiveNetBufferLists")
  }

  private static let lent = #","flags":"RESOURCES""#

  private static let returned: String =
    """
    "e":"enter","call":"NdisReturnNetBufferLists","from":"p","to":"ndis","bind":"b1","obj":"N1","own":"ndis"
    "e":"enter","call":"FilterReturnNetBufferLists","to":"f","mod":"m1","obj":"N1","own":"f"
    "e":"enter","call":"NdisFReturnNetBufferLists","to":"ndis","mod":"m1","obj":"N1","own":"ndis"
    "e":"enter","call":"MiniportReturnNetBufferLists","to":"m","adp":"a1","obj":"N1","own":"m"
    """ + "\n"
    + leaving(
      "MiniportReturnNetBufferLists", "NdisFReturnNetBufferLists", "FilterReturnNetBufferLists",
      "NdisReturnNetBufferLists")

  @Test func `a list that was lent is not returned when its call is over either, R31`() throws {
    #expect(try broken(Self.received("", ""), Self.returned) == [])
    #expect(try broken(Self.received(Self.lent, Self.lent)) == [])
    #expect(try broken(Self.received(Self.lent, Self.lent), Self.returned) == ["R31"])
    #expect(try broken(Self.received(Self.lent, ""), Self.returned) == ["R31"])
    #expect(try broken(Self.received("", ""), Self.returned, Self.returned) == ["R28"])
  }

  @Test func `who returns a list of its own that it never received breaks R28`() throws {
    let rules = try broken(
      """
      "e":"do","call":"NdisAllocateNetBufferList","at":"p","obj":"N1","own":"p","life":"new"
      "e":"do","call":"NdisFreeNetBufferList","at":"p","obj":"N1","own":"","life":"free"
      "e":"enter","call":"NdisReturnNetBufferLists","from":"p","to":"ndis","bind":"b1","obj":"N1"
      """, Self.leaving("NdisReturnNetBufferLists"))
    #expect(rules == ["R28"])
  }

  // MARK: - Received packets

  @Test(arguments: [
    ("RESOURCES", 0, ["R23"]), ("SUCCESS", 0, ["R20"]), ("SUCCESS", 1, []),
  ])
  func `a packet that was lent is not returned when its indication is over either, R23`(
    status: String, count: Int, rules: [String]
  ) throws {
    let found = try broken(
      """
      "e":"do","call":"NdisAllocatePacket","at":"m","obj":"P1","own":"m","life":"new"
      "e":"do","call":"NDIS_SET_PACKET_STATUS","at":"m","obj":"P1","st":"\(status)"
      "e":"enter","call":"NdisMIndicateReceivePacket","from":"m","to":"ndis","adp":"a1","obj":"P1"
      "e":"enter","call":"ProtocolReceivePacket","to":"p","bind":"b1","obj":"P1"
      "e":"leave","call":"ProtocolReceivePacket","obj":"P1","ret":\(count)
      "e":"leave","call":"NdisMIndicateReceivePacket","obj":"P1"
      "e":"enter","call":"NdisReturnPackets","from":"p","to":"ndis","bind":"b1","obj":"P1"
      "e":"leave","call":"NdisReturnPackets"
      """)
    #expect(found == rules)
  }

  @Test func `what ProtocolReceive shows is lent, whatever its status, R23`() throws {
    let shown = """
      "e":"do","call":"NdisCopyFromPacketToPacket","at":"ndis","obj":"P1","own":"ndis","life":"new"
      "e":"enter","call":"ProtocolReceive","from":"ndis","to":"p","bind":"b1","obj":"P1"
      """
    let returned = """
      "e":"enter","call":"NdisReturnPackets","from":"p","to":"ndis","bind":"b1","obj":"P1"
      "e":"leave","call":"NdisReturnPackets"
      """
    let leaves = #""e":"leave","call":"ProtocolReceive","obj":"P1""#
    #expect(try broken(shown, leaves) == [])
    #expect(try broken(shown, returned, leaves) == ["R23"])
  }
}
