/// Every rule, in the order of the ids.
///
/// A new rule is a file in the folder of its topic, and a line here.
public enum RuleCatalog {
  /// All of them.
  public static let all: [any Rule.Type] = [
    // The send path
    SentByItsOwner.self,
    CompletedExactlyOnce.self,
    CompletedAtLeastOnce.self,
    NoCompletionAfterAnAnswer.self,
    HandsOffWhileTheSendIsPending.self,
    NoStatusBeforeTheCallback.self,
    DeserializedNeverRefuses.self,
    RefusedSendsAreOfferedAgain.self,
    HandsOffWhatWasCompleted.self,
    CompletesOnlyWhatItHas.self,
    FreedOnlyAfterCompletion.self,
    StatusInEveryList.self,
    SourceHandleIsTheOriginators.self,
    PausedSendsSayPaused.self,
    PausedBindingsSendNothing.self,
    CancelsOnlyWhatCarriesTheID.self,
    // The receive path
    ReceiversSetTheirFilter.self,
    IndicatedOnceToEachBinding.self,
    NotReturnedInsideTheIndication.self,
    ReturnedNoMoreThanPromised.self,
    EveryPromiseIsKept.self,
    LentPacketsAreNotKept.self,
    LentPacketsAreNotReturned.self,
    LookaheadOnlyInsideReceive.self,
    TransfersOnlyInsideReceive.self,
    TransfersStayInsideTheFrame.self,
    FreedOnlyAfterTransfer.self,
    ReturnedExactlyOnce.self,
    LentChainsKeepTheirShape.self,
    OwnListsEndInReturn.self,
    LentListsAreNeitherKeptNorReturned.self,
    ChangesAreUndone.self,
    OneFrameAList.self,
    PausedMiniportsIndicateNothing.self,
    SendersDoNotHearThemselves.self,
    // Requests, status, pause, states
    OneRequestAtATime.self,
    RequestCompletedExactlyOnce.self,
    OneUseOfARequestAtATime.self,
    RequestOutlivesItsFunction.self,
    RequestFreedOnceAfterCompletion.self,
    EveryPauseCompletes.self,
    NoPauseIsRefused.self,
    ClosedWithNothingOutstanding.self,
    ContextOutlivesItsBinding.self,
    NothingLeftAtHalt.self,
    PoolFreedWhenEmpty.self,
    AllocationsAreLookedAt.self,
    OptionalHandlersSetInTime.self,
    AttributesBeforeHardware.self,
    // IRPs and user I/O
    MarkedPendingIsAnsweredPending.self,
    IRPCompletedExactlyOnce.self,
    StatusSetBeforeCompletion.self,
    QueuedIRPCanBeCancelled.self,
    CancelRoutineRemovedBeforeCompletion.self,
    InformationFitsTheBuffer.self,
    PagesLockedUntilCompletion.self,
    NoAccessAfterCompletion.self,
    // Levels, locks, interrupts, memory, and the rest
    CalledAtItsLevel.self,
    LevelIsNotAskedFor.self,
    NoLockAcrossACall.self,
    RequestsAreQuick.self,
    QuietUntilServed.self,
    InterruptGivenBack.self,
    VirtualAdapterEndsWithItsBinding.self,
    HaltedOncePerInitialize.self,
    OwnPacketFreedWithItsOriginal.self,
    OriginalsGoBackOnce.self,
    NothingRunsAfterUnload.self,
    LocksAreBalanced.self,
    OpenedInTheBindHandler.self,
    UnboundBeforeUnload.self,
    FilterDeregistersInUnload.self,
    NoStatusAfterHalt.self,
    MiniportPausesProperly.self,
    NoPacketsInTheInterruptHandler.self,
    CountsAreTrue.self,
    AcknowledgedIsServed.self,
    RingIsNeverEmptied.self,
    NeighboursAreGivenUp.self,
    FramesAreAccountedFor.self,
    OriginatorHasAReturnHandler.self,
    OriginatorHasACompletionHandler.self,
    QuietWhileAttaching.self,
    EveryListHasAPlace.self,
    EverythingFreedAtHalt.self,
    ConfigurationIsClosed.self,
    PeriodicTimersCancelledAtPassive.self,
  ]

  /// The facts of the rule with an id, or `nil`.
  public static func facts(_ id: String) -> RuleFacts? { factsByID[id] }

  private static let factsByID: [String: RuleFacts] = {
    var facts: [String: RuleFacts] = [:]
    for rule in all { facts[rule.facts.id] = rule.facts }
    return facts
  }()
}
