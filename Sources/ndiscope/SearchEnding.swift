import Glibc
import Live
import Traces

/// What becomes of a search when it ends: where it is saved, where the traces of what it found go, and how it is told.
struct SearchEnding {
  /// The file to save the search in, if it is saved.
  let output: String?
  /// The folder of the traces, if some are written.
  let traces: String?
  /// How the result is said.
  let format: ResultFormat

  /// Makes the folder of the traces, and says whether all can be written; a search may take days.
  func check() throws(Refusal) {
    if let output { try TraceSink.check(output) }
    if let traces, traces != "." { try SearchEnding.makeFolder(traces) }
  }

  private static func makeFolder(_ path: String) throws(Refusal) {
    guard Folders.make(path, mode: 0o777), access(path, W_OK | X_OK) == 0 else {
      throw Refusal("cannot write \(path): \(systemText(errno))", .unreadable)
    }
  }

  /// Saves the search and its traces, and tells it; what could not be written is said behind the result.
  func tell(_ saved: SavedSearch, _ plan: SearchPlan, isSaved: Bool = true) throws {
    var trouble: (any Error)?
    var savedAt: String?
    if let output, isSaved {
      do {
        try saved.save(at: output)
        savedAt = output
      } catch {
        trouble = error
      }
    }
    var files: [String?] = []
    for finding in traces == nil ? [] : saved.result.findings {
      do {
        files.append(try plan.writeTrace(of: finding, in: traces ?? "."))
      } catch {
        files.append(nil)
        trouble = trouble ?? error
      }
    }
    tell(SearchReport(plan, saved, files), savedAt: savedAt)
    if let trouble { throw trouble }
  }

  private func tell(_ report: SearchReport, savedAt path: String?) {
    switch format {
    case .text: StandardOutput.write(lines: report.lines(savedAt: path), tier: .forText(false))
    case .json: StandardOutput.write(report.document.description + "\n")
    }
  }
}
