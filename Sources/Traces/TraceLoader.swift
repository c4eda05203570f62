import CZlib
import Events
import Glibc

/// Reads a trace file piece by piece, so that what is there can be shown while the rest is read.
///
/// Plain and gzip-compressed files are told apart by their first bytes. The file is read, not mapped: a file that shrinks
/// while it is read must not end the program.
public struct TraceLoader: ~Copyable {
  /// What has been read so far.
  public private(set) var reader = TraceReader()
  /// How many bytes the file has, and how many of them were read.
  public private(set) var byteCount: Int
  /// How many bytes of the file were read.
  public private(set) var readCount = 0
  /// Whether everything was read.
  public private(set) var isFinished = false

  private let file: Int32
  private let path: String
  private var feeder = LineFeeder()
  private var buffer = [UInt8](repeating: 0, count: TraceLoader.pieceBytes)
  private var inflater: OpaquePointer?
  private var unpacked: [UInt8] = []

  /// How much is read at once.
  private static let pieceBytes = 1 << 20

  /// Opens a file.
  ///
  /// - Throws: ``TraceError`` if the system refuses.
  public init(path: String) throws(TraceError) {
    self.path = path
    file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .unreadable(path: path, code: errno) }
    var status = stat()
    guard fstat(file, &status) == 0 else {
      close(file)
      throw .unreadable(path: path, code: errno)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(file)
      throw .notAFile(path: path)
    }
    byteCount = Int(status.st_size)
  }

  deinit {
    if let inflater { czlib_inflater_destroy(inflater) }
    close(file)
  }

  /// Reads the next piece; `false` when there is none.
  ///
  /// - Throws: ``TraceError`` if the system refuses, or if the file is no trace.
  public mutating func loadMore() throws(TraceError) -> Bool {
    guard !isFinished else { return false }
    let count = readPiece()
    guard count >= 0 else { throw .unreadable(path: path, code: errno) }
    if count == 0 { return try finish() }
    if readCount == 0, count >= 2, buffer[0] == 0x1F, buffer[1] == 0x8B {
      inflater = czlib_inflater_create()
      unpacked = [UInt8](repeating: 0, count: TraceLoader.pieceBytes)
    }
    readCount += count
    feed(count)
    if let failure { throw failure }
    return true
  }

  private mutating func readPiece() -> Int {
    buffer.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      var count = read(file, base, bytes.count)
      while count < 0, errno == EINTR { count = read(file, base, bytes.count) }
      return count
    }
  }

  private mutating func finish() throws(TraceError) -> Bool {
    isFinished = true
    if inflater != nil, !isAtMemberEnd { reader.report(.damagedCompression) }
    feeder.finish(&reader)
    if let failure { throw failure }
    return false
  }

  /// Why the file is no trace; where packed data end before a header, that is the reason.
  private var failure: TraceError? {
    guard case .notATrace(let problem) = reader.fatal, problem.kind == .noHeader,
      reader.problems.contains(where: { $0.kind == .damagedCompression })
    else { return reader.fatal }
    return .notATrace(TraceProblem(.damagedCompression, line: problem.line))
  }

  private var isAtMemberEnd = true

  private mutating func feed(_ count: Int) {
    guard let inflater else {
      return buffer.withUnsafeBufferPointer {
        feeder.feed(UnsafeBufferPointer(rebasing: $0[..<count]), to: &reader)
      }
    }
    unpack(count, inflater)
  }

  /// Unpacks a piece; damaged data end the file where they are damaged.
  private mutating func unpack(_ count: Int, _ inflater: OpaquePointer) {
    var used = 0
    while used < count, reader.fatal == nil {
      var inputUsed = 0
      var outputUsed = 0
      let result = buffer.withUnsafeBufferPointer { input in
        unpacked.withUnsafeMutableBufferPointer { output in
          czlib_inflate(
            inflater, input.baseAddress.map { $0 + used }, count - used, &inputUsed,
            output.baseAddress, output.count, &outputUsed)
        }
      }
      unpacked.withUnsafeBufferPointer {
        feeder.feed(UnsafeBufferPointer(rebasing: $0[..<outputUsed]), to: &reader)
      }
      used += inputUsed
      isAtMemberEnd = result == Int32(CZLIB_END.rawValue)
      let isStuck = inputUsed == 0 && outputUsed == 0
      guard result != CZLIB_DAMAGED.rawValue, !isStuck else {
        isFinished = true
        reader.report(.damagedCompression)
        return feeder.finish(&reader)
      }
    }
  }

  /// Reads a whole file.
  ///
  /// - Throws: ``TraceError`` if the system refuses, or if the file is no trace.
  public static func trace(at path: String) throws(TraceError) -> Trace {
    var loader = try TraceLoader(path: path)
    while try loader.loadMore() {}
    return try Trace(loader.reader)
  }
}
