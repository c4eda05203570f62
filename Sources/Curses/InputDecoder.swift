import Terminal

/// Makes inputs out of the bytes that a terminal sends.
///
/// ncurses could do the keys, but not pastes, mouse reports beyond column 223, modifiers, or a flood in which an escape
/// sequence is torn apart. What xterm and its descendants send follows rules; the rest comes from a ``KeyTable``.
/// Sequences that nobody knows are swallowed whole, so that none of their letters becomes a command.
struct InputDecoder {
  private let keys: KeyTable
  private var bytes: [UInt8] = []
  private var paste: PasteCollector?
  private var isButtonDown = false
  private(set) var queue = InputQueue()

  init(keys: KeyTable = KeyTable()) { self.keys = keys }

  /// What a look at the first bytes gives.
  private enum Step {
    /// More bytes must come.
    case incomplete
    /// So many bytes are an input, or nothing.
    case taken(Int, Input?)
  }

  /// Takes an input out of the queue.
  mutating func popFirst() -> Input? { queue.popFirst() }

  /// Puts an input behind those that were typed.
  mutating func append(_ input: Input) { queue.append(input) }

  /// Decodes bytes as far as they are complete.
  mutating func add(_ new: some Sequence<UInt8>) {
    bytes.append(contentsOf: new)
    var index = 0
    while index < bytes.count, let count = take(bytes[index...]), count > 0 { index += count }
    bytes.removeFirst(index)
  }

  /// How long to wait for the rest of what has begun, in milliseconds; `nil` when nothing has begun.
  ///
  /// Escape may be a key of its own, so the user waits for this. A longer sequence is surely none. A paste may stall on its
  /// way, and what comes late of it must not be taken for commands; its end may be lost, and must not be awaited for ever.
  var patienceMilliseconds: Int? {
    if paste != nil { return 3_000 }
    if bytes.isEmpty { return nil }
    return bytes.count <= 2 ? 25 : 500
  }

  /// The rest has not come in time: what is there counts as it is.
  mutating func giveUp() {
    let rest = bytes
    bytes = []
    if let paste { finish(paste) }
    guard rest.first == 0x1B, rest.count <= 2 else { return }
    queue.append(rest.count == 1 ? .key(.escape) : InputDecoder.withAlt(character(rest[1])))
  }

  /// Decodes the first input; returns how many bytes it took, `nil` if it is incomplete.
  private mutating func take(_ bytes: ArraySlice<UInt8>) -> Int? {
    if paste != nil { return takePaste(bytes) }
    switch step(bytes) {
    case .incomplete: return nil
    case .taken(let count, let input):
      if let input { emit(input) }
      return count
    }
  }

  private mutating func emit(_ input: Input) {
    guard case .mouse(let mouse) = input else { return queue.append(input) }
    let wasDown = isButtonDown
    if mouse.action == .press { isButtonDown = true }
    if mouse.action == .release { isButtonDown = false }
    if mouse.action != .release || wasDown { queue.append(input) }
  }
}

// MARK: - Pastes

extension InputDecoder {
  private mutating func takePaste(_ bytes: ArraySlice<UInt8>) -> Int {
    guard let taken = paste?.take(bytes) else { return 0 }
    if taken.isComplete, let paste { finish(paste) }
    return taken.byteCount
  }

  private mutating func finish(_ collector: PasteCollector) {
    paste = nil
    queue.append(.paste(collector.text))
  }
}

// MARK: - Keys

extension InputDecoder {
  private mutating func step(_ bytes: ArraySlice<UInt8>) -> Step {
    guard let first = bytes.first else { return .incomplete }
    switch first {
    case 0x1B: return escape(bytes)
    case 0x80...: return multibyte(bytes)
    default: return .taken(1, character(first))
    }
  }

  /// What a byte of ASCII stands for.
  private func character(_ byte: UInt8) -> Input {
    switch byte {
    case 0: .key(.character(" "), .control)
    case 0x08, 0x7F: .key(.backspace)
    case 0x09: .key(.tab)
    case 0x0A, 0x0D: .key(.enter)
    case 0x1B: .key(.escape)
    case 0x01...0x1A: .key(.character(Character(Unicode.Scalar(byte | 0x60))), .control)
    case 0x1C...0x1F: .key(.character(Character(Unicode.Scalar(byte | 0x40))), .control)
    default: .character(Character(Unicode.Scalar(byte)))
    }
  }

