import Synchronization

/// Answers that were found once, for who asks the same again; any thread may ask.
public final class Answers<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
  private let known = Mutex<[Question: Answer]>([:])

  /// Nothing was asked yet.
  public init() {}

  /// The answer to a question; `find` is asked only where nobody knows it, and may ask something itself.
  public func answer(_ question: Question, _ find: () -> Answer) -> Answer {
    if let answer = known.withLock({ $0[question] }) { return answer }
    let answer = find()
    known.withLock { $0[question] = answer }
    return answer
  }
}
