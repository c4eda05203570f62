import TestNumbers
import Testing

@testable import Frames

/// The machine of the BSD Packet Filter, its check, and the small language of expressions.
struct CaptureProgramTests {
  typealias Instruction = CaptureProgram.Instruction

  /// What a program answers for bytes.
  private func answer(
    _ instructions: [Instruction], _ bytes: [UInt8] = [], wireLength: Int? = nil
  ) throws -> Int {
    try CaptureProgram(instructions).wanted(bytes, wireLength: wireLength)
  }

  /// The accumulator after some instructions.
  private func accumulator(
    _ instructions: [Instruction], _ bytes: [UInt8] = [], wireLength: Int? = nil
  ) throws -> Int {
    try answer(instructions + [Instruction(0x16, 0)], bytes, wireLength: wireLength)
  }

  private let bytes: [UInt8] = Array(0..<40)

  // MARK: - The machine

  @Test func `loads take the byte order of the network`() throws {
    #expect(try accumulator([Instruction(0x20, 1)], bytes) == 0x0102_0304)
    #expect(try accumulator([Instruction(0x28, 4)], bytes) == 0x0405)
    #expect(try accumulator([Instruction(0x30, 9)], bytes) == 9)
    #expect(try accumulator([Instruction(0x00, 77)]) == 77)
    #expect(try accumulator([Instruction(0x80, 0)], bytes, wireLength: 1_500) == 1_500)
  }

  @Test func `an indexed load adds the index register`() throws {
    let index = Instruction(0x01, 3)
    #expect(try accumulator([index, Instruction(0x40, 1)], bytes) == 0x0405_0607)
    #expect(try accumulator([index, Instruction(0x48, 1)], bytes) == 0x0405)
    #expect(try accumulator([index, Instruction(0x50, 1)], bytes) == 4)
  }

  @Test func `the length of an IPv4 header comes from the low half of a byte`() throws {
    #expect(try accumulator([Instruction(0xB1, 0), Instruction(0x87, 0)], [0x46]) == 24)
  }

