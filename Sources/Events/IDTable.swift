/// Things that get their numbers in the order in which they come, and are found again by what they are called.
///
/// Nothing is ever taken out, so a number keeps its meaning.
@usableFromInline
struct IDTable<Key: Hashable & Sendable, Element: Equatable & Sendable>: Equatable, Sendable {
  /// All of them, in the order of their numbers.
  @usableFromInline private(set) var all: [Element] = []
  private var indices: [Key: Int] = [:]

  /// An empty table.
  init() {}

  /// How many there are: the number that the next one gets.
  var count: Int { all.count }

  /// The number of what is called so, or `nil`.
  func index(of key: Key) -> Int? { indices[key] }

  /// Adds what is called so, which must be new, and returns its number.
  @discardableResult
  mutating func add(_ element: Element, as key: Key) -> Int {
    precondition(indices[key] == nil, "an id is declared once")
    let index = all.count
    all.append(element)
    indices[key] = index
    return index
  }

  /// Changes one of them; what it is called stays.
  mutating func update(_ index: Int, _ change: (inout Element) -> Void) { change(&all[index]) }
}
