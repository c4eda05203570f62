extension String {
  /// The text without white space at its ends.
  public var trimmed: String {
    String(drop(while: \.isWhitespace)).trimmedAtEnd
  }

  /// The text without white space at its end.
  public var trimmedAtEnd: String {
    String(self[..<(lastIndex { !$0.isWhitespace }.map(index(after:)) ?? startIndex)])
  }

  /// The text with a symbol for every character that could command a terminal, break the line or turn its direction.
  ///
  /// Sentences about files quote what stands in them; nothing of that reaches a reader as it is (DESIGN D12).
  public var shown: String {
    guard unicodeScalars.contains(where: { String.symbol(for: $0) != nil }) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      text.unicodeScalars.append(String.symbol(for: scalar) ?? scalar)
    }
  }

  /// What is shown instead of a scalar, or `nil` if it may stand as it is.
  private static func symbol(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: nil
    }
  }
}
