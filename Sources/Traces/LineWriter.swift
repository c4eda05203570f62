import Events

/// Writes events of one chunk as lines, key by key in canonical order, into memory that the caller made large enough.
struct LineWriter {
  private let chunk: Chunk
  private let names: NameFragments
  /// Where the next byte goes.
  private(set) var at: UnsafeMutablePointer<UInt8>
  /// The next extra that is not written, and the end of those of the event.
  private var extra = 0
  private var extraEnd = 0

  init(_ chunk: Chunk, _ names: NameFragments, at: UnsafeMutablePointer<UInt8>) {
    self.chunk = chunk
    self.names = names
    self.at = at
  }

  /// The most bytes that the lines of some events can take.
  static func bound(of chunk: Chunk, _ range: Range<Int>, _ names: NameFragments) -> Int {
    let fixed = 480 + 9 * names.longest
    let perExtra = 48 + names.longest
    return range.count * fixed + chunk.extras.count * perExtra + chunk.bytes.count * 6
      + chunk.numbers.count * (24 + names.longest) + 64
  }

  /// The most bytes that the line of one event can take; what it says beside its fields is looked at piece by piece.
  static func bound(of chunk: Chunk, _ index: Int, _ names: NameFragments) -> Int {
    chunk.extras(of: index).reduce(544 + 9 * names.longest) {
      $0 + 48 + bound(of: $1, in: chunk, names)
    }
  }

  private static func bound(of extra: Extra, in chunk: Chunk, _ names: NameFragments) -> Int {
    switch extra.key {
    case .kind, .flags, .oid, .argument, .location, .data, .hex, .note, .extensionObject, .unknown:
      6 * extra.range.count
    case .objects, .parameters: 24 * extra.range.count
    case .statuses:
      extra.range.reduce(0) { $0 + bound(ofStatus: chunk.numbers[$1], names) }
    case .implements, .from, .at, .atPlace, .of, .references, .status, .statusNumber, .returned,
      .position, .value, .length, .offset, .lookahead, .count, .memory, .direction, .how, .why,
      .mode, .choicePoint, .outcome, .outcomeNumber, .code, .link:
      24 + names.longest
    }
  }

  private static func bound(ofStatus value: Int64, _ names: NameFragments) -> Int {
    Extra.word(value).map { 1 + names.range(names.fragment($0)).count } ?? 24
  }

  // MARK: - Pieces

  @inline(__always)
  private mutating func text(_ text: StaticString) {
    at.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    at += text.utf8CodeUnitCount
  }

