/// The state of the BSD Packet Filter while it looks at one frame.
///
/// Source: [BPF]
private struct CaptureMachine {
  /// The bytes that the machine sees.
  let bytes: ArraySlice<UInt8>
  /// The length of the frame on the cable; it can be more than what the machine sees.
  let wireLength: Int
  var accumulator: UInt32 = 0
  var index: UInt32 = 0
  /// The words of memory; none as long as nothing was stored, and then all are 0.
  private var memory: [UInt32] = []

  init(bytes: ArraySlice<UInt8>, wireLength: Int) {
    self.bytes = bytes
    self.wireLength = wireLength
  }
}

extension CaptureProgram {
  /// How many bytes of a frame the program wants; 0 if it does not want it.
  ///
  /// `bytes` is what can be seen of a frame of `wireLength` bytes. A load beyond it ends the program with 0, and so does
  /// a division by zero: the frame is not wanted.
  public func wanted(_ bytes: [UInt8], wireLength: Int? = nil) -> Int {
    wanted(bytes[...], wireLength: wireLength)
  }

  /// How many bytes of a frame the program wants, of which a part of an array can be seen; 0 if it does not want it.
  public func wanted(_ bytes: ArraySlice<UInt8>, wireLength: Int? = nil) -> Int {
    var machine = CaptureMachine(bytes: bytes, wireLength: wireLength ?? bytes.count)
    var position = 0
    while position < instructions.count {
      let instruction = instructions[position]
      position += 1
      switch instruction.code & 7 {
      case 6: return Int(instruction.code & 0x18 == 0x10 ? machine.accumulator : instruction.k)
      case 5: position += machine.jump(instruction)
      default:
        guard machine.run(instruction) else { return 0 }
      }
    }
    return 0
  }
}

extension CaptureMachine {
  /// Runs an instruction that is neither a jump nor a return; `false` if it ends the program.
  mutating func run(_ instruction: CaptureProgram.Instruction) -> Bool {
    switch instruction.code & 7 {
    case 0:
      guard let value = loaded(instruction) else { return false }
      accumulator = value
    case 1:
      guard let value = loadedIndex(instruction) else { return false }
      index = value
    case 2: store(accumulator, at: instruction.k)
    case 3: store(index, at: instruction.k)
    case 4:
      guard let value = calculated(instruction) else { return false }
      accumulator = value
    default:
      if instruction.code & 0x80 == 0 { index = accumulator } else { accumulator = index }
    }
    return true
  }

  /// How many instructions a jump skips.
  func jump(_ instruction: CaptureProgram.Instruction) -> Int {
    let other = instruction.code & 8 == 0 ? instruction.k : index
    let isTrue: Bool
    switch instruction.code & 0xF0 {
    case 0x00: return Int(instruction.k)
    case 0x10: isTrue = accumulator == other
    case 0x20: isTrue = accumulator > other
    case 0x30: isTrue = accumulator >= other
    default: isTrue = accumulator & other != 0
    }
    return Int(isTrue ? instruction.ifTrue : instruction.ifFalse)
  }

  private func loaded(_ instruction: CaptureProgram.Instruction) -> UInt32? {
    let size = instruction.code & 0x18 == 0 ? 4 : instruction.code & 0x18 == 0x08 ? 2 : 1
    switch instruction.code & 0xE0 {
    case 0x00: return instruction.k
    case 0x20: return word(at: UInt64(instruction.k), size)
    case 0x40: return word(at: UInt64(instruction.k) + UInt64(index), size)
    case 0x60: return stored(at: instruction.k)
    default: return UInt32(truncatingIfNeeded: wireLength)
    }
  }

  private mutating func store(_ value: UInt32, at word: UInt32) {
    if memory.isEmpty { memory = Array(repeating: 0, count: CaptureProgram.memoryCount) }
    memory[Int(word)] = value
  }

  private func stored(at word: UInt32) -> UInt32 { memory.isEmpty ? 0 : memory[Int(word)] }

  private func loadedIndex(_ instruction: CaptureProgram.Instruction) -> UInt32? {
    switch instruction.code & 0xE0 {
    case 0x00: return instruction.k
    case 0x60: return stored(at: instruction.k)
    case 0x80: return UInt32(truncatingIfNeeded: wireLength)
    default: return word(at: UInt64(instruction.k), 1).map { ($0 & 0x0F) << 2 }
    }
  }

  /// A number in the byte order of the network, or `nil` beyond the end.
  private func word(at offset: UInt64, _ size: Int) -> UInt32? {
    guard offset + UInt64(size) <= UInt64(bytes.count) else { return nil }
    let start = bytes.startIndex + Int(offset)
    return bytes[start..<start + size].reduce(0) { $0 << 8 | UInt32($1) }
  }

  private func calculated(_ instruction: CaptureProgram.Instruction) -> UInt32? {
    let a = accumulator
    let b = instruction.code & 8 == 0 ? instruction.k : index
    switch instruction.code & 0xF0 {
    case 0x00: return a &+ b
    case 0x10: return a &- b
    case 0x20: return a &* b
    case 0x30: return b == 0 ? nil : a / b
    case 0x40: return a | b
    case 0x50: return a & b
    case 0x60: return b < 32 ? a << b : 0
    case 0x70: return b < 32 ? a >> b : 0
    case 0x80: return 0 &- a
    case 0x90: return b == 0 ? nil : a % b
    default: return a ^ b
    }
  }
}
