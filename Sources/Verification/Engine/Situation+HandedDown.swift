import Events

/// What has become of what a sender has handed down, and may not touch.
///
/// Two rules look at that from two sides: whether the sender uses it all the same, and whether it frees it again.
extension Situation {
  /// Where something is that was handed down.
  enum HandedDown {
    /// It has not come back since the event at which its sender lost it: the call, or the answer PENDING.
    case out(since: Int)
    /// It has come back and was freed, before its send answered PENDING; the steps show that.
    case gone([RuleFinding.Step])
    /// It has come back and was not freed: it is the sender's again.
    case back
  }

  /// What has become of an object that a component has handed down and may not touch at an index, or `nil`.
  func handedDown(
    _ object: ObjectID, by component: ComponentID, before index: Int
  ) -> HandedDown? {
    guard let use = lastUse(of: object, by: component, before: index), use.kind == .handedDown,
      history[use.index].kind == .leave || object.kind == .netBufferList
    else { return nil }
    guard books.debt(of: object, to: component, .send) == nil,
      let back = comeback(of: object, to: component, before: use.index)
    else { return .out(since: use.index) }
    guard let freed = end(of: object, before: index) else { return .back }
    return .gone([
      .init(back, "\(object) comes back to \(name(component))"),
      .init(freed, "\(name(history[freed].at)) frees \(object)"),
      .init(use.index, "Behind that, its send answers PENDING"),
    ])
  }
}
