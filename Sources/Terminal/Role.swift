/// What a cell is for; a theme turns it into colours, so that no view knows any.
///
/// The raw values are the indices of ``RoleFacts/all``.
public enum Role: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  /// The background of everything.
  case canvas
  /// The background of layer cards, of the state and key lines and of windows.
  case surface
  /// The background of the row of the current step.
  case raised
  /// The selected row.
  case select
  /// Rules, lanes, empty slots: decoration, nothing is said by it alone.
  case line
  /// Captions, units, returns.
  case muted
  /// Normal text.
  case text
  /// Numbers.
  case count
  /// Names, and the first sentence of a narration.
  case strong
  /// The title of the pane that has the focus.
  case focus
  /// A key to press.
  case key
  /// A place to jump to.
  case link
  /// The current step and the value it changed; nothing else is ever this colour.
  case now
  /// The current call and PAUSED, filled.
  case onnow
  /// The bar of the receiving layer, the ends of the chip of this step, the time that has passed.
  case nowbar
  /// Calls towards the wire.
  case down
  /// Completions and indications.
  case up
  /// An asynchronous cause.
  case cause
  /// Running, the depth of queues, meters.
  case run
  /// Given away and not back.
  case pending
  /// Holds, right answer, success.
  case ok
  /// PLAYING, filled.
  case onok
  /// A difference, an overflow, a drop, slowness.
  case warn
  /// A broken rule.
  case bad
  /// The headline of a broken rule or a bug check, filled.
  case onbad
  /// Where an object was; the future of the time line.
  case ghost
  /// Everything behind a window.
  case scrim
  /// An object that is here, first of six colours, filled.
  case object1
  /// An object that is here, second colour, filled.
  case object2
  /// An object that is here, third colour, filled.
  case object3
  /// An object that is here, fourth colour, filled.
  case object4
  /// An object that is here, fifth colour, filled.
  case object5
  /// An object that is here, sixth colour, filled.
  case object6
  /// An object that is mentioned, first of six colours.
  case mention1
  /// An object that is mentioned, second colour.
  case mention2
  /// An object that is mentioned, third colour.
  case mention3
  /// An object that is mentioned, fourth colour.
  case mention4
  /// An object that is mentioned, fifth colour.
  case mention5
  /// An object that is mentioned, sixth colour.
  case mention6
  /// The edge of a chip, first of six colours.
  case edge1
  /// The edge of a chip, second colour.
  case edge2
  /// The edge of a chip, third colour.
  case edge3
  /// The edge of a chip, fourth colour.
  case edge4
  /// The edge of a chip, fifth colour.
  case edge5
  /// The edge of a chip, sixth colour.
  case edge6
}

extension Role {
  /// The fill of an object of the journey with a number: one colour a family, for ever.
  public static func object(_ journey: Int) -> Role { objects[colorIndex(journey)] }

  /// The text that mentions an object of the journey with a number.
  public static func mention(_ journey: Int) -> Role { mentions[colorIndex(journey)] }

  /// The edge of the chip of an object of the journey with a number.
  static func edge(_ journey: Int) -> Role { edges[colorIndex(journey)] }

  /// The fill that a chip with this edge has, or `nil` for a role that is no edge.
  var fillOfEdge: Role? { Role.edges.firstIndex(of: self).map { Role.objects[$0] } }

  /// The role that a theme file means, such as `onnow`; `nil` if there is none.
  public init?(named name: some StringProtocol) {
    guard let role = Role.allCases.first(where: { $0.name == name }) else { return nil }
    self = role
  }

  /// How a theme file writes the role.
  public var name: String { String(describing: self) }

  private static let objects: [Role] = [.object1, .object2, .object3, .object4, .object5, .object6]
  private static let mentions: [Role] = [
    .mention1, .mention2, .mention3, .mention4, .mention5, .mention6,
  ]
  private static let edges: [Role] = [.edge1, .edge2, .edge3, .edge4, .edge5, .edge6]

  /// 1 is the first colour, 6 the last, 7 the first again; any number is allowed.
  private static func colorIndex(_ journey: Int) -> Int {
    let rest = journey % 6
    return (rest + 11) % 6
  }
}
