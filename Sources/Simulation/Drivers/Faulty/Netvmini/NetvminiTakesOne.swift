import Events

/// R03: every send is completed in the end, also the lists behind the first one of a chain.
///
/// MiniportSendNetBufferLists sends the list that it is given and does not follow Next. The others are never completed: the
/// program waits, and so does every pause. Cure: walk the chain.
///
/// Source: [NDIS_REFERENCE 6.1 R03, E203]
struct NetvminiTakesOne: FaultyNetvmini {
  static let bug = DriverBug(
    "takes-one", "R03", of: "netvmini", "Only the first list of a chain is sent.")

  func miniportSendNetBufferLists(_ world: inout World, _ context: Int, _ chain: [ListHandle]) {
    sound.miniportSendNetBufferLists(&world, context, Array(chain.prefix(1)))
  }
}
