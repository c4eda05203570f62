import Foundation
import TestTerminals
import Testing

/// `ndiscope exhaust` and `ndiscope merge`, as people and programs use them.
struct ExhaustTests {
  @Test func `a broken rule ends with 1, and its shortest run is there to be opened`() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(
      "exhaust", "r04-packet-completes-twice", "--choices", "CP1,CP2", "--depth", "4", "--traces",
      folder.path(""))
    #expect(run.status == 1)
    #expect(run.outputLines[0].hasPrefix("r04-packet-completes-twice: "))
    #expect(run.outputLines.contains { $0.hasPrefix("  CP1 MiniportSend: success ") })
    let command = try #require(run.outputLines.first { $0.contains("ndiscope explore ") })
    let file = try #require(command.split(separator: " ").first { $0.hasSuffix(".ndt.jsonl") })
    let again = try CommandRun("simulate", "--from", String(file), "-o", "/dev/null")
    #expect(again.status == 0 && again.errors.contains("the same as recorded"))
  }

  @Test func `nothing broken ends with 0, and programs get an object`() throws {
    let run = try CommandRun(
      "exhaust", "s01", "--choices", "CP1", "--depth", "3", "--format", "json")
    #expect(run.status == 0)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(object["finished"] as? Bool == true)
    #expect((object["states"] as? Int ?? 0) > 3)
    #expect((object["findings"] as? [Any])?.isEmpty == true)
  }

  @Test func `choice points that no run asks for are named`() throws {
    let run = try CommandRun(
      "exhaust", "s18-send", "--choices", "CP1,CP3,CP10", "--depth", "2", "--jobs", "1")
    #expect(run.output.contains("none of CP1, CP3, CP10 is asked in this scenario"))
  }

  @Test func `choice points may be written small, with blanks around them`() throws {
    let tidy = try CommandRun("exhaust", "s01", "--choices", "CP1,CP2", "--depth", "2")
    let loose = try CommandRun("exhaust", "s01", "--choices", " cp1 ,\tCP2 ", "--depth", "2")
    #expect(tidy.status == 0 && loose.status == 0, "\(loose.errors)")
    #expect(tidy.output == loose.output)
  }

  @Test func `the help says how deep a search is for which nothing is said`() throws {
    let help = try CommandRun("exhaust", "--help").output
    let words = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("one run has at most. (default: 6)"))
    let arguments = ["exhaust", "s01", "--choices", "CP1", "--format", "json"]
    #expect(try CommandRun(arguments).output.contains(#""depth":6,"#))
  }

  @Test func `a part that came to no choice says nothing about the scenario`() throws {
    let run = try CommandRun(
      "exhaust", "s01", "--choices", "CP1", "--depth", "1", "--jobs", "1", "--shard", "2/2")
    #expect(run.output.contains("this part of the search came to no choice"))
    #expect(!run.output.contains("in this scenario"))
  }

  @Test func `the number of processors does not change the result`() throws {
    let folder = try TemporaryFolder()
    let results = try ["1", "3"].map { jobs in
      try CommandRun(
        "exhaust", "s02", "--choices", "CP1,CP2,CP9", "--depth", "2", "--jobs", jobs, "--traces",
        folder.path("")
      ).output
    }
    #expect(results[0] == results[1])
  }

  @Test func `where there can be no more threads, a search gets by with one`() throws {
    let folder = try TemporaryFolder()
    let file = try OpenFile(folder.path("out"))
    let arguments = ["exhaust", "s02", "--choices", "CP1,CP2,CP9", "--depth", "2", "--jobs"]
    // Each thread gets a stack of the limit, which is more than there are addresses.
    let command = #"ulimit -s 400000000000 && exec "$0" "$@""#
    let process = try withExtendedLifetime(file) {
      try ChildProcess(
        "/bin/sh", ["-c", command, CommandRun.program] + arguments + ["3"],
        environment: CommandRun.surroundings,
        .files(output: file.descriptor, errors: file.descriptor))
    }
    #expect(process.waitForEnd() == .exited(0))
    #expect(try folder.text("out") == CommandRun(arguments + ["1"]).output)
  }

  @Test func `a search that was stopped goes on, and ends where it would have ended`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("a.search")
    let arguments = ["exhaust", "s02", "--choices", "CP1,CP2", "--depth", "3"]
    let whole = try CommandRun(arguments)
    let first = try CommandRun(arguments + ["--states", "10", "-o", file])
    #expect(first.output.contains("states wait: ndiscope exhaust --resume"))
    let rest = try CommandRun(["exhaust", "--resume", file])
    #expect(rest.outputLines[0].prefix { $0 != "," } == whole.outputLines[0].prefix { $0 != "," })
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `a search goes on whatever ends the lines of its scenario`(end: String) throws {
    let folder = try TemporaryFolder()
    let lines = [
      "id: ends", "title: Ends", "stack: [app, packet, ne2000]",
      "do: [{ at: 1us, write: 60 }]", "",
    ]
    let scenario = try folder.put("ends.yaml", lines.joined(separator: end))
    let file = folder.path("a.search")
    let arguments = ["exhaust", scenario, "--choices", "CP1,CP2", "--depth", "3"]
    let whole = try CommandRun(arguments)
    #expect(whole.status == 0, "\(whole.errors)")
    #expect(try CommandRun(arguments + ["--states", "2", "-o", file]).status == 0)
    let rest = try CommandRun(["exhaust", "--resume", file])
    #expect(rest.status == 0, "\(rest.errors)")
    let counts = [whole, rest].map { $0.output.prefix { $0 != "," } }
    #expect(counts[0] == counts[1])
  }

  @Test func `parts are merged, and a missing one is named`() throws {
    let folder = try TemporaryFolder()
    let arguments = ["exhaust", "s02", "--choices", "CP1,CP2", "--depth", "3"]
    let files = try (1...3).map { shard in
      let file = folder.path("\(shard).search")
      let part = try CommandRun(arguments + ["--shard", "\(shard)/3", "-o", file])
      #expect(part.status == 0)
      return file
    }
    let whole = try CommandRun(arguments)
    let merged = try CommandRun(["merge"] + files)
    #expect(merged.status == 0)
    #expect(
      merged.outputLines[0].prefix { $0 != "," } == whole.outputLines[0].prefix { $0 != "," })
    let missing = try CommandRun("merge", files[0], files[2])
    #expect(missing.status == 3)
    #expect(missing.errors.contains("of 3 parts these are missing: 2"))
    #expect(try CommandRun("merge", files[0], files[0]).status == 2)
  }

  private static let broken = [
    "exhaust", "r04-packet-completes-twice", "--choices", "CP1,CP2", "--depth", "4",
  ]

  @Test func `the folder of the traces is made, for merge too`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("a.search")
    let run = try CommandRun(Self.broken + ["-o", file, "--traces", folder.path("new/found")])
    #expect(run.status == 1 && run.output.contains("R04  "))
    let name = "r04-packet-completes-twice-r04.ndt.jsonl"
    #expect(try folder.text("new/found/" + name).hasPrefix("{\"ndt\":1"))
    let merged = try CommandRun("merge", file, "--traces", folder.path("other/"))
    #expect(merged.status == 1 && merged.output.contains("R04  "))
    #expect(try folder.text("other/" + name).hasPrefix("{\"ndt\":1"))
  }

  @Test(arguments: [
    (#""../evil""#, "_._evil"), (#""a/b""#, "a_b"), (#""\e[2Jx""#, "__2Jx"), ("-o", "_o"),
    (".hidden", "_hidden"), ("schöner-1.2", "schöner-1.2"),
  ])
  func `a trace stays in its folder, whatever the scenario is called`(
    id: String, beginning: String
  ) throws {
    let folder = try TemporaryFolder()
    let shipped = Repository.path("traces/01-protocol/broken/r04-packet-completes-twice.yaml")
    let text = try String(contentsOfFile: shipped, encoding: .utf8)
    let scenario = try folder.put(
      "made-up.yaml", text.replacing("id: r04-packet-completes-twice", with: "id: \(id)"))
    let file = folder.path("a.search")
    let options = ["--choices", "CP1,CP2", "--depth", "4", "-o", file, "--traces"]
    let run = try CommandRun(["exhaust", scenario] + options + [folder.path("in/found")])
    #expect(run.status == 1, "\(run.errors)")
    let merged = try CommandRun("merge", file, "--traces", folder.path("in/merged"))
    #expect(merged.status == 1, "\(merged.errors)")
    #expect(try folder.names == ["a.search", "in", "made-up.yaml"])
    #expect(try folder.names(in: "in") == ["found", "merged"])
    for part in ["in/found", "in/merged"] {
      #expect(try folder.names(in: part) == ["\(beginning)-r04.ndt.jsonl"])
    }
  }

  @Test func `what cannot be written is said before the search, and what stands there stays`()
    throws
  {
    let folder = try TemporaryFolder()
    let file = try folder.put("file", "as it is")
    for more in [["-o", "/nonexistent/x"], ["-o", folder.path("")], ["--traces", file]] {
      let run = try CommandRun(Self.broken + more)
      #expect(run.status == 3 && run.output.isEmpty, "\(more)")
      #expect(run.errors.contains("cannot write "))
    }
    let wrong = try CommandRun(Self.broken + ["-o", file, "--traces", file + "/x"])
    #expect(wrong.status == 3 && wrong.output.isEmpty)
    #expect(try folder.text("file") == "as it is" && folder.names == ["file"])
  }

  @Test func `a trace that cannot be written is said behind the result`() throws {
    let folder = try TemporaryFolder()
    let name = "r04-packet-completes-twice-r04.ndt.jsonl"
    try FileManager.default.createDirectory(
      atPath: folder.path(name), withIntermediateDirectories: true)
    let run = try CommandRun(Self.broken + ["--traces", folder.path(".")])
    #expect(run.status == 3 && run.errors.contains("cannot write "))
    #expect(run.output.contains("R04  P1 is completed all the same"))
    #expect(!run.output.contains("ndiscope explore "))
  }

  @Test func `on a full disk the result is told, and what could not be written`() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(Self.broken + ["-o", "/dev/full", "--traces", folder.path("")])
    #expect(run.status == 3 && run.errors.contains("cannot write /dev/full: No space left"))
    #expect(run.output.contains("R04  P1 is completed all the same"))
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func `a search that a signal ends is saved and told, and says that it is not finished`(
    signal: Int32
  ) throws {
    let folder = try TemporaryFolder()
    let file = folder.path("a.search")
    let program = try TerminalProgram(
      "exhaust", "s02", "--choices", "CP8,CP9", "--depth", "30", "--jobs", "1", "-o", file,
      "--traces", folder.path("found"))
    #expect(program.shows(" states, "))
    kill(program.process.id, signal)
    #expect(program.end() == .exited(128 + signal))
    #expect(program.text.contains("not finished: "))
    let text = try folder.text("a.search")
    #expect(text.hasPrefix("ndiscope search 1\n") && text.hasSuffix("\nend\n"))
    let more = try CommandRun(
      "exhaust", "--resume", file, "--states", "1", "--traces", folder.path("found"))
    #expect(more.status == 0 && more.output.contains("not finished: "))
  }

  @Test func `a search goes on when a signal comes that is to be ignored`() throws {
    let folder = try TemporaryFolder()
    let command =
      "trap '' INT; exec '\(CommandRun.program)' exhaust s02 --choices CP8,CP9 --depth 30 --jobs 1 "
      + "-o '\(folder.path("a.search"))' --traces '\(folder.path("found"))'"
    let program = try TerminalProgram("/bin/sh", ["-c", command])
    #expect(program.shows(" states, "))
    kill(program.process.id, SIGINT)
    usleep(50_000)
    #expect(program.process.poll() == nil)
    kill(program.process.id, SIGTERM)
    #expect(program.end() == .exited(128 + SIGTERM))
  }

  @Test func `a search whose terminal goes away is saved`() throws {
    let folder = try TemporaryFolder()
    let program = try TerminalProgram(
      "exhaust", "s02", "--choices", "CP8,CP9", "--depth", "30", "--jobs", "1", "-o",
      folder.path("a.search"), "--traces", folder.path("found"))
    #expect(program.shows(" states, "))
    program.terminal.hangUp()
    #expect(program.process.waitForEnd() != nil)
    #expect(try folder.text("a.search").hasSuffix("\nend\n"))
  }

  @Test(arguments: [
    (["exhaust", "s02"], "say what to try"),
    (["exhaust", "s02", "--choices", "CP99"], "CP99 is no choice point. There are CP1"),
    (["exhaust", "s02", "--choices", "CP1", "--shard", "4/3"], "such as 2/8"),
    (["exhaust", "s02", "--choices", "CP1", "--shard", "1/200000"], "at most 100000 parts"),
    (["exhaust", "s02", "--choices", "CP1", "--depth", "0"], "--depth takes a number from 1"),
    (["exhaust", "--resume", "x", "--choices", "CP1"], "leave these options away"),
  ])
  func `wrong arguments say what is right`(arguments: [String], sentence: String) throws {
    let run = try CommandRun(arguments)
    #expect(run.status == 2 && run.errors.contains(sentence))
  }

  @Test func `states that could not be made again are told each time, also behind a merge`() throws
  {
    let folder = try TemporaryFolder()
    let file = folder.path("a.search")
    let whole = try CommandRun("exhaust", "s01", "--choices", "CP1", "--depth", "1", "-o", file)
    #expect(whole.status == 0)
    // No stimulus is tried, so no way leads to such a state.
    let text = try folder.text("a.search").replacing("\nend\n", with: "\nwaits 5 s0@0\nend\n")
    let other = try folder.put("b.search", text)
    #expect(try CommandRun("exhaust", "--resume", other, "-o", file).status == 3)
    for arguments in [["exhaust", "--resume", file], ["merge", file]] {
      let run = try CommandRun(arguments)
      #expect(run.status == 3 && run.output.contains("1 states could not be made again"))
      #expect(run.output.contains("no rule is broken so far"))
      let object = try CommandRun(arguments + ["--format", "json"])
      #expect(object.status == 3 && object.output.contains(#""lost":1"#))
    }
  }

  @Test func `a saved search with a number that no search has is refused, and nothing crashes`()
    throws
  {
    let folder = try TemporaryFolder()
    let file = folder.path("a.search")
    _ = try CommandRun("exhaust", "s01", "--choices", "CP1", "--depth", "1", "-o", file)
    let wrong = "waits 5 s0@9223372036854775807\n"
    let text = try folder.text("a.search").replacing(
      "\nend\n", with: "\n" + wrong + wrong + "end\n")
    let run = try CommandRun("exhaust", "--resume", try folder.put("b.search", text))
    #expect(run.status == 3 && run.errors.contains("this line means nothing: waits 5 s0@9223"))
  }

  @Test func `a file that is no search is named with its line`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.put("bad.search", "ndiscope search 1\nwaits x\nend\n")
    let run = try CommandRun("exhaust", "--resume", file)
    #expect(
      run.status == 3 && run.errors.contains("bad.search:2: this line means nothing: waits x"))
  }

  @Test func `a scenario that is wrong in a saved search is named with its line there`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("a.search")
    _ = try CommandRun("exhaust", "s01", "--choices", "CP1", "--depth", "1", "-o", file)
    let text = try folder.text("a.search").replacing("\n| title:", with: "\n| titel:")
    let bad = try folder.put("bad.search", text)
    for arguments in [["exhaust", "--resume", bad], ["merge", bad]] {
      let run = try CommandRun(arguments)
      #expect(run.status == 3)
      #expect(
        run.errors.hasPrefix("ndiscope: \(bad):8:3: unknown key \"titel\". Did you mean title?"))
    }
  }

  @Test func `a search that cannot be gone on with stays as it was`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("a.search")
    _ = try CommandRun("exhaust", "s01", "--choices", "CP1", "--depth", "1", "-o", file)
    let whole = try folder.text("a.search")
    // No stimulus is tried, so no way leads to such a state.
    let lost = whole.replacing("\nend\n", with: "\nwaits 5 s0@0\nend\n")
    let cut = whole.split(separator: "\n").filter { !$0.hasPrefix("events ") }.joined(
      separator: "\n")
    for (name, text) in [("lost.search", lost), ("cut.search", cut)] {
      let search = try folder.put(name, text)
      let run = try CommandRun("exhaust", "--resume", search, "-o", search)
      #expect(run.status == 3, "\(name)")
      #expect(try folder.text(name) == text)
    }
    let again = try CommandRun("exhaust", "--resume", folder.path("cut.search"))
    #expect(again.errors.contains("cut.search:1: the line `events` is missing"))
  }
}
