import Events

/// What the events of one run do, as numbers that can be compared with those of another run.
///
/// Two events have the same key if the same call, of the same kind, happens at the same component, to the same kind of object,
/// with the same place. Numbers of objects, times and values are left out: one packet more changes all that follow.
struct EventKeys: Sendable {
  private(set) var history: History
  private(set) var names: NameMatch

  /// The keys of a run; the names of the other one are the measure.
  init(_ history: History, like other: History) {
    self.history = history
    names = NameMatch(history.lexicon, like: other.lexicon)
  }

  var count: Int { history.count }
  var first: Int { history.droppedCount }

  /// Takes over a history that has grown at its end.
  mutating func adopt(_ history: History, like other: History) {
    self.history = history
    names = NameMatch(history.lexicon, like: other.lexicon)
  }

  subscript(index: Int) -> UInt64 {
    @inline(__always) get {
      let event = history[index]
      let place =
        event.kind == .choice ? UInt16(truncatingIfNeeded: event.value) : names[event.place]
      let kind = UInt64(event.object.kind.rawValue) << 1 | (event.object.isList ? 1 : 0)
      return UInt64(event.kind.rawValue) << 56 | UInt64(names[event.call]) << 40
        | UInt64(names[event.at]) << 24 | UInt64(place) << 8 | kind << 3
        | UInt64(event.operation.rawValue) << 1 | (event.life == .new ? 1 : 0)
    }
  }

  /// The keys of some events, in order.
  func keys(_ range: Range<Int>) -> ContiguousArray<UInt64> {
    ContiguousArray(range.map { self[$0] })
  }

  /// What an event answers and whom it leaves the object, beyond its key.
  func detail(_ index: Int) -> EventDetail {
    let event = history[index]
    let number: Int32 =
      event.kind == .choice
      ? Int32(truncatingIfNeeded: history.number(.outcomeNumber, of: index) ?? 0)
      : event.kind == .leave ? event.value : Event.absent
    return EventDetail(
      status: names[event.status], owner: names[event.owner], irql: event.irql,
      length: event.length, life: event.life, number: number, site: names[event.site],
      rare: event.hasExtras ? rareDetail(index) : RareDetail())
  }

  private func rareDetail(_ index: Int) -> RareDetail {
    history.withChunk(of: index) { chunk, offset in
      var rare = RareDetail()
      for extra in chunk.extras(of: offset) { add(extra, chunk, to: &rare) }
      return rare
    }
  }

  private func add(_ extra: Extra, _ chunk: Chunk, to rare: inout RareDetail) {
    switch extra.key {
    case .statusNumber: rare.statusNumber = extra.value
    case .statuses:
      rare.statuses = chunk.numbers[extra.range].map { element in
        Extra.word(element).map { Extra.wordMark | Int64(names[$0]) } ?? element
      }
    case .flags: rare.flags = chunk.text(extra)
    case .oid: rare.oid = chunk.text(extra)
    case .code: rare.bugCheck.insert(extra.value, at: 0)
    case .parameters: rare.bugCheck += chunk.numbers[extra.range]
    case .kind, .implements, .from, .at, .atPlace, .objects, .of, .references, .status, .returned,
      .position, .value, .length, .offset, .lookahead, .count, .argument, .memory, .direction,
      .how, .why, .location, .mode, .choicePoint, .outcome, .outcomeNumber, .link, .data, .hex,
      .note, .extensionObject, .unknown:
      break
    }
  }
}

/// What two events with the same key may still differ in.
struct EventDetail: Equatable {
  let status: UInt16
  let owner: UInt16
  let irql: IRQL?
  let length: Int32
  let life: Life
  let number: Int32
  let site: Site
  let rare: RareDetail
}

/// The same of what stands beside an event.
struct RareDetail: Equatable {
  var statusNumber: Int64?
  /// One for each object of a list.
  var statuses: [Int64] = []
  var flags: String?
  var oid: String?
  /// The code of a bug check and its parameters.
  var bugCheck: [Int64] = []
}

/// The numbers that another run has for the same names.
///
/// A component or place without its like gets a number that the other run does not use. Of each kind of component, the only one
/// that has no like stands for the only one that the other run has besides: the same stack with another driver in it.
struct NameMatch: Sendable {
  private var components: [UInt16] = []
  private var places: [UInt16] = []
  private var words: [UInt16] = []
  private var calls: [UInt16] = []
  private var sites: [Site] = []

