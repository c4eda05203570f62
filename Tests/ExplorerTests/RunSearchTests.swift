import Live
import Terminal
import Testing
import Traces
import Verification

@testable import Explorer

/// `:exhaust`: a search of all runs that goes on beside the screen.
struct RunSearchTests {
  private func walk() throws -> Walk {
    let scenario = try ScenarioFile.scenario(
      """
      id: two
      title: Two writes
      stack:
        - app
        - packet: { bug: completes-twice }
        - ne2000
      do:
        - { at: 1us, write: 60 }
        - { at: 200us, write: 60 }
      """)
    return Walk(LiveSource(try LiveRun(scenario)))
  }

  private func type(_ line: String, in walk: inout Walk) {
    walk.type(line)
    walk.press(.enter)
  }

  private func waitForSearch(_ walk: inout Walk) async throws {
    for _ in 0..<1_000 where walk.session.overlay == nil {
      walk.takeNews()
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  @Test func `what breaks a rule is listed, and Enter opens the run behind its guilty event`()
    async throws
  {
    var walk = try walk()
    type(":exhaust CP1,CP2 4", in: &walk)
    try await waitForSearch(&walk)
    #expect(walk.text.contains("What breaks a rule, with the shortest run that shows it"))
    #expect(walk.message.hasPrefix("All runs were searched: "))
    walk.press(.enter)
    #expect(walk.timeline.findings.contains { $0.index + 1 == walk.position })
    #expect(walk.message.hasPrefix("The shortest run that breaks R04"))
    walk.type("u")
    #expect(walk.position == 0)
  }

  @Test func `a recording cannot be searched, and wrong words are said to be wrong`() throws {
    var recorded = try Walk(recorded: "s02")
    type(":exhaust CP1", in: &recorded)
    #expect(recorded.message == "Only a run that is simulated can be searched.")
    var live = try walk()
    type(":exhaust CP99", in: &live)
    #expect(live.text.contains("name choice points"))
    live.press(.escape)
    type(":exhaust CP1 0", in: &live)
    #expect(live.text.contains("from 1 to 1000"))
  }
}
