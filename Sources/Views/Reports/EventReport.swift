import Events
import Replay

/// Events as text, one a line: what `ndiscope print` prints.
public struct EventReport: Sendable {
  private let timeline: Timeline

  /// A report of a timeline.
  public init(_ timeline: Timeline) { self.timeline = timeline }

  /// The captions of the columns.
  public static let caption = ReportsWords.captions

  /// The lines of some events, without line ends.
  public func lines(_ range: Range<Int>) -> [String] {
    timeline.lines(range).map(EventReport.text)
  }

  private static func text(_ line: EventLine) -> String {
    let indent = String(repeating: "  ", count: min(line.depth, 10))
    let call = line.sign.glyph + " " + indent + line.call.clean
    let objects = line.objects.map(\.description).joined(separator: ",")
    let columns = [
      "\(line.number)".rightAligned(7), TimeFormat.microseconds(line.time).rightAligned(11),
      "\(line.cpu)".rightAligned(3) + "  " + call.padded(39), line.route.clean.padded(22),
      objects.padded(6), line.status.clean,
    ]
    return columns.joined(separator: " ").trimmedAtEnd
  }
}
