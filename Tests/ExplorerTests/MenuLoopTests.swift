import Synchronization
import Terminal
import TestNumbers
import Testing
import Views

@testable import Explorer

struct MenuLoopTests {
  private let entries = (1...40).map { number in
    MenuEntry(
      id: "s\(number)", group: number < 30 ? "Good" : "Broken", title: "Scenario \(number)")
  }

  /// What a user who presses some keys chooses.
  private func choice(_ inputs: [Input], rows: Int = 24) -> MenuLoop.Choice {
    var menu = MenuLoop(
      entries, on: HeadlessScreen(Size(rows: rows, columns: 80), inputs: inputs))
    return menu.run()
  }

  @Test func `keys choose and start`() {
    #expect(choice([.key(.enter)]) == .start("s1"))
    #expect(choice([.key(.down), .character("j"), .key(.up), .key(.enter)]) == .start("s2"))
    #expect(choice([.character("G"), .character("l")]) == .start("s40"))
    #expect(choice([.key(.end), .key(.home), .key(.right)]) == .start("s1"))
    #expect(choice([.key(.pageDown), .key(.enter)]) == .start("s15"))
    #expect(choice([.character("k"), .character("k"), .key(.enter)]) == .start("s1"))
    let wheel = Input.mouse(Mouse(.wheelDown, at: Position(row: 1, column: 1)))
    #expect(choice([wheel, wheel, .key(.enter)]) == .start("s3"))
  }

  @Test(arguments: [
    Input.character("q"), .character("Q"), .hangUp, .signal(.interrupt), .signal(.quit),
    .key(.function(10)),
  ])
  func `what leaves, leaves`(input: Input) {
    #expect(choice([.key(.down), input, .key(.enter)]) == .quit)
  }

  @Test func `words that are typed after a slash find a scenario`() {
    let find = { (text: String) in [Input.character("/")] + text.map(Input.character) }
    #expect(choice(find("broken 3") + [.key(.down), .key(.enter)]) == .start("s31"))
    #expect(choice(find("qql") + [.key(.enter), .key(.escape), .key(.enter)]) == .start("s1"))
    #expect(choice(find("s17") + [.key(.escape), .character("j"), .key(.enter)]) == .start("s18"))
    #expect(
      choice([.character("/"), .key(.backspace), .character("j"), .key(.enter)]) == .start("s2"))
    #expect(choice([.character("/"), .paste("scenario 40"), .key(.enter)]) == .start("s40"))
  }

  @Test(arguments: [Input.character("?"), .key(.function(1))])
  func `help explains the keys of the menu, and any key closes it`(input: Input) {
    for close in [input, .key(.escape), .key(.enter), .character("q")] {
      #expect(choice([.key(.down), input, close, .key(.enter)]) == .start("s2"))
    }
    let screen = HeadlessScreen(Size(rows: 24, columns: 80), inputs: [input])
    var menu = MenuLoop(entries, on: screen)
    _ = menu.run()
    let text = screen.canvas.text()
    #expect(text.contains("What can I do here?") && text.contains("find by words"))
    #expect(
      choice([.character("/"), .character("?"), .key(.escape), .key(.enter)]) == .start("s1"))
  }

  @Test func `only the picked entry is asked about`() {
    let asked = Mutex<[String]>([])
    let screen = HeadlessScreen(Size(rows: 24, columns: 120), inputs: [.key(.down)])
    var menu = MenuLoop(entries, on: screen) { entry in
      asked.withLock { $0.append(entry.id) }
      return MenuDetails(purpose: "To learn \(entry.id).", layers: [])
    }
    _ = menu.run()
    #expect(asked.withLock { $0 } == ["s1", "s2"])
    #expect(screen.canvas.text().contains("To learn s2."))
  }

  @Test func `a scenario is found by what it is about, behind those that show the words`() {
    let asked = Mutex(0)
    let about = ["s3": "AFD and Scenario 17", "s17": "afd"]
    let find = { (text: String) in [Input.character("/")] + text.map(Input.character) }
    let choice = { (inputs: [Input]) in
      var menu = MenuLoop(
        entries, on: HeadlessScreen(Size(rows: 24, columns: 80), inputs: inputs),
        about: { entry in
          asked.withLock { $0 += 1 }
          return about[entry.id] ?? ""
        })
      return menu.run()
    }
    #expect(choice([.key(.down), .key(.enter)]) == .start("s2"))
    #expect(asked.withLock { $0 } == 0)
    #expect(choice(find("afd") + [.key(.enter)]) == .start("s3"))
    #expect(choice(find("afd") + [.key(.down), .key(.enter)]) == .start("s17"))
    #expect(choice(find("scenario 17") + [.key(.enter)]) == .start("s17"))
    #expect(choice(find("scenario 17") + [.key(.down), .key(.enter)]) == .start("s3"))
    #expect(choice([.character("j"), .character("/"), .key(.enter)]) == .start("s2"))
    asked.withLock { $0 = 0 }
    _ = choice(find("afd") + [.key(.escape)] + find("afd"))
    #expect(asked.withLock { $0 } == entries.count)
  }

  @Test func `the menu keeps its place between two scenarios`() {
    let screen = HeadlessScreen(
      Size(rows: 24, columns: 80), inputs: [.key(.down), .key(.enter), .key(.enter)])
    var menu = MenuLoop(entries, on: screen)
    let choices = [menu.run(), menu.run()]
    #expect(choices == [.start("s2"), .start("s2")])
  }

  @Test func `the picked one is always seen`() {
    for rows in [24, 12, 8, 5] {
      let screen = HeadlessScreen(
        Size(rows: rows, columns: 80), inputs: Array(repeating: .key(.down), count: 33))
      var menu = MenuLoop(entries, on: screen)
      _ = menu.run()
      #expect(screen.canvas.lines(tier: .full).contains { $0.contains("s34") }, "\(rows) rows")
    }
  }

  @Test func `random keys at random sizes never trap`() {
    var random = RandomNumbers(seed: 3)
    let keys: [Input] = [
      .key(.down), .key(.up), .key(.pageDown), .key(.pageUp), .character("g"), .character("G"),
      .character("T"), .character("x"), .paste("q"), .wake, .character("/"), .key(.escape),
    ]
    let inputs = (0..<600).map { _ -> Input in
      random.below(4) == 0
        ? .resize(Size(rows: random.below(40) + 1, columns: random.below(140) + 1))
        : keys[random.below(keys.count)]
    }
    #expect(choice(inputs) == .quit)
    var empty = MenuLoop([], on: HeadlessScreen(Size(rows: 3, columns: 9), inputs: inputs))
    let ending = empty.run()
    #expect(ending == .quit)
  }
}
