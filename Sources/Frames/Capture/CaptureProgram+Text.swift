extension CaptureProgram {
  /// Reads a program: the numbers that `tcpdump -ddd` prints, or a filter expression.
  ///
  /// The numbers are four an instruction (code, the two jumps, constant), with or without the count before them, parted by
  /// white space, commas or semicolons. What begins with a letter, `!` or `(` is an expression (``CaptureExpression``).
  ///
  /// - Throws: ``CaptureProgramError``.
  public init(text: String) throws(CaptureProgramError) {
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    guard let first, first.properties.numericType != nil else {
      self = try CaptureExpression(text).program()
      return
    }
    let separators: Set<Character> = [",", ";", " ", "\n", "\t", "\r", "\r\n"]
    var numbers: [UInt32] = []
    for word in text.split(whereSeparator: separators.contains) {
      guard let number = UInt32(word) else { throw .notANumber(String(word)) }
      numbers.append(number)
    }
    try self.init(CaptureProgram.instructions(of: numbers))
  }

  private static func instructions(
    of numbers: [UInt32]
  ) throws(CaptureProgramError) -> [Instruction] {
    let hasCount = numbers.count % 4 == 1 && Int(numbers[0]) == numbers.count / 4
    let rest = Array(numbers.dropFirst(hasCount ? 1 : 0))
    guard rest.count % 4 == 0 else { throw .wrongCount(numbers.count) }
    var instructions: [Instruction] = []
    for start in stride(from: 0, to: rest.count, by: 4) {
      guard let code = UInt16(exactly: rest[start]), let jt = UInt8(exactly: rest[start + 1]),
        let jf = UInt8(exactly: rest[start + 2])
      else { throw .notANumber("\(rest[start]) \(rest[start + 1]) \(rest[start + 2])") }
      instructions.append(Instruction(code, rest[start + 3], ifTrue: jt, ifFalse: jf))
    }
    return instructions
  }

  /// The program as `tcpdump -ddd` prints it, without the count: one instruction a line.
  public var numbers: String {
    instructions.map { "\($0.code) \($0.ifTrue) \($0.ifFalse) \($0.k)" }.joined(separator: "\n")
  }
}

extension CaptureProgramError {
  /// What is wrong and how to mend it.
  public var sentence: String {
    switch self {
    case .wrongLength(let count):
      "a capture program has 1 to \(CaptureProgram.instructionCountMax) instructions, not \(count)"
    case .notANumber(let word): "\"\(word)\" is not a number of an instruction"
    case .wrongCount(let count):
      "an instruction is four numbers (code, jump if true, jump if false, constant), and "
        + "\(count) numbers make no whole instructions"
    case .unknownInstruction(let index, let code):
      "instruction \(index) has the code \(code), which no machine knows"
    case .jumpOut(let index): "instruction \(index) jumps out of the program"
    case .noSuchWord(let index):
      "instruction \(index) uses a word of memory that is not there; 0 to 15"
    case .divisionByZero(let index): "instruction \(index) divides by 0"
    case .noReturn: "the last instruction has to be a return"
    case .notUnderstood(let word):
      "\"\(word)\" is not understood here. Understood are ip, ip6, arp, rarp, tcp, udp, icmp, host, "
        + "net, port, src, dst, ether host, broadcast, multicast, less, greater, and, or, not and "
        + "brackets; for everything else take the numbers that tcpdump -ddd prints"
    case .notOfNetwork(let word):
      "\(word) has bits of an address beyond its prefix; write net 10.0.0.0/24 or host 10.0.0.1"
    case .endsEarly: "the filter expression ends too early"
    case .tooLong: "the filter expression is too long for the jumps of the machine"
    }
  }
}
