import Events
import Replay
import Terminal

/// One thing that happens in the life of a packet or of a net buffer list.
enum LifeSign: Character, CaseIterable, Sendable {
  /// It is taken from its pool.
  case allocated = "a"
  /// A call takes it towards the wire.
  case down = "▼"
  /// A call answers PENDING: it stays away.
  case pended = "P"
  /// It is put into a queue.
  case queued = "q"
  /// Its frame leaves the card.
  case wire = "w"
  /// A call takes it towards the application.
  case up = "▲"
  /// A send of it is completed.
  case completed = "c"
  /// It is returned to the driver that indicated it.
  case returned = "r"
  /// It is dropped.
  case dropped = "d"
  /// It ends.
  case freed = "f"

  /// What the sign is for.
  var role: Role {
    switch self {
    case .allocated, .queued: .text
    case .down: .down
    case .up: .up
    case .pended: .pending
    case .wire: .run
    case .completed, .returned: .ok
    case .dropped: .warn
    case .freed: .muted
    }
  }

  /// What an event means for its object, or `nil`.
  init?(_ event: Event) {
    if event.kind == .wire, event.status == Word.How.sent {
      self = .wire
    } else if event.life == .new {
      self = .allocated
    } else if event.kind == .drop {
      self = .dropped
    } else if event.life == .free {
      self = .freed
    } else if event.operation == .insert {
      self = .queued
    } else if event.kind == .enter || event.kind == .action,
      let sign = LifeSign.signByCall[event.call]
    {
      self = sign
    } else if event.kind == .enter, event.call.facts?.direction == .down {
      self = .down
    } else if event.kind == .enter, event.call.facts?.direction == .up {
      self = .up
    } else {
      return nil
    }
  }

  /// The calls that end what another call began.
  private static let signByCall: [Call: LifeSign] = {
    var signs: [Call: LifeSign] = [:]
    for facts in CallCatalog.all {
      guard let call = CallCatalog.call(named: facts.completion) else { continue }
      switch facts.handover {
      case .send, .transfer: signs[call] = .completed
      case .receive: signs[call] = .returned
      case .request, .none: break
      }
    }
    return signs
  }()
}

/// The life of one packet or net buffer list, as far as a window of events shows it.
struct PacketLife {
  /// Which.
  let object: ObjectID
  /// The index of the first event that is about it.
  let first: Int
  /// What happened, with the index of each event.
  var signs: [(sign: LifeSign, index: Int)] = []
  /// Whether its beginning lies before the window.
  let isCutAtStart: Bool
  /// Whether its end was seen.
  var isOver = false

  /// Whether its beginning and its end are there.
  var isWhole: Bool { isOver && !isCutAtStart }

  /// Stands at an end of a life that goes on there.
  static let moreSign = "…"

  /// The signs as text: lives of one shape have the same.
  var shape: String {
    (isCutAtStart ? PacketLife.moreSign : "") + String(signs.map(\.sign.rawValue))
      + (isOver ? "" : PacketLife.moreSign)
  }
}

/// The lives of all packets and net buffer lists in a window of events around a moment.
///
/// The window moves in steps of many events, so nothing jumps while one walks, and the cost does not depend on the length
/// of the history.
struct PacketLives {
  /// In the order in which they began.
  private(set) var lives: [PacketLife] = []
  /// The events that were looked at.
  let window: Range<Int>

  private var places: [ObjectID: Int] = [:]

  private static let windowStep = 4_096

  init(_ moment: Moment) {
    let step = PacketLives.windowStep
    let middle = max(moment.position - 1, 0) / step * step
    let timeline = moment.timeline
    let start = min(max(middle - step / 2, timeline.history.droppedCount), timeline.count)
    window = start..<max(min(middle + step + step / 2, timeline.count), start)
    let end = window.upperBound
    timeline.visitStates(from: start, through: end) { state in
      if state.position < end { read(state.position, state, timeline.history) }
    }
  }

  private mutating func read(_ index: Int, _ state: StackState, _ history: History) {
    let event = history[index]
    switch event.kind {
    case .leave: readReturn(event, index, state, history)
    case .wire:
      guard LifeSign(event) == .wire else { return }
      for object in history.objects(of: index) { readFrame(object, index, state) }
    default:
      guard event.object.isList || PacketLives.isFollowed(event.object) else { return }
      guard let sign = LifeSign(event) else { return }
      for object in history.objects(of: index) where PacketLives.isFollowed(object) {
        add(sign, to: object, index, event)
      }
    }
  }

  /// A frame is that of what it was made for, and of what that was made for; what else the same IRP made has frames of its own.
  private mutating func readFrame(_ frame: ObjectID, _ index: Int, _ state: StackState) {
    var way = Ancestry(of: frame)
    while PacketLives.carries(way.object) {
      if let place = places[way.object], lives[place].signs.last?.index != index {
        lives[place].signs.append((.wire, index))
      }
      way.climb(to: state.parent(of: way.object))
    }
  }

  /// A return that says PENDING is about the objects of its call.
  private mutating func readReturn(
    _ event: Event, _ index: Int, _ state: StackState, _ history: History
  ) {
    guard event.status == .pending,
      let call = state.openCalls(on: event.stack).last,
      call.index >= history.droppedCount
    else { return }
    for object in history.objects(of: call.index) where PacketLives.isFollowed(object) {
      guard places[object] != nil else { continue }
      add(.pended, to: object, index, event)
    }
  }

  private mutating func add(
    _ sign: LifeSign, to object: ObjectID, _ index: Int, _ event: Event
  ) {
    let place: Int
    if sign != .allocated, let known = places[object] {
      place = known
    } else {
      place = lives.count
      lives.append(
        PacketLife(object: object, first: index, isCutAtStart: event.life != .new))
      places[object] = place
    }
    lives[place].signs.append((sign, index))
    guard event.life == .free else { return }
    lives[place].isOver = true
    places[object] = nil
  }

  private static func isFollowed(_ object: ObjectID) -> Bool {
    object.kind == .packet || object.kind == .netBufferList
  }

  /// Whether what is made for an object can be its frame: the answer to a datagram is not the frame of the packet that brought it.
  private static func carries(_ object: ObjectID) -> Bool {
    switch object.kind {
    case .packet, .netBufferList, .netBuffer, .mdl, .memory, .frame: true
    case .none, .irp, .datagram, .request, .event, .lock, .timer, .workItem, .socket, .unknown:
      false
    }
  }
}
