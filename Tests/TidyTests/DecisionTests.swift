import Testing

/// Holds the list of decisions to the records.
struct DecisionTests {
  private static let folder = "docs/decisions/"

  @Test func `every record of a decision stands in the table, under its title`() throws {
    let rows = try Markdown(Self.folder + "README.md").lines.filter { $0.hasPrefix("| [") }
    let records = Repository.files(under: Self.folder, endingIn: ".md")
      .map { String($0.dropFirst(Self.folder.count)) }.filter { $0 != "README.md" }
    #expect(rows.count == records.count && records.count >= 19)
    for record in records {
      let heading = try #require(try Markdown(Self.folder + record).headings.first).title
      let row = "| [\(heading.prefix(4))](\(record)) | \(heading.dropFirst(5)) |"
      #expect(rows.contains(row), "docs/decisions/README.md: add \(row)")
    }
  }
}
