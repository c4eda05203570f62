import Events
import TestNumbers

/// Makes up scenarios of sound drivers: any stack, any traffic, everything else left to the seed.
struct ScenarioMaker {
  private var random: RandomNumbers

  init(seed: UInt64) { random = RandomNumbers(seed: seed) }

  /// A scenario of NDIS 5 that ends: every program closes its handle at last.
  mutating func scenario() -> Scenario {
    let cards = isOneIn(4) ? 2 : 1
    let protocols = 1 + random.below(3)
    let programs = protocols + random.below(2)
    let nics = (1...cards).map { isOneIn(2) ? ne2000($0) : busMaster($0) }
    var scenario = frame(programs, protocols)
    scenario.stack += (1...protocols).map { packet($0, over: "nic\(1 + random.below(cards))") }
    scenario.stack += nics
    fill(&scenario) { $0.stimulus(programs, protocols, cards) }
    return scenario
  }

  /// The same with one or two intermediate drivers, of which the second stands on the first.
  mutating func intermediateScenario() -> Scenario {
    let protocols = 1 + random.below(2)
    let programs = protocols + random.below(2)
    let middles = 1 + random.below(2)
    var scenario = frame(programs, protocols)
    scenario.stack += (1...protocols).map {
      packet($0, over: isOneIn(3) ? "nic1" : "im\(1 + random.below(middles))")
    }
    scenario.stack += (1...middles).reversed().map { passThru($0) }
    scenario.stack.append(isOneIn(2) ? ne2000(1) : busMaster(1))
    fill(&scenario) {
      let isRemoval = $0.isOneIn(30)
      return isRemoval
        ? .unload(protocolDriver: "im\(middles)") : $0.stimulus(programs, protocols, 1)
    }
    return scenario
  }

  /// The same of NDIS 6, with any number of filters.
  mutating func listScenario() -> Scenario {
    let protocols = 1 + random.below(2)
    let programs = protocols + random.below(2)
    let filters = random.below(4)
    var scenario = frame(programs, protocols)
    scenario.stack += (1...protocols).map { ndisprot($0) }
    scenario.stack += (0..<filters).map { filter($0 + 1) }
    scenario.stack.append(netvmini(1))
    fill(&scenario) { $0.listStimulus(programs, filters) }
    return scenario
  }

  /// The same scenario with trouble: the cable goes out, the card hangs or is pulled out, memory runs short; and perhaps with
  /// somebody who captures.
  mutating func troubled(_ scenario: Scenario) -> Scenario {
    var scenario = scenario
    let programs = scenario.stack.filter { $0.driver == "app" }.map(\.id)
    let cards = scenario.stack.filter { ["ne2000", "busmaster", "netvmini"].contains($0.driver) }
    guard let card = cards.first?.id else { return scenario }
    if isOneIn(3) { addCapture(to: &scenario, over: card) }
    scenario.actions += (0..<1 + random.below(6)).map { _ in
      action(trouble(card, programs.first))
    }
    return scenario
  }

  /// Adds an npf with its program, or, over a card of NDIS 6, an npcap.
  private mutating func addCapture(to scenario: inout Scenario, over card: String) {
    guard let place = scenario.stack.firstIndex(where: { $0.id == card }) else { return }
    let isOld = scenario.stack[place].driver != "netvmini"
    scenario.stack.insert(
      Layer(id: "capture", driver: isOld ? "npf" : "npcap", over: [card]), at: place)
    guard isOld else { return }
    scenario.stack.insert(Layer(id: "sniffer", driver: "app", over: ["capture"]), at: 0)
    scenario.actions += [
      action(.read(app: "sniffer", bytes: 4_096)), action(.write(app: "sniffer", bytes: 60)),
      isOneIn(3)
        ? action(.unbind(protocolDriver: "capture"))
        : Action(.at(6_000_000), .close(app: "sniffer")),
    ]
  }

  private mutating func trouble(_ card: String, _ program: String?) -> Stimulus {
    switch random.below(20) {
    case 0...3: return .reset(layer: card)
    case 4...6: return .unplug(nic: "card")
    case 7...8: return .plug(nic: "card")
    case 9...10: return .busy(nic: "card", nanoseconds: Int64(1 + random.below(900)) * 1_000)
    case 11...12: return .occupy(nic: "card", nanoseconds: Int64(1 + random.below(400)) * 1_000)
    case 13...15: return .emptyPools(count: 1 + random.below(3))
    case 16...18: return program.map { .cancelSends(app: $0) } ?? .reset(layer: card)
    default: return .surpriseRemove(miniport: card)
    }
  }

