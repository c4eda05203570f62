import Events
import Frames

/// Reads the settings of a layer or a run as typed values, and refuses what the catalog does not
/// allow.
struct SettingReader {
  private var values: [String: SettingValue] = [:]

  /// Checks every setting against the facts.
  init(_ settings: [Setting], _ facts: [SettingFacts], owner: String) throws(SimulationError) {
    for fact in facts { values[fact.name] = fact.kind.accepted(fact.standard) ?? fact.standard }
    for setting in settings {
      guard let fact = facts.first(where: { $0.name == setting.name }) else {
        throw .unknownSetting(
          setting.name, owner: owner, legal: facts.map(\.name), at: setting.position)
      }
      guard let value = fact.kind.accepted(setting.value) else {
        throw .badValue(
          setting.value, setting: setting.name, expected: fact.kind, at: setting.position)
      }
      values[setting.name] = value
    }
  }

  /// The number of a setting.
  func integer(_ name: String) -> Int {
    guard case .integer(let value) = values[name] else { return 0 }
    return value
  }

  /// The word of a setting.
  func word(_ name: String) -> String {
    guard case .word(let value) = values[name] else { return "" }
    return value
  }

  /// The address of a setting.
  func address(_ name: String) -> IPv4Address { IPv4Address(word(name)) ?? .zero }

  /// Whether a setting is on.
  func isOn(_ name: String) -> Bool { values[name] == .boolean(true) }

  /// The words of a setting.
  func words(_ name: String) -> [String] {
    guard case .list(let values) = values[name] else { return [] }
    return values.compactMap { if case .word(let word) = $0 { word } else { nil } }
  }
}

extension SettingKind {
  /// The value in its plain form, or `nil` if the setting cannot have it.
  func accepted(_ value: SettingValue) -> SettingValue? {
    switch (self, value) {
    case (.integer(let range), .integer(let number)): range.contains(number) ? value : nil
    case (.duration, .integer(0)): value
    case (.duration(let max), .word(let text)):
      TimeText.nanoseconds(text).flatMap { $0 <= max ? .integer(Int($0)) : nil }
    case (.text, .word): value
    case (.text, .integer(let number)): .word(String(number))
    case (.boolean, .boolean): value
    case (.word(let legal), .word(let word)): legal.contains(word) ? value : nil
    case (.bug(let driver), .word(let word)):
      word == "none" || BugCatalog.bug(named: word, of: driver) != nil ? value : nil
    case (.words(let legal), .word(let word)): legal.contains(word) ? .list([value]) : nil
    case (.words(let legal), .list(let members)):
      members.allSatisfy { if case .word(let word) = $0 { legal.contains(word) } else { false } }
        ? value : nil
    case (.address, .word(let text)): IPv4Address(text) == nil ? nil : value
    case (.endpoint, .word(let text)): Endpoint(text) == nil ? nil : value
    case (.integer, _), (.duration, _), (.text, _), (.boolean, _), (.word, _), (.words, _),
      (.address, _), (.endpoint, _), (.bug, _):
      nil
    }
  }
}
