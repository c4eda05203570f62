import Events

/// Which rules want to see which acts: a table by call and kind, so that an event costs a look and not a round.
///
/// The numbers of the rules stand one after the other in one list; what is asked for is a part of it.
struct Dispatch: Sendable {
  /// The row of each known call, or 0 for a call that nobody asks about.
  private let rowByCall: [UInt16]
  private let numbers: [Int]
  /// The part for each row and phase.
  private let byRow: [Range<Int>]
  private let byKind: [Range<Int>]
  private let byEnd: [Range<Int>]
  /// Whether anybody asks about the end of objects.
  private let hasEnds: Bool

  private enum Phase: Int, CaseIterable {
    case enter
    case leave
    case action
  }

  init(_ rules: [any Rule.Type]) {
    var lists = Lists()
    for (number, rule) in rules.enumerated() {
      for interest in rule.interests { lists.add(number, interest) }
    }
    var numbers: [Int] = []
    func place(_ lists: [[Int]]) -> [Range<Int>] {
      lists.map { list in
        numbers += list
        return numbers.count - list.count..<numbers.count
      }
    }
    rowByCall = lists.rowByCall
    byRow = place(lists.byRow)
    byKind = place(lists.byKind)
    byEnd = place(lists.byEnd)
    hasEnds = !lists.byEnd.allSatisfy(\.isEmpty)
    self.numbers = numbers
  }

  /// The lists while they grow.
  private struct Lists {
    var rowByCall = [UInt16](repeating: 0, count: Int(Call.firstUnknown))
    var byRow = [[Int]](repeating: [], count: Phase.allCases.count)
    var byKind = [[Int]](repeating: [], count: EventKind.allCases.count)
    var byEnd = [[Int]](repeating: [], count: ObjectKind.allCases.count)

    mutating func add(_ number: Int, _ interest: Interest) {
      switch interest {
      case .enter(let calls): for call in calls { add(number, call, .enter) }
      case .leave(let calls): for call in calls { add(number, call, .leave) }
      case .action(let calls): for call in calls { add(number, call, .action) }
      case .every(let kind): byKind[Int(kind.rawValue)].append(number)
      case .end(let kind): byEnd[Int(kind.rawValue)].append(number)
      }
    }

    private mutating func add(_ number: Int, _ call: Call, _ phase: Phase) {
      var row = Int(rowByCall[Int(call.rawValue)])
      if row == 0 {
        row = byRow.count / Phase.allCases.count
        rowByCall[Int(call.rawValue)] = UInt16(row)
        byRow += [[Int]](repeating: [], count: Phase.allCases.count)
      }
      byRow[row * Phase.allCases.count + phase.rawValue].append(number)
    }
  }

  /// The number of the rule at a place of the list.
  @inline(__always)
  subscript(place: Int) -> Int { numbers[place] }

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

  /// The places of the rules that ask about the call of an act.
  func rules(forCallOf act: Act) -> Range<Int> {
    guard knows(act.call), let phase = Dispatch.phase(act.event.kind) else { return 0..<0 }
    let row = Int(rowByCall[Int(act.call.rawValue)])
    return byRow[row * Phase.allCases.count + phase.rawValue]
  }

  /// The places of the rules that ask about a call as an act without an inside.
  func rules(forActionOf call: Call) -> Range<Int> {
    guard knows(call) else { return 0..<0 }
    return byRow[Int(rowByCall[Int(call.rawValue)]) * Phase.allCases.count + Phase.action.rawValue]
  }

  /// The places of the rules that ask about the kind of an event.
  func rules(forKindOf act: Act) -> Range<Int> { byKind[Int(act.event.kind.rawValue)] }

  /// The places of the rules that ask about the end of the object of an act.
  func rules(forEndOf act: Act) -> Range<Int> {
    act.event.life == .free ? byEnd[Int(act.object.kind.rawValue)] : 0..<0
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
