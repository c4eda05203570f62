import ArgumentParser

/// The command; without a subcommand it explores.
struct Ndiscope: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "ndiscope",
    abstract: "Shows how a packet moves through the Windows NDIS driver stack, forward and back.",
    discussion: """
      Without arguments, on a terminal, it opens a menu of what ships. A SCENARIO is the id of one \
      that ships, such as s02, or a file ending in .yaml; a FILE is a recorded trace \
      (.ndt.jsonl, also .gz).

      Exit status: 0 fine, 1 an expectation was not met, 2 wrong arguments, 3 a file could not be \
      read or written, or not to its end, or a run was cut before what was asked for.
      """,
    version: version,
    subcommands: [
      ExploreCommand.self, HuntCommand.self, SimulateCommand.self, PrintCommand.self,
      StateCommand.self,
      CheckCommand.self, ExhaustCommand.self, MergeCommand.self, CompareCommand.self,
      FormatCommand.self, ScreenshotCommand.self, ListCommand.self, ExplainCommand.self,
    ],
    defaultSubcommand: ExploreCommand.self)

  /// The names of the subcommands.
  static var commandNames: [String] {
    configuration.subcommands.compactMap { $0.configuration.commandName }
  }
}
