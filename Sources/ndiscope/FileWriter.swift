import Glibc

/// A file that is written; an error ends the command with words.
struct FileWriter {
  let descriptor: Int32

  static let standardOutput = FileWriter(descriptor: STDOUT_FILENO)
  static let standardError = FileWriter(descriptor: STDERR_FILENO)

  /// Writes everything; a full disk or a closed pipe ends the program.
  func write(_ bytes: [UInt8]) {
    var sent = 0
    bytes.withUnsafeBytes { buffer in
      while sent < buffer.count, let base = buffer.baseAddress {
        let count = Glibc.write(descriptor, base + sent, buffer.count - sent)
        if count < 0, errno == EINTR { continue }
        if count < 0 { FileWriter.fail(errno, descriptor) }
        sent += count
      }
    }
  }

  private static func fail(_ code: Int32, _ descriptor: Int32) -> Never {
    UnfinishedFile.remove()
    if descriptor != STDERR_FILENO, code != EPIPE {
      StandardError.write("ndiscope: cannot write: \(systemText(code))\n")
    }
    exit(Status.unreadable.rawValue)
  }
}

/// A file that takes the place of another one when it is complete, so that nobody ever finds half a trace.
///
/// What is no plain file, such as a device or a pipe, is written as it is.
struct FileReplacement {
  let writer: FileWriter
  private let target: String
  private let temporary: String?

  /// A file that will stand at a path; a link stays a link.
  init(at path: String) throws(Refusal) {
    target = FileReplacement.resolved(path)
    var status = stat()
    let exists = stat(target, &status) == 0
    let isPlain = !exists || status.st_mode & S_IFMT == S_IFREG
    let name = isPlain ? target + ".\(getpid()).new" : target
    temporary = isPlain ? name : nil
    let flags = O_WRONLY | O_CLOEXEC | (isPlain ? O_CREAT | O_TRUNC : 0)
    guard !exists || access(target, W_OK) == 0, case let descriptor = open(name, flags, 0o666),
      descriptor >= 0
    else { throw Refusal("cannot write \(path): \(systemText(errno))", .unreadable) }
    if exists, isPlain { fchmod(descriptor, status.st_mode & 0o777) }
    writer = FileWriter(descriptor: descriptor)
    if let temporary { UnfinishedFile.note(temporary) }
  }

  /// Puts the file in its place.
  func commit() throws(Refusal) {
    let isWritten = close(writer.descriptor) == 0
    defer { UnfinishedFile.remove() }
    guard let temporary else { return }
    guard isWritten, rename(temporary, target) == 0 else {
      throw Refusal("cannot write \(target): \(systemText(errno))", .unreadable)
    }
    UnfinishedFile.forget()
  }

  /// Leaves what stood there.
  func discard() {
    close(writer.descriptor)
    UnfinishedFile.remove()
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}

/// The file that is being written and has no place yet; it goes away with the program, whatever ends it.
enum UnfinishedFile {
  /// Only a plain C string can be read when a signal arrives.
  nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?

  static func note(_ file: String) {
    path = strdup(file)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        UnfinishedFile.remove()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  static func forget() { path = nil }

  static func remove() {
    guard let file = path else { return }
    unlink(file)
    path = nil
  }
}
