import ArgumentParser
import Events
import Explorer
import Glibc
import Live
import Replay
import Terminal
import Traces
import Views

/// `ndiscope explore`: walk through a scenario or a trace on the terminal.
struct ExploreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore",
    abstract: "Walk through a scenario or a recorded trace, forward and backward.",
    discussion: """
      A scenario runs live: stepping past the end simulates the next event, and e does something to \
      the stack. A trace is shown while it is loaded; one that heard a capture needs it again with \
      --frames to take another branch. Inside, ? shows every key.
      """)

  @Argument(
    help: ArgumentHelp(
      "The id of a scenario that ships, a .yaml file, a trace file, or a line that :link made; without it, a menu."
    ))
  var file: String?

  @Option(parsing: .unconditional, help: "Where to begin: \(PlaceInTime.spelling).")
  var at: String?

  @Option(help: "Another trace or scenario to compare with, side by side.")
  var against: String?

  @Option(
    parsing: .unconditional, help: "The seed for everything that a scenario leaves to chance.",
    transform: SeedArgument.parse)
  var seed: UInt64?

  @Flag(name: .customLong("free"), help: "Leave every choice of the scenario to the seed.")
  var hasFreeChoices = false

  @Option(
    parsing: .unconditional,
    help: "Keep only so many events of a live run, at least: the older ones are dropped.")
  var ring: Int?

  @Option(help: "A capture whose frames arrive on the cable instead of the scenario's own traffic.")
  var frames: String?

  @Flag(help: "Keep gaps of more than a second between captured frames, in the first hour.")
  var realTime = false

  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    if against != nil, screen.isLinear {
      throw ValidationError("--against needs a screen; line by line, :compare FILE does the same")
    }
    if let ring, ring < 1 { throw ValidationError("--ring takes a number from 1") }
    if realTime, frames == nil { throw ValidationError("--real-time needs --frames FILE") }
  }

  func run() throws {
    let wishes = try screen.wishes
    guard let file else {
      guard against == nil else { throw ValidationError("--against needs a FILE to compare with") }
      return try openMenu(wishes)
    }
    switch try Material.find(file) {
    case .scenario(let scenario, let path):
      try walk(hasFreeChoices ? scenario.withFreeChoices : scenario, path, wishes)
    case .link(let link): try walk(link, wishes)
    case .trace(let path):
      guard seed == nil, !hasFreeChoices, !realTime, ring == nil else {
        throw Refusal(
          "--seed, --free, --real-time and --ring need a scenario: a recorded trace is as it is",
          .usage)
      }
      try walk(path, wishes)
    }
  }

  /// The menu on a terminal, the help in a pipe.
  private func openMenu(_ wishes: TerminalSession.Wishes) throws {
    let hasTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    guard hasTerminal || screen.isLinear else {
      throw CleanExit.message(Ndiscope.helpMessage())
    }
    guard !wishes.isLinear else {
      throw Refusal(
        "line by line there is no menu: name a scenario, such as ndiscope explore s02 --linear; "
          + "`ndiscope list scenarios` shows them", .usage)
    }
    try TerminalSession.openMenu(wishes)
  }

  private func walk(
    _ scenario: Scenario, _ path: String, _ wishes: TerminalSession.Wishes
  ) throws(Refusal) {
    let place = try place
    let capture = try capture
    var run = try LiveRun(scenario, of: path, seed: seed, capture: capture)
    run.keptCount = ring
    if let place { extend(&run, to: place) }
    let start = try start(in: run.timeline)
    let saver = RunSaver(hasFreeChoices: hasFreeChoices, capture: capture)
    try TerminalSession.walk(
      saver.source(of: run), at: start, wishes, message: capture?.message,
      against: try against.map(TerminalSession.other))
  }

  /// The capture that was given, if one was.
  private var capture: CapturedFrames? {
    get throws(Refusal) {
      guard let frames else { return nil }
      return try CapturedFrames(path: frames, isRealTime: realTime)
    }
  }

  /// Opens the moment to which a line leads.
  private func walk(_ link: RunLink, _ wishes: TerminalSession.Wishes) throws {
    guard seed == nil, !hasFreeChoices, !realTime, frames == nil, at == nil else {
      throw Refusal(LinkWords.sayAll, .usage)
    }
    let (run, saver) = try link.run()
    try TerminalSession.walk(
      saver.source(of: run), at: link.position, wishes, view: ViewKind(name: link.view))
  }

  /// The place where the user wants to begin, if one was given; what is no place is refused before anything is read or run.
  private var place: PlaceInTime? {
    get throws(Refusal) { try at.map(RecordingOptions.place) }
  }

  /// Simulates up to a place.
  private func extend(_ run: inout LiveRun, to place: PlaceInTime) {
    while !run.isFinished, run.timeline.position(of: place, isGrowing: true) == nil {
      run.extend(to: run.timeline.count + ExploreCommand.stretchCount)
    }
  }

  /// How many events are simulated before somebody looks whether the place is among them.
  private static let stretchCount = 10_000

  /// The position where the user wants to begin, in what is known then.
  private func start(in timeline: Timeline) throws(Refusal) -> Int {
    guard let at else { return 0 }
    return try RecordingOptions.position(at, in: timeline)
  }

  private func walk(_ path: String, _ wishes: TerminalSession.Wishes) throws(Refusal) {
    let place = try place
    let source = try LoadingSource(path: path, frames: frames)
    if place != nil || wishes.isLinear { source.waitUntilLoaded() }
    let start = try start(in: source.timeline)
    let other = try against.map(TerminalSession.other)
    try TerminalSession.walk(source, at: start, wishes, against: other)
    for report in source.reports { StandardError.write(report + "\n") }
    if source.isDamaged { Program.leave(with: .unreadable) }
  }
}

extension CapturedFrames {
  /// What the message line says about a capture that is odd.
  fileprivate var message: Message? {
    remarks.first.map { Message($0, isDamaged ? .error : .warning) }
  }
}

/// How the screen looks.
struct ScreenOptions: ParsableArguments {
  @Option(help: "The theme: a base16 FILE.yaml, or one of \(Theme.shippedNames).")
  var theme: String?

  @Flag(help: "Use ASCII only.")
  var ascii = false

  @Flag(help: "Use no colours; NO_COLOR does the same.")
  var mono = false

  @Option(help: "Which glyphs to use: full, basic, ascii.")
  var glyphs: GlyphTier?

  @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.")
  var withoutMouse = false

  @Flag(
    name: .customLong("linear"),
    help: "Work line by line: for screen readers, and for scripts on the standard input.")
  var isLinear = false

  @Flag(name: .customLong("no-tour"), help: "Begin without the tour, also the first time.")
  var withoutTour = false

  @Option(help: "The keys of a FILE.yaml; without it those of ~/.config/ndiscope/keys.yaml.")
  var keys: String?

  @Flag(name: .customLong("no-motion"), help: "Show no object on its way while playing.")
  var withoutMotion = false

  /// What the screen is asked for.
  var wishes: TerminalSession.Wishes {
    get throws {
      var wishes = TerminalSession.Wishes()
      wishes.theme = try Theme.find(theme)
      wishes.usesColor = !mono
      wishes.tier = ascii ? .ascii : glyphs
      wishes.usesMouse = !withoutMouse
      wishes.hasMotion = !withoutMotion
      wishes.isLinear = isLinear || TerminalSession.isDumb
      wishes.hasTour = !withoutTour
      wishes.program = try UserProgram.state(keys: keys)
      wishes.words = try UserRules.load()
      return wishes
    }
  }
}

extension GlyphTier: ExpressibleByArgument {}
