import Events

/// The open calls of every thread and processor, as the reader of a file needs them.
struct CallStacks: Sendable {
  struct OpenCall: Sendable {
    var call: Call
    var component: ComponentID
    var sequence: Int64
  }

  private var stacks = [[OpenCall]](
    repeating: [], count: Limits.processorCountMax + Int(UInt8.max) + 1)

  /// The stack of a thread if it is named, else of a processor.
  @inline(__always)
  static func index(thread: UInt8, cpu: UInt8) -> Int {
    thread == 0 ? Int(cpu) : Limits.processorCountMax + Int(thread)
  }

  func last(_ stack: Int) -> OpenCall? { stacks[stack].last }

  func top(_ stack: Int) -> ComponentID { stacks[stack].last?.component ?? .none }

  mutating func push(
    _ call: Call, _ component: ComponentID, sequence: Int64, on stack: Int
  ) {
    stacks[stack].append(OpenCall(call: call, component: component, sequence: sequence))
  }

  mutating func pop(_ stack: Int) { stacks[stack].removeLast() }

  /// What never returned.
  var openCalls: [OpenCall] { stacks.flatMap { $0 } }
}
