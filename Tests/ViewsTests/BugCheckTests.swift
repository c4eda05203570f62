import Events
import Foundation
import Replay
import Terminal
import Testing
import Traces
import Verification

@testable import Views

/// Where the machine stops, a card says why, which rule led to it and how one walks back.
struct BugCheckTests {
  @Test
  func
    `every bug check that ships is named, and the rule that led to it is one that the scenario breaks`()
    throws
  {
    let stops = Shipped.all.filter { $0.timeline.end.isHalted }
    #expect(stops.count >= 50)
    var innocent: [String] = []
    for shipped in stops {
      let stop = try #require(shipped.stop)
      #expect(!stop.name.isEmpty, "\(shipped): \(stop.shortCode)")
      #expect(stop.parameters.count == 4, "\(shipped)")
      let expected = try shipped.expectedRules()
      guard !expected.isEmpty else {
        innocent.append(shipped.name)
        continue
      }
      guard case .broken(let finding, let number, _) = stop.cause else {
        Issue.record("\(shipped): no rule")
        continue
      }
      #expect(expected.contains(finding.rule), "\(shipped): \(finding.rule)")
      #expect(number <= stop.number, "\(shipped)")
    }
    // What is wrong in these breaks no rule.
    let names = innocent.compactMap { $0.split(separator: "/").last }
    #expect(names == ["s10-bug-d-null-irp", "w05-unassigned-pointer"])
  }

