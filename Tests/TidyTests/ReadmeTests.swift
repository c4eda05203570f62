import Events
import Explorer
import Foundation
import Replay
import Simulation
import Terminal
import Testing
import Traces
import Verification
import Views

/// Holds the first page to what the program does.
struct ReadmeTests {
  private let page: Markdown

  init() throws { page = try Markdown("README.md") }

  /// `GOLDEN=update` writes the picture instead and fails, so that nobody records one without looking at it.
  @Test func `the picture is what the program prints`() throws {
    let picture = try ReadmePicture(page)
    let drawn = try picture.lines()
    guard ProcessInfo.processInfo.environment["GOLDEN"] != "update" else {
      let text = picture.page(with: drawn).joined(separator: "\n")
      try Data(text.utf8).write(
        to: Repository.root.appending(path: "README.md"), options: .atomic)
      Issue.record("wrote the picture of README.md; look at it, then run the tests again")
      return
    }
    let isSame = picture.kept == drawn
    #expect(isSame, "\(picture.command) prints something else; scripts/golden accepts it")
  }

  @Test func `every key of the tour means something`() throws {
    let known = Set(ActionCatalog.all.flatMap(\.keys).map(\.text))
    let keys = try tour.flatMap(keys).filter {
      $0.count <= 2 || known.contains($0) || !$0.contains(" ")
    }
    #expect(keys.count >= 25)
    for key in keys { #expect(known.contains(key), "\(key)") }
  }

  @Test func `every scenario that is named ships`() throws {
    let named = Set(
      page.lines.flatMap { $0.matches(of: /\bs\d\d[a-z0-9-]*\b/).map { String($0.output) } })
    #expect(named.count >= 5)
    for id in named { #expect(throws: Never.self, "\(id)") { try Shipped.scenario(id) } }
  }

  /// The lines of the tour and what follows it.
  private var tour: [String] {
    get throws {
      let start = try #require(page.lines.firstIndex(of: "## A five-minute tour"))
      let rest = page.lines[(start + 1)...]
      return Array(rest.prefix { !$0.hasPrefix("## ") })
    }
  }

  /// What is bold in a line, without the headings of the stops, which end with a full stop.
  private func keys(_ line: String) -> [String] {
    line.matches(of: /\*\*([^ ]+?)\*\*/).map { String($0.output.1) }.filter { !$0.hasSuffix(".") }
  }

  @Test func `the scenario runs and meets its expectations`() throws {
    let text = try #require(page.snippets("yaml").first)
    #expect(text.split(separator: "\n").count <= 20)
    let scenario = try ScenarioFile.scenario(text)
    var simulator = try Simulator(scenario)
    simulator.run(eventCountMax: 10_000)
    let results = ExpectationChecker(Timeline(simulator.history)).check(scenario.expectations)
    #expect(results.allSatisfy { $0.isMet })
    let said =
      "\(scenario.id): \(simulator.history.count) events, \(results.count) of \(results.count) expectations met"
    #expect(page.lines.contains { $0.contains("`\(said)`") })
  }

  @Test func `the tour tells the truth about scenario s02`() throws {
    let timeline = try Shipped.timeline("s02")
    let lexicon = timeline.history.lexicon
    #expect(lexicon.name(timeline.history[8].call) == "MiniportSend")
    #expect(timeline.history[14].status == .pending)
    #expect(lexicon.name(timeline.history[16].call) == "PacketWrite")
    #expect(timeline.completion(of: 8) == 62)
    #expect(timeline.history[62].cpu == 1)
  }
}

/// A scenario of `traces`, run to its end.
private enum Shipped {
  static func scenario(_ id: String) throws -> Scenario {
    for path in Repository.files(under: "traces", endingIn: ".yaml") {
      let text = try Repository.text(path)
      if text.hasPrefix("id: \(id)\n") { return try ScenarioFile.scenario(text) }
    }
    throw Missing(id: id)
  }

  static func timeline(_ id: String) throws -> Timeline {
    var simulator = try Simulator(try scenario(id))
    simulator.run(eventCountMax: 10_000)
    return Timeline(simulator.history)
  }

  struct Missing: Error { let id: String }
}

/// The screen in the page, and the command above it that prints it.
private struct ReadmePicture {
  /// The command, such as `ndiscope screenshot s02 --at 41 --size 100x30`.
  let command: String
  /// What stands in the page.
  let kept: [String]
  private let page: [String]
  private let range: Range<Int>

  init(_ page: Markdown) throws {
    let lines = page.lines
    let mark = "<!-- ndiscope screenshot "
    let start = try #require(lines.firstIndex { $0.hasPrefix(mark) })
    try #require(lines[start + 1] == "```text")
    let end = try #require(lines[(start + 2)...].firstIndex(of: "```"))
    command = String(lines[start].dropFirst(5).dropLast(4))
    range = start + 2..<end
    kept = Array(lines[range])
    self.page = lines
  }

  /// What the command prints now.
  func lines() throws -> [String] {
    let words = command.split(separator: " ").map(String.init)
    let size = try #require(value("--size", words)).split(separator: "x").compactMap { Int($0) }
    let position = try #require(value("--at", words).flatMap { Int($0) })
    let scenario = try Shipped.scenario(words[2])
    var session = Session(
      timeline: try Shipped.timeline(words[2]), title: "\(scenario.id)  \(scenario.title)")
    session.show(position)
    return session.scene.canvas(Size(rows: size[1], columns: size[0])).lines(tier: .full)
  }

  /// The page with another picture.
  func page(with picture: [String]) -> [String] {
    Array(page[..<range.lowerBound]) + picture + page[range.upperBound...]
  }

  private func value(_ option: String, _ words: [String]) -> String? {
    words.firstIndex(of: option).map { words[$0 + 1] }
  }
}
