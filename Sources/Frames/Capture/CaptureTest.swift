/// What a filter expression asks of a frame.
indirect enum CaptureTest: Sendable {
  /// A number in the frame, with a mask, is this one; behind the IPv4 header if `isBehindIP`.
  case compare(Size, at: UInt32, mask: UInt32, is: UInt32, isBehindIP: Bool)
  /// Some of these bits of a number are set.
  case bits(Size, at: UInt32, mask: UInt32)
  /// The frame is longer than so many bytes.
  case longer(than: UInt32)
  case not(CaptureTest)
  case both(CaptureTest, CaptureTest)
  case either(CaptureTest, CaptureTest)

  /// How wide a number is; the raw value is the size bits of the instruction.
  enum Size: UInt16 { case word = 0x00, half = 0x08, byte = 0x10 }
}

extension CaptureTest {
  /// Every Ethernet frame: the bit is set or it is not.
  static let etherAny = CaptureTest.either(
    .bits(.byte, at: 0, mask: 1), .not(.bits(.byte, at: 0, mask: 1)))

  static func number(_ size: Size, at offset: UInt32, is value: UInt32) -> CaptureTest {
    .compare(size, at: offset, mask: UInt32.max, is: value, isBehindIP: false)
  }

  static func etherType(_ type: UInt32) -> CaptureTest { .number(.half, at: 12, is: type) }

  static func etherAddress(at offset: UInt32, _ address: UInt64) -> CaptureTest {
    .both(
      .number(.word, at: offset + 2, is: UInt32(truncatingIfNeeded: address)),
      .number(.half, at: offset, is: UInt32(truncatingIfNeeded: address >> 32)))
  }

  /// IPv4 or IPv6 with this protocol; behind IPv6 also in the first fragment header.
  static func ofProtocol(_ number: UInt32) -> CaptureTest {
    .either(
      .both(.etherType(0x0800), .number(.byte, at: 23, is: number)),
      .both(
        .etherType(0x86DD),
        .either(
          .number(.byte, at: 20, is: number),
          .both(.number(.byte, at: 20, is: 44), .number(.byte, at: 54, is: number)))))
  }

  /// An IPv4 address, in IP, ARP or RARP.
  static func host(_ address: UInt32, mask: UInt32, _ side: Side) -> CaptureTest {
    func at(_ offset: UInt32) -> CaptureTest {
      .compare(.word, at: offset, mask: mask, is: address, isBehindIP: false)
    }
    let inARP = side.joined(at(28), at(38))
    return .either(
      .both(.etherType(0x0800), side.joined(at(26), at(30))),
      .both(.either(.etherType(0x0806), .etherType(0x8035)), inARP))
  }

  /// A port of one of some protocols; a later fragment has none.
  static func port(_ number: UInt32, _ side: Side, _ protocols: [UInt32]) -> CaptureTest {
    func any(at offset: UInt32) -> CaptureTest {
      let tests = protocols.map { CaptureTest.number(.byte, at: offset, is: $0) }
      return tests.dropFirst().reduce(tests[0]) { .either($0, $1) }
    }
    func behind(_ offset: UInt32) -> CaptureTest {
      .compare(.half, at: offset, mask: UInt32.max, is: number, isBehindIP: true)
    }
    let inIPv4 = CaptureTest.both(
      .both(any(at: 23), .not(.bits(.half, at: 20, mask: 0x1FFF))),
      side.joined(behind(14), behind(16)))
    let inIPv6 = CaptureTest.both(
      any(at: 20),
      side.joined(.number(.half, at: 54, is: number), .number(.half, at: 56, is: number)))
    return .either(
      .both(.etherType(0x0800), inIPv4), .both(.etherType(0x86DD), inIPv6))
  }
}

/// Puts the tests of an expression one behind the other, with jumps between them.
struct CaptureAssembler {
  private typealias Instruction = CaptureProgram.Instruction
  private var instructions: [Instruction] = []
  /// For each label where it is, or -1 as long as it has no place.
  private var places: [Int] = []
  private var jumps: [(at: Int, ifTrue: Int, ifFalse: Int)] = []

  /// What a frame that is wanted is cut to: as much as tcpdump asks for.
  static let snapLength: UInt32 = 262_144

  static func program(of test: CaptureTest) throws(CaptureProgramError) -> CaptureProgram {
    var assembler = CaptureAssembler()
    let isWanted = assembler.makeLabel()
    let isNotWanted = assembler.makeLabel()
    assembler.add(test, isWanted, isNotWanted)
    assembler.place(isWanted)
    assembler.instructions.append(Instruction(0x06, snapLength))
    assembler.place(isNotWanted)
    assembler.instructions.append(Instruction(0x06, 0))
    return try CaptureProgram(assembler.resolved())
  }

  private mutating func makeLabel() -> Int {
    places.append(-1)
    return places.count - 1
  }

  private mutating func place(_ label: Int) { places[label] = instructions.count }

  /// Adds a test that goes on at one label or the other.
  private mutating func add(_ test: CaptureTest, _ ifTrue: Int, _ ifFalse: Int) {
    switch test {
    case .not(let inner): add(inner, ifFalse, ifTrue)
    case .both(let first, let second):
      let between = makeLabel()
      add(first, between, ifFalse)
      place(between)
      add(second, ifTrue, ifFalse)
    case .either(let first, let second):
      let between = makeLabel()
      add(first, ifTrue, between)
      place(between)
      add(second, ifTrue, ifFalse)
    case .compare(let size, let offset, let mask, let value, let isBehindIP):
      if isBehindIP { instructions.append(Instruction(0xB1, 14)) }  // ldxb 4*([14]&0xf)
      instructions.append(Instruction((isBehindIP ? 0x40 : 0x20) | size.rawValue, offset))
      if mask != UInt32.max { instructions.append(Instruction(0x54, mask)) }
      addJump(0x15, value, ifTrue, ifFalse)
    case .bits(let size, let offset, let mask):
      instructions.append(Instruction(0x20 | size.rawValue, offset))
      addJump(0x45, mask, ifTrue, ifFalse)
    case .longer(let bytes):
      instructions.append(Instruction(0x80, 0))
      addJump(0x25, bytes, ifTrue, ifFalse)
    }
  }

  private mutating func addJump(_ code: UInt16, _ k: UInt32, _ ifTrue: Int, _ ifFalse: Int) {
    jumps.append((instructions.count, ifTrue, ifFalse))
    instructions.append(Instruction(code, k))
  }

  /// The instructions with the distances of their jumps.
  private func resolved() throws(CaptureProgramError) -> [Instruction] {
    var result = instructions
    for jump in jumps {
      guard let ifTrue = UInt8(exactly: places[jump.ifTrue] - jump.at - 1),
        let ifFalse = UInt8(exactly: places[jump.ifFalse] - jump.at - 1)
      else { throw .tooLong }
      result[jump.at].ifTrue = ifTrue
      result[jump.at].ifFalse = ifFalse
    }
    return result
  }
}
