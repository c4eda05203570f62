/// How many colours a terminal can show.
public enum ColorDepth: String, CaseIterable, Sendable {
  /// Every mixture.
  case trueColor
  /// A fixed palette of 256; the first 16 belong to the user and are not touched.
  case colors256
  /// The eight colours of old and their bright sisters, whatever the user made of them.
  case colors16
  /// The eight colours of old.
  case colors8
  /// None, or the user wants none: emphasis and shapes say everything.
  case monochrome
}
