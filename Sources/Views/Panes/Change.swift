import Events
import Replay

/// One value that a step changed.
public struct Change: Equatable, Sendable {
  /// What it is a value of, such as `owner of`.
  public let name: String
  /// The object behind the name, or ``ObjectID/none``.
  public let object: ObjectID
  /// The value before; empty if there was none.
  public let before: String
  /// The value after.
  public let after: String
  /// What it is a value of, where the picture keeps it; `nil` for what only the step has.
  public let quantity: Quantity?
  /// What it is a value of, for where there is hardly any room; empty if nothing is shorter than the name.
  let brief: String

  init(
    _ name: String, of object: ObjectID = .none, _ before: String, _ after: String,
    _ quantity: Quantity? = nil, brief: String = ""
  ) {
    self.name = name
    self.object = object
    self.before = before
    self.after = after
    self.quantity = quantity
    self.brief = brief
  }

  /// What a place holds, as text.
  static func text(
    of id: PlaceID, _ place: Place, _ state: StackState, _ lexicon: Lexicon
  ) -> String {
    Quantity.place(id).text(in: state, lexicon)
  }

  /// What the event at an index changed, the most telling first.
  public static func changes(_ timeline: Timeline, _ index: Int) -> [Change] {
    let before = timeline.state(at: index)
    let after = timeline.state(at: index + 1)
    let finder = ChangeFinder(timeline: timeline, index: index, before: before, after: after)
    return finder.owners + finder.place + finder.references + finder.level + finder.depth
      + finder.held
  }
}

/// Compares the states around one event, where the event says that something may differ.
private struct ChangeFinder {
  let timeline: Timeline
  let index: Int
  let before: StackState
  let after: StackState

  var event: Event { timeline.history[index] }
  var lexicon: Lexicon { timeline.history.lexicon }

  var owners: [Change] {
    timeline.history.objects(of: index).compactMap { object in
      let old = before[object]
      let new = after[object]
      if old == nil, new == nil { return nil }
      let (before, after) = (lexicon.title(old?.owner ?? .none), lexicon.title(new?.owner ?? .none))
      if old == nil { return Change(PanesWords.new, of: object, "", after, .owner(object)) }
      if new == nil {
        return Change(PanesWords.endOf, of: object, before, CommonWords.gone, .owner(object))
      }
      guard old?.owner != new?.owner else { return nil }
      return Change(
        PanesWords.ownerOf, of: object, before, after, .owner(object), brief: PanesWords.owner)
    }
  }

  var place: [Change] {
    guard let place = lexicon[event.place] else { return [] }
    let old = Change.text(of: event.place, place, before, lexicon)
    let new = Change.text(of: event.place, place, after, lexicon)
    return old == new ? [] : [Change(place.id, old, new, .place(event.place))]
  }

  var references: [Change] {
    timeline.history.objects(of: index).compactMap { object in
      guard let old = before[object]?.references, let new = after[object]?.references, old != new
      else { return nil }
      return Change(
        PanesWords.referencesOf, of: object, String(old), String(new), .references(object))
    }
  }

  var level: [Change] {
    let cpu = Int(event.cpu)
    let old = before.irql(of: cpu)
    let new = after.irql(of: cpu)
    return old == new
      ? [] : [Change(PanesWords.level(cpu: cpu), old.name, new.name, .irql(cpu: cpu))]
  }

  var depth: [Change] {
    let old = before.openCalls(on: event.stack).count
    let new = after.openCalls(on: event.stack).count
    return old == new ? [] : [Change(PanesWords.callDepth, String(old), String(new))]
  }

  var held: [Change] {
    lexicon.components.indices.compactMap { index in
      guard index < before.traffic.count, index < after.traffic.count else { return nil }
      let old = before.traffic[index].held
      let new = after.traffic[index].held
      guard old != new else { return nil }
      return Change(
        PanesWords.held(by: lexicon.components[index].title), String(old), String(new),
        .held(ComponentID(index: index)))
    }
  }
}
