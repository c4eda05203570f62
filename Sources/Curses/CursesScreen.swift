import CCurses
import Glibc
import Terminal

/// A terminal, through ncurses.
///
/// It takes the terminal over when it is made and gives it back when it is closed or goes away, on `exit`, and when the
/// process crashes; what the crash wanted to say comes out after that. SIGTERM and SIGHUP arrive as ``Input/hangUp``: who
/// does not close the screen within a second is ended. Control-C is an input, Control-Z stops the process and `fg` brings
/// everything back.
///
/// One screen can be open at a time. It belongs to the thread that made it, which is why it is not `Sendable`; only
/// ``wake()`` may be called from anywhere.
public final class CursesScreen: Screen {
  /// How many rows and columns can be shown now.
  public private(set) var size = Size(rows: 0, columns: 0)
  /// How many colours are used.
  public let depth: ColorDepth
  /// Which glyphs are used.
  public let tier: GlyphTier
  /// What the user may want to know about the terminal, or `nil`.
  public let note: CursesNote?

  private var painter: RowPainter
  /// What the terminal shows, or `nil` when nobody knows.
  private var shown: Canvas?
  private var decoder: InputDecoder
  /// Until when the rest of a sequence that has begun may come.
  private var sequenceDeadline: ContinuousClock.Instant?
  private var isGone = false
  private var isClosed = false
  /// Whether frames are drawn without ncurses.
  private let canPaint: Bool
  private var reportsMouse: Bool
  private let reportsPaste: Bool

  /// Takes over the terminal of the standard input and output.
  public convenience init(_ options: CursesOptions = CursesOptions()) throws(CursesError) {
    try self.init(options, environment: .current, input: STDIN_FILENO, output: STDOUT_FILENO)
  }

  /// Takes over the terminal behind two file descriptors, which stay the caller's.
  init(
    _ options: CursesOptions, environment: TerminalEnvironment, input: Int32, output: Int32
  ) throws(CursesError) {
    let isUTF8 = ccurses_use_locale()
    let (type, note) = try CursesScreen.open(environment, input: input, output: output)
    let facts = ccurses_get_facts()
    self.note = note
    let colorCount = Int(facts.color_count)
    canPaint = facts.can_paint
    depth =
      options.usesColor
      ? ColorDepth(colorCount: colorCount, canMix: canPaint, environment: environment)
      : .monochrome
    let usual = GlyphTier(isUTF8: isUTF8, lineWidth: Int(ccurses_width(0x2500)), type: type)
    tier = isUTF8 ? options.tier ?? usual : .ascii
    if depth != .monochrome { ccurses_start_colors() }
    painter = RowPainter(
      theme: options.theme, depth: depth, tier: tier, facts: ccurses_get_facts())
    decoder = InputDecoder(keys: .ofTerminal())
    reportsMouse = options.reportsMouse
    reportsPaste = options.reportsPaste
    ccurses_report(reportsMouse, reportsPaste)
    takeSize()
  }

  deinit { close() }

  /// Gives the terminal back as it was; nothing is shown and nothing comes in any more.
  public func close() {
    guard !isClosed else { return }
    isClosed = true
    isGone = true
    ccurses_close()
  }

  /// Makes ``input(withinMilliseconds:)`` return ``Input/wake``, now or when it is next called; for any thread.
  public static func wake() { ccurses_wake() }
}

// MARK: - Opening

extension CursesScreen {
  /// Opens the terminal as the first type that is installed.
  private static func open(
    _ environment: TerminalEnvironment, input: Int32, output: Int32
  ) throws(CursesError) -> (type: String, note: CursesNote?) {
    let wanted = environment.type ?? ""
    for type in TerminalEnvironment.candidates(for: wanted) {
      let failure = ccurses_open(type, input, output)
      if failure == CCURSES_TYPE_UNKNOWN, !wanted.isEmpty { continue }
      if let error = error(for: failure, type: wanted) { throw error }
      return (type, type == wanted ? nil : .typeUnknown(wanted, usedInstead: type))
    }
    throw .typeUnknown(wanted)
  }

