import Foundation
import Testing
import Views

/// Compares screens with the pictures in `Screens/`, byte for byte.
///
/// `GOLDEN=update` writes the pictures instead and fails, so that nobody records one without looking at it.
struct GoldenScreenTests {
  @Test(arguments: GoldenScreen.all)
  func `a screen looks like its picture`(screen: GoldenScreen) throws {
    let drawn = try screen.text()
    let path = GoldenScreenTests.folder.appending(path: screen.file)
    guard ProcessInfo.processInfo.environment["GOLDEN"] != "update" else {
      try Data(drawn.utf8).write(to: path)
      Issue.record("wrote \(screen.file); look at it, then run the tests again")
      return
    }
    let kept = try? String(contentsOf: path, encoding: .utf8)
    let isSame = kept == drawn
    #expect(isSame, "\(ScreenDifference(kept ?? "", drawn))")
  }

  @Test(arguments: ViewKind.allCases)
  func `every view has a picture`(view: ViewKind) {
    let isShown = GoldenScreen.all.contains { $0.view == view }
    #expect(isShown, "GoldenScreen.all: add a screen with `view: .\(view.name)`")
  }

  @Test func `every picture belongs to a screen, and every screen has a name of its own`() throws {
    guard ProcessInfo.processInfo.environment["GOLDEN"] != "update" else { return }
    let files = try FileManager.default.contentsOfDirectory(atPath: GoldenScreenTests.folder.path)
    let screens = GoldenScreen.all.map(\.file)
    #expect(screens.count >= 30 && Set(screens).count == screens.count)
    #expect(files.sorted() == screens.sorted())
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Screens")
}

/// The rows in which two pictures differ, and the command that accepts the new one.
private struct ScreenDifference: CustomStringConvertible {
  private var lines: [String] = []

  init(_ old: String, _ new: String) {
    let (old, new) = (ScreenDifference.rows(of: old), ScreenDifference.rows(of: new))
    for row in 0..<max(old.count, new.count) {
      let before = row < old.count ? old[row] : nil
      let after = row < new.count ? new[row] : nil
      guard before != after else { continue }
      if let before { lines.append("-\(row): \(before)") }
      if let after { lines.append("+\(row): \(after)") }
    }
  }

  private static func rows(of text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  var description: String {
    (lines.prefix(30) + ["scripts/golden accepts the new picture"]).joined(separator: "\n")
  }
}
