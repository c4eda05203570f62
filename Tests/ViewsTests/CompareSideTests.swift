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

  @Test func `where there is room, both runs stand side by side`() throws {
    let lines = try lines(.left, columns: 58)
    #expect(lines[1].contains("A NDIS 5") && lines[1].contains("B The"))
    #expect(lines[0].contains("compare"))
  }
}
