import Events

/// Which rules want to see which acts: a table by call and kind, so that an event costs a look and not a round.
struct Dispatch: Sendable {
  /// The row of each known call, or 0 for a call that nobody asks about.
  private var rowByCall: [UInt16]
  /// For each row and phase, the numbers of the rules.
  private var rows: [[Int]]
  private var byKind: [[Int]]
  private var byEnd: [[Int]]
  /// Whether anybody asks about the end of objects, or about all events of a kind.
  private var hasEnds = false

  private enum Phase: Int, CaseIterable {
    case enter
    case leave
    case action
  }

  init(_ rules: [any Rule.Type]) {
    rowByCall = [UInt16](repeating: 0, count: Int(Call.firstUnknown))
    rows = [[Int]](repeating: [], count: Phase.allCases.count)
    byKind = [[Int]](repeating: [], count: EventKind.allCases.count)
    byEnd = [[Int]](repeating: [], count: ObjectKind.allCases.count)
    for (number, rule) in rules.enumerated() {
      for interest in rule.interests { add(number, interest) }
    }
  }

  private mutating func add(_ number: Int, _ interest: Interest) {
    switch interest {
    case .enter(let calls): for call in calls { add(number, call, .enter) }
    case .leave(let calls): for call in calls { add(number, call, .leave) }
    case .action(let calls): for call in calls { add(number, call, .action) }
    case .every(let kind): byKind[Int(kind.rawValue)].append(number)
    case .end(let kind):
      byEnd[Int(kind.rawValue)].append(number)
      hasEnds = true
    }
  }

  private mutating func add(_ number: Int, _ call: Call, _ phase: Phase) {
    var row = Int(rowByCall[Int(call.rawValue)])
    if row == 0 {
      row = rows.count / Phase.allCases.count
      rowByCall[Int(call.rawValue)] = UInt16(row)
      rows += [[Int]](repeating: [], count: Phase.allCases.count)
    }
    rows[row * Phase.allCases.count + phase.rawValue].append(number)
  }

  /// Whether somebody asks about a call.
  @inline(__always)
  func knows(_ call: Call) -> Bool {
    call.rawValue < Call.firstUnknown && rowByCall[Int(call.rawValue)] != 0
  }

  /// Whether somebody asks about an event because of its kind, or because its object ends.
  @inline(__always)
  func knowsKindOrEnd(of event: Event) -> Bool {
    !byKind[Int(event.kind.rawValue)].isEmpty || hasEnds && event.life == .free
  }

  /// The numbers of the rules that ask about the call of an act.
  func rules(forCallOf act: Act) -> [Int] {
    guard knows(act.call), let phase = Dispatch.phase(act.event.kind) else { return [] }
    let row = Int(rowByCall[Int(act.call.rawValue)])
    return rows[row * Phase.allCases.count + phase.rawValue]
  }

  /// The numbers of the rules that ask about the kind of an event.
  func rules(forKindOf act: Act) -> [Int] { byKind[Int(act.event.kind.rawValue)] }

  /// The numbers of the rules that ask about the end of the object of an act.
  func rules(forEndOf act: Act) -> [Int] {
    act.event.life == .free ? byEnd[Int(act.object.kind.rawValue)] : []
  }

  private static func phase(_ kind: EventKind) -> Phase? {
    switch kind {
    case .enter, .interrupt: .enter
    case .leave: .leave
    case .action, .own, .signal, .wait: .action
    default: nil
    }
  }
}
