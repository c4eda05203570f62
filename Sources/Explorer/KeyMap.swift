import Events
import Terminal

/// Which key means which action.
public struct KeyMap: Equatable, Sendable {
  private let actions: [Input: Action]
  private let strokes: [Action: [KeyStroke]]
  /// The first key of each action as text, with signs and without: every frame asks for twenty of them.
  private let firstTexts: [Action: Spelling]
  /// Whether keys are written without signs for the arrows, where a terminal would show other keys for them.
  public var usesPlainNames = false

  /// How a key is written.
  private struct Spelling: Equatable {
    let shown: String
    let plain: String
  }

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
    firstTexts = strokes.compactMapValues { keys in
      keys.first.map { Spelling(shown: $0.text, plain: KeyName.plain($0.input)) }
    }
    changed = ActionCatalog.all.filter { strokes[$0.action] ?? [] != $0.keys }
  }

  /// The map in which some actions have other keys; a name that nobody knows is left out.
  ///
  /// Who calls this has made sure that no key means two actions: a file of keys and `:map` are refused before.
  public func with(_ changes: [(name: String, keys: [Input])]) -> KeyMap {
    var strokes = self.strokes
    for (name, keys) in changes {
      guard let action = ActionCatalog.action(named: name) else { continue }
      strokes[action] = keys.map(KeyStroke.init(input:))
    }
    var map = KeyMap(strokes: strokes)
    map.usesPlainNames = usesPlainNames
    return map
  }

  /// What a key means, or `nil`.
  public func action(_ input: Input) -> Action? { actions[input] }

  /// The keys of an action, the one that is shown first.
  public func keys(_ action: Action) -> [KeyStroke] { strokes[action] ?? [] }

  /// The keys of an action as text: `l  →  F8  .`.
  public func text(_ action: Action) -> String {
    keys(action).map(text).joined(separator: "  ")
  }

  private func text(_ stroke: KeyStroke) -> String {
    usesPlainNames ? KeyName.plain(stroke.input) : stroke.text
  }

  /// The first key of an action as text, or `nil` if it has none.
  public func first(_ action: Action) -> String? {
    firstTexts[action].map { usesPlainNames ? $0.plain : $0.shown }
  }

  /// Whether no key leads to help, to the command line or out of the program any more.
  public var leavesNoWayOut: Bool {
    [Action.open(.help), .open(.command), .quit, .quitNow].allSatisfy { keys($0).isEmpty }
  }

  /// How many keys mean something.
  public var count: Int { actions.count }

  /// The actions whose keys are not those of the catalog.
  public let changed: [ActionFacts]
}

extension KeyMap {
  /// The map in which an action has other keys, typed as `:map NAME KEY KEY`; or what is wrong with that.
  func mapped(_ words: [String]) -> Result<KeyMap, KeyMapTrouble> {
    guard let name = words.first else { return .failure(KeyMapTrouble(KeyMapWords.usage)) }
    guard let action = ActionCatalog.action(named: name) else {
      return .failure(KeyMapTrouble(KeyMapWords.unknownAction(name)))
    }
    let typed = words.dropFirst()
    if typed.isEmpty { return .success(self) }
    if typed.contains("none"), typed.count > 1 {
      return .failure(KeyMapTrouble(KeyMapWords.noneAlone))
    }
    var keys: [Input] = []
    var owners = KeyOwners(
      strokes.filter { $0.key != action }.map { ("", $0.value.map(\.input)) })
    for word in typed where word != "none" {
      guard let input = KeyName.input(word) else {
        return .failure(KeyMapTrouble(KeyMapWords.unknownKey(word)))
      }
      if let trouble = KeyName.trouble(input) { return .failure(KeyMapTrouble(trouble)) }
      if let owner = owners.give(input, to: name) {
        return .failure(
          KeyMapTrouble(
            owner == name
              ? KeyMapWords.twice(word) : KeyMapWords.taken(word, by: self.action(input) ?? action))
        )
      }
      keys.append(input)
    }
    let map = with([(name, keys)])
    return map.leavesNoWayOut
      ? .failure(KeyMapTrouble(KeyMapWords.noWayOut)) : .success(map)
  }
}

/// Why keys cannot be given to an action, in words.
struct KeyMapTrouble: Error, Equatable {
  let text: String

  init(_ text: String) { self.text = text }
}
