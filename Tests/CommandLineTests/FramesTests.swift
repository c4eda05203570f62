import Foundation
import Testing

/// Real frames through a simulated stack.
struct FramesTests {
  /// Captures, the ending, and the summary or what is said instead.
  static let captures: [(String, Int32, String)] = [
    ("libpcap__pcap-invalid-version-1.pcap", 3, "version 1.4 of pcap"),
    ("libpcap__pcapng-invalid-vers-1.pcapng", 3, "version 0.1 of pcapng"),
    ("libpcap__shb-option-too-long.pcapng", 3, "a block begins with the length 52"),
    ("tcpdump__frf16_magic_ie-oobr.pcap", 3, "link type 182"),
    ("tcpdump__kday6.pcap", 3, "link type 182"),
    ("tcpdump__tcp-handshake-nano.pcap", 3, "link type 113 (Linux cooked) is not Ethernet"),
    ("tcpdump__timestamp_invalid_nano.pcap", 3, "link type 113 (Linux cooked) is not Ethernet"),
    ("tcpdump__ssh.pcap", 0, "frames 54 indicated 54 dropped 0"),
  ]

  /// Captures of minutes and hours, in which programs read in vain a thousand times a second.
  static let long: Set = [
    "tcpdump__arp-oobr.pcap", "tcpdump__babel_update_oobr.pcap", "tcpdump__dcb_ets.pcap",
    "tcpdump__of13_ericsson.pcapng",
  ]

  static let short = ["pcap", "pcapng"].flatMap {
    Repository.files(under: "Tests/InterchangeTests/Captures", endingIn: "." + $0)
  }.filter { !long.contains($0) }

