import Events

/// The names of a trace by their bytes, for the reader: one table for each kind of name.
///
/// It mirrors the ``Lexicon`` and grows with it.
struct NameIndex: Sendable {
  private var components = NameTable()
  private var places = NameTable()
  private var adapters = NameTable()
  private var bindings = NameTable()
  private var modules = NameTable()
  private var words = NameTable()
  private var calls = NameTable()
  private var threads = NameTable()
  let keys = TraceKeyTable()
  private var kinds = NameTable()
  private var siteCache: (site: Site, id: SiteID) = (Site(), .none)

  init() {
    for kind in EventKind.allCases where kind != .unknown {
      kinds.insert(kind.word, UInt32(kind.rawValue))
    }
    kinds.insert("end", NameIndex.endNumber)
    for (number, text) in Word.knownTexts.enumerated() where !text.isEmpty {
      words.insert(text, UInt32(number))
    }
    for facts in CallCatalog.all { calls.insert(facts.name, UInt32(facts.call.rawValue)) }
  }

  /// What ``kind(_:)`` gives for the last line.
  static let endNumber: UInt32 = 255

  /// Takes over what a topology declares.
  mutating func add(_ lexicon: Lexicon) {
    for (index, item) in lexicon.components.enumerated() where index >= components.count {
      components.insert(item.id, UInt32(ComponentID(index: index).rawValue))
    }
    for (index, item) in lexicon.places.enumerated() where index >= places.count {
      places.insert(item.id, UInt32(PlaceID(index: index).rawValue))
    }
    for (index, item) in lexicon.adapters.enumerated() where index >= adapters.count {
      adapters.insert(item.id, UInt32(index))
    }
    for (index, item) in lexicon.bindings.enumerated() where index >= bindings.count {
      bindings.insert(item.id, UInt32(index))
    }
    for (index, item) in lexicon.modules.enumerated() where index >= modules.count {
      modules.insert(item.id, UInt32(index))
    }
  }

  @inline(__always)
  func kind(_ name: JSONScanner.Text) -> UInt32? { kinds.number(of: name.bytes) }

  @inline(__always)
  func component(_ name: JSONScanner.Text) -> ComponentID? {
    components.number(of: name.bytes).map {
      ComponentID(rawValue: UInt16(truncatingIfNeeded: $0))
    }
  }

  @inline(__always)
  func place(_ name: JSONScanner.Text) -> PlaceID? {
    places.number(of: name.bytes).map { PlaceID(rawValue: UInt16(truncatingIfNeeded: $0)) }
  }

  func adapter(_ name: JSONScanner.Text) -> Int? { adapters.number(of: name.bytes).map(Int.init) }
  func binding(_ name: JSONScanner.Text) -> Int? { bindings.number(of: name.bytes).map(Int.init) }
  func module(_ name: JSONScanner.Text) -> Int? { modules.number(of: name.bytes).map(Int.init) }

  @inline(__always)
  mutating func word(_ name: JSONScanner.Text, in lexicon: inout Lexicon) -> Word? {
    if let number = words.number(of: name.bytes) {
      return Word(rawValue: UInt16(truncatingIfNeeded: number))
    }
    guard let word = lexicon.word(NameIndex.string(name)) else { return nil }
    words.insert(name.bytes, UInt32(word.rawValue))
    return word
  }

  @inline(__always)
  mutating func call(_ name: JSONScanner.Text, in lexicon: inout Lexicon) -> Call? {
    if let number = calls.number(of: name.bytes) {
      return Call(rawValue: UInt16(truncatingIfNeeded: number))
    }
    guard let call = lexicon.call(NameIndex.string(name)) else { return nil }
    calls.insert(name.bytes, UInt32(call.rawValue))
    return call
  }

  mutating func thread(_ name: JSONScanner.Text, in lexicon: inout Lexicon) -> UInt8? {
    if let number = threads.number(of: name.bytes) { return UInt8(truncatingIfNeeded: number) }
    guard let thread = lexicon.thread(NameIndex.string(name)) else { return nil }
    threads.insert(name.bytes, UInt32(thread))
    return thread
  }

  @inline(__always)
  mutating func site(_ site: Site, in lexicon: inout Lexicon) -> SiteID? {
    if siteCache.site == site { return siteCache.id }
    guard let id = lexicon.site(site) else { return nil }
    siteCache = (site, id)
    return id
  }

  static func string(_ name: JSONScanner.Text) -> String {
    String(decoding: JSONScanner.unescaped(name), as: UTF8.self)
  }
}
