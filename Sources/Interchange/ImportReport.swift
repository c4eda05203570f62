/// What an importer changed, guessed or left out, counted: an importer never guesses silently.
public struct ImportReport: Equatable, Sendable {
  /// Why the file could not be read up to its end, or `nil`.
  public internal(set) var failure: ImportError?
  /// The link type of the first frame that was left out because it is not Ethernet, or `nil`.
  public internal(set) var skippedLink: LinkType?

  private var counts = [Int](repeating: 0, count: ImportRemark.allCases.count)
  private var firstNumbers = [Int](repeating: 0, count: ImportRemark.allCases.count)

  /// A report of nothing.
  public init() {}

  /// How often something was remarked.
  public func count(of remark: ImportRemark) -> Int { counts[Int(remark.rawValue)] }

  /// Everything that was remarked at least once, in the order of ``ImportRemark``; the failure is last.
  public var entries: [ImportEntry] {
    let remarked = ImportRemark.allCases.filter { count(of: $0) > 0 }.map { remark in
      ImportEntry(
        .remark(remark), severity: remark.severity, count: count(of: remark),
        firstNumber: firstNumbers[Int(remark.rawValue)], link: skippedLink)
    }
    guard let failure else { return remarked }
    return remarked + [ImportEntry(.failure(failure), severity: .error, count: 1, firstNumber: 0)]
  }

  /// Counts a remark on the frame with a number, from 1.
  mutating func note(_ remark: ImportRemark, frame number: Int) {
    let index = Int(remark.rawValue)
    if counts[index] == 0 { firstNumbers[index] = number }
    counts[index] += 1
  }
}

/// One line of an ``ImportReport``.
public struct ImportEntry: Equatable, Sendable {
  /// What happened.
  public let content: Content
  /// How bad it is.
  public let severity: Severity
  /// How often it happened.
  public let count: Int
  /// The number of the first frame that it happened to, from 1; 0 for a failure.
  ///
  /// For a block without a frame it is the number of the frame that comes next, if there is one.
  public let firstNumber: Int
  /// The link type that ``ImportRemark/skippedLinkType`` is about.
  let link: LinkType?

  /// What a line of a report is about.
  public enum Content: Equatable, Sendable {
    /// Something that happened to a number of frames.
    case remark(ImportRemark)
    /// What ended the import.
    case failure(ImportError)
  }

  /// How bad something is.
  public enum Severity: Comparable, Sendable {
    /// Nothing is lost.
    case info
    /// Something is missing or no longer as it was.
    case loss
    /// The import ended early.
    case error
  }

  /// A line of a report.
  init(
    _ content: Content, severity: Severity, count: Int, firstNumber: Int, link: LinkType? = nil
  ) {
    self.content = content
    self.severity = severity
    self.count = count
    self.firstNumber = firstNumber
    self.link = link
  }
}

/// What an importer can remark; the words are in `ErrorText.swift`.
public enum ImportRemark: UInt8, CaseIterable, Sendable {
  /// The part of a time below a second was a second or more, and became the largest possible.
  case clampedSubsecond
  /// A time did not fit into 64 bits of nanoseconds.
  case clampedTime
  /// A frame without a time got that of the frame before it.
  case missingTime
  /// An original length below the captured one was raised.
  case raisedOriginalLength
  /// A block without a frame was not read.
  case skippedBlock
  /// A frame of another link type than Ethernet was left out.
  case skippedLinkType
  /// A frame check sequence was cut off.
  case removedCheckSequence
  /// A frame earlier than the one before it was moved to that time.
  case movedForward
  /// A gap was made shorter.
  case shortenedGap
  /// A gap that ends behind the first hour was made shorter, in real time too.
  case shortenedLateGap
  /// A short frame was padded with zeros.
  case padded
  /// The part of a frame that was not captured was filled with zeros.
  case filled
  /// A frame is too long for the cable.
  case tooLong

  /// How bad it is.
  public var severity: ImportEntry.Severity {
    switch self {
    case .missingTime, .raisedOriginalLength, .skippedBlock, .removedCheckSequence,
      .shortenedGap, .padded:
      .info
    case .clampedSubsecond, .clampedTime, .skippedLinkType, .movedForward, .shortenedLateGap,
      .filled, .tooLong:
      .loss
    }
  }
}
