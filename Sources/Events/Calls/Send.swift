extension CallCatalog {
  /// The NDIS 5 send path (NDIS_REFERENCE 2.5).
  static let send: [CallFacts] = [
    .init(
      100, 0, "NdisSend", .down, .upToDispatch, .packet, handover: .send,
      completion: "ProtocolSendComplete",
      "{from} hands {obj} to NDIS. From here on {from} may not touch it until it comes back.")
  ]
}
