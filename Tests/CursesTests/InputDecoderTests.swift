import Terminal
import TestNumbers
import Testing

@testable import Curses

struct InputDecoderTests {
  /// What a decoder makes of text that comes in one piece, and of nothing more coming.
  private func decode(_ text: String, keys: KeyTable = KeyTable()) -> [Input] {
    var decoder = InputDecoder(keys: keys)
    decoder.add(Array(text.utf8))
    if decoder.patienceMilliseconds != nil { decoder.giveUp() }
    return inputs(of: &decoder)
  }

  private func inputs(of decoder: inout InputDecoder) -> [Input] {
    var inputs: [Input] = []
    while let input = decoder.popFirst() { inputs.append(input) }
    return inputs
  }

  private func mouse(_ action: Mouse.Action, _ row: Int, _ column: Int) -> Input {
    .mouse(Mouse(action, at: Position(row: row, column: column)))
  }

  @Test func `characters are characters`() {
    #expect(decode("aé包😀") == [.character("a"), .character("é"), .character("包"), .character("😀")])
  }

  @Test(arguments: [
    ("\r", Input.key(.enter)), ("\n", .key(.enter)), ("\t", .key(.tab)),
    ("\u{7F}", .key(.backspace)),
    ("\u{8}", .key(.backspace)), ("\u{0}", .key(.character(" "), .control)),
    ("\u{17}", .key(.character("w"), .control)), ("\u{1D}", .key(.character("]"), .control)),
    ("\u{1F}", .key(.character("_"), .control)), ("\u{1B}", .key(.escape)),
    ("\u{1B}x", .key(.character("x"), .alt)), ("\u{1B}包", .key(.character("包"), .alt)),
    ("\u{1B}\r", .key(.enter, .alt)), ("\u{1B}\u{17}", .key(.character("w"), [.control, .alt])),
    ("\u{1B}[", .key(.character("["), .alt)), ("\u{1B}O", .key(.character("O"), .alt)),
    ("\u{1B}[A", .key(.up)), ("\u{1B}OA", .key(.up)), ("\u{1B}[B", .key(.down)),
    ("\u{1B}OC", .key(.right)), ("\u{1B}[D", .key(.left)), ("\u{1B}OH", .key(.home)),
    ("\u{1B}[F", .key(.end)), ("\u{1B}[1~", .key(.home)), ("\u{1B}[4~", .key(.end)),
    ("\u{1B}[7~", .key(.home)), ("\u{1B}[8~", .key(.end)), ("\u{1B}[5~", .key(.pageUp)),
    ("\u{1B}[6~", .key(.pageDown)), ("\u{1B}[2~", .key(.insert)), ("\u{1B}[3~", .key(.delete)),
    ("\u{1B}[Z", .key(.backtab)), ("\u{1B}OM", .key(.enter)), ("\u{1B}Oj", .character("*")),
    ("\u{1B}Oy", .character("9")), ("\u{1B}OP", .key(.function(1))),
    ("\u{1B}[[A", .key(.function(1))), ("\u{1B}[[E", .key(.function(5))),
    ("\u{1B}[11~", .key(.function(1))), ("\u{1B}[15~", .key(.function(5))),
    ("\u{1B}[17~", .key(.function(6))), ("\u{1B}[21~", .key(.function(10))),
    ("\u{1B}[23~", .key(.function(11))), ("\u{1B}[24~", .key(.function(12))),
    ("\u{1B}[1;5C", .key(.right, .control)), ("\u{1B}[1;2D", .key(.left, .shift)),
    ("\u{1B}[1;3A", .key(.up, .alt)), ("\u{1B}[1;9A", .key(.up, .alt)),
    ("\u{1B}[1;6P", .key(.function(1), [.shift, .control])),
    ("\u{1B}[3;5~", .key(.delete, .control)),
    ("\u{1B}[d", .key(.left, .shift)), ("\u{1B}Od", .key(.left, .control)),
    ("\u{1B}[5^", .key(.pageUp, .control)), ("\u{1B}[27;5;105~", .key(.character("i"), .control)),
    ("\u{1B}[105;5u", .key(.character("i"), .control)), ("\u{1B}[97u", .character("a")),
    ("\u{1B}[9;2u", .key(.backtab)), ("\u{1B}[27u", .key(.escape)),
  ])
  func `keys send what terminals send`(text: String, expected: Input) {
    #expect(decode(text) == [expected])
  }

  @Test func `what the description of the terminal says comes first`() {
    let keys = KeyTable([("\u{1B}[A", .home), ("\u{1B}@x", .function(9))])
    #expect(decode("\u{1B}[A\u{1B}@x", keys: keys) == [.key(.home), .key(.function(9))])
  }

