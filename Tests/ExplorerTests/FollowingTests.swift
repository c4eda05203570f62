import Events
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

struct FollowingTests {
  /// A walk that stands where packet 1 was created, and follows it.
  private func followingP1() throws -> (Walk, ObjectID) {
    var walk = try Walk(recorded: "s02")
    walk.go(to: try #require(walk.positions(.action, "NdisAllocatePacket").first))
    walk.press(.function(6))
    return (walk, try #require(ObjectID("P1")))
  }

  @Test func `F6 follows the object of the step, and ends that`() throws {
    var (walk, packet) = try followingP1()
    #expect(walk.session.attention.followed == packet)
    #expect(walk.text.contains("follows P1"))
    walk.press(.function(6))
    #expect(walk.session.attention.followed == .none)
  }

  @Test func `F6 says when the step is about nothing`() throws {
    var walk = try Walk(recorded: "s02")
    walk.press(.function(6))
    #expect(walk.session.attention.followed == .none)
    #expect(walk.message.hasPrefix("This step is about no object."))
  }

  @Test func `hops of a packet are its owners and queues, and the same ones backward`() throws {
    var (walk, packet) = try followingP1()
    var hops = [walk.position]
    while true {
      walk.type(">")
      guard walk.position > hops[hops.count - 1] else { break }
      hops.append(walk.position)
      #expect(walk.timeline.isAbout(packet, walk.position - 1))
    }
    #expect(walk.message == "P1 has no hop after this one.")
    let calls = hops.map { walk.timeline.history.lexicon.name(walk.timeline.history[$0 - 1].call) }
    #expect(
      calls == [
        "NdisAllocatePacket", "NdisSend", "MiniportSend", "InsertTailList", "RemoveHeadList",
        "NdisMSendComplete", "ProtocolSendComplete", "NdisFreePacket",
      ])
    var back: [Int] = []
    for _ in hops.dropFirst() {
      walk.type("<")
      back.append(walk.position)
    }
    #expect(back == hops.dropLast().reversed())
  }

  @Test func `events about a packet are all visited in both directions`() throws {
    var (walk, packet) = try followingP1()
    let all = (0..<walk.timeline.count).filter { walk.timeline.isAbout(packet, $0) }.map { $0 + 1 }
    for position in all.dropFirst() {
      walk.type("*")
      #expect(walk.position == position)
    }
    walk.type("*")
    #expect(walk.message == "No event after this one is about P1.")
    for position in all.dropLast().reversed() {
      walk.type("#")
      #expect(walk.position == position)
    }
  }

  @Test func `j picks what the layers hold, one after the other, and Escape unpicks`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 30)
    var picked: [ObjectID] = []
    repeat {
      walk.type("j")
      picked.append(walk.session.attention.picked)
    } while picked.count < 20 && walk.session.attention.picked != picked.first || picked.count == 1
    #expect(Set(picked).count > 2)
    walk.type("k")
    #expect(walk.session.attention.picked == picked[picked.count - 2])
    walk.press(.escape)
    #expect(walk.session.attention.picked == .none)
  }

  @Test func `a picked object goes before the followed one`() throws {
    var (walk, packet) = try followingP1()
    walk.go(to: 30)
    walk.type("j")
    let picked = walk.session.attention.picked
    try #require(picked != packet && picked != .none)
    walk.type("*")
    #expect(walk.timeline.isAbout(picked, walk.position - 1))
  }

  // MARK: - What belongs together

  @Test(arguments: ["recorded", "live"])
  func `a send leads to its completion and back`(kind: String) throws {
    var walk = try kind == "live" ? Walk(live: "s02") : Walk(recorded: "s02")
    walk.go(to: 8)
    #expect(walk.call == "NdisSend")
    walk.type("%")
    #expect(walk.call == "ProtocolSendComplete")
    #expect(walk.event?.kind == .enter)
    walk.type("%")
    #expect(walk.position == 8)
  }

  @Test(arguments: ["recorded", "live"])
  func `a call of the miniport leads to its completion by NDIS`(kind: String) throws {
    var walk = try kind == "live" ? Walk(live: "s02") : Walk(recorded: "s02")
    walk.go(to: 9)
    #expect(walk.call == "MiniportSend")
    walk.type("%")
    #expect(walk.call == "NdisMSendComplete")
  }

  @Test(arguments: ["recorded", "live"])
  func `a send that is done at once leads to its return`(kind: String) throws {
    var walk = try kind == "live" ? Walk(live: "s01") : Walk(recorded: "s01")
    while walk.call != "NdisSend", walk.message.isEmpty { walk.type("l") }
    let enter = walk.position
    walk.type("%")
    #expect(walk.call == "NdisSend" && walk.event?.kind == .leave)
    walk.type("%")
    #expect(walk.position == enter)
  }

  @Test func `every return leads to its call`() throws {
    var walk = try Walk(recorded: "s02b")
    let history = walk.timeline.history
    let leaves = (0..<history.count).filter { history[$0].kind == .leave }
    try #require(!leaves.isEmpty)
    for index in leaves {
      walk.go(to: index + 1)
      let leave = history[index]
      walk.type("%")
      #expect(walk.event?.call == leave.call && walk.event?.kind.opensCall == true)
    }
  }

  @Test func `what belongs to nothing says so`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 4)
    walk.type("%")
    #expect(walk.position == 4)
    #expect(walk.message.hasPrefix("Nothing belongs to this event"))
  }
}
