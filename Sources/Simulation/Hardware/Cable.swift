import Events
import Frames

/// The far end of the cable: it sends what a scenario or a capture wants the card to receive.
extension World {
  /// Sends a frame that a scenario describes.
  mutating func sendFrame(to nic: Int, _ recipe: FrameRecipe, round: Int) {
    cpu = adapters[nics[nic].adapter].interruptCPU
    note(.inject, .farEnd, at: wire, length: recipe.bytes)
    let id = numbers.next(.frame)
    var frame = Frame(id: id, length: recipe.bytes, destination: recipe.destination)
    frame.isIntact = recipe.isIntact
    if keepsBytes || !transports.isEmpty {
      frame.bytes = incomingFrame(number: id.number, recipe, to: nic)
    }
    let handle = FrameHandle(slot: frames.insert(frame), id: id)
    agenda.plan(
      .frameArrives(nic: Int32(nic), frame: handle, cause: lastSequence),
      at: lastBit(to: nic, bytes: recipe.bytes))
  }

  /// When the last bit of a frame that the far end sends now is at the card.
  ///
  /// A half-duplex cable carries one frame at a time, with a gap between two of them. Who finds it busy waits; what the far
  /// end has to send goes before what the card wants to send meanwhile.
  ///
  /// Not modelled: a full-duplex cable, where the frames of one direction may overlap; two that begin in the same moment.
  mutating func lastBit(to nic: Int, bytes: Int) -> Int64 {
    let duration = nics[nic].wireTime(bytes: bytes)
    guard nics[nic].isHalfDuplex else { return later(duration) }
    let end = later(duration, than: max(now, nics[nic].busyUntil, nics[nic].sendingUntil))
    nics[nic].busyUntil = later(nics[nic].frameGap, than: end)
    return end
  }

  /// The next frame of the capture arrives, and the one after it is planned.
  mutating func playCapturedFrame(_ nic: Int) {
    guard let captured = capture?.next() else { return }
    let id = numbers.next(.frame)
    var frame = Frame(
      id: id, length: captured.length,
      destination: destination(of: captured.bytes, at: nic))
    frame.isTruncated = captured.isTruncated
    if keepsBytes || !transports.isEmpty { frame.bytes = captured.bytes }
    let handle = FrameHandle(slot: frames.insert(frame), id: id)
    frameArrives(nic, handle, cause: 0)
    planCapturedFrame(nic)
  }

  /// Plans the next frame of the capture for its recorded time.
  mutating func planCapturedFrame(_ nic: Int) {
    guard let time = capture?.timeOfNext else { return }
    agenda.plan(.capturedFrame(nic: Int32(nic)), at: later(0, than: max(time, now)))
  }

  /// How the card sees the destination address of a frame.
  func destination(of bytes: [UInt8], at nic: Int) -> FrameRecipe.Destination {
    guard let destination = EthernetHeader(bytes)?.destination else { return .other }
    if destination.isBroadcast { return .broadcast }
    if destination.isMulticast { return .multicast }
    return destination == hardwareAddress(of: nic) ? .station : .other
  }
}

/// Frames of a capture, in the order in which they arrive.
///
/// The simulator cannot open files; whoever can, hands the frames in through this.
public struct CapturedTraffic: Sendable {
  /// One frame.
  public struct CapturedFrame: Sendable {
    /// Nanoseconds after the first frame.
    public var time: Int64
    /// The length on the cable, without the frame check sequence.
    public var length: Int
    /// The bytes, filled up where the capture cut them off.
    public var bytes: [UInt8]
    /// Whether the capture cut the frame off.
    public var isTruncated: Bool

    /// A frame of a capture.
    public init(time: Int64, length: Int, bytes: [UInt8], isTruncated: Bool) {
      self.time = time
      self.length = length
      self.bytes = bytes
      self.isTruncated = isTruncated
    }
  }

  private let source: @Sendable (Int) -> CapturedFrame?
  private var index = 0
  private var waiting: CapturedFrame?

  /// Frames that `source` gives by their index, from 0; `nil` ends the capture.
  public init(source: @escaping @Sendable (Int) -> CapturedFrame?) {
    self.source = source
    waiting = source(0)
  }

  /// When the next frame arrives, or `nil` at the end.
  var timeOfNext: Int64? { waiting?.time }

  mutating func next() -> CapturedFrame? {
    defer {
      index += 1
      waiting = source(index)
    }
    return waiting
  }
}
