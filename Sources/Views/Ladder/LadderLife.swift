import Events
import Replay
import Terminal

/// The life of one object in one line: where it begins, is handed on, comes back and ends.
struct LadderLife {
  /// One place of a life.
  struct Station: Equatable {
    /// What happens.
    let text: String
    /// What happens in one word or sign.
    var sign: String {
      let first = text.prefix { $0 != " " }
      return first.first?.isLetter == true && first.count > 1 ? text : String(first)
    }
    /// In which role it is said.
    let role: Role
    /// The index of the event.
    let index: Int
    /// The index of the event at which it is over, or `nil`.
    var end: Int?
    /// The queue in which it stands in the meantime, or none.
    var queue = PlaceID.none
  }

  private let object: ObjectID
  private let color: Int
  /// The stations, in the order of time.
  let stations: [Station]
  /// How long it was given away, in nanoseconds, or `nil`.
  let awayNanoseconds: Int64?
  /// How long it lived, in nanoseconds, or `nil` if its beginning or its end is not known.
  let lifeNanoseconds: Int64?

  /// The life of the object that a journey is about.
  init(_ journey: LadderJourney, _ timeline: Timeline) {
    var reader = LifeReader(object: journey.subject, timeline: timeline)
    for index in journey.shown {
      if timeline.isAbout(journey.subject, index) {
        reader.take(index)
      } else {
        reader.takeFrame(index)
      }
    }
    object = journey.subject
    color = journey.color
    stations = reader.stations.sorted { $0.index < $1.index }
    awayNanoseconds = reader.away
    lifeNanoseconds = reader.lifeNanoseconds
  }

  /// The line, with the stations that have room.
  func spans(_ moment: Moment, width: Int) -> [Span] {
    let spans = [
      Span(LadderWords.lifeOf + " ", .muted), Span(object.description, .mention(color)),
    ]
    guard !stations.isEmpty else {
      return spans + [Span("  " + LadderWords.nothingKnown, .text)]
    }
    let long = stations.flatMap {
      station($0, $0.text, moment, gap: "  ", to: LadderWords.to) + waited($0, moment)
    }
    let forms: [[Span]] = [
      spans + long + away, spans + long,
      spans.suffix(1)
        + stations.flatMap {
          station($0, $0.text, moment, gap: " ", to: "–") + waited($0, moment)
        },
      spans.suffix(1) + stations.flatMap { station($0, $0.text, moment, gap: " ", to: "–") },
      spans.suffix(1) + stations.flatMap { station($0, $0.sign, moment, gap: " ", to: "–") },
      spans.suffix(1)
        + stations.flatMap { station($0, String($0.text.prefix(1)), moment, gap: " ", to: "–") },
    ]
    return forms.first { Span.width(of: $0) <= width } ?? forms[forms.count - 1]
  }

  private var away: [Span] {
    guard let time = awayNanoseconds else { return [] }
    return [
      Span("     " + TimeFormat.text(time), .count), Span(" " + LadderWords.givenAway, .muted),
    ]
  }

  /// How long it stood in a queue, and which part of its life that is.
  private func waited(_ station: Station, _ moment: Moment) -> [Span] {
    guard station.queue != .none, let end = station.end else { return [] }
    let time = moment.history[end].time - moment.history[station.index].time
    var text = TimeFormat.text(time)
    if let life = lifeNanoseconds, life > 0 {
      text += ", " + LadderWords.part(time.scaled(by: 100, over: life))
    }
    return [Span(" (\(text))", .count)]
  }

  private func station(
    _ station: Station, _ text: String, _ moment: Moment, gap: String, to: String
  ) -> [Span] {
    func number(_ index: Int) -> Span {
      Span(
        "#\(moment.history.sequence(of: index))", index == moment.index ? .now : .text)
    }
    var spans = [Span(gap), Span(text + " ", station.role), number(station.index)]
    if let end = station.end { spans += [Span(to, station.role), number(end)] }
    return spans
  }
}

/// Reads the stations of a life.
private struct LifeReader {
  let object: ObjectID
  let timeline: Timeline
  private(set) var stations: [LadderLife.Station] = []
  private(set) var away: Int64?
  private var birth: Int64?
  private var isOver = false
  private(set) var lifeNanoseconds: Int64?
  private var given: (index: Int, word: String, completion: Call)?
  private var pendingBack: Call?

