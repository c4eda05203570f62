import Foundation
import Glibc
import TestTerminals
import Testing

/// Where output goes, and what happens when it cannot go there.
struct OutputTests {
  @Test(arguments: ["/nonexistent/x.ndt.jsonl", "/usr", "/proc/x.ndt.jsonl"])
  func `a place that cannot be written ends with 3 and its name`(path: String) throws {
    let run = try CommandRun("simulate", "s02", "-o", path)
    #expect(run.status == 3)
    #expect(run.errors.hasPrefix("ndiscope: cannot write \(path): "))
  }

  @Test func `a full disk ends with 3, and names the file`() throws {
    for arguments in [["simulate", "s02"], ["fmt", Repository.trace("s02-send-pending")]] {
      let run = try CommandRun(arguments + ["-o", "/dev/full"])
      #expect(run.status == 3)
      #expect(run.errors.contains("ndiscope: cannot write /dev/full: No space left on device\n"))
    }
  }

  @Test(arguments: [
    ["print", "s02"], ["state", "s02"], ["check", "s02"], ["check", "s02", "--format", "json"],
    ["check", "s02", "--seeds", "2"], ["simulate", "s02"], ["simulate", "s02", "-o", "-"],
    ["fmt", Repository.trace("s02-send-pending")], ["list", "calls"], ["list", "themes"],
    ["explain"], ["explain", "NdisSend"], ["screenshot", "s02"], ["screenshot", "s02", "--svg"],
    ["screenshot", "s02", "--color"], ["compare", "s02", "s02b"], ["explore", "--linear", "s02"],
    ["exhaust", "s02", "--choices", "CP1"], ["--help"], ["--version"], ["list", "--help"],
  ])
  func `a full disk behind the standard output ends with 3, and says which output`(
    arguments: [String]
  ) throws {
    let folder = try TemporaryFolder()
    let files = try ["/dev/full", folder.path("err")].map { try OpenFile($0) }
    let process = try withExtendedLifetime(files) {
      try ChildProcess(
        CommandRun.program, arguments, environment: CommandRun.surroundings,
        .files(output: files[0].descriptor, errors: files[1].descriptor))
    }
    #expect(process.waitForEnd() == .exited(3))
    let errors = try folder.text("err")
    #expect(
      errors.hasSuffix("ndiscope: cannot write to standard output: No space left on device\n"),
      "\(errors)")
  }

  @Test func `a device is written and stays a device`() throws {
    let run = try CommandRun("simulate", "s02", "-o", "/dev/null")
    #expect(run.status == 0)
    let kind = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
    #expect(kind as? FileAttributeType == .typeCharacterSpecial)
  }

  @Test func `a link stays a link, and a file keeps its permissions`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.put("real.ndt.jsonl", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    let link = folder.path("link.ndt.jsonl")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    #expect(try CommandRun("simulate", "s02", "-o", link).status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
    #expect(try folder.text("real.ndt.jsonl").hasPrefix("{\"ndt\":1"))
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func `a link to what is not there yet stays a link`() throws {
    let folder = try TemporaryFolder()
    let link = folder.path("link.ndt.jsonl")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: "real.ndt.jsonl")
    #expect(try CommandRun("simulate", "s02", "-o", link).status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real.ndt.jsonl")
    #expect(try folder.text("real.ndt.jsonl").hasPrefix("{\"ndt\":1"))
  }

  @Test func `what stood there stays when the command fails`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.put("x.ndt.jsonl", "old")
    let run = try CommandRun(
      "simulate", "s04", "-o", file, "--frames", Repository.capture("tcpdump__kday6.pcap"))
    #expect(run.status == 3)
    #expect(try folder.names == ["x.ndt.jsonl"])
    #expect(try folder.text("x.ndt.jsonl") == "old")
  }

  /// A program that reads for ever.
  private static let endless = """
    id: endless
    title: endless
    stack: [{ app: { reads_every: 1us } }, packet, busmaster]
    """

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func `a write that is interrupted leaves no half file`(signal: Int32) throws {
    let folder = try TemporaryFolder()
    let scenario = try folder.put("endless.yaml", Self.endless)
    let quiet = try OpenFile("/dev/null")
    let process = try ChildProcess(
      CommandRun.program, ["simulate", scenario, "-o", folder.path("x.ndt.jsonl")],
      environment: CommandRun.surroundings,
      .files(output: quiet.descriptor, errors: quiet.descriptor))
    for _ in 0..<12_000 where try folder.names.count < 2 { usleep(5_000) }
    kill(process.id, signal)
    #expect(process.waitForEnd() == .signalled(signal))
    #expect(try folder.names == ["endless.yaml"])
  }

  @Test func `a file that may not grow ends with 3 and leaves nothing`() throws {
    let folder = try TemporaryFolder()
    let errors = try OpenFile(folder.path("err"))
    let command = #"ulimit -f 4; exec "$0" "$@""#
    let process = try withExtendedLifetime(errors) {
      try ChildProcess(
        "/bin/sh",
        [
          "-c", command, CommandRun.program, "simulate", "s02", "-o", folder.path("x.ndt.jsonl"),
        ],
        environment: CommandRun.surroundings,
        .files(output: errors.descriptor, errors: errors.descriptor))
    }
    #expect(process.waitForEnd() == .exited(3))
    #expect(try folder.text("err").contains("x.ndt.jsonl: File too large"))
    #expect(try folder.names == ["err"])
  }

  @Test func `the longest of names can be written`() throws {
    let folder = try TemporaryFolder()
    let name = String(repeating: "x", count: 255 - ".ndt.jsonl".count) + ".ndt.jsonl"
    for _ in 0..<2 {
      let run = try CommandRun("simulate", "s02", "-o", folder.path(name))
      #expect(run.status == 0, "\(run.errors)")
      #expect(try folder.names == [name])
    }
  }

  @Test func `a pipe that lets nobody wait gets everything, however late it is read`() throws {
    let folder = try TemporaryFolder()
    let command = ["simulate", "s02", "-o", "-"]
    let whole = try CommandRun(command).output
    #expect(whole.utf8.count > 16_384)
    let errors = try OpenFile(folder.path("err"))
    mkfifo(folder.path("pipe"), 0o600)
    let reader = open(folder.path("pipe"), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    defer { close(reader) }
    let writer = open(folder.path("pipe"), O_WRONLY | O_NONBLOCK | O_CLOEXEC)
    #expect(fcntl(writer, Self.setPipeSize, 4_096) >= 4_096)
    let process = try withExtendedLifetime(errors) {
      try ChildProcess(
        CommandRun.program, command, environment: CommandRun.surroundings,
        .files(output: writer, errors: errors.descriptor))
    }
    close(writer)
    #expect(settledCount(in: reader) > 0)
    #expect(everything(from: reader) == Array(whole.utf8))
    #expect(process.waitForEnd() == .exited(0))
    #expect(try !folder.text("err").contains("cannot write"))
  }

  /// How many bytes wait in a pipe when it takes no more.
  private func settledCount(in pipe: Int32) -> Int32 {
    var (count, quiet): (Int32, Int) = (0, 0)
    for _ in 0..<12_000 where quiet < 40 {
      usleep(5_000)
      let before = count
      _ = ioctl(pipe, UInt(FIONREAD), &count)
      quiet = count > 0 && count == before ? quiet + 1 : 0
    }
    return count
  }

  /// `F_SETPIPE_SZ`, which glibc does not offer to everybody.
  private static let setPipeSize: Int32 = 1_031

  /// What comes out of a pipe until nobody writes to it any more.
  private func everything(from pipe: Int32) -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    for _ in 0..<100_000 {
      let count = Glibc.read(pipe, &buffer, buffer.count)
      if count == 0 { break }
      if count > 0 { all += buffer[..<count] } else { usleep(1_000) }
    }
    return all
  }

  @Test func `a write goes on when a signal comes that is to be ignored`() throws {
    let folder = try TemporaryFolder()
    let quiet = try OpenFile("/dev/null")
    let scenario = try folder.put("endless.yaml", Self.endless)
    let command =
      "trap '' HUP; exec '\(CommandRun.program)' simulate '\(scenario)' "
      + "-o '\(folder.path("x.ndt.jsonl"))'"
    let process = try ChildProcess(
      "/bin/sh", ["-c", command], environment: CommandRun.surroundings,
      .files(output: quiet.descriptor, errors: quiet.descriptor))
    for _ in 0..<12_000 where try folder.names.count < 2 { usleep(5_000) }
    kill(process.id, SIGHUP)
    usleep(50_000)
    #expect(process.poll() == nil)
    kill(process.id, SIGTERM)
    #expect(process.waitForEnd() == .signalled(SIGTERM))
    #expect(try folder.names == ["endless.yaml"])
  }

  @Test(arguments: ["print s02", "simulate s02", "fmt TRACE", "list calls", "state s02", "--help"])
  func `a pipe that is closed early ends the program without a word`(command: String) throws {
    let trace = Repository.trace("s02-send-pending")
    let folder = try TemporaryFolder()
    let errors = try OpenFile(folder.path("err"))
    mkfifo(folder.path("pipe"), 0o600)
    let reader = open(folder.path("pipe"), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    let pipe = try OpenFile(folder.path("pipe"))
    close(reader)
    let process = try ChildProcess(
      CommandRun.program,
      command.split(separator: " ").map { $0 == "TRACE" ? trace : String($0) },
      environment: CommandRun.surroundings,
      .files(output: pipe.descriptor, errors: errors.descriptor))
    #expect(process.waitForEnd() == .signalled(SIGPIPE))
    #expect(try folder.text("err").isEmpty)
  }

  @Test func `a terminal without UTF-8 is told in ASCII what is wrong, wherever the output goes`()
    throws
  {
    let folder = try TemporaryFolder()
    let output = try OpenFile(folder.path("out"))
    let terminal = try PseudoTerminal(rows: 24, columns: 80)
    let process = try withExtendedLifetime(output) {
      try ChildProcess(
        CommandRun.program, ["simulate", "\u{E9}t\u{E9}"],
        environment: CommandRun.surroundings.merging(["LC_ALL": "C"]) { $1 },
        .files(output: output.descriptor, errors: terminal.program))
    }
    #expect(process.waitForEnd() == .exited(3))
    let said = String(decoding: terminal.take(), as: UTF8.self)
    #expect(said.hasPrefix("ndiscope: ?t?: no such file or scenario"), "\(said)")
  }

  @Test(arguments: ["print", "state", "screenshot"])
  func `ASCII is asked for and given, to the last byte`(command: String) throws {
    let run = try CommandRun(command, "s02", "--ascii")
    #expect(run.status == 0)
    #expect(run.output.utf8.allSatisfy { $0 == 0x0A || 0x20...0x7E ~= $0 })
    #expect(run.output.count > 100)
  }
}
