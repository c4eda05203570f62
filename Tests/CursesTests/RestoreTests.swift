import Glibc
import Terminal
import TestTerminals
import Testing

@testable import Curses

/// Ways out without a word, each in a process of its own, with the terminal watched from here.
struct RestoreTests {
  /// Takes over the terminal at a path, in a process that is about to end.
  private static func takeOver(_ path: String) throws -> CursesScreen {
    let program = Glibc.open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    let screen = try CursesScreen(
      CursesOptions(), environment: TerminalEnvironment(type: "xterm-256color"), input: program,
      output: program)
    screen.show(Canvas(screen.size))
    return screen
  }

  private func expectGivenBack(_ terminal: PseudoTerminal, modes: [UInt8]) {
    var emulator = TerminalEmulator(Size(rows: 4, columns: 10))
    emulator.feed(terminal.take())
    #expect(!emulator.isSecondScreen)
    #expect(emulator.isCursorShown)
    #expect(terminal.modes == modes)
  }

  @Test func `a program that is too busy to end is ended, and the terminal is given back`()
    async throws
  {
    let terminal = try PseudoTerminal(rows: 4, columns: 10)
    let modes = terminal.modes
    let path = terminal.path
    await #expect(processExitsWith: .signal(SIGTERM)) { [path = path as String] in
      let screen = try RestoreTests.takeOver(path)
      kill(getpid(), SIGTERM)
      for _ in 0..<100 { usleep(100_000) }
      screen.close()
    }
    expectGivenBack(terminal, modes: modes)
  }

  @Test func `a program that crashes gives the terminal back`() async throws {
    let terminal = try PseudoTerminal(rows: 4, columns: 10)
    let modes = terminal.modes
    let path = terminal.path
    await #expect(processExitsWith: .failure) { [path = path as String] in
      let screen = try RestoreTests.takeOver(path)
      if screen.size.rows > 0 { abort() }
    }
    expectGivenBack(terminal, modes: modes)
  }

  @Test func `a program that exits gives the terminal back`() async throws {
    let terminal = try PseudoTerminal(rows: 4, columns: 10)
    let modes = terminal.modes
    let path = terminal.path
    await #expect(processExitsWith: .exitCode(3)) { [path = path as String] in
      let screen = try RestoreTests.takeOver(path)
      if screen.size.rows > 0 { exit(3) }
    }
    expectGivenBack(terminal, modes: modes)
  }
}
