/// The bug check codes that the models use (NDIS_REFERENCE S12, 6).
enum BugCheckCode {
  /// `BUGCODE_NDIS_DRIVER`: NDIS found a driver breaking its rules; the first parameter says which.
  static let ndisDriver = 0x7C
  /// `MULTIPLE_IRP_COMPLETE_REQUESTS`: an IRP was completed twice.
  static let multipleIRPCompleteRequests = 0x44
  /// `DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS`: code was called that is gone.
  static let driverUnloaded = 0xCE
  /// `DRIVER_IRQL_NOT_LESS_OR_EQUAL`: a driver used a bad address at DISPATCH_LEVEL.
  static let driverIRQLNotLessOrEqual = 0xD1
  /// `PFN_LIST_CORRUPT`: pages were unlocked more often than they were locked.
  static let pfnListCorrupt = 0x4E
  /// `PAGE_FAULT_IN_NONPAGED_AREA`: a bad address was used below DISPATCH_LEVEL.
  static let pageFaultInNonpagedArea = 0x50
  /// `KMODE_EXCEPTION_NOT_HANDLED`: an exception that nobody handles, such as a NULL pointer below DISPATCH_LEVEL.
  static let kmodeExceptionNotHandled = 0x1E
  /// `STATUS_ACCESS_VIOLATION`: the exception of a bad pointer.
  static let accessViolation = 0xC000_0005
  /// `IRQL_GT_ZERO_AT_SYSTEM_SERVICE`: a thread went back to its program above PASSIVE_LEVEL.
  static let irqlGTZeroAtSystemService = 0x4A
  /// `BAD_POOL_CALLER`: memory was freed twice, or was never allocated.
  static let badPoolCaller = 0xC2
  /// The first parameter of ``badPoolCaller`` for the free of an address that is none of a pool.
  static let badPoolAddress = 0x46
}
