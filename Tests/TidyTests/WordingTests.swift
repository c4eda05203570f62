import Testing

/// Holds the rooms of the screen to the promise that what people read stands in files of words, where it can be translated.
struct WordingTests {
  @Test func `every text that people read stands in a file of words`() throws {
    for path in Wording.folders.flatMap({ Repository.files(under: $0, endingIn: ".swift") })
    where !Wording.isCatalog(path) {
      for stray in Wording.strays(in: try Repository.text(path), path: path) {
        Issue.record("\(path):\(stray.line): \(stray.text), which belongs into a file of words")
      }
    }
  }

  @Test func `whatever is allowed elsewhere is there`() throws {
    for allowance in Wording.allowed {
      let found = SwiftLiteral.all(in: try Repository.text(allowance.path)).map(\.text)
      for text in allowance.texts ?? [] { #expect(found.contains(text), "\(allowance.path)") }
      #expect(found.contains(where: Wording.hasWord), "\(allowance.path)")
    }
  }

  @Test(arguments: [
    #"canvas.put("hello world", row: row)"#, #"Span(isOpen ? "open" : "", .muted)"#,
    ##"let text = "\(count) lane\(count == 1 ? "" : "s") more""##, #"return "drop""#,
    #"Span("x", .key), Span(" step ", .text) // "x""#, ##"Message("No \(key: "step") here.")"##,
    #"switch x { case .wire: "frame" }"#,
  ])
  func `a text that a view says is found`(_ code: String) {
    #expect(Wording.strays(in: code, path: "Sources/Views/X/X.swift").count == 1)
  }

  @Test(arguments: [
    #"// It says "hello world"."#, ##"Span("\(number) / \(count(of: "x"))", .muted)"##,
    #"case "seq", "call": 3"#, #"scene.key("step", "l")"#, #"if name != "none" { }"#,
    "precondition(\n  row >= 0, \"a row is on the screen\")", ##".asked("obj == \(object)")"##,
    #"KeyHint("Enter", MenuWords.start)"#, ##"keyed("\(key: "mark")")"##,
  ])
  func `what the program reads itself is let through`(_ code: String) {
    #expect(Wording.strays(in: code, path: "Sources/Views/X/X.swift").isEmpty)
  }
}
