import Views

/// The keys in force, wherever a sentence names one.
extension Session {
  /// A sentence with the key in force for every `{name}` that is the name of an action.
  func keyed(_ text: String) -> String {
    text.replacing(/\{([a-z_]+)\}/) { match in
      let name = String(match.output.1)
      guard let action = ActionCatalog.action(named: name) else { return String(match.output.0) }
      return program.keyMap.first(action) ?? ":" + name
    }
  }

  /// The keys that are not those that ship, for the hints of the screen.
  var changedKeys: [String: String] {
    Dictionary(
      uniqueKeysWithValues: program.keyMap.changed.map {
        ($0.name, program.keyMap.first($0.action) ?? ":" + $0.name)
      })
  }
}
