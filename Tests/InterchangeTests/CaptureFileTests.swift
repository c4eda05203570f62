import Foundation
import Interchange
import Testing

struct CaptureFileTests {
  /// What opening bytes throws.
  private func error(_ bytes: [UInt8]) -> ImportError? {
    do throws(ImportError) {
      _ = try CaptureFile(bytes)
      return nil
    } catch {
      return error
    }
  }

  /// What opening a path throws.
  private func error(path: String) -> ImportError? {
    do throws(ImportError) {
      _ = try CaptureFile(path: path)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [0xA1B2_C3D4, 0xD4C3_B2A1, 0xA1B2_3C4D, 0x4D3C_B2A1] as [UInt32])
  func `every order of bytes and resolution of pcap is recognised`(magic: UInt32) throws {
    var capture = CaptureBytes()
    capture.append(magic)
    #expect(try capture.file.format == .pcap)
  }

  @Test func `pcapng is recognised`() throws {
    #expect(try CaptureBytes.pcapng().file.format == .pcapng)
  }

  @Test func `a packed file is named with its packing`() {
    #expect(error([0x1F, 0x8B, 8, 0, 0]) == .compressed(.gzip))
    #expect(error([0x28, 0xB5, 0x2F, 0xFD]) == .compressed(.zstd))
    #expect(error(Array("BZh9".utf8)) == .compressed(.bzip2))
    #expect(error([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) == .compressed(.xz))
    #expect(error([0x04, 0x22, 0x4D, 0x18]) == .compressed(.lz4))
    #expect(error(Array("PK\u{3}\u{4}".utf8)) == .compressed(.zip))
  }

  @Test func `a capture of another program is named`() {
    #expect(error(Array("snoop\0\0\0".utf8)) == .foreignCapture(.snoop))
    #expect(error(Array("GMBU".utf8)) == .foreignCapture(.networkMonitor))
    #expect(error([0x34, 0xCD, 0xB2, 0xA1]) == .foreignCapture(.modifiedPcap))
  }

  @Test func `anything else is no capture`() {
    #expect(error([]) == .empty)
    #expect(error([0xA1]) == .notACapture(firstBytes: [0xA1]))
    #expect(error(Array("{\"ndt\":1,".utf8)) == .notACapture(firstBytes: Array("{\"ndt\":1".utf8)))
  }

  @Test func `a file that is not there is an error with its path`() {
    #expect(error(path: "/no/such/file") == .cannotOpen(path: "/no/such/file", code: ENOENT))
  }

  @Test func `a folder is not a file`() {
    #expect(error(path: "/") == .isFolder(path: "/"))
  }

  @Test func `a device that gives nothing is empty`() {
    #expect(error(path: "/dev/null") == .empty)
  }

  @Test func `a pipe is read to its end`() throws {
    let path = NSTemporaryDirectory() + "ndiscope-pipe-\(ProcessInfo.processInfo.processIdentifier)"
    #expect(mkfifo(path, 0o600) == 0)
    defer { unlink(path) }
    var capture = CaptureBytes.pcap()
    for second in 0..<3_000 { capture.record(UInt32(second)) }
    let bytes = capture.bytes
    Thread.detachNewThread {
      let handle = FileHandle(forWritingAtPath: path)
      handle?.write(Data(bytes))
      try? handle?.close()
    }
    #expect(CaptureIndex(try CaptureFile(path: path)).count == 3_000)
  }

  @Test func `a frame is lent without being copied`() throws {
    var capture = CaptureBytes.pcap()
    capture.record(0, CaptureBytes.frame(70))
    let file = try capture.file
    let frame = try #require(file.readAll().frames.first)
    let (count, last) = file.withBytes(of: frame) { bytes in
      (bytes.byteCount, bytes.unsafeLoad(fromByteOffset: 69, as: UInt8.self))
    }
    #expect(count == 70)
    #expect(last == 69)
  }
}
