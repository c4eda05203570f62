import ArgumentParser
import Events
import Explorer
import Replay
import Terminal
import Views

/// `ndiscope screenshot`: one frame as text.
struct ScreenshotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screenshot",
    abstract: "Print one screen as text or as a picture, exactly as the explorer would show it.")

  @OptionGroup var options: RecordingOptions

  @Option(
    parsing: .unconditional,
    help: "Where: \(PlaceInTime.spelling). (default: 0, or the moment of the line)")
  var at: String?

  @Option(
    help: "Which view: \(ViewKind.names). (default: stack, or the view of the line)",
    transform: ViewKind.parse)
  var view: ViewKind?

  @Option(help: "Columns and rows.")
  var size: ScreenSize = ScreenSize(columns: 120, rows: 36)

  @Option(help: "Another trace or scenario to stand beside it, in the view compare.")
  var against: String?

  @Option(help: "The object to look at, such as P5.")
  var object: String?

  @Option(help: "Show only the events that a query holds for, such as 'send and cpu == 0'.")
  var filter: String?

  @Option(help: "An expression to chart, in the view charts, such as 'rate(send, 1 ms)'.")
  var chart: [String] = []

  @Flag(help: "Write the colours too, as escape sequences.")
  var color = false

  @Flag(help: "Write a picture in colours, as SVG.")
  var svg = false

  @Option(help: "The theme of the colours: a base16 FILE.yaml, or one of \(Theme.shippedNames).")
  var theme: String?

  func validate() throws {
    if svg, color { throw ValidationError("--svg has colours anyway: leave --color away") }
  }

  func run() throws {
    let theme = try Theme.find(theme)
    let recording = try options.load()
    let position = try RecordingOptions.position(at, or: "0", in: recording)
    let view = view ?? recording.view ?? .stack
    var run = RunFacts(title: recording.title)
    run.file = recording.file
    run.isSimulated = recording.isSimulated
    run.isDamaged = recording.isDamaged
    run.marks = recording.marks.letters
    run.notes = recording.marks.notes
    var session = Session(timeline: recording.timeline, run: run)
    let tier = GlyphTier.forText(options.ascii)
    session.program.isASCII = tier == .ascii
    session.use(try UserRules.load())
    session.show(position)
    session.show(view)
    session.searchesAtOnce()
    let other = try against.map { try Recording.load(telling: $0) }
    if let other {
      session.receiveOther(
        other.timeline, title: other.title, file: other.file, isWorking: false)
      session.compareAll()
    }
    if view == .findings { session.findAll() } else { session.judgeAll() }
    if let filter { try session.apply(filter: filter.trimmed) }
    for expression in chart { try session.apply(chart: expression.trimmed) }
    if let object { session.pick(try RecordingOptions.object(object)) }
    let canvas = session.scene.canvas(Size(rows: size.rows, columns: size.columns))
    if svg {
      StandardOutput.write(canvas.svg(theme: theme, tier: tier))
    } else if color {
      StandardOutput.write(canvas.ansi(theme: theme, depth: .trueColor, tier: tier))
    } else {
      StandardOutput.write(canvas.lines(tier: tier).joined(separator: "\n") + "\n")
    }
    if recording.isDamaged || other?.isDamaged == true { throw ExitStatus.unreadable }
  }
}

extension Session {
  /// Filters, or says on the command line why not.
  fileprivate mutating func apply(filter query: String) throws(Refusal) {
    do { try filter(query) } catch { throw Refusal(error.sentence, .usage) }
  }

  /// Charts, or says on the command line why not.
  fileprivate mutating func apply(chart expression: String) throws(Refusal) {
    do { try chart(expression) } catch { throw Refusal(error.sentence, .usage) }
  }
}

/// A size as people write it: `120x36`.
struct ScreenSize: ExpressibleByArgument {
  let columns: Int
  let rows: Int

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let columns = Int(parts[0]), let rows = Int(parts[1]),
      (1...2_000).contains(columns), (1...1_000).contains(rows)
    else { return nil }
    self.init(columns: columns, rows: rows)
  }

  var defaultValueDescription: String { "\(columns)x\(rows)" }
}

extension ViewKind {
  /// The names of all views, for people.
  static var names: String { allCases.map(\.name).joined(separator: ", ") }

  /// The view of a name.
  ///
  /// - Throws: `ValidationError` if there is none.
  static func parse(_ name: String) throws -> ViewKind {
    guard let view = ViewKind(name: name) else {
      throw ValidationError("there is no view \(name); there are \(names)")
    }
    return view
  }
}