  private static func error(for failure: ccurses_failure, type: String) -> CursesError? {
    switch failure {
    case CCURSES_NO_FAILURE: nil
    case CCURSES_ALREADY_OPEN: .alreadyOpen
    case CCURSES_INPUT_NOT_TERMINAL: .inputIsNoTerminal
    case CCURSES_OUTPUT_NOT_TERMINAL: .outputIsNoTerminal
    case CCURSES_TYPE_UNKNOWN: type.isEmpty ? .typeUnset : .typeUnknown(type)
    case CCURSES_TYPE_TOO_SIMPLE: .typeTooSimple(type)
    default: .systemFailure(errno)
    }
  }
}

// MARK: - Showing

extension CursesScreen {
  /// Shows a canvas: what did not change is not touched, and all that did goes out with one write.
  public func show(_ canvas: Canvas) {
    guard !isGone else { return }
    let canvas = canvas.resized(to: size)
    let rows = shown.map(canvas.rows(differingFrom:)) ?? Array(0..<size.rows)
    if rows.isEmpty, canvas.cursor == shown?.cursor { return }
    isGone = !(canPaint ? paint(rows, of: canvas) : put(rows, of: canvas))
    shown = canvas
  }

  /// Lets ncurses find out what changed, and sends it; `false` when the terminal is gone.
  private func put(_ rows: [Int], of canvas: Canvas) -> Bool {
    for row in rows { painter.put(row: row, of: canvas) }
    setCursor(canvas.cursor)
    return ccurses_flush()
  }

  /// Sends what changed, past ncurses; `false` when the terminal is gone.
  private func paint(_ rows: [Int], of canvas: Canvas) -> Bool {
    guard var shown = shown ?? cleared() else { return false }
    var rows = rows
    let moves = canvas.rowsMoved(since: shown, among: rows)
    for move in moves {
      ccurses_scroll(
        Int32(move.rows.lowerBound), Int32(move.rows.upperBound), Int32(move.count))
      shown.scroll(move.rows, by: move.count)
    }
    if !moves.isEmpty { rows = canvas.rows(differingFrom: shown) }
    for row in rows {
      guard let move = canvas.endMoved(inRow: row, since: shown) else { continue }
      ccurses_shift(Int32(row), Int32(move.column), Int32(move.count))
      shown.shift(row: row, from: move.column, by: move.count)
    }
    for row in rows { painter.paint(row: row, of: canvas, over: shown) }
    setCursor(canvas.cursor)
    return ccurses_flush_painted()
  }

  /// What a terminal shows that ncurses has cleared; `nil` when it is gone.
  private func cleared() -> Canvas? { ccurses_clear() ? Canvas(unknown: size) : nil }

  private func setCursor(_ cursor: Position?) {
    ccurses_set_cursor(
      cursor.map { Int32(clamping: $0.row) } ?? -1, cursor.map { Int32(clamping: $0.column) } ?? -1)
  }

  /// Shows everything anew with the next canvas, because something else wrote on the terminal.
  public func redraw() {
    guard !isGone else { return }
    forgetShown()
  }

  /// Gives the roles other colours; the next canvas is shown in them.
  public func use(_ theme: Theme) {
    guard !isGone else { return }
    painter = RowPainter(theme: theme, depth: depth, tier: tier, facts: ccurses_get_facts())
    redraw()
  }

  /// Whether the terminal can report its mouse.
  public var hasMouse: Bool { ccurses_get_facts().is_xterm_like }

  /// Turns reports of the mouse on or off.
  public func reportMouse(_ isWanted: Bool) {
    guard !isGone, isWanted != reportsMouse else { return }
    reportsMouse = isWanted
    ccurses_report(reportsMouse, reportsPaste)
  }

