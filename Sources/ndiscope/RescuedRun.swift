import Explorer
import Glibc
import Views

/// The run that was on the screen when a terminal went away.
enum RescuedRun {
  private static let name = "hung-up.ndt.jsonl"
  private static let toldName = "rescued.ndt.jsonl"

  /// Where it is written; `nil` where nothing can be.
  @Sendable static func file() -> String? {
    guard let folder = UserFolders.state, UserFolders.makeFolder(folder) else { return nil }
    return "\(folder)/\(name)"
  }

  /// What is said about it at the next start, once.
  static var word: Message? {
    guard let folder = UserFolders.state else { return nil }
    let told = "\(folder)/\(toldName)"
    guard rename("\(folder)/\(name)", told) == 0 else { return nil }
    return Message("The terminal went away last time: ndiscope explore \(told) goes on there")
  }
}
