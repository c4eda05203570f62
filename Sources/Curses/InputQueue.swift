import Terminal

/// Inputs that wait to be asked for.
struct InputQueue {
  private var inputs: [Input] = []
  private var head = 0
  /// What it costs to catch up with what waits of the mouse; who is so far behind need not do it.
  private var mouseCost = 0
  /// How many presses of a button were kept whose release has not come yet.
  private var openPressCount = 0

  /// Whether nothing waits.
  var isEmpty: Bool { head == inputs.count }

  /// Adds an input; of several drags of the mouse and several sizes in a row only the last is kept.
  ///
  /// Of a flood of the mouse a part is kept; the release of a button is, if its press was.
  mutating func append(_ input: Input) {
    if !isEmpty, let last = inputs.last, InputQueue.replaces(input, last) {
      inputs.removeLast()
      mouseCost -= InputQueue.cost(last)
    }
    let cost = InputQueue.cost(input)
    let isAwaited = openPressCount > 0 && InputQueue.action(input) == .release
    guard cost == 0 || isAwaited || mouseCost + cost <= InputQueue.mouseCostMax else { return }
    mouseCost += cost
    if InputQueue.action(input) == .press { openPressCount += 1 }
    if isAwaited { openPressCount -= 1 }
    inputs.append(input)
  }

  /// Takes the first input out.
  mutating func popFirst() -> Input? {
    guard !isEmpty else { return nil }
    defer { head += 1 }
    mouseCost -= InputQueue.cost(inputs[head])
    if head > InputQueue.compactionCount { compact() }
    return inputs[head]
  }

  private mutating func compact() {
    inputs.removeFirst(head)
    head = 0
  }

  /// A click is answered with a whole picture, a turn of the wheel with a step.
  private static func cost(_ input: Input) -> Int {
    switch action(input) {
    case nil: 0
    case .press: 16
    case .release, .drag, .wheelUp, .wheelDown: 1
    }
  }

  /// What the mouse did; `nil` for an input that is not of the mouse.
  private static func action(_ input: Input) -> Mouse.Action? {
    guard case .mouse(let mouse) = input else { return nil }
    return mouse.action
  }

  private static let mouseCostMax = 128

  private static func replaces(_ input: Input, _ last: Input) -> Bool {
    if case .mouse(let new) = input, case .mouse(let old) = last {
      return new.action == .drag && old.action == .drag
    }
    if case .resize = input, case .resize = last { return true }
    return input == .wake && last == .wake
  }

  private static let compactionCount = 4_096
}
