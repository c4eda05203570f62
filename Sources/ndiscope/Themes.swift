import Terminal

extension Theme {
  /// The theme of a name; the standard one if none is named.
  static func find(_ name: String?) throws(Refusal) -> Theme {
    guard let name else { return .harbour }
    if let theme = Theme.shipped.first(where: { $0.name.lowercased() == name.lowercased() }) {
      return theme
    }
    throw Refusal("there is no theme \(name); there are \(shippedNames)", .usage)
  }

  /// The names of all themes that ship, for people.
  static var shippedNames: String {
    shipped.map { $0.name.lowercased() }.joined(separator: ", ")
  }
}
