import Events

/// What the inspector and the bytes say, in one place.
enum InspectorWords {
  static let nothing = "nothing to inspect at the beginning"
  static let noBytes = "no bytes were recorded for this object"
  static let noBytesSoFar = "no bytes were recorded for this object so far"
  static func notBefore(_ number: Int) -> String { "its bytes are not there before #\(number)" }
  static func gone(_ number: Int) -> String {
    "gone since #\(number): its bytes are seen before"
  }
  static func absent(_ object: ObjectID) -> String { "\(object) does not exist here" }
  static let noObject = "this step is about no object"

  // An object.
  static let state = "state"
  static let goneNow = "gone since this step"
  static let isNotHere = "does not exist here"
  static let owner = "owner"
  static let heldFor = "held for"
  static let standsIn = "stands in"
  static func place(_ number: Int, of count: Int) -> String { "place \(number) of \(count)" }
  static let madeBy = "made by"
  /// Before the event in which it was made.
  static let at = "at"
  static let madeFor = "made for"
  static let length = "length"
  static let promised = "promised"
  static let returnedEarly = "returned early"
  static let travelsAs = "travels as"

  // In words alone.
  static func closed(_ row: String) -> String { "\(row), closed" }

  // Its bytes.
  static let contents = "contents"
  static let noneYet = "none yet"
  static func willCarry(_ count: Int, of object: String) -> String {
    "made to carry \(count) B of \(object)"
  }
  static func filled(_ count: Int, of whole: Int) -> String { "\(count) of \(whole) B so far" }
  static let bytesAreToCome = "its contents are not there yet"
  static func of(_ object: String) -> String { "of \(object)" }
  static func recorded(_ count: Int) -> String { "\(count) recorded" }

  // The step.
  static let step = "step"
  static func place(cpu: Int, depth: Int) -> String {
    "\(CommonWords.cpu(cpu))  \(CommonWords.depth) \(depth)"
  }
  static let insideOf = "inside of"
  static let returnsAt = "returns at"
  /// Between where a call returns and its answer.
  static let with = "with"
  static let completesAt = "completes at"
  static let completes = "completes"
  static let causedBy = "caused by"
  static let texts: [(ExtraKey, String)] = [
    (.oid, "oid"), (.argument, "argument"), (.flags, "flags"), (.location, "location"),
    (.note, "note"),
  ]
  static let numbers: [(ExtraKey, String)] = [
    (.offset, "offset"), (.lookahead, "lookahead"), (.count, "count"),
    (.outcomeNumber, "outcome"),
  ]

  // What has states.
  static func adapter(_ id: String) -> String { "adapter \(id)" }
  static func binding(_ id: String) -> String { "binding \(id)" }
  static func module(_ id: String) -> String { "module \(id)" }
}

extension ObjectKind {
  /// What people call an object of this kind.
  var name: String {
    switch self {
    case .none: "object"
    case .packet: "packet"
    case .netBufferList: "net buffer list"
    case .netBuffer: "net buffer"
    case .mdl: "MDL"
    case .request: "request"
    case .irp: "IRP"
    case .frame: "frame"
    case .datagram: "datagram"
    case .event: "event object"
    case .lock: "spin lock"
    case .timer: "timer"
    case .workItem: "work item"
    case .memory: "memory"
    case .socket: "file object"
    case .unknown: "unknown pointer"
    }
  }
}
