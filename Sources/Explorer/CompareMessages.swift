import Events
import Views

/// What is said about comparing, in one place.
extension Message {
  static let nothingBeside = Message(
    "Nothing stands beside this run: \(key: "against") chooses what to compare it with.", .warning)
  static let otherSide = Message(
    "The other run is only shown beside this one; ndiscope explore opens it alone.", .warning)
  static let seeking = Message("No difference so far; the rest is compared.   Esc stops that")
  static let tied = Message("A step of one side moves the other one as well.")
  static let untied = Message(
    "The sides move one by one; \(key: "next_pane") goes to the other one.   \(key: "normal_speed") ties them"
  )

  static let aboutThisRunOnly = Message(
    "That is about A: \(key: "next_pane") goes there.", .warning)

  static let followedOnlyHere = Message(
    "What is followed is an object of A: \(key: "next_pane") goes there, and \(key: "follow") follows one or ends that.",
    .warning)

  static func followedHere(_ object: ObjectID) -> Message {
    guard object != .none else { return Message("Nothing is followed any more.") }
    return Message("\(object) of A is followed.   \(key: "follow") ends that")
  }

  /// A question that is asked of the step of the run that stands beside.
  static func askedOfOther(_ question: String) -> String { "B: \(question)" }

  static func noDifference(_ isForward: Bool) -> Message {
    Message("No difference \(isForward ? "follows" : "comes before").", .warning)
  }

  /// What a run is called whose title another one has as well.
  static func named(_ title: String, file: String) -> String { "\(file.shown): \(title)" }

  /// What a run is called that was left; what tells it from the run that took its place is said first, as long titles are cut.
  static func leftBehind(_ title: String) -> String { "before the branch: \(title)" }
}
