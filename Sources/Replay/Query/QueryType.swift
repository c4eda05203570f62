import Events
import Frames

/// What a value of a query is; values are numbers inside, and words outside.
public enum QueryType: String, CaseIterable, Sendable {
  /// A whole number.
  case number
  /// Nanoseconds.
  case time
  /// Bytes.
  case size
  /// Yes or no.
  case truth
  /// A part of the stack.
  case component
  /// The kind of a part of the stack.
  case role
  /// An object of the trace.
  case object
  /// The kind of an object.
  case objectKind
  /// What a call answers.
  case status
  /// A state of a machine.
  case state
  /// Why something is dropped.
  case reason
  /// The level of a processor.
  case irql
  /// The beginning, the end, or the whole of a call.
  case phase
  /// Towards the wire or towards the application.
  case direction
  /// A call, or the kind of an event without one.
  case event
  /// The number of a call in the tables of this program.
  case eventID
  /// A choice point.
  case choicePoint
  /// The outcome of a choice.
  case outcome
  /// A binding.
  case binding
  /// An adapter.
  case adapter
  /// The address of a card.
  case hardwareAddress
  /// The address of a host.
  case address
  /// Bytes of a frame; a text of pairs inside.
  case bytes
  /// Text.
  case text
}

// MARK: - What a type can do

extension QueryType {
  /// Whether values can be added and compared as numbers.
  var isNumeric: Bool {
    switch self {
    case .number, .time, .size: true
    case .truth, .component, .role, .object, .objectKind, .status, .state, .reason, .irql, .phase,
      .direction, .event, .eventID, .choicePoint, .outcome, .binding, .adapter, .hardwareAddress,
      .address, .bytes, .text:
      false
    }
  }

  /// Whether values are texts inside.
  var isTextual: Bool { self == .text || self == .bytes }

  /// Whether one value can come before another.
  var isOrdered: Bool {
    isNumeric || self == .irql || self == .eventID || self == .choicePoint || self == .address
  }

  /// Whether a bare number can be a value.
  var takesNumbers: Bool {
    isNumeric || self == .eventID || self == .choicePoint || self == .outcome || self == .bytes
  }

  /// The type in a few words.
  public var words: String {
    switch self {
    case .number: "a number"
    case .time: "a time"
    case .size: "a number of bytes"
    case .truth: "true or false"
    case .component: "a component"
    case .role: "a kind of component"
    case .object: "an object"
    case .objectKind: "a kind of object"
    case .status: "a status"
    case .state: "a state"
    case .reason: "a reason"
    case .irql: "an IRQL"
    case .phase: "a phase"
    case .direction: "a direction"
    case .event: "a call or a kind of event"
    case .eventID: "an event id"
    case .choicePoint: "a choice point"
    case .outcome: "an outcome"
    case .binding: "a binding"
    case .adapter: "an adapter"
    case .hardwareAddress: "a hardware address"
    case .address: "an address"
    case .bytes: "bytes"
    case .text: "a text"
    }
  }
}

// MARK: - Words

/// A word with the number that it stands for inside.
struct QueryWord {
  var text: String
  var code: Int64
}

extension QueryType {
  /// The outcome of a choice is a word or a number; words lie above all numbers of an event.
  static let outcomeBase: Int64 = 1 << 40
  /// An event without a call is named by its kind; kinds lie above all calls.
  static let kindBase: Int64 = 1 << 16

  /// The number that a word means, or `nil`; upper and lower case matter only where both mean something.
  func code(of text: String, in lexicon: Lexicon) -> Int64? {
    if let exact = exactCode(of: text, in: lexicon) { return exact }
    let lowered = text.lowercased()
    let alike = legalWords(in: lexicon).filter { $0.text.lowercased() == lowered }
    return alike.count == 1 ? alike[0].code : nil
  }

  private func exactCode(of text: String, in lexicon: Lexicon) -> Int64? {
    switch self {
    case .object: ObjectID(text).map { Int64($0.rawValue) }
    case .event: lexicon.knownCall(text).map { Int64($0.rawValue) } ?? listed(text, lexicon)
    case .status: lexicon.knownWord(Status.traceName(ofHeaderName: text)).map { Int64($0.rawValue) }
    case .state, .reason: lexicon.knownWord(text).map { Int64($0.rawValue) }
    case .eventID: QueryType.number(behind: "E", text)
    case .choicePoint: ChoicePoint(name: text).map { Int64($0.rawValue) }
    case .hardwareAddress: MACAddress(text).map { Int64($0.rawValue) }
    case .address: IPv4Address(text).map { Int64($0.rawValue) }
    case .number, .time, .size, .bytes, .text: nil
    case .component: listed(text, lexicon) ?? QueryType.titled(text, lexicon)
    case .truth, .role, .objectKind, .irql, .phase, .direction, .outcome, .binding, .adapter:
      listed(text, lexicon)
    }
  }

  /// The component that the screen calls so, if only one is called so.
  private static func titled(_ title: String, _ lexicon: Lexicon) -> Int64? {
    let found = lexicon.components.indices.filter { lexicon.components[$0].title == title }
    return found.count == 1 ? Int64(ComponentID(index: found[0]).rawValue) : nil
  }

  private func listed(_ text: String, _ lexicon: Lexicon) -> Int64? {
    legalWords(in: lexicon).first { $0.text == text }?.code
  }

