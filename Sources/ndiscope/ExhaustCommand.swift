import ArgumentParser
import Events
import Glibc
import Live
import Simulation
import Terminal
import Traces

/// `ndiscope exhaust`: every run of a scenario that some choice points allow, and the shortest ones that break a rule.
struct ExhaustCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exhaust",
    abstract:
      "Try every answer of some choice points, and find the shortest runs that break a rule.",
    discussion: """
      Every answer of the choice points is tried at each occasion, in all combinations, up to so many \
      answers in one run. Of more than eight numbers only the lowest two, the highest two and the \
      middle one are tried. CP8 and CP9, which no run asks, try every cancel, close, unbind, pause, \
      reset and removal that the stack can take, at every moment between two pieces of work. States \
      that are equal are gone on from once. For each rule that is broken the shortest run is written \
      as a trace.

      With --output FILE the search is saved when it ends or is ended with Ctrl-C, SIGTERM or SIGHUP, \
      and --resume FILE goes on with it. --shard 2/8 does the second of eight parts, on this machine or another \
      one; `ndiscope merge` puts the parts together. docs/exhaust.md shows how clusters do that.

      The exit status is 1 if a rule is broken. It is 130 behind Ctrl-C, 143 behind SIGTERM and 129 \
      behind SIGHUP, if the search was not finished by then; its result so far is told and saved.
      """)

  @Argument(help: "The id of a scenario that ships, or a .yaml file.")
  var scenario: String?

  @Option(help: "The choice points to be tried, such as CP1,CP2,CP9.")
  var choices: String?

  @Option(
    parsing: .unconditional,
    help: """
      How many answers and stimuli of the search one run has at most. \
      (default: \(ExhaustCommand.usualDepth))
      """)
  var depth: Int?

  @Option(
    parsing: .unconditional, help: "The seed for everything that the search leaves to chance.",
    transform: SeedArgument.parse)
  var seed: UInt64?

  @Option(help: "Which part of how many to do, such as 2/8.")
  var shard: String?

  @Option(
    parsing: .unconditional,
    help: "How many processors to use; all of them if not said, and never more.")
  var jobs: Int?

  @Option(
    name: .customLong("states"), parsing: .unconditional,
    help: "Stop behind about so many states: the round that is under way is finished.")
  var stateCountMax: Int?

  @Option(name: [.short, .long], help: "The file to save the search in.")
  var output: String?

  @Option(help: "A search that was saved, to go on with.")
  var resume: String?

  @Option(help: "The folder for the traces of what is found; it is made if it is missing.")
  var traces = "."

  @Option(help: "How to say it: \(ResultFormat.spelling).")
  var format = ResultFormat.text

  func validate() throws {
    guard (scenario == nil) != (resume == nil) else {
      throw ValidationError(
        scenario == nil
          ? "give a scenario, or --resume FILE" : "give a scenario or --resume FILE, not both")
    }
    if resume != nil, choices != nil || depth != nil || seed != nil || shard != nil {
      throw ValidationError(
        "a saved search has its choices, depth, seed and part: leave these options away")
    }
    if let depth, depth < 1 { throw ValidationError("--depth takes a number from 1") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
    if let stateCountMax, stateCountMax < 1 {
      throw ValidationError("--states takes a number from 1")
    }
    if resume == nil, choices == nil {
      throw ValidationError("say what to try, such as --choices CP1,CP2")
    }
    if let shard, ShardArgument(shard) == nil {
      throw ValidationError(
        "--shard takes a part and a number of parts, such as 2/8; there are at most "
          + "\(SavedSearch.shardCountMax) parts")
    }
  }

  func run() throws {
    var search = try begin()
    let lostBefore = search.result.lostCount
    let all = Crew.processorCount
    let work = ExhaustRun(jobCount: min(jobs ?? all, all), stateCountMax: stateCountMax)
    let ending = SearchEnding(output: output, traces: traces, format: format)
    try ending.check()
    let signal = work.run(&search)
    let saved = search.saved
    let isSpared = saved.result.lostCount > lostBefore && isSavedOverItself
    try ending.tell(saved, search.plan, isSaved: !isSpared)
    if isSpared, let output {
      throw Refusal(
        "\(output) stays as it was: not all of its states could be made again", .unreadable)
    }
    if saved.result.lostCount > 0 { throw ExitStatus.unreadable }
    if let signal { Program.leave(endedBy: signal) }
    if !saved.result.findings.isEmpty { throw ExitStatus.unmet }
  }

  private func begin() throws -> Exploration {
    if let resume {
      let saved = try SavedSearch(at: resume)
      let plan = try saved.plan(resume)
      return try refusing(resume) { () throws(SimulationError) in try Exploration(plan, saved) }
    }
    let (value, path) = try Material.scenario(scenario ?? "")
    let points = try ChoicePoint.named(choices ?? "")
    var search = try refusing(path) { () throws(SimulationError) in
      try Exploration(
        try SearchPlan(value, seed: seed, points: points, depth: depth ?? ExhaustCommand.usualDepth)
      )
    }
    if let part = shard.flatMap(ShardArgument.init) {
      search.keep(shard: part.shard, of: part.count)
    }
    return search
  }

  /// The depth of a search for which none is said.
  static let usualDepth = 6

  /// Whether the search is saved into the file that it was read from.
  private var isSavedOverItself: Bool {
    guard let output, let resume else { return false }
    var read = stat()
    var written = stat()
    return stat(resume, &read) == 0 && stat(output, &written) == 0
      && read.st_dev == written.st_dev && read.st_ino == written.st_ino
  }
}

