import Events
import Replay
import Terminal
import Testing

@testable import Views

/// The lives of packets are told by their events.
struct LivesViewTests {
  @Test func `a send that is completed inside of the call`() throws {
    let timeline = try Shipped.named("s02b-send-nested").timeline
    let life = try #require(PacketLives(timeline.moment(10)).lives.first)
    #expect(life.object == ObjectID(.packet, 1) && life.isOver && !life.isCutAtStart)
    #expect(life.shape.hasPrefix("a▼▼q") && life.shape.hasSuffix("f"))
    #expect(life.shape.contains("c") && !life.shape.contains("P"))
    let pended = try Shipped.named("s02-send-pending").timeline
    #expect(PacketLives(pended.moment(10)).lives.first?.shape == "a▼▼qPPw▲cf")
  }

  @Test(arguments: ["s02d-send-array", "s18-send"])
  func `packets of one IRP have a frame each`(name: String) throws {
    let timeline = try Shipped.named(name).timeline
    let lives = PacketLives(timeline.moment(timeline.count)).lives
    let sent = lives.map { life in life.signs.filter { $0.sign == .wire }.map(\.index) }
    #expect(sent.count > 1 && sent.allSatisfy { $0.count == 1 })
    #expect(Set(sent).count == sent.count)
  }

  @Test func `the frame of a packet is the frame of what that was made for`() throws {
    let timeline = try Shipped.named("s13-own-send-pending").timeline
    let lives = PacketLives(timeline.moment(timeline.count)).lives
    let sent = lives.map { life in life.signs.filter { $0.sign == .wire }.map(\.index) }
    #expect(sent.count == 2 && sent[0].count == 1 && sent[0] == sent[1])
  }

  @Test(arguments: Shipped.all)
  func `every packet has one life from its beginning to its end`(shipped: Shipped) {
    let timeline = shipped.timeline
    let lives = PacketLives(timeline.moment(timeline.count / 2)).lives
    let born = (0..<timeline.count).filter { timeline.history[$0].life == .new }
      .flatMap(timeline.history.objects)
      .filter { $0.kind == .packet || $0.kind == .netBufferList }
    #expect(lives.filter { !$0.isCutAtStart }.map(\.object) == born, "\(shipped)")
    for life in lives {
      let indices = life.signs.map(\.index)
      #expect(indices == indices.sorted(), "\(shipped) \(life.object)")
      guard life.isOver else { continue }
      #expect(life.signs.last?.sign == .freed || life.signs.last?.sign == .dropped)
    }
  }

  @Test func `where there is no packet, keys are named only where they lead on`() throws {
    let timeline = try SmallTrace.timeline([#"{"t":1,"e":"inject","call":"ReadFile","at":"nic"}"#])
    func text(at position: Int, isGrowing: Bool) -> String {
      var scene = Scene(timeline.moment(position), title: "")
      scene.view = .dna
      scene.isGrowing = isGrowing
      return scene.canvas(Size(rows: 24, columns: 100)).text()
    }
    #expect(text(at: 1, isGrowing: false).contains("no net buffer list is in this run"))
    #expect(!text(at: 1, isGrowing: false).contains("l goes on"))
    #expect(text(at: 0, isGrowing: false).contains("l goes on"))
    #expect(text(at: 1, isGrowing: true).contains("l goes on"))
  }

  @Test func `packets of one shape share a row, and the row leads to the first`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(at: "MiniportSend 4")
    var scene = Scene(moment, title: "")
    scene.view = .dna
    scene.focus = .main
    let rows = SceneRows(scene)
    #expect(rows.count > 0 && rows.count < PacketLives(moment).lives.count)
    let first = rows.object(0)
    let position = try #require(rows.position(0))
    #expect(moment.timeline.history.objects(of: position - 1).contains(first))
    #expect(moment.timeline.history[position - 1].life == .new)
  }

  @Test func `behind the life of the packet of the step stands why its name is there`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(at: "MiniportSend 4")
    var scene = Scene(moment, title: "")
    scene.view = .dna
    let text = scene.canvas(Size(rows: 24, columns: 100)).text()
    #expect(text.contains("  this step: P"))
  }

  @Test func `the legend says that a life goes on where one does`() throws {
    let moves = [
      #"{"t":1,"e":"do","call":"NdisAllocatePacket","at":"packet","obj":"P1","own":"packet","life":"new"}"#,
      #"{"t":2,"e":"do","call":"NdisFreePacket","at":"packet","obj":"P1","own":"","life":"free"}"#,
    ]
    func text(_ lines: [String], _ tier: GlyphTier = .full) throws -> String {
      let timeline = try SmallTrace.timeline(lines)
      var scene = Scene(timeline.moment(timeline.count), title: "")
      scene.view = .dna
      return scene.canvas(Size(rows: 24, columns: 100)).text(tier: tier)
    }
    #expect(try text([moves[0]]).contains("a new  … goes on"))
    #expect(try text([moves[0]], .ascii).contains("a new  > goes on"))
    let whole = try text(moves)
    #expect(whole.contains("a new") && !whole.contains("goes on"))
  }

  @Test func `the window does not move with every step`() throws {
    let steps = (1...20_000).map { #"{"t":\#($0),"e":"do","call":"InsertTailList","at":"nic"}"# }
    let timeline = try SmallTrace.timeline(steps)
    let windows = stride(from: 9_000, to: 12_000, by: 100).map {
      PacketLives(timeline.moment($0)).window
    }
    #expect(Set(windows).count == 1)
    #expect(windows[0].count <= 8_192 && windows[0].contains(9_000) && windows[0].contains(12_000))
  }
}
