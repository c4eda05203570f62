import Terminal

/// Which key means which action.
public struct KeyMap: Equatable, Sendable {
  private let actions: [Input: Action]
  private let strokes: [Action: [KeyStroke]]

  /// The keys of the catalog.
  public static let standard = KeyMap()

  private init() {
    self.init(
      strokes: Dictionary(uniqueKeysWithValues: ActionCatalog.all.map { ($0.action, $0.keys) }))
  }

  private init(strokes: [Action: [KeyStroke]]) {
    self.strokes = strokes
    var actions: [Input: Action] = [:]
    for (action, keys) in strokes { for key in keys { actions[key.input] = action } }
    self.actions = actions
  }

  /// The map in which some actions have other keys; a name that nobody knows is left out.
  ///
  /// Who calls this has made sure that no key means two actions: ``conflict(_:with:)``.
  public func with(_ changes: [(name: String, keys: [Input])]) -> KeyMap {
    var strokes = self.strokes
    for (name, keys) in changes {
      guard let action = ActionCatalog.action(named: name) else { continue }
      strokes[action] = keys.map(KeyStroke.init(input:))
    }
    return KeyMap(strokes: strokes)
  }

  /// What a key means, or `nil`.
  public func action(_ input: Input) -> Action? { actions[input] }

  /// The keys of an action, the one that is shown first.
  public func keys(_ action: Action) -> [KeyStroke] { strokes[action] ?? [] }

  /// The keys of an action as text: `l  →  F8  .`.
  public func text(_ action: Action) -> String {
    keys(action).map(\.text).joined(separator: "  ")
  }

  /// The first key of an action as text, or `nil` if it has none.
  public func first(_ action: Action) -> String? { keys(action).first?.text }

  /// How many keys mean something.
  public var count: Int { actions.count }

  /// The actions whose keys are not those of the catalog.
  public var changed: [ActionFacts] { ActionCatalog.all.filter { keys($0.action) != $0.keys } }
}

extension KeyMap {
  /// The map in which an action has other keys, typed as `:map NAME KEY KEY`; or what is wrong with that.
  func mapped(_ words: [String]) -> Result<KeyMap, KeyMapTrouble> {
    guard let name = words.first else { return .failure(KeyMapTrouble("write map ACTION KEY")) }
    guard let action = ActionCatalog.action(named: name) else {
      return .failure(KeyMapTrouble(KeyMapWords.unknownAction(name)))
    }
    var keys: [Input] = []
    for word in words.dropFirst() where word != "none" {
      guard let input = KeyName.input(word) else {
        return .failure(KeyMapTrouble(KeyMapWords.unknownKey(word)))
      }
      if let trouble = KeyName.trouble(input) { return .failure(KeyMapTrouble(trouble)) }
      if let other = self.action(input), other != action {
        return .failure(KeyMapTrouble(KeyMapWords.taken(word, by: other)))
      }
      keys.append(input)
    }
    return .success(with([(name, keys)]))
  }
}

/// Why keys cannot be given to an action, in words.
struct KeyMapTrouble: Error, Equatable {
  let text: String

  init(_ text: String) { self.text = text }
}

/// What is said about keys.
enum KeyMapWords {
  static func unknownAction(_ name: String) -> String {
    let meant = ActionCatalog.suggestion(for: name).map { " Did you mean \($0)?" } ?? ""
    return "there is no action \(name).\(meant)"
  }

  static func unknownKey(_ word: String) -> String {
    "\(word) is no key: write a character, or a name such as F5, Ctrl-O, Alt-Left"
  }

  static func taken(_ word: String, by action: Action) -> String {
    let name = ActionCatalog.facts(action)?.name ?? ""
    return "\(word) means \(name): give that other keys first, such as :map \(name) none"
  }
}
