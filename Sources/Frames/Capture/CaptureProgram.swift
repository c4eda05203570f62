/// A program of the classic BSD Packet Filter: it looks at a frame and answers how many bytes of it are wanted.
///
/// The machine has an accumulator, an index register and sixteen words of memory, all of 32 bits. A jump leads forward only,
/// so every program ends.
///
/// Source: [BPF]
public struct CaptureProgram: Equatable, Sendable {
  /// One instruction.
  public struct Instruction: Equatable, Sendable {
    /// What is done: class, size, mode or operation, source.
    public var code: UInt16
    /// How many instructions are skipped if a comparison is true.
    public var ifTrue: UInt8
    /// How many instructions are skipped if a comparison is false.
    public var ifFalse: UInt8
    /// The constant, offset or address.
    public var k: UInt32

    /// One instruction.
    public init(_ code: UInt16, _ k: UInt32, ifTrue: UInt8 = 0, ifFalse: UInt8 = 0) {
      self.code = code
      self.ifTrue = ifTrue
      self.ifFalse = ifFalse
      self.k = k
    }
  }

  /// The instructions.
  public let instructions: [Instruction]

  /// A checked program.
  ///
  /// - Throws: ``CaptureProgramError`` where the kernel would refuse it.
  public init(_ instructions: [Instruction]) throws(CaptureProgramError) {
    try CaptureProgram.check(instructions)
    self.instructions = instructions
  }

  /// The program that wants everything.
  public static let everything = CaptureProgram(unchecked: [Instruction(0x06, UInt32.max)])

  private init(unchecked instructions: [Instruction]) { self.instructions = instructions }

  /// The most instructions of a program.
  public static let instructionCountMax = 4_096
  /// The words of memory.
  static let memoryCount = 16
}

/// Why a capture program cannot be used.
public enum CaptureProgramError: Error, Equatable, Sendable {
  /// It has no instructions, or more than the kernel takes.
  case wrongLength(Int)
  /// The text holds something that is not a number of an instruction.
  case notANumber(String)
  /// The numbers do not make whole instructions.
  case wrongCount(Int)
  /// No machine knows the instruction.
  case unknownInstruction(Int, code: UInt16)
  /// A jump leaves the program.
  case jumpOut(Int)
  /// A store or load uses a word that is not there.
  case noSuchWord(Int)
  /// A division by the constant 0.
  case divisionByZero(Int)
  /// The last instruction is not a return.
  case noReturn
  /// The filter expression has something that is not understood.
  case notUnderstood(String)
  /// The address of a network has bits beyond its prefix, as in `10.0.0.1/24`.
  case notOfNetwork(String)
  /// The filter expression ends too early.
  case endsEarly
  /// The expression needs a jump that is longer than 255 instructions, or has too many tests or levels.
  case tooLong
}

// MARK: - The check of the kernel

extension CaptureProgram {
  private static func check(_ instructions: [Instruction]) throws(CaptureProgramError) {
    guard (1...instructionCountMax).contains(instructions.count) else {
      throw .wrongLength(instructions.count)
    }
    for (index, instruction) in instructions.enumerated() {
      try check(instruction, at: index, of: instructions.count)
    }
    guard instructions.last.map({ $0.code & 7 == 6 }) == true else { throw .noReturn }
  }

  private static func check(
    _ instruction: Instruction, at index: Int, of count: Int
  ) throws(CaptureProgramError) {
    guard isKnown(instruction.code) else {
      throw .unknownInstruction(index, code: instruction.code)
    }
    switch instruction.code & 7 {
    case 0, 1:  // LD, LDX
      if instruction.code & 0xE0 == 0x60 { try checkWord(instruction.k, index) }
    case 2, 3: try checkWord(instruction.k, index)
    case 4:  // ALU
      let isDivision = [0x30, 0x90].contains(instruction.code & 0xF0)
      if isDivision, instruction.code & 8 == 0, instruction.k == 0 { throw .divisionByZero(index) }
    case 5:  // JMP
      let next = index + 1
      let isAlways = instruction.code & 0xF0 == 0
      let far = isAlways ? Int(instruction.k) : Int(max(instruction.ifTrue, instruction.ifFalse))
      guard next + far < count else { throw .jumpOut(index) }
    default: break
    }
  }

  private static func checkWord(_ k: UInt32, _ index: Int) throws(CaptureProgramError) {
    guard k < UInt32(memoryCount) else { throw .noSuchWord(index) }
  }

  private static func isKnown(_ code: UInt16) -> Bool {
    guard code < 0x100 else { return false }
    switch code & 7 {
    case 0: return [0x00, 0x20, 0x28, 0x30, 0x40, 0x48, 0x50, 0x60, 0x80].contains(code)
    case 1: return [0x01, 0x61, 0x81, 0xB1].contains(code)
    case 2: return code == 0x02
    case 3: return code == 0x03
    case 4: return code & 0xF0 <= 0xA0 && (code & 0xF0 != 0x80 || code == 0x84)
    case 5: return code == 0x05 || (0x10...0x40).contains(code & 0xF0)
    case 6: return [0x06, 0x16].contains(code)
    default: return [0x07, 0x87].contains(code)
    }
  }
}
