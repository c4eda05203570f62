import Testing

/// Holds the list of embedded scenarios to the folder `traces`.
struct AssetTests {
  @Test func `the binary carries every scenario; scripts/assets brings it up to date`() throws {
    let list = try Repository.text("Sources/CAssets/CAssets.c")
    let paths = Repository.files(under: "traces", endingIn: ".yaml")
    #expect(!paths.isEmpty)
    for path in paths {
      let text = try Repository.text(path)
      #expect(list.contains("#embed \"../../\(path)\""), "\(path): run scripts/assets")
      let entry = "{\"\(path)\", \"\(value("id", of: text))\", \"\(value("title", of: text))\","
      #expect(list.contains(entry), "\(path): run scripts/assets")
    }
    #expect(list.matches(of: /#embed/).count == paths.count, "run scripts/assets")
  }

  @Test func `every folder of scenarios has its heading in the menu`() throws {
    let topics = Set(
      try Repository.text("Sources/ndiscope/Topic.swift")
        .matches(of: /Topic\(folder: "([^"]+)"/).map { String($0.output.1) })
    let folders = Set(
      Repository.files(under: "traces", endingIn: ".yaml").map { path in
        path.split(separator: "/").dropFirst().dropLast().joined(separator: "/")
      })
    for folder in folders.subtracting(topics).sorted() {
      Issue.record("\(folder) needs a line in Topic.all, in Sources/ndiscope/Topic.swift")
    }
    for folder in topics.subtracting(folders).sorted() {
      Issue.record("Topic.all: no scenario lies in \(folder)")
    }
  }

  /// The value of a key at the beginning of a line, as it stands in a C text.
  private func value(_ key: String, of text: String) -> String {
    let line = text.split(separator: "\n").first { $0.hasPrefix(key + ": ") } ?? ""
    let value = line.dropFirst(key.count + 2)
    let plain = String(value.first == "\"" ? value.dropFirst().dropLast() : value)
    return plain.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
