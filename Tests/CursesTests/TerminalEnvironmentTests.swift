import Testing

@testable import Curses

struct TerminalEnvironmentTests {
  @Test func `a type that is not installed is replaced by what most terminals understand`() {
    #expect(TerminalEnvironment.candidates(for: "foot") == ["foot", "xterm-256color", "vt100"])
    #expect(TerminalEnvironment.candidates(for: "vt100") == ["vt100", "xterm-256color"])
  }
}
