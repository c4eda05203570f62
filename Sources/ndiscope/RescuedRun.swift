import Explorer
import Glibc
import Views

/// The runs that were on the screen when the program was ended from outside: by a terminal that went away, or by SIGTERM.
enum RescuedRun {
  private static let beginning = "hung-up"
  private static let toldBeginning = "rescued"
  private static let end = ".ndt.jsonl"
  /// Stands in a name before the number of the event where the user stood.
  private static let placeSign = "-at-"

  /// Where one is written whose user stands at the event of a number, a file for each run of each process; `nil` where nothing
  /// can be.
  @Sendable static func file(at number: Int) -> String? {
    guard let folder = UserFolders.madeState() else { return nil }
    let name = "\(beginning)-\(getpid())\(placeSign)\(number)"
    return numbers.lazy.map { "\(folder)/\(self.name(name, $0))" }
      .first { access($0, F_OK) != 0 }
  }

  /// Whether a file is one of them, as it is named at the next start: that such a run has no end is no surprise.
  static func isOne(_ path: String) -> Bool {
    guard let folder = UserFolders.state else { return false }
    return [beginning, toldBeginning].contains { path.hasPrefix("\(folder)/\($0)") }
  }

  /// What is said about them at the next start, once; it names the newest.
  static var word: Message? {
    guard let folder = UserFolders.state else { return nil }
    let told = untold(in: folder).compactMap { name in
      tell(name, in: folder).map { (path: $0, place: place(of: name)) }
    }
    guard let newest = told.first else { return nil }
    let rest = told.count > 1 ? "; \(told.count - 1) more beside it" : ""
    let start = newest.place.map { " --at \($0)" } ?? ""
    let command = "ndiscope explore \(ShellWord.quoted(newest.path))\(start)"
    return Message("ndiscope was ended from outside last time: \(command) shows it there\(rest)")
  }

  /// The number of the event where the user stood, as the name of the file says it.
  private static func place(of name: String) -> Int? {
    name.firstRange(of: placeSign).flatMap { Int(name[$0.upperBound...].prefix(while: \.isNumber)) }
  }

  /// The names of those that nobody was told about, the newest first.
  private static func untold(in folder: String) -> [String] {
    var found: [(name: String, time: timespec)] = []
    for name in FileNames.all(in: folder) {
      var status = stat()
      guard name.hasPrefix(beginning), name.hasSuffix(end), stat("\(folder)/\(name)", &status) == 0
      else { continue }
      found.append((name, status.st_mtim))
    }
    return found.sorted {
      ($0.time.tv_sec, $0.time.tv_nsec, $0.name) > ($1.time.tv_sec, $1.time.tv_nsec, $1.name)
    }.map(\.name)
  }

  /// Gives one a name that nothing has, and returns where it is then; `nil` if that is not possible.
  private static func tell(_ name: String, in folder: String) -> String? {
    for number in numbers {
      let path = "\(folder)/\(self.name(toldBeginning, number))"
      // A name is taken by an empty file first, so that two programs that begin together never take the same one.
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor < 0, errno == EEXIST { continue }
      guard descriptor >= 0 else { return nil }
      close(descriptor)
      if rename("\(folder)/\(name)", path) == 0 { return path }
      unlink(path)
      return nil
    }
    return nil
  }

  /// The name of the first one, the second one and so on.
  private static func name(_ beginning: String, _ number: Int) -> String {
    number == 1 ? beginning + end : "\(beginning)-\(number)\(end)"
  }

  private static let numbers = 1...10_000
}
