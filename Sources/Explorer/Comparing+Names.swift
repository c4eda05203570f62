import Views

/// What two runs of one title are called, so that one can tell them apart.
extension Comparing {
  /// The name of the run that is walked, with its file; `nil` where its title says enough, or it has no file.
  func name(of run: RunFacts) -> String? {
    guard let other, other.title == run.title, let file = run.file else { return nil }
    return Message.named(run.title, file: Comparing.shortest(file, beside: other.file))
  }

  /// The same for the run that stands beside that one.
  func name(beside run: RunFacts) -> String? {
    guard let other, other.title == run.title, let file = other.file else { return nil }
    return Message.named(other.title, file: Comparing.shortest(file, beside: run.file))
  }

  /// The end of a path: the name of the file, and of folders where another path has the same end.
  private static func shortest(_ path: String, beside other: String?) -> String {
    let parts = path.split(separator: "/")
    let others: [Substring] = path == other ? [] : other?.split(separator: "/") ?? []
    let sameCount = zip(parts.reversed(), others.reversed()).prefix { $0 == $1 }.count
    return parts.suffix(sameCount + 1).joined(separator: "/")
  }
}
