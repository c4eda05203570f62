import Events

/// R74: MiniportPause answers SUCCESS or PENDING.
///
/// MiniportPause answers FAILURE, because a frame is on its way. There is no such answer: NDIS goes on as if the adapter were
/// paused, and takes the stack apart while it is at work. Cure: PENDING, and NdisMPauseComplete when all is quiet.
///
/// Source: [NDIS_REFERENCE 6.5 R74, E028]
struct NetvminiRefusesPause: FaultyNetvmini {
  static let bug = DriverBug(
    "refuses-pause", "R74", of: "netvmini", "MiniportPause answers FAILURE.")

  func miniportPause(_ world: inout World, _ context: Int) -> Status { .failure }
}
