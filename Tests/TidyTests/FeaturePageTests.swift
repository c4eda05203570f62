import Testing

/// Holds the page of features to the tests that it names.
struct FeaturePageTests {
  @Test func `every test that the page names is there`() throws {
    let names = Set(
      try Repository.files(under: "Tests", endingIn: ".swift").flatMap { path in
        try Repository.text(path).matches(of: /func `([^`]+)`/).map { String($0.output.1) }
      })
    let rows = try Markdown("docs/features.md").lines.compactMap { line in
      line.firstMatch(of: /\| `([^`|]+)` \|$/).map { String($0.output.1) }
    }
    #expect(rows.count >= 50)
    for row in rows { #expect(names.contains(row), "\(row)") }
  }
}
