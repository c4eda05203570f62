import Events
import Glibc

/// Reads a text file as a whole.
public enum TextFile {
  /// The text of a file of at most `bytesMax` bytes, without its byte order mark.
  ///
  /// What people write is never larger than 1 MiB.
  ///
  /// - Throws: ``YAMLError`` if the system refuses it, or if it is too large or not UTF-8.
  public static func text(
    at path: String, bytesMax: Int = 1 << 20
  ) throws(YAMLError) -> String {
    let file = fopen(path, "r")
    guard let file else { throw .unreadable(path: path, code: errno) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= bytesMax else {
        throw .notText(
          problem: "the file is larger than \(bytesMax >> 20) MiB", at: .init(line: 1, column: 1))
      }
    }
    guard ferror(file) == 0 else { throw .unreadable(path: path, code: errno) }
    if bytes.starts(with: byteOrderMark) { bytes.removeFirst(byteOrderMark.count) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notText(problem: "the file is not UTF-8 text", at: placeOfDamage(in: bytes))
    }
    return text
  }

  /// Line and column of the first bytes that are no character.
  private static func placeOfDamage(in bytes: [UInt8]) -> SourcePosition {
    var place = SourcePosition(line: 1, column: 1)
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
      place.column += 1
      if scalar == "\n" { place = SourcePosition(line: place.line + 1, column: 1) }
    }
    return place
  }

  /// What editors of Windows put before the first character; it says nothing in UTF-8.
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
