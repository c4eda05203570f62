import Glibc
import Terminal
import TestTerminals
import Testing

@testable import Curses

/// ncurses, end to end: it writes to a pseudo-terminal, and an emulator looks at what would be seen.
///
/// One terminal can be open at a time, so the tests run one after the other.
@Suite(.serialized)
struct CursesScreenTests {
  private func open(
    _ terminal: PseudoTerminal, type: String? = "xterm-256color", colorTerm: String? = nil,
    forbidsColor: Bool = false, options: CursesOptions = CursesOptions()
  ) throws -> CursesScreen {
    let environment = TerminalEnvironment(
      type: type, colorTerm: colorTerm, forbidsColor: forbidsColor)
    return try CursesScreen(
      options, environment: environment, input: terminal.program, output: terminal.program)
  }

  /// Compares what an emulator sees with what a canvas says.
  private func expect(
    _ emulator: TerminalEmulator, toShow canvas: Canvas, on screen: CursesScreen,
    theme: Theme = .harbour
  ) {
    #expect(emulator.lines == canvas.lines(tier: screen.tier))
    #expect(emulator.unknown == [])
    let styles = StyleTable(theme, depth: screen.depth)
    let wrong = zip(0..., emulator.places).flatMap { row, places in
      zip(0..., places).filter { column, place in
        let cell = canvas[row, column]
        return place.text != "" && !isSame(place.style, styles[cell.role, cell.background], cell)
      }.map { column, place in "row \(row), column \(column): \(place)" }
    }
    #expect(wrong.first == nil)
  }

  /// Nobody sees in which colour nothing is written.
  private func isSame(_ seen: Style, _ style: Style, _ cell: Cell) -> Bool {
    cell.isBlank ? seen.background == style.background : seen == style
  }

  /// Sends a signal to the process: the thread of a test may have closed its ears.
  private func send(_ signal: Int32) { kill(getpid(), signal) }

  @Test(arguments: [
    ("xterm-256color", nil, ColorDepth.colors256), ("xterm-256color", "truecolor", .trueColor),
    ("xterm", nil, .colors8),
  ])
  func `a terminal shows what the canvas says, through differences too`(
    type: String, colorTerm: String?, depth: ColorDepth
  ) throws {
    let terminal = try PseudoTerminal(rows: 9, columns: 31)
    let screen = try open(terminal, type: type, colorTerm: colorTerm)
    defer { screen.close() }
    #expect(screen.depth == depth)
    var emulator = TerminalEmulator(screen.size)
    var drawing = RandomScene(seed: 1)
    for _ in 0..<60 {
      let canvas = drawing.next(screen.size)
      screen.show(canvas)
      emulator.feed(terminal.take())
      expect(emulator, toShow: canvas, on: screen)
    }
  }

