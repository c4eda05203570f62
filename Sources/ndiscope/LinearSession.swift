import Explorer
import Glibc
import Terminal
import Views

/// Walks through a source line by line: on a terminal with a prompt, in a pipe as a script.
enum LinearSession {
  /// Walks until the user leaves or there are no more lines.
  ///
  /// - Throws: ``Refusal`` if a line of a script is wrong.
  static func walk(
    _ source: any EventSource, at position: Int = 0, _ wishes: TerminalSession.Wishes,
    message: Message? = nil
  ) throws(Refusal) {
    let tier = GlyphTier.forText(wishes.tier == .ascii)
    let shown = wishes.named(for: tier)
    let isScript = isatty(STDIN_FILENO) == 0
    var loop = LinearLoop(
      source, at: position, message: message,
      surroundings: TerminalSession.surroundings(shown, isScript: isScript),
      pause: { usleep(5_000) },
      write: { lines in
        StandardOutput.write(
          lines: lines.flatMap { $0.split(separator: "\n").map(String.init) }, tier: tier)
      })
    let ending = loop.run(isScript: isScript) {
      if !isScript { StandardOutput.write("> ") }
      return readLine()
    }
    if case .failed(let line) = ending {
      throw Refusal("line \(line) of the input could not be done", .usage)
    }
  }
}
