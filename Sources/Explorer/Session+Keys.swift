import Views

/// The keys in force, wherever a sentence names one.
extension Session {
  /// A sentence with the key in force wherever it was written with the name of an action.
  ///
  /// What else stands in it stays as it is: names of files and queries are the user's own.
  func keyed(_ text: String) -> String { program.keyMap.keyed(text) }

  /// The keys that are not those that ship, for the hints of the screen.
  var changedKeys: [String: String] {
    Dictionary(
      uniqueKeysWithValues: program.keyMap.changed.map {
        ($0.name, program.keyMap.first($0.action) ?? ":" + $0.name)
      })
  }
}

extension KeyMap {
  /// A sentence with the key of this map wherever it was written with the name of an action.
  func keyed(_ text: String) -> String {
    guard text.utf8.contains(2) else { return text }
    return text.replacing(/\u{2}([a-z_]+)\u{3}/) { match in
      let name = String(match.output.1)
      guard let action = ActionCatalog.action(named: name) else { return name }
      return first(action) ?? ":" + name
    }
  }
}

extension DefaultStringInterpolation {
  /// Names an action whose key in force is to stand here: `"\(key: "step") goes on"`.
  ///
  /// The name stands between two control characters, which text from elsewhere loses when it is shown.
  mutating func appendInterpolation(key name: String) {
    appendLiteral("\u{2}")
    appendLiteral(name)
    appendLiteral("\u{3}")
  }
}
