import Foundation
import Testing

/// Holds the rooms to what they may know of each other.
struct ImportTableTests {
  /// What the sources of a room may import: the project's promise.
  ///
  /// Nothing imports Foundation. Only rooms that reach files, the terminal, the clock or threads import Glibc;
  /// only `Beside` makes a thread, and only what is shared with one stands behind a mutex.
  private static let table: [String: Set<String>] = [
    "Events": [],
    "Frames": [],
    "Simulation": ["DequeModule", "Events", "Frames"],
    "Traces": ["CSHA256", "CZlib", "Events", "Glibc", "Yams"],
    "Interchange": ["Events", "Frames", "Glibc"],
    "Replay": ["DequeModule", "Events", "Frames", "Synchronization"],
    "Verification": ["Events", "Replay"],
    "Terminal": [],
    "Views": ["Events", "Frames", "Replay", "Terminal", "Verification"],
    "Live": ["Events", "Replay", "Simulation", "Verification"],
    "Explorer": [
      "Events", "Glibc", "Live", "Replay", "Synchronization", "Terminal", "Traces",
      "Verification", "Views",
    ],
    "Settings": ["Events", "Terminal", "Traces"],
    "Curses": ["CCurses", "Glibc", "Terminal"],
    "ndiscope": [
      "ArgumentParser", "CAssets", "CMemory", "Curses", "Dispatch", "Events", "Explorer", "Frames",
      "Glibc", "Interchange", "Live", "Replay", "Settings", "Simulation", "Synchronization",
      "Terminal", "Traces", "Verification", "Views",
    ],
  ]

  /// Modules that no target of the package declares.
  private static let ofTheSystem: Set = ["Dispatch", "Glibc", "Synchronization"]

  @Test func `a room imports only what the table allows`() throws {
    for (room, allowed) in ImportTableTests.table {
      for path in Repository.files(under: "Sources/" + room, endingIn: ".swift") {
        for found in try imports(of: path) where !allowed.contains(found.text) {
          Issue.record("\(found.path):\(found.number): \(room) may not import \(found.text)")
        }
      }
    }
  }

  @Test func `every room is in the table`() throws {
    let rooms = try Repository.folders(in: "Sources").filter {
      !Repository.files(under: "Sources/" + $0, endingIn: ".swift").isEmpty
    }
    #expect(Set(rooms) == Set(ImportTableTests.table.keys))
  }

  @Test func `a target depends only on targets above it`() throws {
    var above: Set<String> = []
    for target in try PackageManifest().targets {
      for dependency in target.dependencies where !above.contains(dependency) {
        Issue.record(
          "Package.swift: \(target.name) depends on \(dependency), which is not above it")
      }
      above.insert(target.name)
    }
    #expect(above.isSuperset(of: ImportTableTests.table.keys))
  }

  @Test func `a target declares what the table lets its room import`() throws {
    var ruled: Set<String> = []
    for target in try PackageManifest().targets {
      guard let allowed = ImportTableTests.table[target.name] else { continue }
      ruled.insert(target.name)
      let declared = Set(target.dependencies + target.products)
      #expect(declared == allowed.subtracting(ImportTableTests.ofTheSystem), "\(target.name)")
    }
    #expect(ruled == Set(ImportTableTests.table.keys))
  }

  /// The standard library offers them without an import.
  @Test(arguments: ["Events", "Frames", "Simulation", "Replay", "Verification"])
  func `models and folds know no clock, no chance and no floating point`(room: String) throws {
    let forbidden = try Regex(
      "\\b(ContinuousClock|SuspendingClock|Task|async|await|shuffled|SystemRandomNumberGenerator"
        + "|print|debugPrint|readLine|CommandLine|Hasher|hashValue|Double|Float)\\b|\\.random\\("
    )
    .wordBoundaryKind(.simple)
    for path in Repository.files(under: "Sources/" + room, endingIn: ".swift") {
      for line in try code(of: path) where line.text.contains(forbidden) {
        Issue.record("\(line)")
      }
    }
  }

  // MARK: - Reading

  private func imports(of path: String) throws -> [FileLine] {
    let pattern =
      /^\s*(?:@\w+\s+)*(?:public |package |internal |private |fileprivate )?import (?:\w+ )?(\w+)/
    return try code(of: path).compactMap { line in
      line.text.firstMatch(of: pattern).map {
        FileLine(path: path, number: line.number, text: String($0.output.1))
      }
    }
  }

  /// The lines of a file without comments and texts.
  private func code(of path: String) throws -> [FileLine] {
    let quoted = /"(?:[^"\\]|\\.)*"/
    let comment = /\/\/.*/
    let lines = try Repository.text(path).split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      let plain = String(line).replacing(quoted, with: "").replacing(comment, with: "")
      return FileLine(path: path, number: index + 1, text: plain)
    }
  }
}
