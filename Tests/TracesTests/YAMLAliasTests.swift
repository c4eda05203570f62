import Events
import Testing

@testable import Traces

/// What aliases may repeat, and what they may not.
struct YAMLAliasTests {
  private static let head = "id: s1\ntitle: A test\nstack: [app, packet, ne2000]\n"

  /// Lists of ten that each repeat the one before ten times, so many of them.
  private func bomb(_ count: Int) -> String {
    (0..<count).map { level in
      let element = level == 0 ? "x" : "*a\(level - 1)"
      let elements = Array(repeating: element, count: 10).joined(separator: ",")
      return "a\(level): &a\(level) [\(elements)]\n"
    }.joined()
  }

  private func expectRefusal(_ text: String, _ problem: String, line: Int, column: Int) {
    let place = SourcePosition(line: line, column: column)
    #expect(throws: YAMLError.notText(problem: problem, at: place)) {
      try ScenarioFile.scenario(text)
    }
  }

  @Test(arguments: ["? *a5\n: x\n", "{ *a5 : x }\n", "? [*a5]\n: x\n", "id: *a5\n"])
  func `aliases that repeat each other are refused before anything looks through them`(
    end: String
  ) {
    // Four lists stand for 12330 values; each alias of the fifth adds 11111.
    let text = end.hasPrefix("{") ? bomb(6) + "b: " + end : bomb(6) + end
    expectRefusal(text, YAMLAliases.tooMany, line: 5, column: 38)
  }

  @Test func `a long list that is repeated often is refused where it becomes too much`() {
    let list = Array(repeating: "x", count: 9_999).joined(separator: ",")
    let aliases = Array(repeating: "*a", count: 11).joined(separator: ",")
    expectRefusal("a: &a [\(list)]\nb: [\(aliases)]\n", YAMLAliases.tooMany, line: 2, column: 35)
  }

  @Test func `an alias as a value repeats what stands behind its anchor`() throws {
    let scenario = try ScenarioFile.scenario(
      "id: s1\ntitle: &t A test\npurpose: *t\nstack: [app, packet, ne2000]\n"
        + "do:\n  - &one { at: 1us, write: &size 60 }\n  - *one\n  - { at: 2us, write: *size }\n")
    #expect(scenario.purpose == "A test")
    #expect(scenario.actions.count == 3)
  }

  @Test func `a short alias as a key goes on working`() throws {
    let scenario = try ScenarioFile.scenario(
      Self.head + "purpose: &p seed\n*p : 7\n")
    #expect(scenario.seed == 7)
  }

  @Test func `stars and ampersands in texts are no aliases`() throws {
    let scenario = try ScenarioFile.scenario(
      "id: s1\ntitle: \"*a & *b\"\npurpose: this & that, 2 * 3 and *so* on # &x *y\n"
        + "stack: [app, packet, ne2000]\n")
    #expect(scenario.title == "*a & *b")
    #expect(scenario.purpose == "this & that, 2 * 3 and *so* on")
  }

  @Test func `an alias without an anchor is said beside others that have one`() {
    let place = SourcePosition(line: 2, column: 8)
    #expect(throws: YAMLError.notYAML(problem: "found undefined alias", at: place)) {
      try ScenarioFile.scenario("id: &y s1\ntitle: *x\n")
    }
  }

  @Test(arguments: ["*y.z", "*", "[*y :x]"])
  func `something directly behind an alias is refused`(value: String) {
    let column = value.hasPrefix("[") ? 9 : 8
    expectRefusal(
      "id: &y s1\ntitle: \(value)\n", YAMLAliases.notAlone, line: 2, column: column)
  }
}
