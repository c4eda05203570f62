import Explorer
import Synchronization
import Views

/// Keeps filters that get a name, for the sessions of this program that begin later as well.
enum RuleKeeper {
  private static let kept = Mutex<UserWords?>(nil)

  /// The words of the user since one was added, or `nil` if none was.
  static var words: UserWords? { kept.withLock(\.self) }

  /// Adds a filter to the file of the user.
  static func save(_ filter: UserWords.Filter) -> (words: UserWords?, message: Message) {
    let result = UserRules.save(filter)
    if let words = result.words { kept.withLock { $0 = words } }
    return result
  }
}
