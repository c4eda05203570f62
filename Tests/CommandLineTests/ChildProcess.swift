import Glibc

/// A program that a test has started; it never outlives the test.
final class ChildProcess {
  /// How a program ended.
  enum Ending: Equatable {
    case exited(Int32)
    case signalled(Int32)
  }

  /// What a program writes to and reads from.
  enum Place {
    /// Nothing to read; the output and the errors go to files or pipes that are open.
    case files(output: Int32, errors: Int32)
    /// A terminal that becomes the program's own.
    case terminal(path: String)
  }

  /// The number of the process.
  let id: pid_t
  private var ending: Ending?

  /// Starts a program with arguments and an environment, and nothing else of ours.
  init(_ program: String, _ arguments: [String], environment: [String: String], _ place: Place)
    throws
  {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var attributes = ChildProcess.attributes(ownsSession: place.isTerminal)
    defer { posix_spawnattr_destroy(&attributes) }
    place.prepare(&actions)
    var id: pid_t = 0
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    let failure = posix_spawn(&id, program, &actions, &attributes, words, variables)
    guard failure == 0 else { throw SystemFailure(number: failure) }
    self.id = id
  }

  deinit {
    guard ending == nil else { return }
    kill(id, SIGKILL)
    waitpid(id, nil, 0)
  }

  /// Waits until the program has ended; `nil` if it does not within a minute.
  func waitForEnd() -> Ending? {
    for _ in 0..<12_000 {
      if let ending = poll() { return ending }
      usleep(5_000)
    }
    return poll()
  }

  /// How the program has ended, if it has.
  func poll() -> Ending? {
    guard ending == nil else { return ending }
    var status: Int32 = 0
    guard waitpid(id, &status, WNOHANG) == id else { return nil }
    ending = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
    return ending
  }

  /// Signals as a shell leaves them; a session of its own for who gets a terminal.
  private static func attributes(ownsSession: Bool) -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags =
      Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
      | (ownsSession ? ChildProcess.setsid : 0)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    return attributes
  }

  /// `POSIX_SPAWN_SETSID`, which glibc does not offer to everybody.
  private static let setsid: Int32 = 0x80
}

extension ChildProcess.Place {
  fileprivate var isTerminal: Bool {
    if case .terminal = self { true } else { false }
  }

  /// Says what the descriptors 0, 1 and 2 will be.
  fileprivate func prepare(_ actions: inout posix_spawn_file_actions_t) {
    switch self {
    case .files(let output, let errors):
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_adddup2(&actions, output, 1)
      posix_spawn_file_actions_adddup2(&actions, errors, 2)
    case .terminal(let path):
      posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
  }
}

/// What the system refused.
struct SystemFailure: Error {
  let number: Int32
}
