extension CallCatalog {
  /// The one call that the synthetic events name (NDIS_REFERENCE 2.14).
  static let synthetic: [CallFacts] = [
    .init(
      904, 0, "NdisWaitEvent", .none, .passive, .none,
      """
      {from} waits for an event object. Only code at PASSIVE_LEVEL may wait; an unbind waits like \
      this until the last operation is back.
      """)
  ]
}
