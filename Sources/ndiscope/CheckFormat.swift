import ArgumentParser

/// How the result of a check is said.
enum CheckFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people, a line a result.
  case text
  /// For programs, one object.
  case json
  /// For programs that show findings beside a text: the Static Analysis Results Interchange Format, version 2.1.0.
  case sarif
  /// For programs that collect the results of tests: a test case a rule.
  case junit

  static let spelling = allCases.map(\.rawValue).joined(separator: ", ")
}
