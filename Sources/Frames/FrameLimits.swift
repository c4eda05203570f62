/// The bounds that hold for the bytes of frames.
public enum FrameLimits {
  /// The length of an Ethernet header, in bytes.
  public static let ethernetHeaderBytes = 14
  /// The shortest frame without its frame check sequence, in bytes.
  public static let lengthBytesMin = 60
  /// The longest frame that ``FrameBuilder`` makes, in bytes: what the length field of IPv4 can say.
  ///
  /// Everything above 1514 bytes exists only to be dropped.
  public static let builtLengthBytesMax = ethernetHeaderBytes + 65_535
  /// How many VLAN tags of one frame are dissected.
  static let tagCountMax = 4
  /// How many IPv6 extension headers of one frame are dissected.
  static let extensionHeaderCountMax = 8
  /// How many options of one header are dissected.
  static let optionCountMax = 40
  /// How many bytes of unnamed content a text value shows.
  static let previewBytesMax = 24
}
