import Replay
import Testing

struct LastAnswerTests {
  @Test func `what was asked last is not asked again, what was asked before that is`() {
    let doubled = LastAnswer<Int, Int>()
    var asked: [Int] = []
    for number in [3, 3, 4, 3] {
      let answer = doubled.answer(number) {
        asked.append(number)
        return 2 * number
      }
      #expect(answer == 2 * number)
    }
    #expect(asked == [3, 4, 3])
  }
}
