import Events

/// A promise of the NDIS world, and how to see in a trace that it is broken.
///
/// A rule is a type of its own in a file of its own, named as the promise. It judges acts, one after the other, each against
/// the ``Situation`` just before it; it knows no driver. What many rules need to know stands in ``Books``, so most rules
/// keep nothing themselves. A rule that does keep something keeps what is outstanding only, and is a value.
public protocol Rule: Sendable {
  /// What is promised, and everything that people want to know about it.
  static var facts: RuleFacts { get }
  /// The acts that the rule wants to see; it is not asked about others.
  static var interests: [Interest] { get }

  /// The rule before the first event.
  init()

  /// Judges an act by a rule that keeps nothing.
  static func check(_ act: Act, in situation: borrowing Situation, into verdict: inout Verdict)

  /// Judges an act that is about to happen.
  mutating func check(_ act: Act, in situation: borrowing Situation, into verdict: inout Verdict)

  /// Adds what the rule remembers and will judge by; a rule that keeps something says what.
  func feed(_ digest: inout StateDigest)

  /// Judges the end of a run by a rule that keeps nothing.
  static func end(in situation: borrowing Situation, into verdict: inout Verdict)

  /// Judges a run that has come to its end, where nothing more can happen.
  func end(in situation: borrowing Situation, into verdict: inout Verdict)
}

extension Rule {
  /// Whether a rule of this type has a memory.
  static var keepsSomething: Bool { MemoryLayout<Self>.size > 0 }

  /// A rule that keeps nothing is always as it begins; asked by its type, nothing is copied.
  public static func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {
    var rule = Self()
    rule.check(act, in: situation, into: &verdict)
  }

  /// A rule that keeps nothing is always as it begins, also at the end.
  public static func end(in situation: borrowing Situation, into verdict: inout Verdict) {
    Self().end(in: situation, into: &verdict)
  }

  /// Nothing is remembered.
  public func feed(_ digest: inout StateDigest) {}

  /// Nothing is wrong with any act; so it is with a rule that judges only the end of a run.
  public mutating func check(
    _ act: Act, in situation: borrowing Situation, into verdict: inout Verdict
  ) {}

  /// Nothing is wrong with the end of a run.
  public func end(in situation: borrowing Situation, into verdict: inout Verdict) {}
}

/// Which acts a rule wants to see.
public enum Interest: Sendable {
  /// A call begins: one of these, or a driver's own function for one of these handlers.
  case enter([Call])
  /// A call returns.
  case leave([Call])
  /// One of these happens and has no inside; where a trace writes it as a call, that begins.
  case action([Call])
  /// An event of this kind, whatever its call.
  case every(EventKind)
  /// An object of this kind ends, whatever ends it.
  case end(of: ObjectKind)
}
