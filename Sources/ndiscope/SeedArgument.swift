import ArgumentParser

/// A seed as people write it behind `--seed`.
enum SeedArgument {
  /// The seed of a text.
  ///
  /// - Throws: `ValidationError` that says what a seed is.
  static func parse(_ text: String) throws -> UInt64 {
    guard let seed = UInt64(text) else {
      throw ValidationError("a seed is a whole number from 0 to \(UInt64.max)")
    }
    return seed
  }
}
