import Events
import Explorer
import Live
import Replay
import Simulation
import Traces
import Views

/// Makes the line that leads back to a run, and the run that a line leads to.
extension RunSaver {
  /// The line of a live run at a position.
  func link(_ run: LiveRun, _ position: Int, _ view: String) -> LinkAnswer {
    guard capture == nil, origin?.capture == nil else { return .refused(LinkWords.frames) }
    let isFree = origin?.trace.header.hasFreeChoices ?? hasFreeChoices
    let isBranch = isBranch || !run.ancestors.isEmpty || origin?.trace.header.isBranch == true
    return RunSaver.link(
      run.scenario, run.seed, isFree, isBranch, run.timeline.history, position, view)
  }

  /// A run that is watched, with what saves it and leads back to it.
  func source(of run: LiveRun) -> LiveSource {
    LiveSource(run) {
      save($0, $1)
    } linker: {
      link($0, $1, $2)
    }
  }

  /// The line of a recorded run at a position.
  static func link(_ trace: Trace, _ position: Int, _ view: String) -> LinkAnswer {
    let header = trace.header
    guard !header.scenarioText.isEmpty, let seed = UInt64(header.seed) else {
      return .refused(LinkWords.notSimulated)
    }
    guard header.frames == nil else { return .refused(LinkWords.frames) }
    do {
      let scenario = try ScenarioFile.scenario(header.scenarioText)
      var answer = link(
        scenario, seed, header.hasFreeChoices, header.isBranch, trace.history, position, view)
      if case .line(var link) = answer {
        link.model = header.model
        answer = .line(link)
      }
      return answer
    } catch {
      return .refused(LinkWords.notSimulated)
    }
  }

  private static func link(
    _ scenario: Scenario, _ seed: UInt64, _ isFree: Bool, _ isBranch: Bool, _ history: History,
    _ position: Int, _ view: String
  ) -> LinkAnswer {
    guard history.droppedCount == 0 else { return .refused(LinkWords.dropped) }
    var link = RunLink(source(of: scenario), seed: seed)
    link.hasFreeChoices = isFree
    link.model = Simulator.modelVersion
    link.position = position
    link.view = view
    link.digest = RunLink.digest(of: history, before: position)
    for index in 0..<history.count {
      let event = history[index]
      if isBranch, event.kind == .choice, let choice = RecordedChoice(history, at: index) {
        link.choices.append(choice)
      }
      guard event.kind == .inject, let words = history.text(.argument, of: index),
        let turn = history.number(.count, of: index)
      else { continue }
      link.injections.append(RunLink.Injection(turn: turn, time: event.time, words: words))
    }
    return .line(link)
  }

  /// The id where the scenario ships as it is, else its text.
  private static func source(of scenario: Scenario) -> RunLink.Source {
    let shipped = ShippedScenario.all.first { $0.id == scenario.id }
    guard let shipped, shipped.text == scenario.text else { return .text(scenario.text) }
    return .shipped(id: shipped.id, checksum: RunLink.checksum(of: scenario.text))
  }
}

extension TraceHeader {
  /// Whether the run branches off another one, so that its choices do not follow from the seed.
  fileprivate var isBranch: Bool { document["parent"] != nil }
}

extension RunLink {
  /// Reads a line that a user gave.
  static func read(_ line: String) throws(Refusal) -> RunLink {
    do {
      return try RunLink(line: line)
    } catch {
      throw Refusal(LinkWords.sentence(error), .unreadable)
    }
  }

  /// The run that the line leads to, up to the cursor, compared with what it was.
  func run() throws(Refusal) -> (run: LiveRun, saver: RunSaver) {
    let written = try scenario
    let scenario = hasFreeChoices ? written.withFreeChoices : written
    let record = try self.record
    let run = try refusing(LinkWords.place) { () throws(SimulationError) in
      try LiveRun(scenario, seed: seed, following: record, eventCount: position)
    }
    guard run.timeline.count >= position,
      RunLink.digest(of: run.timeline.history, before: position) == digest
    else {
      throw Refusal(LinkWords.other(model, Simulator.modelVersion), .unmet)
    }
    return (run, RunSaver(hasFreeChoices: hasFreeChoices, isBranch: !choices.isEmpty))
  }

  private var scenario: Scenario {
    get throws(Refusal) {
      switch source {
      case .text(let text):
        do {
          return try ScenarioFile.scenario(text)
        } catch {
          throw Refusal(located(error.sentence, LinkWords.place, error.position), .unreadable)
        }
      case .shipped(let id, let checksum):
        guard let shipped = ShippedScenario.all.first(where: { $0.id == id }) else {
          throw Refusal(LinkWords.noScenario(id), .unreadable)
        }
        guard RunLink.checksum(of: shipped.text) == checksum else {
          throw Refusal(LinkWords.otherScenario(id), .unmet)
        }
        return try shipped.scenario
      }
    }
  }

  private var record: RunRecord {
    get throws(Refusal) {
      var record = RunRecord()
      record.choices = choices
      for injection in injections {
        do {
          record.injections.append(
            Injected(
              turn: injection.turn, time: injection.time,
              try ScenarioFile.stimulus(injection.words)))
        } catch {
          throw Refusal(LinkWords.badInjection(injection.words), .unreadable)
        }
      }
      return record
    }
  }
}

/// What is said about lines that lead to a run.
enum LinkWords {
  static let place = "the line"
  static let frames =
    "A run that heard a capture has no line: the frames do not fit into it. :write FILE keeps it."
  static let sayAll =
    "the line says everything: --at, --seed, --free, --frames and --real-time have no place beside it"
  static let loading = "The trace is still being loaded."
  static let noScenarioHere = "a line that leads to a run is no scenario: ndiscope explore opens it"
  static let notSimulated = "No simulation made this trace, so no line can make it again."
  static let dropped = "The first events are no longer kept, so the run has no line."

  static func sentence(_ error: RunLinkError) -> String {
    switch error {
    case .notALink: "a line that leads to a run begins with \(RunLink.prefix)"
    case .tooLong: "the line is longer than any that leads to a run"
    case .damaged:
      "the line is damaged: a letter is missing or changed. Copy it once more, from \(RunLink.prefix) to its end"
    case .newer(let version):
      "a newer ndiscope made this line (version \(version)); this one reads version 1"
    }
  }

  static func other(_ model: String, _ own: String) -> String {
    let why =
      model == own || model.isEmpty
      ? "the line was changed"
      : "it was made with version \(model) of the model, this program has \(own)"
    return "the run comes out differently from what the line says: \(why)"
  }

  static func noScenario(_ id: String) -> String {
    "the line leads to scenario \(id), which this ndiscope does not have"
  }

  static func otherScenario(_ id: String) -> String {
    "the line leads to scenario \(id), but that has been changed since"
  }

  static func badInjection(_ words: String) -> String {
    "the line does something to the stack that is not known here: \(words.shown)"
  }
}
