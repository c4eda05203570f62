import Events
import Replay
import Terminal
import Testing

@testable import Views

/// The inspector knows every object at every moment.
struct InspectorTreeTests {
  @Test func `a packet shows owner, queue, maker and fellows`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(90)
    #expect(
      rows(moment, "P3").prefix(7) == [
        "packet P3", "owner ne2000", "held for 81.4 µs  since #41",
        "stands in ne2000.MpTx  place 2 of 3", "made by packet  at #37", "made for I3",
        "travels as I3 ",
      ])
  }

  @Test func `a packet does not travel as the other packets of its IRP`() throws {
    let moment = try Shipped.named("s18-send").timeline.moment(27)
    func fellows(_ object: String) -> [String] {
      rows(moment, object).filter { $0.hasPrefix("travels as") }
    }
    #expect(fellows("N1") == ["travels as I1 "])
    #expect(fellows("F2") == ["travels as I1 N2 "])
    #expect(fellows("I1") == ["travels as N1 N2 F2 "])
  }

  @Test func `an object that has just changed hands says whose it was`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(at: "MiniportSend")
    #expect(rows(moment, "P1")[1] == "owner ne2000   was NDIS")
  }

  @Test func `a call says when it returns and what completes it`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(at: "MiniportSend")
    let shown = rows(moment, "")
    #expect(shown.contains("returns at #15 with PENDING"))
    #expect(shown.contains { $0.hasPrefix("completes at #") && $0.hasSuffix("NdisMSendComplete") })
    #expect(shown.contains { $0.hasPrefix("inside of #") && $0.hasSuffix("NdisSend") })
  }

  @Test func `every kind of object has its name and its owner`() throws {
    var kinds: Set<ObjectKind> = []
    for shipped in Shipped.all {
      for moment in shipped.moments.everyThird {
        for object in moment.objects where !object.isList {
          kinds.insert(object.kind)
          let tree = InspectorTree(moment, object, Inspection())
          let isNamed = tree.rows.first?.name == object.kind.name && !object.kind.name.isEmpty
          let hasBody = tree.rows.dropFirst().first.map { ["owner", "state"].contains($0.name) }
          if !isNamed || hasBody != true { Issue.record("\(shipped) \(moment.position) \(object)") }
        }
      }
    }
    #expect(kinds.isSuperset(of: [.packet, .irp, .frame, .request, .event, .mdl, .memory]))
  }

  @Test func `an object that is gone or never was is shown as such`() throws {
    let timeline = try Shipped.named("s01-send-sync").timeline
    let freed = try timeline.moment(at: "NdisFreePacket")
    #expect(rows(freed, "P1")[1] == "state gone since this step")
    #expect(rows(timeline.moment(3), "P77")[1] == "state does not exist here")
    #expect(
      rows(timeline.moment(0), "").allSatisfy { $0.contains("adapter") || $0.contains("binding") })
  }

  @Test func `the fields of a frame open and close, and name their bytes`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(90)
    let object = ObjectID(.packet, 3)
    let closed = InspectorTree(moment, object, Inspection())
    var inspection = Inspection()
    inspection.toggled = ["/contents/Ethernet II"]
    let open = InspectorTree(moment, object, inspection)
    #expect(open.rows.count == closed.rows.count + 3)
    let target = open.rows.first { $0.name == "Destination" }
    #expect(target?.bytes == 0..<6)
    #expect(open.bytes?.object == ObjectID(.irp, 3) && open.bytes?.bytes.count == 60)
  }

  @Test(arguments: [
    // A descriptor is empty until memory that holds the frame is chained to it.
    ("s02-send-pending", "P1", 5, "none yet  made to carry 60 B of I1"),
    ("s02-send-pending", "P1", 6, "60 B  of I1"),
    // Memory of its own is empty until the header is moved, and whole with the transfer.
    ("s05-receive-transfer-data", "M2", 40, "none yet  made to carry 1514 B of F1"),
    ("s05-receive-transfer-data", "P2", 41, "none yet  made to carry 1514 B of F1"),
    ("s05-receive-transfer-data", "M2", 42, "14 of 1514 B so far  of F1"),
    ("s05-receive-transfer-data", "P2", 46, "14 of 1514 B so far  of F1"),
    ("s05-receive-transfer-data", "P2", 47, "1514 B  of F1"),
    ("s05-receive-transfer-data", "M2", 47, "1514 B  of F1"),
    // A copy may name its source only.
    ("s20-copy-send", "N2", 10, "none yet  made to carry 600 B of I1"),
    ("s20-copy-send", "N2", 11, "600 B  of I1"),
    // A frame is made of what the card reads, a list around the memory of an IRP.
    ("s02-send-pending", "F1", 12, "60 B  of I1"),
    ("s20-copy-send", "N1", 4, "600 B  of I1"),
    // A transfer that waits has brought nothing.
    ("s15-pending-transfer-data", "P1", 55, "14 of 1514 B so far  of F1"),
    ("s15-pending-transfer-data", "P1", 56, "1514 B  of F1"),
    // Who takes less than the frame has all of it when it uses it.
    ("s23-arp-sendto", "P4", 125, "46 of 60 B so far  of F2"),
    ("s23-arp-sendto", "P4", 126, "60 B  of F2"),
  ])
  func `contents are not shown before the event that brings them`(
    trace: String, object: String, position: Int, contents: String
  ) throws {
    let moment = try Shipped.named(trace).timeline.moment(position)
    #expect(rows(moment, object).first { $0.hasPrefix("contents") } == "contents " + contents)
    let tree = InspectorTree(moment, ObjectID(object) ?? .none, Inspection())
    let isWhole = !contents.contains("yet") && !contents.contains("so far")
    #expect((tree.bytes != nil) == isWhole && tree.isAwaitingBytes == !isWhole)
    #expect(tree.rows.contains { $0.path == "/contents/Ethernet II" } == isWhole)
  }

  @Test(arguments: Shipped.all)
  func `what is handed on or stored carries its contents`(shipped: Shipped) {
    for moment in shipped.moments.everyThird {
      guard let event = moment.event, event.operation == .insert || event.kind == .wire else {
        continue
      }
      for object in moment.objects where !object.isList {
        let tree = InspectorTree(moment, object, Inspection())
        if tree.isAwaitingBytes { Issue.record("\(shipped) \(moment.position) \(object)") }
      }
    }
  }

  @Test(arguments: Shipped.all)
  func `every row has a path of its own, a depth and a place in the bytes`(shipped: Shipped) {
    for moment in shipped.moments(6) {
      let tree = InspectorTree(moment, .none, Inspection())
      let paths = tree.rows.map(\.path)
      let count = tree.bytes?.bytes.count ?? 0
      let isRight =
        Set(paths).count == paths.count
        && tree.rows.allSatisfy { row in
          row.depth >= 0 && (row.bytes.map { $0.upperBound <= count } ?? true)
            && (row.target.map { $0 < shipped.timeline.count } ?? true)
        }
      if !isRight { Issue.record("\(shipped) at \(moment.position)") }
    }
  }

  @Test(arguments: [Size(rows: 36, columns: 120), Size(rows: 24, columns: 80)])
  func `the picked row has the sign of every other list`(size: Size) throws {
    var scene = Scene(try Shipped.named("s02-send-pending").timeline.moment(90), title: "")
    scene.view = .inspector
    scene.picked = ObjectID(.packet, 3)
    for row in [0, 2, 4] {
      scene.inspection.row = row
      scene.focus = .inspector
      let name = try #require(scene.canvas(size).lines().first { $0.hasPrefix(" ►") })
      #expect(name.contains(["packet P3", "", "held for", "", "made by"][row]))
      scene.focus = .stack
      #expect(!scene.canvas(size).lines().contains { $0.hasPrefix(" ►") })
    }
  }

  @Test(arguments: [
    ("s03-keep-receive-packet", "P1", 15, 18), ("s18-receive", "N1", 19, 24),
    ("s18-receive", "N1", 19, 29),
  ])
  func `what was received keeps its bytes when its frame is gone`(
    trace: String, object: String, first: Int, later: Int
  ) throws {
    let timeline = try Shipped.named(trace).timeline
    let frame = ObjectID(.frame, 1)
    #expect(timeline.moment(first).state[frame] != nil)
    #expect(timeline.moment(later).state[frame] == nil)
    func bytes(_ number: Int) -> ObjectBytes? {
      InspectorTree(timeline.moment(number), ObjectID(object) ?? .none, Inspection()).bytes
    }
    func contents(_ number: Int) -> String? {
      rows(timeline.moment(number), object).first { $0.hasPrefix("contents") }
    }
    #expect(bytes(later)?.object == frame && bytes(later)?.bytes == bytes(first)?.bytes)
    #expect(contents(first) != nil && contents(later) == contents(first))
  }

  @Test func `the pane of bytes says why it has none`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    func text(at position: Int) -> String {
      var scene = Scene(timeline.moment(position), title: "")
      scene.view = .inspector
      return scene.canvas(Size(rows: 36, columns: 120)).text()
    }
    try #require(timeline.moment(53).objects.isEmpty)
    #expect(text(at: 53).contains("this step is about no object"))
    #expect(!text(at: 53).contains("no bytes were recorded"))
    #expect(!text(at: 0).contains("no bytes were recorded"))
    #expect(
      InspectorTree(timeline.moment(53), ObjectID(.packet, 77), Inspection()).absence
        == "P77 does not exist here")
  }

  @Test(arguments: [39, 44, 46])
  func `an object whose bytes are still to come is not said to have none`(position: Int) throws {
    let timeline = try Shipped.named("s23-sendto").timeline
    func tree(_ position: Int) -> InspectorTree {
      InspectorTree(timeline.moment(position), ObjectID(.packet, 2), Inspection())
    }
    try #require(tree(47).bytes?.object == ObjectID(.packet, 2))
    #expect(tree(position).bytes == nil)
    #expect(tree(position).absence == "its bytes are not there before #47")
  }

  @Test func `while a run goes on, bytes may still come`() throws {
    var history = try Shipped.named("s23-sendto").timeline.history
    func absence() -> String {
      let moment = Moment(Timeline(history), at: history.count)
      let object = moment.alive.map(\.object).first { ObjectBytes(moment, $0) == nil } ?? .none
      return InspectorTree(moment, object, Inspection()).absence
    }
    #expect(absence() == "no bytes were recorded for this object")
    history.isComplete = false
    #expect(absence() == "no bytes were recorded for this object so far")
  }

  @Test func `the bytes of an object that has ended are said to be seen before`() throws {
    let timeline = try Shipped.named("s01-send-sync").timeline
    let end = try timeline.moment(at: "NdisFreePacket").position
    func tree(_ position: Int) -> InspectorTree {
      InspectorTree(timeline.moment(position), ObjectID(.packet, 1), Inspection())
    }
    try #require(tree(end - 1).bytes != nil && tree(end + 2).bytes == nil)
    #expect(tree(end + 2).absence == "gone since #\(end): its bytes are seen before")
  }

  /// The rows of the tree of an object as text.
  private func rows(_ moment: Moment, _ object: String) -> [String] {
    InspectorTree(moment, ObjectID(object) ?? .none, Inspection()).rows
      .map { $0.name + " " + $0.value.text }
  }
}