  @inline(__always)
  private mutating func name(_ fragment: Int32) {
    let range = names.range(fragment)
    names.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      at.update(from: base + range.lowerBound, count: range.count)
    }
    at += range.count
  }

  @inline(__always)
  private mutating func byte(_ byte: UInt8) {
    at.pointee = byte
    at += 1
  }

  /// A number in decimal digits.
  @inline(__always)
  private mutating func number(_ value: Int64) {
    var rest = value.magnitude
    if value < 0 { byte(0x2D) }
    var count = 1
    var limit: UInt64 = 10
    while count < 19, rest >= limit {
      limit &*= 10
      count &+= 1
    }
    if count == 19, rest >= 10_000_000_000_000_000_000 { count = 20 }
    var place = at + count
    at = place
    repeat {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
      place -= 1
      place.pointee = 0x30 &+ UInt8(truncatingIfNeeded: remainder)
      rest = quotient
    } while rest != 0
    while place > at - count {
      place -= 1
      place.pointee = 0x30
    }
  }

  /// An object id with its quotes.
  @inline(__always)
  private mutating func object(_ object: ObjectID) {
    byte(0x22)
    byte(object.kind.letter)
    number(Int64(object.number))
    byte(0x22)
  }

  // MARK: - Events

  /// Writes one event; `sequence` is 0 where it is the next number.
  mutating func write(_ index: Int, sequence: Int) {
    let event = chunk.events[index]
    findExtras(of: index, event)
    text("{\"t\":")
    number(event.time)
    if sequence != 0 {
      text(",\"s\":")
      number(Int64(sequence))
    }
    writeKind(event)
    writeContext(event)
    writeCall(event)
    writeObject(event)
    writePlace(event)
    writeRest(event)
    byte(0x7D)
    byte(0x0A)
  }

  private mutating func findExtras(of index: Int, _ event: Event) {
    guard event.hasExtras else {
      extra = 0
      extraEnd = 0
      return
    }
    let found = chunk.extras(of: index)
    extra = found.startIndex
    extraEnd = found.endIndex
  }

  private mutating func writeKind(_ event: Event) {
    guard event.kind != .unknown else { return extras(through: .kind) }
    text(",\"e\":\"")
    switch event.kind {
    case .enter: text("enter")
    case .leave: text("leave")
    case .action: text("do")
    case .own: text("own")
    case .state: text("state")
    case .interrupt: text("irq")
    case .wire: text("wire")
    case .drop: text("drop")
    case .choice: text("choice")
    case .inject: text("inject")
    case .touch: text("touch")
    case .wait: text("wait")
    case .signal: text("signal")
    case .lock: text("lock")
    case .unlock: text("unlock")
    case .topology: text("topo")
    case .seen: text("seen")
    case .bugcheck: text("bugcheck")
    case .note: text("note")
    case .lost: text("lost")
    case .unknown: break
    }
    byte(0x22)
  }

  private mutating func writeContext(_ event: Event) {
    if event.cpu != 0 {
      text(",\"c\":")
      number(Int64(event.cpu))
    }
    if event.thread != 0 {
      text(",\"th\":")
      name(names.fragment(thread: event.thread))
    }
    if let irql = event.irql {
      switch irql {
      case .passive: text(",\"irql\":\"PASSIVE\"")
      case .apc: text(",\"irql\":\"APC\"")
      case .dispatch: text(",\"irql\":\"DISPATCH\"")
      case .device: text(",\"irql\":\"DIRQL\"")
      }
    }
  }

  private mutating func writeCall(_ event: Event) {
    if event.call != .none {
      text(",\"call\":")
      name(names.fragment(event.call))
    }
    if extra < extraEnd { extras(through: .from) }
    if event.kind == .enter {
      text(",\"to\":")
      name(names.fragment(event.at))
    }
    if extra < extraEnd { extras(through: .atPlace, isEnter: event.kind == .enter) }
    if event.kind == .state {
      text(",\"at\":")
      name(names.fragment(event.place))
    } else if event.kind != .enter, event.kind != .leave, event.at != .none {
      text(",\"at\":")
      name(names.fragment(event.at))
    }
    if event.site != .none { name(names.fragment(event.site)) }
  }

  private mutating func writeObject(_ event: Event) {
    if extra < extraEnd { extras(through: .objects) }
    if event.object != .none, !event.object.isList {
      text(",\"obj\":")
      object(event.object)
    }
    if extra < extraEnd { extras(through: .of) }
    if event.owner == .nobody {
      text(",\"own\":\"\"")
    } else if event.owner != .none {
      text(",\"own\":")
      name(names.fragment(event.owner))
    }
    switch event.life {
    case .unchanged: break
    case .new: text(",\"life\":\"new\"")
    case .free: text(",\"life\":\"free\"")
    }
    if extra < extraEnd { extras(through: .references) }
    let hasNumber = event.value != Event.absent && event.place == .none && event.kind != .choice
    if hasNumber, event.kind != .leave {
      text(",\"refs\":")
      number(Int64(event.value))
    }
    if !event.keepsWordInStatus, event.status != .none {
      text(",\"st\":")
      name(names.fragment(event.status))
    }
    if extra < extraEnd { extras(through: .statuses) }
    if hasNumber, event.kind == .leave {
      text(",\"ret\":")
      number(Int64(event.value))
    }
    if extra < extraEnd { extras(through: .returned) }
  }

  private mutating func writePlace(_ event: Event) {
    guard event.place != .none, event.kind != .state else {
      if extra < extraEnd { extras(through: .value) }
      return
    }
    let kind = names.placeKinds[event.place.index]
    switch kind {
    case .queue: text(",\"q\":")
    case .pool: text(",\"pool\":")
    case .counter: text(",\"ctr\":")
    case .register: text(",\"reg\":")
    case .machine: text(",\"at\":")
    }
    name(names.fragment(event.place))
    switch event.operation {
    case .none: break
    case .insert: text(",\"op\":\"in\"")
    case .remove: text(",\"op\":\"out\"")
    case .clear: text(",\"op\":\"clear\"")
    }
    if extra < extraEnd { extras(through: .position) }
    if event.value != Event.absent {
      switch kind {
      case .queue: text(",\"qlen\":")
      case .pool: text(",\"used\":")
      case .counter, .register, .machine: text(",\"val\":")
      }
      number(Int64(event.value))
    }
    if extra < extraEnd { extras(through: .value, of: kind) }
  }

  private mutating func writeRest(_ event: Event) {
    if event.length != Event.absent {
      text(",\"len\":")
      number(Int64(event.length))
    }
    if extra < extraEnd { extras(through: .direction) }
    if event.kind == .wire || event.kind == .topology, event.status != .none {
      text(",\"how\":")
      name(names.fragment(event.status))
    }
    if extra < extraEnd { extras(through: .how) }
    if event.kind == .drop, event.status != .none {
      text(",\"why\":")
      name(names.fragment(event.status))
    }
    if extra < extraEnd { extras(through: .location) }
    if event.kind == .touch, event.status != .none {
      text(",\"mode\":")
      name(names.fragment(event.status))
    }
    if extra < extraEnd { extras(through: .mode) }
    if event.kind == .choice { writeChoice(event) }
    if extra < extraEnd { extras(through: .parameters) }
    if event.cause != 0 {
      text(",\"cause\":")
      number(Int64(event.cause))
    }
    if extra < extraEnd { extras(through: .unknown) }
  }

  private mutating func writeChoice(_ event: Event) {
    text(",\"cp\":\"CP")
    number(Int64(event.value))
    byte(0x22)
    guard event.status != .none else { return }
    text(",\"value\":")
    name(names.fragment(event.status))
  }

  // MARK: - Extras

  /// Writes the extras up to a key.
  private mutating func extras(
    through key: ExtraKey, isEnter: Bool = false, of kind: PlaceKind? = nil
  ) {
    while extra < extraEnd, chunk.extras[extra].key.rawValue <= key.rawValue {
      write(chunk.extras[extra], isEnter: isEnter, kind)
      extra += 1
    }
  }

  private mutating func write(_ extra: Extra, isEnter: Bool, _ kind: PlaceKind?) {
    switch extra.key {
    case .kind: string(",\"e\":", extra)
    case .implements: name(",\"as\":", names.fragment(Call(rawValue: UInt16(extra.value))))
    case .from: name(",\"from\":", component(extra))
    case .at: name(isEnter ? ",\"at\":" : ",\"to\":", component(extra))
    case .atPlace: name(",\"at\":", names.fragment(PlaceID(rawValue: UInt16(extra.value))))
    case .objects: list(",\"obj\":", extra) { $0.object(ObjectID(rawValue: UInt32($1))) }
    case .of:
      text(",\"of\":")
      object(ObjectID(rawValue: UInt32(extra.value)))
    case .references: number(",\"refs\":", extra)
    case .status: name(",\"st\":", word(extra))
    case .statusNumber: number(",\"st\":", extra)
    case .statuses: list(",\"sts\":", extra) { $0.status($1) }
    case .returned: number(",\"ret\":", extra)
    case .position: name(",\"pos\":", word(extra))
    case .value:
      switch kind {
      case .queue: number(",\"qlen\":", extra)
      case .pool: number(",\"used\":", extra)
      case .counter, .register, .machine, nil: number(",\"val\":", extra)
      }
    case .length: number(",\"len\":", extra)
    case .offset: number(",\"off\":", extra)
    case .lookahead: number(",\"look\":", extra)
    case .count: number(",\"n\":", extra)
    case .flags: string(",\"flags\":", extra)
    case .oid: string(",\"oid\":", extra)
    case .argument: string(",\"arg\":", extra)
    case .memory: name(",\"mem\":", word(extra))
    case .direction: name(",\"dir\":", word(extra))
    case .how: name(",\"how\":", word(extra))
    case .why: name(",\"why\":", word(extra))
    case .location: string(",\"loc\":", extra)
    case .mode: name(",\"mode\":", word(extra))
    case .choicePoint:
      text(",\"cp\":\"CP")
      number(extra.value)
      byte(0x22)
    case .outcome: name(",\"value\":", word(extra))
    case .outcomeNumber: number(",\"value\":", extra)
    case .code: number(",\"code\":", extra)
    case .parameters: list(",\"p\":", extra) { $0.number($1) }
    case .link: name(",\"link\":", word(extra))
    case .data, .hex: bytes(extra)
    case .note: string(",\"note\":", extra)
    case .extensionObject:
      text(",\"x\":")
      raw(extra)
    case .unknown:
      byte(0x2C)
      raw(extra)
    }
  }

  private func component(_ extra: Extra) -> Int32 {
    names.fragment(ComponentID(rawValue: UInt16(extra.value)))
  }

  private func word(_ extra: Extra) -> Int32 {
    names.fragment(Word(rawValue: UInt16(extra.value)))
  }

  private mutating func name(_ key: StaticString, _ fragment: Int32) {
    text(key)
    name(fragment)
  }

  private mutating func number(_ key: StaticString, _ extra: Extra) {
    text(key)
    number(extra.value)
  }

  private mutating func status(_ value: Int64) {
    guard let word = Extra.word(value) else { return number(value) }
    name(names.fragment(word))
  }

  private mutating func list(
    _ key: StaticString, _ extra: Extra, _ element: (inout LineWriter, Int64) -> Void
  ) {
    text(key)
    byte(0x5B)
    for (position, index) in extra.range.enumerated() {
      if position > 0 { byte(0x2C) }
      element(&self, chunk.numbers[index])
    }
    byte(0x5D)
  }

  private mutating func string(_ key: StaticString, _ extra: Extra) {
    text(key)
    var quoted: [UInt8] = []
    JSONText.append(chunk.text(extra), to: &quoted)
    copy(quoted)
  }

  private mutating func bytes(_ extra: Extra) {
    guard extra.key == .hex else {
      text(",\"data\":\"")
      at = chunk.bytes.withUnsafeBufferPointer {
        ByteText.writeBase64(UnsafeBufferPointer(rebasing: $0[extra.range]), at: at)
      }
      return byte(0x22)
    }
    var spelled: [UInt8] = []
    ByteText.appendHex(Array(chunk.bytes[extra.range])[...], to: &spelled)
    text(",\"hex\":\"")
    copy(spelled)
    byte(0x22)
  }

  private mutating func raw(_ extra: Extra) { copy(Array(chunk.bytes[extra.range])) }

  private mutating func copy(_ bytes: [UInt8]) {
    at.update(from: bytes, count: bytes.count)
    at += bytes.count
  }
}

extension Event {
  /// Whether ``status`` is the word that every event of this kind has, and not a status.
  @inline(__always)
  var keepsWordInStatus: Bool {
    switch kind {
    case .drop, .wire, .topology, .touch, .choice: true
    case .enter, .leave, .action, .own, .state, .interrupt, .inject, .wait, .signal, .lock,
      .unlock, .seen, .bugcheck, .note, .lost, .unknown:
      false
    }
  }
}
