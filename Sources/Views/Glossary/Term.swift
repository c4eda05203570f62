/// A word that can stand on the screen, and what it means.
public struct Term: Equatable, Sendable {
  /// The word, as the screen writes it.
  public let name: String
  /// Other spellings by which it is found.
  public let aliases: [String]
  /// What kind of word it is; the same word may be several.
  public let kind: Kind
  /// What it is called in Chinese; empty where the word stays as it is.
  public let chinese: String
  /// What it means, in one to four sentences.
  public let text: String
  /// What more there is to say about it, in paragraphs.
  public let more: [String]
  /// Words that belong to it.
  public let see: [String]
  /// The key of `docs/sources.md` that says where it was read; empty for words of this program.
  public let source: String

  /// What kind of word a term is.
  public enum Kind: CaseIterable, Sendable {
    /// A function of the DDK, of Windows or of a driver.
    case call
    /// An answer of a call.
    case status
    /// A state of a binding, an adapter, a module, a socket or a neighbour.
    case state
    /// Why something is dropped.
    case reason
    /// What happens to a frame on the cable, or to the topology.
    case way
    /// How a choice comes out.
    case outcome
    /// A place where Windows is not determined.
    case choicePoint
    /// A level of a processor.
    case level
    /// A kind of event.
    case event
    /// A kind of object.
    case object
    /// A part of the stack.
    case layer
    /// A queue, pool, counter or register.
    case place
    /// A code with which the machine stops.
    case bugCheck
    /// A rule that drivers have to keep.
    case rule
    /// A caption or a sign of the screen.
    case screen
    /// A word of the trade.
    case word
  }

  init(
    _ name: String, _ kind: Kind, _ text: String, more: [String] = [], chinese: String = "",
    see: [String] = [], aliases: [String] = [], source: String = ""
  ) {
    self.name = name
    self.kind = kind
    self.chinese = chinese
    self.text = text
    self.more = more
    self.see = see
    self.aliases = aliases
    self.source = source
  }

  /// What is read of it, line by line: the text, what belongs to it, where it was read.
  public var lines: [String] {
    var lines = [text] + more
    if !see.isEmpty { lines.append("See also: " + see.joined(separator: ", ")) }
    if !source.isEmpty { lines.append("Source: " + source) }
    return lines
  }

  /// The word with its kind and its Chinese name: `pending  an outcome of a choice  挂起`.
  public func heading(isASCII: Bool = false) -> String {
    [name, caption(isASCII: isASCII)].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// Its kind and, where more than ASCII can be shown, its Chinese name.
  public func caption(isASCII: Bool) -> String {
    [kind.phrase, isASCII ? "" : chinese].filter { !$0.isEmpty }.joined(separator: "  ")
  }
}

extension Term.Kind {
  /// The kind in a few words.
  public var phrase: String {
    switch self {
    case .call: "a call"
    case .status: "a status"
    case .state: "a state"
    case .reason: "a reason of a drop"
    case .way: "what happens on the cable or to the stack"
    case .outcome: "an outcome of a choice"
    case .choicePoint: "a choice point"
    case .level: "a level of a processor"
    case .event: "a kind of event"
    case .object: "a kind of object"
    case .layer: "a part of the stack"
    case .place: "a queue, pool, counter or register"
    case .bugCheck: "a bug check"
    case .rule: "a rule"
    case .screen: "a word of this screen"
    case .word: "a word of the trade"
    }
  }
}
