import Events

/// The drivers that a scenario can put into a stack, and the settings that none of them has to itself.
///
/// The facts of a driver stand beside its code, and here is its line. That is not all that a new one needs: it has a table in
/// the ``World``, which is fed to the digest of the search, and the ``StackBuilder`` makes it. CONTRIBUTING.md goes through that.
public enum DriverCatalog {
  /// All of them, from the application to the card.
  public static let all: [DriverFacts] = [
    Application.facts, DatagramSocket.facts, AfdDriver.facts, PacketDriver.facts, NpfDriver.facts,
    NdisprotDriver.facts, TcpipDriver.facts, PassThruDriver.facts, NdislwfDriver.facts,
    NpcapDriver.facts, NE2000Driver.facts, BusMasterDriver.facts, NetvminiDriver.facts, Peer.facts,
  ]

  /// The driver of that name, or `nil`.
  public static func driver(named name: String) -> DriverFacts? { all.first { $0.name == name } }

  /// The settings that every layer has.
  public static let common: [SettingFacts] = [
    SettingFacts(
      "id", .text, .word(""), "The id of the component; the name of the driver if not said."),
    SettingFacts(
      "over", .text, .word(""),
      "The id of the layer it stands on; the next fitting one if not said."),
  ]

  /// The settings of a run, under `params`.
  public static let run: [SettingFacts] = [
    SettingFacts(
      "start", .word(["bound", "cold"]), .word("bound"),
      "Whether the run begins with everything bound and receiving, or with the loading of the drivers."
    ),
    SettingFacts("cpus", .integer(1...8), .integer(2), "How many processors the machine has."),
    SettingFacts(
      "bytes", .boolean, .boolean(true), "Whether the bytes of frames are recorded."),
    SettingFacts(
      "locks", .boolean, .boolean(false), "Whether the taking of spin locks is recorded."),
    SettingFacts(
      "cable", .word(["separate", "shared"]), .word("separate"),
      "Whether every card has a cable of its own, or all of them are on one."),
  ]
}
