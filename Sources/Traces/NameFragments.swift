import Events

/// Every name of a trace as it stands in a line, with its quotes and escapes, ready to be copied.
struct NameFragments: Sendable {
  private(set) var bytes: ContiguousArray<UInt8> = []
  /// Where each fragment begins; one more than there are fragments.
  private var starts: ContiguousArray<Int32> = [0]
  /// The number of the first fragment of each kind of name.
  private var calls: ContiguousArray<Int32> = []
  private var words: ContiguousArray<Int32> = []
  private var components: ContiguousArray<Int32> = []
  private var places: ContiguousArray<Int32> = []
  private var sites: ContiguousArray<Int32> = []
  private var threads: ContiguousArray<Int32> = []
  private var foreignCalls: ContiguousArray<Int32> = []
  private var foreignWords: ContiguousArray<Int32> = []
  private(set) var placeKinds: ContiguousArray<PlaceKind> = []
  /// The longest fragment.
  private(set) var longest = 2

  init(_ lexicon: Lexicon) {
    calls = ContiguousArray(repeating: -1, count: Int(Call.firstUnknown))
    for facts in CallCatalog.all { calls[Int(facts.call.rawValue)] = quoted(facts.name) }
    for text in Word.knownTexts { words.append(quoted(text)) }
    update(lexicon)
  }

  /// Takes over names that are new.
  mutating func update(_ lexicon: Lexicon) {
    for item in lexicon.components[components.count...] { components.append(quoted(item.id)) }
    for item in lexicon.places[places.count...] {
      places.append(quoted(item.id))
      placeKinds.append(item.kind)
    }
    for name in lexicon.threads[threads.count...] { threads.append(quoted(name)) }
    for name in lexicon.foreignCalls[foreignCalls.count...] { foreignCalls.append(quoted(name)) }
    for name in lexicon.foreignWords[foreignWords.count...] { foreignWords.append(quoted(name)) }
    for site in lexicon.sites[sites.count...] { sites.append(fragment(of: site, lexicon)) }
  }

  private mutating func quoted(_ text: String) -> Int32 {
    var quoted: [UInt8] = []
    JSONText.append(text, to: &quoted)
    return add(quoted)
  }

  private mutating func add(_ fragment: [UInt8]) -> Int32 {
    bytes.append(contentsOf: fragment)
    starts.append(Int32(bytes.count))
    longest = max(longest, fragment.count)
    return Int32(starts.count - 2)
  }

  /// All keys of a site at once.
  private mutating func fragment(of site: Site, _ lexicon: Lexicon) -> Int32 {
    var text: [UInt8] = []
    func append(_ key: String, _ value: String) {
      text.append(contentsOf: ",\"\(key)\":".utf8)
      JSONText.append(value, to: &text)
    }
    if site.edge != .none { append("edge", lexicon.text(site.edge)) }
    if site.binding >= 0 { append("bind", lexicon.bindings[Int(site.binding)].id) }
    if site.adapter >= 0 { append("adp", lexicon.adapters[Int(site.adapter)].id) }
    if site.module >= 0 { append("mod", lexicon.modules[Int(site.module)].id) }
    return add(text)
  }

  /// Where the bytes of a fragment lie.
  @inline(__always)
  func range(_ fragment: Int32) -> Range<Int> {
    Int(starts[Int(fragment)])..<Int(starts[Int(fragment) &+ 1])
  }

  @inline(__always)
  func fragment(_ call: Call) -> Int32 {
    let number = Int(call.rawValue)
    return number < calls.count ? calls[number] : foreignCalls[number &- calls.count]
  }

  @inline(__always)
  func fragment(_ word: Word) -> Int32 {
    let number = Int(word.rawValue)
    return number < words.count ? words[number] : foreignWords[number &- words.count]
  }

  @inline(__always)
  func fragment(_ component: ComponentID) -> Int32 { components[component.index] }
  @inline(__always)
  func fragment(_ place: PlaceID) -> Int32 { places[place.index] }
  @inline(__always)
  func fragment(_ site: SiteID) -> Int32 { sites[Int(site.rawValue) &- 1] }
  @inline(__always)
  func fragment(thread: UInt8) -> Int32 { threads[Int(thread) &- 1] }
}
