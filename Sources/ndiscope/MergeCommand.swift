import ArgumentParser
import Events
import Live
import Simulation
import Traces

/// `ndiscope merge`: the parts of a search together.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Put the parts of a search together.",
    discussion: """
      Each FILE is what `ndiscope exhaust --shard I/N --output FILE` has saved. States that several \
      parts have met count once; of the runs that break a rule the shortest one stays. What the \
      parts have left undone waits in the result, and --resume goes on with it.

      The exit status is 1 if a rule is broken, and 3 if a part is missing.
      """)

  @Argument(help: "The saved parts.")
  var files: [String]

  @Option(name: [.short, .long], help: "The file to save the whole search in.")
  var output: String?

  @Option(help: "The folder for the traces of what is found; it is made if it is missing.")
  var traces: String?

  @Option(help: "How to say it: \(ResultFormat.spelling).")
  var format = ResultFormat.text

  func run() throws {
    var merged = try SavedSearch(at: files[0])
    for file in files.dropFirst() {
      let part = try SavedSearch(at: file)
      guard merged.isPartner(of: part) else {
        throw Refusal("\(file) is no part of the search of \(files[0])", .usage)
      }
      guard merged.shards.isDisjoint(with: part.shards) else {
        throw Refusal("\(file): this part of the search is given twice", .usage)
      }
      merged.merge(part)
    }
    let plan = try merged.plan(files[0])
    let ending = SearchEnding(output: output, traces: traces, format: format)
    try ending.check()
    try ending.tell(merged, plan)
    guard merged.missingShards.isEmpty else {
      let missing = merged.missingShards
      let parts = missing.prefix(Self.listedPartCount).map(String.init).joined(separator: ", ")
      let rest = missing.count - Self.listedPartCount
      throw Refusal(
        "of \(merged.shardCount) parts these are missing: \(parts)"
          + (rest > 0 ? " and \(rest) more" : ""), .unreadable)
    }
    if merged.result.lostCount > 0 { throw ExitStatus.unreadable }
    if !merged.result.findings.isEmpty { throw ExitStatus.unmet }
  }

  /// How many parts that are missing are named.
  private static let listedPartCount = 10
}
