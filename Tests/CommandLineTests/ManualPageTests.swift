import Foundation
import Testing

/// Holds the manual page `docs/ndiscope.1` to what the program says about itself.
struct ManualPageTests {
  private static let path = "docs/ndiscope.1"

  /// `GOLDEN=update` writes the page instead and fails; `scripts/docs` does that.
  @Test func `the page is what the program says about its arguments`() throws {
    let wanted = try ManualPage().text
    guard ProcessInfo.processInfo.environment["GOLDEN"] != "update" else {
      let old = try? String(contentsOfFile: Repository.path(ManualPageTests.path), encoding: .utf8)
      try Data(wanted.utf8).write(to: URL(filePath: Repository.path(ManualPageTests.path)))
      if old != wanted {
        Issue.record("wrote docs/ndiscope.1; look at it, then run the tests again")
      }
      return
    }
    let page = try String(contentsOfFile: Repository.path(ManualPageTests.path), encoding: .utf8)
    let isSame = page == wanted
    #expect(isSame, "run scripts/docs; git diff docs/ndiscope.1 shows what has changed")
  }

  @Test func `every command and every option is in the page`() throws {
    let page = try ManualPage()
    let commands = page.tool.command.subcommands ?? []
    #expect(commands.count >= 8)
    for command in commands where command.commandName != "help" {
      #expect(page.text.contains("\n.SS ndiscope \(command.commandName)"))
      for argument in command.shown where !argument.isBuiltIn {
        for name in argument.names ?? [] {
          #expect(page.text.contains(ManualPage.escaped(name.spelling)), "\(name.spelling)")
        }
      }
    }
  }
}

/// The manual page, made from what `--experimental-dump-help` says.
private struct ManualPage {
  let tool: Tool

  init() throws {
    let dump = try CommandRun("--experimental-dump-help")
    tool = try JSONDecoder().decode(Tool.self, from: Data(dump.output.utf8))
  }

  var text: String {
    var lines = [
      ".\\\" Written by scripts/docs. Do not edit.",
      ".TH NDISCOPE 1 \"2026-11-21\" \"ndiscope\" \"User Commands\"",
      ".SH NAME",
      "ndiscope \\- shows how a packet moves through the Windows NDIS driver stack",
      ".SH SYNOPSIS",
    ]
    let commands = (tool.command.subcommands ?? []).filter { $0.commandName != "help" }
    for (index, command) in commands.enumerated() {
      lines +=
        (index > 0 ? [".PP"] : []) + ["\\fBndiscope \(command.commandName)\\fR"] + command.usages
    }
    lines += [".SH DESCRIPTION", ManualPage.filled(tool.command.abstract ?? "")]
    lines += paragraphs(tool.command.discussion)
    lines += [".SH COMMANDS"]
    for command in commands { lines += section(command) }
    return (lines + ManualPage.rest).joined(separator: "\n") + "\n"
  }

  private func section(_ command: Command) -> [String] {
    var lines = [".SS ndiscope \(command.commandName)", ManualPage.filled(command.abstract ?? "")]
    lines += paragraphs(command.discussion)
    for argument in command.shown where !argument.isBuiltIn {
      lines += [".TP", argument.heading]
      var text = argument.abstract ?? ""
      if let value = argument.defaultValue, !value.isEmpty, !text.contains("default") {
        text += " (default: \(value))"
      }
      lines.append(ManualPage.filled(text.isEmpty ? "No more is to be said." : text))
    }
    return lines
  }

  private func paragraphs(_ text: String?) -> [String] {
    (text ?? "").split(separator: "\n").flatMap { [".PP", ManualPage.filled(String($0))] }
  }

