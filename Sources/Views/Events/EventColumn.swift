import Replay

/// A column of the event list.
enum EventColumn: Hashable, Sendable {
  /// The number of the event.
  case seq
  /// When it happens.
  case t
  /// How long after the row above.
  case dt
  /// The processor.
  case cpu
  /// The call with its sign, as deep as it stands.
  case call
  /// From where to where, or where.
  case route
  /// The first of the objects, and how many more there are.
  case obj
  /// The status, or what changed.
  case st
  /// The letters that the user has set.
  case mark
  /// A field of the query language.
  case field(String)

  /// The columns that are no fields of the language.
  static let own: [EventColumn] = [.seq, .t, .dt, .cpu, .call, .route, .obj, .st, .mark]

  /// The columns of the usual list.
  static let usual: [EventColumn] = [.seq, .t, .cpu, .call, .route, .obj, .st]

  /// The column of a name; what is none of ``own`` is a field.
  init(name: String) {
    self = EventColumn.own.first { $0.name == name } ?? .field(name)
  }

  /// How people type it.
  var name: String {
    switch self {
    case .seq: "seq"
    case .t: "t"
    case .dt: "dt"
    case .cpu: "cpu"
    case .call: "call"
    case .route: "route"
    case .obj: "obj"
    case .st: "st"
    case .mark: "mark"
    case .field(let name): name
    }
  }

  /// How wide it is at least in a list of the user's choice.
  func width(_ moment: Moment) -> Int {
    switch self {
    case .seq: max(String(moment.lastNumber).count, 4)
    case .t, .dt: max(TimeFormat.microseconds(moment.state.time).count, 7)
    case .cpu: 3
    case .call: 26
    case .route: 22
    case .obj: 6
    case .st: 12
    case .mark: 4
    case .field(let name): max(name.count, 9)
    }
  }

  /// Whether its texts end at the right: those that are numbers.
  var isRight: Bool {
    switch self {
    case .seq, .t, .dt: true
    case .cpu, .call, .route, .obj, .st, .mark, .field: false
    }
  }
}
