/// What every role looks like on every background, for one theme on one kind of terminal.
public struct StyleTable: Sendable {
  private let styles: [Style]

  /// Works out all styles.
  public init(_ theme: Theme, depth: ColorDepth) {
    let canvas = StyleTable.row(on: .canvas, theme: theme, depth: depth)
    styles = Role.allCases.flatMap { background in
      background.facts.background == nil || background == .canvas
        ? canvas : StyleTable.row(on: background, theme: theme, depth: depth)
    }
  }

  /// The style of a role on a background.
  public subscript(role: Role, background: Role) -> Style {
    styles[StyleTable.index(role, background)]
  }

  /// How many pairs of a role and a background there are.
  public static var count: Int { Role.allCases.count * Role.allCases.count }

  /// The number of a pair of a role and a background, below ``count``.
  @inlinable
  public static func index(_ role: Role, _ background: Role) -> Int {
    Int(background.rawValue) * roleCount + Int(role.rawValue)
  }

  @usableFromInline static let roleCount = Role.allCases.count

  /// The styles of all roles on one background.
  private static func row(on background: Role, theme: Theme, depth: ColorDepth) -> [Style] {
    switch depth {
    case .monochrome: Role.allCases.map { monochrome($0, on: background) }
    case .colors8: ansi(on: background, hasBright: false)
    case .colors16: ansi(on: background, hasBright: true)
    case .colors256: nearest(on: background, theme: theme)
    case .trueColor: mixed(on: background, theme: theme)
    }
  }

  private static func monochrome(_ role: Role, on background: Role) -> Style {
    let selected: Attributes = background == .select ? .reverse : []
    return Style(attributes: role.facts.monochrome.union(selected))
  }

  private static func ansi(on background: Role, hasBright: Bool) -> [Style] {
    Role.allCases.map { AnsiColors(hasBright: hasBright).style($0, on: background) }
  }

  private static func mixed(on background: Role, theme: Theme) -> [Style] {
    let ground = theme.ground(background)
    return Role.allCases.map { role in
      Style(
        foreground: .mixed(theme.ink(role, on: ground)), background: .mixed(ground),
        attributes: role.facts.attributes)
    }
  }

  private static func nearest(on background: Role, theme: Theme) -> [Style] {
    let ground = Palette256.index(nearestTo: theme.ground(background))
    let seen = { Palette256.color(at: Palette256.index(nearestTo: $0)) }
    return Role.allCases.map { role in
      let ink = theme.ink(role, on: Palette256.color(at: ground), seen: seen)
      return Style(
        foreground: .indexed(Palette256.index(nearestTo: ink)), background: .indexed(ground),
        attributes: role.facts.attributes)
    }
  }
}
