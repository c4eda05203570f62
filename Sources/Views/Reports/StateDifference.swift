import Events
import Replay

/// What differs between the stacks at two positions, layer by layer, then object by object.
public struct StateDifference: Equatable, Sendable {
  /// One value that differs.
  public struct Row: Equatable, Sendable {
    /// The layer, or the object.
    public let place: String
    /// What it is a value of.
    public let name: String
    /// The value at the first position; empty where there is none.
    public let before: String
    /// The value at the second one.
    public let after: String
    /// The value, where one can ask who set it.
    public let quantity: Quantity?
  }

  /// The values that differ, from the application to the wire.
  public let rows: [Row]
  /// How many objects differ that are not listed.
  public let hiddenCount: Int

  /// Compares two positions of a timeline.
  public init(_ timeline: Timeline, from first: Int, to second: Int) {
    let finder = Finder(timeline, first, second)
    let objects = finder.objects
    rows = finder.layers + finder.levels + objects.prefix(StateDifference.objectCountMax)
    hiddenCount = max(objects.count - StateDifference.objectCountMax, 0)
  }

  private static let objectCountMax = 300
}

private struct Finder {
  private let moment: Moment
  private let old: StackState
  private let new: StackState
  private let lexicon: Lexicon

  init(_ timeline: Timeline, _ first: Int, _ second: Int) {
    moment = Moment(timeline, at: second)
    old = timeline.state(at: first)
    new = moment.state
    lexicon = timeline.history.lexicon
  }

  /// What the layers have let through, and what they keep.
  var layers: [StateDifference.Row] {
    var layer = ""
    return CounterRow.all(moment).flatMap { row -> [StateDifference.Row] in
      switch row {
      case .layer(let id):
        layer = lexicon.title(id)
        return traffic(id, layer)
      case .place(let id): return [difference(layer, .place(id))].compactMap(\.self)
      case .drop(let drop): return [difference(layer, .dropped(drop))].compactMap(\.self)
      }
    }
  }

  private func traffic(_ id: ComponentID, _ layer: String) -> [StateDifference.Row] {
    let before = old.traffic.indices.contains(id.index) ? old.traffic[id.index] : Traffic()
    let after = new.traffic.indices.contains(id.index) ? new.traffic[id.index] : Traffic()
    let parts: [(String, KeyPath<Traffic, Int>, Quantity?)] = [
      (CommonWords.arrived, \.arrived, nil), (CommonWords.departed, \.departed, nil),
      (CommonWords.dropped, \.dropped, nil), (CommonWords.held, \.held, .held(id)),
    ]
    return parts.compactMap { name, part, quantity in
      let (was, now) = (before[keyPath: part], after[keyPath: part])
      guard was != now else { return nil }
      return StateDifference.Row(
        place: layer, name: name, before: String(was), after: String(now), quantity: quantity)
    }
  }

  private func difference(_ layer: String, _ quantity: Quantity) -> StateDifference.Row? {
    let (was, now) = (quantity.text(in: old, lexicon), quantity.text(in: new, lexicon))
    guard was != now else { return nil }
    return StateDifference.Row(
      place: layer, name: quantity.name(lexicon), before: was, after: now, quantity: quantity)
  }

  /// The levels of the processors.
  var levels: [StateDifference.Row] {
    (0..<max(old.processorCount, new.processorCount)).compactMap {
      difference(CommonWords.cpu($0), .irql(cpu: $0))
    }
  }

  /// The objects that have another owner, begin or end between the two positions.
  var objects: [StateDifference.Row] {
    let before = old.liveObjects
    let gone = before.filter { new[$0.object] == nil }.map(\.object)
    let others = new.liveObjects.map(\.object).filter { old[$0]?.owner != new[$0]?.owner }
    return (others + gone).map { object in
      let quantity = Quantity.owner(object)
      let was = quantity.text(in: old, lexicon)
      let isGone = new[object] == nil
      return StateDifference.Row(
        place: object.description,
        name: isGone
          ? ReportsWords.isGone : was.isEmpty ? ReportsWords.isNew : ReportsWords.owner,
        before: was, after: isGone ? "" : quantity.text(in: new, lexicon), quantity: quantity)
    }
  }
}
