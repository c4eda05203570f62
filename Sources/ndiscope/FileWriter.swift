import Glibc
import Synchronization

/// A file that is written; an error ends the command with words.
struct FileWriter {
  let descriptor: Int32

  static let standardOutput = FileWriter(descriptor: STDOUT_FILENO)
  static let standardError = FileWriter(descriptor: STDERR_FILENO)

  /// Writes everything; a full disk or a closed pipe ends the program.
  func write(_ bytes: [UInt8]) {
    let trouble = send(bytes)
    if trouble != 0 { FileWriter.fail(trouble, descriptor) }
  }

  /// Writes everything.
  ///
  /// - Throws: ``Refusal`` that says why it cannot.
  func put(_ bytes: [UInt8]) throws(Refusal) {
    let trouble = send(bytes)
    guard trouble == 0 else {
      throw Refusal(FileWriter.sentence(trouble, descriptor), .unreadable)
    }
  }

  /// Writes everything, however slowly it is taken; why it cannot, or 0.
  func send(_ bytes: [UInt8]) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count, let base = buffer.baseAddress {
        let count = Glibc.write(descriptor, base + sent, buffer.count - sent)
        if count >= 0 {
          sent += count
        } else if errno == EAGAIN {
          waitForRoom()
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }

  /// Waits until more is taken: who started us may have made a pipe one that lets nobody wait in a write.
  private func waitForRoom() {
    var place = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    poll(&place, 1, -1)
  }

  private static func fail(_ code: Int32, _ descriptor: Int32) -> Never {
    UnfinishedFile.removeAll()
    if descriptor != STDERR_FILENO, code != EPIPE {
      StandardError.write("ndiscope: \(sentence(code, descriptor))\n")
    }
    exit(ExitStatus.unreadable.rawValue)
  }

  /// Says what cannot be written; a file is called by its path where that is known.
  private static func sentence(_ code: Int32, _ descriptor: Int32) -> String {
    let name = descriptor == STDOUT_FILENO ? " to standard output" : ""
    return "cannot write\(name): \(systemText(code))"
  }
}

/// A file that takes the place of another one when it is complete, so that nobody ever finds half a trace.
///
/// What is no plain file, such as a device or a pipe, is written as it is.
struct FileReplacement {
  let writer: FileWriter
  private let target: String
  private let temporary: String?
  /// What takes the new file away if the program ends before it has its place.
  private let note: UnfinishedFile.Note?
  /// Whether this is a plain file, and not a device or a pipe.
  var isPlain: Bool { temporary != nil }

  /// A file that will stand at a path; a link stays a link, even if nothing is there yet that it leads to.
  init(at path: String) throws(Refusal) {
    target = FileReplacement.resolved(path)
    var status = stat()
    let exists = stat(target, &status) == 0
    // A link that leads in a circle is something, too.
    guard exists || errno == ENOENT else {
      throw Refusal("cannot write \(path): \(systemText(errno))", .unreadable)
    }
    let isPlain = !exists || status.st_mode & S_IFMT == S_IFREG
    let rights = exists ? status.st_mode & 0o777 : 0o666
    guard !exists || access(target, W_OK) == 0,
      let (descriptor, name) = FileReplacement.opened(target, isPlain: isPlain, rights)
    else { throw Refusal("cannot write \(path): \(systemText(errno))", .unreadable) }
    temporary = isPlain ? name : nil
    if exists, isPlain { fchmod(descriptor, rights) }
    writer = FileWriter(descriptor: descriptor)
    note = temporary.flatMap(UnfinishedFile.note)
  }

  /// Says whether a file can be written, before the work that leads to it; what stands there stays as it is.
  static func check(_ path: String) throws(Refusal) {
    let target = resolved(path)
    var status = stat()
    guard stat(target, &status) == 0, status.st_mode & S_IFMT != S_IFREG else {
      return try FileReplacement(at: path).discard()
    }
    // Who opened a pipe only to see whether that is possible would end it for its reader.
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    guard !isFolder, access(target, W_OK) == 0 else {
      throw Refusal(
        "cannot write \(path): \(systemText(isFolder ? EISDIR : errno))", .unreadable)
    }
  }

  /// Puts the file in its place.
  func commit() throws(Refusal) {
    let isWritten = close(writer.descriptor) == 0
    guard let temporary else { return }
    guard isWritten, rename(temporary, target) == 0 else {
      let trouble = errno
      remove(temporary)
      throw Refusal("cannot write \(target): \(systemText(trouble))", .unreadable)
    }
    note?.forget()
  }

  /// Leaves what stood there.
  func discard() {
    close(writer.descriptor)
    if let temporary { remove(temporary) }
  }

  private func remove(_ temporary: String) {
    unlink(temporary)
    note?.forget()
  }

