import Events
import Testing

struct StatusValueTests {
  @Test func `a status has the number of the headers, and some share one`() {
    #expect(Status.pending.statusValue == 0x103 && Status.statusPending.statusValue == 0x103)
    #expect(Status.statuses(withValue: 0xC000_009A) == [.resources, .statusInsufficientResources])
    #expect(Status.requestAborted.statusValue != Status.sendAborted.statusValue)
    #expect(Status.isTrue.statusValue == nil && Status.statuses(withValue: 0x1234).isEmpty)
    #expect(Status.text(ofStatusValue: 0x103) == "0x00000103")
    #expect(Status.traceName(ofHeaderName: "NDIS_STATUS_PENDING") == "PENDING")
    #expect(Status.traceName(ofHeaderName: "STATUS_PENDING") == "STATUS_PENDING")
  }
}