  private func multibyte(_ bytes: ArraySlice<UInt8>) -> Step {
    let count = InputDecoder.byteCount(leading: bytes[bytes.startIndex])
    let rest = bytes.dropFirst().prefix(count - 1)
    guard rest.allSatisfy({ 0x80..<0xC0 ~= $0 }) else { return .taken(1, nil) }
    guard rest.count == count - 1 else { return .incomplete }
    guard count > 1, let text = String(validating: bytes.prefix(count), as: UTF8.self),
      let character = text.first
    else { return .taken(1, nil) }
    return .taken(count, .character(character))
  }

  /// How long a UTF-8 sequence is; 1 for a byte that begins none.
  private static func byteCount(leading byte: UInt8) -> Int {
    switch byte {
    case 0xC2..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0..<0xF5: 4
    default: 1
    }
  }

  private mutating func escape(_ bytes: ArraySlice<UInt8>) -> Step {
    if let match = keys.match(bytes) { return .taken(match.byteCount, .key(match.key)) }
    guard let second = bytes.dropFirst().first else { return .incomplete }
    switch second {
    case UInt8(ascii: "["): return controlSequence(bytes)
    case UInt8(ascii: "O"): return applicationKey(bytes)
    case 0x1B: return .taken(1, .key(.escape))
    default: return alternate(bytes)
    }
  }

  private mutating func alternate(_ bytes: ArraySlice<UInt8>) -> Step {
    guard case .taken(let count, let input) = step(bytes.dropFirst()) else { return .incomplete }
    return .taken(count + 1, input.map(InputDecoder.withAlt))
  }

  private static func withAlt(_ input: Input) -> Input {
    switch input {
    case .character(let character): .key(.character(character), .alt)
    case .key(let key, let modifiers): .key(key, modifiers.union(.alt))
    case .mouse, .paste, .resize, .wake, .signal, .hangUp, .none: input
    }
  }

  /// `ESC O` and a letter: what keys send in application mode.
  private func applicationKey(_ bytes: ArraySlice<UInt8>) -> Step {
    guard let final = bytes.dropFirst(2).first else { return .incomplete }
    if let key = ControlSequence.arrow(final) { return .taken(3, .key(key)) }
    if final == UInt8(ascii: "M") { return .taken(3, .key(.enter)) }
    if let key = ControlSequence.smallArrow(final) { return .taken(3, .key(key, .control)) }
    guard 0x6A...0x79 ~= final else { return .taken(2, .key(.character("O"), .alt)) }
    return .taken(3, character(final - 0x40))
  }

  private mutating func controlSequence(_ bytes: ArraySlice<UInt8>) -> Step {
    let rest = bytes.dropFirst(2)
    if rest.first == UInt8(ascii: "[") { return linuxFunctionKey(bytes) }
    if rest.first == UInt8(ascii: "M") { return oldMouse(bytes) }
    switch ControlSequence.read(rest) {
    case .incomplete: return .incomplete
    case .broken(let count): return .taken(2 + count, nil)
    case .complete(let sequence, let count):
      if sequence.final == UInt8(ascii: "~"), sequence.parameter(0) == 200 {
        paste = PasteCollector()
      }
      return .taken(2 + count, InputDecoder.input(of: sequence))
    }
  }

  private static func input(of sequence: ControlSequence) -> Input? {
    guard sequence.prefix == UInt8(ascii: "<") else { return sequence.input }
    return MouseReport(sequence)?.mouse.map(Input.mouse)
  }

  /// `ESC [ [ A`: F1 to F5 on the Linux console.
  private func linuxFunctionKey(_ bytes: ArraySlice<UInt8>) -> Step {
    guard let final = bytes.dropFirst(3).first else { return .incomplete }
    let number = Int(final) - 0x40
    return .taken(4, 1...5 ~= number ? .key(.function(number)) : nil)
  }

  private func oldMouse(_ bytes: ArraySlice<UInt8>) -> Step {
    let report = bytes.dropFirst(3).prefix(3)
    guard report.count == 3 else { return .incomplete }
    return .taken(6, MouseReport(bytes: Array(report)[...]).mouse.map(Input.mouse))
  }
}
