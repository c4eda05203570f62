/// The bounds that hold everywhere.
public enum Limits {
  /// The longest frame without its frame check sequence, in bytes.
  public static let frameBytesMax = 1_514
  /// The shortest frame without its frame check sequence, in bytes.
  public static let frameBytesMin = 60
  /// The length of an Ethernet header, in bytes.
  public static let ethernetHeaderBytes = 14
  /// The longest line of a trace file, in bytes.
  public static let traceLineBytesMax = 1 << 20
  /// How deep objects and lists may nest in a trace line.
  public static let traceNestingMax = 64
  /// How many processors a trace may name.
  public static let processorCountMax = 256
  /// How far in the future a scenario may plan anything, in nanoseconds.
  public static let scenarioNanosecondsMax: Int64 = 1_000_000_000_000_000
  /// Where the simulated clock ends, in nanoseconds: after five billion seconds, more than a hundred and fifty years.
  ///
  /// Every delay of a scenario is far below what lies between this and the largest number.
  public static let clockNanosecondsMax: Int64 = 5_000_000_000_000_000_000
  /// How many events may happen while one thread waits.
  public static let waitEventCountMax = 4_000_000
}
