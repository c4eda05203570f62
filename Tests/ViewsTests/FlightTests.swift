import Events
import Replay
import Terminal
import Testing

@testable import Views

/// What is on its way between two layers is drawn between them.
struct FlightTests {
  /// The handovers of all traces by a call through one gap.
  ///
  /// What a broken driver gives away while it stands in a queue is in two places, and is drawn in both.
  private static let handovers: [(shipped: Shipped, moment: Moment)] = Shipped.all.flatMap {
    shipped in
    shipped.moments.everyThird.filter { moment in
      !moment.handedOver.isEmpty
        && moment.handedOver.allSatisfy { moment.before.queue(of: $0) == .none }
        && StackPicture(moment).gaps.contains { ($0.down + $0.up).contains(where: \.isNow) }
    }.map { (shipped, $0) }
  }

  @Test(arguments: [0, 500, 1_000])
  func `what is handed over lies between its layers`(permille: Int) {
    #expect(FlightTests.handovers.count > 50)
    for (shipped, moment) in FlightTests.handovers {
      let drawn = stack(moment, permille)
      let gap = drawn.picture.gaps.firstIndex { ($0.down + $0.up).contains(where: \.isNow) } ?? 0
      for object in moment.handedOver.prefix(2) {
        let rows = drawn.rows(showing: "█\(object)█")
        let isBetween = rows.count == 1 && rows.allSatisfy(drawn.gapRows[gap].contains)
        if !isBetween { Issue.record("\(shipped) at \(moment.position): \(object) in \(rows)") }
      }
    }
  }

  @Test func `a ghost stays with the old owner until the object has arrived`() {
    for (shipped, moment) in FlightTests.handovers {
      let flying = stack(moment, 500)
      let landed = stack(moment, nil)
      for object in moment.handedOver {
        let old = moment.before[object]?.owner ?? .none
        let ghosts = flying.picture.cards.filter { $0.shows(object, .ghost) }.map(\.component)
        let owners = landed.picture.cards.filter { $0.shows(object, .thisStep) }.map(\.component)
        let isRight = ghosts == [old] && owners == [moment.state[object]?.owner ?? .none]
        if !isRight { Issue.record("\(shipped) at \(moment.position): \(object)") }
      }
    }
  }

  @Test func `the way of an object leads from its old owner to its new one`() {
    for (shipped, moment) in FlightTests.handovers {
      guard let object = moment.handedOver.first else { continue }
      let rows = [0, 300, 700, 1_000].flatMap { stack(moment, $0).rows(showing: "█\(object)█") }
      let isDown = StackPicture(moment).gaps.contains { $0.down.contains(where: \.isNow) }
      let isOrdered = rows == (isDown ? rows.sorted() : rows.sorted(by: >))
      let isMoving = Set(rows).count > 1
      if !isOrdered || !isMoving { Issue.record("\(shipped) at \(moment.position): \(rows)") }
    }
  }

  private func stack(_ moment: Moment, _ permille: Int?) -> DrawnStack {
    DrawnStack(moment, rows: 40, columns: 77, .roomy, flightPermille: permille)
  }
}

extension LayerCard {
  fileprivate func shows(_ object: ObjectID, _ state: ChipState) -> Bool {
    chips.contains { $0.object == object && $0.state == state }
  }
}

extension DrawnStack {
  /// The rows in which a text stands.
  fileprivate func rows(showing text: String) -> [Int] {
    let lines = canvas.lines()
    return lines.indices.filter { lines[$0].contains(text) }
  }
}
