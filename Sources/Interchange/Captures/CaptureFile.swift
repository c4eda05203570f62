import Glibc

/// The bytes of a capture, recognised but not yet read.
///
/// A file on a disk is mapped, so that opening costs nothing and only what is looked at is fetched; a pipe is read to its end.
/// Every access to a byte is checked against the length that the file had when it was opened.
///
/// Not modelled: another program that makes the file shorter while it is open; the operating system then stops the process.
public final class CaptureFile: Sendable {
  /// The format that the first bytes tell.
  public let format: CaptureFormat
  /// How many bytes there are.
  public let count: Int

  /// Where the bytes are; as a number, because a pointer would keep the file from being shared between threads.
  private let address: UInt
  private let isMapped: Bool

  /// Opens the capture at a path.
  public convenience init(path: String) throws(ImportError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotOpen(path: path, code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .cannotRead(path: path, code: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw .isFolder(path: path)
    case S_IFREG: try self.init(mapping: descriptor, count: Int(status.st_size), path)
    default: try self.init(try CaptureFile.readPipe(descriptor, path))
    }
  }

  /// Takes a copy of bytes that are in memory.
  public convenience init(_ bytes: [UInt8]) throws(ImportError) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyBytes(from: bytes)
    do {
      self.init(
        UnsafeRawBufferPointer(copy), isMapped: false,
        try CaptureFormat(of: UnsafeRawBufferPointer(copy).prefix(8)))
    } catch {
      copy.deallocate()
      throw error
    }
  }

  private convenience init(mapping descriptor: Int32, count: Int, _ path: String)
    throws(ImportError)
  {
    guard count > 0 else { throw .empty }
    guard count <= ImportLimits.fileBytesMax else {
      throw .tooLarge(bytes: count, limit: ImportLimits.fileBytesMax)
    }
    let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let start, start != MAP_FAILED else { throw .cannotRead(path: path, code: errno) }
    let bytes = UnsafeRawBufferPointer(start: start, count: count)
    do {
      self.init(bytes, isMapped: true, try CaptureFormat(of: bytes.prefix(8)))
    } catch {
      munmap(start, count)
      throw error
    }
  }

  /// Takes over bytes, which are given back when the file is no longer used.
  private init(_ bytes: UnsafeRawBufferPointer, isMapped: Bool, _ format: CaptureFormat) {
    address = UInt(bitPattern: bytes.baseAddress)
    count = bytes.count
    self.isMapped = isMapped
    self.format = format
  }

  deinit {
    let start = UnsafeMutableRawPointer(bitPattern: address)
    if isMapped {
      if let start { munmap(start, count) }
    } else {
      start?.deallocate()
    }
  }

  private static func readPipe(_ descriptor: Int32, _ path: String) throws(ImportError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .cannotRead(path: path, code: errno) }
      guard count > 0 else { return bytes }
      bytes += piece[..<count]
      guard bytes.count <= ImportLimits.pipeBytesMax else {
        throw .tooLarge(bytes: bytes.count, limit: ImportLimits.pipeBytesMax)
      }
    }
  }
}

// MARK: - Bytes

extension CaptureFile {
  /// Runs `body` with the captured bytes of a frame of this file, without copying them.
  public func withBytes<Result>(of frame: CapturedFrame, _ body: (RawSpan) -> Result) -> Result {
    body(bytes(frame.dataOffset..<frame.dataOffset + frame.capturedBytes).bytes)
  }

  /// Runs `body` with all bytes of the file, without copying them.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(bytes(0..<count))
  }

  /// The bytes of a range.
  @inline(__always)
  func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range lies in the file")
    return UnsafeRawBufferPointer(
      start: UnsafeRawPointer(bitPattern: address)?.advanced(by: range.lowerBound),
      count: range.count)
  }

  /// The integer at an offset in one of the two byte orders.
  @inline(__always)
  func number<Number: FixedWidthInteger & BitwiseCopyable>(
    at offset: Int, _ type: Number.Type = Number.self, isBigEndian: Bool
  ) -> Number {
    let bytes = bytes(offset..<offset + MemoryLayout<Number>.size)
    let number = bytes.loadUnaligned(as: Number.self)
    return isBigEndian ? Number(bigEndian: number) : Number(littleEndian: number)
  }

  /// The text of a range; damaged UTF-8 is repaired, control characters stay.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes(range), as: UTF8.self) }
}
