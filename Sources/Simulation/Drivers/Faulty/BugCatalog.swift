import Events

/// One bug of a driver: a single broken handler, everything else is the sound driver.
public struct DriverBug: Equatable, Sendable {
  /// The word that a scenario writes behind `bug`.
  public let name: String
  /// The rule that it breaks (NDIS_REFERENCE 6).
  public let rule: String
  /// The driver of the catalog that it belongs to.
  public let driver: String
  /// What is wrong, in one sentence.
  public let sentence: String

  init(_ name: String, _ rule: String, of driver: String, _ sentence: String) {
    self.name = name
    self.rule = rule
    self.driver = driver
    self.sentence = sentence
  }
}

/// Every bug that a scenario can put into a driver, with the setting `bug`.
///
/// A bug is a type of its own in this folder. It has the sound driver and passes every call on to it, except for the
/// handler that is wrong; so the wrong handler can be read beside the right one. A new bug is a file and a line here.
public enum BugCatalog {
  /// All of them, in the order of the driver catalog.
  public static let all: [DriverBug] =
    packet.map { $0.bug } + ndisprot.map { $0.bug } + passThru.map { $0.bug }
    + ndislwf.map { $0.bug } + ne2000.map { $0.bug } + busMaster.map { $0.bug }
    + netvmini.map { $0.bug } + tcpip.map { $0.bug }

  /// The bugs of a driver.
  public static func bugs(of driver: String) -> [DriverBug] { all.filter { $0.driver == driver } }

  /// The bug of a driver with a name.
  public static func bug(named name: String, of driver: String) -> DriverBug? {
    all.first { $0.name == name && $0.driver == driver }
  }

  static let packet: [any FaultyPacket.Type] = [
    PacketSendsTwice.self, PacketCompletesTwice.self, PacketReadsAfterPending.self,
    PacketTrustsArray.self, PacketFreesAfterPending.self, PacketNeverSetsFilter.self,
    PacketReturnsInside.self, PacketReturnsTwice.self, PacketNeverReturns.self,
    PacketQueuesLent.self, PacketReturnsLent.self, PacketReadsLookaheadLater.self,
    PacketTransfersLater.self, PacketFreesDuringTransfer.self, PacketFreesRequestTwice.self,
    PacketClosesTwice.self, PacketFreesOpenEarly.self, PacketFreesPoolInUse.self,
    PacketUsesNull.self, PacketPendsAndSucceeds.self, PacketCompletesReadTwice.self,
    PacketSetsNoStatus.self, PacketCannotCancel.self, PacketLeavesCancelRoutine.self,
    PacketOverrunsBuffer.self, PacketLogsAfterCompletion.self, PacketWaitsAtDispatch.self,
    PacketHoldsLock.self, PacketOutlivedByWork.self, PacketForgetsLock.self,
    PacketOpensTooEarly.self, PacketUnloadsWhileBound.self,
    PacketReusesRequest.self, PacketUnlocksEarly.self, PacketReturnsOneMore.self,
    PacketForgetsAmongThree.self,
  ]

  static let ndisprot: [any FaultyNdisprot.Type] = [
    NdisprotFreesEarly.self, NdisprotSendsWhilePaused.self, NdisprotReturnsTwice.self,
    NdisprotKeepsLent.self, NdisprotNeverPauses.self,
  ]

  static let passThru: [any FaultyPassThru.Type] = [
    PassThruIgnoresAnswer.self, PassThruHidesResources.self, PassThruNeverCompletesRequest.self,
    PassThruKeepsVirtualAdapter.self, PassThruHaltsTwice.self, PassThruLeaksOwnPacket.self,
    PassThruNeverCompletes.self, PassThruCompletesTwice.self, PassThruNeverReturns.self,
  ]

  static let ndislwf: [any FaultyFilter.Type] = [
    FilterPassesCompleted.self, FilterCompletesTwice.self, FilterSwallowsSends.self,
    FilterTakesSource.self, FilterForgetsDropped.self, FilterUnlinksLent.self,
    FilterReturnsOwn.self, FilterReturnsLent.self, FilterNeverCompletesRequest.self,
    FilterCompletesRequestTwice.self, FilterLeaksClone.self, FilterKeepsWhilePaused.self,
    FilterNeverPauses.self, FilterRefusesPause.self, FilterLosesCopies.self,
    FilterIndicatesTwice.self, FilterKeepsChanges.self, FilterLoopsBack.self,
    FilterSetsHandlersLate.self, FilterAsksIRQL.self, FilterForgetsDeregister.self,
    FilterHasNoReturn.self, FilterHasNoCompletion.self, FilterSendsWhileAttaching.self,
    FilterFailsWhilePaused.self,
  ]

