import Foundation
import Testing

/// Themes that people bring along.
struct ThemeTests {
  private let trace = Repository.trace("s02-send-pending")

  private func picture(_ theme: String, environment: [String: String] = [:]) throws -> CommandRun {
    try CommandRun(
      ["screenshot", trace, "--color", "--size", "60x18", "--theme", theme],
      environment: environment)
  }

  @Test func `a scheme in a file looks as the one of the same colours that ships`() throws {
    let run = try picture(Repository.path("themes/nord.yaml"))
    #expect(run.status == 0)
    #expect(run.output == (try picture("nord").output))
  }

  @Test func `who looks for no colours is told how to do without`() throws {
    #expect(try picture("mono").errors.contains("no theme mono. Without colours it is "))
    #expect(try picture("Mono").errors.contains("explore --mono. There are harbour"))
    #expect(try !picture("Harbor").errors.contains("--mono"))
  }

  @Test func `a theme of one's own is found by its name, before those that ship`() throws {
    let home = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: home.path("ndiscope/themes"), withIntermediateDirectories: true)
    let text = try String(contentsOfFile: Repository.path("themes/beacon.yaml"), encoding: .utf8)
    _ = try home.put("ndiscope/themes/harbour.yaml", text)
    let run = try picture("harbour", environment: ["XDG_CONFIG_HOME": home.path(".")])
    #expect(run.output == (try picture("beacon").output))
  }

  @Test func `themes of one's own are listed and chosen by the names of their files`() throws {
    let home = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: home.path("ndiscope/themes"), withIntermediateDirectories: true)
    let text = try String(contentsOfFile: Repository.path("themes/beacon.yaml"), encoding: .utf8)
    _ = try home.put("ndiscope/themes/ashes.yaml", text)
    _ = try home.put("ndiscope/themes/nord.yaml", text)
    _ = try home.put("ndiscope/themes/broken.yaml", "base00: x\n")
    _ = try home.put("ndiscope/themes/ashes.yml", text)
    _ = try home.put("ndiscope/themes/.hidden.yaml", text)
    #expect(mkfifo(home.path("ndiscope/themes/pipe.yaml"), 0o600) == 0)
    let environment = ["XDG_CONFIG_HOME": home.path(".")]
    let shipped = try CommandRun("list", "themes").outputLines
    let names = try CommandRun(["list", "themes"], environment: environment).outputLines
    #expect(names.count == shipped.count + 1 && names.last == "ashes")
    #expect(names.map { $0.lowercased() }.filter { $0 == "nord" }.count == 1)
    let program = try TerminalProgram("explore", "s02", environment: environment)
    #expect(program.shows("PAUSED"))
    #expect(program.type(":theme ashes\r", showing: "The theme is ashes."))
    program.type("Q")
    #expect(program.end() == .exited(0))
  }

  @Test func `a theme is found whatever its capitals, and spelled in one way`() throws {
    let home = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: home.path("ndiscope/themes"), withIntermediateDirectories: true)
    let text = try String(contentsOfFile: Repository.path("themes/beacon.yaml"), encoding: .utf8)
    _ = try home.put("ndiscope/themes/MyOwn.yaml", text)
    _ = try home.put(
      "ndiscope/themes/nord.yaml", text.replacing("name: \"beacon\"", with: "name: \"Nord\""))
    let environment = ["XDG_CONFIG_HOME": home.path(".")]
    let own = try picture("beacon").output
    for name in ["myown", "MYOWN", "MyOwn", "Nord"] {
      let run = try picture(name, environment: environment)
      #expect(run.status == 0 && run.output == own, "\(name): \(run.errors)")
    }
    let light = try picture("solarized-light").output
    for name in ["Solarized-light", "SOLARIZED-LIGHT"] {
      #expect(try picture(name).output == light, "\(name)")
    }
    let names = try CommandRun(["list", "themes"], environment: environment).outputLines
    #expect(names.contains("solarized-light") && names.contains("nord") && names.last == "MyOwn")
    let wrong = try picture("myonw", environment: environment)
    #expect(wrong.errors.contains("Did you mean MyOwn?"))
    #expect(wrong.errors.contains(names.joined(separator: ", ")))
    let program = try TerminalProgram("explore", "s02", environment: environment)
    #expect(program.shows("PAUSED"))
    #expect(
      program.type(":theme SOLARIZED-LIGHT\r", showing: "The theme is solarized-light."))
    #expect(program.type(":theme myOWN\r", showing: "The theme is MyOwn."))
    program.type("Q")
    #expect(program.end() == .exited(0))
  }

  @Test func `a wrong colour is said with file, line and column`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.put("mine.yaml", "scheme: \"X\"\nbase00: \"#1234\"\n")
    let run = try picture(file)
    #expect(run.status == 3)
    #expect(run.errors.hasPrefix("ndiscope: \(file):2:9: \"#1234\" is not a colour"))
  }

  @Test func `a name that nearly fits is suggested`() throws {
    let run = try picture("nrod")
    #expect(run.status == 2)
    #expect(run.errors.contains("Did you mean nord?"))
  }

  @Test func `a file that is not there is refused`() throws {
    let run = try picture("/nonexistent/mine.yaml")
    #expect(run.status == 3)
    #expect(run.errors.contains("No such file or directory"))
  }
}
