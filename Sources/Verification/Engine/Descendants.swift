import Events
import Replay

/// What was made for what, among the objects that are alive.
struct Descendants {
  private let children: [ObjectID: [ObjectID]]

  /// What is alive in a stack, as far as it fits.
  init(
    _ stack: StackState, where fits: (ObjectID, ObjectState) -> Bool = { _, _ in true }
  ) {
    var children: [ObjectID: [ObjectID]] = [:]
    stack.forEachLiveObject { object, state in
      guard state.parent != .none, fits(object, state) else { return }
      children[state.parent, default: []].append(object)
    }
    self.children = children
  }

  /// Whether any fits of what was made for an object, for what was made for it, and so on; each is looked at once.
  func contain(of object: ObjectID, where fits: (ObjectID) -> Bool) -> Bool {
    var waiting = children[object] ?? []
    var seen = Set(waiting)
    while let next = waiting.popLast() {
      if fits(next) { return true }
      for child in children[next] ?? [] where seen.insert(child).inserted { waiting.append(child) }
    }
    return false
  }
}
