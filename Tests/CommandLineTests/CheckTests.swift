import Foundation
import Testing

struct CheckTests {
  @Test func `what holds ends with 0, what does not with 1`() throws {
    let fine = try CommandRun("check", "s02", "--assert", "send", "--never", "drop")
    #expect(fine.status == 0)
    #expect(
      fine.outputLines == [
        "ok   assert: send: 10 events, the first is #8", "ok   never: drop: no event",
      ])
    let wrong = try CommandRun("check", "s02", "--assert", "drop", "--never", "send and obj == P1")
    #expect(wrong.status == 1)
    #expect(
      wrong.outputLines == [
        "FAIL assert: drop: no event", "FAIL never: send and obj == P1: 2 events, the first is #8",
      ])
  }

  @Test func `programs get an object`() throws {
    let run = try CommandRun("check", "s02", "--assert", "send", "--format", "json")
    #expect(run.status == 0)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(object["ok"] as? Bool == true && object["events"] as? Int == 211)
    let checks = try #require(object["checks"] as? [[String: Any]])
    #expect(checks.count == 1 && checks[0]["count"] as? Int == 10)
    #expect((checks[0]["events"] as? [Int])?.first == 8)
    let failed = try CommandRun("check", "s02", "--never", "send", "--format", "json")
    #expect(failed.status == 1 && failed.output.contains("\"ok\":false"))
  }

  @Test func `what cannot be read whole is not said to keep every rule`() throws {
    let folder = try TemporaryFolder()
    var lines = try CommandRun("simulate", "s02", "-o", "-").output.split(separator: "\n")
    lines[49] = "{"
    let file = try folder.put("lost.ndt.jsonl", lines.joined(separator: "\n") + "\n")
    let run = try CommandRun("check", file)
    #expect(run.status == 3)
    #expect(
      run.outputLines.first == "part 210 events that could be read: no rule is seen broken")
    let gaps = ["say what was before its first event, or in a gap", "say what was in a gap"]
    #expect(run.outputLines.dropFirst().map { line in gaps.first(where: line.hasSuffix) } == gaps)
    let queries = try CommandRun("check", file, "--assert", "send", "--never", "drop")
    #expect(queries.outputLines.map { $0.prefix(5) } == ["ok   ", "part "])
    let object = try CommandRun("check", file, "--format", "json").output
    #expect(object.contains(#""damaged":true,"ok":false"#))
  }

  @Test func `a file of which no event can be read is a success in no format`() throws {
    let folder = try TemporaryFolder()
    let lines = try CommandRun("simulate", "s02", "-o", "-").output.split(separator: "\n")
    let file = try folder.put("blind.ndt.jsonl", "\(lines[0])\n{\n{\n")
    let text = try CommandRun("check", file)
    #expect(text.status == 3 && text.outputLines.first == "FAIL no event could be read")
    let junit = try CommandRun("check", file, "--format", "junit", "--rules", "--never", "drop")
    #expect(junit.status == 3)
    let suite = try #require(try XMLElement(document: junit.output).children.first)
    #expect(suite.attributes["errors"] == "1" && suite.attributes["failures"] == "0")
    let error = try #require(suite.children.first?.children.first)
    #expect(error.name == "error")
    #expect(error.attributes["message"]?.contains("blind.ndt.jsonl:2") == true)
    #expect(suite.children.dropFirst().allSatisfy { $0.children.first?.name == "skipped" })
    let sarif = try CommandRun("check", file, "--format", "sarif").output
    #expect(sarif.contains(#""executionSuccessful":false"#))
    #expect(sarif.contains(#""toolExecutionNotifications":[{"level":"error""#))
  }

  @Test func `a wrong query ends with 2 and a caret`() throws {
    let run = try CommandRun("check", "s02", "--assert", "ownr == packet")
    #expect(run.status == 2)
    #expect(run.errors.contains("^~~~\nunknown field \"ownr\". Did you mean owner?"))
    #expect(try CommandRun("check", "s02", "--seeds", "0").status == 2)
  }

  @Test func `a wrong query is no broken invariant, however many seeds there are`() throws {
    for kind in ["--never", "--assert"] {
      let run = try CommandRun("check", "s02", "--seeds", "3", kind, "bogus == 3")
      #expect(run.status == 2 && run.output.isEmpty)
      #expect(run.errors.contains("^~~~~\nunknown field \"bogus\""))
    }
  }

  @Test func `a scenario that cannot be built is no broken invariant`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.put("x.yaml", "id: x\ntitle: x\nstack: [app, packet]\n")
    let run = try CommandRun("check", "--seeds", "3", file)
    #expect(run.status == 3 && run.output.isEmpty)
    #expect(run.errors.contains("packet stands on nothing"))
  }

  @Test func `what follows from a rule that is listed is no broken invariant`() throws {
    let run = try CommandRun("check", "--seeds", "3", "r20-packet-returns-twice")
    #expect(run.status == 0, "\(run.output)")
  }

  @Test func `many seeds keep every invariant`() throws {
    let run = try CommandRun("check", "--seeds", "2", "traces/01-protocol")
    #expect(run.status == 0)
    let counts = try #require(run.output.firstMatch(of: /^ok   (\d+) runs of (\d+) scenarios/))
    let scenarioCount = try #require(Int(counts.output.2))
    #expect(scenarioCount > 20 && Int(counts.output.1) == 2 * scenarioCount)
    #expect(run.output.hasSuffix("every rule and every invariant holds\n"))
  }

  @Test func `a trace that ends inside of a call that would promise something is checked`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.put(
      "open.ndt.jsonl",
      """
      {"ndt":1,"topology":{"components":[{"id":"packet"},{"id":"busmaster"}],\
      "adapters":[{"id":"a1","miniport":"busmaster"}],"bindings":[{"id":"b1",\
      "protocol":"packet","adapter":"a1","machines":{"state":"Receiving"}}]}}
      {"t":0,"e":"enter","call":"ProtocolReceivePacket","to":"packet","bind":"b1","obj":"P1"}
      {"t":0,"e":"end","n":1}

      """)
    for command in ["check", "screenshot"] {
      let run = try CommandRun(command, file)
      #expect(run.status == 0, "\(command)")
      #expect(run.errors.contains("the call ProtocolReceivePacket #1 never returns"))
    }
  }

  @Test func `runs that were not over are counted`() throws {
    let folder = try TemporaryFolder()
    let stack = "stack: [{ app: { reads_every: 1us } }, packet, busmaster]"
    let file = try folder.put("endless.yaml", "id: endless\ntitle: endless\n\(stack)\n")
    let run = try CommandRun("check", "--seeds", "2", file)
    #expect(run.status == 0 && run.output.hasPrefix("ok   2 runs of 1 scenario, "))
    #expect(run.output.contains("\n     2 runs cut at 200000 events; "))
    let object = try CommandRun("check", "--seeds", "2", file, "--format", "json")
    #expect(object.output.contains(#""cut":2"#))
    #expect(!(try CommandRun("check", "--seeds", "2", "s02")).output.contains(" cut at "))
  }

  @Test func `the command that opens an event can be copied, whatever the file is called`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("it's a b.ndt.jsonl")
    _ = try CommandRun("simulate", "r20-packet-returns-twice", "-o", file)
    let word = "'" + folder.path("it'\\''s a b.ndt.jsonl") + "'"
    let text = try CommandRun("check", file)
    #expect(text.status == 1 && text.output.contains("ndiscope explore \(word) --at "))
    let object = try #require(
      try JSONSerialization.jsonObject(
        with: Data(CommandRun("check", file, "--format", "json").output.utf8)) as? [String: Any])
    let findings = try #require(object["findings"] as? [[String: Any]])
    let command = try #require(findings.first?["open"] as? String)
    #expect(command.hasPrefix("ndiscope explore \(word) --at "))
    let scenario = try folder.put("x y.yaml", ScenarioText.oneWrite)
    let seeds = try CommandRun("check", scenario, "--seeds", "1", "--never", "send")
    #expect(seeds.output.contains("ndiscope explore '\(scenario)' --seed 1 --free --at "))
    let other = try folder.text("it's a b.ndt.jsonl").replacingOccurrences(
      of: "{\"ndt\":1", with: "{\"ndt\": 1")
    _ = try folder.put("c d.ndt.jsonl", other)
    let form = try CommandRun("fmt", "--check", folder.path("c d.ndt.jsonl"))
    #expect(form.errors.contains("ndiscope fmt -o '\(folder.path("c d.ndt.jsonl"))' "))
  }

  @Test func `the first seed that fails is named with the command that opens it`() throws {
    let run = try CommandRun("check", "--seeds", "40", "s02", "--never", "status == FAILURE")
    #expect(run.status == 1)
    let command = try #require(run.outputLines.last)
    #expect(command.contains("ndiscope explore s02 --seed ") && command.contains(" --free --at "))
    let again = try CommandRun("check", "--seeds", "40", "s02", "--never", "status == FAILURE")
    #expect(again.outputLines.dropFirst() == run.outputLines.dropFirst())
  }
}

