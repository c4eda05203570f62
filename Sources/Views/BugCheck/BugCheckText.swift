import Events

/// The names of bug checks, and what they and their parameters mean.
///
/// Source: [NDIS_REFERENCE 6]
enum BugCheckText {
  /// The codes that have a name.
  static var codes: [Int] { facts.keys.sorted() }

  static func name(_ code: Int) -> String? { facts[code]?.name }

  /// What a code means, as far as its first parameter does not say it; `nil` stands for any.
  static func meaning(_ code: Int, _ parameter: Int? = nil) -> String {
    guard let known = facts[code] else { return luck }
    guard known.hasCases else { return known.meaning }
    return known.meaning + (parameter == 0 ? "." : "; the first parameter says which.")
  }

  /// Why the machine stops, by code and first parameter.
  static func reason(_ code: Int, _ parameter: Int) -> String {
    if code == 0x7C, let rule = ndisRule(parameter) { return "\(short(parameter)), \(rule)." }
    if code == 0x76, parameter == 1 { return "Pages are unlocked that are not locked." }
    return facts[code]?.reason ?? luck
  }

  private static let facts: [Int: BugCheckFacts] = [
    0x0A: BugCheckFacts("IRQL_NOT_LESS_OR_EQUAL", atRaisedLevel),
    0x1E: BugCheckFacts(
      "KMODE_EXCEPTION_NOT_HANDLED",
      "A driver works with NULL, and nobody handles the exception.",
      meaning:
        "The kernel raised an exception, such as an access through NULL, and nobody handles it."),
    0x44: BugCheckFacts(
      "MULTIPLE_IRP_COMPLETE_REQUESTS", "The IRP was completed before, and is gone."),
    0x4A: BugCheckFacts(
      "IRQL_GT_ZERO_AT_SYSTEM_SERVICE",
      "A thread returns to its program above PASSIVE_LEVEL."),
    0x4E: BugCheckFacts(
      "PFN_LIST_CORRUPT", "Pages are unlocked more often than they were locked.",
      meaning: "The list of page frames is damaged, for example because pages are unlocked more "
        + "often than they were locked."),
    0x50: BugCheckFacts("PAGE_FAULT_IN_NONPAGED_AREA", "A bad address is used. \(luck)"),
    0x76: BugCheckFacts("PROCESS_HAS_LOCKED_PAGES", leftLocked + "."),
    0x7C: BugCheckFacts(
      "BUGCODE_NDIS_DRIVER", "NDIS comes upon something that is gone, or that it never had.",
      meaning: "NDIS found that a driver has broken one of its rules", hasCases: true),
    0xC2: BugCheckFacts(
      "BAD_POOL_CALLER", "What is freed was freed before, or was never allocated."),
    0xC4: BugCheckFacts(
      "DRIVER_VERIFIER_DETECTED_VIOLATION", luck,
      meaning: "Driver Verifier found that a driver has broken a rule", hasCases: true),
    0xCB: BugCheckFacts(
      "DRIVER_LEFT_LOCKED_PAGES_IN_PROCESS",
      "\(leftLocked). Windows was told to keep track of who locks them."),
    0xCC: BugCheckFacts(
      "PAGE_FAULT_IN_FREED_SPECIAL_POOL",
      "Memory is used that was freed; Driver Verifier keeps it apart, so that this shows."),
    0xCE: BugCheckFacts(
      "DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS",
      "The code that is called went with its driver."),
    0xD1: BugCheckFacts("DRIVER_IRQL_NOT_LESS_OR_EQUAL", atRaisedLevel),
    0xD2: BugCheckFacts(
      "BUGCODE_ID_DRIVER",
      "NDIS of Windows 2000 and XP found a broken rule; later versions say 0x7C."),
    0x133: BugCheckFacts(
      "DPC_WATCHDOG_VIOLATION",
      "A processor spends too long in one DPC, or at DISPATCH_LEVEL and above altogether."),
  ]

  private static let atRaisedLevel = "A bad address is used at a raised level. \(luck)"
  private static let leftLocked =
    "A process ends, and pages that a driver has locked for it are locked still"
  private static let luck =
    "On a real machine the code depends on what lies in the damaged memory."

