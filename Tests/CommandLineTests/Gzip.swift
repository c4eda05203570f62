import Foundation
import Testing

/// Packs files with the program that people use.
enum Gzip {
  /// Packs a file into a folder, and returns where it is.
  static func pack(_ path: String, into folder: TemporaryFolder, _ name: String) throws -> String {
    let packed = folder.path(name)
    let output = try OpenFile(packed)
    let process = try ChildProcess(
      "/bin/gzip", ["-c", path], environment: CommandRun.surroundings,
      .files(output: output.descriptor, errors: output.descriptor))
    #expect(process.waitForEnd() == .exited(0))
    return packed
  }
}
