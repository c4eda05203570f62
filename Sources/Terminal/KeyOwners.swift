/// Which key belongs to which action, so that none means two.
public struct KeyOwners {
  private var owners: [Input: String] = [:]

  /// The keys of some actions.
  public init(_ actions: [(name: String, keys: [Input])]) {
    for (name, keys) in actions { for key in keys { owners[key] = name } }
  }

  /// Gives a key to an action; returns the name of the one that has it already, which may be the same, or `nil`.
  public mutating func give(_ key: Input, to name: String) -> String? {
    if let owner = owners[key] { return owner }
    owners[key] = name
    return nil
  }
}
