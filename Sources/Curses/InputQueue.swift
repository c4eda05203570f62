import Terminal

/// Inputs that wait to be asked for.
struct InputQueue {
  private var inputs: [Input] = []
  private var head = 0
  /// How many of them are about the mouse; who is so far behind need not catch up with a wheel.
  private var mouseCount = 0

  /// Whether nothing waits.
  var isEmpty: Bool { head == inputs.count }

  /// Adds an input; of several drags of the mouse and several sizes in a row only the last is kept.
  mutating func append(_ input: Input) {
    if !isEmpty, let last = inputs.last, InputQueue.replaces(input, last) {
      inputs.removeLast()
      if case .mouse = last { mouseCount -= 1 }
    }
    if case .mouse = input {
      guard mouseCount < InputQueue.mouseCountMax else { return }
      mouseCount += 1
    }
    inputs.append(input)
  }

  /// Takes the first input out.
  mutating func popFirst() -> Input? {
    guard !isEmpty else { return nil }
    defer { head += 1 }
    if case .mouse = inputs[head] { mouseCount -= 1 }
    if head > InputQueue.compactionCount { compact() }
    return inputs[head]
  }

  private mutating func compact() {
    inputs.removeFirst(head)
    head = 0
  }

  private static let mouseCountMax = 128

  private static func replaces(_ input: Input, _ last: Input) -> Bool {
    if case .mouse(let new) = input, case .mouse(let old) = last {
      return new.action == .drag && old.action == .drag
    }
    if case .resize = input, case .resize = last { return true }
    return input == .wake && last == .wake
  }

  private static let compactionCount = 4_096
}
