import Frames
import TestNumbers
import Testing

struct HostileFrameTests {
  private static let unusual: [UInt8] = [
    0, 1, 4, 5, 6, 0x0F, 0x2C, 0x3C, 0x45, 0x60, 0x7F, 0x80, 0xAA, 0xFF,
  ]

  /// Whether all ranges lie in the frame, all texts are safe and the tree is shallow.
  private func isSound(_ dissection: FrameDissection) -> Bool {
    dissection.nodes.allSatisfy { node in
      isSafe(node.summary) && isInside(node.range, dissection)
        && node.fields.allSatisfy { isSound($0, dissection, depth: 1) }
    }
  }

  private func isSound(_ field: Field, _ dissection: FrameDissection, depth: Int) -> Bool {
    depth <= 2 && isSafe(field.name) && isSafe(field.text) && isInside(field.range, dissection)
      && field.children.allSatisfy { isSound($0, dissection, depth: depth + 1) }
  }

  private func isInside(_ range: Range<Int>, _ dissection: FrameDissection) -> Bool {
    range.lowerBound >= 0 && range.upperBound <= dissection.capturedBytes
  }

  private func isSafe(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F }
  }

  @Test(arguments: Samples.all)
  func `every prefix of a frame is dissected up to its end`(frame: [UInt8]) {
    for count in 0...frame.count {
      let prefix = Array(frame.prefix(count))
      #expect(isSound(FrameDissection(prefix)))
      #expect(isSound(FrameDissection(prefix, originalBytes: frame.count)))
    }
  }

  @Test(arguments: Samples.all)
  func `every byte of the headers can be anything`(frame: [UInt8]) {
    for index in frame.indices.prefix(90) {
      for value in Self.unusual {
        var damaged = frame
        damaged[index] = value
        #expect(isSound(FrameDissection(damaged)))
      }
    }
  }

  @Test func `noise behind every kind of header is survived`() {
    var random = RandomNumbers(seed: 1)
    let types: [[UInt8]] = [[8, 0], [8, 6], [0x86, 0xDD], [0x81, 0], [0x88, 0xA8], [0, 40]]
    for _ in 0..<4_000 {
      var frame = (0..<random.below(120)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      if frame.count > 15 { frame.replaceSubrange(12..<14, with: types[random.below(types.count)]) }
      if frame.count > 24, random.below(2) == 0 { announce(&frame, &random) }
      #expect(isSound(FrameDissection(frame, originalBytes: random.below(70_000))))
    }
  }

  /// Puts the version and the protocol of an IP header where they may be right.
  private func announce(_ frame: inout [UInt8], _ random: inout RandomNumbers) {
    let contents: [UInt8] = [0, 1, 6, 17, 43, 44, 51, 58, 60]
    frame[14] = random.below(2) == 0 ? 0x45 : 0x60
    frame[random.below(2) == 0 ? 23 : 20] = contents[random.below(contents.count)]
  }

  @Test func `text that comes from bytes has no control characters`() {
    let content = (0...255 as ClosedRange<UInt8>).map { $0 }
    for start in stride(from: 0, to: 256, by: 24) {
      let frame = bytes("ffffffffffff 005056c0a801 88b5") + content[start...]
      #expect(isSound(FrameDissection(frame)))
    }
  }

  @Test func `a frame of nothing but tags ends after a few`() {
    let tags = [[UInt8]](repeating: [0x81, 0, 0x81, 0], count: 60_000).flatMap { $0 }
    let dissection = FrameDissection(bytes("ffffffffffff 005056c0a801") + tags)
    #expect(dissection.nodes.count == 6)
    #expect(isSound(dissection))
  }

  @Test func `a datagram of nothing but extension headers ends after a few`() {
    let header = bytes("3333ff000002 005056c0a801 86dd 60000000 0000 00 40")
    let dissection = FrameDissection(header + [UInt8](repeating: 0, count: 200_000))
    #expect(dissection.nodes.filter { $0.kind == .ipv6Extension }.count == 8)
    #expect(isSound(dissection))
  }
}
