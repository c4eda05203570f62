import Dispatch
import Explorer
import Glibc
import Synchronization

/// Threads that do a piece of work side by side, again and again, each always as the same member.
///
/// Who calls is the first member. A crew has to be dismissed, or its threads wait for ever.
final class Crew: Sendable {
  private let order: Order
  /// What each member but the first waits for.
  private let begins: [DispatchSemaphore]

  /// How many processors there are, so that more members than that are of no use.
  static var processorCount: Int { max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1) }

  /// How many members it has; fewer than were wanted if there can be no more threads.
  var count: Int { begins.count + 1 }

  /// A crew of so many members that waits for work.
  init(count: Int) {
    let order = Order()
    var begins: [DispatchSemaphore] = []
    for member in 1..<count {
      let begin = DispatchSemaphore(value: 0)
      guard Beside.begins({ order.serve(as: member, at: begin) }) else { break }
      begins.append(begin)
    }
    self.order = order
    self.begins = begins
  }

  /// Lets all members do it, and comes back when the last one has done it.
  ///
  /// - Parameters:
  ///   - work: what each member does.
  ///   - rest: what all but the first do then, while who called has gone on.
  func all(
    do work: @escaping @Sendable (Int) -> Void,
    then rest: @escaping @Sendable (Int) -> Void
  ) {
    order.task.withLock { $0 = (work, rest) }
    for begin in begins { begin.signal() }
    work(0)
    for _ in begins { order.ends.wait() }
    order.task.withLock { $0 = nil }
  }

  /// Sends the threads away.
  func dismiss() {
    for begin in begins { begin.signal() }
  }

  /// What the members are to do, and how they say that they have done it.
  private final class Order: Sendable {
    let task = Mutex<(work: @Sendable (Int) -> Void, rest: @Sendable (Int) -> Void)?>(nil)
    let ends = DispatchSemaphore(value: 0)

    /// Does as a member what is ordered, each time that it is to begin, until there is no more.
    func serve(as member: Int, at begin: DispatchSemaphore) {
      while doNext(as: member, at: begin) {}
    }

    /// Waits for work and does it; `false` if there is no more.
    private func doNext(as member: Int, at begin: DispatchSemaphore) -> Bool {
      begin.wait()
      guard let (work, rest) = task.withLock({ $0 }) else { return false }
      work(member)
      ends.signal()
      rest(member)
      return true
    }
  }
}
