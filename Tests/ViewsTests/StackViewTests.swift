import Events
import Replay
import Terminal
import Testing

@testable import Views

/// What the layers hold can be read off the picture of the stack.
struct StackViewTests {
  /// Screens as the sizes of the program make them.
  private static let forms: [(rows: Int, columns: Int, density: StackColumns.Density)] = [
    (23, 77, .roomy), (18, 66, .roomy), (18, 54, .normal), (16, 98, .normal), (10, 78, .normal),
    (11, 58, .dense),
  ]

  @Test(arguments: Shipped.all)
  func `everything that a layer holds is visible or counted`(shipped: Shipped) {
    for moment in shipped.moments(6) where !StackPicture(moment).chips.isEmpty {
      for form in StackViewTests.forms {
        let drawn = DrawnStack(moment, rows: form.rows, columns: form.columns, form.density)
        for (card, rows) in zip(drawn.cards, drawn.cardRows) {
          let text = drawn.text(rows: rows)
          let count = text.chipNames.count + text.hiddenCount
          guard count != card.chips.count else { continue }
          Issue.record("\(shipped) at \(moment.position), \(form): \(card.chips.count) in\n\(text)")
        }
      }
    }
  }

  @Test(arguments: Shipped.all)
  func `a queue shows its members head first`(shipped: Shipped) {
    for moment in shipped.moments(6) {
      for index in moment.lexicon.places.indices {
        let members = moment.state.members(of: PlaceID(index: index))
        guard members.count > 1 else { continue }
        let place = moment.lexicon.places[index]
        let drawn = DrawnStack(moment, rows: 23, columns: 77, .roomy)
        let text = drawn.rows(of: moment.lexicon.card(of: place)).map(drawn.text) ?? ""
        let shown = text.ownChipNames.filter { members.map(\.description).contains($0) }
        let isInOrder = shown == members.map(\.description).filter(shown.contains)
        let hasHead = shown.first == members.first?.description
        if !isInOrder || !hasHead { Issue.record("\(shipped) at \(moment.position): \(text)") }
      }
    }
  }

  @Test(arguments: [
    ("s03-keep-receive-packet", Word.How.arrived, "◄"), ("s02-send-pending", Word.How.queued, "►"),
    ("s02-send-pending", Word.How.sent, "►"),
  ])
  func `the cable has a direction only while something moves on it`(
    trace: String, how: Word, head: String
  ) throws {
    let timeline = try Shipped.named(trace).timeline
    func cable(_ position: Int) throws -> String {
      let drawn = DrawnStack(timeline.moment(position), rows: 23, columns: 77, .roomy)
      return try #require(drawn.canvas.lines().first { $0.contains("WIRE") })
    }
    func hasHead(_ row: String) -> Bool { row.contains("►") || row.contains("◄") }
    let event = timeline.firstIndex(from: 0) { $0.kind == .wire && $0.status == how }
    #expect(try cable(try #require(event) + 1).contains(head))
    #expect(try !hasHead(cable(0)))
    try #require(timeline.end.onWire.isEmpty && timeline.history[timeline.count - 1].kind != .wire)
    #expect(try !hasHead(cable(timeline.count)))
  }

  @Test func `a layer that has dropped a list says that it still has it, where that has room`()
    throws
  {
    let moment = try Shipped.named("r03-ndislwf-swallows-sends").timeline.moment(17)
    func text(_ columns: Int) -> String {
      let drawn = DrawnStack(moment, rows: 23, columns: columns, .roomy)
      return drawn.canvas.lines().joined(separator: "\n")
    }
    #expect(text(77).contains("drop 1") && !text(77).contains("still has"))
    #expect(text(130).contains("drop 1  still has N1"))
  }

  @Test(arguments: Shipped.all)
  func `an object is filled in one place only`(shipped: Shipped) {
    for moment in shipped.moments(6) {
      let names = StackPicture(moment).chips.filter { $0.state != .borrowed }.map(\.object)
      if Set(names).count != names.count { Issue.record("\(shipped) at \(moment.position)") }
    }
  }

  @Test(arguments: Shipped.all)
  func `nothing jumps from one step to the next`(shipped: Shipped) {
    for form in StackViewTests.forms {
      let width = StackColumns(0..<form.columns, form.density).itemWidth
      let layouts = shipped.moments(6).map {
        StackLayout(StackPicture($0), rows: form.rows, width: width, focus: .init())
      }
      #expect(layouts.allSatisfy { $0 == layouts.first }, "\(form)")
    }
  }

