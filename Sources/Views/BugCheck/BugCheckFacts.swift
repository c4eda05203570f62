/// What is known about a code with which the machine stops.
struct BugCheckFacts: Sendable {
  /// How Windows calls it.
  let name: String
  /// Why the machine stops, where the parameters do not say it better.
  let reason: String
  /// What the code means, whatever its parameters say; without its end where that depends on the first one.
  let meaning: String
  /// Whether the first parameter says which rule is broken.
  let hasCases: Bool

  /// A code; without a meaning of its own it means what it stops for.
  init(_ name: String, _ reason: String, meaning: String? = nil, hasCases: Bool = false) {
    self.name = name
    self.reason = reason
    self.meaning = meaning ?? reason
    self.hasCases = hasCases
  }
}
