import Events
import Replay
import Terminal
import Testing
import Verification

@testable import Views

/// An event that breaks a rule has one mark, wherever it is seen.
struct GuiltyMarkTests {
  /// The moment at the first event that breaks a rule.
  private func scene(_ name: String, _ view: ViewKind) throws -> Scene {
    let timeline = try Shipped.named(name).timeline
    var scene = Scene(Moment(timeline, at: 0), title: "")
    scene.view = view
    scene.focus = view.facts.panes[0]
    scene.judgeAll()
    let broken = try #require(scene.findings.firstBroken)
    scene.moment = Moment(timeline, at: broken.index + 1)
    return scene
  }

  private func lines(_ scene: Scene, _ columns: Int, _ rows: Int, _ tier: GlyphTier) -> [String] {
    scene.canvas(Size(rows: rows, columns: columns)).lines(tier: tier)
  }

  @Test(arguments: [GlyphTier.full, .ascii])
  func `the mark stands in the list, on the ladder, at the layer and on the timeline`(
    tier: GlyphTier
  ) throws {
    let name = "r02-ndislwf-completes-twice"
    for (columns, rows) in [(120, 36), (80, 24), (60, 18)] {
      let list = lines(try scene(name, .events), columns, rows, tier)
      let number = try scene(name, .events).moment.number
      #expect(list.contains { $0.contains("! ") && $0.contains(" \(number) ") }, "\(columns)")
      #expect(list.contains { $0.contains("! breaks R02") }, "\(columns)")
      let ladder = lines(try scene(name, .ladder), columns, rows, tier)
      #expect(ladder.contains { $0.contains("! ") && $0.contains(" \(number)") }, "\(columns)")
      #expect(ladder.contains { $0.contains("! breaks R02") }, "\(columns)")
      let stack = lines(try scene(name, .stack), columns, rows, tier)
      #expect(
        stack.contains { $0.contains("FLT") && $0.dropFirst(2).hasPrefix("!") }, "\(columns)")
    }
    let wide = lines(try scene(name, .stack), 120, 36, tier)
    #expect(wide.contains { $0.contains("breaks R02") && $0.contains("FLT") })
    #expect(wide.contains { $0.contains("marks") && $0.contains("!") })
    #expect(lines(try scene(name, .stack), 20, 5, tier).contains { $0.hasPrefix(" ! ") })
  }

  @Test func `a folded row of the ladder has the mark of what it hides until it is opened`() throws
  {
    let name = "r51-packet-forgets-among-three"
    var scene = try scene(name, .ladder)
    let number = scene.moment.number
    scene.moment = Moment(scene.moment.timeline, at: 8)
    scene.followed = ObjectID(.irp, 1)
    let folded = lines(scene, 120, 80, .ascii)
    #expect(folded.contains { $0.contains("! ") && $0.contains("folded") })
    #expect(folded.contains { $0.contains("! breaks R51") })
    scene.toggled = Set(0..<scene.moment.timeline.count)
    let opened = lines(scene, 120, 80, .ascii)
    #expect(!opened.contains { $0.contains("! ") && $0.contains("folded") })
    #expect(opened.contains { $0.contains("! ") && $0.contains(" \(number) ") })
  }

  @Test func `the call tree marks a guilty call, and the folded call that hides it`() throws {
    var scene = try scene("r11-packet-frees-after-pending", .tree)
    let call = try #require(scene.moment.openCalls.first).index
    func marked(_ scene: Scene) -> [String] {
      lines(scene, 80, 24, .ascii).filter { $0.dropFirst(2).hasPrefix("! ") && $0.contains("#") }
    }
    #expect(marked(scene).count == 1 && marked(scene)[0].contains("#\(scene.moment.number) "))
    #expect(lines(scene, 80, 24, .ascii).contains { $0.contains("! breaks R11") })
    scene.toggled = [call]
    #expect(marked(scene).count == 1 && marked(scene)[0].contains("#\(call + 1) "))
  }

  @Test func `a return that breaks a rule marks the row of its call`() throws {
    var row = CallRow(
      index: 3, depth: 0, from: .none,
      stack: CallStackID(cpu: 0, thread: 0))
    let scene = try scene("r11-packet-frees-after-pending", .tree)
    let broken = try #require(scene.findings.firstBroken).index
    #expect(row.guilt(scene.findings) == nil)
    row.leave = broken
    #expect(row.guilt(scene.findings)?.rule == "R11")
    row.leave = nil
    for index in broken - 2...broken + 1 { row.hide(index) }
    #expect(row.hidden == [broken - 2..<broken + 2])
    #expect(row.guilt(scene.findings)?.rule == "R11")
  }

  @Test func `every guilty event that ships has a layer to which the mark is put`() throws {
    var innocent: [String] = []
    for shipped in Shipped.all where shipped.isBroken {
      var findings = Findings()
      findings.judge(shipped.timeline, .max)
      guard let broken = findings.firstBroken else {
        innocent.append(shipped.name)
        continue
      }
      var scene = Scene(Moment(shipped.timeline, at: broken.index + 1), title: "")
      scene.findings = findings
      let guilt = try #require(scene.guilt, "\(shipped)")
      let cards = StackPicture(scene.moment).cards.filter { $0.component == guilt.component }
      #expect(cards.contains { $0.part != .idle }, "\(shipped) #\(scene.moment.number)")
    }
    // What is wrong in these breaks no rule, or is only worth a remark.
    #expect(
      innocent.compactMap { $0.split(separator: "/").last } == [
        "s10-bug-d-null-irp", "s11-livelock-read-too-small", "w05-unassigned-pointer",
        "w06-zero-byte-reads",
      ])
  }

  @Test func `where no rule is broken nothing has the mark`() throws {
    for name in ["s02-send-pending", "s28-ring-overflow", "s11-pkt-read-waits"] {
      let timeline = try Shipped.named(name).timeline
      for position in [0, timeline.count / 2, timeline.count] {
        for view in [ViewKind.events, .ladder, .stack] {
          var scene = Scene(Moment(timeline, at: position), title: "")
          scene.view = view
          scene.judgeAll()
          #expect(!scene.canvas(Size(rows: 36, columns: 120)).text().contains("!"), "\(name)")
        }
      }
    }
  }

  @Test func `while somebody hunts nothing has the mark`() throws {
    var scene = try scene("r02-ndislwf-completes-twice", .events)
    scene.findings = Findings()
    scene.hunt = "a hunt"
    #expect(scene.guilt == nil)
    #expect(!scene.canvas(Size(rows: 36, columns: 120)).text().contains("!"))
  }
}
