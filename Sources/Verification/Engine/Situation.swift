import Events
import Replay

/// What holds just before an act: the stack, and what is outstanding.
public struct Situation: Sendable {
  /// Who owns what, what waits where, who is calling whom.
  public internal(set) var stack: StackState
  /// Who has to give back what to whom.
  public internal(set) var books = Books()
  /// The events, also those to come; a rule looks back in them when it has found something, to show how it came to that.
  public internal(set) var history = History()
  /// The states of the run, if somebody has them; else they are folded when a rule asks for one.
  ///
  /// It stands aside because it is more than all the rest, and is looked at only by a rule that has found something.
  @Shared var timeline: Timeline? = nil
  /// What the end of the run leaves undone; only known there.
  var ending: Ending?
  /// Whether nothing was under way before the first event that was judged.
  var isFromBeginning = true
  /// How many events a rule looks back for evidence.
  var reach = Situation.searchCount
  /// The machine with the state of each binding, adapter and module.
  private var machines: [PlaceOwner: PlaceID] = [:]
  /// The short name of each place, by its index; rules ask for it at every access to a register.
  private var placeNames: [String] = []

  /// The situation before the first event of a run.
  init() { stack = StackState(forRules: Lexicon()) }

  /// Takes over names that are new.
  mutating func adopt(_ lexicon: Lexicon) {
    stack.adopt(lexicon)
    while placeNames.count < lexicon.places.count {
      let place = lexicon.places[placeNames.count]
      placeNames.append(String(place.shortName))
      guard place.kind == .machine, place.shortName == "state" else { continue }
      machines[place.owner] = PlaceID(index: placeNames.count - 1)
    }
  }

  /// The machine with the state of a binding, adapter or module, or `nil`.
  func machine(of owner: PlaceOwner) -> PlaceID? { machines[owner] }

  /// Whether a place has a short name.
  func isNamed(_ name: String, _ place: PlaceID) -> Bool {
    place != .none && placeNames[place.index] == name
  }

  /// The place with a short name that something has, or `nil`.
  func place(named name: String, of owner: PlaceOwner) -> PlaceID? {
    placeNames.indices.first { placeNames[$0] == name && lexicon.places[$0].owner == owner }
      .map { PlaceID(index: $0) }
  }

  /// The state of a binding, adapter or module; ``Word/none`` if the trace does not tell.
  public func state(of owner: PlaceOwner) -> Word {
    machines[owner].map(stack.state(of:)) ?? .none
  }
}

extension Situation {
  /// The names of the trace.
  public var lexicon: Lexicon { _read { yield history.lexicon } }

  /// The stack at an earlier position.
  func state(at position: Int) -> StackState { (timeline ?? Timeline(history)).state(at: position) }

  /// The name of a component for people, also of one that the trace does not name.
  public func name(_ component: ComponentID) -> String {
    let title = lexicon.title(component)
    return title.isEmpty ? "somebody" : title
  }

  /// The name of a call.
  public func name(_ call: Call) -> String { lexicon.name(call) }

  /// The text of a status.
  public func text(_ word: Word) -> String { lexicon.text(word) }

  /// The last event about an object before an index that satisfies a condition, or `nil`.
  ///
  /// An id is never used again, so nothing is about an object before it begins; and only the latest ``reach`` events are looked
  /// at.
  public func lastIndex(
    about object: ObjectID, before index: Int, where fits: (Int, Event) -> Bool
  ) -> Int? {
    let first = index - reach
    var end = index
    while let place = history.lastIndex(
      before: end, notBefore: first,
      where: { $0.object == object || $0.object.isList || $0.isBareAnswer })
    {
      let event = history[place]
      if event.object == object || objects(at: place, event).contains(object) {
        if fits(place, event) { return place }
        if event.life == .new { return nil }
      }
      end = place
    }
    return nil
  }

  /// How far back a rule looks for evidence as long as its findings are listed.
  static let searchCount = 1 << 18

  /// How far back a rule looks when so much was found that it is only counted: nobody will see the evidence, and a trace that
  /// is full of faults is judged in time.
  static let nearCount = 1 << 10

  /// The last event of one call about an object before an index, or `nil`.
  public func lastIndex(
    _ kind: EventKind, _ call: Call, about object: ObjectID, before index: Int
  ) -> Int? {
    lastIndex(about: object, before: index) { $1.kind == kind && $1.call == call }
  }
}
