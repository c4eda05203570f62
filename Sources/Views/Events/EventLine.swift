import Events
import Replay

/// One event as a row of a list: what each column says.
public struct EventLine: Equatable, Sendable {
  /// The sequence number.
  public let number: Int
  /// Nanoseconds since the origin.
  public let time: Int64
  /// The processor.
  public let cpu: Int
  /// The sign in front of the call.
  public let sign: Sign
  /// How deep the call stands.
  public let depth: Int
  /// The call, or what happens.
  public let call: String
  /// From where to where, or where.
  public let route: String
  /// The objects.
  public let objects: [ObjectID]
  /// The status, or what changed.
  public let status: String
  /// One letter for the status: S P R F, or empty.
  public let statusLetter: String

  /// What the sign in front of a call says.
  public enum Sign: Sendable {
    /// A call towards the wire.
    case down
    /// A call towards the application.
    case up
    /// A call that is neither.
    case aside
    /// A return.
    case leave
    /// An action without an inside.
    case action
    /// Something that comes from outside: an interrupt, a frame, a stimulus.
    case outside
    /// A drop, a bug check, a touch of what is gone.
    case trouble
  }

  /// The row of the event at an index; `depth` is how many calls are open before it on its stack.
  public init(_ history: History, _ index: Int, depth: Int, from: ComponentID) {
    let event = history[index]
    let lexicon = history.lexicon
    number = history.sequence(of: index)
    time = event.time
    cpu = Int(event.cpu)
    sign = EventLine.sign(event)
    self.depth = event.kind == .leave ? max(depth - 1, 0) : depth
    call = EventLine.call(event, lexicon, history, index)
    route = EventLine.route(event, lexicon, from: from)
    objects = history.objects(of: index)
    status = EventLine.status(event, lexicon, history, index)
    statusLetter = EventLine.letter(event.status)
  }

  private static func sign(_ event: Event) -> Sign {
    switch event.kind {
    case .enter:
      switch event.call.facts?.direction ?? .none {
      case .down: .down
      case .up: .up
      case .none: .aside
      }
    case .leave: .leave
    case .interrupt, .wire, .inject: .outside
    case .drop, .bugcheck, .lost, .touch: .trouble
    case .action, .own, .state, .choice, .wait, .signal, .lock, .unlock, .topology, .seen, .note,
      .unknown:
      .action
    }
  }

  private static func call(
    _ event: Event, _ lexicon: Lexicon, _ history: History, _ index: Int
  ) -> String {
    switch event.kind {
    case .wire: "frame " + lexicon.text(event.status)
    case .drop: "drop"
    case .choice:
      "choice CP\(event.value)"
    case .state: lexicon.name(event.place)
    case .bugcheck:
      "bug check 0x" + String(history.number(.code, of: index) ?? 0, radix: 16, uppercase: true)
    case .touch: lexicon.text(event.status)
    case .own, .wait, .signal, .lock, .unlock, .topology, .seen, .note, .lost:
      event.call == .none ? event.kind.word : lexicon.name(event.call)
    case .unknown: history.text(.kind, of: index) ?? "?"
    case .enter, .leave, .action, .interrupt, .inject: lexicon.name(event.call)
    }
  }

  private static func route(_ event: Event, _ lexicon: Lexicon, from: ComponentID) -> String {
    let here = lexicon.title(event.at)
    switch event.kind {
    case .enter:
      let caller = lexicon.title(from)
      return caller.isEmpty ? "→ \(here)" : "\(caller) → \(here)"
    case .leave: return "returns"
    case .interrupt: return "→ \(here)"
    case .action, .own, .state, .wire, .drop, .choice, .inject, .touch, .wait, .signal, .lock,
      .unlock, .topology, .seen, .bugcheck, .note, .lost, .unknown:
      return here
    }
  }

  /// The answer of a return, or the effect of an action.
  private static func status(
    _ event: Event, _ lexicon: Lexicon, _ history: History, _ index: Int
  ) -> String {
    switch event.kind {
    case .wire, .touch: return ""
    case .choice:
      let word = lexicon.text(event.status)
      return word.isEmpty ? String(history.number(.outcomeNumber, of: index) ?? 0) : word
    case .note: return history.text(.note, of: index) ?? ""
    case .leave where event.value != Event.absent: return String(event.value)
    case .enter, .leave, .action, .own, .state, .interrupt, .drop, .inject, .wait, .signal, .lock,
      .unlock, .topology, .seen, .bugcheck, .lost, .unknown:
      let word = lexicon.text(event.status)
      let effect = effect(event, lexicon)
      return effect.isEmpty ? word : word.isEmpty ? effect : word + " " + effect
    }
  }

  private static func effect(_ event: Event, _ lexicon: Lexicon) -> String {
    guard let place = lexicon[event.place], event.value != Event.absent else { return "" }
    switch place.kind {
    case .register: return "\(place.shortName) \(String(event.value, radix: 16))"
    case .queue, .pool, .counter, .machine: return "\(place.shortName) \(event.value)"
    }
  }

  private static func letter(_ status: Status) -> String {
    switch status {
    case .success, .statusSuccess: "S"
    case .pending, .statusPending: "P"
    case .resources, .statusInsufficientResources: "R"
    case .failure, .statusUnsuccessful, .requestAborted: "F"
    default: ""
    }
  }
}

extension Timeline {
  /// The rows of some events, with their depth: the calls that are open are known from the state before the first one.
  public func lines(_ range: Range<Int>) -> [EventLine] {
    guard !range.isEmpty else { return [] }
    var stacks: [StackKey: [ComponentID]] = [:]
    for stack in state(at: range.lowerBound).openStacks {
      stacks[StackKey(cpu: stack.cpu, thread: stack.thread)] = stack.frames.map(\.to)
    }
    return range.map { index in
      let event = history[index]
      let key = StackKey(cpu: event.thread == 0 ? Int(event.cpu) : -1, thread: event.thread)
      var open = stacks[key] ?? []
      let said = history.extra(.from, of: index).map { ComponentID(rawValue: UInt16($0.value)) }
      let line = EventLine(
        history, index, depth: open.count, from: said ?? open.last ?? .none)
      if event.kind.opensCall { open.append(event.at) }
      if event.kind == .leave { _ = open.popLast() }
      stacks[key] = open
      return line
    }
  }
}

/// Which call stack is meant.
private struct StackKey: Hashable {
  var cpu: Int
  var thread: UInt8

  init(cpu: Int, thread: UInt8) {
    self.cpu = thread == 0 ? cpu : -1
    self.thread = thread
  }
}
