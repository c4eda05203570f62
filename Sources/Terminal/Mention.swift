/// Finds the ids of objects in a text, so that each is shown in the colour of its journey.
///
/// An id is a letter of ``letters`` and a number without leading zeros, standing as a word of its own: `P5` is one,
/// `S02`, `MP5` and `P5x` are none.
public enum Mention {
  /// The letters that begin an id.
  public static let letters = "PNBMRIFDELTWKS"

  /// The number of an id, which is its journey where nothing better is known; `nil` for no id.
  public static func number(of id: Substring) -> Int? { Int(id.dropFirst()) }

  /// Takes a text apart: ids in the colour of their journey, everything else in `role`.
  ///
  /// `journey` gives the number that colours an id, or `nil` if the id is not an object.
  public static func spans(
    in text: String, role: Role, journey: (Substring) -> Int? = number(of:)
  ) -> [Span] {
    spans(in: Substring(text), role: role, journey: journey)
  }

  /// Takes a part of a text apart.
  static func spans(
    in text: Substring, role: Role, journey: (Substring) -> Int?
  ) -> [Span] {
    guard mayHaveID(text) else { return text.isEmpty ? [] : [Span(String(text), role)] }
    var spans: [Span] = []
    var rest = text
    var start = rest.startIndex
    while let id = nextID(in: rest, from: &start) {
      guard let number = journey(rest[id]) else { continue }
      if rest.startIndex < id.lowerBound {
        spans.append(Span(String(rest[..<id.lowerBound]), role))
      }
      spans.append(Span(String(rest[id]), .mention(number)))
      rest = rest[id.upperBound...]
    }
    return rest.isEmpty ? spans : spans + [Span(String(rest), role)]
  }

  /// Whether a letter of ids stands right before a digit anywhere; most words are settled by that.
  private static func mayHaveID(_ text: Substring) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte >= 0x30, byte <= 0x39, last >= 0x41, last <= 0x5A { return true }
      last = byte
    }
    return false
  }

  /// The next id from `start` on, which moves behind the word that was looked at.
  private static func nextID(
    in text: Substring, from start: inout Substring.Index
  ) -> Range<Substring.Index>? {
    let scalars = text.unicodeScalars
    while let first = scalars[start...].firstIndex(where: isWordPart) {
      let end = scalars[first...].firstIndex { !isWordPart($0) } ?? text.endIndex
      start = end
      if isID(scalars[first..<end]) { return first..<end }
    }
    return nil
  }

  private static func isID(_ word: Substring.UnicodeScalarView) -> Bool {
    guard let letter = word.first, letters.unicodeScalars.contains(letter) else { return false }
    let digits = word.dropFirst()
    return (1...9).contains(digits.count) && digits.allSatisfy { "0"..."9" ~= $0 }
      && (digits.first != "0" || digits.count == 1)
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "A"..."Z", "a"..."z", "_": true
    default: false
    }
  }
}
