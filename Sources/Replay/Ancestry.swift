import Events

/// The way from an object to what it was made for, to what that was made for, and so on.
///
/// A trace may say anything, also that two objects were made for each other, or one for itself. Such a way ends as well: it comes
/// to each of its objects, to some of them more than once, and then to ``ObjectID/none``. It keeps one object in mind and
/// compares the next ones with it, then a later one for twice as many steps, until it meets it again or has come far enough.
public struct Ancestry: Sendable {
  /// Where the way has come to: first the object itself, and ``ObjectID/none`` behind the last one.
  public private(set) var object: ObjectID
  /// The object that is waited for, for how many steps, and how many of them have been made.
  private var awaited: ObjectID
  private var patience = 1
  private var stepCount = 0

  /// A way that begins at an object.
  public init(of object: ObjectID) {
    self.object = object
    awaited = object
  }

  /// Goes on to what the object was made for.
  @inline(__always)
  public mutating func climb(to parent: ObjectID) {
    let isOver = parent == awaited || patience > Ancestry.patienceMax
    object = isOver ? .none : parent
    stepCount += 1
    guard stepCount == patience else { return }
    awaited = parent
    stepCount = 0
    patience *= 2
  }

  /// A way leads to 64 objects at most: no stack makes so many for each other, but a trace may, and it is asked at each event.
  private static let patienceMax = 32
}