  @Test func `what is in hand stands behind the requests and moves none of them`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    let lines = (36...40).compactMap { number in
      DrawnStack(timeline.moment(number), rows: 23, columns: 77, .roomy).text(rows: 0..<23)
        .split(separator: "\n").first { $0.contains("IRPs        ") }
    }
    #expect(lines.count == 5)
    #expect(lines[1].contains("IRPs        ▐I1▌▐I2▌▐I3▌ █P3█"))
    #expect(lines[0].contains("IRPs        ▐I1▌▐I2▌▐I3▌   ") && !lines[4].contains("P3"))
    let flying = StackPicture(timeline.moment(40), isInFlight: true).cards
      .first { $0.name == "packet" }
    #expect(flying?.chips.map(\.object.description) == ["I1", "I2", "I3", "P3"])
    #expect(flying?.chips.last?.state == .ghost)
  }

  @Test func `the counters of a layer stand in its first row`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(90)
    for form in StackViewTests.forms {
      let drawn = DrawnStack(moment, rows: form.rows, columns: form.columns, form.density)
      try #require(!drawn.cards.isEmpty)
      for (card, rows) in zip(drawn.cards, drawn.cardRows) {
        let words = drawn.text(rows: rows.lowerBound..<rows.lowerBound + 1).split(separator: " ")
        let held = words.firstIndex(of: "held").map { words[$0 + 1] }
        #expect(held == "\(card.traffic.held)")
      }
    }
  }

  @Test func `the library, which stands above each driver, is counted on its highest card`() throws
  {
    let moment = try Shipped.named("s13-nested-send").timeline.moment(8)
    let library = StackPicture(moment).cards.filter { $0.kind == ComponentKind.ndis.label }
    #expect(library.map(\.isCounted) == [true, false])
    #expect(library.map(\.traffic.held) == [1, 0] && library[1].recentHeld.isEmpty)
    let drawn = DrawnStack(moment, rows: 40, columns: 77, .roomy)
    let rows = zip(drawn.cards, drawn.cardRows).filter { $0.0.kind == ComponentKind.ndis.label }
      .map { drawn.text(rows: $0.1.lowerBound..<$0.1.lowerBound + 1) }
    #expect(rows[0].contains(" held  1") && !rows[0].contains("upper"))
    #expect(rows[1].contains("above ne2000   numbers: at the upper NDIS card"))
    #expect(!rows[1].contains(" held "))
    let lines = StateReport(moment).lines.filter { $0.hasPrefix("NDIS ") }
    #expect(lines[0].hasSuffix("in 1  out 0  drop 0  held 1"))
    #expect(lines[1].hasSuffix("numbers: at the upper NDIS card"))
  }

  @Test(arguments: Shipped.all)
  func `every layer is counted on one card`(shipped: Shipped) {
    let counted = StackPicture(shipped.timeline.moment(0)).cards.filter(\.isCounted)
    let lexicon = shipped.timeline.history.lexicon
    let layers = lexicon.components.indices.filter { lexicon.components[$0].kind != .wire }
    #expect(counted.map(\.component.index).sorted() == layers)
  }

  @Test func `an interrupt comes from the card`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(at: "ServiceRoutine")
    let call = StackPicture(moment).gaps.flatMap(\.up).first
    #expect(call?.text == "ServiceRoutine" && call?.isNow == true)
  }

  @Test func `a return is shown with its answer and is open no more`() throws {
    let moment = try Shipped.named("s02-send-pending").timeline.moment(at: "MiniportSend.leave")
    let calls = StackPicture(moment).gaps.flatMap(\.down)
    #expect(calls.filter(\.isNow).map(\.text) == ["MiniportSend returns PENDING"])
    #expect(calls.map(\.name) == ["PacketWrite", "NdisSend", "MiniportSend"])
  }

  @Test func `a call names its target where a level has several`() throws {
    let moment = try Shipped.named("s05-receive-transfer-data").timeline
      .moment(at: "ProtocolReceive 2")
    let call = StackPicture(moment).gaps.flatMap(\.up).first(where: \.isNow)
    #expect(call?.text == "ProtocolReceive(F1) → sniffer")
  }

  @Test func `a call that comes up from the card does not stand in the words beside it`() throws {
    let moment = Moment(try Shipped.named("s02-send-pending").timeline, at: 53)
    let drawn = DrawnStack(moment, rows: 23, columns: 77, .roomy)
    let text = drawn.text(rows: 0..<23)
    #expect(text.contains("software / hardware") && text.contains("ServiceRoutine"), "\(text)")
  }
}

extension String {
  /// The names in the chips of a drawing, such as `P5` in `▐P5▌`.
  fileprivate var chipNames: [String] {
    matches(of: /[▐█┃◄░]([A-Z][0-9]+)[▌█┃►░]/).map { String($0.output.1) }
  }

  /// The names in the chips of what is not lent.
  fileprivate var ownChipNames: [String] {
    matches(of: /[▐█◄]([A-Z][0-9]+)[▌█►]/).map { String($0.output.1) }
  }

  /// How many objects the drawing counts instead of showing them.
  fileprivate var hiddenCount: Int {
    matches(of: /\ \+([0-9]+)/).reduce(0) { $0 + (Int($1.output.1) ?? 0) }
  }
}
