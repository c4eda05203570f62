/// The bounds that hold for foreign files, so that no number in a file decides how much memory is used.
public enum ImportLimits {
  /// The longest captured part of a frame, in bytes.
  public static let capturedBytesMax = 256 << 10
  /// The largest file, in bytes.
  public static let fileBytesMax = 1 << 42
  /// The most that is read from a pipe, in bytes; a file on a disk is not read as a whole.
  public static let pipeBytesMax = 1 << 30
  /// How many interfaces a capture may declare.
  public static let interfaceCountMax = 1 << 16
  /// The longest gap between two frames when they are played, in nanoseconds.
  public static let gapNanosecondsMax: Int64 = 1_000_000_000
  /// How long gaps between frames stay as they are in real time, in nanoseconds since the first frame.
  ///
  /// Programs go on reading in them: an hour in which nothing arrives is a trace of two gigabytes.
  public static let realTimeNanosecondsMax: Int64 = 3_600_000_000_000
}
