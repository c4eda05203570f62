import Foundation
import Testing

/// Holds the pictures of `docs/screens.md` to what the program draws.
struct ScreensTests {
  /// A picture of the page: the command above it, and its file.
  struct Picture: CustomTestStringConvertible {
    let command: String
    let path: String
    var testDescription: String { path }
  }

  static let pictures: [Picture] = {
    let page = (try? String(contentsOfFile: Repository.path("docs/screens.md"), encoding: .utf8))
    let matches = (page ?? "").matches(
      of: /<!-- ndiscope (screenshot [^>]*?) -->\n!\[[^\]]*\]\(([a-z0-9\/-]+\.svg)\)/)
    return matches.map { Picture(command: String($0.output.1), path: "docs/\($0.output.2)") }
  }()

  @Test func `the page has pictures, and every file is one of them`() throws {
    guard ProcessInfo.processInfo.environment["GOLDEN"] != "update" else { return }
    let folder = Repository.path("docs/screens")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(Set(files.map { "docs/screens/\($0)" }) == Set(ScreensTests.pictures.map(\.path)))
    #expect(ScreensTests.pictures.count >= 8)
  }

  /// `GOLDEN=update` writes the picture instead and fails, so that nobody records one without looking at it.
  @Test(arguments: pictures)
  func `a picture is what its command draws`(picture: Picture) throws {
    let run = try CommandRun(picture.command.split(separator: " ").map(String.init))
    #expect(run.status == 0 && run.errors.isEmpty)
    let path = Repository.path(picture.path)
    guard ProcessInfo.processInfo.environment["GOLDEN"] != "update" else {
      try Data(run.output.utf8).write(to: URL(filePath: path))
      Issue.record("wrote \(picture.path); look at it, then run the tests again")
      return
    }
    let kept = try? String(contentsOfFile: path, encoding: .utf8)
    let isSame = kept == run.output
    #expect(isSame, "\(picture.command) draws something else; scripts/golden accepts it")
  }
}
