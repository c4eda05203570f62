/// Something about a trace file that is wrong or odd, and where.
public struct TraceProblem: Equatable, Sendable {
  /// What.
  public var kind: Kind
  /// The line, from 1; 0 for the file as a whole.
  public var line: Int
  /// The column in characters, from 1; 0 for the line as a whole.
  public var column: Int
  /// The word that is meant: a key, an id, a value.
  ///
  /// It comes from the file and may hold anything.
  public var detail: String

  /// Something about a trace file.
  public init(_ kind: Kind, line: Int, column: Int = 0, detail: String = "") {
    self.kind = kind
    self.line = line
    self.column = column
    self.detail = detail
  }

  /// What can be wrong or odd (TRACE_FORMAT, Errors).
  public enum Kind: String, CaseIterable, Sendable {
    /// The line is not JSON.
    case notJSON
    /// The line is JSON, but not an object.
    case notAnObject
    /// The line is longer than ``Events/Limits/traceLineBytesMax``.
    case lineTooLong
    /// The line is not UTF-8.
    case invalidUTF8
    /// Objects and lists nest deeper than ``Events/Limits/traceNestingMax``.
    case nestingTooDeep
    /// A key stands twice in one object.
    case duplicateKey
    /// A number is not a whole number of at most 63 bits.
    case notAnInteger
    /// The first line is not a header.
    case noHeader
    /// The file has a major version that this program does not know.
    case newerVersion
    /// A value has the wrong type.
    case wrongType
    /// A key is missing that an event of this kind needs.
    case missingKey
    /// No component, binding, adapter or module has this id.
    case unknownComponent
    /// No place has this id.
    case unknownPlace
    /// What changes its state is no machine.
    case unknownMachine
    /// A time cannot be read.
    case badTime
    /// Bytes cannot be read.
    case badBytes
    /// A value is not one of the legal words.
    case badValue
    /// An id in the topology is used twice, or has no owner.
    case badTopology
    /// A cause lies in the future.
    case forwardCause
    /// The sequence number is not larger than the one before.
    case badSequence
    /// One event changes more than one place.
    case severalPlaces
    /// A return without a call.
    case leaveWithoutEnter
    /// A return of another call than the innermost one.
    case leaveMismatch
    /// A queue has another length than the event says.
    case queueLength
    /// An event stands behind the end.
    case eventAfterEnd
    /// So many events beside those that are named stand behind the end.
    case othersAfterEnd
    /// The end says another number of events.
    case wrongCount
    /// The trace has more different names than can be numbered.
    case tooManyNames
    /// The compressed data are damaged.
    case damagedCompression
    /// The file begins with a byte order mark.
    case byteOrderMark
    /// The file is UTF-16.
    case utf16
    /// Lines end with CR LF.
    case carriageReturns
    /// The last line has no line end.
    case tornLine
    /// There is no end line.
    case noEnd
    /// An event of an unknown kind; it is kept.
    case unknownEvent
    /// An unknown key; it is kept.
    case unknownKey
    /// Time runs back; the event gets the time of the one before.
    case timeRunsBack
    /// The time of so many events beside those that are named runs back.
    case othersRunBack
    /// A call never returns.
    case neverReturns
    /// So many calls beside those that are named never return.
    case othersNeverReturn
    /// The header names no topology.
    case noTopology

    /// Whether the line could be used all the same.
    public var isWarning: Bool {
      switch self {
      case .byteOrderMark, .utf16, .carriageReturns, .tornLine, .noEnd, .unknownEvent,
        .unknownKey, .timeRunsBack, .othersRunBack, .neverReturns, .othersNeverReturn,
        .noTopology:
        true
      case .notJSON, .notAnObject, .lineTooLong, .invalidUTF8, .nestingTooDeep, .duplicateKey,
        .notAnInteger, .noHeader, .newerVersion, .wrongType, .missingKey, .unknownComponent,
        .unknownPlace, .unknownMachine, .badTime, .badBytes, .badValue, .badTopology,
        .forwardCause, .badSequence, .severalPlaces, .leaveWithoutEnter, .leaveMismatch,
        .queueLength, .eventAfterEnd, .othersAfterEnd, .wrongCount, .tooManyNames,
        .damagedCompression:
        false
      }
    }
  }
}

/// Why a file could not be read at all.
public enum TraceError: Error, Equatable, Sendable {
  /// The system could not open or read it; the number is `errno`.
  case unreadable(path: String, code: Int32)
  /// It is a folder, a device or a pipe that ended at once.
  case notAFile(path: String)
  /// Its first line is not the header of a trace.
  case notATrace(TraceProblem)
  /// Its major version is newer than the one that this program reads.
  case newerVersion(Int)
}