  @Test func `parameters say what they mean, and nothing where nobody knows`() {
    let watchdog = [0x25, 0x21, 0, 0]
    #expect(BugCheckText.parameter(0, of: 0x7C, watchdog).hasPrefix("WATCHDOG"))
    #expect(BugCheckText.parameter(1, of: 0x7C, watchdog) == "the pause of a miniport")
    #expect(BugCheckText.parameter(1, of: 0x7C, [5, 0x21, 0, 0]).isEmpty)
    let fault = [24, 2, 1, 0]
    #expect(
      (0..<4).map { BugCheckText.parameter($0, of: 0xD1, fault) } == [
        "the memory that was used", "the level: DISPATCH", "it was written",
        "the code that used it; the model has no addresses",
      ])
    #expect(BugCheckText.parameter(0, of: 0xC4, [0x91002]).hasPrefix("NdisOidDoubleComplete"))
    #expect(BugCheckText.parameter(0, of: 0x1234, [7]).isEmpty)
    #expect(BugCheckText.parameter(3, of: 0xD1, [7]).isEmpty)
  }

  @Test func `a first parameter that says nothing is not said to say which rule is broken`() {
    for code in [0x7C, 0xC4] {
      let promise = "; the first parameter says which."
      #expect(BugCheckText.meaning(code).hasSuffix(promise))
      #expect(BugCheckText.meaning(code, 0x25).hasSuffix(promise))
      let rest = BugCheckText.meaning(code).dropLast(promise.count)
      #expect(BugCheckText.meaning(code, 0) == "\(rest).")
    }
  }

  @Test(arguments: [(0x05, "BAD_STACK_LOCATION"), (0x06, "BAD_REF_COUNT"), (0x12, "NFILTER")])
  func `what is in use is found when it is indicated, and a wrong count of returns leads there`(
    code: Int, name: String
  ) {
    let text = BugCheckText.parameter(0, of: 0x7C, [code, 0, 0, 0])
    #expect(text.contains("indicated") && text.contains("still in use") && text.contains(name))
    #expect(text.contains("a wrong number of returns leads there") == (code != 0x05))
  }

  @Test func `a wrong return of a packet is 6, one of a list takes a number of packets`() throws {
    func parameters(_ name: String) throws -> [Int] {
      let shipped = try Shipped.named(name)
      return try #require(shipped.stop).parameters
    }
    for name in ["r19-packet-returns-inside", "r20-packet-returns-twice"] {
      #expect(try parameters(name).first == 0x06, "\(name)")
    }
    for name in ["r28-ndisprot-returns-twice", "r31-ndislwf-returns-lent"] {
      #expect(try parameters(name).first == 0x12, "\(name)")
    }
    #expect(BugCheckText.parameter(0, of: 0x7C, [0x12]).hasSuffix("(the model takes it for lists)"))
  }

  @Test func `a pool tells what was freed twice from what lies in no pool`() {
    let texts = [7, 0x46].map { BugCheckText.parameter(0, of: 0xC2, [$0, 0, 0, 0]) }
    #expect(texts == ["what is freed was freed before", "what is freed lies in no pool"])
  }

  @Test func `the code of older versions of NDIS has no cases of the newer one`() {
    #expect(BugCheckText.meaning(0xD2).contains("Windows 2000 and XP"))
    let text = BugCheckText.parameter(0, of: 0xD2, [0x25, 0x21, 0, 0])
    #expect(text.contains("miniport") && !text.contains("WATCHDOG"))
  }

  @Test func `the card says the code, the rule, the guilty event and the way back in every size`()
    throws
  {
    let shipped = try Shipped.named("r41-ndislwf-keeps-while-paused")
    let scene = shipped.lastScene
    for (columns, rows) in [(120, 36), (100, 30), (80, 24), (60, 18), (40, 10), (20, 5)] {
      let text = scene.canvas(Size(rows: rows, columns: columns)).text()
      let isWhole = columns >= 60
      #expect(text.contains(columns > 20 ? "STOP 0x0000007C" : "STOP 0x7C"), "\(columns)")
      #expect(text.contains("R41") && text.contains("#"), "\(columns)")
      #expect(text.contains("h "), "\(columns)")
      #expect(!isWhole || text.contains("BUGCODE_NDIS_DRIVER"), "\(columns)")
      #expect(!isWhole || text.contains("Every pause completes exactly once"), "\(columns)")
      #expect(!isWhole || text.contains("Esc"), "\(columns)")
    }
  }

  @Test func `the card is drawn on any screen and leaves the lines around it alone`() throws {
    let scene = try Shipped.named("r02-ndislwf-completes-twice").lastScene
    var aside = scene
    aside.isBugCheckAside = true
    for columns in [1, 2, 7, 20, 33, 34, 49, 59, 60, 79, 80, 109, 110, 200] {
      for rows in [1, 2, 3, 4, 5, 6, 8, 14, 15, 19, 20, 29, 30, 60] {
        let size = Size(rows: rows, columns: columns)
        let (drawn, plain) = (scene.canvas(size).lines(), aside.canvas(size).lines())
        #expect(drawn.count == rows && drawn.allSatisfy { Width.of($0) == columns })
        #expect(drawn.first == plain.first && (rows < 3 || drawn.last == plain.last))
      }
    }
  }

  @Test func `while somebody hunts the card keeps the rule for itself`() throws {
    var scene = try Shipped.named("r02-ndislwf-completes-twice").lastScene
    scene.hunt = "a hunt"
    scene.title = ""
    let text = scene.canvas(Size(rows: 36, columns: 120)).text()
    #expect(text.contains("STOP 0x") && text.contains("is what you hunt"))
    #expect(!text.contains("R02") && !text.contains("guilty  "))
  }

  @Test func `a code that nobody knows, and one that is not told, are shown as they are`() throws {
    var draft = History()
    draft.append(Event(.bugcheck, time: 1))
    let scene = Scene(Moment(Timeline(draft), at: 1), title: "")
    let text = scene.canvas(Size(rows: 24, columns: 80)).text()
    #expect(text.contains("STOP no code") && text.contains("does not say why"))
    #expect(BugCheckWords.long(-1) == "0xFFFFFFFFFFFFFFFF" && BugCheckWords.short(0x7C) == "0x7C")
  }

  @Test func `two runs side by side and the findings are not covered`() throws {
    var scene = try Shipped.named("r02-ndislwf-completes-twice").lastScene
    #expect(scene.showsBugCheck)
    for view in [ViewKind.compare, .findings] {
      scene.view = view
      #expect(!scene.showsBugCheck)
    }
  }
}

extension Shipped {
  /// The end of the run, with what is broken in it.
  fileprivate var lastScene: Scene {
    var scene = Scene(Moment(timeline, at: timeline.count), title: title)
    scene.keys = Sample.keys
    scene.judgeAll()
    return scene
  }

  fileprivate var stop: BugCheck? {
    let scene = lastScene
    return BugCheck(scene.moment, scene.findings, isHunted: false)
  }

  /// The rules that the scenario of the trace says to be broken.
  fileprivate func expectedRules() throws -> [String] {
    let path = Shipped.folder.appending(path: name).path + ".yaml"
    return try ScenarioFile.scenario(at: path).expectations.flatMap(\.brokenRules)
  }
}
