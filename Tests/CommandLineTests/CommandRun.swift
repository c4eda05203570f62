import Foundation
import Testing

/// One run of the program without a terminal: what it wrote, and how it ended.
struct CommandRun {
  let output: String
  let errors: String
  let status: Int32?

  /// Runs the program to its end.
  init(_ arguments: String..., environment: [String: String] = [:]) throws {
    try self.init(arguments, environment: environment)
  }

  /// Runs the program to its end.
  init(_ arguments: [String], environment: [String: String] = [:]) throws {
    let folder = try TemporaryFolder()
    let files = try ["out", "err"].map { try OpenFile(folder.path($0)) }
    // The optimiser ends lives early; the files must be open until the program has begun.
    let process = try withExtendedLifetime(files) {
      try ChildProcess(
        CommandRun.program, arguments,
        environment: CommandRun.surroundings.merging(environment) { $1 },
        .files(output: files[0].descriptor, errors: files[1].descriptor))
    }
    status =
      switch process.waitForEnd() {
      case .exited(let status): status
      case .signalled(let signal): 128 + signal
      case nil: nil
      }
    output = try folder.text("out")
    errors = try folder.text("err")
  }

  var outputLines: [String] { CommandRun.lines(output) }
  var errorLines: [String] { CommandRun.lines(errors) }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init)
  }

  /// The program, which lies beside the tests.
  static let program: String = {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: "ndiscope").path
  }()

  /// An environment in which nothing of ours is seen.
  static let surroundings = ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]
}

/// A file that is written by somebody else, open as long as this lives.
final class OpenFile {
  let descriptor: Int32

  init(_ path: String) throws {
    descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemFailure(number: errno) }
  }

  deinit { close(descriptor) }
}

/// A folder for one test, gone with it.
final class TemporaryFolder {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "ndiscope-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Where a file of the folder is.
  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// The text of a file.
  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  /// Puts a file into the folder, and returns where it is.
  func put(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: folder.appending(path: name))
    return path(name)
  }

  /// The names of what is in the folder.
  var names: [String] {
    get throws { try names(in: "") }
  }

  /// The names of what is in a folder in it.
  func names(in part: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(part)).sorted()
  }
}

/// The files of this repository that the tests hand to the program.
enum Repository {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func path(_ name: String) -> String { root.appending(path: name).path }

  /// Every file under a folder whose name has an ending, named from that folder.
  static func files(under folder: String, endingIn ending: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: path(folder))?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(ending) }.sorted()
  }

  /// A golden trace, by the folder and name of its scenario.
  static func trace(_ name: String) -> String { path("traces/01-protocol/\(name).ndt.jsonl") }

  static func capture(_ name: String) -> String { path("Tests/InterchangeTests/Captures/\(name)") }
}
