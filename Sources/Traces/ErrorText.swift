import Events
import Glibc

// Every sentence that this room says about what is wrong, in one place (HOUSE_STYLE 3.5).

extension TraceError {
  /// What is wrong, where, and how to mend it.
  public var sentence: String { words.shown }

  private var words: String {
    switch self {
    case .unreadable(let path, let code): "\(path): \(systemText(code))"
    case .notAFile(let path): "\(path): this is a folder, not a trace file"
    case .notATrace(let problem) where problem.kind == .damagedCompression:
      "the packed data end early, or are damaged, before the first line of a trace is complete"
    case .notATrace(let problem):
      "line \(problem.line): this is not a trace: the first line must be a header such as "
        + "{\"ndt\":1,\"schema\":\"1.0\",...} (\(problem.kind.sentence(problem.detail)))"
    case .newerVersion(let version):
      "this is version \(version) of the trace format; this program reads version "
        + "\(TraceHeader.version). Use a newer ndiscope"
    }
  }
}

extension TraceProblem {
  /// Where and what, in one line: `12:34: error: ...`.
  public var sentence: String {
    let place = line == 0 ? "" : column == 0 ? "\(line): " : "\(line):\(column): "
    return place + (kind.isWarning ? "warning: " : "error: ") + kind.sentence(detail.shown)
  }

  /// The sentence behind the path of its file: `a.ndt.jsonl:12:34: error: ...`.
  public func sentence(in path: String) -> String {
    path + (line == 0 ? ": " : ":") + sentence
  }
}

extension TraceProblem.Kind {
  /// What is wrong or odd, about the word `detail`.
  func sentence(_ detail: String) -> String {
    let word = detail.isEmpty ? "" : " \(detail)"
    return switch self {
    case .notJSON: "this is not JSON" + (detail.isEmpty ? "" : " at \(detail)")
    case .notAnObject: "an event must be an object in braces"
    case .lineTooLong: "the line is longer than \(Limits.traceLineBytesMax) bytes"
    case .invalidUTF8: "the line is not UTF-8"
    case .nestingTooDeep: "objects and lists nest deeper than \(Limits.traceNestingMax)"
    case .duplicateKey: "the key\(word) stands twice"
    case .notAnInteger:
      TraceProblem.Kind.hasNeedlessZero(detail)
        ? "\(detail) begins with a 0 that JSON does not allow"
        : "\(detail) is not a whole number of at most 63 bits"
    case .noHeader: "there is no header"
    case .newerVersion: "the format is newer than this program"
    case .wrongType: "the value\(word) has the wrong type here"
    case .missingKey: "an event of this kind needs the key\(word)"
    case .unknownComponent: "no component, binding, adapter or module is called\(word)"
    case .unknownPlace: "no queue, pool, counter or register is called\(word)"
    case .unknownMachine: "no machine is called\(word)"
    case .badTime:
      "\(detail) is not a time: write nanoseconds, or a text such as \"12.5us\" or \"+400ns\""
    case .badBytes: "these are no bytes: `hex` takes pairs of hex digits, `data` takes base64"
    case .badValue: "\(detail) is not legal here"
    case .badTopology: "the topology declares\(word) twice, or without an id"
    case .forwardCause: "the cause\(word) is not an earlier event"
    case .badSequence:
      "the sequence number\(word) is not larger than the one before; the first one is 1"
    case .severalPlaces: "one event changes one place; write the others as `do` events behind it"
    case .leaveWithoutEnter: "no call is open here that could return"
    case .leaveMismatch: "the innermost open call is\(word), so that one must return first"
    case .queueLength: "the length is wrong:\(word)"
    case .eventAfterEnd: "an event stands behind the end"
    case .othersAfterEnd:
      detail == "1"
        ? "one more event stands behind the end" : "\(detail) more events stand behind the end"
    case .wrongCount: "the end line must say\(word)"
    case .tooManyNames: "the trace has too many different names\(detail.isEmpty ? "" : ":\(word)")"
    case .damagedCompression: "the compressed data are damaged; what came before is shown"
    case .byteOrderMark: "the file begins with a byte order mark"
    case .utf16: "the file is UTF-16; traces are UTF-8"
    case .carriageReturns: "lines end with CR LF; traces use LF"
    case .tornLine: "the last line is torn and does not count"
    case .noEnd: "there is no end line: the recording was cut"
    case .unknownEvent: "events of this kind are unknown here; it is kept"
    case .unknownKey: "the key\(word) is unknown here; it is kept"
    case .timeRunsBack: "time runs back; the event gets the time of the one before"
    case .othersRunBack:
      "the time of \(detail) more event\(detail == "1" ? "" : "s") runs back; a wrong time before "
        + "the first of them may be the cause"
    case .neverReturns: "the call\(word) never returns"
    case .othersNeverReturn:
      detail == "1" ? "one more call never returns" : "\(detail) more calls never return"
    case .noTopology: "the header has no topology"
    }
  }

  /// Whether a number is written like `01`.
  private static func hasNeedlessZero(_ number: String) -> Bool {
    let digits = number.drop { $0 == "-" }
    return digits.first == "0" && digits.dropFirst().first?.isNumber == true
  }
}

extension YAMLError {
  /// What is wrong and how to mend it; the place is ``position``.
  public var sentence: String { words.shown }

  private var words: String {
    switch self {
    case .unreadable(_, let code): systemText(code)
    case .notText(let problem, _): problem
    case .notYAML(let problem, _): "this is not YAML: \(problem)"
    case .unknownKey(let key, let legal, _):
      "unknown key \"\(key)\"." + YAMLError.hint(key, legal)
    case .missingKey(let key, _): "the key \"\(key)\" is missing"
    case .badValue(let value, let expected, let legal, _):
      "\"\(value)\" is not \(expected)." + YAMLError.hint(value, legal)
    case .tooMany(let names, _):
      "only one of these can stand here: \(names.joined(separator: ", "))"
    }
  }

  /// What was probably meant, and what is legal.
  static func hint(_ word: String, _ legal: [String]) -> String {
    guard !legal.isEmpty else { return "" }
    return Suggestion.tail(for: word, in: legal) + " Legal: \(legal.joined(separator: ", "))"
  }
}

extension ScenarioFile {
  /// Why a scenario is refused whose trace might not be read again.
  static let tooLong =
    "the scenario is too long: the first line of a trace holds its text, so it may have "
    + "\(quotedBytesMax >> 10) KiB, where a line end, a tab, a quote and a backslash count twice"
}

extension YAMLAliases {
  /// What is wrong where aliases repeat each other.
  static let tooMany =
    "the aliases up to this one stand for more than \(valueCountMax) values; write out what is "
    + "meant, without an alias inside of what another one repeats"
  /// What is wrong where something stands directly behind an alias.
  static let notAlone =
    "an alias is * with a name of letters, digits, - and _, and a space or a line end behind it; "
    + "a text that begins with * stands in quotes"
}

extension TraceHeader {
  /// Why the header cannot be written: no program would read so long a line again; `nil` if it can.
  public var refusal: String? {
    let count = TraceWriter.line(self).count - 1
    guard count > Limits.traceLineBytesMax else { return nil }
    return "the trace was not written: its first line would have \(count) bytes, and a line has "
      + "at most \(Limits.traceLineBytesMax); it holds the scenario, the stack, the marks and the "
      + "notes, so shorten these"
  }
}

/// The system's own text for an error number.
private func systemText(_ code: Int32) -> String { String(cString: strerror(code)) }
