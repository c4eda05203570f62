import Events
import Foundation
import TestNumbers
import Testing

@testable import Traces

/// Files on a disk: plain, packed, damaged, and what is no file at all.
struct TraceLoaderTests {
  private static let lines = (0..<400).map { #"{"t":\#($0),"e":"note","note":"frame \#($0)"}"# }
  private static let text = Array(
    SmallTrace.text(lines + [#"{"t":400,"e":"end","n":400}"#]).utf8)

  private static let written = String(decoding: text, as: UTF8.self).split(separator: "\n")
    .map(String.init)

  /// Loads bytes from a file of their own.
  private func load(_ bytes: [UInt8]) throws -> Trace {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try TraceLoader.trace(at: file.path)
  }

  @Test func `a plain file is read`() throws {
    let trace = try load(Self.text)
    #expect(trace.problems.isEmpty && trace.history.count == 400)
  }

  @Test func `a packed file is told by its first bytes and read directly`() throws {
    let trace = try load(Gzip.packed(Self.text))
    #expect(trace.problems.isEmpty && trace.history.isComplete)
    #expect(trace.lines == Self.written)
  }

  @Test func `a file that gzip has packed is read`() throws {
    let trace = try load(try #require(Gzip.sample))
    #expect(trace.problems.isEmpty)
    #expect(trace.history.text(.note, of: 0) == "packed by gzip")
  }

  @Test func `members that follow each other are one file`() throws {
    let members = stride(from: 0, to: Self.text.count, by: 5_000).flatMap {
      Gzip.packed(Array(Self.text[$0..<min($0 + 5_000, Self.text.count)]))
    }
    let trace = try load(members + Gzip.packed([]))
    #expect(trace.problems.isEmpty && trace.lines == Self.written)
  }

  @Test func `a member that ends where a read of the file ends is not the last one`() throws {
    let filler = String(repeating: "x", count: 1_000)
    let notes = (0..<1_200).map { #"{"t":\#($0),"e":"note","note":"\#(filler)"}"# }
    let text = Array(SmallTrace.text(notes + [#"{"t":1200,"e":"end","n":1200}"#]).utf8)
    let first = Gzip.packed(Array(text.prefix(1_043_338)))
    #expect(first.count == 1 << 20)
    let trace = try load(first + Gzip.packed(Array(text.dropFirst(1_043_338))))
    #expect(trace.problems.isEmpty && trace.history.count == 1_200)
  }

  @Test(arguments: [1, 512, 1 << 20])
  func `zeros behind a packed file mean nothing`(count: Int) throws {
    let zeros = [UInt8](repeating: 0, count: count)
    let trace = try load(Gzip.packed(Self.text) + zeros)
    #expect(trace.problems.isEmpty && trace.lines == Self.written)
    let other = try load(Gzip.packed(Self.text) + zeros + Gzip.packed([]))
    #expect(other.errors.map(\.kind) == [.damagedCompression])
  }

  @Test(arguments: [1, 4, 8, 9, 5_000])
  func `a packed file that is cut is read up to the cut`(missing: Int) throws {
    let trace = try load(Gzip.packed(Self.text).dropLast(missing))
    #expect(trace.errors.map(\.kind) == [.damagedCompression])
    #expect(missing > 8 || trace.history.count == 400)
    #expect(trace.history.text(.note, of: 200) == "frame 200")
  }

  @Test func `packed data that are damaged end where they are damaged`() throws {
    var packed = Gzip.packed(Self.text)
    packed[packed.count - 8] ^= 0xFF
    let trace = try load(packed)
    #expect(trace.errors.map(\.kind) == [.damagedCompression])
    #expect(trace.history.count > 0 && trace.history.text(.note, of: 0) == "frame 0")
  }

  @Test func `what follows a packed file and is not packed is reported`() throws {
    let trace = try load(Gzip.packed(Self.text) + Array("garbage".utf8))
    #expect(trace.errors.map(\.kind) == [.damagedCompression])
    #expect(trace.history.count == 400)
  }

  @Test(arguments: [2, 10, 60])
  func `a packed file that ends before its header says so`(count: Int) {
    let error = TraceError.notATrace(TraceProblem(.damagedCompression, line: 1))
    #expect(throws: error) { try load(Array(Gzip.packed(Self.text).prefix(count))) }
    #expect(error.sentence.hasPrefix("the packed data end early"))
  }

  @Test func `a packed file of nothing is no trace`() {
    #expect(throws: TraceError.notATrace(TraceProblem(.noHeader, line: 1))) {
      try load(Gzip.packed([]))
    }
  }

  @Test func `random bytes in packed data are survived`() throws {
    let packed = Gzip.packed(Array(Self.text.prefix(3_000)))
    var random = RandomNumbers(seed: 3)
    for _ in 0..<300 {
      var bytes = packed
      bytes[2 + random.below(bytes.count - 2)] = UInt8(truncatingIfNeeded: random.next())
      let trace = try? load(bytes)
      #expect(trace.map { $0.history.count <= 100 } ?? true)
    }
  }

  @Test func `an empty file is no trace`() {
    #expect(throws: TraceError.notATrace(TraceProblem(.noHeader, line: 1))) { try load([]) }
  }

  @Test func `a folder is no file`() {
    let path = FileManager.default.temporaryDirectory.path
    #expect(throws: TraceError.notAFile(path: path)) { try TraceLoader.trace(at: path) }
  }

  @Test func `a file that is not there cannot be read`() {
    #expect(throws: TraceError.unreadable(path: "/no/such/file", code: 2)) {
      try TraceLoader.trace(at: "/no/such/file")
    }
  }

  @Test func `a loader says how far it is`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(Self.text).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var loader = try TraceLoader(path: file.path)
    #expect(loader.byteCount == Self.text.count && loader.readCount == 0)
    var pieces = 0
    while try loader.loadMore() { pieces += 1 }
    #expect(pieces == 1 && loader.isFinished && loader.readCount == Self.text.count)
    #expect(try !loader.loadMore())
  }
}
