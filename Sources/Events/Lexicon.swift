/// The names of one trace: its topology and the words, calls, sites and threads that its events refer to by number.
///
/// Events hold numbers; the lexicon turns them into text and back. It grows while a trace is read or simulated and never
/// shrinks, so a number keeps its meaning.
public struct Lexicon: Equatable, Sendable {
  @usableFromInline private(set) var componentTable = IDTable<String, Component>()
  @usableFromInline private(set) var placeTable = IDTable<String, Place>()
  @usableFromInline private(set) var adapterTable = IDTable<String, Adapter>()
  @usableFromInline private(set) var bindingTable = IDTable<String, Binding>()
  @usableFromInline private(set) var moduleTable = IDTable<String, Module>()
  @usableFromInline private(set) var siteTable = IDTable<Site, Site>()
  @usableFromInline private(set) var threadTable = IDTable<String, String>()
  @usableFromInline private(set) var wordTable = IDTable<String, String>()
  @usableFromInline private(set) var callTable = IDTable<String, String>()

  /// A lexicon that knows no topology.
  public init() {}
}

// MARK: - What it holds

extension Lexicon {
  /// The components, as declared: usually from the application to the wire.
  @inlinable
  public var components: [Component] { componentTable.all }
  /// The places.
  @inlinable
  public var places: [Place] { placeTable.all }
  /// The adapters.
  @inlinable
  public var adapters: [Adapter] { adapterTable.all }
  /// The bindings.
  @inlinable
  public var bindings: [Binding] { bindingTable.all }
  /// The filter modules.
  @inlinable
  public var modules: [Module] { moduleTable.all }
  /// The sites; site `n` stands at `n - 1`.
  @inlinable
  public var sites: [Site] { siteTable.all }
  /// The named threads; thread `n` stands at `n - 1`.
  @inlinable
  public var threads: [String] { threadTable.all }
  /// Words that this program does not know.
  @inlinable
  public var foreignWords: [String] { wordTable.all }
  /// Calls that this program does not know.
  @inlinable
  public var foreignCalls: [String] { callTable.all }
}

// MARK: - Declaring

extension Lexicon {
  /// Adds a component; its id must be new.
  @discardableResult
  public mutating func declare(_ component: Component) -> ComponentID {
    ComponentID(index: componentTable.add(component, as: component.id))
  }

  /// Adds a place; its id must be new.
  @discardableResult
  public mutating func declare(_ place: Place) -> PlaceID {
    PlaceID(index: placeTable.add(place, as: place.id))
  }

  /// Says with which number a place starts.
  public mutating func setInitialValue(_ value: Int, of place: PlaceID) {
    placeTable.update(place.index) { $0.initialValue = value }
  }

  /// Adds an adapter, whose id must be new, and returns its index.
  @discardableResult
  public mutating func declare(_ adapter: Adapter) -> Int {
    adapterTable.add(adapter, as: adapter.id)
  }

  /// Adds a binding, whose id must be new, and returns its index.
  @discardableResult
  public mutating func declare(_ binding: Binding) -> Int {
    bindingTable.add(binding, as: binding.id)
  }

  /// Adds a filter module, whose id must be new, and returns its index.
  @discardableResult
  public mutating func declare(_ module: Module) -> Int {
    moduleTable.add(module, as: module.id)
  }
}

// MARK: - From text to numbers

extension Lexicon {
  /// The component with an id, or `nil`.
  public func component(_ id: String) -> ComponentID? {
    componentTable.index(of: id).map(ComponentID.init(index:))
  }
  /// The place with an id, or `nil`.
  public func place(_ id: String) -> PlaceID? {
    placeTable.index(of: id).map(PlaceID.init(index:))
  }
  /// The index of the adapter with an id, or `nil`.
  public func adapter(_ id: String) -> Int? { adapterTable.index(of: id) }
  /// The index of the binding with an id, or `nil`.
  public func binding(_ id: String) -> Int? { bindingTable.index(of: id) }
  /// The index of the module with an id, or `nil`.
  public func module(_ id: String) -> Int? { moduleTable.index(of: id) }

  /// The number of a word, interned if it is new; `nil` when the trace has more words than numbers.
  public mutating func word(_ text: String) -> Word? {
    if let known = knownWord(text) { return known }
    guard Int(Word.firstUnknown) + wordTable.count <= Int(UInt16.max) else { return nil }
    return Lexicon.wordNumber(at: wordTable.add(text, as: text))
  }

