import Events
import Replay
import Terminal
import Testing

@testable import Views

/// What is wrong with a line is said once and in full, and a sign stands below it.
struct PromptPanelTests {
  @Test(arguments: [80, 60, 58])
  func `the sign is seen where the sentence has no room beside it`(width: Int) {
    var aid = PromptAid()
    aid.state = .wrong
    aid.mark = 10..<16
    aid.verdict = "PENDNG is not a status. Did you mean PENDING?   Tab accepts"
    let lines = drawn("status == PENDNG", aid, width: width)
    #expect(lines[1].trimmed == "^~~~~~")
    #expect(lines[1].prefix { $0 == " " }.count == 20)
    let below = lines.dropFirst(2).map { $0.trimmed }.joined(separator: " ")
    #expect(below.hasPrefix("PENDNG is not a status. Did you mean PENDING?"))
    #expect(below.contains("Tab accepts") && !below.contains("…"))
  }

  @Test(arguments: [80, 58, 40])
  func `a sentence that is known already is said once, over as many rows as it takes`(width: Int) {
    let sentence =
      "this trace has no place \"afd\"; there is ndis, nprot, card, reader.exe, wire, ndislwf, iomgr"
    var aid = PromptAid()
    aid.verdict = sentence
    let lines = drawn("obj == P1 and layer == afd", aid, problem: sentence, width: width)
    let below = lines.dropFirst().map { $0.trimmed }.joined(separator: " ")
    #expect(below.trimmed == sentence)
  }

  @Test func `what is wrong comes before what may be typed`() {
    var aid = PromptAid()
    aid.choices = [PromptAid.Choice("owner")]
    let lines = drawn("ow", aid, problem: "unknown field \"ow\"", width: 80)
    #expect(lines.map { $0.trimmed } == ["& filter ow", "unknown field \"ow\"", "owner"])
  }

  @Test func `what could be meant is not told twice where it stands below`() {
    var aid = PromptAid()
    aid.choices = [PromptAid.Choice("PENDING")]
    let values = (1...40).map { "STATUS_\($0)" }.joined(separator: ", ")
    let lines = drawn(
      "status == PENDI", aid, problem: "PENDI is not a status: " + values, width: 80)
    #expect(
      lines.map { $0.trimmed } == ["& filter status == PENDI", "PENDI is not a status.", "PENDING"])
  }

  @Test func `a small screen helps while a line is typed`() throws {
    var scene = Scene(try Shipped.named("s02-send-pending").timeline.moment(90), title: "")
    var aid = PromptAid()
    aid.state = .wrong
    aid.mark = 0..<4
    aid.verdict = "unknown field \"ownr\". Did you mean owner?   Tab accepts"
    var prompt = Prompt(label: "& filter", text: "ownr == P1", cursor: 10, note: "Esc closes")
    prompt.aid = aid
    scene.prompt = prompt
    let canvas = scene.canvas(Size(rows: 13, columns: 58))
    let lines = canvas.lines()
    let typed = lines.indices.filter { lines[$0].contains("& filter ownr") }
    #expect(typed.count == 1 && canvas.cursor?.row == typed.first)
    #expect(lines.contains { $0.contains("Did you mean owner?") })
    #expect(lines.contains { $0.trimmed == "^~~~" })
  }

  /// The rows of a panel for a line with its cursor at the end.
  private func drawn(
    _ text: String, _ aid: PromptAid, problem: String = "", width: Int
  ) -> [String] {
    var prompt = Prompt(label: "& filter", text: text, cursor: text.count, note: problem)
    prompt.isWrong = !problem.isEmpty
    prompt.aid = aid
    let panel = PromptPanel(prompt: prompt, columns: 0..<width)
    var canvas = Canvas(rows: panel.rowCount, columns: width)
    panel.draw(&canvas, in: canvas.area)
    return canvas.lines()
  }
}
