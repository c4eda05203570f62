import CAssets
import Events
import Explorer
import Glibc
import Live
import Replay
import Simulation
import Traces
import Verification
import Views

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
    if access(argument, F_OK) == 0, shipped == nil || !isFolder(argument) {
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

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
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

/// A sentence behind the place that it is about.
func located(
  _ sentence: String, _ path: String, _ position: SourcePosition = .none
) -> String {
  guard position != .none else {
    return sentence.contains(path) ? sentence : "\(path): \(sentence)"
  }
  return "\(path):\(position.line):\(position.column): \(sentence)"
}

/// A scenario that the program carries inside itself.
struct ShippedScenario {
  let id: String
  let title: String
  let path: String
  /// Its place among the texts that the program carries.
  private let number: Int

  /// All of them: those that work, then those that are broken on purpose, by their ids.
  static let all: [ShippedScenario] = (0..<cassets_count).compactMap { index in
    cassets_get(index).map { ShippedScenario($0.pointee, at: index) }
  }.sorted { ($0.topic, $0.id) < ($1.topic, $1.id) }

  private init(_ asset: casset, at number: Int) {
    id = String(cString: asset.id)
    title = String(cString: asset.title)
    path = String(cString: asset.path)
    self.number = number
  }

  /// Its text.
  var text: String {
    guard let asset = cassets_get(number)?.pointee else { return "" }
    return String(
      decoding: UnsafeBufferPointer(start: asset.text, count: asset.count), as: UTF8.self)
  }

  /// Its value.
  var scenario: Scenario {
    get throws(Refusal) {
      do {
        return try ScenarioFile.scenario(text)
      } catch {
        throw Refusal(located(error.sentence, path, error.position), .unreadable)
      }
    }
  }

  /// The name of its file without the ending, such as `s02-send-pending`.
  var stem: String { String(fileName(path).prefix { $0 != "." }) }

  /// Whether people mean it by a name: its id, or the name of its file.
  func isNamed(_ name: String) -> Bool { name == id || name == stem }

  /// The folder that it belongs to, such as `01-protocol/broken`.
  var topic: String { path.split(separator: "/").dropFirst().dropLast().joined(separator: "/") }

  /// What the menu shows: the scenarios that work, then those that are broken on purpose.
  static var menu: [MenuEntry] {
    let byTopic = Dictionary(grouping: all, by: \.topic)
    return Topic.all.flatMap { topic in
      (byTopic[topic.folder] ?? []).map {
        MenuEntry(id: $0.id, group: topic.title, title: $0.title)
      }
    }
  }

  /// What an entry of the menu is about.
  static func details(of entry: MenuEntry) -> MenuDetails? {
    guard let scenario = try? all.first(where: { $0.id == entry.id })?.scenario else { return nil }
    return MenuDetails(
      purpose: scenario.purpose,
      layers: scenario.stack.map { MenuDetails.Layer($0.kindLabel, $0.id) })
  }
}

extension ShippedScenario {
  /// The words by which an entry of the menu is found beside those that it shows: its purpose, its drivers, and the rules
  /// that it breaks.
  static func about(_ entry: MenuEntry) -> String {
    guard let scenario = try? all.first(where: { $0.id == entry.id })?.scenario else { return "" }
    let drivers = scenario.stack.map { layer in
      let facts = DriverCatalog.driver(named: layer.driver)
      return "\(layer.id) \(layer.driver) \(facts?.role.rawValue ?? "") \(facts?.sentence ?? "")"
    }
    let rules = scenario.expectations.flatMap(\.brokenRules).compactMap { rule in
      RuleCatalog.facts(rule).map { "\(rule) \($0.bug) \($0.tools)" }
    }
    return ([scenario.purpose] + drivers + rules).joined(separator: " ")
  }
}

/// A folder of scenarios with its heading in the menu.
struct Topic {
  let folder: String
  let title: String

  /// In the order of the menu; a test says when a folder is missing.
  static let all = [
    Topic(folder: "01-protocol", title: "A protocol driver over a card"),
    Topic(folder: "01-protocol/broken", title: "Broken on purpose"),
    Topic(folder: "02-intermediate", title: "A driver in the middle: PassThru"),
    Topic(folder: "02-intermediate/broken", title: "PassThru, broken on purpose"),
    Topic(folder: "03-filter", title: "Lightweight filters and NDIS 6"),
    Topic(folder: "03-filter/broken", title: "NDIS 6, broken on purpose"),
    Topic(folder: "04-winsock", title: "From sendto to the card, and back"),
    Topic(folder: "04-winsock/broken", title: "tcpip, broken on purpose"),
    Topic(folder: "05-card", title: "The card: a full ring, errors, collisions"),
    Topic(folder: "06-many", title: "Several drivers on one card"),
    Topic(folder: "07-control", title: "Resets, cables, cards that go"),
  ]
}

extension Layer {
  /// The kind of the layer, in four letters at most.
  fileprivate var kindLabel: String {
    DriverCatalog.driver(named: driver)?.role.label ?? ""
  }
}

extension DriverRole {
  fileprivate var label: String {
    switch self {
    case .application: "APP"
    case .socket: "SOCK"
    case .socketDriver: "AFD"
    case .protocolDriver, .transport: "PROT"
    case .intermediate: "IM"
    case .filter: "FLT"
    case .miniport: "MINI"
    case .peer: "HOST"
    }
  }
}

/// A timeline with what is known about it beside the events.
struct Recording {
  let timeline: Timeline
  let title: String
  /// What was wrong or odd about the file, in words.
  let remarks: [String]
  /// Whether a part of the file could not be read.
  let isDamaged: Bool
  /// Why a part of the file could not be read, in words.
  var damages: [String] = []
  /// What the scenario expects, if there is one.
  var expectations: [Expectation] = []
  /// Whether the simulator made it, so that it tells everything.
  var isSimulated = true
  /// In which line of the file each event stands; `nil` if it was simulated just now.
  var lines: TraceLines?
  /// The places that are marked and noted in the file.
  var marks: [TraceMark] = []
  /// Where the cursor stood when the line was made that leads to the run; `nil` if no line does.
  var cursor: Int?
  /// The view that was shown then.
  var view: ViewKind?

  /// Simulates or loads what an argument names, to its end.
  static func load(_ argument: String, seed: UInt64? = nil) throws(Refusal) -> Recording {
    switch try Material.find(argument) {
    case .scenario(let scenario, let path): try simulate(scenario, path: path, seed: seed)
    case .trace(let path): try read(path)
    case .link(let link): try follow(link)
    }
  }

  private static func simulate(
    _ scenario: Scenario, path: String, seed: UInt64?
  ) throws(Refusal) -> Recording {
    var simulator = try refusing(path) { () throws(SimulationError) in
      try Simulator(scenario, seed: seed)
    }
    simulator.run(eventCountMax: Recording.eventCountMax)
    return Recording(
      timeline: Timeline(simulator.history), title: scenario.heading, remarks: [], isDamaged: false,
      expectations: scenario.expectations)
  }

  /// The run of a line, to its end.
  private static func follow(_ link: RunLink) throws(Refusal) -> Recording {
    var run = try link.run().run
    run.extend(to: Recording.eventCountMax)
    return Recording(
      timeline: run.timeline, title: run.title, remarks: [], isDamaged: false,
      cursor: link.position, view: ViewKind(name: link.view))
  }

  private static func read(_ path: String) throws(Refusal) -> Recording {
    let trace = try Recording.trace(at: path)
    return Recording(
      timeline: Timeline(trace.history), title: trace.header.heading(path: path),
      remarks: trace.problems.map { $0.sentence(in: path) },
      isDamaged: trace.problems.contains { !$0.kind.isWarning },
      damages: trace.problems.filter { !$0.kind.isWarning }.map { $0.sentence(in: path) },
      expectations: (try? ScenarioFile.scenario(trace.header.scenarioText))?.expectations ?? [],
      isSimulated: trace.header.isSimulated, lines: trace.lines, marks: trace.header.marks)
  }

  /// Reads a trace file; what is no trace is refused with a word about what it may be.
  static func trace(at path: String) throws(Refusal) -> Trace {
    do {
      return try TraceLoader.trace(at: path)
    } catch {
      throw Refusal(located(error.sentence, path, .none) + captureHint(path), .unreadable)
    }
  }

  /// How many events a run has at most that is simulated to its end at once.
  static let eventCountMax = 20_000_000
}

extension Scenario {
  /// What the state line says: the id and the title.
  var heading: String { title.isEmpty ? id : "\(id)  \(title)" }
}

extension TraceHeader {
  /// What the state line says: the scenario that made the trace, its title, or the name of the file.
  func heading(path: String) -> String {
    let title = [scenarioID, title].filter { !$0.isEmpty }.joined(separator: "  ")
    return title.isEmpty ? fileName(path) : title
  }
}

/// The last part of a path.
func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

/// Where a capture was given for a trace, how to play it.
func captureHint(_ path: String) -> String {
  let ends = [".pcap", ".pcapng", ".cap"]
  guard ends.contains(where: path.hasSuffix) else { return "" }
  return ". Captured frames are played through a stack: ndiscope explore s04 --frames "
    + ShellWord.quoted(path)
}

/// Turns what the simulator refuses into words with the place in the scenario.
func refusing<Value>(
  _ path: String, _ body: () throws(SimulationError) -> Value
) throws(Refusal) -> Value {
  do {
    return try body()
  } catch {
    throw Refusal(located(error.sentence, path, error.position), .unreadable)
  }
}
