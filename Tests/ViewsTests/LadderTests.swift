import Events
import Replay
import Terminal
import Testing

@testable import Views

/// What a ladder shows, whatever it looks like.
struct LadderTests {
  // MARK: - Lanes

  @Test func `the lanes stand as the layers do on the stack`() throws {
    #expect(
      try titles("s02-send-pending") == ["writer.exe", "packet", "NDIS", "ne2000", "NE2000 card"])
    let filter = try titles("s18-send")
    #expect(filter.firstIndex(of: "ndislwf") == filter.firstIndex(of: "NDIS").map { $0 + 1 })
  }

  @Test func `the library has a lane above each height of adapters`() throws {
    let titles = try titles("s13-own-send-pending")
    #expect(titles.filter { $0 == "NDIS" }.count == 2)
  }

  private func titles(_ trace: String) throws -> [String] {
    let lanes = LadderLanes.of(try Shipped.named(trace).timeline.history.lexicon)
    return lanes.all.indices.map { lanes.titles[$0] }
  }

  @Test func `the lanes do not change while one walks a life`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    let heads = stride(from: 0, through: timeline.count, by: 7).map { position -> String in
      let scene = ladder(timeline, at: position, following: ObjectID(.packet, 2))
      return scene.canvas(Size(rows: 30, columns: 120)).lines()[3]
    }
    #expect(Set(heads).count == 1)
  }

  @Test func `lanes that have no room are counted in words, and equal drivers told apart`() throws {
    var scene = Scene(
      Moment(try Shipped.named("s24-two-machines").timeline, at: 40), title: "s24-two")
    scene.view = .ladder
    let narrow = scene.canvas(Size(rows: 18, columns: 60)).lines().joined(separator: "\n")
    #expect(narrow.contains("+2 lanes ") && !narrow.contains("+2seq"))
    let wide = scene.canvas(Size(rows: 24, columns: 80)).lines().joined(separator: "\n")
    for text in [narrow, wide] {
      #expect(text.contains("a…1 a…2 t…1 t…2 "))
      #expect(text.contains("se… m…1 m…2 "))
    }
    #expect(!wide.contains("lanes"))
    scene = Scene(Moment(scene.moment.timeline, at: 60), title: "s24-two")
    scene.view = .ladder
    #expect(scene.canvas(Size(rows: 18, columns: 60)).lines()[2].contains(" N…1"))
  }

  // MARK: - Filters

  @Test func `where we stand is told between its neighbours when it has no row`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    let size = Size(rows: 24, columns: 80)
    var scene = ladder(timeline, at: 53, following: .none)
    #expect(scene.canvas(size).lines().contains { $0.contains("►") && $0.contains(" 53 ") })
    try scene.filter("layer == packet")
    let ladder = Ladder(scene)
    try #require(ladder.picked == nil && ladder.rows.count > 20)
    let row = try #require(scene.canvas(size).lines().first { $0.hasPrefix(" ►") })
    #expect(row.contains(" 53 "))
    #expect(row.contains("MiniportDisableInterrupt returns, which the filter hides"))
    for room in 1...20 {
      let lines = ladder.lines(room)
      #expect(lines.count == room)
      let place = try #require(lines.firstIndex { $0.isHidden })
      #expect(lines[..<place].allSatisfy { ($0.step?.index ?? 0) < 52 })
      #expect(lines[(place + 1)...].allSatisfy { ($0.step?.index ?? 0) > 52 })
    }
  }

  @Test func `an event that the filter shows but not the life is said to belong to others`() throws
  {
    let timeline = try Shipped.named("s02-send-pending").timeline
    let moment = try timeline.moment(at: "MiniportSend")
    var scene = ladder(timeline, at: moment.position, following: ObjectID(.packet, 4))
    try scene.filter("ev == MiniportSend")
    let text = scene.canvas(Size(rows: 24, columns: 80)).text()
    #expect(text.contains("MiniportSend, which belongs to others"))
    scene.showsAll = true
    #expect(!scene.canvas(Size(rows: 24, columns: 80)).text().contains("to others"))
  }

  // MARK: - Bars

  @Test(arguments: LadderTests.some)
  func `a bar is as wide as calls are open in its lane`(shipped: Shipped) {
    let timeline = shipped.timeline
    let steps = steps(timeline)
    var stacks: [[ComponentID]] = []
    var keys: [Int] = []
    for index in 0..<timeline.count {
      let event = timeline.history[index]
      let key = event.thread == 0 ? Int(event.cpu) : 1_000 + Int(event.thread)
      if !keys.contains(key) {
        keys.append(key)
        stacks.append([])
      }
      let stack = keys.firstIndex(of: key) ?? 0
      if event.kind.opensCall {
        let from = timeline.history.extra(.from, of: index)
          .map { ComponentID(rawValue: UInt16(truncatingIfNeeded: $0.value)) }
        if stacks[stack].isEmpty { stacks[stack].append(from ?? .none) }
        stacks[stack].append(event.at)
      }
      let open = stacks.flatMap(\.self).filter { $0 != .none }.count
      let drawn = steps[index]?.bars.joined().reduce(0, +)
      if drawn != open {
        Issue.record("\(shipped) at \(index): \(String(describing: drawn)), \(open)")
      }
      if event.kind == .leave {
        if !stacks[stack].isEmpty { stacks[stack].removeLast() }
        if stacks[stack].count == 1 { stacks[stack] = [] }
      }
    }
  }

  @Test func `a completion inside of its send re-enters the protocol`() throws {
    let shipped = try Shipped.named("s02b-send-nested")
    let moment = try shipped.timeline.moment(at: "ProtocolSendComplete")
    let index = try #require(moment.index)
    let step = try #require(steps(shipped.timeline)[index])
    let lanes = LadderLanes.of(moment.lexicon)
    let packet = try #require(lanes.lane(of: moment.lexicon.component("packet") ?? .none))
    #expect(step.bars[packet] == [2])
  }

  @Test func `two processors in one lane are two bars`() throws {
    let shipped = try Shipped.named("s02b-cpu-send-other-cpu")
    let moment = try shipped.timeline.moment(at: "ProtocolSendComplete")
    let index = try #require(moment.index)
    let step = try #require(steps(shipped.timeline)[index])
    let lanes = LadderLanes.of(moment.lexicon)
    let packet = try #require(lanes.lane(of: moment.lexicon.component("packet") ?? .none))
    #expect(step.bars[packet] == [1, 1])
  }

  // MARK: - Arrows

  @Test(arguments: LadderTests.some)
  func `a return stands opposite to its call`(shipped: Shipped) throws {
    let timeline = shipped.timeline
    let steps = steps(timeline)
    let returns = (0..<timeline.count).filter { timeline.history[$0].kind == .leave }
    #expect(!returns.isEmpty)
    for index in returns {
      let enter = try #require(timeline.enter(ofLeave: index), "\(shipped) at \(index)")
      let call = try #require(steps[enter], "\(shipped) at \(enter)").shape
      let back = try #require(steps[index], "\(shipped) at \(index)").shape
      let expected: LadderStep.Shape =
        switch call {
        case .arrow(let from, let to, .call): .arrow(from: to, to: from, .back)
        case .selfCall(let lane): .selfReturn(lane)
        case .arrow(_, let to, _): .action(to)
        case .arrival(let lane, _), .selfReturn(let lane): .action(lane)
        case .action(let lane): .action(lane)
        }
      if back != expected { Issue.record("\(shipped) at \(index): \(call), \(back)") }
    }
  }

  @Test func `an interrupt comes from the card if what caused it is in view`() throws {
    let shipped = try Shipped.named("s02b-cpu-send-other-cpu")
    let moment = try shipped.timeline.moment(at: "ServiceRoutine")
    let index = try #require(moment.index)
    let lanes = LadderLanes.of(moment.lexicon)
    let card = try #require(lanes.lane(of: moment.lexicon.component("card") ?? .none))
    let library = try #require(lanes.lane(of: moment.lexicon.component("ndis") ?? .none))
    #expect(steps(shipped.timeline)[index]?.shape == .arrow(from: card, to: library, .cause))
    let blind = LadderSteps(timeline: shipped.timeline, lanes: lanes, causes: [])
    #expect(blind.steps([index])[index]?.shape == .arrival(library, isCaused: true))
  }

  @Test func `what a driver gives to the card is an arrow, and an IRP goes back to its program`()
    throws
  {
    let shipped = try Shipped.named("s02-send-pending")
    let lanes = LadderLanes.of(shipped.timeline.history.lexicon)
    let steps = steps(shipped.timeline)
    func shape(_ call: String) throws -> LadderStep.Shape? {
      let index = try shipped.timeline.moment(at: call).index
      return index.flatMap { steps[$0]?.shape }
    }
    let last = lanes.all.count - 1
    #expect(try shape("NICPrepareForTransmit") == .arrow(from: last - 1, to: last, .call))
    #expect(try shape("IoCompleteRequest") == .arrow(from: 1, to: 0, .call))
    #expect(try shape("NdisFreePacket") == .action(1))
  }

  // MARK: - Folds

  @Test(arguments: LadderTests.some)
  func `what is shown and what is folded are all events`(shipped: Shipped) {
    let timeline = shipped.timeline
    #expect(!objects(timeline).isEmpty)
    for object in objects(timeline) {
      let journey = LadderJourney(timeline, of: object, near: timeline.count / 2)
      let rows = LadderRows(showing: journey.shown, of: 0..<timeline.count, opened: [])
      let events = (0..<rows.count).flatMap { row -> [Int] in
        switch rows[row] {
        case .event(let index): [index]
        case .fold(let events): Array(events)
        case nil: []
        }
      }
      if events != Array(0..<timeline.count) { Issue.record("\(shipped) \(object)") }
      for row in 0..<rows.count where rows.firstEvent(ofRow: row).flatMap(rows.row) != row {
        Issue.record("\(shipped) \(object) row \(row)")
      }
    }
  }

  @Test(arguments: LadderTests.some)
  func `nothing that happens to a journey is folded`(shipped: Shipped) {
    let timeline = shipped.timeline
    #expect(!objects(timeline).isEmpty)
    for object in objects(timeline) {
      let journey = LadderJourney(timeline, of: object, near: timeline.count)
      let shown = Set(journey.shown)
      for index in 0..<timeline.count {
        let isAbout = timeline.history.objects(of: index).contains { journey.members.contains($0) }
        if isAbout, !shown.contains(index) { Issue.record("\(shipped) \(object) at \(index)") }
        guard timeline.history[index].kind == .leave, shown.contains(index),
          let enter = timeline.enter(ofLeave: index)
        else { continue }
        if !shown.contains(enter) { Issue.record("\(shipped) \(object): no call of \(index)") }
      }
    }
  }

  @Test func `the IRP, the packet and the frame have one life, and it is the same from everywhere`()
    throws
  {
    let timeline = try Shipped.named("s02-send-pending").timeline
    let lives = [ObjectID(.irp, 1), ObjectID(.packet, 1), ObjectID(.frame, 1)].flatMap { object in
      [0, 30, 90, timeline.count].map { LadderJourney(timeline, of: object, near: $0).shown }
    }
    #expect(Set(lives).count == 1)
    #expect(lives[0].count > 20 && lives[0].count < timeline.count / 2)
  }

  @Test func `a life is whole if nothing of it lies out of reach`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    #expect(LadderJourney(timeline, of: ObjectID(.packet, 1), near: 100).isWhole)
    var history = History(lexicon: timeline.history.lexicon)
    for index in 0..<40_000 {
      var event = Event(.action, time: Int64(index))
      if index == 0 || index % 10_000 == 9_999 { event.object = ObjectID(.packet, 1) }
      if index == 0 { event.life = .new }
      history.append(event)
    }
    let long = Timeline(history)
    let early = LadderJourney(long, of: ObjectID(.packet, 1), near: 10)
    #expect(!early.isWhole && early.shown == [0, 9_999, 19_999, 29_999])
    let late = LadderJourney(long, of: ObjectID(.packet, 1), near: 39_999)
    #expect(!late.isWhole && late.shown == [29_999, 39_999])
    let frame = LadderJourney(timeline, of: ObjectID(.frame, 1), near: timeline.count)
    #expect(frame.isWhole && frame.shown.count > 20)
  }

  @Test func `Enter opens a fold at its own row and nothing else`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    var scene = ladder(timeline, at: 5, following: ObjectID(.packet, 1))
    let rows = SceneRows(scene)
    let fold = try #require((0..<rows.count).first { rows.toggle($0) != nil })
    let name = try #require(rows.toggle(fold))
    scene.toggled = [name]
    let opened = SceneRows(scene)
    #expect(opened.count > rows.count)
    #expect((0..<fold).allSatisfy { opened.position($0) == rows.position($0) })
    #expect(opened.position(fold) == rows.position(fold))
    #expect(opened.toggle(fold) == name)
  }

  @Test func `a fold says how many events it hides, and whose they are`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    let scene = ladder(timeline, at: 17, following: ObjectID(.packet, 1))
    let text = scene.canvas(Size(rows: 36, columns: 120)).lines().joined(separator: "\n")
    #expect(text.contains("30 events of P2 and P3 folded · Enter opens"))
  }

  // MARK: - Walking

  @Test(arguments: LadderTests.some)
  func `walking rows never jumps`(shipped: Shipped) {
    let timeline = shipped.timeline
    for object in objects(timeline).prefix(2) + [.none] {
      let rows = SceneRows(ladder(timeline, at: 0, following: object))
      let stride = Swift.stride(from: 0, to: rows.count, by: max(rows.count / 40, 1))
      for row in stride {
        guard let position = rows.position(row) else {
          Issue.record("\(shipped) \(object): row \(row) leads nowhere")
          continue
        }
        let here = SceneRows(ladder(timeline, at: position, following: object))
        if here.picked != row || here.count != rows.count {
          Issue.record("\(shipped) \(object): row \(row) is \(String(describing: here.picked))")
        }
      }
    }
  }

  @Test func `only the row of the step is lit`() throws {
    for shipped in LadderTests.some {
      for moment in shipped.moments(4) where moment.index != nil {
        var scene = Scene(moment, title: "")
        scene.view = .ladder
        let canvas = scene.canvas(Size(rows: 30, columns: 120))
        let lit = (4..<23).filter { !canvas.lit(rows: $0..<$0 + 1).isEmpty }
        let isOne = lit.count == 1 || (lit.count == 2 && lit[1] == lit[0] + 1)
        if !isOne { Issue.record("\(shipped) at \(moment.position): \(lit)") }
      }
    }
  }

  // MARK: - Words

  @Test func `long names are shortened on arrows, and only there`() {
    #expect(LadderNames.short("ProtocolSendComplete") == "ProtSendComplete")
    #expect(LadderNames.short("MiniportHandleInterrupt") == "MpHandleInterrupt")
    #expect(LadderNames.short("NdisSend") == "NdisSend")
    #expect(LadderNames.shortAction("NdisFreePacket") == "FreePacket")
    #expect(LadderNames.shortAction("Ndis") == "Ndis")
  }

  @Test(arguments: [
    ("NdisSend", "send"), ("MiniportSendPackets", "send"), ("ProtocolSendComplete", "complete"),
    ("NdisMIndicateReceivePacket", "indicate"), ("NdisReturnPackets", "return"),
    ("MiniportQueryInformation", "request"), ("IoCompleteRequest", "IRP done"),
    ("TdiReceiveDatagram", "receive"), ("UDPReceive", "receive"), ("LockRequest", "lock pages"),
    ("NdisIMCopySendCompletePerPacketInfo", "copy"), ("NdisAllocateCloneOidRequest", "clone"),
  ])
  func `where there is no room a word says what a call does`(name: String, word: String) {
    #expect(LadderNames.verb(name) == word)
  }

  @Test func `an IRP whose cancel routine is taken away is not called cancellable`() throws {
    let timeline = try Shipped.named("s24-recvfrom").timeline
    let steps = steps(timeline)
    let labels = try [27, 97].map { number in
      let step = try #require(steps[number - 1])
      let label = LadderLabel(timeline.history, step, isShort: true, isAside: false)
      return label.least.map(\.text).joined()
    }
    #expect(labels == ["cancellable", "not cancellable"])
  }

  @Test func `what goes down does not indicate, what goes up does not request`() {
    for facts in CallCatalog.all {
      let word = LadderNames.verb(facts.name)
      switch facts.direction {
      case .down: #expect(word != "indicate", "\(facts.name)")
      case .up: #expect(word != "request" && word != "send", "\(facts.name)")
      case .none: #expect(word != "indicate", "\(facts.name)")
      }
    }
  }

  @Test func `the life of a packet names its stations in the order of time`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    let journey = LadderJourney(timeline, of: ObjectID(.packet, 1), near: 0)
    let life = LadderLife(journey, timeline)
    #expect(
      life.stations.map(\.text) == [
        "allocated", "▼ sent", "q queued", "P pending", "w wire", "▲ completed", "freed",
      ])
    #expect(life.awayNanoseconds.map { $0 > 50_000 } == true)
    let out = try #require(life.stations[2].end)
    #expect(timeline.history.lexicon.name(timeline.history[out].call) == "RemoveHeadList")
    let end = try #require(life.stations[3].end)
    #expect(timeline.history.lexicon.name(timeline.history[end].call) == "NdisMSendComplete")
    let direct = try Shipped.named("s01-send-sync").timeline
    let short = LadderLife(LadderJourney(direct, of: ObjectID(.packet, 1), near: 0), direct)
    #expect(
      short.stations.map(\.text) == ["allocated", "▼ sent", "▲ back with SUCCESS", "freed"])
  }

  @Test func `the life of a packet says how long it stood in a queue and when it was sent`() throws
  {
    let timeline = try Shipped.named("s02-send-pending").timeline
    let life = LadderLife(LadderJourney(timeline, of: ObjectID(.packet, 1), near: 0), timeline)
    let text = life.spans(timeline.moment(50), width: 200).text
    #expect(text.contains("q queued #11 to #60 (61.0 µs, 96%)"))
    #expect(text.contains("w wire #48"))
    let usual = life.spans(timeline.moment(50), width: 116).text
    #expect(usual.contains("q queued #11–#60 (") && usual.hasSuffix("freed #65"))
    let short = life.spans(timeline.moment(50), width: 60).text
    #expect(short.hasSuffix(" f #65") || short.hasSuffix(" freed #65"))
    #expect(short.contains("q #11–#60") && short.contains("w #48"))
  }

  @Test func `the life of a packet has the queues and the wire of the lives of all packets`() throws
  {
    var told = 0
    for shipped in Shipped.all {
      let moment = shipped.timeline.moment(0)
      for known in PacketLives(moment).lives.prefix(3) where known.isOver && !known.isCutAtStart {
        let journey = LadderJourney(shipped.timeline, of: known.object, near: known.first + 1)
        guard journey.isWhole else { continue }
        let stations = LadderLife(journey, shipped.timeline).stations
        // What is made of something that has ended is in no journey.
        guard !stations.isEmpty else { continue }
        for sign in [LifeSign.queued, .wire] {
          let here = stations.filter { $0.sign == String(sign.rawValue) }.map(\.index)
          let there = known.signs.filter { $0.sign == sign }.map(\.index)
          if !Set(here).isSuperset(of: there) {
            Issue.record("\(shipped) \(known.object) \(sign)")
          }
          told += there.count
        }
      }
    }
    #expect(told > 0)
  }

  @Test(arguments: [GlyphTier.full, .ascii])
  func `calls and returns have different lines, in the legend and in the picture`(
    tier: GlyphTier
  ) throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    let scene = ladder(timeline, at: 14, following: ObjectID(.packet, 1))
    let lines = scene.canvas(Size(rows: 36, columns: 120)).lines(tier: tier)
    let line = tier == .full ? "╌" : "."
    let call = tier == .full ? "─►" : "->"
    let legend = try #require(lines.last { $0.contains("return with status") })
    #expect(legend.contains("\(line)\(line)\(tier == .full ? "►" : ">") return"))
    let calls = lines.filter { $0.contains("Send P1 ") && $0.contains(call) }
    #expect(!calls.isEmpty && calls.allSatisfy { !$0.contains(line + line) })
    #expect(lines.contains { $0.contains("PENDING \(line)\(line)") })
  }

  @Test func `the number at the end of a bar is explained where one is seen`() throws {
    func lines(_ name: String, _ position: Int) throws -> [String] {
      var scene = Scene(try Shipped.named(name).timeline.moment(position), title: "")
      scene.view = .ladder
      return scene.canvas(Size(rows: 24, columns: 80)).lines()
    }
    let deep = try lines("s23-sendto", 63)
    #expect(deep.contains { $0.contains("┃5") } && deep.contains { $0.contains("┃n deep") })
    #expect(try !lines("s02-send-pending", 41).contains { $0.contains("┃n deep") })
  }

  @Test func `the legend is there in every size that has lanes`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    for (rows, columns) in [(36, 120), (24, 80), (18, 60)] {
      let scene = ladder(timeline, at: 50, following: ObjectID(.packet, 1))
      let text = scene.canvas(Size(rows: rows, columns: columns)).lines().joined()
      #expect(text.contains("►") && text.contains("re-entered") && text.contains("return"))
    }
  }
}

