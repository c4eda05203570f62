import Testing

/// The captures of others keep their licences.
struct LicenceTests {
  private static let folder = "Tests/InterchangeTests/Captures"

  @Test func `every capture is in the manifest, with its licence`() throws {
    let rows = try Repository.text(Self.folder + "/MANIFEST.tsv").split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    let licence = try #require(rows[0].firstIndex(of: "licence"))
    let listed = Dictionary(
      uniqueKeysWithValues: rows.dropFirst().map { (String($0[0]), $0[licence]) })
    let captures = Repository.files(under: Self.folder, endingIn: "")
      .compactMap { $0.split(separator: "/").last.map(String.init) }
      .filter { $0 != "MANIFEST.tsv" && $0 != "LICENSES.md" }
    #expect(captures.sorted() == listed.keys.sorted())
    #expect(listed.values.allSatisfy { !$0.isEmpty })
  }

  @Test func `the licence of every project is printed`() throws {
    let text = try Repository.text(Self.folder + "/LICENSES.md")
    let captures = Repository.files(under: Self.folder, endingIn: "").filter { $0.contains("__") }
    try #require(!captures.isEmpty)
    for path in captures {
      let name = path.dropFirst(Self.folder.count + 1)
      let project = name[..<(name.firstRange(of: "__")?.upperBound ?? name.endIndex)]
      #expect(text.contains("`\(project)`"), "\(name)")
    }
  }

  @Test func `the licence of the program is complete`() throws {
    let text = try Repository.text("LICENSE")
    #expect(text.contains("Version 2.0, January 2004"))
    #expect(text.contains("END OF TERMS AND CONDITIONS"))
  }
}
