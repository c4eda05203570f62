import Foundation
import Glibc
import Testing

/// What is written from the screen goes where a link leads, and changes nothing else about what stands there.
@Suite(.serialized)
struct SavingOverLinksTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Makes a link beside what it leads to; returns where it is.
  private func link(_ name: String, to target: String) throws -> String {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(name), withDestinationPath: target)
    return folder.path(name)
  }

  private func destination(of link: String) throws -> String {
    try FileManager.default.destinationOfSymbolicLink(atPath: link)
  }

  private func leave(_ program: TerminalProgram) {
    program.type("Q")
    #expect(program.end() == .exited(0))
    #expect(program.isGivenBack)
  }

  @Test func `a link that is written over stays a link, and its file keeps its permissions`()
    throws
  {
    let file = try folder.put("real.ndt.jsonl", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    let link = try link("link.ndt.jsonl", to: "real.ndt.jsonl")
    let program = try TerminalProgram("explore", "s02")
    #expect(program.type("l:w \(link)\r", showing: "is there already;"))
    #expect(program.type(":w! \(link)\r", showing: "the run goes on."))
    leave(program)
    #expect(try destination(of: link) == "real.ndt.jsonl")
    #expect(try folder.text("real.ndt.jsonl").hasPrefix("{\"ndt\":1"))
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    #expect(try folder.names == ["link.ndt.jsonl", "real.ndt.jsonl"])
  }

  @Test func `a link that leads in a circle is refused, and stays`() throws {
    let link = try link("a.ndt.jsonl", to: "b.ndt.jsonl")
    _ = try self.link("b.ndt.jsonl", to: "a.ndt.jsonl")
    let run = try CommandRun("simulate", "s02", "-o", link)
    #expect(run.status == 3)
    #expect(run.errors.contains("cannot write"))
    #expect(try destination(of: link) == "b.ndt.jsonl")
    #expect(try folder.names == ["a.ndt.jsonl", "b.ndt.jsonl"])
  }

  @Test func `what leads to an open pipe is written into it`() throws {
    let whole = try CommandRun("simulate", "s02", "-o", "-").output
    #expect(try CommandRun("simulate", "s02", "-o", "/dev/stdout").output.contains(whole))
  }

  @Test func `a link to what is not there yet stays a link when a run is written`() throws {
    let link = try link("link.ndt.jsonl", to: "real.ndt.jsonl")
    let program = try TerminalProgram("explore", "s02")
    #expect(program.type("l:w \(link)\r", showing: "the run goes on."))
    leave(program)
    #expect(try destination(of: link) == "real.ndt.jsonl")
    #expect(try folder.text("real.ndt.jsonl").hasPrefix("{\"ndt\":1"))
  }

  @Test(arguments: [nil, "# mine\r\n"])
  func `a filter that is kept goes where the link of the rules leads`(old: String?) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("ndiscope"), withIntermediateDirectories: true)
    if let old { _ = try folder.put("real.yaml", old) }
    let link = try link("ndiscope/rules.yaml", to: "../real.yaml")
    let program = try TerminalProgram(
      "explore", Repository.trace("s02-send-pending"),
      environment: ["XDG_CONFIG_HOME": folder.path(".")])
    #expect(program.shows("PAUSED"))
    #expect(program.type("&send and obj == P1\r", showing: "ok 2 of"))
    #expect(program.type(":save_filter first\r", showing: "@first stands in"))
    leave(program)
    #expect(try destination(of: link) == "../real.yaml")
    let end = old == nil ? "\n" : "\r\n"
    #expect(
      try folder.text("real.yaml")
        == (old ?? "") + "filters:\(end)  first: \"send and obj == P1\"\(end)")
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func `a signal gives the terminal back after a run was written, too`(signal: Int32) throws {
    let program = try TerminalProgram("explore", "s02")
    #expect(program.type("l:w \(folder.path("x.ndt.jsonl"))\r", showing: "the run goes on."))
    kill(program.process.id, signal)
    #expect(program.end() != nil)
    #expect(program.isGivenBack)
  }
}
