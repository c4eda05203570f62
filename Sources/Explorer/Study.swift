import Views

/// What the session keeps beside what is shown: changes that can be taken back, and what was copied last.
struct Study: Equatable, Sendable {
  /// The changes that u takes back, the last one at the end.
  var done: [UserChange] = []
  /// The changes that Control-R makes again, the last one taken back at the end.
  var undone: [UserChange] = []
  /// What the user has begun to look at since the last change, which is no change itself, the last one at the end.
  private(set) var begun: [Begun] = []
  /// The change of the run that is being taken back or made again outside.
  var swapped: UserChange?
  /// Which run this is: 0 for the one that was opened, and a number of its own behind each change of it.
  var runNumber = 0
  /// The last number that a run got.
  var lastRunNumber = 0
  /// What was opened, and what was written since.
  var kept: [OwnWork] = []
  /// Whether the run that was opened is simulated, so that beginning anew brings it back.
  var wasOpenedLive = false
  /// What was copied last, for `:yank FILE`.
  var copied = ""

  static let changeCountMax = 100

  /// The user looks at the run in another way.
  mutating func begin(_ look: Begun) {
    end(look)
    begun.append(look)
  }

  /// That has come to its end.
  mutating func end(_ look: Begun) { begun.removeAll { $0 == look } }

  /// A change of the user is what comes last.
  mutating func forgetBegun() { begun = [] }

  /// What shows the run in another way and leaves it as it is.
  enum Begun: Equatable, Sendable {
    /// Only the events that a filter holds for are shown.
    case filter
    /// An object is followed.
    case follow
  }
}

/// What a user has done that a file can keep.
struct OwnWork: Equatable, Sendable {
  /// Which of the runs of the session it is about.
  var runNumber = 0
  /// The marks.
  var marks: [UserMark] = []
  /// The notes.
  var notes: [UserNote] = []
}

/// A change that the user made, with what was there before it; once it is taken back, with what was there behind it.
struct UserChange: Equatable, Sendable {
  /// What was changed, in a few words.
  let name: String
  /// Whether the run itself was changed.
  let isOfRun: Bool
  /// Which run it was.
  let runNumber: Int
  /// Where the cursor stood.
  var position: Int
  /// What the user paid attention to.
  var attention: Attention
  /// What the user had noted down.
  var notebook: Notebook
  /// What was opened or closed in views that fold rows (``Look/toggled``); it comes back only with its run.
  var toggled: [ViewKind: Set<Int>]
}