  private static func number(behind letter: Character, _ text: String) -> Int64? {
    guard text.first == letter else { return nil }
    return Int64(text.dropFirst())
  }

  /// The words that a value can be, where they can be listed.
  func legalWords(in lexicon: Lexicon) -> [QueryWord] {
    switch self {
    case .number, .time, .size, .hardwareAddress, .address, .bytes, .text, .object, .eventID: []
    case .truth: [QueryWord(text: "false", code: 0), QueryWord(text: "true", code: 1)]
    case .component: QueryType.components(lexicon)
    case .role: QueryType.numbered(ComponentKind.allCases.map(\.rawValue), from: 0)
    case .objectKind: QueryType.numbered(ObjectKind.queryWords, from: 1)
    case .status: QueryType.words(.status, lexicon)
    case .state: QueryType.words(.state, lexicon)
    case .reason: QueryType.words(.reason, lexicon)
    case .outcome:
      QueryType.words(.outcome, nil).map {
        QueryWord(text: $0.text, code: $0.code + QueryType.outcomeBase)
      }
    case .irql: QueryType.numbered(IRQL.allCases.map(\.name), from: 1)
    case .phase: QueryType.numbered(["enter", "leave", "instant"], from: 0)
    case .direction: QueryType.numbered(["down", "up", "none"], from: 0)
    case .event: QueryType.events(lexicon)
    case .choicePoint: QueryType.numbered(ChoicePoint.allCases.map(\.name), from: 1)
    case .binding: QueryType.numbered(lexicon.bindings.map(\.id), from: 0)
    case .adapter: QueryType.numbered(lexicon.adapters.map(\.id), from: 0)
    }
  }

  private static func numbered(_ texts: [String], from first: Int) -> [QueryWord] {
    texts.enumerated().map { QueryWord(text: $1, code: Int64($0 + first)) }
  }

  private static func components(_ lexicon: Lexicon) -> [QueryWord] {
    numbered(lexicon.components.map(\.id), from: 1)
      + [QueryWord(text: "nobody", code: Int64(ComponentID.nobody.rawValue))]
  }

  /// The known words of a family, and those of the trace.
  private static func words(_ family: Word.Family, _ lexicon: Lexicon?) -> [QueryWord] {
    Word.words(of: family).map {
      QueryWord(text: Word.knownTexts[Int($0.rawValue)], code: Int64($0.rawValue))
    }
      + (lexicon?.foreignWords ?? []).compactMap { text in
        lexicon?.knownWord(text).map { QueryWord(text: text, code: Int64($0.rawValue)) }
      }
  }

  private static func events(_ lexicon: Lexicon) -> [QueryWord] {
    EventKind.allCases.filter { $0 != .unknown }.map {
      QueryWord(text: $0.word, code: kindBase + Int64($0.rawValue))
    } + CallCatalog.all.map { QueryWord(text: $0.name, code: Int64($0.call.rawValue)) }
      + lexicon.foreignCalls.compactMap { name in
        lexicon.knownCall(name).map { QueryWord(text: name, code: Int64($0.rawValue)) }
      }
  }
}

// MARK: - Text

extension QueryType {
  /// The word for a number.
  func text(of code: Int64, in lexicon: Lexicon) -> String {
    switch self {
    case .number, .time, .size, .bytes, .text: String(code)
    case .hardwareAddress: MACAddress(rawValue: UInt64(truncatingIfNeeded: code)).description
    case .address: IPv4Address(rawValue: UInt32(truncatingIfNeeded: code)).description
    case .object: ObjectID(rawValue: UInt32(truncatingIfNeeded: code)).description
    case .status, .state, .reason: lexicon.text(Word(rawValue: UInt16(truncatingIfNeeded: code)))
    case .eventID: Call.reference(ofEvent: Int(code))
    case .event: QueryType.eventText(code, lexicon)
    case .component: QueryType.componentText(code, lexicon)
    case .outcome: QueryType.outcomeText(code, lexicon)
    case .truth, .role, .objectKind, .irql, .phase, .direction, .choicePoint, .binding, .adapter:
      legalWords(in: lexicon).first { $0.code == code }?.text ?? ""
    }
  }

  private static func eventText(_ code: Int64, _ lexicon: Lexicon) -> String {
    guard code >= kindBase else {
      return lexicon.name(Call(rawValue: UInt16(truncatingIfNeeded: code)))
    }
    return EventKind(rawValue: UInt8(truncatingIfNeeded: code - kindBase))?.word ?? ""
  }

  private static func componentText(_ code: Int64, _ lexicon: Lexicon) -> String {
    let id = ComponentID(rawValue: UInt16(truncatingIfNeeded: code))
    return id == .nobody ? "nobody" : lexicon.name(id)
  }

  private static func outcomeText(_ code: Int64, _ lexicon: Lexicon) -> String {
    guard code >= outcomeBase else { return String(code) }
    return lexicon.text(Word(rawValue: UInt16(truncatingIfNeeded: code - outcomeBase)))
  }
}

extension ObjectKind {
  /// What queries call the kinds of objects, in their order from packet on.
  static let queryWords = [
    "packet", "nbl", "nb", "mdl", "request", "irp", "frame", "datagram", "event", "lock", "timer",
    "work", "memory", "socket", "unknown",
  ]
}
