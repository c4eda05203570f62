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

  @Test func `the name of the headers is known in small letters, and only of a status of NDIS`() {
    #expect(Status.traceName(ofHeaderName: "ndis_status_pending") == "PENDING")
    #expect(Status.traceName(ofHeaderName: "ndis_pending") == "ndis_pending")
    #expect(Status.pending.headerName == "NDIS_STATUS_PENDING")
    #expect(Status.statusPending.headerName == nil && Status.isTrue.headerName == nil)
  }

  @Test func `a number is the status of its family, also with its sign`() {
    #expect(Status.status(withNumber: 0x103, .nt) == .statusPending)
    #expect(Status.status(withNumber: 0x103, .ndis) == .pending)
    #expect(Status.status(withNumber: 0xC000_0001, .ndis) == .failure)
    #expect(Status.status(withNumber: -1_073_741_823, .nt) == .statusUnsuccessful)
    #expect(Status.status(withNumber: 0x1234, .nt) == nil)
    #expect(Status.status(withNumber: 1 << 40, .nt) == nil)
    let names = Status.headerNames.filter { $0.status == .pending }.map(\.name)
    #expect(names == ["NDIS_STATUS_PENDING"])
  }
}
