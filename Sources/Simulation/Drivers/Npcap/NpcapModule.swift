import Events
import Frames

/// What the capture filter knows about one filter module.
struct NpcapModule: Sendable {
  /// What does not change while the module is attached.
  let device: NpcapDevice
  /// The program that is run over every frame.
  let program: CaptureProgram
}

/// The part that is fixed when the module is attached; cheap to copy.
struct NpcapDevice: Sendable, BitwiseCopyable {
  let component: ComponentID
  /// The kernel buffer.
  let buffer: Int
}
