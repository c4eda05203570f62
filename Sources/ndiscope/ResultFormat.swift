import ArgumentParser

/// How a result is said.
enum ResultFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people, a line a result.
  case text
  /// For programs, one object.
  case json

  static let spelling = allCases.map(\.rawValue).joined(separator: ", ")
}