  /// A scenario with programs, of which each protocol has one.
  private mutating func frame(_ programs: Int, _ protocols: Int) -> Scenario {
    var scenario = Scenario(id: "made-up", seed: random.next())
    scenario.stack = (1...programs).map { application($0, over: min($0, protocols)) }
    scenario.parameters = [
      Setting("start", .word(isOneIn(3) ? "cold" : "bound")),
      Setting("cpus", .integer(1 + random.below(3))),
      Setting("bytes", .boolean(isOneIn(2))),
    ]
    return scenario
  }

  /// Decides some choice points, and what happens.
  private mutating func fill(
    _ scenario: inout Scenario, _ stimulus: (inout ScenarioMaker) -> Stimulus
  ) {
    for point in ChoicePoint.allCases where isOneIn(4) { scenario.choices[point] = rule(point) }
    scenario.actions = (0..<5 + random.below(30)).map { _ in action(stimulus(&self)) }
    let programs = scenario.stack.filter { $0.driver == "app" }
    scenario.actions += programs.map { Action(.at(6_000_000), .close(app: $0.id)) }
  }

  private mutating func isOneIn(_ count: Int) -> Bool { random.below(count) == 0 }

  private mutating func one(_ words: [String]) -> SettingValue {
    .word(words[random.below(words.count)])
  }

  private mutating func size(_ range: ClosedRange<Int>) -> SettingValue {
    .integer(range.lowerBound + random.below(range.count))
  }
}

// MARK: - The stack

extension ScenarioMaker {
  private mutating func application(_ number: Int, over below: Int) -> Layer {
    var layer = Layer(id: "app\(number)", driver: "app", over: ["p\(below)"])
    if isOneIn(3) {
      layer.settings = [Setting("reads_every", .word("\(100 + random.below(900))us"))]
    }
    return layer
  }

  private mutating func packet(_ number: Int, over below: String) -> Layer {
    Layer(
      id: "p\(number)", driver: "packet", over: [below],
      settings: [
        Setting("read", one(["drain", "pend", "bounded"])),
        Setting("receive", one(["copy", "keep"])),
        Setting("fetch", one(["offset-buffer", "rest-only", "header-trick"])),
        Setting("pool", size(1...14)), Setting("queue", size(1...4)),
        Setting("filter", .list([.word("DIRECTED"), one(["BROADCAST", "PROMISCUOUS"])])),
      ])
  }

  private mutating func passThru(_ number: Int) -> Layer {
    Layer(
      id: "im\(number)", driver: "passthru", over: [number == 1 ? "nic1" : "im\(number - 1)"],
      settings: [
        Setting("stacking", .boolean(isOneIn(2))), Setting("send_pool", size(1...6)),
        Setting("receive_pool", size(1...6)),
      ])
  }

  private mutating func ndisprot(_ number: Int) -> Layer {
    Layer(
      id: "p\(number)", driver: "ndisprot", over: ["nic1"],
      settings: [
        Setting("pool", size(1...14)), Setting("queue", size(1...4)),
        Setting("filter", .list([.word("DIRECTED"), one(["BROADCAST", "PROMISCUOUS"])])),
      ])
  }

  private mutating func filter(_ number: Int) -> Layer {
    let directions = [["send"], ["receive"], ["send", "receive"]][random.below(3)]
    return Layer(
      id: "f\(number)", driver: "ndislwf", over: ["nic1"],
      settings: [
        Setting("attached", .boolean(!isOneIn(4))), Setting("track", .boolean(isOneIn(2))),
        Setting("handlers", .list(directions.map { .word($0) })),
        Setting("drop", one(["none", "none", "broadcast", "multicast", "all"])),
        Setting("copy", one(["none", "none", "sends", "receives", "both"])),
        Setting("pool", size(1...9)), Setting("in_place", .boolean(isOneIn(4))),
        Setting("delay", isOneIn(3) ? .word("\(1 + random.below(90))us") : .integer(0)),
      ])
  }

  private mutating func netvmini(_ number: Int) -> Layer {
    Layer(
      id: "nic\(number)", driver: "netvmini",
      settings: [
        Setting("descriptors", size(2...9)), Setting("low_water", size(0...2)),
        Setting("batch", size(1...4)), Setting("transmit_buffers", size(1...4)),
        Setting("interrupt_cpu", size(0...2)), Setting("megabits", size(1...900)),
      ])
  }