  /// The rule that NDIS found broken, by the first parameter of 0x7C.
  ///
  /// Not modelled: the indication at which NDIS of a real machine finds 0x05, 0x06 and 0x12, when a packet is shown again that
  /// the protocols still have. The model stops where the count goes wrong; a wrong count is 0x06. Windows tells 0x12 about
  /// packets and has no number of its own for a list; the model takes it for lists. Windows tells 0x26 about miniports; the
  /// model takes it for filters as well. Windows finds 0x27 when a driver unbinds or deregisters; the model, where it frees
  /// the pool.
  private static func ndisRule(_ parameter: Int) -> String? {
    switch parameter {
    case 0x05: "RECVD_PACKET_IN_USE_BAD_STACK_LOCATION: \(inUse)"
    case 0x06: "RECVD_PACKET_IN_USE_BAD_REF_COUNT: \(inUse); \(wrongReturns)"
    case 0x08: "HALT_WITHOUT_INTERRUPT_DEREGISTER: a halted miniport has its interrupt still"
    case 0x09: "HALT_WITHOUT_CANCEL_TIMER: a halted miniport has a timer that will run out"
    case 0x12:
      "NFILTER_RECVD_PACKET_BAD_REF_COUNT: \(inUse); \(wrongReturns) (the model takes it for lists)"
    case 0x14: "WAIT_EVENT_HIGH_IRQL: somebody waits at DISPATCH_LEVEL"
    case 0x25: "WATCHDOG: something that must come to an end does not"
    case 0x26: "INVALID_OID_COMPLETION: a request is completed that was completed before"
    case 0x27:
      "LEAKED_NBL: a driver unbinds or deregisters, and lists of it are still in use"
    default: nil
    }
  }

  /// What NDIS finds when a packet is shown again.
  private static let inUse = "a packet is indicated that is still in use"
  /// How it comes to an indication of what is in use.
  private static let wrongReturns = "a wrong number of returns leads there"

  /// A number of one digit as it is, any other in hexadecimal.
  private static func short(_ number: Int) -> String {
    number < 10 ? "\(number)" : BugCheckWords.short(number)
  }
}

// MARK: - Parameters

extension BugCheckText {
  /// What a parameter says, by its place from 0; empty where nothing is known about it.
  ///
  /// Source: [NDIS_REFERENCE 6, 9.5]
  static func parameter(_ place: Int, of code: Int, _ values: [Int]) -> String {
    guard values.indices.contains(place) else { return "" }
    let value = values[place]
    switch (code, place) {
    case (0x0A, 0), (0xD1, 0), (0x50, 0), (0xCE, 0):
      return address("the memory that was used", value)
    case (0x0A, 1), (0xD1, 1), (0x4A, 1): return level(value)
    case (0x0A, 2), (0xD1, 2), (0x50, 1), (0xCE, 1): return access(value)
    case (0x0A, 3), (0xD1, 3), (0x50, 2), (0xCE, 2): return address("the code that used it", value)
    case (0x1E, 0): return value == accessViolation ? "STATUS_ACCESS_VIOLATION" : "the exception"
    case (0x1E, 1): return address("the code that caused it", value)
    case (0x1E, 2) where values[0] == accessViolation: return access(value)
    case (0x1E, 3) where values[0] == accessViolation:
      return address("the memory that was used", value)
    case (0x44, 0): return address("the IRP", value)
    case (0x4A, 0): return address("the system service", value)
    case (0x4E, 0) where value == 7: return "a driver has unlocked a page once too often"
    case (0xC2, 0) where value == 6 || value == 7: return "what is freed was freed before"
    case (0xC2, 0) where value == 0x46: return "what is freed lies in no pool"
    case (0xD2, 0): return address("the block of the miniport, or of its driver", value)
    case (0x7C, 0):
      return ndisRule(value)
        ?? (value == 0 ? "none of the cases that Windows has a number for" : "")
    case (0x7C, 1) where values[0] == watchdog: return watched(value)
    case (0xC4, 0): return verifierRule(value)
    default: return ""
    }
  }

  /// `WATCHDOG`, the first parameter of 0x7C whose second one says what takes too long.
  private static let watchdog = 0x25
  /// `STATUS_ACCESS_VIOLATION`.
  private static let accessViolation = 0xC000_0005

  /// An address; the model has none and shows 0.
  private static func address(_ what: String, _ value: Int) -> String {
    value == 0 ? what + "; the model has no addresses" : what
  }

  private static func level(_ value: Int) -> String {
    let level = IRQL.allCases.first { $0.number == value }
    return "the level" + (level.map { ": \($0.name)" } ?? "")
  }

  private static func access(_ value: Int) -> String {
    switch value {
    case 0: "it was read"
    case 1: "it was written"
    case 8: "it was executed"
    default: "how it was used"
    }
  }

  /// What the watchdog of NDIS waited for.
  private static func watched(_ value: Int) -> String {
    switch value {
    case 0x01: "the pause of a protocol"
    case 0x11: "the pause of a filter"
    case 0x21: "the pause of a miniport"
    case 0x23, 0x24: "a request"
    default: ""
    }
  }

  /// The rule of Driver Verifier that is broken, by the first parameter of 0xC4.
  private static func verifierRule(_ value: Int) -> String {
    switch value {
    case 0x91001: "NdisOidComplete: a request is completed with a status that is not allowed"
    case 0x91002: "NdisOidDoubleComplete: a request is completed twice"
    case 0x9100E: "NdisOidDoubleRequest: a request comes before the last one is completed"
    case 0x92003: "NdisTimedOidComplete: a request takes too long"
    case 0x92010: "NdisFilterTimedPauseComplete: the pause of a filter takes too long"
    case 0x92012: "NdisFilterTimedDataReceive: a filter keeps received lists too long"
    default: ""
    }
  }
}
