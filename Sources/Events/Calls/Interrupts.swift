extension CallCatalog {
  /// Interrupts, DPCs and hardware of the NE2000 (NDIS_REFERENCE 2.11).
  static let interrupts: [CallFacts] = [
    .init(
      400, 0, "ISR.PRX", .up, .any, .register,
      """
      {at} sets ISR.PRX: a good frame is complete in its ring. If IMR lets the bit through, an \
      interrupt follows.
      """),
    .init(
      400, 1, "ISR.RXE", .up, .any, .register,
      "{at} sets ISR.RXE: a frame came in with an error. One of the tally counters goes up."),
    .init(
      400, 2, "ISR.OVW", .up, .any, .register,
      """
      {at} sets ISR.OVW: the ring has no room for a frame, which is lost. The older frames in the \
      ring stay intact.
      """),
    .init(
      400, 3, "ISR.CNT", .up, .any, .register,
      """
      {at} sets ISR.CNT: the highest bit of a tally counter is set. The driver adds the counters \
      up in its DPC.
      """),
    .init(
      402, 0, "ServiceRoutine", .up, .device, .none,
      """
      The interrupt enters NDIS, not the driver. NDIS calls the miniport, which quiets its card, \
      and queues a DPC.
      """),
    .init(
      403, 0, "MiniportISR", .down, .device, .none,
      """
      NDIS asks {to} whether its card raised the interrupt and whether a DPC is wanted. {to} is to \
      mask the card and to read the cause; packets have to wait.
      """),
    .init(
      403, 1, "MiniportInterrupt", .down, .device, .none,
      """
      NDIS asks {to} whether its card raised the interrupt and whether a DPC is wanted. No data \
      call is legal here.
      """),
    .init(
      404, 0, "MiniportDisableInterrupt", .down, .device, .register,
      """
      NDIS asks {to} to mask its card. With IMR at 0 the card raises no further interrupt until \
      the DPC has done its work.
      """),
    .init(
      405, 0, "HandleDeferredProcessing", .up, .dispatch, .none,
      """
      A DPC of NDIS runs. In it a miniport serves its card, or gets what has waited for it.
      """),
    .init(
      405, 1, "MiniportHandleInterrupt", .down, .dispatch, .none,
      """
      NDIS asks {to} to serve its card. {to} is to go through the bits of ISR; here frames are \
      indicated and sends completed.
      """),
    .init(
      405, 2, "MiniportInterruptDPC", .down, .dispatch, .none,
      "NDIS asks {to} to serve its card. Here frames are indicated and sends completed."),
    .init(
      406, 0, "MiniportEnableInterrupt", .down, .dispatch, .register,
      """
      NDIS asks {to} to unmask its card; IMR gets its value back. What is still left in ISR raises \
      the next interrupt.
      """),
    .init(
      407, 0, "NdisRawWritePortUchar", .down, .any, .register,
      """
      {at} writes a register of the card through its port. That is how a driver commands the card.
      """),
    .init(
      408, 0, "ISR.PTX", .up, .any, .register,
      """
      {at} sets ISR.PTX: a frame has left the card without errors. Its transmit pages are free; \
      whether it arrived, the card does not know.
      """),
    .init(
      408, 1, "ISR.TXE", .up, .any, .register,
      """
      {at} sets ISR.TXE: a transmission has ended with an error. Its transmit pages are free all \
      the same.
      """),
    .init(
      409, 0, "HandleReceive", .up, .dispatch, .frame,
      """
      {at} takes the frames that have come from its card, to indicate them. The driver of an \
      NE2000 stops after ten and leaves the rest for the next round.
      """),
    .init(
      411, 0, "NdisMSetTimer", .none, .upToDispatch, .none,
      "{at} sets a timer. When it runs out, its function is called at DISPATCH_LEVEL.",
      instead: [
        .expiry: "The timer of {at} runs out, and its function is called."
      ]),
    .init(
      411, 1, "NdisSetTimer", .none, .upToDispatch, .none,
      "{at} sets a timer. When it runs out, its function is called at DISPATCH_LEVEL.",
      instead: [
        .expiry: "The timer of {at} runs out, and its function is called."
      ]),
  ]
}
