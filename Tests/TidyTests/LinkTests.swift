import Foundation
import Testing

/// Every link from one page to another leads somewhere.
struct LinkTests {
  static let pages = Repository.files(endingIn: ".md")

  @Test(arguments: pages)
  func `relative links lead to files and headings that are there`(page: String) throws {
    for link in try links(of: page) {
      let parts = link.target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let folder = page.split(separator: "/").dropLast().joined(separator: "/")
      let path = parts[0].isEmpty ? page : normalized(folder + "/" + String(parts[0]))
      guard Repository.exists(path) else {
        Issue.record("\(page):\(link.line): \(link.target) is not there")
        continue
      }
      guard parts.count > 1, path.hasSuffix(".md") else { continue }
      let anchors = try Markdown(path).headings.map(\.title.anchor)
      #expect(
        anchors.contains(String(parts[1])), "\(page):\(link.line): no heading \(link.target)")
    }
  }

  private func links(of page: String) throws -> [(line: Int, target: String)] {
    let pattern = try Regex("\\]\\(([^)\\s]+)\\)", as: (Substring, Substring).self)
    return try Markdown(page).plainLines.flatMap { line in
      line.text.matches(of: pattern).map { (line.number, String($0.output.1)) }
    }.filter { !$0.1.contains("://") && !$0.1.hasPrefix("mailto:") }
  }

  /// A path without `..`.
  private func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
