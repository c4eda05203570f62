import Testing

@testable import Terminal

struct ThemeTests {
  private static let meaningful = Role.allCases.filter { !$0.facts.isDecoration && !$0.isFill }

  @Test(arguments: Theme.shipped)
  func `text can be read on every ground`(theme: Theme) {
    for ground in [Role.canvas, .surface, .raised].map(theme.ground) {
      for role in ThemeTests.meaningful {
        #expect(Contrast.ratio(theme.ink(role, on: ground), ground) >= 4.5, "\(role)")
      }
    }
  }

  @Test(arguments: Theme.shipped)
  func `what is filled can be read`(theme: Theme) {
    for role in Role.allCases where role.isFill {
      let ground = theme.ground(role)
      #expect(Contrast.ratio(theme.ink(role, on: ground), ground) >= 4.5, "\(role)")
    }
  }

  @Test func `a colour that reads well is taken as it is`() {
    let canvas = Theme.harbour.ground(.canvas)
    #expect(Theme.harbour.ink(.now, on: canvas) == RGB(0xFFD166))
    #expect(Theme.harbour.ink(.line, on: canvas) == RGB(0x596678))
  }

  @Test func `a role that is set in the theme is taken as it is`() throws {
    let theme = try Theme(
      name: "x", variant: .dark, palette: Theme.harbour.palette,
      overrides: [
        .muted: Paint(foreground: RGB(0x202020)), .object2: Paint(background: RGB(0x123456)),
      ])
    #expect(theme.ink(.muted, on: theme.ground(.canvas)) == RGB(0x202020))
    #expect(theme.ground(.object2) == RGB(0x123456))
    #expect(theme.ink(.edge2, on: theme.ground(.canvas)) == RGB(0x123456))
  }

  @Test func `a palette of one colour can still be read`() throws {
    let palette = Array(repeating: RGB(0x808080), count: 24)
    let theme = try Theme(name: "fog", variant: .dark, palette: palette)
    #expect(Contrast.ratio(theme.ink(.text, on: palette[0]), palette[0]) >= 4.5)
  }

  @Test func `a palette has 16 or 24 colours`() {
    #expect(throws: ThemeError.paletteCount(15)) {
      try Theme(name: "x", variant: .dark, palette: Array(repeating: RGB(0), count: 15))
    }
  }

  @Test func `a role that takes the background below it can have none of its own`() {
    #expect(throws: ThemeError.backgroundNotAllowed(.muted)) {
      try Theme(
        name: "x", variant: .dark, palette: Theme.harbour.palette,
        overrides: [.muted: Paint(background: RGB(0))])
    }
  }
}
