import Views

/// What the session keeps beside what is shown: changes that can be taken back, and what was copied last.
struct Study: Equatable, Sendable {
  /// The changes that u takes back, the last one at the end.
  var done: [UserChange] = []
  /// The changes that Control-R makes again, the last one taken back at the end.
  var undone: [UserChange] = []
  /// The change of the run that is being taken back or made again outside.
  var swapped: UserChange?
  /// What was copied last, for `:yank FILE`.
  var copied = ""

  static let changeCountMax = 100
}

/// A change that the user made, with what was there before it; once it is taken back, with what was there behind it.
struct UserChange: Equatable, Sendable {
  /// What was changed, in a few words.
  let name: String
  /// Whether the run itself was changed.
  let isOfRun: Bool
  /// Where the cursor stood.
  var position: Int
  /// What the user paid attention to.
  var attention: Attention
  /// What the user had noted down.
  var notebook: Notebook
}