  static let ne2000: [any FaultyNE2000.Type] = [
    NE2000CompletesAndSucceeds.self, NE2000LosesSend.self, NE2000NeverTakesAgain.self,
    NE2000TouchesCompleted.self, NE2000CompletesStranger.self, NE2000ClearsUnserved.self,
    NE2000MovesBNRYTooFar.self, NE2000DropsSilently.self, NE2000KeepsInterrupt.self,
  ]

  static let busMaster: [any FaultyBusMaster.Type] = [
    BusMasterRefusesDeserialized.self, BusMasterUnmasksEarly.self, BusMasterIndicatesInISR.self,
    BusMasterLeavesTimer.self,
  ]

  static let netvmini: [any FaultyNetvmini.Type] = [
    NetvminiCompletesTwice.self, NetvminiTakesOne.self, NetvminiSetsNoStatus.self,
    NetvminiIndicatesPaused.self, NetvminiRefusesPause.self, NetvminiCancelsAll.self,
    NetvminiJoinsFrames.self, NetvminiClaimsFirst.self, NetvminiSleepsInRequest.self,
    NetvminiReportsAfterHalt.self, NetvminiKeepsPool.self, NetvminiKeepsConfiguration.self,
    NetvminiCancelsInDPC.self,
  ]

  static let tcpip: [any FaultyTcpip.Type] = [TcpipNeverGivesUp.self]
}

/// A driver with one bug: it passes on to the sound driver whatever it does not do itself.
protocol FaultyDriver: Sendable {
  associatedtype Sound
  /// The driver without the bug.
  var sound: Sound { get }
  /// Which bug it is.
  static var bug: DriverBug { get }
  init()
}

extension [any FaultyPacket.Type] {
  /// The packet driver with the bug of that name, or the sound one.
  func driver(_ name: String) -> any DeviceDriver {
    first { $0.bug.name == name }.map { $0.init() } ?? PacketDriver()
  }
}

extension [any FaultyNdisprot.Type] {
  /// The NDIS 6 protocol with the bug of that name, or the sound one.
  func driver(_ name: String) -> any ListProtocolDriver {
    first { $0.bug.name == name }.map { $0.init() } ?? NdisprotDriver()
  }
}

extension [any FaultyPassThru.Type] {
  /// PassThru with the bug of that name, or the sound one.
  func driver(_ name: String) -> any ProtocolDriver & MiniportDriver {
    first { $0.bug.name == name }.map { $0.init() } ?? PassThruDriver()
  }
}

extension [any FaultyFilter.Type] {
  /// The filter with the bug of that name, or the sound one.
  func driver(_ name: String) -> any FilterDriver {
    first { $0.bug.name == name }.map { $0.init() } ?? NdislwfDriver()
  }
}

extension [any FaultyNE2000.Type] {
  /// The NE2000 miniport with the bug of that name, or the sound one.
  func driver(_ name: String) -> any MiniportDriver {
    first { $0.bug.name == name }.map { $0.init() } ?? NE2000Driver()
  }
}

extension [any FaultyBusMaster.Type] {
  /// The bus-master miniport with the bug of that name, or the sound one.
  func driver(_ name: String) -> any MiniportDriver {
    first { $0.bug.name == name }.map { $0.init() } ?? BusMasterDriver()
  }
}

extension [any FaultyNetvmini.Type] {
  /// The NDIS 6 miniport with the bug of that name, or the sound one.
  func driver(_ name: String) -> any ListMiniportDriver {
    first { $0.bug.name == name }.map { $0.init() } ?? NetvminiDriver()
  }
}

extension [any FaultyTcpip.Type] {
  /// tcpip with the bug of that name, or the sound one.
  func driver(_ name: String) -> any TransportDriver {
    first { $0.bug.name == name }.map { $0.init() } ?? TcpipDriver()
  }
}
