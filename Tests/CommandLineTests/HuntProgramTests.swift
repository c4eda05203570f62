import Foundation
import Testing

/// `ndiscope hunt` on the real program.
@Suite(.serialized)
struct HuntProgramTests {
  private func hunt(_ seed: Int, _ lines: String) throws -> String {
    let folder = try TemporaryFolder()
    let input = try folder.put("in", lines)
    let output = folder.path("out")
    let program = try TerminalProgram(
      "/bin/sh",
      [
        "-c", "\"$0\" hunt --seed \(seed) --linear < \(input) > \(output) 2>&1", CommandRun.program,
      ])
    #expect(program.end() == .exited(0))
    return try folder.text("out")
  }

  @Test func `the same seed is the same hunt, others are others`() throws {
    #expect(try hunt(7, "end\n") == hunt(7, "end\n"))
    let names = try (1...6).map { seed in
      try hunt(seed, "give_up\n").firstMatch(of: /ndiscope explore (r\S+)/)?.output.1
    }
    #expect(Set(names.compactMap(\.self)).count >= 3)
  }

  @Test func `a script that goes to the guilty event solves it`() throws {
    let told = try hunt(7, "give_up\n")
    let number = try #require(told.firstMatch(of: /#(\d+) guilty/)?.output.1)
    let text = try hunt(7, "goto \(number)\nguilty\n")
    #expect(text.contains("Bug hunt 7") && text.contains("Right: this is the guilty event"))
    #expect(text.contains("100 of 100: cost 1 (1 step)"))
    let command = try #require(text.firstMatch(of: /ndiscope explore (r\S+) --at/)?.output.1)
    #expect(try CommandRun("print", String(command)).status == 0)
  }
}
