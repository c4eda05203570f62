import ArgumentParser
import Events
import Explorer
import Replay
import Terminal
import Views

/// Options of the commands that show a moment of a recording as text.
struct RecordingOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A trace file, a scenario file, the id of a scenario that ships, or a line that :link made."))
  var file: String

  @Flag(help: "Use ASCII only.")
  var ascii = false

  /// Loads the recording, and says on the way what was wrong with it.
  func load() throws(Refusal) -> Recording { try Recording.load(telling: file) }

  /// The place that a text means.
  static func place(_ text: String) throws(Refusal) -> PlaceInTime {
    guard let place = PlaceInTime(text) else {
      throw Refusal("\(text) is no position: write \(PlaceInTime.spelling)", .usage)
    }
    return place
  }

  /// The position that a text means.
  static func position(_ text: String, in timeline: Timeline) throws(Refusal) -> Int {
    guard let position = timeline.position(of: try place(text)) else {
      let last = timeline.count == 0 ? 0 : timeline.history.sequence(of: timeline.count - 1)
      throw Refusal("there is no event \(text): the last one is #\(last)", .usage)
    }
    return position
  }

  /// The position that a text means; where none is given, that of the line that leads to the run, or the usual one.
  static func position(
    _ text: String?, or usual: String, in recording: Recording
  ) throws(Refusal) -> Int {
    if text == nil, let cursor = recording.cursor { return cursor }
    return try position(text ?? usual, in: recording.timeline)
  }

  /// The object that a text names.
  static func object(_ text: String) throws(Refusal) -> ObjectID {
    guard let object = ObjectID(text) else {
      throw Refusal(ObjectID.refusal(of: text), .usage)
    }
    return object
  }
}

/// `ndiscope print`: events as text.
struct PrintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: "Print the events of a trace or a scenario, one a line.")

  @OptionGroup var options: RecordingOptions

  @Option(parsing: .unconditional, help: "The first event: \(PlaceInTime.spelling).")
  var from: String = "0"

  @Option(parsing: .unconditional, help: "The last event.")
  var to: String = "end"

  @Option(help: "Print only the events about this object, such as P5.")
  var object: String?

  @Option(help: "Print only the events that a query holds for, such as 'send and cpu == 0'.")
  var filter: String?

  func run() throws {
    let recording = try options.load()
    let timeline = recording.timeline
    let search = try filter.map { text in
      timeline.search(for: try Query.argument(text, recording, try UserRules.load()))
    }
    let start = max(try RecordingOptions.position(from, in: timeline) - 1, 0)
    let end = try RecordingOptions.position(to, in: timeline)
    let object = try object.map(RecordingOptions.object)
    let tier = GlyphTier.forText(options.ascii)
    let report = EventReport(timeline)
    StandardOutput.write(lines: [EventReport.caption], tier: tier)
    var count = 0
    for first in stride(from: start, to: end, by: PrintCommand.pieceCount) {
      let range = first..<min(first + PrintCommand.pieceCount, end)
      let wanted = search.map { Set($0.matches(in: range)) }
      let lines = zip(range, report.lines(range)).filter { index, _ in
        object.map { timeline.isAbout($0, index) } ?? true && wanted?.contains(index) ?? true
      }
      count += lines.count
      StandardOutput.write(lines: lines.map(\.1), tier: tier)
    }
    if count == 0, let object { StandardError.write("no event there is about \(object)\n") }
    try recording.requireAll(upTo: end)
  }

  /// How many lines are made at once.
  private static let pieceCount = 4_096
}

/// `ndiscope state`: the stack at a position as text.
struct StateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "state", abstract: "Print the whole stack as it is after one event.")

  @OptionGroup var options: RecordingOptions

  @Option(
    parsing: .unconditional,
    help: "Where: \(PlaceInTime.spelling). (default: end, or the moment of the line)")
  var at: String?

  func run() throws {
    let recording = try options.load()
    let position = try RecordingOptions.position(at, or: "end", in: recording)
    let moment = Moment(recording.timeline, at: position)
    let report = StateReport(moment, hearing: recording.captureName)
    StandardOutput.write(lines: report.lines, tier: .forText(options.ascii))
    try recording.requireAll(upTo: position)
  }
}

extension Query {
  /// The query that an argument says, in the language of this user; refused with a caret under what is wrong.
  static func argument(
    _ text: String, _ timeline: Timeline, _ words: UserWords
  ) throws(Refusal) -> Query {
    try argument(text, timeline, words.vocabulary)
  }

  /// The same for a recording, whose notes and marks can be asked for.
  static func argument(
    _ text: String, _ recording: Recording, _ words: UserWords
  ) throws(Refusal) -> Query {
    var vocabulary = words.vocabulary
    vocabulary.remarks = recording.marks.remarks
    return try argument(text, recording.timeline, vocabulary)
  }

  private static func argument(
    _ text: String, _ timeline: Timeline, _ vocabulary: QueryVocabulary
  ) throws(Refusal) -> Query {
    do {
      return try Query(text, in: timeline.history.lexicon, with: vocabulary)
    } catch {
      throw Refusal("this query means nothing:\n" + error.lines.joined(separator: "\n"), .usage)
    }
  }
}
