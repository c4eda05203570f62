import Terminal
import Testing

struct CanvasWidgetsTests {
  @Test(arguments: GlyphTier.allCases)
  func `a needle is seen before full bars in every tier`(tier: GlyphTier) {
    var canvas = Canvas(Size(rows: 2, columns: 5))
    canvas.sparkline([9, 9, 9, 9, 9], top: 9, rows: 0..<2, column: 0)
    canvas.needle(rows: 0..<2, column: 2)
    for line in canvas.lines(tier: tier) {
      let signs = Array(line)
      #expect(signs[2] != signs[1] && signs[2] != signs[3], "\(line)")
    }
  }

  @Test func `the rule of the focused pane is heavy`() {
    var canvas = Canvas(rows: 2, columns: 40)
    let note = [Span("adapter ", .muted), Span("ne2000", .count)]
    canvas.rule(
      row: 0, columns: 0..<40, number: "1", title: "Stack", note: note, isFocused: true)
    canvas.rule(row: 1, columns: 0..<40, number: "2", title: "Now", note: ["#90"])
    #expect(
      canvas.text() == """
        ━━ 1 Stack ━━━━━━━━━━━ adapter ne2000 ━━
        ── 2 Now ──────────────────────── #90 ──
        """)
    #expect(
      canvas.roleMap() == """
        ff f sssss fffffffffff mmmmmmm cccccc ff
        ll m ttt llllllllllllllllllllllll ttt ll
        """)
  }

  @Test(arguments: [
    (19, "── 1 Stack ─ #90 ──"), (18, "── 1 Stack  #90 ──"), (17, "── 1 Stack ──────"),
    (11, "── 1 St… ──"), (7, "── 1…──"), (6, "── …──"), (4, "────"), (0, ""),
  ])
  func `a narrow rule gives up its note first and its title last`(width: Int, seen: String) {
    var canvas = Canvas(rows: 1, columns: 24)
    canvas.rule(row: 0, columns: 0..<width, number: "1", title: "Stack", note: ["#90"])
    #expect(canvas.text() == seen)
  }

  @Test(arguments: [
    (ChipState.here, "▐P5▌", "[P5]", "H55H"), (.thisStep, "█P5█", ">P5<", "b55b"),
    (.ghost, "░P5░", ".P5.", "gggg"), (.borrowed, "┃P5┃", "|P5|", "H55H"),
  ])
  func `the state of a chip is a shape`(
    state: ChipState, full: String, ascii: String, roles: String
  ) {
    var canvas = Canvas(rows: 1, columns: 8)
    #expect(canvas.chip("P5", state, journey: 5, row: 0, column: 1) == 5)
    #expect(canvas.text() == " " + full)
    #expect(canvas.text(tier: .ascii) == " " + ascii)
    #expect(canvas.roleMap() == " " + roles)
  }

  @Test func `only the name of a chip is filled`() {
    var canvas = Canvas(rows: 1, columns: 6)
    canvas.fill(canvas.area, background: .surface)
    canvas.chip("P5", journey: 5, row: 0, column: 0)
    #expect(canvas.backgroundMap() == "S55SSS")
  }

  @Test func `a chip is whole or not there`() {
    var canvas = Canvas(rows: 2, columns: 6)
    #expect(canvas.chip("P5", journey: 5, row: 0, column: 3) == 3)
    #expect(canvas.chip("P12", journey: 12, row: 1, column: 0, until: 4) == 0)
    #expect(canvas.text() == "\n")
  }

  @Test(arguments: [
    (0, 16, "░░░░░░░░ 0/16"), (3, 16, "██░░░░░░ 3/16"), (16, 16, "████████ 16/16"),
    (99, 16, "████████ 99/16"), (1, 0, "░░░░░░░░ 1/0"), (-1, 4, "░░░░░░░░ -1/4"),
    (Int.max / 2 + 1, Int.max, "████░░░░ 46116860184…"),
  ])
  func `a meter says its number`(value: Int, bound: Int, seen: String) {
    var canvas = Canvas(rows: 1, columns: 21)
    canvas.meter(value, of: bound, row: 0, column: 0, width: 8)
    #expect(canvas.text() == seen)
  }

  @Test func `a sparkline has eight steps a row`() {
    var canvas = Canvas(rows: 3, columns: 9)
    canvas.sparkline(Array(0...8), top: 8, rows: 0..<1, column: 0)
    canvas.sparkline([0, 1, 2, 3, 4, 5, -1], top: 4, rows: 1..<3, column: 0)
    #expect(
      canvas.text() == """
         ▁▂▃▄▅▆▇█
           ▄██
         ▄████
        """)
  }
}