  @Test func `a load beyond the end wants nothing`() throws {
    let everything = Instruction(0x06, 100)
    #expect(try answer([Instruction(0x30, 39), everything], bytes) == 100)
    #expect(try answer([Instruction(0x30, 40), everything], bytes) == 0)
    #expect(try answer([Instruction(0x20, 37), everything], bytes) == 0)
    #expect(try answer([Instruction(0x20, UInt32.max), everything], bytes) == 0)
    #expect(
      try answer([Instruction(0x01, UInt32.max), Instruction(0x50, 1), everything], bytes) == 0)
    #expect(try answer([Instruction(0xB1, 40), everything], bytes) == 0)
  }

  @Test func `memory keeps both registers`() throws {
    #expect(
      try accumulator([
        Instruction(0x00, 5), Instruction(0x02, 15), Instruction(0x01, 8), Instruction(0x03, 0),
        Instruction(0x00, 0), Instruction(0x60, 15), Instruction(0x61, 0), Instruction(0x0C, 0),
      ]) == 13)
    #expect(try accumulator([Instruction(0x60, 3)]) == 0)
  }

  @Test(arguments: [
    (UInt16(0x04), 10), (0x14, 4), (0x24, 21), (0x34, 2), (0x44, 7), (0x54, 3), (0x64, 56),
    (0x74, 0), (0x94, 1), (0xA4, 4),
  ])
  func `each operation calculates with the constant and with the index`(
    code: UInt16, result: Int
  ) throws {
    let seven = Instruction(0x00, 7)
    #expect(try accumulator([seven, Instruction(code, 3)]) == result)
    #expect(
      try accumulator([seven, Instruction(0x01, 3), Instruction(code | 8, 0)]) == result)
  }

  @Test func `numbers run over at 32 bits`() throws {
    let most = Instruction(0x00, UInt32.max)
    #expect(try accumulator([most, Instruction(0x04, 2)]) == 1)
    #expect(try accumulator([Instruction(0x00, 1), Instruction(0x84, 0)]) == Int(UInt32.max))
    #expect(try accumulator([most, Instruction(0x64, 31)]) == 0x8000_0000)
    #expect(try accumulator([most, Instruction(0x01, 32), Instruction(0x6C, 0)]) == 0)
  }

  @Test func `a division by an index of 0 wants nothing`() throws {
    let everything = Instruction(0x06, 9)
    for code in [UInt16(0x3C), 0x9C] {
      #expect(try answer([Instruction(0x00, 4), Instruction(code, 0), everything]) == 0)
    }
  }

  @Test(arguments: [
    (UInt16(0x15), UInt32(5), true), (0x15, 6, false), (0x25, 4, true), (0x25, 5, false),
    (0x35, 5, true), (0x35, 6, false), (0x45, 4, true), (0x45, 2, false),
  ])
  func `a comparison jumps one way or the other`(code: UInt16, k: UInt32, isTrue: Bool) throws {
    let tail = [Instruction(0x06, 1), Instruction(0x06, 2)]
    let five = Instruction(0x00, 5)
    let jump = Instruction(code, k, ifTrue: 0, ifFalse: 1)
    #expect(try answer([five, jump] + tail) == (isTrue ? 1 : 2))
    let byIndex = Instruction(code | 8, 0, ifTrue: 0, ifFalse: 1)
    #expect(try answer([five, Instruction(0x01, k), byIndex] + tail) == (isTrue ? 1 : 2))
  }

  @Test func `a jump always goes far`() throws {
    let program = [Instruction(0x05, 300)] + Array(repeating: Instruction(0x06, 1), count: 300)
    #expect(try answer(program + [Instruction(0x06, 2)]) == 2)
  }

  // MARK: - The check

  @Test func `what the kernel refuses is refused`() {
    let end = Instruction(0x06, 0)
    let wrong: [([Instruction], CaptureProgramError)] = [
      ([], .wrongLength(0)), (Array(repeating: end, count: 4_097), .wrongLength(4_097)),
      ([Instruction(0x00, 1)], .noReturn),
      ([Instruction(0xFF, 0), end], .unknownInstruction(0, code: 0xFF)),
      ([Instruction(0x15, 1, ifTrue: 1), end], .jumpOut(0)),
      ([Instruction(0x05, 1), end], .jumpOut(0)),
      ([Instruction(0x05, UInt32.max), end], .jumpOut(0)),
      ([Instruction(0x02, 16), end], .noSuchWord(0)),
      ([Instruction(0x60, 16), end], .noSuchWord(0)),
      ([Instruction(0x34, 0), end], .divisionByZero(0)),
      ([Instruction(0x94, 0), end], .divisionByZero(0)),
    ]
    for (instructions, error) in wrong {
      #expect(throws: error) { try CaptureProgram(instructions) }
      #expect(!error.sentence.isEmpty)
    }
  }

  @Test func `any numbers that pass the check run to an answer`() throws {
    var random = RandomNumbers(seed: 30)
    var count = 0
    for _ in 0..<40_000 {
      var instructions = (0..<Int(random.next() % 6)).map { _ in
        Instruction(
          UInt16(random.next() % 0xC0), UInt32(truncatingIfNeeded: random.next() % 40),
          ifTrue: UInt8(random.next() % 4), ifFalse: UInt8(random.next() % 4))
      }
      instructions.append(Instruction(0x16, 0))
      guard let program = try? CaptureProgram(instructions) else { continue }
      count += 1
      #expect(program.wanted(bytes) >= 0)
    }
    #expect(count > 500)
  }

  // MARK: - Text

  @Test func `the numbers of tcpdump are read with and without their count`() throws {
    let numbers = "40 0 0 12\n21 0 1 2054\n6 0 0 262144\n6 0 0 0"
    let program = try CaptureProgram(text: "4\n" + numbers + "\n")
    #expect(program.numbers == numbers)
    #expect(try CaptureProgram(text: numbers) == program)
    #expect(try CaptureProgram(text: "40,0,0,12; 21,0,1,2054; 6,0,0,262144; 6,0,0,0") == program)
  }

  @Test(arguments: ["1 2 3", "40 0 0 twelve", "70000 0 0 0", "6 300 0 0", "6 0 0 99999999999"])
  func `numbers that make no instructions are refused`(text: String) {
    #expect(throws: CaptureProgramError.self) { try CaptureProgram(text: text) }
  }

  @Test(arguments: [
    "udp port", "host 10.0.0", "host 10.0.0.256", "port 70000", "(arp", "arp)", "and arp", "vlan 1",
    "net 10.0.0.0", "net 10.0.0.0/33", "ether host 1:2:3", "ether 1", "less many", "not",
    "ether host zz:00:11:22:33:44:55", "ether host 00:11:22:33:44:55:", "ether host +1:2:3:4:5:6",
    "host 10.0.0.+1", "port +9", "less +9", "net 10.0.0.0/+8",
  ])
  func `an expression that is not understood is refused with a sentence`(text: String) {
    #expect(throws: CaptureProgramError.self) { try CaptureProgram(text: text) }
  }

  @Test func `a network is not an address of it`() throws {
    let error = #expect(throws: CaptureProgramError.self) {
      try CaptureProgram(text: "net 10.0.0.1/24")
    }
    #expect(error == .notOfNetwork("10.0.0.1/24"))
    _ = try CaptureProgram(text: "net 0.0.0.0/0 or net 10.0.0.1/32")
  }

  @Test(arguments: ["not ", "!", "(", "not ("])
  func `an expression of nothing but beginnings is too long`(piece: String) {
    #expect(throws: CaptureProgramError.tooLong) {
      try CaptureProgram(text: String(repeating: piece, count: 100_000) + "ip")
    }
  }

  @Test func `an expression has no more tests and levels than it may have`() throws {
    let deep = String(repeating: "(", count: 64) + "arp" + String(repeating: ")", count: 64)
    #expect(try CaptureProgram(text: deep) == CaptureProgram(text: "arp"))
    #expect(throws: CaptureProgramError.tooLong) { try CaptureProgram(text: "not (" + deep + ")") }
    for joint in [" and ", " or "] {
      let long = repeatElement("ip", count: 100_000).joined(separator: joint)
      #expect(throws: CaptureProgramError.tooLong) { try CaptureProgram(text: long) }
    }
  }

  // MARK: - Expressions

  /// What `tcpdump -ddd` prints for an expression.
  private static let compiled: [(text: String, numbers: String)] = [
    ("arp", "40 0 0 12; 21 0 1 2054; 6 0 0 262144; 6 0 0 0"),
    (
      "udp port 53",
      """
      40 0 0 12; 21 0 6 34525; 48 0 0 20; 21 0 15 17; 40 0 0 54; 21 12 0 53; 40 0 0 56; 21 10 11 53;
      21 0 10 2048; 48 0 0 23; 21 0 8 17; 40 0 0 20; 69 6 0 8191; 177 0 0 14; 72 0 0 14; 21 2 0 53;
      72 0 0 16; 21 0 1 53; 6 0 0 262144; 6 0 0 0
      """
    ),
    (
      "host 10.0.0.1",
      """
      40 0 0 12; 21 0 4 2048; 32 0 0 26; 21 8 0 167772161; 32 0 0 30; 21 6 7 167772161;
      21 1 0 2054; 21 0 5 32821; 32 0 0 28; 21 2 0 167772161; 32 0 0 38; 21 0 1 167772161;
      6 0 0 262144; 6 0 0 0
      """
    ),
  ]

  /// Frames that are near enough to what the programs look for.
  private func frames() -> [[UInt8]] {
    var random = RandomNumbers(seed: 31)
    let types: [[UInt8]] = [[8, 0], [8, 6], [0x86, 0xDD], [0x80, 0x35], [1, 2]]
    return (0..<3_000).map { _ in
      var frame = [UInt8](repeating: 0, count: Int(random.next() % 60) + 10)
      func put(_ offset: Int, _ bytes: [UInt8]) {
        for (index, byte) in bytes.enumerated() where offset + index < frame.count {
          frame[offset + index] = byte
        }
      }
      put(12, types[Int(random.next() % 5)])
      put(14, [0x45 + UInt8(random.next() % 2)])
      put(20, [[0, 0], [0x40, 0], [0, 7], [17, 0]][Int(random.next() % 4)])
      put(23, [UInt8([6, 17, 1][Int(random.next() % 3)])])
      for offset in [26, 28, 30, 38] where random.next() % 3 == 0 { put(offset, [10, 0, 0, 1]) }
      for offset in [34, 36, 38, 40, 54, 56] where random.next() % 3 == 0 { put(offset, [0, 53]) }
      return frame
    }
  }

  @Test(arguments: 0..<3)
  func `an expression answers as the program that tcpdump makes of it`(index: Int) throws {
    let (text, numbers) = Self.compiled[index]
    let ours = try CaptureProgram(text: text)
    let theirs = try CaptureProgram(text: numbers)
    var wantedCount = 0
    for frame in frames() {
      #expect(ours.wanted(frame) == theirs.wanted(frame), "\(text): \(frame)")
      if theirs.wanted(frame) > 0 { wantedCount += 1 }
    }
    #expect(wantedCount > 20)
  }

  private let question = FrameBuilder.arpRequest(
    from: Station(MACAddress(rawValue: 0x0050_56C0_A801), IPv4Address(10, 0, 0, 1)),
    for: IPv4Address(10, 0, 0, 2))
  private let datagram = FrameBuilder.udp(
    from: Station(MACAddress(rawValue: 0x0050_56C0_A801), IPv4Address(10, 0, 0, 1)),
    to: Station(MACAddress(rawValue: 0x0050_56C0_A802), IPv4Address(10, 0, 1, 2)),
    lengthBytes: 200, number: 1)

  @Test(arguments: [
    ("", true, true), ("arp", true, false), ("ip", false, true), ("udp", false, true),
    ("tcp", false, false), ("icmp", false, false), ("host 10.0.0.1", true, true),
    ("src 10.0.0.1", true, true), ("dst host 10.0.1.2", false, true),
    ("net 10.0.1.0/24", false, true),
    ("dst net 10.0.0.0/16", true, true), ("broadcast", true, false), ("multicast", true, false),
    ("ether src 00:50:56:c0:a8:01", true, true), ("ether dst 00:50:56:c0:a8:02", false, true),
    ("ether host 00:50:56:c0:a8:02", false, true), ("less 100", true, false),
    ("greater 100", false, true), ("greater 0", true, true), ("not arp", false, true),
    ("! arp", false, true), ("not (arp or udp)", false, false), ("udp port 9", false, true),
    ("port 9", false, true), ("tcp port 9", false, false), ("udp dst port 9", false, true),
    ("arp or udp and less 100", true, false), ("arp or (udp and less 100)", true, false),
    ("udp or arp and greater 100", false, true), ("udp && not host 10.0.0.9 || arp", true, true),
  ])
  func `an expression wants the frames that it describes`(
    text: String, arp: Bool, udp: Bool
  ) throws {
    let program = try CaptureProgram(text: text)
    #expect((program.wanted(question) > 0) == arp)
    #expect((program.wanted(datagram) > 0) == udp)
  }
}
