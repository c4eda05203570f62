import Testing

struct UsageTests {
  @Test func `the version is a number and nothing else`() throws {
    let run = try CommandRun("--version")
    #expect(run.status == 0)
    #expect(run.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    #expect(run.errors.isEmpty)
  }

  static let commands = ["explore", "simulate", "print", "state", "fmt", "screenshot", "list"]

  @Test func `help lists every command and every exit status`() throws {
    for arguments in [["--help"], ["help"], ["-h"]] {
      let run = try CommandRun(arguments)
      #expect(run.status == 0)
      #expect(run.errors.isEmpty)
      for command in UsageTests.commands { #expect(run.output.contains("  \(command) ")) }
      #expect(run.output.contains("Exit status: 0 fine, 1 "))
    }
  }

  @Test(arguments: commands)
  func `every command explains itself`(command: String) throws {
    let run = try CommandRun(command, "--help")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.hasPrefix("OVERVIEW: "))
    #expect(run.output.contains("USAGE: ndiscope \(command) "))
  }

  @Test(arguments: [
    ["--nonsense"], ["simulate"], ["print"], ["state"], ["fmt"], ["screenshot"], ["list"],
    ["list", "nonsense"], ["simulate", "s02", "--seed", "x"], ["simulate", "s02", "--seed", "-1"],
    ["simulate", "s02", "--real-time"], ["explore", "s02", "--real-time"],
    ["simulate", "s02", "extra"], ["simulate", Repository.trace("s02-send-pending")],
    ["print", "s02", "--object", "7"], ["print", "s02", "--from", "x"],
    ["print", "s02", "--to", "9999"], ["state", "s02", "--at", "9999"],
    ["state", "s02", "--at", "-1"], ["screenshot", "s02", "--view", "x"],
    ["screenshot", "s02", "--size", "0x5"], ["screenshot", "s02", "--size", "80"],
    ["screenshot", "s02", "--size", "99999x99999"], ["screenshot", "s02", "--object", "zz"],
    ["screenshot", "s02", "--theme", "x"], ["screenshot", "s02", "--at", "x"],
    ["explore", "s02", "--theme", "x"], ["explore", "s02", "--glyphs", "x"],
    ["explore", Repository.trace("s02-send-pending"), "--seed", "3"],
    ["explore", Repository.trace("s02-send-pending"), "--frames", "x.pcap"],
  ])
  func `wrong arguments end with 2 and words on the error output`(arguments: [String]) throws {
    let run = try CommandRun(arguments)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.count > 20)
  }

  @Test(arguments: [
    (["print", "s02", "--from", "-5"], "-5 is no position: write a number such as 128"),
    (["print", "s02", "--to", "-5"], "-5 is no position: write a number such as 128"),
    (["simulate", "s02", "--seed", "-1"], "a seed is a whole number from 0"),
    (["simulate", "s02", "--seed", "x"], "a seed is a whole number from 0"),
    (["explore", "s02", "--seed", "-1"], "a seed is a whole number from 0"),
    (["hunt", "--seed", "-1"], "a seed is a whole number from 0"),
    (["exhaust", "s02", "--choices", "CP1", "--seed", "-1"], "a seed is a whole number from 0"),
    (["exhaust", "s02", "--choices", "CP1", "--depth", "-1"], "--depth takes a number from 1"),
    (["exhaust", "s02", "--choices", "CP1", "--jobs", "-1"], "--jobs takes a number from 1"),
    (["exhaust", "s02", "--choices", "CP1", "--states", "-1"], "--states takes a number from 1"),
    (["check", "s02", "--seeds", "-1"], "--seeds takes a number from 1"),
    (["compare", "s02", "s02b", "--limit", "-1"], "--limit takes a number from 0"),
    (["explore", "s02", "--ring", "-1"], "--ring takes a number from 1"),
  ])
  func `a number below 0 is not taken for an option, and is told what is right`(
    arguments: [String], sentence: String
  ) throws {
    let run = try CommandRun(arguments)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains(sentence), "\(run.errors)")
  }

  /// A run without an end that keeps its last event only goes on for longer than a test waits.
  @Test(arguments: ["nonsense", "101%"])
  func `what is no place is refused before anything is simulated`(place: String) throws {
    let folder = try TemporaryFolder()
    let stack = "stack: [{ app: { reads_every: 1us } }, packet, busmaster]"
    let file = try folder.put("endless.yaml", "id: endless\ntitle: endless\n\(stack)\n")
    let run = try CommandRun("explore", file, "--ring", "1", "--at", place)
    #expect(run.status == 2)
    #expect(run.errors.contains("\(place) is no position: write "))
  }

  @Test func `without a terminal the program shows its help`() throws {
    let run = try CommandRun()
    #expect(run.status == 0)
    #expect(run.output.contains("USAGE: ndiscope"))
  }

  @Test func `exploring without a terminal is refused with what can be done instead`() throws {
    let run = try CommandRun("explore", "s02", environment: ["TERM": "xterm"])
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("the input is no terminal"))
    #expect(run.errors.contains("ndiscope print, state, screenshot"))
  }
}
