import Events
import Replay
import Terminal
import Testing

@testable import Views

/// The view of counters says what a driver keeps, at every size and without colours.
struct CountersViewTests {
  @Test func `what the step changed has a sign of its own, and the legend says which`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(at: "MiniportSend")
    let lines = counters(moment, Size(rows: 36, columns: 120))
    let signed = lines.filter { $0.contains("*0") || $0.contains("*1") }
    #expect(signed.count == 2)
    #expect(signed.contains { $0.contains("ne2000") })
    #expect(lines.contains { $0.contains("* changed by this step") })
    let allocated = try Shipped.named("s02-send-pending").timeline.moment(at: "NdisAllocatePacket")
    let pool = counters(allocated, Size(rows: 36, columns: 120)).first {
      $0.contains("packet.packets") || $0.contains("b1.packets")
    }
    #expect(pool?.contains("*1") == true && pool?.contains("was 0") == true)
  }

  @Test func `a layer that has dropped a list says behind its numbers that it still has it`()
    throws
  {
    let moment = try Shipped.named("r03-ndislwf-swallows-sends").timeline.moment(17)
    let lines = counters(moment, Size(rows: 36, columns: 120))
    let said = lines.filter { $0.contains("still has N1") }
    #expect(said.count == 1 && said[0].contains("FLT  ndislwf"))
  }

  @Test func `the sign of what changed is explained only where something did`() throws {
    let timeline = try Shipped.named("s18-send").timeline
    let lines = counters(timeline.moment(23), Size(rows: 36, columns: 120))
    #expect(!lines.contains { $0.contains("changed by this step") })
    #expect(lines.contains { $0.contains("in, out, drop, held journeys: an IRP") })
  }

  @Test(arguments: [(66, 20), (80, 24)])
  func `no entry of a legend is cut`(columns: Int, rows: Int) throws {
    let moment = try Shipped.named("s18-send").timeline.moment(23)
    for view in [ViewKind.counters, .tree, .owners, .charts, .states, .dna] {
      var scene = Scene(moment, title: "")
      scene.view = view
      let kind = try #require(view.mainView(scene))
      let first = try #require(kind.legend(rows: 20).first).text
      let lines = scene.canvas(Size(rows: rows, columns: columns)).lines()
      let legend = lines.first { $0.hasPrefix("  " + first) || $0.hasPrefix("  \(first)  ") }
      #expect(legend?.contains("…") == false, "\(view)")
    }
  }

  @Test func `no legend shows a number that could be taken for a count`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(at: "MiniportSend")
    for view in [ViewKind.counters, .tree] {
      var scene = Scene(moment, title: "")
      scene.view = view
      let legend = try #require(view.mainView(scene)).legend(rows: 20).flatMap(\.self).text
      #expect(!legend.contains { $0.isNumber })
    }
  }

  @Test func `on a small screen the values stay`() throws {
    var count = 0
    for shipped in Shipped.all.everyThird {
      let moment = shipped.moments(2).last ?? shipped.timeline.moment(0)
      let wide = counters(moment, Size(rows: 400, columns: 120))
      let small = counters(moment, Size(rows: 400, columns: 40))
      #expect(small[1].contains("in   out  drop  held"))
      for (index, row) in CounterRow.all(moment).enumerated() {
        guard case .place(let id) = row, let place = moment.lexicon[id], place.kind != .machine
        else { continue }
        let value = Change.text(of: id, place, moment.state, moment.lexicon)
        let isThere = small[index + 2].trimmingSpaces.hasSuffix(value)
        if !isThere { Issue.record("\(shipped): \(place.id) \(small[index + 2])") }
        count += 1
      }
      #expect(wide.count == small.count)
    }
    #expect(count > 0)
  }

  @Test(arguments: [120, 180])
  func `a long name is whole where there is room`(columns: Int) throws {
    let moment = try Shipped.named("s13-nested-send").timeline.moment(30)
    let lines = counters(moment, Size(rows: 60, columns: columns))
    #expect(lines.contains { $0.contains(" passthru.OutstandingRequests  counter ") })
  }

  @Test(arguments: [(30, 6), (30, 8), (34, 8), (40, 10), (60, 18), (80, 24)])
  func `how many rows are hidden does not cover the captions`(columns: Int, rows: Int) throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(41)
    let lines = counters(moment, Size(rows: rows, columns: columns))
    let captions = ["in", "out", "drop", "held"]
    let head = try #require(
      lines.first { $0.split(separator: " ").map(String.init).suffix(4).elementsEqual(captions) })
    #expect(head.contains(" of 2") || head.contains("+"), "\(head)")
  }

  private func counters(_ moment: Moment, _ size: Size) -> [String] {
    var scene = Scene(moment, title: "")
    scene.view = .counters
    scene.isBugCheckAside = true
    return scene.canvas(size).lines()
  }
}

extension String {
  /// Without the spaces at the end.
  fileprivate var trimmingSpaces: Substring {
    self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)]
  }
}
