import CSHA256
import Testing

@testable import Traces

/// Source: [FIPS 180-4], the examples of NIST.
struct SHA256Tests {
  private static let thousand = String(repeating: "a", count: 1_000)

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
        + "lmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    (thousand, "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"),
  ])
  func `a message has its published checksum`(message: String, checksum: String) {
    #expect(SHA256.hexadecimal(of: message.utf8) == checksum)
  }

  @Test(arguments: 54...66)
  func `messages around the length of a block have checksums of their own`(count: Int) {
    let checksum = SHA256.hexadecimal(of: [UInt8](repeating: 0, count: count))
    #expect(checksum.count == 64)
    #expect(checksum != SHA256.hexadecimal(of: [UInt8](repeating: 0, count: count + 1)))
  }

  @Test func `with the instructions of the processor a message has the same checksum as without`() {
    var message: [UInt8] = []
    var next: UInt8 = 1
    for count in 0..<300 {
      message.append(next)
      next = next &* 167 &+ UInt8(truncatingIfNeeded: count)
      message.withUnsafeBytes { bytes in
        #expect(
          SHA256.digest(of: bytes, mix: csha256_mix)
            == SHA256.digest(of: bytes, mix: csha256_mix_anywhere))
      }
    }
  }

  @Test func `a million letters have their published checksum, whoever mixes`() {
    let message = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    for mix in [csha256_mix, csha256_mix_anywhere] {
      let digest = message.withUnsafeBytes { SHA256.digest(of: $0, mix: mix) }
      let checksum = digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
      #expect(checksum == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }
  }
}