  init(object: ObjectID, timeline: Timeline) {
    self.object = object
    self.timeline = timeline
  }

  mutating func take(_ index: Int) {
    let event = timeline.history[index]
    if event.life == .new {
      birth = event.time
      add(isAllocated ? LadderWords.allocated : LadderWords.begins, .muted, index)
    }
    switch event.kind {
    case .enter: enter(event, index)
    case .leave: leave(event, index)
    case .wire:
      add(EventsWords.frame(timeline.history.lexicon.text(event.status)), .cause, index)
    case .drop: add(LadderWords.dropped, .bad, index)
    case .action, .own, .state, .interrupt, .choice, .inject, .touch, .wait, .signal, .lock,
      .unlock, .topology, .seen, .bugcheck, .note, .lost, .unknown:
      break
    }
    takeQueue(event, index)
    if event.life == .free {
      isOver = true
      lifeNanoseconds = birth.map { event.time - $0 }
    }
    guard event.life == .free, event.kind != .wire, event.kind != .drop else { return }
    let isCompletion = object.kind == .irp
    let end = isAllocated ? LadderWords.freed : LadderWords.ends
    add(isCompletion ? LadderWords.completed : end, .muted, index)
  }

  /// What happens to the frame that an object has become, as long as the object is there.
  mutating func takeFrame(_ index: Int) {
    guard !isOver, LifeSign(timeline.history[index]) == .wire else { return }
    add(LadderWords.wire, LifeSign.wire.role, index)
  }

  /// A queue takes the object in, or lets it out again.
  private mutating func takeQueue(_ event: Event, _ index: Int) {
    switch event.operation {
    case .insert:
      add(LadderWords.queued, LifeSign.queued.role, index)
      stations[stations.count - 1].queue = event.place
    case .remove, .clear:
      let isOpen = { (station: LadderLife.Station) in
        station.end == nil && station.queue != .none && station.queue == event.place
      }
      if let last = stations.lastIndex(where: isOpen) { stations[last].end = index }
    case .none: break
    }
  }

  private var isAllocated: Bool {
    switch object.kind {
    case .packet, .netBufferList, .netBuffer, .mdl, .memory, .request: true
    case .none, .irp, .frame, .datagram, .event, .lock, .timer, .workItem, .socket, .unknown: false
    }
  }

  private mutating func add(_ text: String, _ role: Role, _ index: Int) {
    stations.append(LadderLife.Station(text: text, role: role, index: index))
  }

  private mutating func enter(_ event: Event, _ index: Int) {
    let handler = timeline.history.handler(of: index)
    if let call = pendingBack, call == handler {
      close(at: index)
      pendingBack = nil
    }
    if let given, given.completion == handler {
      add(given.word, handler.facts?.direction == .down ? .down : .up, index)
      away = event.time - timeline.history[given.index].time
      self.given = nil
    }
    guard given == nil, away == nil, let facts = handler.facts else { return }
    let words: (String, String)? =
      switch facts.handover {
      case .send: (LadderWords.sent, LadderWords.completed)
      case .receive: (LadderWords.indicated, LadderWords.returned)
      case .transfer: (LadderWords.transfer, LadderWords.completed)
      case .request: (LadderWords.requested, LadderWords.completed)
      case .none: nil
      }
    guard let words, let completion = completion(of: handler) else { return }
    add(words.0, facts.direction == .down ? .down : .up, index)
    given = (index, words.1, completion)
  }

  private mutating func leave(_ event: Event, _ index: Int) {
    if let given, timeline.history[given.index].call == event.call, event.status.isFinal {
      add(LadderWords.back(timeline.history.lexicon.text(event.status)), .up, index)
      away = event.time - timeline.history[given.index].time
      self.given = nil
    }
    guard event.status == .pending || event.status == .statusPending,
      !stations.contains(where: { $0.role == .pending })
    else { return }
    add(LadderWords.pending, .pending, index)
    let handler = timeline.enter(ofLeave: index).map(timeline.history.handler)
    pendingBack = completion(of: handler ?? event.call)
  }

  /// The pending time ends where the completion begins.
  private mutating func close(at index: Int) {
    guard let last = stations.lastIndex(where: { $0.role == .pending }) else { return }
    stations[last].end = index
  }

  private func completion(of call: Call) -> Call? {
    guard let name = call.facts?.completion, !name.isEmpty else { return nil }
    return timeline.history.lexicon.knownCall(name)
  }
}
