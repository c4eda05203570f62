import Events

/// What a call does to the books.
enum Booking: Sendable {
  /// The called one gets the object and owes it to the caller.
  case hands(Trade, Answer)
  /// The caller gives back what it owes.
  case givesBack(Trade)
  /// Whoever owes the object is done with it, and nobody owes it any more.
  case ends(Trade)
  /// A status in a received packet says whether it may be kept.
  case setsStatus
  /// The indication of a packet is over, and with it the loan.
  case endsLoan

  /// What the return of a call says about the debt.
  enum Answer: Sendable {
    /// Nothing: what was handed over comes back by a call.
    case nothing
    /// A status: anything but PENDING gives the object back at once.
    case status
    /// How many returns are promised: none gives the object back at once.
    case count
  }
}

/// Which calls hand something over, and which ones give it back (NDIS_REFERENCE 2.5-2.9, 2.12, 2.13).
///
/// NDIS stands between any two drivers and keeps books of its own: a packet on its way down is owed by the miniport to NDIS
/// and by NDIS to the protocol. So every row is about one caller and one called component, and an intermediate driver or
/// a filter needs no row of its own.
///
/// Source: [NDIS_REFERENCE 2.13]
enum Bookings {
  static let rows: [(call: Call, booking: Booking)] = [
    // NDIS 5, down
    (.ndisSend, .hands(.send, .status)),
    (.ndisSendPackets, .hands(.send, .nothing)),
    (.miniportSend, .hands(.send, .status)),
    (.miniportSendPackets, .hands(.send, .nothing)),
    (.ndisMSendComplete, .givesBack(.send)),
    (.protocolSendComplete, .givesBack(.send)),
    // NDIS 5, up: what the protocol promises to return; the miniport's packets are the business of NDIS
    (.ndisSetPacketStatus, .setsStatus),
    (.ndisMIndicateReceivePacket, .endsLoan),
    (.protocolReceivePacket, .hands(.receive, .count)),
    (.ndisReturnPackets, .givesBack(.receive)),
    (.ndisTransferData, .hands(.transfer, .status)),
    (.miniportTransferData, .hands(.transfer, .status)),
    (.ndisMTransferDataComplete, .givesBack(.transfer)),
    (.protocolTransferDataComplete, .givesBack(.transfer)),
    // NDIS 5, requests
    (.ndisRequest, .hands(.request, .status)),
    (.miniportQueryInformation, .hands(.request, .status)),
    (.miniportSetInformation, .hands(.request, .status)),
    (.ndisMQueryInformationComplete, .givesBack(.request)),
    (.ndisMSetInformationComplete, .givesBack(.request)),
    (.protocolRequestComplete, .givesBack(.request)),
    // NDIS 6, down
    (.ndisSendNetBufferLists, .hands(.send, .nothing)),
    (.filterSendNetBufferLists, .hands(.send, .nothing)),
    (.ndisFSendNetBufferLists, .hands(.send, .nothing)),
    (.miniportSendNetBufferLists, .hands(.send, .nothing)),
    (.ndisMSendNetBufferListsComplete, .givesBack(.send)),
    (.filterSendNetBufferListsComplete, .givesBack(.send)),
    (.ndisFSendNetBufferListsComplete, .givesBack(.send)),
    (.protocolSendNetBufferListsComplete, .givesBack(.send)),
    // NDIS 6, up
    (.ndisMIndicateReceiveNetBufferLists, .hands(.receive, .nothing)),
    (.filterReceiveNetBufferLists, .hands(.receive, .nothing)),
    (.ndisFIndicateReceiveNetBufferLists, .hands(.receive, .nothing)),
    (.protocolReceiveNetBufferLists, .hands(.receive, .nothing)),
    (.ndisReturnNetBufferLists, .givesBack(.receive)),
    (.filterReturnNetBufferLists, .givesBack(.receive)),
    (.ndisFReturnNetBufferLists, .givesBack(.receive)),
    (.miniportReturnNetBufferLists, .givesBack(.receive)),
    // NDIS 6, requests
    (.ndisOidRequest, .hands(.request, .status)),
    (.filterOidRequest, .hands(.request, .status)),
    (.ndisFOidRequest, .hands(.request, .status)),
    (.miniportOidRequest, .hands(.request, .status)),
    (.ndisMOidRequestComplete, .givesBack(.request)),
    (.filterOidRequestComplete, .givesBack(.request)),
    (.ndisFOidRequestComplete, .givesBack(.request)),
    (.protocolOidRequestComplete, .givesBack(.request)),
    // IRPs; rows 511 are TDI_SEND_DATAGRAM and TDI_RECEIVE_DATAGRAM
    (.irpMjRead, .hands(.irp, .nothing)),
    (.irpMjWrite, .hands(.irp, .nothing)),
    (.irpMjDeviceControl, .hands(.irp, .nothing)),
    (.irpMjCleanup, .hands(.irp, .nothing)),
    (.ioctlAfdBind, .hands(.irp, .nothing)),
    (.ioctlAfdSendDatagram, .hands(.irp, .nothing)),
    (.ioctlAfdRecvDatagram, .hands(.irp, .nothing)),
    (.ioctlAfdSelect, .hands(.irp, .nothing)),
    (Call(511, 0), .hands(.irp, .nothing)),
    (Call(511, 1), .hands(.irp, .nothing)),
    (.ioCompleteRequest, .ends(.irp)),
  ]

  /// The row of a call, or `nil`.
  static func booking(of call: Call) -> Booking? {
    guard call.rawValue < Call.firstUnknown else { return nil }
    let row = rowByCall[Int(call.rawValue)]
    return row < 0 ? nil : rows[Int(row)].booking
  }

  private static let rowByCall: [Int8] = {
    var table = [Int8](repeating: -1, count: Int(Call.firstUnknown))
    for (number, row) in rows.enumerated() {
      table[Int(row.call.rawValue)] = Int8(truncatingIfNeeded: number)
    }
    return table
  }()
}
