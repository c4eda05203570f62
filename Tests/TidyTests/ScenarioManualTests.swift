import Events
import Replay
import Testing
import Verification

@testable import Simulation
@testable import Traces

/// Compares `docs/scenarios.md` with the program, and runs what it shows.
struct ScenarioManualTests {
  private let manual: Markdown

  init() throws { manual = try Markdown("docs/scenarios.md") }

  /// The scenarios that the manual shows in full.
  private var examples: [String] { manual.snippets("yaml").filter { $0.hasPrefix("id:") } }

  @Test func `every complete scenario of the manual runs and meets its expectations`() throws {
    #expect(examples.count >= 3)
    for text in examples {
      let scenario = try ScenarioFile.scenario(text)
      let results = ExpectationChecker(Timeline(try history(of: scenario)))
        .check(scenario.expectations)
      #expect(!results.isEmpty, "\(scenario.id)")
      for result in results {
        #expect(result.isMet, "\(scenario.id): \(result.claim)")
      }
    }
  }

  @Test func `the events that the manual lists are those of the first scenario`() throws {
    let history = try history(of: try ScenarioFile.scenario(try #require(examples.first)))
    let rows = manual.rows(under: "A first scenario").filter { Int($0[0]) != nil }
    #expect(rows.count >= 10)
    for row in rows {
      let index = try #require(Int(row[0]).flatMap(history.index(ofSequence:)))
      let event = history[index]
      #expect(row[1...3] == ["\(event.time)", event.kind.word, history.lexicon.name(event.call)])
    }
    #expect(rows.last?.first == "\(history.count)")
  }

  @Test(arguments: DriverCatalog.all.map(\.name))
  func `the manual knows every setting of a driver`(name: String) throws {
    let driver = try #require(DriverCatalog.driver(named: name))
    let rows = manual.rows(under: "`\(name)`").filter { $0.count == 4 && $0[0].hasPrefix("`") }
    compare(rows, with: driver.settings)
  }

  @Test func `the manual knows every setting of a run and of a layer`() {
    compare(
      manual.rows(under: "`params`: the run").filter { $0[0].hasPrefix("`") },
      with: DriverCatalog.run)
    #expect(
      names(under: "`stack`: the layers").prefix(DriverCatalog.common.count)
        == DriverCatalog.common.map(\.name)[...])
  }

  @Test func `the manual knows every key of a scenario`() {
    #expect(names(under: "The file") == ScenarioFile.keys)
  }

  @Test func `the manual knows every stimulus and when it comes`() {
    #expect(
      names(under: "`do`: what happens")
        == ["at", "after", "on", "nth", "delay", "times", "every", "by"] + ActionReader.stimuli)
  }

  @Test func `the manual knows every kind of expectation`() {
    #expect(names(under: "`expect`: what must come of it") == ExpectationReader.kinds)
  }

  @Test func `the manual knows every choice point and its outcomes`() throws {
    let rows = manual.rows(under: "`choices`: what Windows does not say")
      .filter { $0[0].hasPrefix("`CP") }
    #expect(rows.map { $0[0].quoted[0] } == ChoicePoint.allCases.map(\.name))
    for (row, point) in zip(rows, ChoicePoint.allCases) {
      let outcomes = point.outcomes.map { Word.knownTexts[Int($0.rawValue)] }
      #expect(row[1].quoted == outcomes, "\(point.name)")
      #expect(outcomes.isEmpty == (row[1] == "a number"), "\(point.name)")
      #expect((row[2] == "nowhere") != point.isAsked, "\(point.name)")
    }
  }

  @Test func `the manual knows every bug`() {
    let words = manual.rows(under: "`packet`").filter { $0.count == 2 && $0[0].hasPrefix("`") }
      .flatMap(\.[0].quoted)
    #expect(words == SeedBugs.catalog.map(\.word))
  }

  @Test func `the manual knows every broken handler with its rule`() {
    let rows = manual.rows(under: "`bug`: one broken handler").filter { $0[0].hasPrefix("`") }
    let told = rows.map { "| " + $0.joined(separator: " | ") + " |" }
    let known = BugCatalog.all.map {
      "| `\($0.driver)` | `\($0.name)` | \($0.rule) | \($0.sentence) |"
    }
    for row in known where !told.contains(row) {
      Issue.record("docs/scenarios.md, `bug`: add \(row)")
    }
    for row in told where !known.contains(row) {
      Issue.record("docs/scenarios.md, `bug`: the catalog does not have \(row)")
    }
    let isSorted = Set(told) != Set(known) || told == known
    #expect(isSorted, "docs/scenarios.md, `bug`: the rows stand in the order of BugCatalog")
  }

  @Test func `every rule has a broken driver, or the manual says why not`() {
    let excused = manual.rows(under: "`bug`: one broken handler").map { $0[0] }
      .filter { $0.hasPrefix("R") }
    let broken = Set(BugCatalog.all.map(\.rule))
    let rules = RuleCatalog.all.map { $0.facts.id }
    #expect(
      rules.filter { !broken.contains($0) } == excused,
      "docs/scenarios.md, below the table of `bug`: a row a rule, with its reason")
  }

  @Test func `the manual knows every kind of event that a pattern can name`() {
    let text = manual.lines.joined(separator: " ")
    for kind in EventKind.allCases where kind != .unknown {
      #expect(text.contains("`\(kind.word)`"), "\(kind.word)")
    }
  }

  // MARK: - Helpers

  private func history(of scenario: Scenario) throws -> History {
    var simulator = try Simulator(scenario)
    simulator.run(eventCountMax: 100_000)
    #expect(simulator.isFinished, "\(scenario.id)")
    return simulator.history
  }

  /// The first words of the rows under a heading.
  private func names(under title: String) -> [String] {
    manual.rows(under: title).compactMap(\.first?.quoted.first)
  }

  private func compare(_ rows: [[String]], with settings: [SettingFacts]) {
    #expect(rows.map { $0[0].quoted[0] } == settings.map(\.name))
    for (row, setting) in zip(rows, settings) {
      #expect(row[1] == setting.kind.spelling, "\(setting.name)")
      #expect(row[2] == setting.standard.spelling, "\(setting.name)")
    }
  }
}
