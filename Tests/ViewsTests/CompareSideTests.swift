import Terminal
import Testing

@testable import Views

/// Two runs on a screen that has room for one of them.
struct CompareSideTests {
  private func lines(_ focus: Pane, columns: Int) throws -> [String] {
    let shipped = try Shipped.named("s02-send-pending")
    var scene = Scene(shipped.timeline.moment(14), title: shipped.title)
    scene.view = .compare
    scene.focus = focus
    scene.compare(with: "s02b-send-nested")
    return scene.canvas(Size(rows: 8, columns: columns)).lines()
  }

  @Test(arguments: [30, 40, 49])
  func `a small screen shows the run that has the focus, and says where the other one is`(
    columns: Int
  ) throws {
    let left = try lines(.left, columns: columns)
    #expect(left[0].hasPrefix(" A #14/211 ") && left[0].contains(" B #14"))
    #expect(left[1].contains("A NDIS 5 send"))
    #expect(left[2...4].contains { $0.contains("choice CP2") })
    #expect(left[2...4].contains { $0.contains("Minipo") && $0.contains("P1") })
    let right = try lines(.right, columns: columns)
    #expect(right[0].hasPrefix(" B #14/") && right[0].contains(" A #14"))
    #expect(right[1].contains("B The completion"))
    #expect(right[2...4].contains { $0.contains("choice CP2") })
  }

  @Test(arguments: [(120, 36), (80, 24)])
  func `the names of both runs are said once, and the titles say how long they are`(
    columns: Int, rows: Int
  ) throws {
    var scene = Scene(try Shipped.named("s18-send").timeline.moment(23), title: "one of two")
    scene.view = .compare
    scene.focus = .left
    scene.compare(with: "s18-receive")
    scene.comparison?.title = "the other run"
    let lines = scene.canvas(Size(rows: rows, columns: columns)).lines()
    #expect(lines[1].contains("A one of two") && lines[1].contains("B the other run"))
    #expect(lines[2].contains(" A 59 events ━") && lines[2].contains("─ B "))
    #expect(!lines[2].contains("one of two") && !lines[2].contains("the other run"))
  }

  @Test func `a name is not cut for a remark beside it`() throws {
    var scene = Scene(try Shipped.named("s18-send").timeline.moment(23), title: "one of two")
    scene.view = .compare
    scene.compare(with: "s18-receive")
    scene.comparison?.title = "A chain goes up, is kept, and comes back again"
    let line = scene.canvas(Size(rows: 36, columns: 120)).lines()[1]
    #expect(line.contains("and comes back again") && !line.contains("aligned by"))
  }

  @Test(arguments: [("s01-send-sync", "s02-send-pending"), ("s02-send-pending", "s01-send-sync")])
  func `a choice that only one run makes says how it came out, on either side`(
    a: String, b: String
  ) throws {
    let shipped = try Shipped.named(a)
    var scene = Scene(shipped.timeline.moment(0), title: shipped.title)
    scene.view = .compare
    scene.compare(with: b)
    let lines = scene.canvas(Size(rows: 300, columns: 120)).lines()
    let choices = lines.filter { $0.contains("choice CP2") }
    #expect(choices.count > 2 && choices.allSatisfy { $0.contains(" after") })
  }

  @Test func `where there is room, both runs stand side by side`() throws {
    let lines = try lines(.left, columns: 58)
    #expect(lines[1].contains("A NDIS 5") && lines[1].contains("B The"))
    #expect(lines[0].contains("compare"))
  }
}
