import Foundation
import Testing

/// Files that want to command the terminal of who reads them.
struct HostileTests {
  /// What turns a screen red, moves its title, and rings, as one byte and as two.
  private static let evil = "\u{1B}[31m\u{1B}]0;pwned\u{7}\u{9B}2J\u{202E}\u{8}"

  /// The same inside of a text of JSON.
  private static let escaped =
    "\\u001b[31m\\u001b]0;pwned\\u0007\\u009b2J\\u202e\\b"

  private func trace(in folder: TemporaryFolder) throws -> String {
    let evil = HostileTests.escaped
    return try folder.put(
      "evil.ndt.jsonl",
      """
      {"ndt":1,"schema":"1.0","title":"a \(evil) title","source":{"kind":"sim"},\
      "clock":{"unit":"ns","kind":"virtual"},"topology":{"components":[\
      {"id":"app","kind":"app","name":"\(evil).exe"},{"id":"p\(evil)","kind":"protocol","ndis":5}]}}
      {"t":1,"e":"note","at":"app","text":"a \(evil) note"}
      {"t":2,"e":"enter","call":"Evil\(evil)Call","from":"app","to":"app","obj":"P1","own":"app"}
      {"t":3,"e":"nonsense\(evil)","at":"app"}
      {"t":4,"e":"do","call":"x","at":"nobody\(evil)"}

      """)
  }

  /// Nothing in a trace is a command, though a file may hold what turns the direction of writing.
  private func expectText(_ text: String) {
    let bad = text.unicodeScalars.first {
      $0.value < 0x20 && $0 != "\n" || 0x7F...0x9F ~= $0.value
    }
    #expect(bad == nil)
  }

  /// Nothing in a text commands a terminal.
  private func expectHarmless(_ text: String) {
    let bad = text.unicodeScalars.first {
      $0.value < 0x20 && $0 != "\n" || 0x7F...0x9F ~= $0.value || 0x202A...0x202E ~= $0.value
    }
    #expect(bad == nil)
  }

  @Test(arguments: [
    ["print"], ["state"], ["fmt"], ["screenshot"], ["screenshot", "--view", "events"],
    ["screenshot", "--view", "inspector", "--at", "2"], ["screenshot", "--at", "1"],
    ["fmt", "--check"], ["simulate"],
  ])
  func `a hostile trace is shown without its commands`(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun([arguments[0], try trace(in: folder)] + arguments.dropFirst())
    if arguments == ["fmt"] { expectText(run.output) } else { expectHarmless(run.output) }
    expectHarmless(run.errors)
    #expect(run.status != nil && run.status != 139)
    #expect(!(run.output + run.errors).isEmpty)
  }

  @Test func `a hostile scenario is refused without its commands`() throws {
    let folder = try TemporaryFolder()
    for text in [
      "id: \"\(HostileTests.escaped)\"\n", "id: x\n\"\(HostileTests.escaped)\": 1\n",
      "id: x\ntitle: t\nstack:\n  - \"\(HostileTests.escaped)\"\n",
    ] {
      let run = try CommandRun("simulate", try folder.put("evil.yaml", text))
      #expect(run.status == 3)
      expectHarmless(run.errors)
    }
  }

  @Test func `a hostile name of a file or argument is repeated without its commands`() throws {
    for arguments in [
      ["print", HostileTests.evil], ["simulate", HostileTests.evil + ".yaml"],
      ["list", HostileTests.evil], ["state", "s02", "--at", HostileTests.evil],
      ["simulate", "s02", "-o", "/nonexistent/" + HostileTests.evil],
      ["simulate", "s02", "--frames", HostileTests.evil],
    ] {
      let run = try CommandRun(arguments)
      #expect(run.status == 2 || run.status == 3)
      expectHarmless(run.errors)
    }
  }
}
