import Events
import Replay

/// Which travelling objects are about, and who owned each of them while a stretch of time passed.
///
/// Only the events of the stretch are looked at, so the cost does not depend on the length of the history.
struct OwnerLanes {
  /// The objects: those that are alive, and those that ended in the part of the stretch that has passed; oldest first.
  let objects: [ObjectID]
  /// The positions that are shown, from left to right.
  let positions: ClosedRange<Int>

  /// The lanes of a moment, in as many columns as there is room for.
  init(_ moment: Moment, columns: Int) {
    positions = OwnerLanes.positions(moment, columns: columns)
    var found = moment.state.liveObjects.filter { $0.object.kind.isTraveller }
      .map { Found(object: $0.object, bornAt: Int($0.state.bornAt)) }
    moment.timeline.visitStates(from: positions.lowerBound, through: moment.position - 1) {
      state in
      guard moment.history[state.position].life == .free else { return }
      for object in moment.history.objects(of: state.position)
      where object.kind.isTraveller {
        guard let bornAt = state[object]?.bornAt, moment.state[object] == nil else { continue }
        found.append(Found(object: object, bornAt: Int(bornAt)))
      }
    }
    objects = found.sorted().map(\.object)
  }

  /// Lanes of objects that are known, in as many columns as there is room for.
  init(_ objects: [ObjectID], _ moment: Moment, columns: Int) {
    self.objects = objects
    positions = OwnerLanes.positions(moment, columns: columns)
  }

  private struct Found: Comparable {
    let object: ObjectID
    let bornAt: Int

    static func < (a: Found, b: Found) -> Bool {
      (a.bornAt, a.object.rawValue) < (b.bornAt, b.object.rawValue)
    }
  }

  /// The positions around a moment; the needle stands at two thirds, so that more is seen of what has happened.
  private static func positions(_ moment: Moment, columns: Int) -> ClosedRange<Int> {
    let count = max(columns, 1)
    let first = moment.history.droppedCount
    let start = max(min(moment.position - count * 2 / 3, moment.timeline.count + 1 - count), first)
    return start...max(min(start + count - 1, moment.timeline.count), moment.position)
  }

  /// Who owned some objects at each of the positions; `nil` where one was not alive.
  func owners(of objects: [ObjectID], _ timeline: Timeline) -> [[ComponentID?]] {
    var lanes = [[ComponentID?]](repeating: [], count: objects.count)
    timeline.visitStates(from: positions.lowerBound, through: positions.upperBound) { state in
      for (lane, object) in objects.enumerated() { lanes[lane].append(state[object]?.owner) }
    }
    return lanes
  }
}

/// One letter for each component, as like its name as possible; two components never have the same.
struct OwnerLetters {
  private let letters: [Character]

  /// The letters of the components, given out from the application to the wire.
  init(_ lexicon: Lexicon) {
    let order = lexicon.components.indices.sorted {
      (lexicon.components[$0].kind.rank, $0) < (lexicon.components[$1].kind.rank, $1)
    }
    var used: Set<Character> = []
    var letters = [Character](repeating: "?", count: lexicon.components.count)
    for index in order {
      let wanted = lexicon.components[index].title.lowercased().filter {
        $0.isASCII && $0.isLetter
      }
      let free = (Array(wanted) + OwnerLetters.all).first { !used.contains($0) }
      guard let free else { continue }
      used.insert(free)
      letters[index] = free
    }
    self.letters = letters
  }

  /// The letter of a component; a dot for nobody, a question mark where there are more components than letters.
  subscript(_ component: ComponentID) -> Character {
    letters.indices.contains(component.index) ? letters[component.index] : "·"
  }

  private static let all = Array("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}