  /// Puts a text on the clipboard of the terminal; `false` if it is too long or the terminal has none.
  ///
  /// Terminals may refuse without saying so.
  public func copy(_ text: String) -> Bool {
    guard !isGone, ccurses_get_facts().is_xterm_like,
      let sequence = Clipboard.sequence(for: text)
    else { return false }
    return sequence.withUnsafeBytes { bytes in
      ccurses_send(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
  }

  private func forgetShown() {
    shown = nil
    ccurses_forget_shown()
  }
}

// MARK: - Input

extension CursesScreen {
  /// Waits for the next input; ``Input/none`` may come a little early.
  public func input(withinMilliseconds milliseconds: Int?) -> Input {
    repeat {
      if let input = decoder.popFirst() { return input }
      if isGone { return .hangUp }
      wait(withinMilliseconds: milliseconds)
    } while milliseconds == nil || !decoder.queue.isEmpty
    return .none
  }

  /// Stops the process as Control-Z does; when it goes on, the terminal wants to be drawn again.
  public func suspend() { giveBack { ccurses_stop() } }

  /// Gives the terminal back while something else uses it; then it wants to be drawn again.
  func giveBack(while body: () throws -> Void) rethrows {
    guard !isGone else { return try body() }
    ccurses_give_back()
    defer {
      ccurses_take_over()
      tellSize()
    }
    try body()
  }

  private func wait(withinMilliseconds milliseconds: Int?) {
    let limit = [milliseconds, patienceMilliseconds].compactMap(\.self).min()
    take(Happenings(rawValue: ccurses_wait(limit.map { Int32(clamping: max($0, 0)) } ?? -1)))
    guard let deadline = sequenceDeadline, deadline <= .now else { return }
    sequenceDeadline = nil
    decoder.giveUp()
  }

  /// How long the rest of a sequence may still take; rounded up, so that it is over then.
  private var patienceMilliseconds: Int? {
    sequenceDeadline.map { deadline in
      Int((deadline - .now) / .milliseconds(1)) + 1
    }
  }

  private func take(_ happenings: Happenings) {
    if happenings.contains(.stopped) { suspend() }
    if happenings.contains(.continued) { ccurses_resume() }
    if !happenings.isDisjoint(with: [.resized, .continued]) { tellSize() }
    if happenings.contains(.readable) { read() }
    if happenings.contains(.interrupted) { decoder.append(.signal(.interrupt)) }
    if happenings.contains(.quit) { decoder.append(.signal(.quit)) }
    if happenings.contains(.woken) { decoder.append(.wake) }
    if happenings.contains(.hungUp) { decoder.append(.hangUp) }
  }

  private func read() {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4_096) { buffer in
      let count = ccurses_read(buffer.baseAddress, buffer.count)
      decoder.add(buffer.prefix(count))
      sequenceDeadline = decoder.patienceMilliseconds.map { .now + .milliseconds($0) }
      guard count == 0 else { return }
      isGone = true
      decoder.append(.hangUp)
    }
  }

  private func tellSize() {
    ccurses_take_size()
    forgetShown()
    takeSize()
    decoder.append(.resize(size))
  }

  private func takeSize() {
    var rows: Int32 = 0
    var columns: Int32 = 0
    ccurses_get_size(&rows, &columns)
    size = Size(rows: Int(rows), columns: Int(columns))
  }
}

/// What happened while waiting.
private struct Happenings: OptionSet {
  let rawValue: Int32

  static let readable = Happenings(CCURSES_READABLE)
  static let woken = Happenings(CCURSES_WOKEN)
  static let resized = Happenings(CCURSES_RESIZED)
  static let hungUp = Happenings(CCURSES_HUNG_UP)
  static let interrupted = Happenings(CCURSES_INTERRUPTED)
  static let quit = Happenings(CCURSES_QUIT)
  static let stopped = Happenings(CCURSES_STOPPED)
  static let continued = Happenings(CCURSES_CONTINUED)

  init(rawValue: Int32) { self.rawValue = rawValue }

  private init(_ happening: ccurses_happening) {
    rawValue = Int32(truncatingIfNeeded: happening.rawValue)
  }
}
