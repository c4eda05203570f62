import Events

/// One line of a trace while it is being read: the event, and what is not settled about it yet.
///
/// Rare keys go straight into the history, where they wait for their event.
struct EventDraft: BitwiseCopyable, Sendable {
  var event = Event(.note, time: 0)
  /// One bit for each key that the line has.
  var keys: UInt64 = 0
  /// What `s` says, if the line has that key; 0 if not.
  var sequence: Int64 = 0
  /// What `t` says.
  var time: Int64 = 0
  var isTimeRelative = false
  /// The component of `to`.
  var to = ComponentID.none
  /// The component of `at`, or its place.
  var at = ComponentID.none
  var atPlace = PlaceID.none
  var from = ComponentID.none
  var site = Site()
  /// The words of `how`, `why`, `mode`, `value` and `pos`.
  var how = Word.none
  var why = Word.none
  var mode = Word.none
  var outcome = Word.none
  var position = Word.none
  var choicePoint: Int32 = 0
  /// What `st` says, if that is a number.
  var statusNumber: Int64 = 0
  var hasStatusNumber = false
  /// The numbers of `refs`, `ret`, of the value of a place, and of `n`.
  var references: Int64 = 0
  var returned: Int64 = 0
  var placeValue: Int64 = 0
  var count: Int64 = 0
  var objectCount: Int32 = 0
  /// Where `cause` says what it says, in bytes from the beginning of the line; -1 if there is none.
  var causeOffset: Int32 = -1
  var isEnd = false
  var isComment = false
  var isUnknownKind = false
  var hasUnknownKeys = false

  @inline(__always)
  func has(_ key: TraceKey) -> Bool { keys & key.bit != 0 }

  /// The time in nanoseconds; a missing one is that of the event before.
  @inline(__always)
  func resolvedTime(after last: Int64) -> Int64 {
    if isTimeRelative { return last.addingReportingOverflow(time).partialValue }
    return has(.t) ? time : last
  }
}

/// Which keys an event needs, by its kind (TRACE_FORMAT, Events).
enum NeededKeys {
  /// The keys in the order in which a missing one is reported.
  static func keys(of kind: EventKind) -> [TraceKey] {
    switch kind {
    case .enter: [.call, .to]
    case .leave: [.call]
    case .action, .interrupt, .inject: [.call, .at]
    case .own: [.obj, .own]
    case .state: [.at, .st]
    case .wire: [.obj, .how]
    case .drop: [.at, .why]
    case .choice: [.cp, .value]
    case .touch: [.at, .obj, .mode]
    case .wait, .signal, .lock, .unlock: [.at, .obj]
    case .topology: [.how]
    case .seen: [.at]
    case .bugcheck: [.code, .p]
    case .note: [.note]
    case .lost: [.n]
    case .unknown: []
    }
  }

  /// The same as bits, by the raw value of the kind.
  static let masks: ContiguousArray<UInt64> = ContiguousArray(
    EventKind.allCases.map { kind in
      keys(of: kind).reduce(TraceKey.e.bit) { $0 | $1.bit }
    })

  /// The first missing key of a line that lacks one.
  static func missing(in draft: EventDraft) -> String {
    guard draft.has(.e) else { return "e" }
    return keys(of: draft.event.kind).first { !draft.has($0) }?.word ?? ""
  }
}
