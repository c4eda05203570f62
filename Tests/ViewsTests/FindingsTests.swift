import Events
import Replay
import Terminal
import Testing

@testable import Verification
@testable import Views

/// What went wrong in a run, found piece by piece.
struct FindingsTests {
  @Test(arguments: Shipped.all.everyThird)
  func `pieces find what one look finds`(shipped: Shipped) {
    let timeline = shipped.timeline
    var whole = Findings()
    whole.advance(timeline, .max)
    var pieces = Findings()
    while !pieces.isFinished(timeline) { pieces.advance(timeline, 3) }
    #expect(pieces.all == whole.all && whole.isFinished(timeline))
    let indices = whole.all.map(\.index)
    #expect(indices == indices.sorted())
    let marked = (0..<timeline.count).filter { index in
      [.drop, .bugcheck, .touch, .lost].contains(timeline.history[index].kind)
    }
    let rules = timeline.findings
    let touched = Set(rules.map(\.index)).intersection(
      marked.filter { timeline.history[$0].kind == .touch })
    #expect(
      whole.all.count == marked.count - touched.count + rules.count + (whole.isBroken ? 1 : 0))
    #expect(whole.firstBroken?.index == rules.filter { $0.severity > .info }.map(\.index).min())
    #expect(whole.brokenPositions == whole.all.compactMap(\.broken).map { $0.index + 1 })
    #expect(pieces.brokenPositions == whole.brokenPositions)
    #expect(shipped.isBroken || !whole.isBroken)
  }

  @Test(arguments: [(50, 16), (66, 20)])
  func `what a row has no room for is read below the rows`(columns: Int, rows: Int) throws {
    let timeline = try Shipped.named("r21-packet-never-returns").timeline
    var scene = Scene(timeline.moment(timeline.count), title: "")
    scene.view = .findings
    scene.focus = .main
    scene.findAll()
    let finding = try #require(scene.findings.firstBroken)
    let lines = scene.canvas(Size(rows: rows, columns: columns)).lines()
    #expect(lines.contains { $0.contains("promises to") && $0.contains("…") })
    #expect(lines.contains { $0.contains(finding.sentence) })
  }

  @Test func `the line below the rows has whole phrases, and none where there is no row`() throws {
    let timeline = try Shipped.named("r21-packet-never-returns").timeline
    var scene = Scene(timeline.moment(timeline.count), title: "")
    scene.view = .findings
    scene.focus = .main
    scene.findAll()
    func foot(_ size: Size) -> String {
      scene.canvas(size).lines().first { $0.contains("R21: A protocol returns") } ?? ""
    }
    let (small, large) = (Size(rows: 24, columns: 80), Size(rows: 36, columns: 120))
    #expect(foot(small).contains("promised.") && !foot(small).contains("Enter"))
    #expect(!foot(small).contains("…"))
    #expect(foot(large).contains("promised.  Enter goes there  K explains it"))
    var nothing = Scene(try Shipped.named("s01-send-sync").timeline.moment(3), title: "")
    nothing.view = .findings
    nothing.findAll()
    #expect(!nothing.canvas(Size(rows: 24, columns: 80)).text().contains("goes there"))
  }

  @Test func `where a part of the file is lost, nobody says that every rule holds`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    var scene = Scene(Moment(timeline, at: 3), title: "")
    scene.view = .findings
    scene.findings.advance(timeline, .max)
    #expect(scene.canvas(Size(rows: 36, columns: 120)).text().contains("√ Nothing is wrong in 211"))
    scene.isDamaged = true
    let text = scene.canvas(Size(rows: 36, columns: 120)).text()
    #expect(text.contains("! Nothing is wrong in the 211 events that could be read"))
    #expect(text.contains("! not all was read") && !text.contains("every rule holds"))
  }

  @Test func `a row leads to where it happened`() throws {
    let timeline = try Shipped.named("r05-packet-reads-after-pending").timeline
    var scene = Scene(Moment(timeline, at: 0), title: "")
    scene.view = .findings
    scene.findings.advance(timeline, .max)
    let rows = SceneRows(scene)
    #expect(rows.count >= scene.findings.all.count && rows.count > 0)
    let position = try #require(rows.position(0))
    #expect(timeline.history[position - 1].kind == .touch)
  }

  @Test func `what only the end shows is found when the run has ended`() throws {
    let timeline = try Shipped.named("r03-ne2000-loses-send").timeline
    var findings = Findings()
    findings.judge(timeline, .max)
    let broken = try #require(findings.firstBroken)
    #expect(broken.rule == "R03" && findings.isJudged(timeline))
    #expect(findings.broken(at: broken.index)?.rule == "R03")
  }

  @Test(arguments: Shipped.all.everyThird)
  func `a recording of another program is judged by what it tells, also in pieces`(
    shipped: Shipped
  ) {
    let timeline = shipped.timeline
    let told = Testimony(of: timeline.history, isSimulated: false)
    let whole = Judgement(timeline, told)
    var findings = Findings(isSimulated: false)
    while !findings.isJudged(timeline) { findings.judge(timeline, 7) }
    let rules = findings.all.compactMap { finding -> RuleFinding? in
      if case .rule(let rule) = finding.kind { rule } else { nil }
    }
    #expect(rules.map(\.index).sorted() == whole.findings.map(\.index).sorted())
    #expect(Set(rules) == Set(whole.findings))
    #expect(findings.unjudged.map(\.facts.id) == whole.unjudged.map(\.facts.id))
  }

  @Test func `the view says how many rules cannot be judged, and what is not told`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    var scene = Scene(Moment(timeline, at: 0), title: "")
    scene.view = .findings
    scene.findings = Findings(isSimulated: false)
    scene.findAll()
    let unjudged = scene.findings.unjudged
    let count = unjudged.count { !$0.isPartial }
    #expect(count > 3 && count < RuleCatalog.all.count)
    #expect(unjudged.filter(\.isPartial).map(\.facts.id) == ["R40", "R65"])
    for (columns, rows) in [(120, 36), (80, 24)] {
      let text = scene.canvas(Size(rows: rows, columns: columns)).text()
      #expect(text.contains("\(count) of \(RuleCatalog.all.count) rules cannot be judged, "))
      #expect(text.contains("see ndiscope check FILE."), "\(columns)")
      #expect(text.contains("not said: who takes which lock"), "\(columns)")
      #expect(text.contains("(2 rules in part: R40 R65)"), "\(columns)")
      #expect(!text.contains("every rule holds."))
    }
    scene.findings = Findings()
    scene.findAll()
    let text = scene.canvas(Size(rows: 24, columns: 80)).text()
    #expect(text.contains("every rule holds.") && !text.contains("cannot be judged"))
  }

  @Test func `below a finding stands what led to it, and each row leads to its event`() throws {
    let timeline = try Shipped.named("r02-ndislwf-completes-twice").timeline
    var scene = Scene(Moment(timeline, at: 0), title: "")
    scene.view = .findings
    scene.findings.advance(timeline, .max)
    let rule = try #require(scene.findings.firstBroken)
    let rows = SceneRows(scene)
    let first = try #require((0..<rows.count).first { rows.word($0) == "R02" })
    #expect(rows.position(first) == rule.index + 1)
    let led = rule.evidence.filter { $0.index != rule.index }
    #expect(!led.isEmpty)
    for (offset, step) in led.enumerated() {
      #expect(rows.position(first + 1 + offset) == step.index + 1)
      #expect(rows.text(first + 1 + offset).hasSuffix(step.sentence))
    }
  }

  @Test func `the state line names the broken rule from its event on`() throws {
    let timeline = try Shipped.named("r02-ndislwf-completes-twice").timeline
    var findings = Findings()
    findings.judge(timeline, .max)
    let guilty = try #require(findings.firstBroken)
    func screen(_ position: Int) -> String {
      var scene = Scene(Moment(timeline, at: position), title: "")
      scene.findings = findings
      return scene.canvas(Size(rows: 36, columns: 120)).text()
    }
    #expect(!screen(guilty.index).contains("R02"))
    #expect(screen(guilty.index + 1).contains("R02 is broken here"))
    #expect(screen(timeline.count).contains("R02 broken at #"))
  }
}
