import Events

/// One way through a trace; each exists forward and backward.
public enum Step: CaseIterable, Sendable {
  /// To the next event.
  case event
  /// To the next call or return, at any depth.
  case into
  /// Past the call that begins next, or one event if none does.
  case over
  /// To the return of the innermost open call; backward, to its beginning.
  case out
  /// To the next call or return of a layer other than the library.
  case crossing
  /// To the next object that begins.
  case creation
}

/// Which way to go.
public enum Heading: Sendable {
  /// Later.
  case forward
  /// Earlier.
  case backward
}

/// Moving the cursor. A position is a gap between events; the event just before it is the one that is shown.
extension Timeline {
  /// Where a step leads from a position, or `nil` if there is nothing on that side.
  public func position(after position: Int, _ step: Step, _ heading: Heading) -> Int? {
    switch heading {
    case .forward: forward(position, step)
    case .backward: backward(position, step)
    }
  }

  private func forward(_ position: Int, _ step: Step) -> Int? {
    switch step {
    case .event: position < count ? position + 1 : nil
    case .into: behind(firstIndex(from: position) { $0.kind.opensCall || $0.kind == .leave })
    case .over: overForward(position)
    case .out: behind(returnOfOpenCall(position))
    case .crossing: behind(firstIndex(from: position, where: isCrossing))
    case .creation: behind(firstIndex(from: position) { $0.life == .new })
    }
  }

  private func backward(_ position: Int, _ step: Step) -> Int? {
    switch step {
    case .event: position > history.droppedCount ? position - 1 : nil
    case .into:
      behind(lastIndex(before: position - 1) { $0.kind.opensCall || $0.kind == .leave })
    case .over: overBackward(position)
    case .out: behind(beginningOfOpenCall(position))
    case .crossing: behind(lastIndex(before: position - 1, where: isCrossing))
    case .creation: behind(lastIndex(before: position - 1) { $0.life == .new })
    }
  }

  private func behind(_ index: Int?) -> Int? { index.map { $0 + 1 } }

  private func overForward(_ position: Int) -> Int? {
    guard position < count else { return nil }
    guard history[position].kind.opensCall else { return position + 1 }
    return behind(leave(ofEnter: position)) ?? count
  }

  private func overBackward(_ position: Int) -> Int? {
    guard position > history.droppedCount else { return nil }
    guard history[position - 1].kind == .leave else { return position - 1 }
    return enter(ofLeave: position - 1) ?? history.droppedCount
  }

  /// The return of the innermost call that is open where the shown event stands.
  private func returnOfOpenCall(_ position: Int) -> Int? {
    guard let call = innermostCall(position) else { return nil }
    return leave(ofEnter: call.index)
  }

  /// The beginning of the innermost open call; of the one around it, if that is where we stand.
  private func beginningOfOpenCall(_ position: Int) -> Int? {
    guard position > history.droppedCount else { return nil }
    let calls = openCalls(position)
    guard let last = calls.last else { return nil }
    let beginning = last.index + 1 < position ? last.index : calls.dropLast().last?.index
    return beginning.flatMap { history.keeps($0) ? $0 : nil }
  }

  private func innermostCall(_ position: Int) -> OpenCall? { openCalls(position).last }

  /// The open calls of the stack on which the shown event happens.
  public func openCalls(_ position: Int) -> [OpenCall] {
    guard position > history.droppedCount else { return [] }
    let event = history[position - 1]
    return state(at: position).openCalls(on: event.stack)
  }

  /// Whether an event enters or leaves a layer; the library is none.
  public func isCrossing(_ event: Event) -> Bool {
    guard event.kind == .enter || event.kind == .leave else { return false }
    return history.lexicon[event.at]?.kind != .ndis
  }
}

// MARK: - Following one object

extension Timeline {
  /// Where the next event about an object is, or `nil`.
  public func position(
    after position: Int, about object: ObjectID, _ heading: Heading
  ) -> Int? {
    switch heading {
    case .forward: behind(nextIndex(about: object, from: position))
    case .backward: behind(previousIndex(about: object, before: position - 1))
    }
  }

  /// Where the next hop of an object is: an event that changes its owner, its queue, or its life; `nil` if there is none.
  public func position(
    after position: Int, hopOf object: ObjectID, _ heading: Heading
  ) -> Int? {
    var place = position
    while let next = self.position(after: place, about: object, heading) {
      let event = history[next - 1]
      if event.owner != .none || event.life != .unchanged || event.operation != .none {
        return next
      }
      place = next
    }
    return nil
  }

  /// Where the next event that satisfies a condition is, or `nil`.
  public func position(
    after position: Int, _ heading: Heading, where isWanted: (Event) -> Bool
  ) -> Int? {
    switch heading {
    case .forward: behind(firstIndex(from: position, where: isWanted))
    case .backward: behind(lastIndex(before: position - 1, where: isWanted))
    }
  }
}
