/// Where the texts stand that people read on the screen, and what else stands between quotes.
enum Wording {
  /// The folders of the rooms of the screen.
  static let folders = ["Sources/Views", "Sources/Explorer", "Sources/Terminal"]

  /// Whether a file is part of the catalog of texts.
  static func isCatalog(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return path.contains("/Glossary/") || ends.contains { name.hasSuffix($0 + ".swift") }
      || beginnings.contains { name.hasPrefix($0) }
  }

  private static let ends = ["Words", "Phrases", "Messages", "ErrorText"]
  private static let beginnings = [
    "ActionCatalog", "CommandCatalog", "Narration.", "LadderNames.", "BugCheckText.",
  ]

  /// What is allowed between quotes in one file, and what it is.
  struct Allowance {
    let path: String
    let reason: String
    /// The texts without what is interpolated; `nil` for all of the file.
    var texts: [String]?
  }

  static let allowed: [Allowance] = [
    Allowance(
      path: "Sources/Views/Events/EventColumn.swift", reason: "names of columns",
      texts: ["seq", "t", "dt", "cpu", "call", "route", "obj", "st", "mark"]),
    Allowance(
      path: "Sources/Views/Events/EventRowPainter.swift", reason: "the end of file names",
      texts: [".exe "]),
    Allowance(
      path: "Sources/Views/Inspector/InspectorBranches.swift", reason: "a term of a query",
      texts: ["nobody"]),
    Allowance(
      path: "Sources/Views/Owners/OwnerLanes.swift", reason: "one letter for each owner",
      texts: ["abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"]),
    Allowance(
      path: "Sources/Views/Sieve/EventRule.swift", reason: "queries that ship, with their names"),
    Allowance(
      path: "Sources/Views/Stack/LayerKind.swift", reason: "names of registers and their bits",
      texts: [
        "ISR", "IMR", "CURR", "BNRY", "prx", "ptx", "rxe", "txe", "ovw", "cnt", "rdc", "rst",
      ]),
    Allowance(
      path: "Sources/Views/States/MachineBlock.swift", reason: "fields of queries",
      texts: ["binding", "adapter", "filter"]),
    Allowance(
      path: "Sources/Explorer/Injection+All.swift", reason: "flags of the DDK",
      texts: ["PROMISCUOUS", "DIRECTED", "BROADCAST"]),
    Allowance(
      path: "Sources/Explorer/Session+Cells.swift", reason: "words of the query language",
      texts: ["  and  ", "  or  ", "  and not  ", "not  "]),
    Allowance(path: "Sources/Terminal/Canvas+SVG.swift", reason: "names of the format SVG"),
    Allowance(path: "Sources/Terminal/KeyName.swift", reason: "names of keys, as they are typed"),
    Allowance(
      path: "Sources/Terminal/Mention.swift", reason: "the letters of objects",
      texts: ["PNBMRIFDELTWKS"]),
    Allowance(path: "Sources/Terminal/Theme+Shipped.swift", reason: "names of themes"),
  ]

  /// The texts of a file that nothing allows.
  static func strays(in source: String, path: String) -> [SwiftLiteral] {
    SwiftLiteral.all(in: source).filter { literal in
      hasWord(literal.text) && !isCode(literal)
        && !allowed.contains { allowance in
          allowance.path == path
            && allowance.texts.map { $0.contains(literal.text) } ?? true
        }
    }
  }

  /// Whether a text has a word: two letters side by side.
  static func hasWord(_ text: String) -> Bool { !text.matches(of: /\p{L}{2}/).isEmpty }

  // MARK: - What the program reads itself

  /// Whether a text is for the program: compared, looked up, typed on behalf of the user, or our own mistake.
  static func isCode(_ literal: SwiftLiteral) -> Bool {
    let text = literal.text
    return units.contains(text.filter { $0 != " " }) || keys.contains(text)
      || text.contains("==") || text.contains("!=")
      || text.wholeMatch(of: /:[a-z_]+/) != nil
      || readers.contains { literal.before.hasSuffix($0) }
      || literal.before.contains(/\bcase ("[^"]*", )*$/)
      || literal.before.contains(/\.key\("[a-z_]+", $/)
      || isInPrecondition(literal.before)
  }

  private static let units = ["ns", "µs", "ms"]
  private static let keys = ["Enter", "Esc", "Tab", "Space"]
  /// What stands right before a text that is an argument for the program: names of actions and commands, queries.
  private static let readers = [
    "== ", "!= ", "hasPrefix(", "hasSuffix(", "contains(", ".key(", "LineEditor(", "command: ",
    "terms(for: ", "(key: ",
  ]

  private static func isInPrecondition(_ before: String) -> Bool {
    guard let start = before.ranges(of: /precondition(Failure)?\(/).last else { return false }
    let rest = before[start.upperBound...]
    return rest.count { $0 == "(" } + 1 > rest.count { $0 == ")" }
  }
}
