import Events

/// What the reason of a drop says that there was none of: a queue that was empty, or a pool that was used up.
public struct Shortage: Hashable, Sendable {
  /// The queue or the pool.
  public let place: PlaceID
  /// The index of the event that made it empty or used it up; `nil` if none that is known did.
  public let since: Int?
}

extension Timeline {
  /// What was missing where an event drops something; empty where its reason does not speak of a queue or a pool.
  ///
  /// Where the dropping layer has several of the kind, all of them that were empty, or used up, are told.
  public func shortages(at index: Int) -> [Shortage] {
    guard history.keeps(index), history[index].kind == .drop else { return [] }
    let event = history[index]
    let lexicon = history.lexicon
    let before = state(at: index)
    return lexicon.places.indices.compactMap { number in
      let facts = lexicon.places[number]
      let place = PlaceID(index: number)
      guard lexicon.declares(event.at, facts), facts.isMissing(event.status, place, in: before)
      else { return nil }
      return Shortage(place: place, since: setter(of: .place(place), at: index))
    }
  }
}

extension Lexicon {
  /// Whether a place belongs to a layer: to itself, or to a binding, a filter module or an adapter of it.
  fileprivate func declares(_ component: ComponentID, _ place: Place) -> Bool {
    switch place.owner {
    case .component(let id): id == component
    case .adapter(let index): adapters[index].miniport == component
    case .binding(let index): bindings[index].protocolDriver == component
    case .module(let index): modules[index].filter == component
    }
  }
}

extension Place {
  /// Whether a reason to drop something says that there is nothing here to be had, and the state says so, too.
  fileprivate func isMissing(_ reason: Word, _ place: PlaceID, in state: StackState) -> Bool {
    switch reason {
    case Word.Reason.noReceiveRequest:
      kind == .queue && shortName.hasPrefix("AddrRecv") && state.memberCount(of: place) == 0
    case Word.Reason.noRead:
      kind == .queue && shortName == "ReadIrps" && state.memberCount(of: place) == 0
    case Word.Reason.noPool: kind == .pool && bound > 0 && state.value(of: place) >= bound
    default: false
    }
  }
}
