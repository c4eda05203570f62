import Testing

/// Files, types and functions that a page or a comment names are there.
struct ReferenceTests {
  /// The folders at the top, without those that git ignores.
  private static let top: Set = [
    "Benchmarks", "Sources", "Tests", "docs", "scripts", "themes", "traces",
  ]

  @Test(arguments: LinkTests.pages)
  func `a file that a page names is there`(page: String) throws {
    for line in try Markdown(page).plainLines {
      for word in line.text.quoted where isPath(word) && !Repository.exists(word) {
        Issue.record("\(page):\(line.number): \(word) is not there")
      }
    }
  }

  /// A path within the repository; `<` marks what somebody has to fill in.
  private func isPath(_ word: String) -> Bool {
    let parts = word.split(separator: "/")
    return parts.count > 1 && Self.top.contains(String(parts[0])) && !word.contains("<")
      && !word.contains(" ")
  }

  @Test(arguments: ["ARCHITECTURE.md", "CONTRIBUTING.md"])
  func `a type or function that a page names is there`(page: String) throws {
    let known = try words
    let name = /[A-Z]?\w*[a-z]\w*(\.[a-z]\w*)*/
    var count = 0
    for line in try Markdown(page).plainLines {
      for word in line.text.quoted where word.contains(where: \.isUppercase) {
        guard word.wholeMatch(of: name) != nil else { continue }
        for part in word.split(separator: ".").map(String.init) where !known.contains(part) {
          Issue.record("\(page):\(line.number): nothing is called \(part)")
        }
        count += 1
      }
    }
    #expect(count > 0)
  }

  /// Every word of the sources and of the tests.
  private var words: Set<String> {
    get throws {
      let paths = ["Sources", "Tests"].flatMap { Repository.files(under: $0, endingIn: "") }
      let names = paths.flatMap { $0.split(separator: "/").map(String.init) }
      return try paths.filter { $0.hasSuffix(".swift") }.reduce(into: Set(names)) { words, path in
        words.formUnion(try Self.words(of: path, with: []))
      }
    }
  }

  @Test func `a page that the sources name is there`() throws {
    var count = 0
    for path in ["Sources", "Tests", "scripts"].flatMap({
      Repository.files(under: $0, endingIn: "")
    })
    where !path.contains("/Captures/") {
      for word in try Self.words(of: path, with: Array("/.-".utf8)) {
        guard let start = word.firstRange(of: "docs/")?.lowerBound,
          let end = word.firstRange(of: ".md")?.upperBound, start < end
        else { continue }
        let page = String(word[start..<end])
        if !Repository.exists(page) { Issue.record("\(path): \(page) is not there") }
        count += 1
      }
    }
    #expect(count > 0)
  }

  /// The words of a file; `more` are the characters that belong to words besides letters and digits.
  private static func words(of path: String, with more: [UInt8]) throws -> Set<String> {
    let words = try Repository.text(path).utf8.split { byte in
      let isLetter = (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80
      return !isLetter && !(0x30...0x39).contains(byte) && byte != 0x5F && !more.contains(byte)
    }
    return Set(words.map { String(decoding: $0, as: UTF8.self) })
  }
}
