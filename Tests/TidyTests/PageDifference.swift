/// The lines in which a file differs from what is to stand in it, behind the cure.
struct PageDifference: CustomStringConvertible {
  private let changes: [String]

  init(_ old: String, _ new: String) {
    let (before, after) = (PageDifference.lines(of: old), PageDifference.lines(of: new))
    changes = after.difference(from: before).map { change in
      switch change {
      case .insert(let line, let text, _): "+\(line + 1): \(text)"
      case .remove(let line, let text, _): "-\(line + 1): \(text)"
      }
    }
  }

  private static func lines(of text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  var description: String {
    (["run scripts/docs: \(changes.count) lines differ"] + changes.prefix(20))
      .joined(separator: "\n")
  }
}
