import CZlib
import Events

/// Everything that makes a run again and leads to one of its moments, as one line to paste (docs/trace-format.md, A run in a line).
public struct RunLink: Equatable, Sendable {
  /// The scenario that is run.
  public enum Source: Equatable, Sendable {
    /// One that ships, by its id, with the checksum of its text.
    case shipped(id: String, checksum: String)
    /// Its whole text.
    case text(String)
  }

  /// The scenario.
  public var source: Source
  /// The seed.
  public var seed: UInt64
  /// Whether every choice of the scenario was left to the seed.
  public var hasFreeChoices = false
  /// The version of the model that made the run.
  public var model = ""
  /// The answers of the run where they do not follow from scenario and seed; empty where they do.
  public var choices: [RecordedChoice] = []
  /// What a user did to the stack.
  public var injections: [Injection] = []
  /// Where the cursor stands: behind so many events.
  public var position = 0
  /// The view that is shown.
  public var view = ""
  /// The checksum of the events before the cursor.
  public var digest: UInt64 = 0

  /// Something that a user did, in words: only who knows scenarios can say whether they mean something.
  public struct Injection: Equatable, Sendable {
    /// How many items of the agenda had been run before.
    public var turn: Int
    /// The time of its event.
    public var time: Int64
    /// What was done, as a scenario writes it under `do`.
    public var words: String

    /// Something that a user did.
    public init(turn: Int, time: Int64, words: String) {
      self.turn = turn
      self.time = time
      self.words = words
    }
  }

  /// A link to the beginning of a run.
  public init(_ source: Source, seed: UInt64) {
    self.source = source
    self.seed = seed
  }

  /// The checksum by which a text is known again.
  public static func checksum(of text: String) -> String {
    String(SHA256.hexadecimal(of: text.utf8).prefix(16))
  }
}

// MARK: - The events before the cursor

extension RunLink {
  /// A checksum of the first events of a history.
  ///
  /// It is fast, and no protection against people who want to deceive. It mixes what an event holds itself, and so finds nearly
  /// every change of the model; what stands beside an event - a text, a list, the number that a choice gave - it does not see.
  public static func digest(of history: History, before end: Int) -> UInt64 {
    var digest: UInt64 = 0x9E37_79B9_7F4A_7C15
    let end = min(end, history.count)
    var index = history.droppedCount
    while index < end {
      let chunk = history.chunk(of: index)
      let count = min(chunk.events.count, end - index)
      guard count > 0 else { break }
      for event in chunk.events[..<count] { digest.mix(event) }
      index += count
    }
    return digest
  }
}

extension UInt64 {
  fileprivate mutating func mix(_ event: Event) {
    mix(UInt64(bitPattern: event.time))
    mix(UInt64(event.cause) << 32 | UInt64(event.object.rawValue))
    mix(
      UInt64(UInt32(bitPattern: event.value)) << 32 | UInt64(UInt32(bitPattern: event.length)))
    mix(
      UInt64(event.call.rawValue) << 48 | UInt64(event.at.rawValue) << 32
        | UInt64(event.owner.rawValue) << 16 | UInt64(event.place.rawValue))
    mix(
      UInt64(event.status.rawValue) << 48 | UInt64(event.site.rawValue) << 32
        | UInt64(event.cpu) << 24 | UInt64(event.thread) << 16 | UInt64(event.kind.rawValue) << 8
        | UInt64(event.bits))
  }

  private mutating func mix(_ word: UInt64) {
    self = (self ^ word) &* 0xFF51_AFD7_ED55_8CCD
    self ^= self >> 32
  }
}

// MARK: - The line

extension RunLink {
  /// What every such line begins with.
  public static let prefix = "ndiscope:"

  /// Whether a text is meant as such a line.
  public static func isMeant(by text: String) -> Bool {
    text.drop(while: \.isWhitespace).hasPrefix(prefix)
  }

  /// The line: the prefix, then letters, digits, `-` and `_` only.
  public var line: String {
    var bytes: [UInt8] = []
    document.append(to: &bytes)
    return RunLink.prefix + RunLink.letters(of: RunLink.packed(bytes))
  }

  /// Reads a line; blanks and line ends that came in by pasting do not matter.
  ///
  /// - Throws: what is wrong with it.
  public init(line: String) throws(RunLinkError) {
    let plain = line.filter { !$0.isWhitespace }
    guard RunLink.isMeant(by: plain) else { throw .notALink }
    let letters = plain.dropFirst(RunLink.prefix.count)
    guard letters.utf8.count <= RunLink.letterCountMax else { throw .tooLong }
    guard let packed = RunLink.bytes(of: letters), let bytes = RunLink.unpacked(packed),
      let document = RunLink.value(of: bytes)
    else { throw .damaged }
    guard let version = document["v"]?.integer else { throw .damaged }
    guard version == RunLink.version else { throw .newer(version) }
    guard let link = RunLink(document) else { throw .damaged }
    self = link
  }

  private static let version = 1
  private static let letterCountMax = 1 << 20
  private static let byteCountMax = 4 << 20
}

/// What is wrong with a line that should lead to a run.
public enum RunLinkError: Error, Equatable, Sendable {
  /// It does not begin like one.
  case notALink
  /// It is longer than any that is made.
  case tooLong
  /// Letters are missing or changed.
  case damaged
  /// A newer version of the program made it.
  case newer(Int)
}