  @Test(arguments: [
    "\u{1B}[99~", "\u{1B}[?1;2c", "\u{1B}[12;40R", "\u{1B}[I", "\u{1B}[200;300;400z",
    "\u{1B}[1;2;3", "\u{1B}[[Z", "\u{1B}[<35;1;1M", "\u{1B}[<2;1;1M", "\u{1B}[<0;0;0M",
  ])
  func `a sequence that nobody knows is swallowed whole`(text: String) {
    #expect(decode(text + "\u{1B}[A").last == .key(.up))
    #expect(decode(text).isEmpty)
  }

  @Test func `a sequence that is torn apart is put together again`() {
    for text in ["\u{1B}[1;5C", "\u{1B}[<0;10;5M", "包", "\u{1B}[200~a\u{1B}[201~"] {
      var decoder = InputDecoder()
      for byte in text.utf8 { decoder.add([byte]) }
      #expect(inputs(of: &decoder) == decode(text))
      #expect(decoder.patienceMilliseconds == nil)
    }
  }

  @Test func `Escape waits a moment and a longer sequence waits longer`() {
    var decoder = InputDecoder()
    #expect(decoder.patienceMilliseconds == nil)
    decoder.add([0x1B])
    #expect(decoder.patienceMilliseconds == 25)
    decoder.add(Array("[1;".utf8))
    #expect(decoder.patienceMilliseconds == 500)
  }

  @Test func `what comes late of a paste belongs to it, for three seconds`() {
    var decoder = InputDecoder()
    decoder.add(Array("\u{1B}[200~quit ".utf8))
    #expect(decoder.patienceMilliseconds == 3_000)
    decoder.add(Array("Q".utf8))
    #expect(inputs(of: &decoder).isEmpty)
    decoder.add(Array("\u{1B}[201~l".utf8))
    #expect(inputs(of: &decoder) == [.paste("quit Q"), .character("l")])
    #expect(decoder.patienceMilliseconds == nil)
  }

  @Test func `Escape twice is Escape twice`() {
    #expect(decode("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
    #expect(decode("\u{1B}\u{1B}[A") == [.key(.escape), .key(.up)])
  }

  @Test func `bytes that are no text are left out`() {
    var decoder = InputDecoder()
    decoder.add([0x80, 0xFF, 0xC0, 0x41, 0xE5, 0x42, 0xED, 0xA0, 0x80, 0x43, 0xF8])
    #expect(inputs(of: &decoder) == [.character("A"), .character("B"), .character("C")])
  }

  @Test func `the left button and the wheel are reported and the others are not`() {
    let text =
      "\u{1B}[<0;10;5M\u{1B}[<32;11;5M\u{1B}[<0;11;5m\u{1B}[<2;1;1M\u{1B}[<2;1;1m\u{1B}[<64;300;5M"
    #expect(
      decode(text) == [
        mouse(.press, 4, 9), mouse(.drag, 4, 10), mouse(.release, 4, 10), mouse(.wheelUp, 4, 299),
      ])
  }

  @Test func `modifiers of the mouse are told`() {
    let expected = Mouse(
      .wheelDown, at: Position(row: 0, column: 0), modifiers: [.control, .shift])
    #expect(decode("\u{1B}[<85;1;1M") == [.mouse(expected)])
  }

  @Test func `old mouse reports are understood and a release without a press is not told`() {
    #expect(
      decode("\u{1B}[M **\u{1B}[M#**\u{1B}[M#**\u{1B}[Ma!!") == [
        mouse(.press, 9, 9), mouse(.release, 9, 9), mouse(.wheelDown, 0, 0),
      ])
  }

  @Test func `a paste comes in one piece and without controls`() {
    let text = "\u{1B}[200~one\r\ntwo\rthree\n\tx\u{1B}[31m\u{7}\u{1B}[201~y"
    #expect(decode(text) == [.paste("one\ntwo\nthree\n x[31m"), .character("y")])
  }

  @Test func `a paste without an end is over after a while`() {
    #expect(decode("\u{1B}[200~abc") == [.paste("abc")])
    #expect(decode("\u{1B}[200~abc\u{1B}[20") == [.paste("abc")])
  }

  @Test func `a paste has a greatest length`() {
    let long = String(repeating: "x", count: 3 << 20)
    guard case .paste(let text)? = decode("\u{1B}[200~\(long)\u{1B}[201~").first else {
      Issue.record("no paste")
      return
    }
    #expect(text.utf8.count == 1 << 20)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `random bytes are survived and Escape is heard after them`(seed: UInt64) {
    var random = RandomNumbers(seed: seed)
    var decoder = InputDecoder()
    for _ in 0..<200 {
      decoder.add((0..<random.below(40)).map { _ in UInt8(random.below(256)) })
    }
    decoder.giveUp()
    decoder.add([0x1B])
    decoder.giveUp()
    #expect(inputs(of: &decoder).last == .key(.escape))
  }
}
