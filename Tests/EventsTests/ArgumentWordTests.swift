import Events
import Testing

/// The words that somebody asks for are found where they were written.
struct ArgumentWordTests {
  /// A history of one call with a text.
  private func call(_ key: ExtraKey, _ text: String) -> History {
    var history = History()
    history.append(Event(.enter, time: 0))
    history.attach(key, text: text)
    return history
  }

  @Test(arguments: ArgumentWord.allCases)
  func `an argument is the word that was written`(word: ArgumentWord) {
    #expect(call(.argument, word.rawValue).argument(of: 0) == word)
    #expect(call(.argument, word.rawValue + "2").argument(of: 0) == nil)
    #expect(call(.note, word.rawValue).argument(of: 0) == nil)
  }

  @Test func `a number of packets is the one that was written`() {
    #expect(call(.argument, ArgumentWord.numberOfPackets(3)).packetCount(of: 0) == 3)
    #expect(call(.argument, "NumberOfPackets").packetCount(of: 0) == nil)
    #expect(call(.argument, "3").packetCount(of: 0) == nil)
  }

  @Test(arguments: [
    ("RESOURCES", true), ("RESOURCES, IS_LOOPBACK_PACKET", true),
    ("DISPATCH_LEVEL, RESOURCES", true), ("loopback", false),
  ])
  func `flags say whether what is shown is lent`(flags: String, isLent: Bool) {
    #expect(call(.flags, flags).saysLent(0) == isLent)
    #expect(!call(.note, flags).saysLent(0))
  }
}
