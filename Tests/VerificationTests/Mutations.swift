/// The mutations: those that the rules see, and harmless ones with the reason.
extension MutationTests {
  static let mutations: [Mutation] = [
    .init(
      scenario: "01-protocol/s02-send-pending",
      parts: [#""e":"enter""#, #""call":"NdisMSendComplete""#, #""obj":"P1""#], change: .drop,
      rules: ["R03", "R77"]),
    .init(
      scenario: "01-protocol/s02-send-pending",
      parts: [#""e":"enter""#, #""call":"NdisMSendComplete""#, #""obj":"P1""#], change: .double,
      rules: ["R10"]),
    .init(
      scenario: "01-protocol/s02-send-pending",
      parts: [#""e":"do""#, #""call":"IoCompleteRequest""#, #""obj":"I1""#], change: .drop,
      rules: ["R51"]),
    .init(
      scenario: "01-protocol/s02-send-pending",
      parts: [#""e":"do""#, #""call":"IoCompleteRequest""#, #""obj":"I1""#], change: .double,
      rules: ["R51"]),
    .init(
      scenario: "01-protocol/s02-send-pending",
      parts: [#""e":"leave""#, #""call":"MiniportSend""#, #""obj":"P1""#],
      change: .replace("PENDING", "SUCCESS"), rules: ["R02"]),
    .init(
      scenario: "01-protocol/s02-send-pending",
      parts: [#""e":"leave""#, #""call":"NdisSend""#, #""obj":"P1""#],
      change: .replace("PENDING", "FAILURE"), rules: ["R04"]),
    .init(
      scenario: "01-protocol/s02b-send-nested",
      parts: [#""e":"enter""#, #""call":"NdisMSendComplete""#, #""obj":"P1""#], change: .drop,
      rules: ["R03", "R77"]),
    .init(
      scenario: "01-protocol/s02b-send-nested",
      parts: [#""e":"enter""#, #""call":"NdisMSendComplete""#, #""obj":"P1""#], change: .double,
      rules: ["R10"]),
    .init(
      scenario: "01-protocol/s02b-send-nested",
      parts: [#""e":"do""#, #""call":"IoCompleteRequest""#, #""obj":"I1""#], change: .drop,
      rules: ["R51"]),
    .init(
      scenario: "01-protocol/s02b-send-nested",
      parts: [#""e":"do""#, #""call":"IoCompleteRequest""#, #""obj":"I1""#], change: .double,
      rules: ["R51"]),
    .init(
      scenario: "01-protocol/s02b-send-nested",
      parts: [#""e":"leave""#, #""call":"MiniportSend""#, #""obj":"P1""#],
      change: .replace("PENDING", "SUCCESS"), rules: ["R02"]),
    .init(
      scenario: "01-protocol/s02b-send-nested",
      parts: [#""e":"leave""#, #""call":"NdisSend""#, #""obj":"P1""#],
      change: .replace("PENDING", "FAILURE"), rules: ["R02"]),
    .init(
      scenario: "01-protocol/s02b-cpu-send-other-cpu",
      parts: [#""e":"enter""#, #""call":"NdisMSendComplete""#, #""obj":"P1""#], change: .drop,
      rules: ["R03", "R77"]),
    .init(
      scenario: "01-protocol/s02b-cpu-send-other-cpu",
      parts: [#""e":"enter""#, #""call":"NdisMSendComplete""#, #""obj":"P1""#], change: .double,
      rules: ["R10"]),
    .init(
      scenario: "01-protocol/s02b-cpu-send-other-cpu",
      parts: [#""e":"do""#, #""call":"IoCompleteRequest""#, #""obj":"I1""#], change: .drop,
      rules: ["R51"]),
    .init(
      scenario: "01-protocol/s02b-cpu-send-other-cpu",
      parts: [#""e":"do""#, #""call":"IoCompleteRequest""#, #""obj":"I1""#], change: .double,
      rules: ["R51"]),
    .init(
      scenario: "01-protocol/s02b-cpu-send-other-cpu",
      parts: [#""e":"leave""#, #""call":"MiniportSend""#, #""obj":"P1""#],
      change: .replace("PENDING", "SUCCESS"), rules: ["R02"]),
    .init(
      scenario: "01-protocol/s02b-cpu-send-other-cpu",
      parts: [#""e":"leave""#, #""call":"NdisSend""#, #""obj":"P1""#],
      change: .replace("PENDING", "FAILURE"), rules: ["R02"]),
    .init(
      scenario: "01-protocol/s02-send-pending",
      parts: [#""e":"leave""#, #""call":"MiniportSend""#, #""obj":"P1""#],
      change: .replace("PENDING", "RESOURCES"), rules: ["R02"]),
    .init(
      scenario: "01-protocol/s02d-send-array",
      parts: [#""e":"enter""#, #""call":"NdisMSendComplete""#, #""obj":"P2""#], change: .drop,
      rules: ["R03", "R77"]),
    .init(
      scenario: "01-protocol/s02d-send-array",
      parts: [#""e":"enter""#, #""call":"NdisMSendComplete""#, #""obj":"P2""#], change: .double,
      rules: ["R10"]),
    .init(
      scenario: "01-protocol/s01-send-sync",
      parts: [#""e":"leave""#, #""call":"MiniportSend""#, #""obj":"P1""#],
      change: .replace("SUCCESS", "PENDING"), rules: ["R03", "R77"]),
    .init(
      scenario: "01-protocol/s01-send-sync",
      parts: [#""e":"leave""#, #""call":"NdisSend""#, #""obj":"P1""#],
      change: .replace("SUCCESS", "PENDING"), rules: ["R11"]),
    .init(
      scenario: "01-protocol/s01-send-sync",
      parts: [#""e":"do""#, #""call":"IoCompleteRequest""#, #""obj":"I1""#], change: .double,
      rules: ["R51"]),
    .init(
      scenario: "01-protocol/s01-send-sync",
      parts: [#""e":"do""#, #""call":"IoCompleteRequest""#, #""obj":"I1""#], change: .drop,
      rules: ["R51"]),
    .init(
      scenario: "01-protocol/s01-send-sync",
      parts: [#""e":"enter""#, #""call":"NdisSend""#, #""obj":"P1""#], change: .double,
      rules: [],
      reason: "NdisSend has given the packet back, and its owner may send it again"),
    .init(
      scenario: "01-protocol/s03-keep-receive-packet",
      parts: [#""e":"enter""#, #""call":"NdisReturnPackets""#, #""obj":"P1""#], change: .drop,
      rules: ["R21"]),
    .init(
      scenario: "01-protocol/s03-keep-receive-packet",
      parts: [#""e":"enter""#, #""call":"NdisReturnPackets""#, #""obj":"P1""#], change: .double,
      rules: ["R20"]),
    .init(
      scenario: "01-protocol/s03-keep-receive-packet",
      parts: [#""e":"leave""#, #""call":"ProtocolReceivePacket""#, #""obj":"P1""#],
      change: .replace(#""ret":1"#, #""ret":2"#), rules: ["R21"]),
    .init(
      scenario: "01-protocol/s03-keep-receive-packet",
      parts: [#""e":"leave""#, #""call":"ProtocolReceivePacket""#, #""obj":"P1""#],
      change: .replace(#""ret":1"#, #""ret":0"#), rules: ["R20"]),
    .init(
      scenario: "01-protocol/s03-keep-receive-packet",
      parts: [#""e":"do""#, #""call":"NDIS_SET_PACKET_STATUS""#, #""obj":"P1""#],
      change: .replace("SUCCESS", "RESOURCES"), rules: ["R22"]),
    .init(
      scenario: "01-protocol/s03-copy-receive-packet",
      parts: [#""e":"leave""#, #""call":"ProtocolReceivePacket""#, #""obj":"P1""#],
      change: .replace(#""ret":0"#, #""ret":1"#), rules: ["R21"]),
    .init(
      scenario: "01-protocol/s03-copy-receive-packet",
      parts: [#""e":"enter""#, #""call":"ProtocolReceivePacket""#, #""obj":"P1""#], change: .double,
      rules: ["R18"]),
    .init(
      scenario: "01-protocol/s08-low-resources",
      parts: [#""e":"do""#, #""call":"NDIS_SET_PACKET_STATUS""#, #""obj":"P1""#],
      change: .replace("RESOURCES", "SUCCESS"), rules: [],
      reason: "the protocol copies the packet and keeps nothing, whatever its status"),
    .init(
      scenario: "01-protocol/s05-receive-transfer-data",
      parts: [#""e":"enter""#, #""call":"NdisTransferData""#, #""obj":"P1""#],
      change: .replace(#""len":1500"#, #""len":1501"#), rules: ["R26"]),
    .init(
      scenario: "01-protocol/s06-transfer-data-pending",
      parts: [#""e":"enter""#, #""call":"NdisTransferData""#],
      change: .replace(#""len":"#, #""off":99,"len":9"#), rules: ["R26"]),
    .init(
      scenario: "01-protocol/s10-pending-packet-filter",
      parts: [#""e":"enter""#, #""call":"NdisMSetInformationComplete""#], change: .drop,
      rules: ["R37", "R40"]),
    .init(
      scenario: "01-protocol/s10-pending-packet-filter",
      parts: [#""e":"enter""#, #""call":"NdisMSetInformationComplete""#], change: .double,
      rules: ["R37"]),
    .init(
      scenario: "01-protocol/s10-pending-packet-filter",
      parts: [#""e":"leave""#, #""call":"MiniportSetInformation""#],
      change: .replace("PENDING", "SUCCESS"), rules: ["R37"]),
    .init(
      scenario: "01-protocol/s10-sync-packet-filter",
      parts: [#""e":"leave""#, #""call":"MiniportSetInformation""#],
      change: .replace("SUCCESS", "PENDING"), rules: ["R37", "R40"]),
    .init(
      scenario: "03-filter/s18-send",
      parts: [#""e":"enter""#, #""call":"NdisMSendNetBufferListsComplete""#], change: .drop,
      rules: ["R03", "R77"]),
    .init(
      scenario: "03-filter/s18-send",
      parts: [#""e":"enter""#, #""call":"NdisMSendNetBufferListsComplete""#], change: .double,
      rules: ["R02"]),
    .init(
      scenario: "03-filter/s18-send",
      parts: [#""e":"enter""#, #""call":"NdisFSendNetBufferListsComplete""#], change: .drop,
      rules: ["R03"]),
    .init(
      scenario: "03-filter/s18-send",
      parts: [#""e":"enter""#, #""call":"NdisFSendNetBufferListsComplete""#], change: .double,
      rules: ["R02"]),
    .init(
      scenario: "03-filter/s18-send",
      parts: [#""e":"enter""#, #""call":"NdisFSendNetBufferLists""#], change: .double,
      rules: ["R01"]),
    .init(
      scenario: "03-filter/s18-send",
      parts: [#""e":"enter""#, #""call":"NdisSendNetBufferLists""#], change: .double, rules: ["R01"]
    ),
    .init(
      scenario: "03-filter/s18-receive",
      parts: [#""e":"enter""#, #""call":"NdisFReturnNetBufferLists""#], change: .drop,
      rules: ["R28"]),
    .init(
      scenario: "03-filter/s18-receive",
      parts: [#""e":"enter""#, #""call":"NdisFReturnNetBufferLists""#], change: .double,
      rules: ["R28"]),
    .init(
      scenario: "03-filter/s20-in-place-receive",
      parts: [#""e":"enter""#, #""call":"NdisFReturnNetBufferLists""#], change: .drop,
      rules: ["R28"]),
    .init(
      scenario: "03-filter/s20-in-place-receive",
      parts: [#""e":"enter""#, #""call":"NdisFReturnNetBufferLists""#], change: .double,
      rules: ["R28"]),
    .init(
      scenario: "03-filter/s19-drop-kept",
      parts: [#""e":"enter""#, #""call":"NdisFReturnNetBufferLists""#], change: .drop,
      rules: ["R28"]),
    .init(
      scenario: "03-filter/s19-drop-kept",
      parts: [#""e":"enter""#, #""call":"NdisFReturnNetBufferLists""#], change: .double,
      rules: ["R28"]),
    .init(
      scenario: "03-filter/s18-receive",
      parts: [#""e":"enter""#, #""call":"NdisReturnNetBufferLists""#], change: .drop, rules: ["R28"]
    ),
    .init(
      scenario: "03-filter/s18-receive",
      parts: [#""e":"enter""#, #""call":"NdisReturnNetBufferLists""#], change: .double,
      rules: ["R28"]),
    .init(
      scenario: "03-filter/s20-in-place-receive",
      parts: [#""e":"enter""#, #""call":"NdisReturnNetBufferLists""#], change: .drop, rules: ["R28"]
    ),
    .init(
      scenario: "03-filter/s20-in-place-receive",
      parts: [#""e":"enter""#, #""call":"NdisReturnNetBufferLists""#], change: .double,
      rules: ["R28"]),
    .init(
      scenario: "03-filter/s20-in-place-receive",
      parts: [#""e":"do""#, #""call":"NdisMoveMemory""#, "undone"], change: .drop, rules: ["R32"]),
    .init(
      scenario: "03-filter/s20-in-place-receive",
      parts: [#""e":"do""#, #""call":"NdisMoveMemory""#, "in place"], change: .drop, rules: [],
      reason: "nothing was changed, and nothing has to be undone"),
    .init(
      scenario: "03-filter/s20-in-place-receive",
      parts: [#""e":"enter""#, #""call":"ProtocolReceiveNetBufferLists""#],
      change: .replace(#""len":200"#, #""len":200,"flags":"RESOURCES""#), rules: ["R31"]),
    .init(
      scenario: "03-filter/s20-in-place-receive",
      parts: [#""e":"enter""#, #""call":"NdisMIndicateReceiveNetBufferLists""#],
      change: .replace(#""len":200"#, #""len":200,"n":2"#), rules: ["R33"]),
    .init(
      scenario: "03-filter/s18-resources-receive",
      parts: [#""e":"enter""#, #""call":"ProtocolReceiveNetBufferLists""#],
      change: .replace(#","flags":"RESOURCES""#, ""), rules: ["R28"]),
    .init(
      scenario: "03-filter/s18-resources-receive",
      parts: [#""e":"enter""#, #""call":"FilterReceiveNetBufferLists""#],
      change: .replace(#","flags":"RESOURCES""#, ""), rules: ["R28"]),
    .init(
      scenario: "03-filter/s22-oid-clone",
      parts: [#""e":"enter""#, #""call":"NdisFOidRequestComplete""#], change: .drop,
      rules: ["R37", "R40"]),
    .init(
      scenario: "03-filter/s22-oid-clone",
      parts: [#""e":"enter""#, #""call":"NdisFOidRequestComplete""#], change: .double,
      rules: ["R37"]),
    .init(
      scenario: "03-filter/s22-oid-clone", parts: [#""e":"leave""#, #""call":"FilterOidRequest""#],
      change: .replace("PENDING", "SUCCESS"), rules: ["R37"]),
    .init(
      scenario: "03-filter/s22-pending-oid-clone",
      parts: [#""e":"enter""#, #""call":"NdisFOidRequestComplete""#], change: .drop,
      rules: ["R37", "R40"]),
    .init(
      scenario: "03-filter/s22-pending-oid-clone",
      parts: [#""e":"enter""#, #""call":"NdisFOidRequestComplete""#], change: .double,
      rules: ["R37"]),
    .init(
      scenario: "03-filter/s22-pending-oid-clone",
      parts: [#""e":"leave""#, #""call":"FilterOidRequest""#],
      change: .replace("PENDING", "SUCCESS"), rules: ["R37"]),
    .init(
      scenario: "03-filter/s22-oid-clone",
      parts: [#""e":"leave""#, #""call":"MiniportOidRequest""#],
      change: .replace("SUCCESS", "PENDING"), rules: ["R37", "R40"]),
    .init(
      scenario: "03-filter/s22-pending-oid-clone",
      parts: [#""e":"leave""#, #""call":"MiniportOidRequest""#],
      change: .replace("PENDING", "SUCCESS"), rules: ["R37"]),
    .init(
      scenario: "03-filter/s22-pending-oid-clone",
      parts: [#""e":"enter""#, #""call":"NdisMOidRequestComplete""#], change: .drop,
      rules: ["R37", "R40"]),
    .init(
      scenario: "03-filter/s22-pending-oid-clone",
      parts: [#""e":"enter""#, #""call":"NdisMOidRequestComplete""#], change: .double,
      rules: ["R37"]),
    .init(
      scenario: "02-intermediate/s13-own-send-pending",
      parts: [#""e":"enter""#, #""call":"NdisMSendComplete""#, #""obj":"P2""#], change: .drop,
      rules: ["R03", "R77"]),
    .init(
      scenario: "02-intermediate/s13-own-send-pending",
      parts: [#""e":"enter""#, #""call":"NdisMSendComplete""#, #""obj":"P2""#], change: .double,
      rules: ["R10"]),
    .init(
      scenario: "02-intermediate/s13-own-send-pending",
      parts: [#""e":"leave""#, #""call":"MiniportSend""#, #""obj":"P2""#],
      change: .replace("PENDING", "SUCCESS"), rules: ["R02"]),
    .init(
      scenario: "02-intermediate/s14-stacked-receive-packet",
      parts: [#""e":"enter""#, #""call":"NdisReturnPackets""#, #""bind":"b2""#], change: .drop,
      rules: ["R21"]),
    .init(
      scenario: "02-intermediate/s14-stacked-receive-packet",
      parts: [#""e":"enter""#, #""call":"NdisReturnPackets""#, #""bind":"b1""#], change: .double,
      rules: ["R20"]),
  ]
}
