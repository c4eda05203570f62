import Foundation
import Testing

struct MaterialTests {
  @Test func `a scenario is found by its id and by the name of its file`() throws {
    let byID = try CommandRun("print", "s02")
    let byName = try CommandRun("print", "s02-send-pending")
    let byPath = try CommandRun(
      "print", Repository.path("traces/01-protocol/s02-send-pending.yaml"))
    #expect(byID.status == 0 && byID.outputLines.count == 212)
    #expect(byName.output == byID.output)
    #expect(byPath.output == byID.output)
  }

  @Test func `a recorded trace shows what its scenario shows`() throws {
    let simulated = try CommandRun("print", "s02")
    let recorded = try CommandRun("print", Repository.trace("s02-send-pending"))
    #expect(recorded.status == 0)
    #expect(recorded.output == simulated.output)
  }

  @Test(arguments: [
    ("s08x", "s08"), ("s02-send-pendin", "s02-send-pending"), ("simulat", "simulate"),
    ("prnt", "print"),
  ])
  func `a name with a slip of the fingers is suggested`(name: String, meant: String) throws {
    let run = try CommandRun(name)
    #expect(run.status == 3)
    #expect(run.errors.contains("\(name): no such file or scenario. "))
    #expect(run.errors.contains("Did you mean "))
    if name.count > 3 { #expect(run.errors.contains("Did you mean \(meant)?")) }
    #expect(run.errors.contains("`ndiscope list scenarios` shows them"))
  }

  @Test(arguments: ["print", "state", "fmt", "screenshot"])
  func `what is not there is said with its path`(command: String) throws {
    let run = try CommandRun(command, "/nonexistent/x.ndt.jsonl")
    #expect(run.status == 3)
    #expect(run.errors.contains("/nonexistent/x.ndt.jsonl: "))
    #expect(run.output.isEmpty)
  }

  @Test func `what helps against a wrong name has room in a line of 80 columns`() throws {
    let run = try CommandRun("/nope")
    let line = run.errors.replacing("ndiscope: ", with: "! ").split(separator: "\n").first ?? ""
    #expect(line.count <= 78 && line.hasSuffix("`ndiscope list scenarios` shows them"))
  }

  @Test func `a folder and a text are no traces`() throws {
    let folder = try TemporaryFolder()
    let text = try folder.put("notes.txt", "hello\n")
    #expect(try CommandRun("print", "/usr").errors.contains("/usr: this is a folder"))
    let run = try CommandRun("print", text)
    #expect(run.status == 3)
    #expect(run.errors.hasPrefix("ndiscope: \(text): line 1: this is not a trace"))
    let empty = try CommandRun("print", try folder.put("empty.ndt.jsonl", ""))
    #expect(empty.status == 3)
    #expect(empty.errors.contains("empty.ndt.jsonl"))
  }

  @Test func `a capture that is opened as a trace is told how to play it`() throws {
    let capture = Repository.capture("tcpdump__ssh.pcap")
    let run = try CommandRun("print", capture)
    #expect(run.status == 3)
    #expect(run.errors.contains("ndiscope explore s01 --frames \(capture)"))
  }

  @Test func `what a file is tells its contents before its name`() throws {
    let folder = try TemporaryFolder()
    let log = folder.path("foo.etl")
    try FileManager.default.copyItem(
      atPath: Repository.capture("tcpdump__ssh.pcap"), toPath: log)
    let run = try CommandRun("print", log)
    #expect(run.status == 3 && run.errors.contains("ndiscope explore s01 --frames \(log)"))
    #expect(!run.errors.contains("etl2pcap"))
  }

  @Test(arguments: [String.Encoding.utf8, .utf16])
  func `text of pktmon is told where its frames are`(encoding: String.Encoding) throws {
    let folder = try TemporaryFolder()
    let line =
      "14:00:01.1234 PktGroupId 1, PktNumber 1, Appearance 1, Direction Rx , Type Ethernet \r\n"
    let path = folder.path("pk.txt")
    try line.write(toFile: path, atomically: true, encoding: encoding)
    for arguments in [["print", path], ["simulate", "s01", "--frames", path]] {
      let run = try CommandRun(arguments)
      #expect(run.status == 3 && run.errors.contains("pktmon etl2pcap PktMon.etl"))
    }
  }

  @Test func `a file that nobody may read is said to be so`() throws {
    let run = try CommandRun("print", "/proc/self/mem")
    #expect(run.status == 3)
    #expect(run.errors.contains("/proc/self/mem"))
  }

  @Test func `a log of Windows is told how it becomes a capture`() throws {
    let folder = try TemporaryFolder()
    let log = try folder.put("PktMon.etl", "\u{0}\u{0}\u{1}\u{0}\u{44}\u{0}\u{0}\u{0}")
    for arguments in [["print", log], ["simulate", "s04", "--frames", log]] {
      let run = try CommandRun(arguments)
      #expect(run.status == 3 && run.errors.contains("pktmon etl2pcap PktMon.etl"))
    }
  }

  @Test func `a folder without scenarios is told so`() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun("check", "--seeds", "1", folder.path(""))
    #expect(run.status == 2)
    #expect(run.errors.contains("no file ending in .yaml lies in this folder"))
  }

  // MARK: - Traces with a flaw

  @Test func `a torn trace shows what is there and says where it ends`() throws {
    let folder = try TemporaryFolder()
    let lines = try String(contentsOfFile: Repository.trace("s02-send-pending"), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let torn = try folder.put(
      "torn.ndt.jsonl", lines.prefix(20).joined(separator: "\n") + "\n" + lines[20].prefix(30))
    for command in ["print", "state", "fmt", "screenshot"] {
      let run = try CommandRun(command, torn)
      #expect(run.status == 0)
      #expect(!run.output.isEmpty)
      #expect(run.errors.contains("\(torn):21"))
    }
  }

  @Test func `a wrong line is named with its number, and the rest is shown`() throws {
    let folder = try TemporaryFolder()
    var lines = try String(contentsOfFile: Repository.trace("s02-send-pending"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
    lines[7] = "{\"t\":oops}"
    let wrong = try folder.put("wrong.ndt.jsonl", lines.joined(separator: "\n") + "\n")
    let run = try CommandRun("print", wrong)
    #expect(run.status == 3)
    #expect(run.errors.contains("\(wrong):8"))
    #expect(run.outputLines.count > 200)
  }
}
