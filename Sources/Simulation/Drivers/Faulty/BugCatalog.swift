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
  /// When it shows.
  let moment: Moment

  /// The moments at which a broken handler is called.
  enum Moment: Sendable {
    /// While the stack works.
    case running
    /// Only while the driver is loaded, bound, initialized or attached.
    case loading
  }

  init(
    _ name: String, _ rule: String, of driver: String, _ sentence: String,
    when moment: Moment = .running
  ) {
    self.name = name
    self.rule = rule
    self.driver = driver
    self.sentence = sentence
    self.moment = moment
  }
}

/// Every bug that a scenario can put into a driver, with the setting `bug`.
///
/// A bug is a type of its own in this folder. It has the sound driver and passes every call on to it, except for the
/// handler that is wrong; so the wrong handler can be read beside the right one. A new bug is a file and a line here.
public enum BugCatalog {
  /// All of them, in the order of the driver catalog.
  public static let all: [DriverBug] = drivers.map { $0.bug }

  private static let drivers =
    packet + ndisprot + passThru + ndislwf + ne2000 + busMaster + netvmini + tcpip

  /// The bugs of a driver.
  public static func bugs(of driver: String) -> [DriverBug] { all.filter { $0.driver == driver } }

  /// The bug of a driver with a name.
  public static func bug(named name: String, of driver: String) -> DriverBug? {
    all.first { $0.name == name && $0.driver == driver }
  }

  /// A driver with the bug of that name; nil if it has none such.
  static func driver(with bug: String, of driver: String) -> (any FaultyDriver)? {
    drivers.first { $0.bug.name == bug && $0.bug.driver == driver }?.init()
  }

  static let packet: [any FaultyDriver.Type] = [
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

  static let ndisprot: [any FaultyDriver.Type] = [
    NdisprotFreesEarly.self, NdisprotSendsWhilePaused.self, NdisprotReturnsTwice.self,
    NdisprotKeepsLent.self, NdisprotNeverPauses.self,
  ]

  static let passThru: [any FaultyDriver.Type] = [
    PassThruIgnoresAnswer.self, PassThruHidesResources.self, PassThruNeverCompletesRequest.self,
    PassThruKeepsVirtualAdapter.self, PassThruHaltsTwice.self, PassThruLeaksOwnPacket.self,
    PassThruNeverCompletes.self, PassThruCompletesTwice.self, PassThruNeverReturns.self,
  ]

  static let ndislwf: [any FaultyDriver.Type] = [
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

  static let ne2000: [any FaultyDriver.Type] = [
    NE2000CompletesAndSucceeds.self, NE2000LosesSend.self, NE2000NeverTakesAgain.self,
    NE2000TouchesCompleted.self, NE2000CompletesStranger.self, NE2000ClearsUnserved.self,
    NE2000MovesBNRYTooFar.self, NE2000DropsSilently.self, NE2000KeepsInterrupt.self,
  ]

  static let busMaster: [any FaultyDriver.Type] = [
    BusMasterRefusesDeserialized.self, BusMasterUnmasksEarly.self, BusMasterIndicatesInISR.self,
    BusMasterLeavesTimer.self,
  ]

  static let netvmini: [any FaultyDriver.Type] = [
    NetvminiCompletesTwice.self, NetvminiTakesOne.self, NetvminiSetsNoStatus.self,
    NetvminiIndicatesPaused.self, NetvminiRefusesPause.self, NetvminiCancelsAll.self,
    NetvminiJoinsFrames.self, NetvminiClaimsFirst.self, NetvminiSleepsInRequest.self,
    NetvminiReportsAfterHalt.self, NetvminiKeepsPool.self, NetvminiKeepsConfiguration.self,
    NetvminiCancelsInDPC.self,
  ]

  static let tcpip: [any FaultyDriver.Type] = [TcpipNeverGivesUp.self]
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
