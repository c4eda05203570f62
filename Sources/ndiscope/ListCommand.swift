import ArgumentParser
import Events
import Explorer
import Simulation
import Terminal
import Verification

/// `ndiscope list`: what there is.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show what there is: scenarios, drivers, calls, rules, themes, keys.")

  @Argument(help: "What to list: \(Catalog.allCases.map(\.rawValue).joined(separator: ", ")).")
  var what: Catalog

  @Flag(help: "Use ASCII only.")
  var ascii = false

  @Option(help: "List the keys as they are with this FILE.yaml.")
  var keys: String?

  func validate() throws {
    if keys != nil, what != .keys { throw ValidationError("--keys belongs to list keys") }
  }

  func run() throws {
    let map = try keys.map { try UserProgram.state(keys: $0).keyMap } ?? .standard
    StandardOutput.write(lines: what.lines(map), tier: .forText(ascii))
  }
}

/// What can be listed.
enum Catalog: String, CaseIterable, ExpressibleByArgument {
  case scenarios
  case drivers
  case calls
  case rules
  case themes
  case keys

  /// What there is; the keys are those of a map.
  func lines(_ map: KeyMap) -> [String] {
    switch self {
    case .scenarios: Catalog.scenarioLines
    case .drivers: DriverCatalog.all.flatMap(Catalog.lines)
    case .calls: Catalog.callLines
    case .rules: Catalog.ruleLines
    case .themes: Theme.all.map(\.name)
    case .keys: Catalog.keyLines(map)
    }
  }

  /// Names, keys as a file of keys has them, and what they do.
  private static func keyLines(_ map: KeyMap) -> [String] {
    let width = ActionCatalog.all.reduce(0) { max($0, $1.name.count) } + 2
    return ActionCatalog.groups.flatMap { group in
      [group.title]
        + group.actions.map { facts in
          let keys = map.keys(facts.action).map { KeyName.plain($0.input) }.joined(separator: " ")
          return "  " + padded(facts.name, width) + padded(keys, 24) + facts.with(map).title
        }
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 1))
  }

  private static var ruleLines: [String] {
    RuleCatalog.all.map { rule in
      let facts = rule.facts
      return padded(facts.id, 5) + padded(facts.severity.word, 9) + facts.promise
    }
  }

  private static var scenarioLines: [String] {
    let width = ShippedScenario.all.reduce(0) { max($0, $1.id.count) } + 2
    return ShippedScenario.all.map { padded($0.id, width) + $0.title }
  }

  private static func lines(_ driver: DriverFacts) -> [String] {
    ["\(driver.name)  \(driver.sentence)"]
      + driver.settings.map { "    \($0.name): \($0.kind.spelling)  \($0.sentence)" }
  }

  private static var callLines: [String] {
    CallCatalog.all.map { facts in
      let id = facts.call.reference ?? ""
      let completion = facts.completion.isEmpty ? "" : "  → \(facts.completion)"
      return padded(id, 6) + facts.name + completion
    }
  }
}
