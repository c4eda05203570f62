import Foundation
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

  @Test(arguments: [
    (["exhaust", "s02"], "say what to try"),
    (["exhaust", "s02", "--choices", "CP99"], "CP99 is no choice point. There are CP1"),
    (["exhaust", "s02", "--choices", "CP1", "--shard", "4/3"], "such as 2/8"),
    (["exhaust", "s02", "--choices", "CP1", "--depth", "0"], "--depth takes a number from 1"),
    (["exhaust", "--resume", "x", "--choices", "CP1"], "leave these options away"),
  ])
  func `wrong arguments say what is right`(arguments: [String], sentence: String) throws {
    let run = try CommandRun(arguments)
    #expect(run.status == 2 && run.errors.contains(sentence))
  }

  @Test func `a file that is no search is named with its line`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.put("bad.search", "ndiscope search 1\nwaits x\nend\n")
    let run = try CommandRun("exhaust", "--resume", file)
    #expect(
      run.status == 3 && run.errors.contains("bad.search:2: this line means nothing: waits x"))
  }
}
