/// Walks through the options of a block.
///
/// Source: [draft-ietf-opsawg-pcapng]
struct CaptureOptions {
  /// The file.
  let file: CaptureFile
  /// The byte order of the section.
  let isBigEndian: Bool
  /// Where the next option begins.
  private(set) var offset: Int
  /// Where the options end.
  let end: Int
  /// What an error names.
  let place: CapturePlace

  /// The options from `offset` up to `end`.
  init(
    _ file: CaptureFile, from offset: Int, to end: Int, isBigEndian: Bool, at place: CapturePlace
  ) {
    self.file = file
    self.isBigEndian = isBigEndian
    self.offset = offset
    self.end = end
    self.place = place
  }

  /// The next option; `nil` at the end.
  mutating func next() throws(ImportError) -> CaptureOption? {
    guard offset < end else { return nil }
    guard end - offset >= 4 else {
      throw .optionBeyondBlock(code: 0, bytes: 4, roomBytes: end - offset, at: place)
    }
    let code = Int(file.number(at: offset, UInt16.self, isBigEndian: isBigEndian))
    let length = Int(file.number(at: offset + 2, UInt16.self, isBigEndian: isBigEndian))
    guard code != 0 else { return nil }
    let start = offset + 4
    guard length <= end - start else {
      throw .optionBeyondBlock(code: code, bytes: length, roomBytes: end - start, at: place)
    }
    offset = min(start + (length + 3) & ~3, end)
    return CaptureOption(code: code, range: start..<start + length)
  }

  /// The number that an option holds; `nil` if it has another length.
  func number<Number: FixedWidthInteger & BitwiseCopyable>(
    _ option: CaptureOption, _ type: Number.Type = Number.self
  ) -> Number? {
    guard option.range.count == MemoryLayout<Number>.size else { return nil }
    return file.number(at: option.range.lowerBound, isBigEndian: isBigEndian)
  }

  /// The text that an option holds.
  func text(_ option: CaptureOption) -> String { file.text(option.range) }
}

/// An option of a block.
struct CaptureOption {
  /// What it is; the meaning depends on the block, except for 1, a comment.
  var code: Int
  /// The bytes of its value.
  var range: Range<Int>
}