  init(_ lexicon: Lexicon, like other: Lexicon) {
    components = NameMatch.components(lexicon, like: other)
    places = lexicon.places.enumerated().map { index, place in
      NameMatch.place(place, lexicon, like: other)?.rawValue
        ?? UInt16(clamping: other.places.count + 1 + index)
    }
    words = lexicon.foreignWords.enumerated().map { index, text in
      other.knownWord(text)?.rawValue
        ?? UInt16(clamping: Int(Word.firstUnknown) + other.foreignWords.count + index)
    }
    calls = lexicon.foreignCalls.enumerated().map { index, name in
      other.knownCall(name)?.rawValue
        ?? UInt16(clamping: Int(Call.firstUnknown) + other.foreignCalls.count + index)
    }
    sites = knownSites(lexicon, like: other)
  }

  subscript(id: ComponentID) -> UInt16 {
    components.indices.contains(id.index) ? components[id.index] : id.rawValue
  }
  subscript(id: PlaceID) -> UInt16 {
    places.indices.contains(id.index) ? places[id.index] : id.rawValue
  }
  subscript(word: Word) -> UInt16 {
    word.rawValue < Word.firstUnknown
      ? word.rawValue : words[Int(word.rawValue) - Int(Word.firstUnknown)]
  }
  subscript(call: Call) -> UInt16 {
    let index = Int(call.rawValue) - Int(Call.firstUnknown)
    return calls.indices.contains(index) ? calls[index] : call.rawValue
  }

  subscript(id: SiteID) -> Site {
    let index = Int(id.rawValue) - 1
    return sites.indices.contains(index) ? sites[index] : Site()
  }

  /// The sites with the numbers that the other run has for bindings, adapters and modules.
  private func knownSites(_ lexicon: Lexicon, like other: Lexicon) -> [Site] {
    let bindings = NameMatch.numbers(lexicon.bindings.map(\.id), like: other.bindings.map(\.id))
    let adapters = NameMatch.numbers(lexicon.adapters.map(\.id), like: other.adapters.map(\.id))
    let modules = NameMatch.numbers(lexicon.modules.map(\.id), like: other.modules.map(\.id))
    func number(_ index: Int32, _ numbers: [Int]) -> Int {
      numbers.indices.contains(Int(index)) ? numbers[Int(index)] : -1
    }
    return lexicon.sites.map { site in
      Site(
        binding: number(site.binding, bindings), adapter: number(site.adapter, adapters),
        module: number(site.module, modules), edge: Word(rawValue: self[site.edge]))
    }
  }

  /// The places of names in another list; the only one without its like stands for the only one that the other list has
  /// besides.
  private static func numbers(_ names: [String], like others: [String]) -> [Int] {
    let own = names.filter { !others.contains($0) }
    let rest = others.indices.filter { !names.contains(others[$0]) }
    return names.enumerated().map { index, name in
      if let same = others.firstIndex(of: name) { return same }
      return own.count == 1 && rest.count == 1 ? rest[0] : others.count + index
    }
  }

  private static func components(_ lexicon: Lexicon, like other: Lexicon) -> [UInt16] {
    lexicon.components.enumerated().map { index, component in
      (other.component(component.id) ?? onlyOther(component.kind, lexicon, other))?.rawValue
        ?? UInt16(clamping: other.components.count + 1 + index)
    }
  }

  /// The component of a kind that only the other run has, if each has exactly one of them.
  private static func onlyOther(
    _ kind: ComponentKind, _ lexicon: Lexicon, _ other: Lexicon
  ) -> ComponentID? {
    let own = lexicon.components.filter { $0.kind == kind && other.component($0.id) == nil }
    let others = other.components.filter { $0.kind == kind && lexicon.component($0.id) == nil }
    guard own.count == 1, others.count == 1 else { return nil }
    return other.component(others[0].id)
  }

  /// The place of the same name, also where only the driver that keeps it has another one.
  private static func place(_ place: Place, _ lexicon: Lexicon, like other: Lexicon) -> PlaceID? {
    if let same = other.place(place.id) { return same }
    guard case .component(let id) = place.owner, let component = lexicon[id],
      let like = onlyOther(component.kind, lexicon, other)
    else { return nil }
    return other.places.firstIndex {
      $0.owner == .component(like) && $0.shortName == place.shortName
    }
    .map { PlaceID(index: $0) }
  }
}
