/// What is wrong with whom an action is done to.
public struct TargetMistake: Equatable, Sendable {
  /// The id that stands there.
  let id: String
  /// What would have to have it, such as `miniport or application`.
  let needs: String
  /// What has it; `nil` if nothing has.
  let found: Found?
  /// What belongs to it and can stand there, such as the driver of a binding; `nil` if nothing does.
  let meant: String?
  /// The ids that can stand there.
  let legal: [String]

  /// What has an id; the names are those of who owns it.
  enum Found: Equatable, Sendable {
    case layer(DriverRole, ndis: Int)
    case binding(of: String)
    case adapter(of: String)
    case module(of: String)
    case card(of: String)
  }
}
