import Glibc
import Terminal
import TestTerminals

/// The program in a terminal of its own, with somebody who types and looks.
///
/// Nobody waits blindly: whatever is expected is looked for until it is there, or until nobody would wait any longer.
final class TerminalProgram {
  let terminal: PseudoTerminal
  let process: ChildProcess
  /// What is seen.
  private(set) var screen: TerminalEmulator
  /// Everything that the program has written.
  private(set) var written: [UInt8] = []
  /// The modes of the terminal before the program began.
  let modesBefore: [UInt8]
  private var pending: [UInt8] = []

  /// Starts the program with arguments in a terminal of a size.
  convenience init(
    _ arguments: String..., size: Size = Size(rows: 36, columns: 120),
    type: String? = "xterm-256color",
    environment: [String: String] = [:]
  ) throws {
    try self.init(CommandRun.program, arguments, size: size, type: type, environment: environment)
  }

  /// Starts any program.
  init(
    _ program: String, _ arguments: [String], size: Size = Size(rows: 36, columns: 120),
    type: String? = "xterm-256color", environment: [String: String] = [:]
  ) throws {
    terminal = try PseudoTerminal(rows: UInt16(size.rows), columns: UInt16(size.columns))
    modesBefore = terminal.modes
    screen = TerminalEmulator(size)
    var variables = CommandRun.surroundings.merging(environment) { $1 }
    variables["TERM"] = type
    process = try ChildProcess(
      program, arguments, environment: variables, .terminal(path: terminal.path))
  }

  /// What is seen, as text.
  var text: String { screen.lines.joined(separator: "\n") }

  func type(_ keys: String) { terminal.type(keys) }

  /// Waits until something is seen; whether it was.
  func waits(for isThere: (TerminalEmulator) -> Bool) -> Bool {
    if isThere(screen) { return true }
    for _ in 0..<TerminalProgram.patience {
      if read(), isThere(screen) { return true }
      usleep(5_000)
    }
    return false
  }

  /// Waits until a text is seen in a row; whether it was.
  func shows(_ text: String) -> Bool {
    waits { $0.lines.contains { $0.contains(text) } }
  }

  /// Types, and waits until a text is seen.
  func type(_ keys: String, showing text: String) -> Bool {
    type(keys)
    return shows(text)
  }

  /// What is seen when nothing has been written for a while: a picture comes in pieces.
  func settledLines() -> [String] {
    var quiet = 0
    while quiet < 40 {
      quiet = read() ? 0 : quiet + 1
      usleep(5_000)
    }
    return screen.lines
  }

  /// Gives the terminal another size, which its program is told.
  func resize(_ size: Size) {
    read()
    screen.resize(size)
    terminal.resize(rows: UInt16(size.rows), columns: UInt16(size.columns))
  }

  /// How the program has ended, with everything it wrote taken in.
  func end() -> ChildProcess.Ending? {
    let ending = process.waitForEnd()
    takeIn(terminal.take())
    return ending
  }

  /// Whether the terminal is as it was before the program.
  var isGivenBack: Bool {
    terminal.modes == modesBefore && !screen.isSecondScreen && screen.isCursorShown
  }

  /// Takes in what was written; whether anything was.
  @discardableResult
  private func read() -> Bool {
    let bytes = terminal.takeWhatIsThere()
    takeIn(bytes)
    return !bytes.isEmpty
  }

  private func takeIn(_ bytes: [UInt8]) {
    written += bytes
    pending += bytes
    let count = TerminalProgram.completeCount(pending)
    screen.feed(Array(pending[..<count]))
    pending.removeFirst(count)
  }

  /// How many bytes there are up to a sequence or character that is not complete.
  private static func completeCount(_ bytes: [UInt8]) -> Int {
    if let start = bytes.lastIndex(of: 0x1B), !isComplete(bytes[start...]) { return start }
    let lead = bytes.lastIndex { $0 & 0xC0 != 0x80 } ?? 0
    guard bytes.indices.contains(lead), bytes[lead] >= 0xC0 else { return bytes.count }
    let length = bytes[lead] >= 0xF0 ? 4 : bytes[lead] >= 0xE0 ? 3 : 2
    return bytes.count - lead < length ? lead : bytes.count
  }

  private static func isComplete(_ sequence: ArraySlice<UInt8>) -> Bool {
    switch sequence.dropFirst().first {
    case nil: false
    case UInt8(ascii: "["): sequence.dropFirst(2).contains { 0x40...0x7E ~= $0 }
    case UInt8(ascii: "]"): sequence.contains(7)
    case UInt8(ascii: "("), UInt8(ascii: ")"): sequence.count > 2
    default: true
    }
  }

  /// How many times 5 ms anybody waits.
  private static let patience = 12_000
}