// MARK: - The document

extension RunLink {
  private var document: JSONValue {
    var members: [JSONValue.Member] = [.init("v", .integer(RunLink.version))]
    switch source {
    case .shipped(let id, let checksum):
      members += [.init("s", .string(id)), .init("h", .string(checksum))]
    case .text(let text): members.append(.init("t", .string(text)))
    }
    members.append(.init("seed", .string(String(seed))))
    if hasFreeChoices { members.append(.init("free", .boolean(true))) }
    members.append(.init("m", .string(model)))
    if !choices.isEmpty { members.append(.init("c", .array(choices.map(\.document)))) }
    if !injections.isEmpty { members.append(.init("i", .array(injections.map(\.document)))) }
    members += [
      .init("p", .integer(position)), .init("w", .string(view)),
      .init("d", .string(String(digest, radix: 16))),
    ]
    return .object(members)
  }

  private init?(_ document: JSONValue) {
    guard let seed = document["seed"]?.text.flatMap({ UInt64($0) }),
      let position = document["p"]?.integer, position >= 0,
      let digest = document["d"]?.text.flatMap({ UInt64($0, radix: 16) }),
      let source = RunLink.source(document)
    else { return nil }
    self.init(source, seed: seed)
    hasFreeChoices = document["free"] == .boolean(true)
    model = document["m"]?.text ?? ""
    self.position = position
    self.digest = digest
    view = document["w"]?.text ?? ""
    for element in document["c"]?.elements ?? [] {
      guard let choice = RecordedChoice(element) else { return nil }
      choices.append(choice)
    }
    for element in document["i"]?.elements ?? [] {
      guard let injection = Injection(element) else { return nil }
      injections.append(injection)
    }
  }

  private static func source(_ document: JSONValue) -> Source? {
    if let text = document["t"]?.text { return .text(text) }
    guard let id = document["s"]?.text, let checksum = document["h"]?.text else { return nil }
    return .shipped(id: id, checksum: checksum)
  }
}

extension RecordedChoice {
  fileprivate var document: JSONValue {
    let outcome: JSONValue =
      switch value {
      case .word(let word): .string(Word.knownTexts[Int(word.rawValue)])
      case .number(let number): .integer(number)
      }
    return .array([
      .integer(index), .integer(point.rawValue), outcome, .string(call), .string(component),
    ])
  }

  fileprivate init?(_ document: JSONValue) {
    let parts = document.elements
    guard parts.count == 5, let index = parts[0].integer, index >= 0,
      let point = parts[1].integer.flatMap({ ChoicePoint(rawValue: $0) }),
      let call = parts[3].text, let component = parts[4].text
    else { return nil }
    if let number = parts[2].integer {
      self.init(
        index: index, point: point, call: call, component: component, value: .number(number))
    } else {
      guard let text = parts[2].text, let word = Lexicon().knownWord(text) else { return nil }
      self.init(index: index, point: point, call: call, component: component, value: .word(word))
    }
  }
}

extension RunLink.Injection {
  fileprivate var document: JSONValue {
    .array([.integer(turn), .integer(Int(time)), .string(words)])
  }

  fileprivate init?(_ document: JSONValue) {
    let parts = document.elements
    guard parts.count == 3, let turn = parts[0].integer, turn >= 0, let time = parts[1].integer,
      let words = parts[2].text
    else { return nil }
    self.init(turn: turn, time: Int64(time), words: words)
  }
}

// MARK: - Bytes

extension RunLink {
  private static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var count = czlib_bound(bytes.count)
    var packed = [UInt8](repeating: 0, count: count)
    let isDone = czlib_pack(bytes, bytes.count, &packed, &count) == 0
    precondition(isDone, "there is room for the packed bytes")
    return Array(packed[..<count])
  }

  /// The unpacked bytes; `nil` if they are damaged, or more than any link has.
  private static func unpacked(_ packed: [UInt8]) -> [UInt8]? {
    var room = 1 << 16
    while room <= byteCountMax {
      var bytes = [UInt8](repeating: 0, count: room)
      var count = room
      switch czlib_unpack(packed, packed.count, &bytes, &count) {
      case 0: return Array(bytes[..<count])
      case 1: room *= 8
      default: return nil
      }
    }
    return nil
  }

  private static func value(of bytes: [UInt8]) -> JSONValue? {
    bytes.withUnsafeBufferPointer { buffer -> JSONValue? in
      guard let base = buffer.baseAddress else { return nil }
      var scanner = JSONScanner(buffer, fallback: base)
      let value = scanner.value(depth: 0)
      return scanner.failure == nil ? value : nil
    }
  }

  /// Base64 in the letters that stand in an address, without padding.
  private static func letters(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    ByteText.appendBase64(bytes[...], to: &text)
    let letters = text.filter { $0 != 0x3D }.map { $0 == 0x2B ? 0x2D : $0 == 0x2F ? 0x5F : $0 }
    return String(decoding: letters, as: UTF8.self)
  }

  private static func bytes(of letters: Substring) -> [UInt8]? {
    var text = letters.utf8.map { $0 == 0x2D ? 0x2B : $0 == 0x5F ? 0x2F : $0 }
    while text.count % 4 != 0 { text.append(0x3D) }
    return ByteText.bytes(base64: text)
  }
}
