import DequeModule
import Events

/// The kernel buffer of a capture driver: the frames that its program wants, and how many there were.
///
/// Source: [WinPcap], [NDIS_REFERENCE S30]
struct CaptureBuffer: Sendable {
  let component: ComponentID
  /// How many bytes fit, with the headers of the frames.
  let byteCount: Int
  let places: Places
  /// The frames in the buffer, oldest first.
  var copies = Deque<Copy>()
  /// How many bytes are in use, with the headers of the frames.
  var usedBytes = 0
  /// Received: the frames that NPF was shown, wanted or not; of Npcap's those that the program wants.
  var receivedCount = 0
  /// Dropped: those that the program wants and for which there was no room.
  var droppedCount = 0

  /// A frame in the buffer.
  struct Copy: Sendable {
    let id: ObjectID
    /// How many bytes of the frame are kept.
    let bytes: Int

    /// How much of the buffer it takes.
    var keptBytes: Int { CaptureBuffer.headerBytes + bytes }
    /// How much a read of the program takes up: the next frame begins at a multiple of four bytes behind this one.
    var readBytes: Int { CaptureBuffer.readHeaderBytes + (bytes + 3) & ~3 }

    /// Whether there is room for it in what is left of a read; the bytes that fill up need none.
    func fits(_ left: Int) -> Bool { CaptureBuffer.readHeaderBytes + bytes <= left }
  }

  /// Where a scenario sees the buffer.
  struct Places: Sendable, BitwiseCopyable {
    var buffer: PlaceID
    var received: PlaceID
    var dropped: PlaceID
  }

  /// Whether there is room for so many bytes of a frame.
  func hasRoom(for bytes: Int) -> Bool {
    usedBytes + bytes + CaptureBuffer.headerBytes <= byteCount
  }

  /// sizeof(PacketHeader): what stands before each frame in the buffer, a bpf_hdr and a sequence number.
  static let headerBytes = 24
  /// sizeof(bpf_hdr): what stands before each frame that a program reads.
  static let readHeaderBytes = 20
}

extension World {
  /// Counts a frame that the driver is shown.
  mutating func countReceived(in buffer: Int) {
    captureBuffers[buffer].receivedCount += 1
    act(
      .ndisInterlockedIncrement, at: captureBuffers[buffer].component,
      place: captureBuffers[buffer].places.received, value: captureBuffers[buffer].receivedCount)
  }

  /// Counts a frame that the program wants and that cannot be kept.
  mutating func countNotCaptured(in buffer: Int) {
    captureBuffers[buffer].droppedCount += 1
    act(
      .ndisInterlockedIncrement, at: captureBuffers[buffer].component,
      place: captureBuffers[buffer].places.dropped, value: captureBuffers[buffer].droppedCount)
  }

  /// A copy of a frame stands in the buffer, behind a header of its own.
  mutating func capture(_ source: ObjectID, bytes: Int, in buffer: Int, by call: Call) {
    let component = captureBuffers[buffer].component
    let copy = CaptureBuffer.Copy(id: numbers.next(.memory), bytes: bytes)
    captureBuffers[buffer].usedBytes += copy.keptBytes
    captureBuffers[buffer].copies.append(copy)
    act(
      call, at: component, copy.id, owner: component, life: .new,
      place: captureBuffers[buffer].places.buffer, queue: .insert,
      value: captureBuffers[buffer].copies.count, length: bytes)
    attach(parent: source)
  }

  /// The oldest copy leaves the buffer: it is read, or its memory is freed.
  mutating func takeCaptured(from buffer: Int, isRead: Bool) -> CaptureBuffer.Copy? {
    guard let copy = captureBuffers[buffer].copies.popFirst() else { return nil }
    captureBuffers[buffer].usedBytes -= copy.keptBytes
    act(
      isRead ? .ndisMoveMemory : .ndisFreeMemory, at: captureBuffers[buffer].component, copy.id,
      owner: .nobody, life: .free, place: captureBuffers[buffer].places.buffer, queue: .remove,
      value: captureBuffers[buffer].copies.count, length: isRead ? copy.readBytes : nil)
    return copy
  }
}
