import Terminal
import TestNumbers
import Testing

@testable import Views

/// The first screen and the windows can be drawn at every size.
struct MenuSceneTests {
  @Test func `a menu of any length fills any screen`() {
    var random = RandomNumbers(seed: 5)
    for _ in 0..<150 {
      var menu = MenuSceneTests.menu(random.number(in: 0...60))
      menu.picked = random.number(in: -1...61)
      let size = Size(rows: random.number(in: 1...50), columns: random.number(in: 1...160))
      let lines = menu.canvas(size).lines()
      #expect(lines.count == size.rows)
      #expect(lines.allSatisfy { Width.of($0) == size.columns && $0.isHarmless })
    }
  }

  @Test func `the picked entry is seen, marked and described`() {
    for picked in [0, 20, 39] {
      var menu = MenuSceneTests.menu(40)
      menu.picked = picked
      menu.details = MenuDetails(purpose: "purpose \(picked).", layers: [])
      let lines = menu.canvas(Size(rows: 24, columns: 120)).lines()
      #expect(lines.contains { $0.contains("► s\(picked) ") })
      #expect(lines.contains { $0.contains("purpose \(picked).") })
    }
  }

  @Test func `a search shows how many it found of how many, or why there is nothing`() {
    var menu = MenuSceneTests.menu(3)
    menu.search = MenuSearch("pend", cursor: 4, of: 225)
    let canvas = menu.canvas(Size(rows: 24, columns: 100))
    #expect(canvas.text().contains("3 of 225"))
    #expect(canvas.text().contains("/ pend"))
    #expect(canvas.cursor != nil)
    menu = MenuSceneTests.menu(0)
    menu.search = MenuSearch("zzz", cursor: 3, of: 225)
    #expect(
      menu.canvas(Size(rows: 24, columns: 100)).text().contains("No scenario has these words."))
  }

  @Test(arguments: [80, 120])
  func `a long id leaves room for the title, and stands with the purpose`(columns: Int) {
    let id = "r01-a-name-that-says-much-of-a-scenario"
    let title = "R01: A title of forty cells, all of them"
    var menu = MenuScene([
      MenuEntry(id: "s1", group: "group", title: "lesson"),
      MenuEntry(id: id, group: "group", title: title),
    ])
    menu.picked = 1
    menu.details = MenuDetails(purpose: "To learn it.", layers: [])
    let lines = menu.canvas(Size(rows: 24, columns: columns)).lines()
    #expect(lines.contains { $0.contains("► r01-a-name-that") && $0.contains("…  " + title) })
    #expect(lines.contains { $0.contains(" \(id) ") })
    #expect(lines.contains { $0.contains("To learn it.") })
  }

  @Test func `where nothing has room beside the list, two rows of the purpose stand below`() {
    var menu = MenuSceneTests.menu(40)
    menu.picked = 20
    menu.details = MenuDetails(
      purpose: (1...60).map { "word\($0)" }.joined(separator: " "), layers: [])
    let lines = menu.canvas(Size(rows: 24, columns: 80)).lines()
    #expect(lines.contains { $0.contains("► s20 ") })
    #expect(lines.contains { $0.contains("─ s20 ─") })
    #expect(lines.filter { $0.contains("word") }.count == 2)
    #expect(lines.last { $0.contains("word") }?.contains("…") == true)
    #expect(!menu.canvas(Size(rows: 19, columns: 80)).text().contains("word1"))
  }

  @Test func `what has no room below is counted`() {
    let lines = MenuSceneTests.menu(40).canvas(Size(rows: 24, columns: 80)).lines()
    #expect(lines.contains { $0.contains(" +") })
  }

  @Test func `what has no room is counted in scenarios, without the headings between them`() {
    var menu = MenuSceneTests.menu(40)
    for picked in [0, 20, 39] {
      menu.picked = picked
      let lines = menu.canvas(Size(rows: 24, columns: 80)).lines()
      let list = lines.dropFirst(5).prefix { !$0.contains("─ s\(picked) ─") }
      let seen = list.count { $0.contains(#/ s\d+ +lesson/#) }
      let hidden = list.compactMap { $0.firstMatch(of: #/ \+(\d+) /#).flatMap { Int($0.1) } }
      #expect(seen + hidden.reduce(0, +) == 40, "\(picked)")
    }
  }

  @Test func `a list with headings counts only what can be picked`() {
    var window = Sample.window
    window.rows = (0..<40).map { .init(["k", "row \($0)", ""]) }
    for heading in stride(from: 0, to: 40, by: 5) { window.rows[heading].isHeading = true }
    (window.picked, window.detail) = (1, "")
    let size = Size(rows: 24, columns: 80)
    var canvas = Canvas(size)
    ListWindowView(window: window, in: size).draw(&canvas)
    let lines = canvas.lines()
    let seen = lines.count { $0.contains(#/ row \d+ /#) }
    let hidden = lines.compactMap { $0.firstMatch(of: #/ \+(\d+) /#).flatMap { Int($0.1) } }
    #expect(seen > 0 && seen + hidden.reduce(0, +) == 32)
  }

  @Test(arguments: [(66, 20), (50, 16), (40, 12), (20, 5)])
  func `a long title is cut before the count of hidden rows`(columns: Int, rows: Int) {
    let title = String(repeating: "x", count: 200)
    let menu = MenuScene(
      (0..<40).map { MenuEntry(id: "s\($0)", group: "group", title: title) })
    let lines = menu.canvas(Size(rows: rows, columns: columns)).lines()
    let counted = lines.filter { $0.contains("s") && $0.contains(#/ \+\d+ /#) }
    #expect(!counted.isEmpty && counted.allSatisfy { $0.contains(#/… \+\d+ /#) })
  }

  @Test(arguments: [80, 120])
  func `the title of the picked entry is read in full, however long it is`(columns: Int) {
    let title = (1...12).map { "word\($0)" }.joined(separator: " ")
    var menu = MenuScene([
      MenuEntry(id: "r05-a-scenario-with-a-name", group: "group", title: title)
    ])
    menu.details = MenuDetails(purpose: "To learn it.", layers: [])
    let lines = menu.canvas(Size(rows: 24, columns: columns)).lines()
    #expect(lines.contains { $0.contains("─ r05-a-scenario-with-a-name ─") })
    #expect(lines.contains { $0.contains("word12") })
    #expect(!lines.contains { $0.contains("…─") })
  }

  @Test(arguments: [(50, 16), (60, 18)])
  func `on a small screen the list of a window comes before what is known of its row`(
    columns: Int, rows: Int
  ) {
    var window = Sample.window
    window.rows = (0..<40).map { .init(["k", "row \($0)", ""]) }
    window.detail = (1...60).map { "word\($0)" }.joined(separator: " ")
    let size = Size(rows: rows, columns: columns)
    var canvas = Canvas(size)
    ListWindowView(window: window, in: size).draw(&canvas)
    let lines = canvas.lines()
    #expect(lines.count { $0.contains(" row ") } >= 5)
    #expect(lines.count { $0.contains("word1 ") } == 1)
  }

  @Test func `a window keeps its picked row and its cursor on the screen`() {
    var random = RandomNumbers(seed: 6)
    for _ in 0..<150 {
      var window = Sample.window
      window.rows = (0..<random.number(in: 0...50)).map { .init(["k", "row \($0)", "habit"]) }
      window.picked = random.number(in: 0...max(window.rows.count - 1, 0))
      window.query = String(repeating: "long ", count: random.number(in: 0...30))
      window.cursor = random.number(in: 0...150)
      let size = Size(rows: random.number(in: 1...50), columns: random.number(in: 1...160))
      var canvas = Canvas(size)
      ListWindowView(window: window, in: size).draw(&canvas)
      let area = ListWindowView(window: window, in: size).area(in: size)
      #expect(canvas.area.clamped(to: area) == area)
      if let cursor = canvas.cursor { #expect(canvas.area.contains(cursor)) }
      guard size.rows >= 16, size.columns >= 40, !window.rows.isEmpty else { continue }
      #expect(canvas.text().contains("row \(window.picked) "))
    }
  }

  private static func menu(_ count: Int) -> MenuScene {
    MenuScene(
      (0..<count).map {
        MenuEntry(
          id: "s\($0)", group: "group \($0 / 7)", title: "lesson \($0)")
      })
  }
}
