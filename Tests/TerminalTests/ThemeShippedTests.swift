import Foundation
import Terminal
import Testing

struct ThemeShippedTests {
  @Test(arguments: Theme.shipped)
  func `the file of a theme says the same as the program`(theme: Theme) throws {
    let file = try ThemeFile(named: theme.name.lowercased())
    #expect(file.value(of: "name") == theme.name)
    #expect(file.value(of: "variant") == theme.variant.rawValue)
    #expect(file.value(of: "system") == "base16")
    #expect(file.palette == theme.palette)
    #expect(try file.overrides() == theme.overrides)
  }

  @Test func `every file is a theme that ships`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: ThemeFile.folder.path)
    let shipped = Theme.shipped.map { $0.name.lowercased() + ".yaml" }
    #expect(names.filter { $0.hasSuffix(".yaml") }.sorted() == shipped.sorted())
  }
}

/// The lines of a theme file, which are simple enough to be read without a parser.
private struct ThemeFile {
  let lines: [Substring]

  static let folder = URL(filePath: #filePath).appending(path: "../../../themes").standardized

  init(named name: String) throws {
    let file = ThemeFile.folder.appending(path: name + ".yaml")
    lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
  }

  /// What stands in quotes behind a key.
  func value(of key: String) -> String? {
    let line = lines.first { $0.hasPrefix(key + ":") }
    return line?.split(separator: "\"").dropFirst().first.map(String.init)
  }

  var palette: [RGB] {
    lines.filter { $0.hasPrefix("  base") }.compactMap { line in
      line.split(separator: "\"").dropFirst().first.flatMap { RGB($0) }
    }
  }

  /// What stands behind `roles:`, one line a role.
  func overrides() throws -> [Role: Paint] {
    var overrides: [Role: Paint] = [:]
    for line in lines.drop(while: { $0 != "roles:" }).dropFirst() {
      let name = line.prefix { $0 != ":" }.drop { $0 == " " }
      let role = try #require(Role(named: name))
      overrides[role] = Paint(
        foreground: color("foreground", in: line), background: color("background", in: line))
    }
    return overrides
  }

  private func color(_ key: String, in line: Substring) -> RGB? {
    guard let range = line.firstRange(of: key + ": \"") else { return nil }
    return RGB(line[range.upperBound...].prefix { $0 != "\"" })
  }
}
