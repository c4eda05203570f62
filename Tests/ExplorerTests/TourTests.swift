import Live
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

struct TourTests {
  private func walk() throws -> Walk {
    let run = try Walk(live: "s02")
    var around = Surroundings()
    around.program.tour = Tour()
    return Walk(LiveSource(try LiveRun(Walk.scenario("s02"))), around, size: run.screen.size)
  }

  private func page(_ walk: Walk) -> Int { (walk.session.program.tour?.page ?? -1) + 1 }

  @Test func `every page waits for what it asks for, and the last one ends`() throws {
    var walk = try walk()
    #expect(page(walk) == 1 && walk.text.contains("Tour 1/11  The stack"))
    walk.type("j")
    #expect(page(walk) == 1)
    for (number, keys) in ["l", "h", "g9\r", "%", "\u{F}", "2", "q", " ", "e\u{1B}", "?hop\u{1B}"]
      .enumerated()
    {
      #expect(page(walk) == number + 1, "\(keys)")
      for key in keys { walk.take(TourTests.input(key)) }
    }
    #expect(page(walk) == 11 && walk.ending == nil)
    walk.press(.enter)
    #expect(walk.ending == .left)
  }

  @Test func `what counts is what came of it, and q does not leave by mistake`() throws {
    var walk = try walk()
    walk.type("q")
    #expect(walk.ending == nil && page(walk) == 1)
    #expect(walk.text.contains("This is the stack already."))
    walk.type("lh:9")
    walk.press(.enter)
    #expect(page(walk) == 4)
    walk.type("l%")
    #expect(page(walk) == 4)
    walk.type("g9")
    walk.press(.enter)
    walk.type("%")
    #expect(page(walk) == 5)
    walk.press(.character("o"), .control)
    #expect(page(walk) == 6)
    walk.type("0ladder")
    walk.press(.enter)
    #expect(page(walk) == 7)
    walk.type("q")
    walk.press(.function(5))
    #expect(page(walk) == 9)
  }

  private static func input(_ character: Character) -> Input {
    switch character {
    case "\r": .key(.enter)
    case "\u{1B}": .key(.escape)
    case "\u{F}": .key(.character("o"), .control)
    default: .character(character)
    }
  }

  @Test func `arrows and the mouse count as the keys that they stand for`() throws {
    var walk = try walk()
    walk.press(.right)
    #expect(page(walk) == 2)
    walk.press(.left)
    #expect(page(walk) == 3)
  }

  @Test func `Escape leaves the tour, but first what is in front of it`() throws {
    var walk = try walk()
    walk.type("?")
    walk.press(.escape)
    #expect(walk.ending == nil && page(walk) == 1)
    walk.press(.escape)
    #expect(walk.ending == .left)
  }

  @Test func `the tour names the keys of the user`() throws {
    var around = Surroundings()
    around.program.tour = Tour()
    around.program.keyMap = KeyMap.standard.with([("step", [.character("~")])])
    let walk = Walk(LiveSource(try LiveRun(Walk.scenario("s02"))), around)
    #expect(walk.text.contains("Press ~: the first thing happens."))
  }

  @Test func `F1 F1 and its name ask for the tour`() throws {
    var count = 0
    let around = Surroundings(tour: { _ in
      count += 1
      return .left
    })
    var walk = Walk(LiveSource(try LiveRun(Walk.scenario("s04"))), around)
    walk.type("lll")
    walk.press(.function(1))
    walk.press(.function(1))
    #expect(count == 1 && walk.position == 3 && walk.session.overlay == nil)
    #expect(walk.message.contains("The tour is over."))
    walk.type(":tour")
    walk.press(.enter)
    #expect(count == 2)
  }

  @Test(arguments: [(36, 120), (24, 80), (18, 60), (10, 40), (5, 20)])
  func `every page says what to press, at any size`(rows: Int, columns: Int) throws {
    for page in Tour.pages.indices {
      let size = Size(rows: rows, columns: columns)
      var session = try Walk(live: "s02").session
      session.program.tour = Tour(page: page)
      let card = try #require(session.tourCard)
      let text = session.scene.canvas(size).lines(tier: .full).joined(separator: "\n")
      #expect(text.contains(card.keys.prefix(7)))
      guard columns >= 60 else { continue }
      #expect(text.contains(card.keys), "\(page + 1) at \(size)")
      let last = card.text.split(separator: " ").last ?? ""
      #expect(text.contains(last), "page \(page + 1) is cut at \(columns)x\(rows)")
    }
  }
}
