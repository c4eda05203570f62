import Testing

/// Compares `ARCHITECTURE.md` with the package.
struct ArchitectureTests {
  @Test func `a room stands on what the package says`() throws {
    let rows = try Markdown("ARCHITECTURE.md").rows(under: "The rooms")
      .filter { $0[0].hasPrefix("`") }
    let rooms = try PackageManifest().rooms
    #expect(rows.map { $0[0].quoted[0] } == rooms.map(\.name))
    for (row, room) in zip(rows, rooms) {
      #expect(row[1].quoted.sorted() == room.dependencies.sorted(), "\(room.name)")
    }
  }

  @Test func `every room has its paragraph and its folder`() throws {
    let text = try Repository.text("ARCHITECTURE.md")
    let rooms = try PackageManifest().rooms.map(\.name)
    try #require(!rooms.isEmpty)
    for room in rooms {
      #expect(text.contains("**\(room)**") || text.contains("`\(room)`"), "\(room)")
      #expect(Repository.exists("Sources/\(room)"), "\(room)")
    }
  }

  @Test func `a trace lies in traces, not beside the package`() {
    let strays = Repository.files(endingIn: ".jsonl").filter { !$0.contains("/") }
    #expect(strays.isEmpty, "move to traces/, or remove: \(strays)")
  }

  @Test func `the picture shows every room that holds Swift`() throws {
    let picture = try #require(try Markdown("ARCHITECTURE.md").snippets("text").first)
    let words = Set(picture.split { !$0.isLetter && !$0.isNumber }.map(String.init))
    for room in try PackageManifest().rooms.map(\.name)
    where room != "Events" && room != "Frames" && !room.hasPrefix("C") || room == "Curses" {
      #expect(words.contains(room), "\(room)")
    }
  }
}