/// A part of a search, such as `2/8`.
struct ShardArgument {
  let shard: Int
  let count: Int

  init?(_ text: String) {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard halves.count == 2, let shard = halves[0], let count = halves[1], shard >= 1,
      count <= SavedSearch.shardCountMax, shard <= count
    else { return nil }
    (self.shard, self.count) = (shard, count)
  }
}

extension ChoicePoint {
  /// The choice points of a list such as `CP1,CP2`.
  static func named(_ list: String) throws(Refusal) -> Set<ChoicePoint> {
    var points: Set<ChoicePoint> = []
    for word in list.split(separator: ",") {
      let name = String(word).trimmed.uppercased()
      guard let point = ChoicePoint(name: name) else {
        let all = ChoicePoint.allCases.map(\.name).joined(separator: ", ")
        throw Refusal("--choices: \(name) is no choice point. There are \(all)", .usage)
      }
      points.insert(point)
    }
    guard !points.isEmpty else { throw Refusal("--choices: no choice point is named", .usage) }
    return points
  }
}

extension SavedSearch {
  /// Reads a search that was saved.
  init(at path: String) throws(Refusal) {
    let text: String
    do {
      text = try TextFile.text(at: path, bytesMax: SavedSearch.fileBytesMax)
    } catch {
      throw Refusal(located(error.sentence, path), .unreadable)
    }
    do {
      try self.init(text)
    } catch {
      throw Refusal("\(path):\(error.line): \(error.sentence)", .unreadable)
    }
  }

  /// A search of some fifty million states.
  private static let fileBytesMax = 1 << 32

  /// Writes the search into a file, which stands there when it is complete.
  func save(at path: String) throws {
    try TraceSink.open(path) { sink in
      var text = ""
      var trouble: Refusal?
      write { piece in
        text += piece
        guard text.utf8.count > 1 << 16, trouble == nil else { return }
        do throws(Refusal) { try sink.put(Array(text.utf8)) } catch { trouble = error }
        text = ""
      }
      if let trouble { throw trouble }
      try sink.put(Array(text.utf8))
    }
  }

  /// What is searched.
  func plan(_ path: String) throws(Refusal) -> SearchPlan {
    let scenario: Scenario
    do {
      scenario = try ScenarioFile.scenario(self.scenario)
    } catch {
      throw refusal(error.sentence, path, error.position)
    }
    do {
      var plan = try SearchPlan(scenario, seed: seed, points: points, depth: depth)
      plan.eventCountMax = eventCountMax
      return plan
    } catch {
      throw refusal(error.sentence, path, error.position)
    }
  }

  /// What is wrong with the scenario, at its place in the file of the search, whose lines have two characters before it.
  private func refusal(
    _ sentence: String, _ path: String, _ position: SourcePosition
  ) -> Refusal {
    var place = position
    if place != .none {
      place.line += scenarioLine - 1
      place.column += 2
    }
    return Refusal(located(sentence, path, place), .unreadable)
  }
}

extension SearchPlan {
  /// Writes the shortest run that breaks a rule as a trace, and returns the file.
  func writeTrace(of finding: SearchFinding, in folder: String) throws -> String {
    let simulator = try refusing(scenario.id) { () throws(SimulationError) in
      try run(along: finding.path)
    }
    let header = TraceHeader(
      scenario, seed: seed, model: Simulator.modelVersion, lexicon: simulator.history.lexicon)
    let parts = [scenario.id, finding.rule.lowercased()].map(FileNames.tame)
    let name = parts.joined(separator: "-") + ".ndt.jsonl"
    let file = folder == "." ? name : folder + (folder.hasSuffix("/") ? "" : "/") + name
    try TraceSink.open(file) { sink in
      try sink.write(Trace(header: header, history: simulator.history))
    }
    return file
  }
}
