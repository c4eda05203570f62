import Events

/// How a captured frame fits onto the simulated cable.
///
/// The frame check sequence is cut off, because the cable makes its own. A frame longer than the cable takes keeps the bytes
/// that were captured, since nothing receives it. Every other frame gets its original length, and at least 60 bytes.
struct FrameFit {
  /// How many bytes of the capture are on the cable.
  let copiedBytes: Int
  /// How many bytes the frame has on the cable.
  let lengthBytes: Int
  /// What was done to it.
  let marks: FrameMarks

  /// The fit of a frame.
  init(_ frame: CapturedFrame) {
    let original = max(0, frame.originalBytes - frame.checkSequenceBytes)
    var marks: FrameMarks = []
    if frame.checkSequenceBytes > 0 { marks.insert(.hadCheckSequence) }
    copiedBytes = min(frame.capturedBytes, original)
    if copiedBytes < original { marks.insert(.truncated) }
    if original > Limits.frameBytesMax { marks.insert(.tooLong) }
    if original < Limits.frameBytesMin { marks.insert(.padded) }
    lengthBytes = max(original, Limits.frameBytesMin)
    self.marks = marks
  }
}

/// What was done to a captured frame before it can be played.
public struct FrameMarks: OptionSet, Hashable, Sendable, BitwiseCopyable {
  /// The marks as bits.
  public let rawValue: UInt8

  /// The marks that bits mean.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// It was below 60 bytes and got zeros at its end.
  public static let padded = FrameMarks(rawValue: 1)
  /// The capture cut it off; zeros stand for what is missing, unless it is also too long.
  public static let truncated = FrameMarks(rawValue: 2)
  /// It is above 1514 bytes and will be dropped.
  public static let tooLong = FrameMarks(rawValue: 4)
  /// Its frame check sequence was cut off.
  public static let hadCheckSequence = FrameMarks(rawValue: 8)
  /// It was earlier than the frame before it and has now the same time.
  public static let movedForward = FrameMarks(rawValue: 16)
  /// More than a second passed before it, which is now one second.
  public static let afterShortenedGap = FrameMarks(rawValue: 32)
}
