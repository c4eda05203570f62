import Testing

@testable import Events

struct WordTests {
  @Test func `known words have numbers and texts of their own`() {
    #expect(Set(Word.known.map(\.0)).count == Word.known.count)
    #expect(Set(Word.known.map(\.1)).count == Word.known.count)
    #expect(Word.known.allSatisfy { $0.0 > 0 && $0.0 < Word.firstUnknown && !$0.1.isEmpty })
  }

  @Test(arguments: [
    (Status.success, "SUCCESS"), (.pending, "PENDING"), (.resources, "RESOURCES"),
    (.resetInProgress, "RESET_IN_PROGRESS"), (.statusPending, "STATUS_PENDING"),
    (.statusBufferOverflow, "STATUS_BUFFER_OVERFLOW"), (Word.State.receiving, "Receiving"),
    (Word.State.removed, "Removed"), (Word.Reason.noReceiveRequest, "no_recv_request"),
    (Word.Reason.overflow, "ovw"), (Word.Reason.tooLong, "too_long"), (Word.How.sent, "sent"),
    (Word.Memory.stack, "stack"), (Word.Memory.read, "read"),
    (Word.Outcome.otherCPU, "other-cpu"), (Word.Position.head, "head"), (Word.Edge.lower, "lower"),
  ])
  func `a constant has the text of its meaning`(word: Word, text: String) {
    #expect(Lexicon().text(word) == text)
  }

  @Test func `the reasons of a drop are the thirteen of the reference`() {
    let reasons = (60...72).map { Word.knownTexts[$0] }
    #expect(
      reasons == [
        "filter_mismatch", "no_pool", "no_read", "no_recv_request", "not_accepted", "paused",
        "bad_crc", "ovw", "arp_timeout", "too_long", "checksum", "unbound", "oversize_truncate",
      ])
  }
}