  /// What is written to, and its name: what stands there, or a new file beside it that nobody else has.
  ///
  /// The new name says nothing of the other one: made longer, one of the longest names would be none.
  private static func opened(
    _ target: String, isPlain: Bool, _ rights: mode_t
  ) -> (Int32, String)? {
    guard isPlain else {
      let descriptor = open(target, O_WRONLY | O_CLOEXEC)
      return descriptor < 0 ? nil : (descriptor, target)
    }
    for number in 0..<attemptCount {
      let end = number == 0 ? "" : "-\(number)"
      let name = folder(of: target) + "ndiscope-\(getpid())\(end).new"
      let descriptor = open(name, O_WRONLY | O_CLOEXEC | O_CREAT | O_EXCL | O_NOFOLLOW, rights)
      if descriptor >= 0 { return (descriptor, name) }
      guard errno == EEXIST else { return nil }
    }
    return nil
  }

  private static let attemptCount = 100

  /// Where a path leads, through all links, whether anything is there or not.
  private static func resolved(_ path: String) -> String {
    var status = stat()
    // What a link to an open pipe says, as in /dev/fd, is no path.
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { return path }
    var path = path
    for _ in 0..<linkCountMax {
      if let real = realpath(path, nil) {
        defer { free(real) }
        return String(cString: real)
      }
      guard let next = destination(ofLink: path) else { return path }
      path = next
    }
    return path
  }

  /// As many links as the system follows.
  private static let linkCountMax = 40

  /// What a link says, as seen from where we are; `nil` if there is no link.
  private static func destination(ofLink path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &bytes, bytes.count)
    guard count > 0 else { return nil }
    let text = String(decoding: bytes.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    return text.utf8.first == UInt8(ascii: "/") ? text : folder(of: path) + text
  }

  /// A path up to its last slash; nothing for one without.
  private static func folder(of path: String) -> String {
    guard let slash = path.unicodeScalars.lastIndex(of: "/") else { return "" }
    return String(path.unicodeScalars[...slash])
  }
}

/// The files that are being written and have no place yet.
///
/// They go away with a program that fails, or that somebody asks to end; a crash, SIGQUIT or SIGKILL leaves them.
enum UnfinishedFile {
  private typealias Path = UnsafeMutablePointer<CChar>

  /// Only plain C strings can be read when a signal arrives; who takes one out of its slot is the only one who has it.
  nonisolated(unsafe) private static let slots: UnsafeMutableBufferPointer<Atomic<Path?>> = {
    let slots = UnsafeMutableBufferPointer<Atomic<Path?>>.allocate(capacity: slotCount)
    for slot in 0..<slotCount { slots.initializeElement(at: slot, to: Atomic(nil)) }
    return slots
  }()

  /// More than are ever written at once.
  private static let slotCount = 8

  /// A file that is noted until its place in the world is certain.
  struct Note {
    fileprivate let slot: Int

    /// The file has its place, or is gone.
    func forget() { free(UnfinishedFile.take(slot)) }
  }

  /// Notes a file; `nil` where there are too many: that one stays if the program is ended.
  static func note(_ file: String) -> Note? {
    guard let path = strdup(file) else { return nil }
    for slot in 0..<slotCount {
      let answer = slots[slot].compareExchange(
        expected: nil, desired: path, ordering: .acquiringAndReleasing)
      guard answer.exchanged else { continue }
      listen()
      return Note(slot: slot)
    }
    free(path)
    return nil
  }

  private static func listen() {
    for number in [SIGINT, SIGTERM, SIGHUP] where isFree(number) {
      signal(number) { number in
        UnfinishedFile.removeAll()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// Removes all files that are noted; nothing is given back, because a signal may have come in the middle of that.
  static func removeAll() {
    for slot in 0..<slotCount {
      if let path = take(slot) { unlink(path) }
    }
  }

  fileprivate static func take(_ slot: Int) -> UnsafeMutablePointer<CChar>? {
    slots[slot].exchange(nil, ordering: .acquiringAndReleasing)
  }

  /// From here on, who writes more than the system allows is told so by the write, and can say it, instead of being ended.
  static func outliveFullFiles() {
    if isFree(SIGXFSZ) { signal(SIGXFSZ, SIG_IGN) }
  }

  /// Whether nobody has said what a signal does: who started us, as `nohup` does, or a screen, which gives the terminal back.
  private static func isFree(_ number: Int32) -> Bool {
    handler(of: number) == unsafeBitCast(SIG_DFL, to: Int.self)
  }

  /// Whether who started us wants a signal to be ignored, as `nohup` does.
  static func isIgnored(_ number: Int32) -> Bool {
    handler(of: number) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// What a signal does, as a number that can be compared; `nil` if nobody knows.
  private static func handler(of number: Int32) -> Int? {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return nil }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
  }
}