  private mutating func ne2000(_ number: Int) -> Layer {
    Layer(
      id: "nic\(number)", driver: "ne2000",
      settings: [
        Setting("transmit_queue", size(1...4)),
        Setting("transmit_buffers", size(1...2)),
        Setting("lookahead", .integer(random.below(3) * 700)),
        Setting("interrupt_cpu", size(0...2)),
      ])
  }

  private mutating func busMaster(_ number: Int) -> Layer {
    Layer(
      id: "nic\(number)", driver: "busmaster",
      settings: [
        Setting("serialized", .boolean(isOneIn(2))), Setting("descriptors", size(2...9)),
        Setting("low_water", size(0...2)), Setting("batch", size(1...4)),
        Setting("transmit_queue", size(1...4)),
        Setting("transmit_buffers", size(1...4)),
        Setting("interrupt_cpu", size(0...2)), Setting("megabits", size(1...900)),
      ])
  }
}

// MARK: - What happens

extension ScenarioMaker {
  private mutating func rule(_ point: ChoicePoint) -> ChoiceRule {
    switch random.below(3) {
    case 0: .seed
    case 1: .fixed(outcome(of: point))
    default: .sequence((0..<1 + random.below(5)).map { _ in outcome(of: point) })
    }
  }

  private mutating func outcome(of point: ChoicePoint) -> ChoiceValue {
    let words = point.outcomes
    return words.isEmpty ? .number(random.below(1_600)) : .word(words[random.below(words.count)])
  }

  private mutating func action(_ stimulus: Stimulus) -> Action {
    let occasion: Occasion =
      switch random.below(12) {
      case 0: .after(Int64(random.below(300_000)))
      case 1:
        .on(
          CallPattern(name: ["NdisSend", "ProtocolReceive", "drop"][random.below(3)]),
          count: 1 + random.below(4), delay: Int64(random.below(3_000)))
      default: .at(Int64(random.below(3_000)) * 1_000)
      }
    return Action(
      occasion, stimulus, count: 1 + random.below(3),
      interval: Int64(random.below(9_000)))
  }

  private mutating func stimulus(_ programs: Int, _ protocols: Int, _ cards: Int) -> Stimulus {
    let app = "app\(1 + random.below(programs))"
    let driver = "p\(1 + random.below(protocols))"
    let bytes = [14, 60, 200, 1_514][random.below(4)]
    switch random.below(25) {
    case 0...7:
      return .frame(nic: isOneIn(2) && cards == 2 ? "card2" : "card", recipe(max(bytes, 60)))
    case 8...13: return .write(app: app, bytes: bytes)
    case 14...15: return .writeArray(app: app, count: 1 + random.below(5), bytes: bytes)
    case 16...19: return .read(app: app, bytes: [0, 100, 4_096][random.below(3)])
    case 20:
      return .setFilter(app: app, filter: isOneIn(2) ? [] : ["DIRECTED", "BROADCAST"])
    case 21: return .cancel(app: app)
    case 22: return .close(app: app)
    case 23: return .unbind(protocolDriver: driver)
    default: return .unload(protocolDriver: driver)
    }
  }

  private mutating func listStimulus(_ programs: Int, _ filters: Int) -> Stimulus {
    let choice = random.below(20)
    if choice < 16 || filters == 0 && choice > 17 {
      return [stimulus(programs, 1, 1)].first { !$0.isOfPnP } ?? .read(app: "app1", bytes: 100)
    }
    switch choice {
    case 16: return .pause(miniport: "nic1")
    case 17: return .restart(miniport: "nic1")
    case 18 where isOneIn(2):
      return isOneIn(2)
        ? .filterSend(filter: "f\(1 + random.below(filters))", bytes: 60)
        : .filterReceive(filter: "f\(1 + random.below(filters))", bytes: 60)
    case 18: return .insert(filter: "f\(1 + random.below(filters))")
    default: return .remove(filter: "f\(1 + random.below(filters))")
    }
  }

  private mutating func recipe(_ bytes: Int) -> FrameRecipe {
    let all = FrameRecipe.Destination.allCases
    return FrameRecipe(
      bytes: isOneIn(20) ? 2_000 : bytes, destination: all[random.below(all.count)],
      isIntact: !isOneIn(15))
  }
}

extension Stimulus {
  /// Whether plug and play does it.
  fileprivate var isOfPnP: Bool {
    switch self {
    case .unbind, .unload: true
    default: false
    }
  }
}
