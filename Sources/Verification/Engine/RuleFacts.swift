/// What is true about a rule in general, in words for people.
///
/// The text stands here once. The comment above the type of the rule, `ndiscope explain`, the view of findings and
/// the page of rules are made from it.
public struct RuleFacts: Sendable {
  /// The id of NDIS_REFERENCE section 6, such as `R02`.
  public let id: String
  /// What is promised, as a sentence.
  public let promise: String
  /// How bad it is when it is broken.
  public let severity: Severity
  /// What usually breaks it.
  public let bug: String
  /// What a real Windows does then.
  public let consequence: String
  /// What finds it on a real Windows: rules of Static Driver Verifier, checks of Driver Verifier, commands of the debugger.
  public let tools: String
  /// How to cure it.
  public let cure: String
  /// The section of the reference, such as `6.1 R02`.
  public let source: String
  /// What a trace must tell so that it can be judged.
  public let needs: Testimony
  /// What it must tell besides so that the end of a run can be judged.
  public let needsAtEnd: Testimony
  /// What it must tell besides so that one can see every way in which it is broken; where it is not told, the others are judged.
  public let needsInFull: Testimony

  /// The facts of a rule.
  public init(
    _ id: String, _ promise: String, _ severity: Severity = .error, bug: String,
    consequence: String, tools: String = "", cure: String, source: String,
    needs: Testimony = .calls, needsAtEnd: Testimony = [], needsInFull: Testimony = []
  ) {
    self.id = id
    self.promise = promise
    self.severity = severity
    self.bug = bug
    self.consequence = consequence
    self.tools = tools
    self.cure = cure
    self.source = source
    self.needs = needs
    self.needsAtEnd = needsAtEnd
    self.needsInFull = needsInFull
  }

  /// What a trace must tell so that nothing of it is left unjudged.
  public var needsInAll: Testimony { needs.union(needsAtEnd).union(needsInFull) }

  /// The comment above the type of the rule, paragraph by paragraph.
  public var paragraphs: [String] {
    [
      "\(id): \(promise)", "Typical bug: \(bug)", "On Windows: \(consequence)",
      tools.isEmpty ? "" : "Tools: \(tools)", "Cure: \(cure)",
      "Source: [NDIS_REFERENCE \(source)]",
    ].filter { !$0.isEmpty }
  }
}

/// How bad something is.
public enum Severity: UInt8, Sendable, Comparable, CaseIterable {
  /// It is legal, and still worth a look.
  case info
  /// It works by luck, or costs more than it should.
  case warning
  /// It is wrong.
  case error

  /// Whether this is less bad.
  public static func < (left: Severity, right: Severity) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The severity in one word.
  public var word: String {
    switch self {
    case .info: "info"
    case .warning: "warning"
    case .error: "error"
    }
  }
}

/// What a trace tells.
///
/// A rule that needs more than a trace tells judges nothing, or only what it can see there, and says so.
public struct Testimony: OptionSet, Sendable, Hashable {
  /// One bit for each.
  public let rawValue: UInt16
  /// Wraps the bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Calls and returns, who calls whom, and about which object.
  public static let calls = Testimony(rawValue: 1)
  /// Everything from the beginning on, without a gap: what the trace does not show did not happen.
  public static let beginning = Testimony(rawValue: 2)
  /// The end of the run: what has not happened will not happen.
  public static let end = Testimony(rawValue: 4)
  /// Who reads and writes memory that is not its own.
  public static let touches = Testimony(rawValue: 8)
  /// Who takes and releases which lock.
  public static let locks = Testimony(rawValue: 16)
  /// The levels of the processors.
  public static let levels = Testimony(rawValue: 32)
  /// What stands in queues, pools and counters.
  public static let places = Testimony(rawValue: 64)
  /// The states of bindings, adapters and modules.
  public static let states = Testimony(rawValue: 128)
  /// The status of each completion.
  public static let statuses = Testimony(rawValue: 256)
  /// Everything since its first event, without a gap: whoever is in a call, or in a state, is in it still.
  public static let unbroken = Testimony(rawValue: 512)
  /// All that a simulated trace tells.
  public static let everything = Testimony(rawValue: 1023)
}
