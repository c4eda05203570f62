import Events
import Glibc
import Settings
import Terminal
import Traces

/// Themes that ship, and those that people keep as files.
extension Theme {
  /// The theme of a name or of a file; the standard one if none is named.
  ///
  /// A name with a slash or the ending `.yaml` is a file. Any other is looked for in ``userFolder`` first, so that
  /// people can replace a theme that ships; capitals do not matter.
  ///
  /// - Throws: ``Refusal`` that says what is wrong, with line and column, or which themes there are.
  static func find(_ name: String?) throws(Refusal) -> Theme {
    guard let name else { return .harbour }
    if name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      return try read(name)
    }
    if let path = userFile(name) { return try read(path).called(stem(path)) }
    if let theme = Theme.shipped.first(where: { $0.isNamed(name) }) {
      return theme
    }
    let names = all.map(\.name)
    let meant = isColorless(name) ? colorless : Suggestion.tail(for: name, in: names)
    throw Refusal(
      "there is no theme \(name).\(meant) There are "
        + "\(names.joined(separator: ", ")), and files: --theme FILE.yaml or \(userFolder ?? "~/.config/ndiscope/themes")",
      .usage)
  }

  /// Whether somebody seems to look for no colours at all.
  private static func isColorless(_ name: String) -> Bool {
    ["mono", "monochrome", "none", "no-color", "nocolor"].contains(name.lowercased())
  }

  private static let colorless = " Without colours it is ndiscope explore --mono."

  /// All themes: those that ship, each of them or what people have put in its place, then their others.
  ///
  /// A file that is no theme is left out; who asks for it by its name is told what is wrong with it.
  static var all: [Theme] {
    var themes: [Theme] = []
    for path in userFiles {
      guard let theme = try? read(path).called(stem(path)) else { continue }
      if !themes.contains(where: { $0.isNamed(theme.name) }) { themes.append(theme) }
    }
    let replaced = shipped.map { theme in themes.first { $0.isNamed(theme.name) } ?? theme }
    return replaced + themes.filter { theme in !shipped.contains { $0.isNamed(theme.name) } }
  }

  private func isNamed(_ name: String) -> Bool { self.name.lowercased() == name.lowercased() }

  /// The same under the name by which it is found, as that is written.
  private func called(_ name: String) -> Theme {
    guard self.name != name else { return self }
    let other = try? Theme(name: name, variant: variant, palette: palette, overrides: overrides)
    return other ?? self
  }

  /// The name of a file without its end.
  private static func stem(_ path: String) -> String {
    fileName(path).replacing(/\.ya?ml$/, with: "")
  }

  /// The names of all themes that ship, for people.
  static var shippedNames: String {
    shipped.map(\.name).joined(separator: ", ")
  }

  /// Where people keep their themes: `$XDG_CONFIG_HOME/ndiscope/themes`.
  private static var userFolder: String? {
    UserFolders.configuration.map { $0 + "/themes" }
  }

  private static var userFiles: [String] {
    userFolder.map { FileNames.paths(in: $0, endingIn: [".yaml", ".yml"]) } ?? []
  }

  /// The file of a name: the one that is called so to the letter, or else the first one that differs in capitals only.
  private static func userFile(_ name: String) -> String? {
    guard let userFolder else { return nil }
    let exact = ["yaml", "yml"].map { "\(userFolder)/\(name).\($0)" }
    if let path = exact.first(where: { access($0, R_OK) == 0 }) { return path }
    return userFiles.first { stem($0).lowercased() == name.lowercased() }
  }

  private static func read(_ path: String) throws(Refusal) -> Theme {
    let stem = path.split(separator: "/").last?.split(separator: ".").first.map(String.init)
    do throws(YAMLError) {
      return try ThemeFile.theme(try TextFile.text(at: path), named: stem ?? path)
    } catch {
      let place = error.position.line > 0 ? ":\(error.position.line):\(error.position.column)" : ""
      throw Refusal("\(path)\(place): \(error.sentence)", .unreadable)
    }
  }
}
