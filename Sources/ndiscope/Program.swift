import ArgumentParser
import Glibc

/// Where the program begins: it turns whatever ends a command into words and an exit status.
@main
enum Program {
  static func main() {
    UnfinishedFile.outliveFullFiles()
    do {
      var command = try Ndiscope.parseAsRoot()
      try command.run()
    } catch let refusal as Refusal {
      StandardError.write(refusal.text)
      leave(with: refusal.status)
    } catch let status as ExitStatus {
      leave(with: status)
    } catch {
      end(with: error)
    }
  }

  /// Ends the program; what is to be said has been said.
  static func leave(with status: ExitStatus) -> Never { exit(status.rawValue) }

  /// Ends the program as a shell tells of one that a signal ended; what is to be said has been said.
  static func leave(endedBy signal: Int32) -> Never { exit(128 + signal) }

  /// Help and versions are asked for and go to the output; everything else is a mistake in the arguments.
  private static func end(with error: any Error) -> Never {
    let text = Ndiscope.fullMessage(for: error)
    guard Ndiscope.exitCode(for: error) != .success else {
      StandardOutput.write(text + "\n")
      exit(ExitStatus.fine.rawValue)
    }
    StandardError.write(text + "\n")
    exit(ExitStatus.usage.rawValue)
  }
}
