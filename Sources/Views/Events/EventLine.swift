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
  /// The same in words.
  let way: String
  /// The objects.
  public let objects: [ObjectID]
  /// The numbers that colour the objects.
  public internal(set) var journeys: [Int]
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
    call = EventLine.call(event, history, index)
    route = EventLine.route(event, lexicon, from: from)
    way = EventLine.way(event, lexicon, from: from)
    objects = history.objects(of: index)
    journeys = objects.map(\.number)
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

  /// What happens, told from its return.
  static func title(_ history: History, _ index: Int) -> String {
    let event = history[index]
    let call = call(event, history, index)
    return event.kind == .leave ? "\(call) \(CommonWords.returns)" : call
  }

  /// The call, or what happens.
  static func call(_ event: Event, _ history: History, _ index: Int) -> String {
    let lexicon = history.lexicon
    return switch event.kind {
    case .wire: EventsWords.frame(lexicon.text(event.status))
    case .drop: CommonWords.dropped
    case .choice: EventsWords.choice(Int(event.value))
    case .state: lexicon.name(event.place)
    case .bugcheck: EventsWords.bugCheck(history.number(.code, of: index) ?? 0)
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
    case .leave: return CommonWords.returns
    case .interrupt: return "→ \(here)"
    case .action, .own, .state, .wire, .drop, .choice, .inject, .touch, .wait, .signal, .lock,
      .unlock, .topology, .seen, .bugcheck, .note, .lost, .unknown:
      return here
    }
  }

  private static func way(_ event: Event, _ lexicon: Lexicon, from: ComponentID) -> String {
    let here = lexicon.title(event.at)
    let caller = lexicon.title(from)
    switch event.kind {
    case .enter where !caller.isEmpty: return ReportsWords.way(from: caller, to: here)
    case .enter, .interrupt: return ReportsWords.to(here)
    case .leave: return CommonWords.returns
    case .action, .own, .state, .wire, .drop, .choice, .inject, .touch, .wait, .signal, .lock,
      .unlock, .topology, .seen, .bugcheck, .note, .lost, .unknown:
      return here.isEmpty ? "" : ReportsWords.at(here)
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
      let words = [
        answer(event, history, index), effect(event, lexicon), remark(event, history, index),
      ]
      return words.filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// The status of the event, or those of the lists that it is about, each once.
  private static func answer(_ event: Event, _ history: History, _ index: Int) -> String {
    guard event.status == .none, event.hasExtras else { return history.lexicon.text(event.status) }
    var texts: [String] = []
    for text in history.statusTexts(of: index) where !texts.contains(text) { texts.append(text) }
    return texts.joined(separator: ",")
  }

  /// A flag or an argument on which it depends what a call means: `RESOURCES`, `NetEventPause`, what is written into a register.
  private static func remark(_ event: Event, _ history: History, _ index: Int) -> String {
    guard event.kind != .leave, event.place == .none else { return "" }
    if let flags = history.text(.flags, of: index) { return flags }
    guard callsWithArgument.contains(event.call) else { return "" }
    return history.text(.argument, of: index) ?? ""
  }

  private static let callsWithArgument: Set<Call> = [
    .ndisRawWritePortUchar, .ndisStallExecution, .bpfFilter, .protocolNetPnPEvent,
  ]

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
  /// The rows of some events, with their depth and the colours of their objects.
  public func lines(_ range: Range<Int>) -> [EventLine] { lines(Array(range)) }

  /// The rows of events at some indices, which must be in order.
  ///
  /// Neighbours cost one event each; where a gap is too long, the fold begins again at a checkpoint.
  public func lines(_ indices: [Int]) -> [EventLine] {
    var lines: [EventLine] = []
    var start = 0
    while start < indices.count {
      var end = start + 1
      while end < indices.count, indices[end] - indices[end - 1] <= 2_048 { end += 1 }
      add(indices[start..<end], to: &lines)
      start = end
    }
    return lines
  }

  private func add(_ indices: ArraySlice<Int>, to lines: inout [EventLine]) {
    guard let first = indices.first, let last = indices.last else { return }
    var next = indices.startIndex
    var isFresh = false
    visitStates(from: first, through: last + 1) { state in
      if isFresh, let last = lines.indices.last { lines[last].addJourneys(state) }
      isFresh = false
      guard next < indices.endIndex, state.position == indices[next] else { return }
      next += 1
      isFresh = true
      let event = history[state.position]
      let open = state.openCalls(on: event.stack)
      let said = history.extra(.from, of: state.position)
      let from = said.map { ComponentID(rawValue: UInt16(truncatingIfNeeded: $0.value)) }
      var line = EventLine(
        history, state.position, depth: open.count, from: from ?? open.last?.to ?? .none)
      line.addJourneys(state)
      lines.append(line)
    }
  }
}

extension EventLine {
  /// Learns the colours of the objects that are alive in a state.
  fileprivate mutating func addJourneys(_ state: StackState) {
    for (index, object) in objects.enumerated() {
      if let root = state[object]?.root { journeys[index] = root.number }
    }
  }
}
