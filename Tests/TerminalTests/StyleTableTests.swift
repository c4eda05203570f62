import Testing

@testable import Terminal

struct StyleTableTests {
  private static let grounds: [Role] = [.canvas, .surface, .raised]

  @Test(arguments: Theme.shipped)
  func `text can be read in the palette of 256 colours`(theme: Theme) {
    let styles = StyleTable(theme, depth: .colors256)
    for ground in StyleTableTests.grounds {
      for role in Role.allCases where !role.facts.isDecoration && !role.isFill {
        let style = styles[role, ground]
        let ratio = Contrast.ratio(color(style.foreground), color(style.background))
        #expect(ratio >= 4.5, "\(role) on \(ground)")
      }
    }
  }

  @Test(arguments: Theme.shipped)
  func `the grounds differ in the palette of 256 colours`(theme: Theme) {
    let styles = StyleTable(theme, depth: .colors256)
    #expect(Set(StyleTableTests.grounds.map { styles[.text, $0].background }).count == 3)
  }

  @Test(arguments: [ColorDepth.colors16, .colors8])
  func `nothing but decoration has the colour it stands on`(depth: ColorDepth) {
    let styles = StyleTable(.harbour, depth: depth)
    for background in Role.allCases {
      for role in Role.allCases {
        let style = styles[role, background]
        #expect(style.foreground != style.background, "\(role) on \(background)")
      }
    }
  }

  @Test func `sixteen colours say what the look says`() {
    let styles = StyleTable(.paper, depth: .colors16)
    #expect(styles[.now, .canvas].foreground == .indexed(11))
    #expect(styles[.down, .canvas].foreground == .indexed(12))
    #expect(styles[.up, .canvas].foreground == .indexed(5))
    #expect(styles[.cause, .canvas].attributes == .bold)
    #expect(
      (1...6).map { styles[.object($0), .object($0)].background } == [
        .indexed(14), .indexed(13), .indexed(10), .indexed(12), .indexed(15), .indexed(8),
      ])
    #expect(styles[.text, .surface].background == .indexed(0))
  }

  @Test(arguments: [ColorDepth.colors16, .colors8])
  func `on a filled place everything has the colour that can be read there`(depth: ColorDepth) {
    let styles = StyleTable(.harbour, depth: depth)
    #expect(styles[.muted, .onnow].foreground == .indexed(0))
    #expect(styles[.down, .select].foreground == styles[.select, .select].foreground)
    #expect(styles[.now, .select].foreground == styles[.now, .canvas].foreground)
  }

  @Test func `with eight colours no text is blue, and black text is not bold`() {
    let styles = StyleTable(.harbour, depth: .colors8)
    let decorations: [Role] = [.edge4, .edge6]
    for role in Role.allCases where !decorations.contains(role) {
      let style = styles[role, .canvas]
      #expect(style.background != .indexed(0) || style.foreground != .indexed(4), "\(role)")
      let fill = styles[role, role]
      let isBoldBlack =
        role.isFill && fill.foreground == .indexed(0) && fill.attributes.contains(.bold)
      #expect(!isBoldBlack, "\(role)")
    }
  }

  @Test func `eight colours never ask for a bright one`() {
    let styles = StyleTable(.harbour, depth: .colors8)
    for role in Role.allCases {
      for color in [styles[role, role].foreground, styles[role, .canvas].foreground] {
        switch color {
        case .standard: break
        case .indexed(let index): #expect(index < 8, "\(role)")
        case .mixed: Issue.record("\(role) is mixed")
        }
      }
    }
    #expect(styles[.line, .canvas].attributes == .dim)
  }

  @Test func `without colour there is emphasis`() {
    let styles = StyleTable(.harbour, depth: .monochrome)
    #expect(styles[.onnow, .onnow] == Style(attributes: [.bold, .reverse]))
    #expect(styles[.strong, .select].attributes == [.bold, .reverse])
    #expect(styles[.text, .raised] == Style())
  }

  @Test func `the text on a background that no role fills is that on the canvas`() {
    let styles = StyleTable(.harbour, depth: .trueColor)
    #expect(styles[.now, .text] == styles[.now, .canvas])
  }

  private func color(_ color: Color) -> RGB {
    guard case .indexed(let index) = color else { return RGB(0) }
    return Palette256.color(at: index)
  }
}
