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

  /// The rows of the tree of an object as text.
  private func rows(_ moment: Moment, _ object: String) -> [String] {
    InspectorTree(moment, ObjectID(object) ?? .none, Inspection()).rows
      .map { $0.name + " " + $0.value.text }
  }
}
