/// The names of one trace: its topology and the words, calls, sites and threads that its events refer to by number.
///
/// Events hold numbers; the lexicon turns them into text and back. It grows while a trace is read or simulated and never
/// shrinks, so a number keeps its meaning.
public struct Lexicon: Equatable, Sendable {
  /// The components, as declared: usually from the application to the wire.
  public private(set) var components: [Component] = []
  /// The places.
  public private(set) var places: [Place] = []
  /// The adapters.
  public private(set) var adapters: [Adapter] = []
  /// The bindings.
  public private(set) var bindings: [Binding] = []
  /// The filter modules.
  public private(set) var modules: [Module] = []
  /// The sites; site `n` stands at `n - 1`.
  public private(set) var sites: [Site] = []
  /// The named threads; thread `n` stands at `n - 1`.
  public private(set) var threads: [String] = []
  /// Words that this program does not know.
  public private(set) var foreignWords: [String] = []
  /// Calls that this program does not know.
  public private(set) var foreignCalls: [String] = []

  private var componentByID: [String: ComponentID] = [:]
  private var placeByID: [String: PlaceID] = [:]
  private var adapterByID: [String: Int] = [:]
  private var bindingByID: [String: Int] = [:]
  private var moduleByID: [String: Int] = [:]
  private var siteNumbers: [Site: SiteID] = [:]
  private var threadNumbers: [String: UInt8] = [:]
  private var wordNumbers: [String: Word] = [:]
  private var callNumbers: [String: Call] = [:]

  /// A lexicon that knows no topology.
  public init() {}
}

// MARK: - Declaring

extension Lexicon {
  /// Adds a component; its id must be new.
  @discardableResult
  public mutating func declare(_ component: Component) -> ComponentID {
    precondition(componentByID[component.id] == nil, "a component id is declared once")
    components.append(component)
    let id = ComponentID(index: components.count - 1)
    componentByID[component.id] = id
    return id
  }

  /// Adds a place; its id must be new.
  @discardableResult
  public mutating func declare(_ place: Place) -> PlaceID {
    precondition(placeByID[place.id] == nil, "a place id is declared once")
    places.append(place)
    let id = PlaceID(index: places.count - 1)
    placeByID[place.id] = id
    return id
  }

  /// Says with which number a place starts.
  public mutating func setInitialValue(_ value: Int, of place: PlaceID) {
    places[place.index].initialValue = value
  }

  /// Adds an adapter and returns its index.
  @discardableResult
  public mutating func declare(_ adapter: Adapter) -> Int {
    precondition(adapterByID[adapter.id] == nil, "an adapter id is declared once")
    adapters.append(adapter)
    adapterByID[adapter.id] = adapters.count - 1
    return adapters.count - 1
  }

  /// Adds a binding and returns its index.
  @discardableResult
  public mutating func declare(_ binding: Binding) -> Int {
    precondition(bindingByID[binding.id] == nil, "a binding id is declared once")
    bindings.append(binding)
    bindingByID[binding.id] = bindings.count - 1
    return bindings.count - 1
  }

  /// Adds a filter module and returns its index.
  @discardableResult
  public mutating func declare(_ module: Module) -> Int {
    precondition(moduleByID[module.id] == nil, "a module id is declared once")
    modules.append(module)
    moduleByID[module.id] = modules.count - 1
    return modules.count - 1
  }
}

// MARK: - From text to numbers

extension Lexicon {
  /// The component with an id, or `nil`.
  public func component(_ id: String) -> ComponentID? { componentByID[id] }
  /// The place with an id, or `nil`.
  public func place(_ id: String) -> PlaceID? { placeByID[id] }
  /// The index of the adapter with an id, or `nil`.
  public func adapter(_ id: String) -> Int? { adapterByID[id] }
  /// The index of the binding with an id, or `nil`.
  public func binding(_ id: String) -> Int? { bindingByID[id] }
  /// The index of the module with an id, or `nil`.
  public func module(_ id: String) -> Int? { moduleByID[id] }

  /// The number of a word, interned if it is new; `nil` when the trace has more words than numbers.
  public mutating func word(_ text: String) -> Word? {
    if let known = Lexicon.knownWords[text] ?? wordNumbers[text] { return known }
    let number = Int(Word.firstUnknown) + foreignWords.count
    guard number <= Int(UInt16.max) else { return nil }
    let word = Word(rawValue: UInt16(number))
    foreignWords.append(text)
    wordNumbers[text] = word
    return word
  }

  /// The number of a word if it is known here, without adding it.
  public func knownWord(_ text: String) -> Word? {
    Lexicon.knownWords[text] ?? wordNumbers[text]
  }

  /// The number of a call, interned if it is new; `nil` when the trace has more calls than numbers.
  public mutating func call(_ name: String) -> Call? {
    if let known = CallCatalog.call(named: name) ?? callNumbers[name] { return known }
    let number = Int(Call.firstUnknown) + foreignCalls.count
    guard number <= Int(UInt16.max) else { return nil }
    let call = Call(rawValue: UInt16(number))
    foreignCalls.append(name)
    callNumbers[name] = call
    return call
  }

  /// The number of a call if it is known here, without adding it.
  public func knownCall(_ name: String) -> Call? {
    CallCatalog.call(named: name) ?? callNumbers[name]
  }

  /// The number of a site, interned if it is new; `nil` when the trace has more sites than numbers.
  public mutating func site(_ site: Site) -> SiteID? {
    if let known = siteNumbers[site] { return known }
    guard sites.count < Int(UInt16.max) else { return nil }
    sites.append(site)
    let id = SiteID(rawValue: UInt16(sites.count))
    siteNumbers[site] = id
    return id
  }

  /// The number of a thread if it is known here, without adding it.
  public func knownThread(_ name: String) -> UInt8? { threadNumbers[name] }

  /// The number of a thread, interned if it is new; `nil` when the trace has more than 255.
  public mutating func thread(_ name: String) -> UInt8? {
    if let known = threadNumbers[name] { return known }
    guard threads.count < Int(UInt8.max) else { return nil }
    threads.append(name)
    let number = UInt8(threads.count)
    threadNumbers[name] = number
    return number
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
