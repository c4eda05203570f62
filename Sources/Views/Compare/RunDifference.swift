import Events
import Replay

/// Something that two stacks differ in at the moments at which they stand.
struct RunDifference: Equatable {
  /// What it is a value of, such as `owner of`.
  let name: String
  /// The object behind the name, or ``ObjectID/none``.
  var object = ObjectID.none
  /// Its value on the left.
  let a: String
  /// Its value in the other run.
  let b: String
  /// The values at the ends of both runs.
  let end: End

  /// How it comes out.
  enum End: Equatable {
    /// Both runs end with the same value.
    case same(String)
    /// They end with different ones.
    case different(String, String)
    /// Nobody knows yet.
    case unknown
  }
}

/// Finds what two stacks differ in.
struct RunDifferenceFinder {
  private let a: Moment
  private let b: Moment
  private let alignment: Alignment
  /// The states at the ends of both runs, if they are known.
  private let ends: (a: StackState, b: StackState)?

  init(_ a: Moment, _ comparison: SceneComparison, isGrowing: Bool) {
    self.a = a
    b = comparison.moment
    alignment = comparison.alignment
    ends =
      comparison.isWorking || isGrowing ? nil : (a.timeline.end, comparison.moment.timeline.end)
  }

  /// Everything that differs, the most telling first.
  var all: [RunDifference] { machine + owners + places + held + calls + wire }

  private func row(
    _ name: String, of object: ObjectID = .none, _ first: String, _ second: String,
    atEnd value: (StackState, Alignment.Side) -> String
  ) -> RunDifference? {
    guard first != second else { return nil }
    let end = ends.map { ends -> RunDifference.End in
      let values = (value(ends.a, .a), value(ends.b, .b))
      return values.0 == values.1 ? .same(values.0) : .different(values.0, values.1)
    }
    return RunDifference(name: name, object: object, a: first, b: second, end: end ?? .unknown)
  }

  private func row(
    _ name: String, _ value: (StackState, Alignment.Side) -> String
  ) -> RunDifference? {
    row(name, value(a.state, .a), value(b.state, .b), atEnd: value)
  }

  private func lexicon(_ side: Alignment.Side) -> Lexicon {
    side == .a ? a.lexicon : b.lexicon
  }

  // MARK: - What can differ

  private var machine: [RunDifference] {
    [row(CompareWords.machine) { state, _ in CompareWords.machine(isHalted: state.isHalted) }]
      .compactMap(\.self)
  }

  private var places: [RunDifference] {
    alignment.placePairs.compactMap { pair in
      guard let placeA = a.lexicon[pair.a], let placeB = b.lexicon[pair.b],
        placeA.kind == placeB.kind
      else { return nil }
      return row(placeA.id) { state, side in
        side == .a
          ? Change.text(of: pair.a, placeA, state, a.lexicon)
          : Change.text(of: pair.b, placeB, state, b.lexicon)
      }
    }
  }

  private var held: [RunDifference] {
    alignment.componentPairs.compactMap { pair in
      row(CompareWords.held(by: a.lexicon.title(pair.a))) { state, side in
        let index = side == .a ? pair.a.index : pair.b.index
        return state.traffic.indices.contains(index) ? String(state.traffic[index].held) : "0"
      }
    }
  }

  private var wire: [RunDifference] {
    [
      row(CompareWords.sent) { state, _ in String(state.sentCount) },
      row(CompareWords.arrived) { state, _ in String(state.arrivedCount) },
    ].compactMap(\.self)
  }

  /// How deep the calls of a processor or thread stand, and in which one.
  private var calls: [RunDifference] {
    var stacks = Set<String>()
    for (moment, side) in [(a, Alignment.Side.a), (b, .b)] {
      for stack in moment.state.openStacks { stacks.insert(name(stack, side)) }
    }
    return stacks.sorted().compactMap { stack in
      row(stack) { state, side in
        let open = state.openStacks.first { name($0, side) == stack }?.frames ?? []
        guard let last = open.last else { return CompareWords.noCall }
        return CompareWords.inside(lexicon(side).name(last.call), depth: open.count)
      }
    }
  }

  private func name(_ stack: CallStack, _ side: Alignment.Side) -> String {
    CompareWords.calls(stack.id.name(lexicon(side)))
  }

  // MARK: - Owners

  /// Objects of both runs are the same if the events with which they begin belong together.
  private var owners: [RunDifference] {
    guard a.state.liveObjectCount + b.state.liveObjectCount <= RunDifferenceFinder.objectCountMax
    else { return [] }
    let fromA = a.state.liveObjects.compactMap { object, state in
      partner(of: object, bornAt: Int(state.bornAt), on: .a).map { (object, $0) }
    }
    let known = Set(fromA.map(\.0))
    let fromB = b.state.liveObjects.compactMap { object, state in
      partner(of: object, bornAt: Int(state.bornAt), on: .b).map { ($0, object) }
    }.filter { !known.contains($0.0) }
    let order = Dictionary(
      a.objects.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    return (fromA + fromB).filter { $0.0.kind.isTraveller }
      .sorted { (order[$0.0] ?? .max, $0.0.rawValue) < (order[$1.0] ?? .max, $1.0.rawValue) }
      .compactMap { pair in
        row(
          CompareWords.owner, of: pair.0, owner(of: pair.0, a, pairOf: pair.1, b, .a),
          owner(of: pair.1, b, pairOf: pair.0, a, .b)
        ) { state, side in
          owner(of: side == .a ? pair.0 : pair.1, state, lexicon(side)) ?? CompareWords.gone
        }
      }
  }

  /// The owner of an object; one that is not there is gone, or has not begun.
  private func owner(
    of object: ObjectID, _ moment: Moment, pairOf other: ObjectID, _ otherMoment: Moment,
    _ side: Alignment.Side
  ) -> String {
    if let owner = owner(of: object, moment.state, moment.lexicon) { return owner }
    guard let birth = otherMoment.state[other].map({ Int($0.bornAt) }),
      let own = alignment.partner(of: birth, on: side.other)
    else { return CompareWords.gone }
    return own < moment.position ? CompareWords.gone : CompareWords.notYet
  }

  private func owner(of object: ObjectID, _ state: StackState, _ lexicon: Lexicon) -> String? {
    state[object].map { $0.owner == .none ? lexicon.title(.nobody) : lexicon.title($0.owner) }
  }

  /// The object of the other run that began with the event that belongs to the beginning of this one.
  private func partner(
    of object: ObjectID, bornAt birth: Int, on side: Alignment.Side
  ) -> ObjectID? {
    let (own, other) = side == .a ? (a.history, b.history) : (b.history, a.history)
    guard birth >= own.droppedCount, birth < own.count,
      let index = alignment.partner(of: birth, on: side), index >= other.droppedCount,
      let place = own.objects(of: birth).firstIndex(of: object)
    else { return nil }
    let objects = other.objects(of: index)
    return objects.indices.contains(place) ? objects[place] : nil
  }

  /// With more objects than this, owners are not compared one by one.
  private static let objectCountMax = 4_000
}