private enum ScenarioText {
  static let oneWrite = """
    id: one
    title: One write
    stack: [app, packet, ne2000]
    do:
      - { at: 1us, write: 60 }

    """
}

struct RunAgainTests {
  @Test func `a trace is run again to the same bytes`() throws {
    let folder = try TemporaryFolder()
    for arguments in [
      ["s02"], ["s02", "--seed", "9", "--free"], ["s05", "--seed", "3", "--free"],
    ] {
      let first = try CommandRun(["simulate"] + arguments + ["-o", folder.path("x.ndt.jsonl")])
      #expect(first.status != 3)
      let again = try CommandRun("simulate", "--from", folder.path("x.ndt.jsonl"), "-o", "-")
      #expect(again.status == 0)
      #expect(try again.output == folder.text("x.ndt.jsonl"))
    }
  }

  @Test func `another branch names its parent, and can be run again and branch again`() throws {
    let folder = try TemporaryFolder()
    let trace = Repository.trace("s02-send-pending")
    let branch = try CommandRun(
      "simulate", "--from", trace, "--at", "0", "--choose", "CP2=nested", "-o",
      folder.path("a.ndt.jsonl"))
    #expect(branch.status == 0)
    #expect(branch.errors == "s02: another branch from #14 on, 212 events; it had 211\n")
    let header = try #require(try folder.text("a.ndt.jsonl").split(separator: "\n").first)
    #expect(header.contains("\"changed\":{\"s\":14,\"cp\":\"CP2\",\"value\":\"nested\"}"))
    let again = try CommandRun("simulate", "--from", folder.path("a.ndt.jsonl"), "-o", "-")
    #expect(try again.output == folder.text("a.ndt.jsonl"))
    let next = try CommandRun(
      "simulate", "--from", folder.path("a.ndt.jsonl"), "--at", "100", "--choose", "CP1=failure")
    #expect(next.status == 0 && next.output.contains("\"cp\":\"CP1\",\"value\":\"failure\"}}"))
  }

