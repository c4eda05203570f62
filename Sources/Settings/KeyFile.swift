import Events
import Terminal
import Traces

/// Reads the keys that people want instead of those that ship: the names of actions, each with its keys.
///
/// ```yaml
/// step: [l, Right, n]
/// same: none
/// ```
///
/// The keys of an action replace those that it had. No key may mean two actions, so whoever takes one away from an action
/// says what that action is done by.
public enum KeyFile {
  /// An action and its keys as they ship.
  public typealias Standard = (name: String, keys: [Input])

  /// Reads the changes from a text; a file without a line of YAML changes nothing.
  ///
  /// - Throws: ``YAMLError`` with line and column, and what to write instead.
  public static func changes(
    _ text: String, to standard: [Standard]
  ) throws(YAMLError) -> [(name: String, keys: [Input])] {
    guard !RuleFile.saysNothing(text) else { return [] }
    let names = standard.map(\.name)
    var changes: [(name: String, keys: [Input], places: [YAMLReader])] = []
    for (key, value) in try YAMLReader.document(text).pairs() {
      let name = try key.text()
      guard names.contains(name) else {
        throw .badValue(
          name, expected: nameOfAction(near: name, names), legal: [], at: key.position)
      }
      let places = try keyReaders(value)
      var keys: [Input] = []
      for place in places { keys.append(try input(place)) }
      changes.append((name, keys, places))
    }
    try checkConflicts(changes, standard)
    return changes.map { ($0.name, $0.keys) }
  }

  /// What was expected and probably meant; there are too many names to list all of them.
  private static func nameOfAction(near name: String, _ names: [String]) -> String {
    "the name of an action." + Suggestion.tail(for: name, in: names)
      + " `ndiscope list keys` has all of them"
  }

  /// A key, a list of keys, or `none`.
  private static func keyReaders(_ value: YAMLReader) throws(YAMLError) -> [YAMLReader] {
    if let elements = try? value.elements() { return elements }
    return try value.text() == "none" ? [] : [value]
  }

  private static func input(_ reader: YAMLReader) throws(YAMLError) -> Input {
    let word = try reader.text()
    guard let input = KeyName.input(word) else {
      throw reader.bad(
        "a key: write one character (in quotes if it is a sign), or a name such as F5, Ctrl-O, Alt-Left",
        legal: KeyName.spellings)
    }
    if let trouble = KeyName.trouble(input) {
      throw reader.bad("a key that can be given to an action: \(trouble)")
    }
    return input
  }

  private static func checkConflicts(
    _ changes: [(name: String, keys: [Input], places: [YAMLReader])], _ standard: [Standard]
  ) throws(YAMLError) {
    let changed = Set(changes.map(\.name))
    var owners = KeyOwners(standard.filter { !changed.contains($0.name) })
    for (name, keys, places) in changes {
      for (key, place) in zip(keys, places) {
        if let other = owners.give(key, to: name) {
          let word = KeyName.plain(key)
          let fix =
            other == name
            ? "it stands twice"
            : changed.contains(other)
              ? "this file gives it to \(other) as well"
              : "it means \(other); to take it away, say what \(other) is done by, such as \(other): none"
          throw .badValue(word, expected: "free: \(fix)", legal: [], at: place.position)
        }
      }
    }
  }
}
