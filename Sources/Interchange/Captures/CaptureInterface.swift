/// An interface on which frames were captured, as the file describes it.
///
/// Text is as it stands in the file: what shows it must take care of control characters.
public struct CaptureInterface: Equatable, Sendable {
  /// What its frames begin with.
  public var link: LinkType
  /// How much of each frame was kept at most, in bytes; 0 if there was no limit.
  public var snapLengthBytes: Int
  /// The name on the machine that captured; empty if the file does not say.
  public var name: String = ""
  /// What a person called it; empty if the file does not say.
  public var title: String = ""
  /// The remarks in the file.
  public var comments: [String] = []
  /// How many bytes of its frames are their frame check sequence; 0 if the file does not say.
  public var checkSequenceBytes = 0
  /// The section of the file that declares it, from 0.
  public var section = 0
  /// How its times are written.
  var scale = TimeScale.microseconds
  /// The byte order of its section.
  var isBigEndian = false

  /// An interface with a link type.
  init(link: LinkType, snapLengthBytes: Int) {
    self.link = link
    self.snapLengthBytes = snapLengthBytes
  }
}