  @Test(arguments: short)
  func `a capture is played and counted, or refused`(file: String) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun(
      "simulate", "s04", "--frames", Repository.capture(file), "-o", folder.path("x.ndt.jsonl"))
    let known = FramesTests.captures.first { $0.0 == file } ?? (file, 0, "frames ")
    #expect(run.status == known.1)
    #expect((run.output + run.errors).contains(known.2), "\(run.output)\(run.errors)")
    guard known.1 == 0 else {
      #expect(run.errors.contains("ndiscope: \(Repository.capture(file)): "))
      #expect(try folder.names == [])
      return
    }
    try expectSums(run.output)
    let print = try CommandRun("print", folder.path("x.ndt.jsonl"))
    #expect(print.status == 0)
    #expect(print.errors.isEmpty)
  }

  /// Every frame is indicated or dropped, and every drop has a reason.
  private func expectSums(_ summary: String) throws {
    let pattern = /frames (\d+) indicated (\d+) dropped (\d+)(?: \(([^)]*)\))?(.*)\n/
    let match = try #require(summary.wholeMatch(of: pattern), "\(summary)")
    let numbers = [match.1, match.2, match.3].compactMap { Int($0) }
    #expect(numbers[0] == numbers[1] + numbers[2])
    #expect(sum(match.4) == numbers[2])
    guard !match.5.isEmpty else { return }
    let rest = match.5.drop { $0 == " " }
    let other = try #require(rest.wholeMatch(of: /other drops (\d+) \((.*)\)/), "\(summary)")
    #expect(sum(other.2) == Int(other.1))
  }

  /// What the numbers behind the reasons make together.
  private func sum(_ reasons: Substring?) -> Int {
    (reasons ?? "").split(separator: ", ").compactMap {
      $0.split(separator: " ").last.flatMap { Int($0) }
    }
    .reduce(0, +)
  }

  @Test func `the summary tells every drop that the trace has`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("x.ndt.jsonl")
    let run = try CommandRun(
      "simulate", "s04", "--frames", Repository.capture("tcpdump__ssh.pcap"), "-o", path)
    #expect(run.output == "frames 54 indicated 54 dropped 0 other drops 38 (no_pool 38)\n")
    let drops = try CommandRun("print", path, "--filter", "drop").output.split(separator: "\n")
    #expect(drops.count { $0.contains("sniffer") } == 38)
  }

  @Test func `the summary goes to the errors when the output holds the trace`() throws {
    let run = try CommandRun(
      "simulate", "s04", "--frames", Repository.capture("tcpdump__ssh.pcap"))
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("{\"ndt\":1"))
    #expect(run.errors.contains("frames "))
  }

  @Test func `a capture that is cut off is played up to the cut, and ends with 3`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("cut.pcap")
    let whole = try Data(contentsOf: URL(filePath: Repository.capture("tcpdump__ssh.pcap")))
    try whole.dropLast(20).write(to: URL(filePath: path))
    let run = try CommandRun(
      "simulate", "s04", "--frames", path, "-o", folder.path("x.ndt.jsonl"))
    #expect(run.status == 3)
    #expect(run.output.hasPrefix("frames "))
    #expect(run.errors.contains(path))
  }

  @Test func `a capture that is not there is named once`() throws {
    let run = try CommandRun("simulate", "s04", "--frames", "/nonexistent/x.pcap")
    #expect(run.status == 3)
    #expect(run.errors.split(separator: "/nonexistent/x.pcap").count == 2)
  }

  // MARK: - Running it again

  /// The trace of a stack that has heard a capture.
  private func trace(of capture: String, in folder: TemporaryFolder, _ extra: String...) throws
    -> String
  {
    let path = folder.path("heard.ndt.jsonl")
    let run = try CommandRun(["simulate", "s04", "--frames", capture, "-o", path] + extra)
    #expect(run.status == 0)
    return path
  }

  @Test func `the screen and the state name the capture, before the title`() throws {
    let folder = try TemporaryFolder()
    let path = try trace(of: Repository.capture("tcpdump__ssh.pcap"), in: folder)
    let screen = try CommandRun("screenshot", path, "--size", "160x40")
    #expect(screen.output.contains("s04  tcpdump__ssh.pcap  A frame"))
    let state = try CommandRun("state", path, "--at", "3")
    #expect(state.outputLines.first?.hasSuffix("   frames of tcpdump__ssh.pcap") == true)
  }

  @Test func `the name of a capture in a trace commands no terminal and has no folder`() throws {
    let folder = try TemporaryFolder()
    _ = try trace(of: Repository.capture("tcpdump__ssh.pcap"), in: folder)
    let text = try folder.text("heard.ndt.jsonl")
    let name = "\"file\":\"tcpdump__ssh.pcap\""
    #expect(text.contains(name))
    let evil = try folder.put(
      "evil.ndt.jsonl", text.replacing(name, with: "\"file\":\"/home/me/a\\u001b[2J.pcap\""))
    let state = try CommandRun("state", evil, "--at", "3")
    #expect(state.outputLines.first?.contains("   frames of a") == true)
    #expect(state.outputLines.first?.hasSuffix("[2J.pcap") == true)
    #expect(!state.output.contains("\u{1B}") && !state.output.contains("/home/me"))
  }

  @Test func `a trace names the capture that it heard, and runs again with it`() throws {
    let folder = try TemporaryFolder()
    let capture = Repository.capture("tcpdump__ssh.pcap")
    let path = try trace(of: capture, in: folder)
    let header = try #require(try folder.text("heard.ndt.jsonl").split(separator: "\n").first)
    #expect(header.contains(#""frames":{"file":"tcpdump__ssh.pcap","sha256":""#))
    #expect(!header.contains(capture))
    let again = try CommandRun(
      "simulate", "--from", path, "--frames", capture, "-o", folder.path("again.ndt.jsonl"))
    #expect(again.status == 0, "\(again.errors)")
    #expect(try folder.text("again.ndt.jsonl") == folder.text("heard.ndt.jsonl"))
  }

  @Test func `a branch of a trace that heard a capture hears it too`() throws {
    let folder = try TemporaryFolder()
    let capture = Repository.capture("tcpdump__ssh.pcap")
    let path = try trace(of: capture, in: folder)
    let branch = folder.path("branch.ndt.jsonl")
    let run = try CommandRun(
      "simulate", "--from", path, "--frames", capture, "--at", "0", "--choose", "CP7=no", "-o",
      branch)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("another branch"))
    let again = try CommandRun(
      "simulate", "--from", branch, "--frames", capture, "-o", folder.path("again.ndt.jsonl"))
    #expect(again.status == 0, "\(again.errors)")
    #expect(try folder.text("again.ndt.jsonl") == folder.text("branch.ndt.jsonl"))
  }

  @Test func `gaps that were kept are kept again without being asked for`() throws {
    let folder = try TemporaryFolder()
    let capture = Repository.capture("tcpdump__ssh.pcap")
    let path = try trace(of: capture, in: folder, "--real-time")
    let again = try CommandRun(
      "simulate", "--from", path, "--frames", capture, "-o", folder.path("again.ndt.jsonl"))
    #expect(again.status == 0, "\(again.errors)")
    #expect(try folder.text("heard.ndt.jsonl").contains(#""real_time":true"#))
  }

  @Test func `without its capture, or with another one, a trace says what it needs`() throws {
    let folder = try TemporaryFolder()
    let path = try trace(of: Repository.capture("tcpdump__ssh.pcap"), in: folder)
    let other = folder.path("other.pcap")
    let whole = try Data(contentsOf: URL(filePath: Repository.capture("tcpdump__ssh.pcap")))
    try (whole.dropLast(1) + [0x55]).write(to: URL(filePath: other))
    for command in ["simulate --from", "explore"] {
      let arguments = command.split(separator: " ").map(String.init) + [path, "--frames", other]
      let wrong = try CommandRun(arguments)
      #expect(wrong.status == 1)
      #expect(wrong.errors.contains("is not the capture that"))
      #expect(wrong.errors.contains("tcpdump__ssh.pcap"))
    }
    let missing = try CommandRun("simulate", "--from", path)
    #expect(missing.status == 2)
    #expect(missing.errors.contains("give it again with --frames FILE"))
    let deaf = try CommandRun(
      "simulate", "--from", Repository.trace("s02-send-pending"), "--frames", other)
    #expect(deaf.status == 2)
    #expect(deaf.errors.contains("heard no frames"))
  }
}