extension LadderTests {
  /// Traces of every kind of stack.
  static let some: [Shipped] = [
    "s02-send-pending", "s02b-send-nested", "s02b-cpu-send-other-cpu", "s03-copy-receive-packet",
    "s13-own-send-pending", "s18-send", "s22-pending-oid-clone", "s23-sendto", "s30-npf-capture",
  ].compactMap { try? Shipped.named($0) }

  @Test func `the traces of these tests are there`() { #expect(LadderTests.some.count == 9) }

  fileprivate func ladder(
    _ timeline: Timeline, at position: Int, following object: ObjectID
  ) -> Scene {
    var scene = Scene(Moment(timeline, at: position), title: "a lesson")
    scene.view = .ladder
    scene.focus = .main
    scene.followed = object
    return scene
  }

  /// All steps of a trace, every cause in view.
  fileprivate func steps(_ timeline: Timeline) -> [Int: LadderStep] {
    let all = Array(0..<timeline.count)
    return LadderSteps(
      timeline: timeline, lanes: LadderLanes.of(timeline.history.lexicon), causes: Set(all)
    ).steps(all)
  }

  /// A few objects that travel.
  fileprivate func objects(_ timeline: Timeline) -> [ObjectID] {
    var objects: [ObjectID] = []
    for index in 0..<timeline.count {
      for object in timeline.history.objects(of: index)
      where object.kind.isTraveller && !objects.contains(object) {
        objects.append(object)
      }
    }
    return Array(objects.prefix(4))
  }
}
