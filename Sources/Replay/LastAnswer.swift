import Synchronization

/// The last answer, for who asks the same again and again; any thread may ask.
///
/// It is `@inlinable` because it is asked a dozen times for a key, and one that knows its types only at run time costs many
/// times as much.
public final class LastAnswer<Question: Equatable & Sendable, Answer: Sendable>: Sendable {
  @usableFromInline let last = Mutex<(question: Question, answer: Answer)?>(nil)

  /// Nothing was asked yet.
  @inlinable
  public init() {}

  /// The answer to a question; `find` is asked only where the last question was another one.
  @inlinable
  public func answer(_ question: Question, _ find: () -> Answer) -> Answer {
    let known = last.withLock { $0.flatMap { $0.question == question ? $0.answer : nil } }
    if let known { return known }
    let answer = find()
    last.withLock { $0 = (question, answer) }
    return answer
  }
}
