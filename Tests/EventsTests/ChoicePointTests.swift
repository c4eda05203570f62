import Events
import Testing

struct ChoicePointTests {
  @Test func `the names are CP1 to CP12 and are found again`() {
    #expect(ChoicePoint.allCases.map(\.name) == (1...12).map { "CP\($0)" })
    for point in ChoicePoint.allCases { #expect(ChoicePoint(name: point.name) == point) }
    for name in ["CP0", "CP13", "cp1", "CP01", ""] { #expect(ChoicePoint(name: name) == nil) }
  }

  @Test func `a point that is not asked names what can be done instead`() {
    for point in ChoicePoint.allCases { #expect(point.isAsked == point.stimuli.isEmpty) }
    #expect(ChoicePoint.allCases.filter { !$0.isAsked }.map(\.name) == ["CP8", "CP9"])
  }

  @Test func `the outcomes are those of the trace format`() {
    let texts = ChoicePoint.allCases.map { $0.outcomes.map { Word.knownTexts[Int($0.rawValue)] } }
    let answers = ["yes", "no"]
    #expect(
      texts == [
        ["success", "failure", "pending"], ["nested", "other-cpu", "after"], [], [],
        ["success", "pending", "failure", "reset"], answers, answers, answers, answers, [], [],
        answers,
      ])
  }

  @Test func `every choice point asks a question`() {
    let questions = ChoicePoint.allCases.map(\.question)
    #expect(Set(questions).count == questions.count)
    #expect(questions.allSatisfy { $0.hasSuffix("?") })
  }
}
