import Glibc
import Synchronization

/// A terminal without a screen: a test holds the end at which people sit.
///
/// A thread reads all the time what the program writes, so that nobody ever waits for room. It goes on until the terminal
/// hangs up or the tests are over.
public final class PseudoTerminal: Sendable {
  /// The end of the user.
  private let user: Int32
  /// The end of the program.
  public let program: Int32
  /// The file by which another process finds the end of the program.
  public let path: String
  private let written = Mutex<[UInt8]>([])
  /// The ends of a pipe that tells the thread to hang up.
  private let farewell: (heard: Int32, said: Int32)
  private let thread = Mutex<pthread_t>(0)

  /// A terminal of a size in a UTF-8 locale.
  public init(rows: UInt16, columns: UInt16) throws {
    setenv("LC_ALL", "C.UTF-8", 1)
    var ends: (user: Int32, program: Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 128)
    guard openpty(&ends.user, &ends.program, &name, nil, nil) == 0 else {
      throw PseudoTerminalError(number: errno)
    }
    (user, program) = ends
    var pipe: [Int32] = [-1, -1]
    guard Glibc.pipe(&pipe) == 0 else { throw PseudoTerminalError(number: errno) }
    farewell = (pipe[0], pipe[1])
    for end in [user, program] + pipe { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    path = name.withUnsafeBufferPointer { $0.baseAddress.map(String.init(cString:)) ?? "" }
    resize(rows: rows, columns: columns)
    startReading()
  }

  /// Gives the terminal another size; a process that has this terminal as its own is told.
  public func resize(rows: UInt16, columns: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(user, UInt(TIOCSWINSZ), &size)
  }

  /// Types.
  public func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(user, bytes, bytes.count)
  }

  /// What the program wrote since this was asked last; all of it, because a mark travels behind it.
  public func take() -> [UInt8] {
    let mark = Array("\u{1B}]mark\u{7}".utf8)
    _ = write(program, mark, mark.count)
    while true {
      let taken = written.withLock { written -> [UInt8]? in
        guard written.suffix(mark.count).elementsEqual(mark) else { return nil }
        defer { written = [] }
        return written.dropLast(mark.count)
      }
      if let taken { return Array(taken) }
      usleep(200)
    }
  }

  /// What the program has written since this was asked last; a sequence may be cut.
  public func takeWhatIsThere() -> [UInt8] {
    written.withLock { written in
      defer { written = [] }
      return written
    }
  }

  /// The modes of the terminal, as bytes that can be compared.
  public var modes: [UInt8] {
    var modes = termios()
    tcgetattr(program, &modes)
    return withUnsafeBytes(of: &modes, Array.init)
  }

  /// Hangs up; the thread does it, because a terminal that is being read does not go away.
  public func hangUp() {
    _ = write(farewell.said, [0], 1)
    pthread_join(thread.withLock { $0 }, nil)
  }

  private func startReading() {
    let this = Unmanaged.passRetained(self).toOpaque()
    thread.withLock { _ = pthread_create(&$0, nil, beginReading, this) }
  }

  /// What the thread does.
  fileprivate func readUntilHangUp() {
    while readOnce() {}
    close(user)
  }

  /// Waits and reads; whether more may come.
  private func readOnce() -> Bool {
    var ends = [user, farewell.heard].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard poll(&ends, 2, -1) > 0 || errno == EINTR else { return false }
    guard ends[1].revents == 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(user, &bytes, bytes.count)
    guard count > 0 else { return false }
    written.withLock { $0.append(contentsOf: bytes.prefix(count)) }
    return true
  }
}

/// Where the thread begins.
private func beginReading(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  Unmanaged<PseudoTerminal>.fromOpaque(context).takeRetainedValue().readUntilHangUp()
  return nil
}

/// The system has no terminal to give.
public struct PseudoTerminalError: Error {
  /// What the system says.
  public let number: Int32
}
