import Glibc

/// Work that goes on beside the screen, on a thread of its own that ends with it.
///
/// The pool of the Swift runtime keeps a watch that wakes the program once a second from its first task on; a program that is
/// paused has to sleep.
public enum Beside {
  /// Does the work beside; here and now if there can be no more threads.
  public static func start(_ work: @escaping @Sendable () -> Void) {
    if !begins(work) { work() }
  }

  /// Does the work beside, and says whether that began; there can be no more threads where it did not.
  ///
  /// It is for work that waits for whoever asks for it, and that would wait for ever here and now.
  public static func begins(_ work: @escaping @Sendable () -> Void) -> Bool {
    let parcel = Unmanaged.passRetained(Parcel(work))
    var thread = pthread_t()
    let error = withSignalsForOthers {
      pthread_create(
        &thread, nil,
        { parcel in
          if let parcel { Unmanaged<Parcel>.fromOpaque(parcel).takeRetainedValue().work() }
          return nil
        }, parcel.toOpaque())
    }
    guard error == 0 else {
      parcel.release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  /// What a new thread is handed.
  private final class Parcel: Sendable {
    let work: @Sendable () -> Void

    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }

  /// Runs it while no signal is taken but those of a crash; a thread that begins meanwhile keeps it so.
  ///
  /// Who draws on the terminal has to be the one who is interrupted, or it draws on when the terminal was given back.
  private static func withSignalsForOthers(_ body: () -> Int32) -> Int32 {
    var blocked = sigset_t()
    var before = sigset_t()
    sigfillset(&blocked)
    for crash in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS] {
      sigdelset(&blocked, crash)
    }
    pthread_sigmask(SIG_SETMASK, &blocked, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return body()
  }
}
