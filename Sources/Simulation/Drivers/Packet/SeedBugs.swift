/// The bugs of seed 000 and of its first attempts.
///
/// Source: [NDIS_REFERENCE 9.1, S10]
struct SeedBugs: OptionSet, Sendable, BitwiseCopyable {
  let rawValue: UInt16

  /// S10 bug A: the NDIS_REQUEST is a local variable.
  static let requestOnStack = SeedBugs(rawValue: 1)
  /// W01, S10 bug B: the request is from pool, but InformationBuffer points to the local variable
  /// Mode.
  static let bufferOnStack = SeedBugs(rawValue: 2)
  /// W02, S10 bug C: the request is freed in PacketRequestComplete only, which a synchronous answer
  /// never calls.
  static let requestLeak = SeedBugs(rawValue: 4)
  /// S10 bug D: PacketRequestComplete dereferences the IRP, which is NULL.
  static let nullIRP = SeedBugs(rawValue: 8)
  /// W03: the miniport's packet is linked into RcvPackets instead of the copy.
  static let queuesForeignPacket = SeedBugs(rawValue: 16)
  /// W04: ByteOffset = 14, as if it moved the destination.
  static let byteOffset14 = SeedBugs(rawValue: 32)
  /// W05: the memory-failure path frees `*pPacket` before it is assigned.
  static let freesUnassignedPointer = SeedBugs(rawValue: 64)
  /// W06: a packet that does not fit is put back, and the read succeeds with 0 bytes.
  static let reinsertsTooLarge = SeedBugs(rawValue: 128)
  /// Not in the seed: the adapter is closed without waiting for the IO counter (S12).
  static let doesNotWait = SeedBugs(rawValue: 256)

  /// What the last listing of the seed does.
  static let ofTheSeed: SeedBugs = [
    .bufferOnStack, .requestLeak, .queuesForeignPacket, .freesUnassignedPointer,
    .reinsertsTooLarge,
  ]

  /// Every bug with the word that a scenario writes and what it is.
  static let catalog: [(word: String, bug: SeedBugs, sentence: String)] = [
    ("A", .requestOnStack, "The NDIS_REQUEST is a local variable of a function that returns."),
    (
      "W01", .bufferOnStack,
      "InformationBuffer points to a local variable of a function that returns."
    ),
    ("W02", .requestLeak, "The request is freed only in the completion handler."),
    ("D", .nullIRP, "The completion handler uses an IRP that is NULL."),
    ("W03", .queuesForeignPacket, "The miniport's packet is queued instead of the copy."),
    ("W04", .byteOffset14, "NdisTransferData is called with ByteOffset 14."),
    ("W05", .freesUnassignedPointer, "A pointer that was never assigned is freed."),
    (
      "W06", .reinsertsTooLarge, "A packet larger than the read is put back, and the read succeeds."
    ),
    ("no-wait", .doesNotWait, "The adapter is closed while operations are outstanding."),
  ]
}
