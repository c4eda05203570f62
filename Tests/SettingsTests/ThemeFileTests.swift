import Events
import Foundation
import Terminal
import Testing
import Traces

@testable import Settings

struct ThemeFileTests {
  @Test(arguments: Theme.shipped)
  func `a theme that ships is what its file says`(theme: Theme) throws {
    let text = try String(contentsOf: file(of: theme), encoding: .utf8)
    #expect(try ThemeFile.theme(text, named: "other") == theme)
  }

  @Test func `every file in the folder is a theme that ships`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let shipped = Theme.shipped.map { $0.name + ".yaml" }
    #expect(names.filter { $0.hasSuffix(".yaml") }.sorted() == shipped.sorted())
  }

  @Test func `the older layout without a palette is read, and named by its file`() throws {
    let theme = try ThemeFile.theme(colors(16, indent: ""), named: "mine")
    #expect(theme.name == "mine" && theme.variant == .dark)
    #expect(theme.palette.count == 16)
    #expect(theme.palette[15] == RGB(0x0F0F0F))
    let named = try ThemeFile.theme("scheme: \"Ocean\"\n" + colors(16, indent: ""), named: "x")
    #expect(named.name == "Ocean")
  }

  @Test func `base24 has eight colours more`() throws {
    let theme = try ThemeFile.theme("palette:\n" + colors(24, indent: "  "), named: "mine")
    #expect(theme.palette.count == 24)
  }

  @Test func `a scheme without a variant is light if its background is`() throws {
    let text = colors(16, indent: "").replacing("base00: \"#000000\"", with: "base00: \"#fafafa\"")
    #expect(try ThemeFile.theme(text, named: "mine").variant == .light)
  }

  @Test(arguments: [
    ("palette: [1, 2]", 1, 10), ("variant: grey\n", 2, 8), ("base03: \"#12345\"\n", 2, 8),
    ("roles:\n  noww: {}\n", 3, 2), ("roles:\n  now: { colour: \"#ffffff\" }\n", 3, 8),
    ("roles:\n  now: { background: \"#ffffff\" }\n", 3, 2), ("- a\n- b", 1, 1), ("", 1, 1),
  ])
  func `what is wrong is said with its line`(addition: String, line: Int, column: Int) throws {
    let whole = colors(16, indent: "")
    let text: String
    if addition.hasPrefix("palette") || addition.hasPrefix("-") || addition.isEmpty {
      text = addition
    } else if addition.hasPrefix("base03") {
      let first = whole.split(separator: "\n").filter { !$0.hasPrefix("base03") }
      text = first[0] + "\n" + addition + first[1...].joined(separator: "\n") + "\n"
    } else {
      text = "author: me\n" + addition + whole
    }
    let error = try #require(throws: YAMLError.self) {
      try ThemeFile.theme(text, named: "mine")
    }
    #expect(error.position.line == line, "\(error.sentence)")
  }

  @Test func `a colour that is missing is named`() throws {
    let text = colors(16, indent: "").split(separator: "\n").dropLast().joined(separator: "\n")
    let error = try #require(throws: YAMLError.self) { try ThemeFile.theme(text, named: "mine") }
    #expect(error.sentence.contains("base0F"))
  }

  private func colors(_ count: Int, indent: String) -> String {
    (0..<count).map { number in
      let digits = String(format: "%02X", number)
      return "\(indent)base\(digits): \"#\(digits)\(digits)\(digits)\"\n"
    }.joined()
  }

  private var folder: URL {
    URL(filePath: #filePath).appending(path: "../../../themes").standardized
  }

  private func file(of theme: Theme) -> URL {
    folder.appending(path: theme.name + ".yaml")
  }
}