  @Test func `a trace of another model says where it differs`() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: Repository.trace("s02-send-pending"), encoding: .utf8)
    let changed = text.replacingOccurrences(of: "\"model\":\"1\"", with: "\"model\":\"0\"")
      .replacingOccurrences(
        of: "\"call\":\"PacketAllocateAndTransmit\"", with: "\"call\":\"Other\""
      )
      .replacingOccurrences(of: "\"call\":\"IoIncrement\"", with: "\"call\":\"IoDecrement\"")
    let run = try CommandRun(
      "simulate", "--from", try folder.put("old.ndt.jsonl", changed), "-o", "-")
    #expect(run.status == 1)
    #expect(run.errors.contains("model 0 made it, and this is model 1. The first difference:"))
    #expect(run.errors.contains("recorded:") && run.errors.contains("now:"))
  }

  @Test(arguments: [
    ["--at", "0", "--choose", "CP99=x"], ["--at", "0", "--choose", "CP2=maybe"],
    ["--at", "0"], ["--choose", "CP2=nested"], ["--at", "0", "--choose", "CP2"],
    ["--seed", "4"], ["--at", "9999", "--choose", "CP2=nested"],
  ])
  func `what is no branch is refused`(arguments: [String]) throws {
    let run = try CommandRun(
      ["simulate", "--from", Repository.trace("s02-send-pending")] + arguments)
    #expect(run.status == 2 && !run.errors.isEmpty)
  }

  @Test(arguments: [("CP8=yes", "cancel, close"), ("CP9=no", "unbind, unload")])
  func `a point that is never asked is refused with what to do instead`(
    choice: String, words: String
  ) throws {
    let run = try CommandRun(
      "simulate", "--from", Repository.trace("s02-send-pending"), "--at", "0", "--choose", choice)
    #expect(run.status == 2)
    #expect(run.errors.contains("is asked nowhere") && run.errors.contains(words))
  }

  @Test func `a branch that changes nothing says so`() throws {
    let trace = Repository.trace("s02-send-pending")
    let same = try CommandRun("simulate", "--from", trace, "--at", "0", "--choose", "CP2=after")
    #expect(same.status == 1 && same.errors.contains("CP2 comes out like this anyway"))
    let late = try CommandRun("simulate", "--from", trace, "--at", "end", "--choose", "CP2=after")
    #expect(late.status == 1 && late.errors.contains("CP2 is not asked behind #211"))
  }
}
