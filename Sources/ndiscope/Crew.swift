import Dispatch
import Explorer
import Synchronization

/// Threads that do a piece of work side by side, again and again, each always as the same member.
///
/// Who calls is the first member. A crew has to be dismissed, or its threads wait for ever.
final class Crew: Sendable {
  /// How many members it has.
  let count: Int
  private let work = Mutex<(@Sendable (Int) -> Void)?>(nil)
  private let begins: [DispatchSemaphore]
  private let ends = DispatchSemaphore(value: 0)

  /// A crew of so many members that waits for work.
  init(count: Int) {
    self.count = count
    begins = (1..<count).map { _ in DispatchSemaphore(value: 0) }
    for member in 1..<count {
      Beside.start { [self] in serve(as: member) }
    }
  }

  /// Lets all members do it, and comes back when the last one has done it.
  func all(do work: @escaping @Sendable (Int) -> Void) {
    self.work.withLock { $0 = work }
    for begin in begins { begin.signal() }
    work(0)
    for _ in begins { ends.wait() }
    self.work.withLock { $0 = nil }
  }

  /// Sends the threads away.
  func dismiss() {
    for begin in begins { begin.signal() }
  }

  private func serve(as member: Int) {
    while doNext(as: member) { ends.signal() }
  }

  /// Waits for work and does it; `false` if there is no more.
  private func doNext(as member: Int) -> Bool {
    begins[member - 1].wait()
    guard let work = work.withLock({ $0 }) else { return false }
    work(member)
    return true
  }
}
