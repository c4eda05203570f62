import Events
import Live
import Replay
import Terminal
import Testing
import Views

@testable import Explorer

/// A live run can be written into a file; what writes it stands outside.
struct SavingTests {
  /// What was asked of the writer.
  private final class Asked {
    var requests: [SaveRequest] = []
    var counts: [Int] = []
  }

  private func walk(_ asked: Asked) throws -> Walk {
    Walk(
      LiveSource(try LiveRun(Walk.scenario("s02"))) { run, request in
        asked.requests.append(request)
        asked.counts.append(run.timeline.count)
        return Message("Written to \(request.path).")
      })
  }

  @Test(arguments: [
    ("write a.ndt.jsonl", "a.ndt.jsonl", false), ("w b", "b", false), ("save c d", "c d", false),
    ("write! a", "a", true), ("w!   a", "a", true), ("save! ~/x", "~/x", true),
  ])
  func `the run is written into the file that is typed`(
    command: String, path: String, replaces: Bool
  ) throws {
    let asked = Asked()
    var walk = try walk(asked)
    walk.type("lllllllll:" + command)
    walk.press(.enter)
    #expect(asked.requests == [SaveRequest(path: path, replaces: replaces)])
    #expect(asked.counts == [walk.timeline.count] && walk.timeline.count >= 9)
    #expect(walk.message == "Written to \(path).")
    #expect(walk.position == 9 && walk.session.overlay == nil)
  }

  @Test(arguments: ["w", "save", "write"])
  func `without a file the line waits for one`(word: String) throws {
    let asked = Asked()
    var walk = try walk(asked)
    walk.type(":" + word)
    walk.press(.enter)
    guard case .prompt(let prompt) = walk.session.overlay else {
      Issue.record("no line is open")
      return
    }
    #expect(prompt.editor.text == "write " && asked.requests.isEmpty)
    walk.type("x.ndt.jsonl")
    walk.press(.enter)
    #expect(asked.requests == [SaveRequest(path: "x.ndt.jsonl")])
    walk.press(.function(2))
    walk.type("y")
    walk.press(.enter)
    #expect(asked.requests.count == 2)
  }

  @Test(arguments: ["w!", "writ x", "wx", "w ! x", "save!"])
  func `what only looks like it writes nothing`(command: String) throws {
    let asked = Asked()
    var walk = try walk(asked)
    walk.type(":" + command)
    walk.press(.enter)
    #expect(asked.requests.map(\.path) == (command == "w ! x" ? ["! x"] : []))
  }

  @Test func `a recorded trace is not written again`() throws {
    var walk = try Walk(recorded: "s02")
    walk.press(.function(2))
    #expect(walk.session.overlay == nil)
    #expect(walk.message.hasPrefix("This is a recorded trace: it is in its file."))
    walk.type(":w x")
    walk.press(.enter)
    #expect(walk.message.hasPrefix("This is a recorded trace: it is in its file."))
  }

  @Test func `a run that nobody can write says so`() throws {
    var walk = try Walk(live: "s02")
    walk.type(":w x")
    walk.press(.enter)
    #expect(walk.message == "This run cannot be written.")
  }
}