  @Test(arguments: 10..<20)
  func `in which order a frame is drawn cannot be seen, nor where the cursor was meanwhile`(
    seed: UInt64
  ) throws {
    let terminal = try PseudoTerminal(rows: 12, columns: 64)
    let screen = try open(terminal)
    defer { screen.close() }
    var emulator = TerminalEmulator(screen.size)
    var drawing = RandomScene(seed: seed)
    for frame in 0..<60 {
      var canvas = drawing.next(screen.size)
      let place = Position(row: frame % 12, column: frame * 7 % 64)
      canvas.cursor = frame.isMultiple(of: 3) ? nil : place
      screen.show(canvas)
      emulator.feed(terminal.take())
      expect(emulator, toShow: canvas, on: screen)
      #expect(emulator.isCursorShown == (canvas.cursor != nil))
      if let cursor = canvas.cursor { #expect(emulator.cursor == cursor) }
    }
  }

  @Test func `what looks alike is drawn together, so that each colour is selected once`() throws {
    let terminal = try PseudoTerminal(rows: 12, columns: 64)
    let screen = try open(terminal)
    defer { screen.close() }
    screen.show(Canvas(screen.size))
    _ = terminal.take()
    var canvas = Canvas(screen.size)
    for row in 0..<12 {
      for (column, role) in [(2, Role.now), (20, .muted), (40, .ok)] {
        canvas.put("word", row: row, column: column, role: role)
      }
    }
    screen.show(canvas)
    let sent = String(decoding: terminal.take(), as: UTF8.self)
    #expect(sent.count { $0 == "m" } == 3)
  }

  @Test(arguments: [true, false])
  func `without colour there is emphasis alone`(isForbidden: Bool) throws {
    let terminal = try PseudoTerminal(rows: 3, columns: 20)
    let screen = try open(
      terminal, forbidsColor: isForbidden, options: CursesOptions(usesColor: isForbidden))
    defer { screen.close() }
    #expect(screen.depth == .monochrome)
    var canvas = Canvas(screen.size)
    canvas.put("PAUSED", row: 1, column: 2, role: .onnow)
    canvas.put("rule", row: 2, column: 2, role: .line)
    screen.show(canvas)
    var emulator = TerminalEmulator(screen.size)
    emulator.feed(terminal.take())
    expect(emulator, toShow: canvas, on: screen)
  }

  @Test func `what did not change is not sent again`() throws {
    let terminal = try PseudoTerminal(rows: 24, columns: 80)
    let screen = try open(terminal)
    defer { screen.close() }
    var scene = RandomScene(seed: 2)
    var canvas = scene.next(screen.size)
    screen.show(canvas)
    #expect(terminal.take().count > 100)
    screen.show(canvas)
    #expect(terminal.take().isEmpty)
    canvas.put("5", row: 12, column: 40, role: .now)
    screen.show(canvas)
    #expect(1...60 ~= terminal.take().count)
  }

  @Test(arguments: ["xterm-256color", "tmux-256color"])
  func `what stands elsewhere than before is moved, and not sent again`(type: String) throws {
    let terminal = try PseudoTerminal(rows: 24, columns: 80)
    let screen = try open(terminal, type: type)
    defer { screen.close() }
    var emulator = TerminalEmulator(screen.size)
    for first in [0, 1, 4, 2, 1] {
      var canvas = Canvas(screen.size)
      for row in 2..<20 {
        let name = String(repeating: "\(row + first)", count: 15)
        canvas.put(name, row: row, column: 4, role: .muted)
        canvas.put(name, row: row, column: 40, role: .strong)
      }
      canvas.put("title \(first)", row: 0, column: 2)
      let tail = String(repeating: "0123456789", count: 3)
      canvas.put(tail, row: 22, column: 5 * first + 8, role: .count)
      screen.show(canvas)
      let sent = terminal.take()
      #expect(first == 0 || sent.count < 500)
      emulator.feed(sent)
      expect(emulator, toShow: canvas, on: screen)
    }
  }

  @Test func `nothing is said about the colour of blanks`() throws {
    let terminal = try PseudoTerminal(rows: 3, columns: 40)
    let screen = try open(terminal)
    defer { screen.close() }
    func sent(blanks: Role) -> [UInt8] {
      screen.show(Canvas(screen.size))
      _ = terminal.take()
      var canvas = Canvas(screen.size)
      for column in stride(from: 0, to: 30, by: 3) {
        canvas.put("a", row: 1, column: column, role: .now)
        canvas.put("  ", row: 1, column: column + 1, role: blanks)
      }
      screen.show(canvas)
      return terminal.take()
    }
    #expect(sent(blanks: .muted).count < 2 * sent(blanks: .now).count)
  }

  @Test func `another theme shows the same text in other colours`() throws {
    let terminal = try PseudoTerminal(rows: 6, columns: 20)
    let screen = try open(terminal, colorTerm: "truecolor")
    defer { screen.close() }
    var scene = RandomScene(seed: 3)
    let canvas = scene.next(screen.size)
    var emulator = TerminalEmulator(screen.size)
    for theme in Theme.shipped {
      screen.use(theme)
      screen.show(canvas)
      emulator.feed(terminal.take())
      expect(emulator, toShow: canvas, on: screen, theme: theme)
    }
  }

  @Test func `the terminal is given back as it was`() throws {
    let terminal = try PseudoTerminal(rows: 6, columns: 20)
    let modes = terminal.modes
    let screen = try open(terminal)
    screen.show(Canvas(screen.size))
    #expect(terminal.modes != modes)
    var emulator = TerminalEmulator(screen.size)
    emulator.feed(terminal.take())
    #expect(emulator.isSecondScreen)
    #expect(!emulator.isCursorShown)
    screen.close()
    emulator.feed(terminal.take())
    #expect(!emulator.isSecondScreen)
    #expect(emulator.isCursorShown)
    #expect(terminal.modes == modes)
    #expect(screen.input(withinMilliseconds: nil) == .hangUp)
  }

  @Test func `the terminal can be lent and is drawn anew after that`() throws {
    let terminal = try PseudoTerminal(rows: 6, columns: 20)
    let modes = terminal.modes
    let screen = try open(terminal)
    defer { screen.close() }
    var scene = RandomScene(seed: 5)
    let canvas = scene.next(screen.size)
    screen.show(canvas)
    var emulator = TerminalEmulator(screen.size)
    screen.giveBack {
      #expect(terminal.modes == modes)
      emulator.feed(terminal.take())
      #expect(!emulator.isSecondScreen)
      emulator.feed(Array("somebody else".utf8))
    }
    #expect(screen.input(withinMilliseconds: 0) == .resize(screen.size))
    screen.show(canvas)
    emulator.feed(terminal.take())
    #expect(emulator.isSecondScreen)
    expect(emulator, toShow: canvas, on: screen)
  }

  @Test func `the cursor is where the canvas wants it`() throws {
    let terminal = try PseudoTerminal(rows: 6, columns: 20)
    let screen = try open(terminal)
    defer { screen.close() }
    var emulator = TerminalEmulator(screen.size)
    var canvas = Canvas(screen.size)
    for position in [Position(row: 3, column: 7), Position(row: 0, column: 19), nil] {
      canvas.cursor = position
      screen.show(canvas)
      emulator.feed(terminal.take())
      #expect(emulator.isCursorShown == (position != nil))
      if let position { #expect(emulator.cursor == position) }
    }
  }

  @Test func `a new size is told and drawn, down to one cell and back`() throws {
    let terminal = try PseudoTerminal(rows: 9, columns: 30)
    let screen = try open(terminal)
    defer { screen.close() }
    var scene = RandomScene(seed: 4)
    for (rows, columns) in [(9, 30), (1, 1), (2, 90), (40, 2), (9, 30)] {
      terminal.resize(rows: UInt16(rows), columns: UInt16(columns))
      send(SIGWINCH)
      let size = Size(rows: rows, columns: columns)
      #expect(screen.input(withinMilliseconds: 5_000) == .resize(size))
      #expect(screen.size == size)
      _ = terminal.take()
      let canvas = scene.next(size)
      screen.show(canvas)
      var emulator = TerminalEmulator(size)
      emulator.feed(terminal.take())
      expect(emulator, toShow: canvas, on: screen)
    }
  }

  @Test func `a canvas of another size than the screen is shown as far as it goes`() throws {
    let terminal = try PseudoTerminal(rows: 4, columns: 10)
    let screen = try open(terminal)
    defer { screen.close() }
    var emulator = TerminalEmulator(screen.size)
    for size in [Size(rows: 9, columns: 20), Size(rows: 2, columns: 5)] {
      var canvas = Canvas(size)
      for row in 0..<size.rows { canvas.put("abcdefghijklmnopqrst", row: row, column: 0) }
      screen.show(canvas)
      emulator.feed(terminal.take())
    }
    #expect(emulator.lines == ["abcd…     ", "abcd…     ", "          ", "          "])
  }

  @Test func `keys, signals and wakes arrive`() throws {
    let terminal = try PseudoTerminal(rows: 4, columns: 10)
    let screen = try open(terminal)
    defer { screen.close() }
    #expect(screen.input(withinMilliseconds: 0) == .none)
    terminal.type("l\u{1B}[1;5C包")
    #expect(screen.input(withinMilliseconds: 5_000) == .character("l"))
    #expect(screen.input(withinMilliseconds: 5_000) == .key(.right, .control))
    #expect(screen.input(withinMilliseconds: 5_000) == .character("包"))
    CursesScreen.wake()
    #expect(screen.input(withinMilliseconds: nil) == .wake)
    send(SIGINT)
    #expect(screen.input(withinMilliseconds: nil) == .signal(.interrupt))
    send(SIGTERM)
    #expect(screen.input(withinMilliseconds: nil) == .hangUp)
  }

  @Test func `Escape is heard though frames are waited for in short pieces`() throws {
    let terminal = try PseudoTerminal(rows: 4, columns: 10)
    let screen = try open(terminal)
    defer { screen.close() }
    terminal.type("\u{1B}")
    let inputs = (0..<2_000).lazy.map { _ in screen.input(withinMilliseconds: 5) }
    #expect(inputs.first { $0 != .none } == .key(.escape))
  }

  @Test func `a terminal that is gone is a hang-up for ever`() throws {
    let terminal = try PseudoTerminal(rows: 4, columns: 10)
    let screen = try open(terminal)
    terminal.hangUp()
    for _ in 0..<3 { #expect(screen.input(withinMilliseconds: 5_000) == .hangUp) }
    screen.show(Canvas(screen.size))
    screen.close()
  }

  @Test func `text goes to the clipboard where there is one`() throws {
    let terminal = try PseudoTerminal(rows: 4, columns: 10)
    let screen = try open(terminal)
    _ = terminal.take()
    #expect(screen.copy("foo"))
    #expect(String(decoding: terminal.take(), as: UTF8.self) == "\u{1B}]52;c;Zm9v\u{7}")
    screen.close()
    let simple = try open(terminal, type: "vt100")
    defer { simple.close() }
    #expect(!simple.copy("foo"))
  }

  @Test func `the mouse can be turned off and on`() throws {
    let terminal = try PseudoTerminal(rows: 4, columns: 10)
    let screen = try open(terminal, options: CursesOptions(reportsMouse: false))
    defer { screen.close() }
    #expect(!String(decoding: terminal.take(), as: UTF8.self).contains("\u{1B}[?1002h"))
    screen.reportMouse(true)
    #expect(String(decoding: terminal.take(), as: UTF8.self).contains("\u{1B}[?1002h"))
    screen.reportMouse(false)
    #expect(String(decoding: terminal.take(), as: UTF8.self).contains("\u{1B}[?1002l"))
  }
}

// MARK: - What cannot be opened

extension CursesScreenTests {
  @Test(arguments: [
    (nil, CursesError.typeUnset), ("", .typeUnset), ("dumb", .typeTooSimple("dumb")),
  ])
  func `a terminal without a usable type is refused`(type: String?, error: CursesError) throws {
    let terminal = try PseudoTerminal(rows: 4, columns: 10)
    let modes = terminal.modes
    #expect(throws: error) { try open(terminal, type: type) }
    #expect(terminal.take().isEmpty)
    #expect(terminal.modes == modes)
  }

  @Test func `an unknown type is treated as xterm and that is said`() throws {
    let terminal = try PseudoTerminal(rows: 4, columns: 10)
    let screen = try open(terminal, type: "unknown-x")
    defer { screen.close() }
    #expect(screen.note == .typeUnknown("unknown-x", usedInstead: "xterm-256color"))
  }

  @Test func `files and pipes are refused`() throws {
    let terminal = try PseudoTerminal(rows: 4, columns: 10)
    let file = Glibc.open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(file) }
    let environment = TerminalEnvironment(type: "xterm")
    #expect(throws: CursesError.inputIsNoTerminal) {
      try CursesScreen(
        CursesOptions(), environment: environment, input: file, output: terminal.program)
    }
    #expect(throws: CursesError.outputIsNoTerminal) {
      try CursesScreen(
        CursesOptions(), environment: environment, input: terminal.program, output: file)
    }
  }

  @Test func `only one terminal can be open`() throws {
    let terminal = try PseudoTerminal(rows: 4, columns: 10)
    let screen = try open(terminal)
    #expect(throws: CursesError.alreadyOpen) { try open(terminal) }
    screen.close()
    try open(terminal).close()
  }
}
