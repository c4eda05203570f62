import Events
import Views

/// What the user pays attention to.
public struct Attention: Equatable, Sendable {
  /// The object that is picked, or none.
  public internal(set) var picked = ObjectID.none
  /// The object that is followed, or none.
  public internal(set) var followed = ObjectID.none
  /// The marks, at most one a letter.
  public internal(set) var marks: [UserMark] = []
  /// What stops a run.
  public internal(set) var breakpoints: [Breakpoint] = []

  mutating func setMark(_ letter: Character, at position: Int) {
    marks.removeAll { $0.letter == letter }
    marks.append(UserMark(letter, at: position))
    marks.sort { $0.letter < $1.letter }
  }
}
