import Testing

@testable import Traces

struct ByteTextTests {
  private func base64(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    ByteText.appendBase64(bytes[...], to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private func hex(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    ByteText.appendHex(bytes[...], to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `bytes have the base64 of RFC 4648`(plain: String, text: String) {
    #expect(base64(Array(plain.utf8)) == text)
    #expect(ByteText.bytes(base64: Array(text.utf8)) == Array(plain.utf8))
  }

  @Test(arguments: ["Z", "Zg", "Zg=", "=", "====", "Zm9v\n", "Zm-v", "Z=9v", "Zm9vZg==Zm9v", "帧帧"])
  func `what is not base64 is refused`(text: String) {
    #expect(ByteText.bytes(base64: Array(text.utf8)) == nil)
  }

  @Test(arguments: [
    ("", [UInt8]()), ("00", [0]), ("0aFf", [0x0A, 0xFF]), (" 0a  ff ", [0x0A, 0xFF]),
  ])
  func `pairs of digits are bytes`(text: String, bytes: [UInt8]) {
    #expect(ByteText.bytes(hex: Array(text.utf8)) == bytes)
  }

  @Test(arguments: ["0", "0 a", "0g", "0x0a", "0a\t0b", "000"])
  func `what is not pairs of digits is refused`(text: String) {
    #expect(ByteText.bytes(hex: Array(text.utf8)) == nil)
  }

  @Test func `all bytes are read as they are written`() {
    let all = (0...255 as ClosedRange<UInt8>).map { $0 }
    for count in 0...all.count {
      let bytes = Array(all.prefix(count))
      #expect(ByteText.bytes(base64: Array(base64(bytes).utf8)) == bytes)
      #expect(ByteText.bytes(hex: Array(hex(bytes).utf8)) == bytes)
    }
  }
}
