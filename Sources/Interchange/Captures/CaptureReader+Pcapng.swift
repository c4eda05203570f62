extension CaptureReader {
  /// Reads blocks up to the next frame; `nil` at the end of the file.
  mutating func readBlocks() throws(ImportError) -> CapturedFrame? {
    while remaining > 0 {
      let block = try readBlock()
      let frame = try read(block)
      offset += block.lengthBytes
      if let frame { return frame }
    }
    return nil
  }

  private mutating func read(_ block: CaptureBlock) throws(ImportError) -> CapturedFrame? {
    switch block.kind {
    case .section: try readSection(block)
    case .interface: try readInterface(block)
    case .enhancedPacket: return try readEnhanced(block, interface: enhancedInterface(block))
    case .packet: return try readEnhanced(block, interface: packetInterface(block))
    case .simplePacket: return try readSimple(block)
    case .other: note(.skippedBlock)
    }
    return nil
  }

  private mutating func readSection(_ block: CaptureBlock) throws(ImportError) {
    try require(16, in: block)
    let major = number(at: block.body + 4, UInt16.self)
    let minor = number(at: block.body + 6, UInt16.self)
    guard major == 1, minor == 0 || minor == 2 else {
      throw .unsupportedVersion(.pcapng, major: Int(major), minor: Int(minor), at: place)
    }
    var options = options(of: block, from: block.body + 16)
    while try options.next() != nil {}
    layout.section += 1
    layout.firstInterface = interfaces.count
  }

  /// The options of a block.
  private func options(of block: CaptureBlock, from offset: Int) -> CaptureOptions {
    CaptureOptions(
      file, from: offset, to: block.bodyEnd, isBigEndian: layout.isBigEndian, at: place)
  }

  private mutating func readInterface(_ block: CaptureBlock) throws(ImportError) {
    try require(8, in: block)
    guard interfaces.count < ImportLimits.interfaceCountMax else {
      throw .tooManyInterfaces(limit: ImportLimits.interfaceCountMax, at: place)
    }
    var interface = CaptureInterface(
      link: LinkType(rawValue: number(at: block.body)),
      snapLengthBytes: Int(number(at: block.body + 4, UInt32.self)))
    interface.section = layout.section
    interface.isBigEndian = layout.isBigEndian
    var options = options(of: block, from: block.body + 8)
    while let option = try options.next() { interface.apply(option, options) }
    interfaces.append(interface)
  }
}

// MARK: - Frames

extension CaptureReader {
  private func enhancedInterface(_ block: CaptureBlock) throws(ImportError) -> Int {
    try require(20, in: block)
    return try interface(Int(number(at: block.body, UInt32.self)))
  }

  /// The obsolete block has a number of two bytes here, and the count of lost frames behind it.
  private func packetInterface(_ block: CaptureBlock) throws(ImportError) -> Int {
    try require(20, in: block)
    return try interface(Int(number(at: block.body, UInt16.self)))
  }

  /// The index of an interface that a frame names by its number in the section.
  private func interface(_ number: Int) throws(ImportError) -> Int {
    let declaredCount = interfaces.count - layout.firstInterface
    guard number < declaredCount else {
      throw .unknownInterface(number, declaredCount: declaredCount, at: place)
    }
    return layout.firstInterface + number
  }

  private mutating func readEnhanced(_ block: CaptureBlock, interface: Int) throws(ImportError)
    -> CapturedFrame
  {
    let captured = Int(number(at: block.body + 12, UInt32.self))
    try check(captured, roomBytes: block.bodyEnd - block.body - 20)
    var frame = CapturedFrame(
      recordOffset: block.offset, record: .enhanced, capturedBytes: captured,
      originalBytes: originalBytes(
        Int(number(at: block.body + 16, UInt32.self)), captured: captured),
      timeNanoseconds: blockTime(block, interfaces[interface].scale), interface: interface,
      checkSequenceBytes: interfaces[interface].checkSequenceBytes)
    let optionsStart = block.body + 20 + (captured + 3) & ~3
    if optionsStart < block.bodyEnd {
      var options = options(of: block, from: optionsStart)
      while let option = try options.next() {
        guard option.code == 2, let word = options.number(option, UInt32.self) else { continue }
        frame.checkSequenceBytes =
          FrameFlags(rawValue: word).checkSequenceBytes ?? frame.checkSequenceBytes
      }
    }
    return frame
  }

  private mutating func readSimple(_ block: CaptureBlock) throws(ImportError) -> CapturedFrame {
    try require(4, in: block)
    let index = try interface(0)
    let original = Int(number(at: block.body, UInt32.self))
    let snapLength = interfaces[index].snapLengthBytes
    let captured = snapLength == 0 ? original : min(original, snapLength)
    try check(captured, roomBytes: block.bodyEnd - block.body - 4)
    note(.missingTime)
    return CapturedFrame(
      recordOffset: block.offset, record: .simple, capturedBytes: captured,
      originalBytes: original, timeNanoseconds: layout.lastNanoseconds, interface: index,
      checkSequenceBytes: interfaces[index].checkSequenceBytes)
  }

  private func check(_ captured: Int, roomBytes: Int) throws(ImportError) {
    guard captured <= ImportLimits.capturedBytesMax else {
      throw .unreasonableLength(
        bytes: captured, limit: ImportLimits.capturedBytesMax, at: place)
    }
    guard captured <= roomBytes else {
      throw .frameBeyondBlock(bytes: captured, roomBytes: roomBytes, at: place)
    }
  }

  private mutating func blockTime(_ block: CaptureBlock, _ scale: TimeScale) -> Int64 {
    let high = UInt64(number(at: block.body + 4, UInt32.self))
    let ticks = high << 32 | UInt64(number(at: block.body + 8, UInt32.self))
    if let exact = scale.nanoseconds(ticks) {
      layout.lastNanoseconds = exact
    } else {
      note(.clampedTime)
      layout.lastNanoseconds = scale.nearestNanoseconds(ticks)
    }
    return layout.lastNanoseconds
  }
}

extension CaptureInterface {
  /// Takes over an option of the interface description block.
  fileprivate mutating func apply(_ option: CaptureOption, _ options: CaptureOptions) {
    switch option.code {
    case 1: comments.append(options.text(option))
    case 2: name = options.text(option)
    case 3: title = options.text(option)
    case 9: if let byte = options.number(option, UInt8.self) { scale.tick = TimeScale.tick(byte) }
    case 13: applyCheckSequence(options.number(option, UInt8.self) ?? 0)
    case 14: scale.offsetSeconds = options.number(option, Int64.self) ?? 0
    default: break
    }
  }

  /// Programs disagree on whether the length of the frame check sequence is in bytes or in bits; that of Ethernet is 4 or 32.
  private mutating func applyCheckSequence(_ length: UInt8) {
    checkSequenceBytes = length == 4 || length == 32 ? 4 : 0
  }
}
