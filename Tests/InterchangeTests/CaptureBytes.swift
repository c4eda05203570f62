import Interchange

/// Writes captures for tests, right or wrong ones.
struct CaptureBytes {
  /// What was written so far.
  var bytes: [UInt8] = []
  /// The byte order.
  var isBigEndian = false

  /// Nothing yet.
  init(isBigEndian: Bool = false) { self.isBigEndian = isBigEndian }

  /// The capture as a file.
  var file: CaptureFile { get throws { try CaptureFile(bytes) } }

  /// Writes an integer in the byte order of the capture.
  mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: isBigEndian ? number.bigEndian : number.littleEndian) { bytes += $0 }
  }
}

// MARK: - pcap

extension CaptureBytes {
  /// A pcap file without a frame.
  static func pcap(
    isBigEndian: Bool = false, isNanosecond: Bool = false, minor: UInt16 = 4, link: UInt32 = 1
  ) -> CaptureBytes {
    var capture = CaptureBytes(isBigEndian: isBigEndian)
    capture.append((isNanosecond ? 0xA1B2_3C4D : 0xA1B2_C3D4) as UInt32)
    capture.append(2 as UInt16)
    capture.append(minor)
    capture.append(0 as UInt64)
    capture.append(65_535 as UInt32)
    capture.append(link)
    return capture
  }

  /// Adds a record.
  mutating func record(
    _ seconds: UInt32, fraction: UInt32 = 0, captured: UInt32? = nil, original: UInt32? = nil,
    _ frame: [UInt8] = CaptureBytes.frame()
  ) {
    append(seconds)
    append(fraction)
    append(captured ?? UInt32(frame.count))
    append(original ?? UInt32(frame.count))
    bytes += frame
  }

  /// A frame of a length, each byte of which is its offset.
  static func frame(_ count: Int = 60) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0) }
  }
}

// MARK: - pcapng

extension CaptureBytes {
  /// A pcapng file with one section and the interfaces.
  static func pcapng(isBigEndian: Bool = false, links: [UInt16] = [1]) -> CaptureBytes {
    var capture = CaptureBytes(isBigEndian: isBigEndian)
    capture.section()
    for link in links { capture.interface(link) }
    return capture
  }

  /// Adds a block with its two lengths.
  mutating func block(_ kind: UInt32, _ write: (inout CaptureBytes) -> Void) {
    var body = CaptureBytes(isBigEndian: isBigEndian)
    write(&body)
    body.bytes += [UInt8](repeating: 0, count: (4 - body.bytes.count % 4) % 4)
    append(kind)
    append(UInt32(body.bytes.count + 12))
    bytes += body.bytes
    append(UInt32(body.bytes.count + 12))
  }

  /// Adds a section header.
  mutating func section(major: UInt16 = 1, minor: UInt16 = 0) {
    block(0x0A0D_0D0A) { body in
      body.append(0x1A2B_3C4D as UInt32)
      body.append(major)
      body.append(minor)
      body.append(-1 as Int64)
    }
  }

  /// Adds an interface description.
  mutating func interface(
    _ link: UInt16, snapLength: UInt32 = 65_535, _ options: (inout CaptureBytes) -> Void = { _ in }
  ) {
    block(1) { body in
      body.append(link)
      body.append(0 as UInt16)
      body.append(snapLength)
      options(&body)
    }
  }

  /// Adds an option.
  mutating func option(_ code: UInt16, _ value: [UInt8]) {
    append(code)
    append(UInt16(value.count))
    bytes += value + [UInt8](repeating: 0, count: (4 - value.count % 4) % 4)
  }

  /// Adds an option that holds an integer.
  mutating func option(_ code: UInt16, _ number: some FixedWidthInteger) {
    var value = CaptureBytes(isBigEndian: isBigEndian)
    value.append(number)
    option(code, value.bytes)
  }

  /// Adds an enhanced packet block.
  mutating func enhanced(
    on interface: UInt32 = 0, ticks: UInt64 = 0, captured: UInt32? = nil, original: UInt32? = nil,
    _ frame: [UInt8] = CaptureBytes.frame(), options: (inout CaptureBytes) -> Void = { _ in }
  ) {
    block(6) { body in
      body.append(interface)
      body.append(UInt32(truncatingIfNeeded: ticks >> 32))
      body.append(UInt32(truncatingIfNeeded: ticks))
      body.append(captured ?? UInt32(frame.count))
      body.append(original ?? UInt32(frame.count))
      body.bytes += frame + [UInt8](repeating: 0, count: (4 - frame.count % 4) % 4)
      options(&body)
    }
  }

  /// Adds a simple packet block.
  mutating func simple(original: UInt32, _ frame: [UInt8]) {
    block(3) { body in
      body.append(original)
      body.bytes += frame
    }
  }

  /// Adds an obsolete packet block.
  mutating func packet(on interface: UInt16 = 0, ticks: UInt64 = 0, _ frame: [UInt8]) {
    block(2) { body in
      body.append(interface)
      body.append(7 as UInt16)
      body.append(UInt32(truncatingIfNeeded: ticks >> 32))
      body.append(UInt32(truncatingIfNeeded: ticks))
      body.append(UInt32(frame.count))
      body.append(UInt32(frame.count))
      body.bytes += frame
    }
  }
}
