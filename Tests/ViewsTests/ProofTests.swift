import Events
import Replay
import Testing
import Verification

@testable import Views

/// What must always be true is true in every sound scenario, and is seen to be false where a driver breaks it.
struct ProofTests {
  @Test(arguments: Shipped.all.filter { !$0.isBroken })
  func `all adds up at every moment of a sound scenario`(shipped: Shipped) {
    for moment in shipped.moments {
      let broken = Proof(moment).claims.filter { !$0.holds }
      if !broken.isEmpty { Issue.record("\(shipped) at \(moment.position): \(broken)") }
    }
  }

  @Test func `a packet that is queued and gone breaks the sums where it goes`() throws {
    let shipped = try Shipped.named("w03-foreign-packet-queued")
    let first = try #require(shipped.moments.first { $0.claims.contains { !$0.holds } })
    #expect(first.lexicon.name(first.event?.call ?? .none) == "NdisReinitializePacket")
    #expect(
      first.claims.filter { !$0.holds }.map(\.text) == [
        "P1 is gone, but it stands in b1.RcvPackets"
      ])
    #expect(Proof(first).verdict.text == " !  1 does not add up")
  }

  @Test func `a bug that breaks no sum is left to the rules`() {
    let broken = Shipped.all.filter { $0.isBroken && $0.moments.contains { !$0.adds } }
    #expect(
      broken.map(\.name) == [
        "01-protocol/broken/r20-packet-returns-twice", "01-protocol/broken/r22-packet-queues-lent",
        "01-protocol/broken/r54-packet-leaves-cancel-routine",
        "01-protocol/broken/s12-no-wait-unbind", "01-protocol/broken/w03-foreign-packet-queued",
        "03-filter/broken/r28-ndislwf-forgets-dropped", "03-filter/broken/r31-ndisprot-keeps-lent",
        "03-filter/broken/r41-ndislwf-keeps-while-paused",
        "03-filter/broken/r83-ndislwf-sends-while-attaching",
      ])
  }

  @Test(arguments: [
    ("s12-no-wait-unbind", "b1 is gone, and b1.io is 1"),
    ("r28-ndislwf-forgets-dropped", "ndislwf has paused and still holds N1"),
    ("r41-ndislwf-keeps-while-paused", "ndislwf has paused and still holds N1"),
    (
      "r83-ndislwf-sends-while-attaching",
      "ndislwf has paused, and its N1 is still with somebody else"
    ),
  ])
  func `where the findings say that a sum fails, the proof line says so too`(
    name: String, words: String
  ) throws {
    let timeline = try Shipped.named(name).timeline
    var findings = Findings()
    while !findings.isFinished(timeline) { findings.advance(timeline, .max) }
    let breach = try #require(
      findings.all.first { if case .breach = $0.kind { true } else { false } })
    #expect(Moment(timeline, at: breach.index).adds)
    let broken = Moment(timeline, at: breach.index + 1).claims.filter { !$0.holds }
    #expect(broken.map(\.text) == [words])
    #expect(
      Proof.breaking(before: breach.index + 1, in: timeline)
        == Proof.Break(index: breach.index, claim: words))
  }

  @Test func `who has paused and gives back what it held adds up again, also with later lists`()
    throws
  {
    let topology = """
      "components":[{"id":"ndis","kind":"ndis"},{"id":"flt","kind":"filter","ndis":6},\
      {"id":"nic","kind":"miniport","ndis":6}],"adapters":[{"id":"a1","miniport":"nic"}],\
      "modules":[{"id":"m1","filter":"flt","adapter":"a1","position":1,\
      "machines":{"state":"Running"}}]
      """
    let lines = [
      #"{"t":1,"e":"own","at":"nic","obj":"N1","own":"nic","life":"new"}"#,
      #"{"t":2,"e":"own","at":"flt","obj":"N1","own":"flt"}"#,
      #"{"t":3,"e":"state","at":"m1.state","st":"Paused"}"#,
      #"{"t":4,"e":"own","at":"nic","obj":"N1","own":"nic"}"#,
      #"{"t":5,"e":"own","at":"nic","obj":"N2","own":"nic","life":"new"}"#,
      #"{"t":6,"e":"own","at":"flt","obj":"N2","own":"flt"}"#,
    ]
    let timeline = try SmallTrace.timeline(lines, topology: topology)
    let adds = (0...6).map { timeline.moment($0).claims.allSatisfy(\.holds) }
    #expect(adds == [true, true, true, false, true, true, true])
  }

  @Test func `nothing is said to add up on a machine that has stopped`() throws {
    let shipped = try Shipped.named("s12-no-wait-unbind")
    let moment = shipped.timeline.moment(shipped.timeline.count)
    #expect(Proof(moment).verdict.text == " !  the machine stopped")
  }

  @Test func `what is queued twice, kept against the rules or miscounted is found`() throws {
    let allocate =
      #"{"t":1,"e":"do","call":"NdisAllocatePacket","at":"packet","obj":"P1","own":"packet","life":"new","pool":"b1.packets","used":1}"#
    let insert = { (queue: String) in
      #"{"t":2,"e":"do","call":"InsertTailList","at":"packet","obj":"P1","q":"\#(queue)","op":"in"}"#
    }
    let own = { (owner: String) in #"{"t":3,"e":"own","at":"packet","obj":"P1","own":"\#(owner)"}"#
    }
    #expect(
      try broken([allocate, insert("b1.q"), insert("b1.r")]) == ["an object stands in two queues"])
    #expect(
      try broken([allocate, insert("b1.q"), own("nic")]) == ["nic owns P1, but it stands in b1.q"])
    #expect(try broken([allocate, own("")]) == ["P1 has no owner"])
    #expect(
      try broken([
        allocate, #"{"t":4,"e":"do","call":"Leak","at":"packet","pool":"b1.packets","used":2}"#,
      ])
        == ["pool says 2, 1 packets live"])
    #expect(try broken([allocate, insert("b1.q")]) == [])
  }

  @Test func `nothing is claimed about a pool that was in use before the recording began`() throws {
    let free =
      #"{"t":1,"e":"do","call":"NdisFreePacket","at":"packet","obj":"P9","pool":"b1.packets","used":0}"#
    #expect(try broken([free], usedBefore: 1) == [])
    #expect(try broken([free.replacing("\"used\":0", with: "\"used\":1")], usedBefore: 0) != [])
  }

  /// The claims that do not hold behind some lines.
  private func broken(_ lines: [String], usedBefore: Int = 0) throws -> [String] {
    let topology = """
      "components":[{"id":"packet","kind":"protocol"},{"id":"ndis","kind":"ndis"},\
      {"id":"nic","kind":"miniport"}],"adapters":[{"id":"a1","miniport":"nic"}],\
      "bindings":[{"id":"b1","protocol":"packet","adapter":"a1","queues":[{"id":"q"},{"id":"r"}],\
      "pools":[{"id":"packets","size":4,"used":\(usedBefore)}]}]
      """
    let timeline = try SmallTrace.timeline(lines, topology: topology)
    return timeline.moment(timeline.count).claims.filter { !$0.holds }.map(\.text)
  }

  @Test func `the event that breaks a claim is found by halving the time`() throws {
    let timeline = try Shipped.named("w03-foreign-packet-queued").timeline
    let position = try timeline.moment(at: "InsertTailList 2").position
    let found = try #require(Proof.breaking(before: position, in: timeline))
    let before = Proof(Moment(timeline, at: found.index)).claims
    let behind = Proof(Moment(timeline, at: found.index + 1)).claims
    #expect(before.allSatisfy(\.holds) && behind.contains { !$0.holds && $0.text == found.claim })
    let sound = try Shipped.named("s02-send-pending").timeline
    #expect(Proof.breaking(before: sound.count, in: sound) == nil)
    #expect(Proof.breaking(before: 0, in: sound) == nil)
  }
}

extension Moment {
  fileprivate var claims: [Proof.Claim] { Proof(self).claims }
  fileprivate var adds: Bool { claims.allSatisfy(\.holds) }
}