  /// The number of a word if it is known here, without adding it.
  public func knownWord(_ text: String) -> Word? {
    Lexicon.knownWords[text] ?? wordTable.index(of: text).map(Lexicon.wordNumber)
  }

  private static func wordNumber(at index: Int) -> Word {
    Word(rawValue: Word.firstUnknown + UInt16(index))
  }

  /// The number of a call, interned if it is new; `nil` when the trace has more calls than numbers.
  public mutating func call(_ name: String) -> Call? {
    if let known = knownCall(name) { return known }
    guard Int(Call.firstUnknown) + callTable.count <= Int(UInt16.max) else { return nil }
    return Lexicon.callNumber(at: callTable.add(name, as: name))
  }

  /// The number of a call if it is known here, without adding it.
  public func knownCall(_ name: String) -> Call? {
    CallCatalog.call(named: name) ?? callTable.index(of: name).map(Lexicon.callNumber)
  }

  private static func callNumber(at index: Int) -> Call {
    Call(rawValue: Call.firstUnknown + UInt16(index))
  }

  /// The number of a site, interned if it is new; `nil` when the trace has more sites than numbers.
  public mutating func site(_ site: Site) -> SiteID? {
    if let known = siteTable.index(of: site) { return Lexicon.siteNumber(at: known) }
    guard siteTable.count < Int(UInt16.max) else { return nil }
    return Lexicon.siteNumber(at: siteTable.add(site, as: site))
  }

  private static func siteNumber(at index: Int) -> SiteID { SiteID(rawValue: UInt16(index + 1)) }

  /// The number of a thread if it is known here, without adding it.
  public func knownThread(_ name: String) -> UInt8? {
    threadTable.index(of: name).map { UInt8($0 + 1) }
  }

  /// The number of a thread, interned if it is new; `nil` when the trace has more than 255.
  public mutating func thread(_ name: String) -> UInt8? {
    if let known = knownThread(name) { return known }
    guard threadTable.count < Int(UInt8.max) else { return nil }
    return UInt8(threadTable.add(name, as: name) + 1)
  }

  private static let knownWords: [String: Word] = {
    var words: [String: Word] = [:]
    for (number, text) in Word.known { words[text] = Word(rawValue: number) }
    return words
  }()
}

// MARK: - From numbers to text

extension Lexicon {
  /// The component behind a number; `nil` for ``ComponentID/none`` and ``ComponentID/nobody``.
  public subscript(_ id: ComponentID) -> Component? {
    components.indices.contains(id.index) ? components[id.index] : nil
  }

  /// The place behind a number; `nil` for ``PlaceID/none``.
  public subscript(_ id: PlaceID) -> Place? {
    places.indices.contains(id.index) ? places[id.index] : nil
  }

  /// The site behind a number; the empty site for ``SiteID/none``.
  public subscript(_ id: SiteID) -> Site {
    sites.indices.contains(Int(id.rawValue) - 1) ? sites[Int(id.rawValue) - 1] : Site()
  }

  /// The id of a component; empty for none and nobody.
  public func name(_ id: ComponentID) -> String { self[id]?.id ?? "" }

  /// The name of a component for people; `nobody` for ``ComponentID/nobody``, empty for none.
  public func title(_ id: ComponentID) -> String {
    id == .nobody ? "nobody" : self[id]?.title ?? ""
  }

  /// The id of a place; empty for none.
  public func name(_ id: PlaceID) -> String { self[id]?.id ?? "" }

  /// The text of a word; empty for none.
  public func text(_ word: Word) -> String {
    let number = Int(word.rawValue)
    if number < Int(Word.firstUnknown) { return Word.knownTexts[number] }
    let index = number - Int(Word.firstUnknown)
    return foreignWords.indices.contains(index) ? foreignWords[index] : ""
  }

  /// The name of a call; empty for none.
  public func name(_ call: Call) -> String {
    if let facts = call.facts { return facts.name }
    let index = Int(call.rawValue) - Int(Call.firstUnknown)
    return foreignCalls.indices.contains(index) ? foreignCalls[index] : ""
  }

  /// The name of a thread; empty for 0.
  public func thread(_ number: UInt8) -> String {
    threads.indices.contains(Int(number) - 1) ? threads[Int(number) - 1] : ""
  }
}
