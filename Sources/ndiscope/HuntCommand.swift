import ArgumentParser
import Events
import Explorer
import Glibc
import Live
import Simulation
import Verification

/// `ndiscope hunt`: a driver with an unknown bug, what one notices of it, and somebody who looks for the guilty event.
struct HuntCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hunt",
    abstract: "Hunt the bug of a driver: only what one notices of it is told.",
    discussion: """
      One of the broken drivers that ship is run, and nothing says which. Walk the run with everything \
      that explore has, and type ! at the event that breaks the rule; H shows what is noticed of the \
      bug, :hint gives a hint, :give_up ends. Fewer steps are more points. The same seed is the same \
      hunt. docs/hunt.md is the manual.
      """)

  @Option(
    parsing: .unconditional, help: "Which hunt; without it, one by the clock.",
    transform: SeedArgument.parse)
  var seed: UInt64?

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let wishes = try screen.wishes
    let number = seed ?? HuntCommand.seedOfClock
    try TerminalSession.walk(try HuntCommand.source(number), wishes)
    if !wishes.isLinear {
      StandardOutput.write("The same hunt again: ndiscope hunt --seed \(number)\n")
    }
  }

  /// A number that one can say to a friend.
  private static var seedOfClock: UInt64 { UInt64(max(time(nil), 0)) % 100_000 }

  /// The run of a broken driver that the seed draws; where nothing is found in it, that of the next one.
  private static func source(_ seed: UInt64) throws(Refusal) -> any EventSource {
    let broken = ShippedScenario.all.filter {
      $0.topic.hasSuffix("/broken") && $0.id.hasPrefix("r")
    }
    guard !broken.isEmpty else { throw Refusal("no broken driver ships", .unreadable) }
    var chance = SplitMix64(seed: seed)
    let first = chance.below(broken.count)
    for shipped in broken[first...] + broken[..<first] {
      let scenario = try shipped.scenario
      var run = try LiveRun(scenario, of: shipped.path)
      run.extend(to: HuntCommand.eventCountMax)
      let secret = Hunt.Secret(title: scenario.title, name: shipped.stem)
      if let hunt = Hunt(run.timeline, seed: seed, secret: secret), hunt.isOfDriver(run.timeline) {
        return FixedSource(run.timeline, hunt: hunt)
      }
    }
    throw Refusal("no broken driver that ships breaks a rule", .unreadable)
  }

  /// More than any run that ends.
  private static let eventCountMax = 1_000_000
}