  /// Text in lines of less than 80 characters.
  static func filled(_ text: String) -> String {
    var lines: [String] = []
    for word in text.split(separator: " ").map(String.init) {
      if let last = lines.last, last.count + word.count < 70 {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word)
      }
    }
    return lines.map(escaped).joined(separator: "\n")
  }

  /// Text that troff takes as it is.
  static func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }

  /// What the arguments do not say.
  private static let rest = [
    ".SH EXIT STATUS",
    ".TP", "0", "All is well.",
    ".TP", "1", "What was expected did not come true.",
    ".TP", "2", "The arguments are wrong, or the terminal cannot show a screen.",
    ".TP", "3", "A file could not be read or written, or not to its end.",
    ".TP", "129, 130, 143",
    "A search of ndiscope exhaust was ended by SIGHUP, by Ctrl\\-C (SIGINT) or by SIGTERM and is not",
    "finished; what it has found so far is saved and told.",
    ".SH ENVIRONMENT",
    ".TP", "NO_COLOR", "If it is set and not empty, no colours are used.",
    ".TP", "TERM, COLORTERM, LC_ALL, LC_CTYPE, LANG",
    "What the terminal can do, and whether it shows UTF\\-8.",
    ".TP", "XDG_CONFIG_HOME, XDG_STATE_HOME, HOME", "Where the files below are.",
    ".SH FILES",
    ".TP", "~/.config/ndiscope/keys.yaml",
    "Keys of one's own; ndiscope list keys names all actions.",
    ".TP", "~/.config/ndiscope/themes/NAME.yaml",
    "Themes of one's own, in the layout of the base16 and base24 collections.",
    ".TP", "~/.local/state/ndiscope/history", "What was typed behind :, / and &.",
    ".TP", "~/.local/state/ndiscope/hung\\-up\\-PID\\-at\\-EVENT.ndt.jsonl, rescued.ndt.jsonl",
    "A run that was changed, or marked and noted in, when its terminal hung up or SIGTERM came.",
    "It is hung\\-up, with the number of the process and that of the event where one stood, until the",
    "next start of ndiscope on a terminal:",
    "that names it, and calls it rescued.ndt.jsonl. Further ones have a number: rescued\\-2.ndt.jsonl.",
    ".SH EXAMPLES",
    ".TP", "ndiscope explore s02", "Walks through a scenario that ships.",
    ".TP", "ndiscope simulate s02 \\-o s02.ndt.jsonl", "Records it.",
    ".TP", "ndiscope print s02.ndt.jsonl \\-\\-filter 'complete and nested'",
    "Prints the completions inside of the call that they complete.",
    ".SH SEE ALSO",
    "The manuals of keys, scenarios, traces and queries belong to the project;",
    "ndiscope help COMMAND, ndiscope list keys and ndiscope explain WORD say the most of them.",
  ]
}

/// What the parser of arguments says about a program.
private struct Tool: Decodable {
  let command: Command
}

private struct Command: Decodable {
  let commandName: String
  let abstract: String?
  let discussion: String?
  let subcommands: [Command]?
  let arguments: [Argument]?

  var shown: [Argument] { (arguments ?? []).filter { $0.shouldDisplay ?? true } }

  /// What stands behind the name in the synopsis, one a line.
  var usages: [String] { shown.filter { !$0.isBuiltIn }.map(\.usage) }
}

private struct Argument: Decodable {
  let kind: String
  let shouldDisplay: Bool?
  let isOptional: Bool
  let isRepeating: Bool
  let names: [Name]?
  let valueName: String?
  let abstract: String?
  let defaultValue: String?

  /// Every command has these two, and the page says so nowhere else.
  var isBuiltIn: Bool { ["help", "version"].contains(names?.first { $0.kind == "long" }?.name) }

  private var value: String { ManualPage.escaped((valueName ?? "value").uppercased()) }

  /// The names in bold, the value in italics.
  var heading: String {
    guard let names, kind != "positional" else { return "\\fI\(value)\\fR" }
    let all = names.map { "\\fB\(ManualPage.escaped($0.spelling))\\fR" }.joined(separator: ", ")
    return kind == "option" ? all + " \\fI\(value)\\fR" : all
  }

  var usage: String {
    var text = heading
    if let names, kind != "positional",
      let name = names.first(where: { $0.kind == "long" }) ?? names.first
    {
      text = "\\fB\(ManualPage.escaped(name.spelling))\\fR"
      if kind == "option" { text += " \\fI\(value)\\fR" }
    }
    if isRepeating { text += " ..." }
    return isOptional ? "[\(text)]" : text
  }

  struct Name: Decodable {
    let kind: String
    let name: String

    var spelling: String { (kind == "long" ? "--" : "-") + name }
  }
}
