import Events

/// The open calls of every thread and processor, as the reader of a file needs them.
struct CallStacks: Sendable {
  struct OpenCall: Sendable {
    var call: Call
    var component: ComponentID
    var sequence: Int64
  }

  private var stacks = [[OpenCall]](repeating: [], count: CallStackID.count)

  func last(_ stack: CallStackID) -> OpenCall? { stacks[Int(stack.rawValue)].last }

  func top(_ stack: CallStackID) -> ComponentID { last(stack)?.component ?? .none }

  mutating func push(
    _ call: Call, _ component: ComponentID, sequence: Int64, on stack: CallStackID
  ) {
    stacks[Int(stack.rawValue)].append(
      OpenCall(call: call, component: component, sequence: sequence))
  }

  mutating func pop(_ stack: CallStackID) { stacks[Int(stack.rawValue)].removeLast() }

  /// What never returned.
  var openCalls: [OpenCall] { stacks.flatMap { $0 } }
}
