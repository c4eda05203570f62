/// One row of the table of roles: what a role looks like when the theme says nothing else.
struct RoleFacts: Sendable {
  /// Which role this row is about.
  let role: Role
  /// The letter that stands for it in a role map.
  let letter: Unicode.Scalar
  /// The colour of its strokes.
  let foreground: Slot
  /// The colour of its cells, or `nil` when it leaves what lies below.
  let background: Slot?
  /// Its emphasis where there are colours.
  let attributes: Attributes
  /// Its emphasis where there are none; something must carry every meaning then.
  let monochrome: Attributes

  /// Whether text in this role brings its own background along.
  var isFill: Bool { background != nil && !RoleFacts.grounds.contains(role) }

  /// Whether the contrast guard leaves it alone, because nothing is said by it alone.
  var isDecoration: Bool { RoleFacts.decorations.contains(role) }

  /// What everything else stands on.
  static let grounds: [Role] = [.canvas, .surface, .raised]
  private static let decorations: [Role] = [
    .line, .ghost, .scrim, .nowbar, .edge1, .edge2, .edge3, .edge4, .edge5, .edge6,
  ]

  private init(
    _ role: Role, _ letter: Unicode.Scalar, _ foreground: Slot, on background: Slot? = nil,
    _ attributes: Attributes = [], without monochrome: Attributes = []
  ) {
    self.role = role
    self.letter = letter
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
    self.monochrome = monochrome
  }

  /// All rows, in the order of the raw values.
  static let all: [RoleFacts] = [
    .init(.canvas, "C", .base05, on: .base00),
    .init(.surface, "S", .base05, on: .base01),
    .init(.raised, "R", .base05, on: .base02),
    .init(.select, "X", .base07, on: .base02, .bold, without: .reverse),
    .init(.line, "l", .base03, without: .dim),
    .init(.muted, "m", .base04),
    .init(.text, "t", .base05),
    .init(.count, "c", .base06),
    .init(.strong, "s", .base07, .bold, without: .bold),
    .init(.focus, "f", .base06, .bold, without: .bold),
    .init(.key, "k", .base06, .bold, without: .bold),
    .init(.link, "j", .base0D, .underline, without: .underline),
    .init(.now, "n", .base0A, .bold, without: .bold),
    .init(.onnow, "N", .base00, on: .base0A, .bold, without: [.bold, .reverse]),
    .init(.nowbar, "b", .base0A, .bold, without: .bold),
    .init(.down, "d", .base0D),
    .init(.up, "u", .base09),
    .init(.cause, "a", .base0E),
    .init(.run, "r", .base0C),
    .init(.pending, "p", .base0E, .bold, without: .bold),
    .init(.ok, "o", .base0B),
    .init(.onok, "O", .base00, on: .base0B, .bold, without: [.bold, .reverse]),
    .init(.warn, "w", .base0F, .bold, without: .bold),
    .init(.bad, "x", .base08, .bold, without: .bold),
    .init(.onbad, "B", .base00, on: .base08, .bold, without: [.bold, .reverse]),
    .init(.ghost, "g", .base03, without: .dim),
    .init(.scrim, "z", .base03, without: .dim),
    .init(.object1, "1", .base00, on: .base0C, .bold, without: .bold),
    .init(.object2, "2", .base00, on: .base0E, .bold, without: .bold),
    .init(.object3, "3", .base00, on: .base0B, .bold, without: .bold),
    .init(.object4, "4", .base00, on: .base0D, .bold, without: .bold),
    .init(.object5, "5", .base00, on: .base09, .bold, without: .bold),
    .init(.object6, "6", .base00, on: .base0F, .bold, without: .bold),
    .init(.mention1, "P", .base0C, .bold, without: .bold),
    .init(.mention2, "Q", .base0E, .bold, without: .bold),
    .init(.mention3, "U", .base0B, .bold, without: .bold),
    .init(.mention4, "V", .base0D, .bold, without: .bold),
    .init(.mention5, "W", .base09, .bold, without: .bold),
    .init(.mention6, "Y", .base0F, .bold, without: .bold),
    .init(.edge1, "D", .base0C, without: .bold),
    .init(.edge2, "E", .base0E, without: .bold),
    .init(.edge3, "F", .base0B, without: .bold),
    .init(.edge4, "G", .base0D, without: .bold),
    .init(.edge5, "H", .base09, without: .bold),
    .init(.edge6, "I", .base0F, without: .bold),
  ]
}

extension Role {
  /// Whether a theme may give it a background of its own.
  public var hasBackground: Bool { facts.background != nil }

  /// The row of this role.
  var facts: RoleFacts { RoleFacts.all[Int(rawValue)] }

  /// Whether text in this role brings its own background along.
  ///
  /// Every cell that is drawn asks, so the answer is a comparison; ``RoleFacts/isFill`` gives the same.
  @inline(__always)
  var isFill: Bool {
    (Role.object1.rawValue...Role.object6.rawValue).contains(rawValue) || self == .select
      || self == .onnow || self == .onok || self == .onbad
  }
}
