import Testing

@testable import ndiscope

/// Files that take the place of others when they are complete.
struct FileReplacementTests {
  @Test func `of two files that are written at once, each goes away or stays by itself`() throws {
    let folder = try TemporaryFolder()
    let first = try FileReplacement(at: folder.path("a"))
    let second = try FileReplacement(at: folder.path("b"))
    #expect(second.writer.send(Array("whole".utf8)) == 0)
    first.discard()
    try second.commit()
    #expect(try folder.names == ["b"])
    #expect(try folder.text("b") == "whole")
  }

  @Test func `what is written after another file has its place goes away, too`() throws {
    let folder = try TemporaryFolder()
    let first = try FileReplacement(at: folder.path("a"))
    let second = try FileReplacement(at: folder.path("b"))
    try first.commit()
    second.discard()
    #expect(try folder.names == ["a"])
  }
}
