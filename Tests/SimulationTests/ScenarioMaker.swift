import Events

/// Makes up scenarios of sound drivers: any stack, any traffic, everything else left to the seed.
struct ScenarioMaker {
  private var random: SplitMix64Copy

  init(seed: UInt64) { random = SplitMix64Copy(state: seed) }

  /// A scenario that ends: every program closes its handle at last.
  mutating func scenario() -> Scenario {
    var scenario = Scenario(id: "made-up", seed: random.next())
    let cards = isOneIn(4) ? 2 : 1
    let protocols = 1 + random.below(3)
    let programs = protocols + random.below(2)
    scenario.stack = (1...programs).map { application($0, over: min($0, protocols)) }
    scenario.stack += (1...protocols).map { packet($0, over: 1 + random.below(cards)) }
    scenario.stack += (1...cards).map { isOneIn(2) ? ne2000($0) : busMaster($0) }
    scenario.parameters = [
      Setting("start", .word(isOneIn(3) ? "cold" : "bound")),
      Setting("cpus", .integer(1 + random.below(3))),
      Setting("bytes", .boolean(isOneIn(2))),
    ]
    for point in ChoicePoint.allCases where isOneIn(4) { scenario.choices[point] = rule(point) }
    let actions = 5 + random.below(30)
    scenario.actions = (0..<actions).map { _ in action(programs, protocols, cards) }
    scenario.actions += (1...programs).map { Action(.at(6_000_000), .close(app: "app\($0)")) }
    return scenario
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

  private mutating func packet(_ number: Int, over card: Int) -> Layer {
    Layer(
      id: "p\(number)", driver: "packet", over: ["nic\(card)"],
      settings: [
        Setting("read", one(["drain", "pend", "bounded"])),
        Setting("receive", one(["copy", "keep"])),
        Setting("fetch", one(["offset-buffer", "rest-only", "header-trick"])),
        Setting("pool", size(1...14)), Setting("queue", size(1...4)),
        Setting("filter", .list([.word("DIRECTED"), one(["BROADCAST", "PROMISCUOUS"])])),
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

  private mutating func action(_ programs: Int, _ protocols: Int, _ cards: Int) -> Action {
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
      occasion, stimulus(programs, protocols, cards), count: 1 + random.below(3),
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

  private mutating func recipe(_ bytes: Int) -> FrameRecipe {
    let all = FrameRecipe.Destination.allCases
    return FrameRecipe(
      bytes: isOneIn(20) ? 2_000 : bytes, destination: all[random.below(all.count)],
      isIntact: !isOneIn(15))
  }
}
