import DequeModule
import Events
import Frames

/// What the capture filter knows about one filter module.
struct NpcapModule: Sendable {
  /// What does not change while the module is attached.
  let device: NpcapDevice
  /// The program that is run over every frame.
  let program: CaptureProgram
  /// The frames in the kernel buffer, oldest first.
  var captured = Deque<CapturedCopy>()
  /// How many bytes of the kernel buffer are in use, with the headers of the frames.
  var usedBytes = 0
  var receivedCount = 0
  var droppedCount = 0
}

/// The part that is fixed when the module is attached; cheap to copy.
struct NpcapDevice: Sendable, BitwiseCopyable {
  let component: ComponentID
  let bufferBytes: Int
  let places: NpfDevice.Places
}
