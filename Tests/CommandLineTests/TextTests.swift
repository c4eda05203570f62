import Foundation
import Terminal
import Testing

/// The commands that show a recording as text.
struct TextTests {
  private let trace = Repository.trace("s02-send-pending")

  // MARK: - print

  @Test func `events are printed one a line, with a caption`() throws {
    let run = try CommandRun("print", trace)
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.outputLines.count == 212)
    #expect(run.outputLines[0].contains("call"))
    #expect(run.outputLines[8].contains(/^ +8 .*NdisSend .*P1/))
  }

  @Test func `a part of the events is printed`() throws {
    let run = try CommandRun("print", trace, "--from", "8", "--to", "#16")
    #expect(run.outputLines.count == 10)
    #expect(run.outputLines[1].contains(/^ +8\s/))
    #expect(run.outputLines[9].contains(/^ +16\s/))
    let timed = try CommandRun("print", trace, "--from", "50%", "--to", "end")
    #expect(timed.outputLines[1].contains(/^ +105\s/))
    #expect(try CommandRun("print", trace, "--from", "9", "--to", "3").outputLines.count == 1)
  }

  @Test func `the events about one object are printed`() throws {
    let run = try CommandRun("print", trace, "--object", "P1")
    #expect(run.status == 0)
    #expect(run.outputLines.count > 8)
    #expect(run.outputLines.dropFirst().allSatisfy { $0.contains("P1") })
    let none = try CommandRun("print", trace, "--object", "P999")
    #expect(none.status == 0)
    #expect(none.errors == "no event there is about P999\n")
  }

  @Test func `queries know the notes and marks that a trace was written with`() throws {
    let folder = try TemporaryFolder()
    let file = try noted(folder)
    let found = try CommandRun("print", file, "--filter", "note contains \"look here\"")
    #expect(found.status == 0 && found.outputLines.count == 2)
    #expect(found.outputLines.last?.contains(/^ +30\s/) == true)
    let marked = try CommandRun("print", file, "--filter", "mark == \"q\"")
    #expect(marked.outputLines == found.outputLines)
    let check = try CommandRun("check", file, "--assert", "note == \"look here twice\"")
    #expect(check.status == 0 && check.output.contains("the first is #30"))
    #expect(try CommandRun("print", trace, "--filter", "mark == \"q\"").status == 2)
  }

  /// The trace with a place that is marked and noted.
  private func noted(_ folder: TemporaryFolder) throws -> String {
    var lines = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
    let place = ",\"marks\":[{\"at\":30,\"mark\":\"q\",\"note\":\"look here twice\"}]}"
    lines[0] = Substring("\(lines[0].dropLast())" + place)
    return try folder.put("noted.ndt.jsonl", lines.joined(separator: "\n") + "\n")
  }

  // MARK: - state

  @Test func `the state names layers, owners, queues, pools and counters`() throws {
    let run = try CommandRun("state", trace, "--at", "40")
    #expect(run.status == 0 && run.errors.isEmpty)
    for word in ["writer.exe", "packet", "ne2000", "MpTx", "P1", "io", "#40"] {
      #expect(run.output.contains(word), "\(word)")
    }
    #expect(try CommandRun("state", trace).output.contains("#211"))
    #expect(try CommandRun("state", trace, "--at", "0").status == 0)
  }

  @Test func `a run and the trace of it name states in one order`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("s23.ndt.jsonl")
    #expect(try CommandRun("simulate", "s23", "-o", file).status == 0)
    let saved = try CommandRun("state", file, "--at", "57")
    let run = try CommandRun("state", "s23", "--at", "57")
    #expect(saved.status == 0 && saved.output == run.output)
    #expect(saved.output.contains("Receiving, Reachable"))
  }

  // MARK: - fmt

  @Test func `golden traces are in their canonical form`() throws {
    let run = try CommandRun("fmt", trace)
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output == (try String(contentsOfFile: trace, encoding: .utf8)))
    let check = try CommandRun("fmt", "--check", trace)
    #expect(check.status == 0)
    #expect(check.output.isEmpty && check.errors.isEmpty)
  }

  @Test func `another spelling is made canonical, in place too`() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: trace, encoding: .utf8)
    let path = try folder.put(
      "x.ndt.jsonl", text.replacingOccurrences(of: "\"t\":1000,", with: "\"t\" : 1000 , "))
    let check = try CommandRun("fmt", "--check", path)
    #expect(check.status == 1)
    #expect(check.errors.contains("ndiscope fmt -o \(path) \(path) makes it so"))
    #expect(try CommandRun("fmt", "-o", path, path).status == 0)
    #expect(try folder.text("x.ndt.jsonl") == text)
    #expect(try CommandRun("fmt", "--check", path).status == 0)
  }

  @Test func `a damaged trace is not written over`() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: trace, encoding: .utf8) + "{oops}\n"
    let path = try folder.put("x.ndt.jsonl", text)
    let run = try CommandRun("fmt", "-o", path, path)
    #expect(run.status == 3)
    #expect(run.errors.contains("\(path) is damaged; nothing was written"))
    #expect(try folder.text("x.ndt.jsonl") == text)
    #expect(try CommandRun("fmt", "--check", path).status == 3)
  }

  @Test func `a packed trace is read by every command`() throws {
    let folder = try TemporaryFolder()
    let packed = try Gzip.pack(trace, into: folder, "x.ndt.jsonl.gz")
    for command in ["print", "state", "fmt", "screenshot"] {
      let run = try CommandRun(command, packed)
      #expect(run.status == 0)
      #expect(run.errors.isEmpty)
      #expect(run.output == (try CommandRun(command, trace).output))
    }
    let check = try CommandRun("fmt", "--check", packed)
    #expect(check.status == 2)
    #expect(check.errors.contains("gunzip -k \(packed)"))
    let write = try CommandRun("fmt", "-o", folder.path("y.ndt.jsonl.gz"), packed)
    #expect(write.status == 2)
    #expect(write.errors.contains("leave .gz away"))
  }

  @Test func `a pipe is checked as its file would be`() throws {
    let folder = try TemporaryFolder()
    let other = try folder.put("x.ndt.jsonl", String(contentsOfFile: trace, encoding: .utf8) + "\n")
    for (file, status) in [(trace, 0), (other, 1)] as [(String, Int32)] {
      let command = #"cat "$1" | "$0" fmt --check /dev/stdin"#
      let said = try OpenFile(folder.path("said"))
      let process = try withExtendedLifetime(said) {
        try ChildProcess(
          "/bin/sh", ["-c", command, CommandRun.program, file],
          environment: CommandRun.surroundings,
          .files(output: said.descriptor, errors: said.descriptor))
      }
      #expect(process.waitForEnd() == .exited(status))
    }
  }

  // MARK: - screenshot

  @Test func `a screenshot of a damaged file is shown, and ends with 3`() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: trace, encoding: .utf8)
    let damaged = try folder.put("x.ndt.jsonl", text + "{oops}\n")
    for arguments in [[damaged], ["s02", "--view", "compare", "--against", damaged]] {
      let run = try CommandRun(["screenshot"] + arguments)
      #expect(run.status == 3 && !run.output.isEmpty)
      #expect(run.errors.hasPrefix("\(damaged):"))
    }
  }

  @Test(arguments: ["stack", "events", "inspector"], ["120x36", "80x24", "40x10", "20x5", "1x1"])
  func `a screenshot has its size in every view`(view: String, size: String) throws {
    let run = try CommandRun(
      "screenshot", trace, "--at", "30", "--view", view, "--size", size, "--ascii")
    #expect(run.status == 0 && run.errors.isEmpty)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let numbers = size.split(separator: "x").compactMap { Int($0) }
    #expect(lines.count == numbers[1])
    #expect(lines.allSatisfy { $0.count == numbers[0] })
  }

  @Test func `a screenshot picks an object, and has colours only where they are asked for`() throws
  {
    let plain = try CommandRun("screenshot", trace, "--at", "30", "--object", "P1")
    #expect(plain.output.contains("P1 belongs to"))
    #expect(!plain.output.utf8.contains(0x1B))
    let themes = try ["harbour", "Paper", "beacon", "gruvbox"].map {
      try CommandRun("screenshot", trace, "--color", "--theme", $0).output
    }
    #expect(Set(themes).count == 4)
    #expect(themes.allSatisfy { $0.contains("\u{1B}[") })
  }

  @Test(arguments: [
    ("--filter", "50", "this is a value, not a condition"),
    ("--filter", "ownr == 1", "Did you mean owner?"), ("--chart", "ownr", "Did you mean owner?"),
  ])
  func `a screenshot refuses what is no query in the words of the query language`(
    option: String, query: String, words: String
  ) throws {
    let run = try CommandRun("screenshot", trace, option, query)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("ndiscope: ") && run.errors.contains(words))
  }

  @Test func `a screenshot has the marks and notes of the trace`() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun("screenshot", try noted(folder), "--at", "30")
    #expect(run.status == 0 && run.output.contains("look here twice"))
    #expect(run.output.contains("a mark") && run.output.contains("n note"))
    #expect(run.outputLines.contains { $0.contains(#/ marks .*q/#) })
    #expect(!(try CommandRun("screenshot", trace, "--at", "30").output.contains("look here twice")))
  }

  // MARK: - list

  @Test func `every scenario that ships has an id of its own`() throws {
    let ids = try CommandRun("list", "scenarios").outputLines.compactMap {
      $0.split(separator: " ").first
    }
    #expect(ids.count > 190)
    #expect(Set(ids).count == ids.count)
  }

  @Test func `every scenario in the folder is listed with its title`() throws {
    let run = try CommandRun("list", "scenarios")
    #expect(run.status == 0 && run.errors.isEmpty)
    let files = Repository.files(under: "traces", endingIn: ".yaml")
    #expect(run.outputLines.count == files.count)
    for line in run.outputLines {
      #expect(line.contains(/^\S+ {2,}\S/))
    }
  }

  @Test func `drivers, calls and themes are listed`() throws {
    let drivers = try CommandRun("list", "drivers")
    #expect(drivers.status == 0)
    for name in ["app", "packet", "ne2000", "busmaster"] {
      #expect(drivers.outputLines.contains { $0.hasPrefix(name + "  ") }, "\(name)")
    }
    let calls = try CommandRun("list", "calls")
    #expect(calls.outputLines.count > 200)
    #expect(calls.outputLines.contains { $0.contains(/^E\d+ +NdisSend  → ProtocolSendComplete$/) })
    let themes = try CommandRun("list", "themes")
    #expect(themes.outputLines == Theme.shipped.map(\.name) && themes.outputLines.count >= 10)
  }
}
