import Events
import Glibc
import Traces
import Verification

/// What an argument names: a scenario that ships or is a file, or a recorded trace.
enum Material {
  case scenario(Scenario, path: String)
  case trace(path: String)
  /// A line that leads to a moment of a run.
  case link(RunLink)

  /// Finds what an argument names.
  static func find(_ argument: String) throws(Refusal) -> Material {
    if RunLink.isMeant(by: argument) { return .link(try RunLink.read(argument)) }
    if argument.hasSuffix(".yaml") || argument.hasSuffix(".yml") {
      return .scenario(try scenario(atPath: argument), path: argument)
    }
    let shipped = ShippedScenario.all.first { $0.isNamed(argument) }
    if access(argument, F_OK) == 0, shipped == nil || !Folders.isFolder(argument) {
      return .trace(path: argument)
    }
    guard let shipped else { throw unknown(argument) }
    return .scenario(try shipped.scenario, path: shipped.path)
  }

  /// Finds the scenario that an argument names.
  static func scenario(_ argument: String) throws(Refusal) -> (Scenario, path: String) {
    switch try find(argument) {
    case .scenario(let scenario, let path): return (scenario, path)
    case .link: throw Refusal(LinkWords.noScenarioHere, .usage)
    case .trace(let path):
      throw Refusal(
        "\(path) is not a scenario: a scenario is a file ending in .yaml, or one of those that "
          + "`ndiscope list scenarios` shows", .usage)
    }
  }

  private static func scenario(atPath path: String) throws(Refusal) -> Scenario {
    let scenario: Scenario
    do {
      scenario = try ScenarioFile.scenario(at: path)
    } catch {
      throw Refusal(located(error.sentence, path, error.position), .unreadable)
    }
    return try sound(scenario, path)
  }

  /// A scenario whose expectations can be checked.
  private static func sound(_ scenario: Scenario, _ path: String) throws(Refusal) -> Scenario {
    guard let (claim, sentence) = ExpectationChecker.fault(in: scenario.expectations) else {
      return scenario
    }
    throw Refusal(located(sentence, path, claim.position), .unreadable)
  }

  private static func unknown(_ argument: String) -> Refusal {
    let names = ShippedScenario.all.flatMap { [$0.id, $0.stem] } + Ndiscope.commandNames
    let longer = names.first { $0.hasPrefix(argument.lowercased() + "-") }
    let meant = Suggestion.tail(longer ?? Suggestion.closest(to: argument, in: names))
    return Refusal(
      "\(argument): no such file or scenario.\(meant) `ndiscope list scenarios` shows them",
      .unreadable)
  }
}
