import Events
import Replay
import Terminal

/// The cable at one moment.
public struct WirePicture: Equatable, Sendable {
  /// Frames that go out, oldest first.
  public let frames: [Frame]
  /// A frame that arrives in this step, or `nil`.
  public let arriving: Chip?
  /// Whether something goes out, or has just gone: a cable on which nothing moves has no direction.
  public let isGoingOut: Bool
  /// How many frames were sent.
  public let sentCount: Int
  /// How many frames arrived.
  public let arrivedCount: Int

  /// A frame on the cable.
  public struct Frame: Equatable, Sendable {
    /// The frame.
    public let chip: Chip
    /// How much of it is out, in parts of a thousand; `nil` if its end is not known yet.
    public let permille: Int?
  }

  /// The cable at a moment, or `nil` if the topology has none.
  init?(_ moment: Moment) {
    guard moment.lexicon.components.contains(where: { $0.kind == .wire }) else { return nil }
    frames = moment.state.onWire.map { Frame($0, moment) }
    sentCount = moment.state.sentCount
    arrivedCount = moment.state.arrivedCount
    if let event = moment.event, event.kind == .wire, event.status == Word.How.arrived {
      arriving = Chip(event.object, moment, .thisStep)
    } else {
      arriving = nil
    }
    isGoingOut = arriving == nil && (!frames.isEmpty || moment.event?.kind == .wire)
  }

  /// What has passed, in words: `2 frames sent, 1 arrived`.
  public var summary: String { StackWords.wire(sent: sentCount, arrived: arrivedCount) }
}

extension WirePicture.Frame {
  /// A transmission; its end is looked up in what is recorded.
  fileprivate init(_ transmission: Transmission, _ moment: Moment) {
    let isNow = moment.objects.contains(transmission.frame)
    chip = Chip(transmission.frame, moment, isNow ? .thisStep : .here)
    let end = moment.timeline.firstIndex(
      from: moment.position, before: moment.position + WirePicture.searchCountMax
    ) { $0.kind == .wire && $0.object == transmission.frame }
    guard let end else {
      permille = nil
      return
    }
    let duration = moment.history[end].time - transmission.began
    let passed = moment.time - transmission.began
    permille = duration > 0 ? Int(passed.scaled(by: 1_000, over: duration)) : 1_000
  }
}

extension WirePicture {
  /// How many events ahead the end of a transmission is looked for.
  fileprivate static let searchCountMax = 20_000
}
