import Events
import Replay
import Terminal
import Testing

@testable import Views

/// The lanes of owners say what the states say.
struct OwnersViewTests {
  @Test(arguments: Shipped.all.everyThird)
  func `a lane has the owner of each position`(shipped: Shipped) {
    for moment in shipped.moments(3) {
      let lanes = OwnerLanes(moment, columns: 40)
      let owners = lanes.owners(of: lanes.objects, shipped.timeline)
      #expect(lanes.positions.contains(moment.position))
      for (object, lane) in zip(lanes.objects, owners) {
        for (position, owner) in zip(lanes.positions, lane)
        where shipped.timeline.state(at: position)[object]?.owner != owner {
          Issue.record("\(shipped) at \(position): \(object)")
        }
      }
      let live = moment.state.liveObjects.map(\.object).filter(\.kind.isTraveller)
      #expect(Set(live).isSubset(of: lanes.objects), "\(shipped)")
      #expect(Set(lanes.objects).count == lanes.objects.count, "\(shipped)")
    }
  }

  @Test func `an object that ended stays for a while, and says so`() throws {
    let timeline = try Shipped.named("s01-send-sync").timeline
    let moment = try timeline.moment(at: "NdisFreePacket")
    var canvas = Canvas(rows: 12, columns: 100)
    view(moment).draw(&canvas, in: canvas.area)
    let row = try #require(canvas.lines().first { $0.contains(" P1 ") })
    #expect(row.contains("ended"))
  }

  @Test func `letters are like names, and no two components have the same`() throws {
    for shipped in Shipped.all {
      let lexicon = shipped.timeline.history.lexicon
      let letters = OwnerLetters(lexicon)
      let all = lexicon.components.indices.map { letters[ComponentID(index: $0)] }
      #expect(Set(all).count == all.count, "\(shipped)")
    }
    let lexicon = try Shipped.named("s02-send-pending").timeline.history.lexicon
    let letters = OwnerLetters(lexicon)
    let packet = try #require(lexicon.component("packet"))
    #expect(letters[packet] == "p" && letters[.nobody] == "·")
  }

  @Test func `a long stretch has the name in it, a short one letters only`() {
    let stretch = OwnerLane.Stretch(
      start: 0, count: 16, owner: ComponentID(index: 0), isFuture: false, isNew: false)
    #expect(stretch.text("n", "ne2000") == "nnn ne2000 nnnnn")
    let short = OwnerLane.Stretch(
      start: 0, count: 4, owner: ComponentID(index: 0), isFuture: false, isNew: false)
    #expect(short.text("n", "ne2000") == "nnnn")
  }

  @Test func `the owner is said at the right, and in yellow if it is so since this step`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(at: "MiniportSend 4")
    var canvas = Canvas(rows: 12, columns: 118)
    view(moment).draw(&canvas, in: canvas.area)
    let rows = canvas.lines().indices.filter { canvas.lines()[$0].contains(" P2 ") }
    let row = try #require(rows.first)
    #expect(canvas.lines()[row].contains("ne2000") && canvas.lines()[row].contains("just now"))
    #expect(canvas.lit(rows: row..<row + 1).contains("just now"))
    let other = canvas.lines().indices.filter { canvas.lines()[$0].contains(" P1 ") }
    let quiet = try #require(other.first)
    #expect(canvas.lit(rows: quiet..<quiet + 1) == "┃")
  }

  @Test(arguments: [60, 80, 118])
  func `the ends of the lanes are named whole, wherever the cursor stands`(columns: Int) throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    var drawn = 0
    for position in [0, 1, 2, 3, 90, timeline.count - 1, timeline.count] {
      let moment = timeline.moment(position)
      guard !OwnerLanes(moment, columns: 120).objects.isEmpty else { continue }
      var canvas = Canvas(rows: 12, columns: columns)
      view(moment).draw(&canvas, in: canvas.area)
      let numbers = canvas.lines()[0].split { $0 == " " || $0 == "┃" }.filter { $0.hasPrefix("#") }
      let ends = numbers.compactMap { Int($0.dropFirst()) }
      #expect(ends.count == 2 && ends[0] <= position && ends[1] >= position, "\(position)")
      drawn += 1
    }
    #expect(drawn >= 4)
  }

  @Test func `where there is no object, keys are named only where they lead on`() throws {
    let timeline = try SmallTrace.timeline([#"{"t":1,"e":"inject","call":"ReadFile","at":"nic"}"#])
    for (position, leadsOn) in [(0, true), (1, false)] {
      var canvas = Canvas(rows: 12, columns: 100)
      view(timeline.moment(position)).draw(&canvas, in: canvas.area)
      #expect(canvas.text().contains("there is no packet, list, request or frame here"))
      #expect(canvas.text().contains("l goes on") == leadsOn)
    }
  }

  @Test func `where there is no object, no letter is explained`() throws {
    let timeline = try Shipped.named("s18-send").timeline
    #expect(view(timeline.moment(0)).legend(rows: 20).isEmpty)
    #expect(!view(timeline.moment(23)).legend(rows: 20).isEmpty)
  }

  private func view(_ moment: Moment) -> OwnersView {
    var scene = Scene(moment, title: "")
    scene.view = .owners
    scene.focus = .main
    return OwnersView(scene)
  }
}
