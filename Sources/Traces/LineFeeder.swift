import Events

/// Cuts a stream of bytes into pieces that end with a line, whatever the pieces are that arrive.
///
/// It also deals with what stands before the first line: byte order marks and UTF-16.
struct LineFeeder {
  /// Bytes behind the last line end that has arrived.
  private var rest: [UInt8] = []
  /// Whether the rest of a line that is too long is being thrown away.
  private var isSkipping = false
  private var encoding = Encoding.unknown

  private enum Encoding {
    case unknown
    case utf8
    case utf16(isBigEndian: Bool)
  }

  /// Takes a piece and hands all complete lines on.
  mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>, to reader: inout TraceReader) {
    switch encoding {
    case .unknown:
      rest.append(contentsOf: bytes)
      guard rest.count >= 3 else { return }
      findEncoding(&reader)
      let begin = rest
      rest = []
      begin.withUnsafeBufferPointer { feed($0, to: &reader) }
    case .utf8: feedLines(bytes, to: &reader)
    case .utf16: rest.append(contentsOf: bytes)
    }
  }

  private mutating func findEncoding(_ reader: inout TraceReader) {
    encoding = .utf8
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) {
      reader.report(.byteOrderMark)
      rest.removeFirst(3)
    } else if rest.starts(with: [0xFF, 0xFE]) || rest.starts(with: [0xFE, 0xFF]) {
      reader.report(.utf16)
      encoding = .utf16(isBigEndian: rest[0] == 0xFE)
      rest.removeFirst(2)
    }
  }

  private mutating func feedLines(
    _ bytes: UnsafeBufferPointer<UInt8>, to reader: inout TraceReader
  ) {
    guard let lastEnd = bytes.lastIndex(of: 0x0A) else { return keep(bytes[...], &reader) }
    var first = 0
    if !rest.isEmpty || isSkipping {
      guard let firstEnd = bytes.firstIndex(of: 0x0A) else { return }
      keep(bytes[..<(firstEnd + 1)], &reader)
      flush(&reader)
      first = firstEnd + 1
    }
    if first <= lastEnd { reader.read(UnsafeBufferPointer(rebasing: bytes[first...lastEnd])) }
    keep(bytes[(lastEnd + 1)...], &reader)
  }

  /// Keeps the beginning of a line, as long as it can still be a line.
  private mutating func keep(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ reader: inout TraceReader
  ) {
    guard !isSkipping else { return }
    rest.append(contentsOf: bytes)
    isSkipping = rest.count > Limits.traceLineBytesMax + 2
    if isSkipping { reader.refuseLongHeader() }
  }

  /// Hands on the line that is complete now.
  private mutating func flush(_ reader: inout TraceReader) {
    if isSkipping {
      reader.skipLongLine()
    } else {
      rest.withUnsafeBufferPointer { reader.read($0) }
    }
    isSkipping = false
    rest.removeAll(keepingCapacity: true)
  }

  /// Nothing more arrives: a line without an end does not count.
  mutating func finish(_ reader: inout TraceReader) {
    if case .unknown = encoding {
      let begin = rest
      rest = []
      begin.withUnsafeBufferPointer { feedLines($0, to: &reader) }
    }
    if case .utf16(let isBigEndian) = encoding {
      let text = Array(LineFeeder.utf8(rest, isBigEndian: isBigEndian))
      rest = []
      text.withUnsafeBufferPointer { feedLines($0, to: &reader) }
    }
    if !rest.isEmpty { reader.reportTornLine() }
    reader.finish()
  }

  private static func utf8(_ bytes: [UInt8], isBigEndian: Bool) -> String.UTF8View {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
    }
    return String(decoding: units, as: UTF16.self).utf8
  }
}
