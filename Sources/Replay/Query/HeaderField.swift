import Events

/// A field of a header as a query reads it: some bits of some bytes.
///
/// Its name is that of Wireshark and of ``Frames/Field/key``; where the dissection shows no such field, it has no value.
///
/// Source: [Wireshark display filter reference]
struct HeaderField: Sendable {
  var header: FrameHeaders.Kind
  /// The first byte, counted from the beginning of the header.
  var offset: Int
  /// How many bytes, at most seven.
  var count: Int
  /// How far the bits stand from the right.
  var shift: Int64 = 0
  /// Which bits, once they stand at the right.
  var mask = Int64.max
  /// What one means.
  var scale: Int64 = 1
  /// What must stand elsewhere in the header, so that there is such a field.
  var condition: Condition?

  /// Bytes of the same header that must be one of some numbers.
  struct Condition: Sendable {
    var offset: Int
    var count: Int
    var values: [ClosedRange<Int64>]
  }

  /// The value in a frame; `nil` if it does not have this field, or if the bytes end before it.
  func value(_ bytes: ArraySlice<UInt8>, _ headers: FrameHeaders) -> Int64? {
    let span = headers[header]
    if let condition {
      guard let number = number(bytes, span, condition.offset, condition.count),
        condition.values.contains(where: { $0.contains(number) })
      else { return nil }
    }
    return number(bytes, span, offset, count).map { ($0 >> shift & mask) * scale }
  }

  @inline(__always)
  private func number(
    _ bytes: ArraySlice<UInt8>, _ span: Range<Int>, _ offset: Int, _ count: Int
  ) -> Int64? {
    let start = bytes.startIndex + span.lowerBound + offset
    guard span.lowerBound + offset + count <= span.upperBound, start + count <= bytes.endIndex
    else { return nil }
    var number: Int64 = 0
    for index in start..<start + count { number = number << 8 | Int64(bytes[index]) }
    return number
  }
}

extension HeaderField {
  /// A whole number of bytes.
  init(_ header: FrameHeaders.Kind, _ offset: Int, _ count: Int, if condition: Condition? = nil) {
    self.init(header: header, offset: offset, count: count, condition: condition)
  }

  /// Some bits of one or two bytes.
  init(
    bits header: FrameHeaders.Kind, _ offset: Int, _ count: Int, shift: Int64, mask: Int64,
    scale: Int64 = 1
  ) {
    self.init(
      header: header, offset: offset, count: count, shift: shift, mask: mask, scale: scale)
  }
}

extension HeaderField.Condition {
  /// The two bytes behind the addresses of Ethernet are a type.
  static let isType = HeaderField.Condition(offset: 12, count: 2, values: [0x0600...0xFFFF])
  /// The two bytes behind the addresses of Ethernet are a length.
  static let isLength = HeaderField.Condition(offset: 12, count: 2, values: [0...0x05FF])
  /// ARP for IPv4 on Ethernet.
  static let isUsualARP = HeaderField.Condition(
    offset: 0, count: 6, values: [0x0001_0800_0604...0x0001_0800_0604])
  /// The messages of ICMP that have an identifier and a number.
  static let isEcho = HeaderField.Condition(offset: 0, count: 1, values: [0...0, 8...8, 13...14])
  /// "Fragmentation needed".
  static let isTooBig = HeaderField.Condition(offset: 0, count: 2, values: [0x0304...0x0304])
  /// A redirect.
  static let isRedirect = HeaderField.Condition(offset: 0, count: 1, values: [5...5])
}

extension QueryMoment {
  /// Calls `body` with the values of some fields in the frames that the objects carry.
  @inline(__always)
  func visit(_ fields: [HeaderField], _ body: (Int64) -> Bool) -> Bool {
    visitFrames { bytes, headers in
      fields.contains { $0.value(bytes, headers).map(body) ?? false }
    }
  }

  /// Calls `body` with the bytes and the headers of the frames that the objects carry.
  @inline(__always)
  func visitFrames(_ body: (ArraySlice<UInt8>, FrameHeaders) -> Bool) -> Bool {
    ground.frames?.visit(index) { frame in
      ground.history.withChunk(of: frame.index) { chunk, _ in
        body(chunk.bytes[frame.range], frame.headers)
      }
    } ?? false
  }
}
