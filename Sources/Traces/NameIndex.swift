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
    // As headers write it, a status is the same word.
    for (status, name) in Status.headerNames { words.insert(name, UInt32(status.rawValue)) }
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

  /// The number of a name in a table; its escapes, if it has any, are resolved first.
  @inline(__always)
  private static func number(of name: JSONScanner.Text, in table: NameTable) -> UInt32? {
    guard name.hasEscapes else { return table.number(of: name.bytes) }
    return JSONScanner.unescaped(name).withUnsafeBufferPointer(table.number)
  }

  @inline(__always)
  func kind(_ name: JSONScanner.Text) -> UInt32? { NameIndex.number(of: name, in: kinds) }

  @inline(__always)
  func component(_ name: JSONScanner.Text) -> ComponentID? {
    NameIndex.number(of: name, in: components).map {
      ComponentID(rawValue: UInt16(truncatingIfNeeded: $0))
    }
  }

  @inline(__always)
  func place(_ name: JSONScanner.Text) -> PlaceID? {
    NameIndex.number(of: name, in: places).map {
      PlaceID(rawValue: UInt16(truncatingIfNeeded: $0))
    }
  }

  func adapter(_ name: JSONScanner.Text) -> Int? {
    NameIndex.number(of: name, in: adapters).map(Int.init)
  }
  func binding(_ name: JSONScanner.Text) -> Int? {
    NameIndex.number(of: name, in: bindings).map(Int.init)
  }
  func module(_ name: JSONScanner.Text) -> Int? {
    NameIndex.number(of: name, in: modules).map(Int.init)
  }

  @inline(__always)
  mutating func word(_ name: JSONScanner.Text, in lexicon: inout Lexicon) -> Word? {
    if let number = NameIndex.number(of: name, in: words) {
      return Word(rawValue: UInt16(truncatingIfNeeded: number))
    }
    let text = NameIndex.string(name)
    guard let word = lexicon.word(text) else { return nil }
    words.insert(text, UInt32(word.rawValue))
    return word
  }

  @inline(__always)
  mutating func call(_ name: JSONScanner.Text, in lexicon: inout Lexicon) -> Call? {
    if let number = NameIndex.number(of: name, in: calls) {
      return Call(rawValue: UInt16(truncatingIfNeeded: number))
    }
    let text = NameIndex.string(name)
    guard let call = lexicon.call(text) else { return nil }
    calls.insert(text, UInt32(call.rawValue))
    return call
  }

  mutating func thread(_ name: JSONScanner.Text, in lexicon: inout Lexicon) -> UInt8? {
    if let number = NameIndex.number(of: name, in: threads) {
      return UInt8(truncatingIfNeeded: number)
    }
    let text = NameIndex.string(name)
    guard let thread = lexicon.thread(text) else { return nil }
    threads.insert(text, UInt32(thread))
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
