/// The mutations: those that the rules see, and harmless ones with the reason.
extension MutationTests {
  static let mutations: [Mutation] = groups.flatMap(\.self)

  private static let groups: [[Mutation]] = [
    of(
      "01-protocol/s02-send-pending",
      .drop("enter NdisMSendComplete P1", "R03", "R77"),
      .double("enter NdisMSendComplete P1", "R10"),
      .drop("do IoCompleteRequest I1", "R51"),
      .double("do IoCompleteRequest I1", "R51"),
      .change("leave MiniportSend P1", "PENDING", "SUCCESS", "R02"),
      .change("leave NdisSend P1", "PENDING", "FAILURE", "R04"),
      .change("leave MiniportSend P1", "PENDING", "RESOURCES", "R02")),
    of(
      ["01-protocol/s02b-send-nested", "01-protocol/s02b-cpu-send-other-cpu"],
      .drop("enter NdisMSendComplete P1", "R03", "R77"),
      .double("enter NdisMSendComplete P1", "R10"),
      .drop("do IoCompleteRequest I1", "R51"),
      .double("do IoCompleteRequest I1", "R51"),
      .change("leave MiniportSend P1", "PENDING", "SUCCESS", "R02"),
      .change("leave NdisSend P1", "PENDING", "FAILURE", "R02")),
    of(
      "01-protocol/s02d-send-array",
      .drop("enter NdisMSendComplete P2", "R03", "R77"),
      .double("enter NdisMSendComplete P2", "R10")),
    of(
      "01-protocol/s01-send-sync",
      .change("leave MiniportSend P1", "SUCCESS", "PENDING", "R03", "R77"),
      .change("leave NdisSend P1", "SUCCESS", "PENDING", "R11"),
      .double("do IoCompleteRequest I1", "R51"),
      .drop("do IoCompleteRequest I1", "R51"),
      .double(
        "enter NdisSend P1",
        because: "NdisSend has given the packet back, and its owner may send it again")),
    of(
      "01-protocol/s03-keep-receive-packet",
      .drop("enter NdisReturnPackets P1", "R21"),
      .double("enter NdisReturnPackets P1", "R20"),
      .change("leave ProtocolReceivePacket P1", #""ret":1"#, #""ret":2"#, "R21"),
      .change("leave ProtocolReceivePacket P1", #""ret":1"#, #""ret":0"#, "R01"),
      .change("do NDIS_SET_PACKET_STATUS P1", "SUCCESS", "RESOURCES", "R22")),
    of(
      "01-protocol/s03-copy-receive-packet",
      .change("leave ProtocolReceivePacket P1", #""ret":0"#, #""ret":1"#, "R21"),
      .double("enter ProtocolReceivePacket P1", "R18")),
    of(
      "01-protocol/s08-low-resources",
      .change(
        "do NDIS_SET_PACKET_STATUS P1", "RESOURCES", "SUCCESS",
        because: "the protocol copies the packet and keeps nothing, whatever its status")),
    of(
      "01-protocol/s05-receive-transfer-data",
      .change("enter NdisTransferData P1", #""len":1500"#, #""len":1501"#, "R26")),
    of(
      "01-protocol/s06-transfer-data-pending",
      .change("enter NdisTransferData", #""len":"#, #""off":99,"len":9"#, "R26")),
    of(
      "01-protocol/s10-pending-packet-filter",
      .drop("enter NdisMSetInformationComplete", "R37", "R40"),
      .double("enter NdisMSetInformationComplete", "R37"),
      .change("leave MiniportSetInformation", "PENDING", "SUCCESS", "R37")),
    of(
      "01-protocol/s10-sync-packet-filter",
      .change("leave MiniportSetInformation", "SUCCESS", "PENDING", "R37", "R40")),
    of(
      "03-filter/s18-send",
      .drop("enter NdisMSendNetBufferListsComplete", "R03", "R77"),
      .double("enter NdisMSendNetBufferListsComplete", "R02"),
      .drop("enter NdisFSendNetBufferListsComplete", "R03"),
      .double("enter NdisFSendNetBufferListsComplete", "R02"),
      .double("enter NdisFSendNetBufferLists", "R01"),
      .double("enter NdisSendNetBufferLists", "R01")),
    of(
      "03-filter/s18-receive",
      .drop("enter NdisFReturnNetBufferLists", "R28"),
      .double("enter NdisFReturnNetBufferLists", "R28"),
      .drop("enter NdisReturnNetBufferLists", "R28"),
      .double("enter NdisReturnNetBufferLists", "R28")),
    of(
      "03-filter/s20-in-place-receive",
      .drop("enter NdisFReturnNetBufferLists", "R28"),
      .double("enter NdisFReturnNetBufferLists", "R28"),
      .drop("enter NdisReturnNetBufferLists", "R28"),
      .double("enter NdisReturnNetBufferLists", "R28"),
      .drop("do NdisMoveMemory", having: "undone", "R32"),
      .drop(
        "do NdisMoveMemory", having: "in place",
        because: "nothing was changed, and nothing has to be undone"),
      .change(
        "enter ProtocolReceiveNetBufferLists", #""len":200"#, #""len":200,"flags":"RESOURCES""#,
        "R31"),
      .change("enter NdisMIndicateReceiveNetBufferLists", #""len":200"#, #""len":200,"n":2"#, "R33")
    ),
    of(
      "03-filter/s19-drop-kept",
      .drop("enter NdisFReturnNetBufferLists", "R28"),
      .double("enter NdisFReturnNetBufferLists", "R28")),
    of(
      "03-filter/s18-resources-receive",
      .change("enter ProtocolReceiveNetBufferLists", #","flags":"RESOURCES""#, "", "R28"),
      .change("enter FilterReceiveNetBufferLists", #","flags":"RESOURCES""#, "", "R28")),
    of(
      "03-filter/s22-oid-clone",
      .drop("enter NdisFOidRequestComplete", "R37", "R40"),
      .double("enter NdisFOidRequestComplete", "R37"),
      .change("leave FilterOidRequest", "PENDING", "SUCCESS", "R37"),
      .change("leave MiniportOidRequest", "SUCCESS", "PENDING", "R37", "R40")),
    of(
      "03-filter/s22-pending-oid-clone",
      .drop("enter NdisFOidRequestComplete", "R37", "R40"),
      .double("enter NdisFOidRequestComplete", "R37"),
      .change("leave FilterOidRequest", "PENDING", "SUCCESS", "R37"),
      .change("leave MiniportOidRequest", "PENDING", "SUCCESS", "R37"),
      .drop("enter NdisMOidRequestComplete", "R37", "R40"),
      .double("enter NdisMOidRequestComplete", "R37")),
    of(
      "02-intermediate/s13-own-send-pending",
      .drop("enter NdisMSendComplete P2", "R03", "R77"),
      .double("enter NdisMSendComplete P2", "R10"),
      .change("leave MiniportSend P2", "PENDING", "SUCCESS", "R02")),
    of(
      "02-intermediate/s14-stacked-receive-packet",
      .drop("enter NdisReturnPackets b2", "R21"),
      .double("enter NdisReturnPackets b1", "R20")),
  ]

  /// The same mutations of several scenarios.
  private static func of(_ scenarios: [String], _ faults: Fault...) -> [Mutation] {
    scenarios.flatMap { scenario in faults.map { Mutation(scenario: scenario, fault: $0) } }
  }

  /// The mutations of one scenario.
  private static func of(_ scenario: String, _ faults: Fault...) -> [Mutation] {
    faults.map { Mutation(scenario: scenario, fault: $0) }
  }
}
