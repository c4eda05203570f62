import DequeModule
import Events

/// A card on the cable: the part that is the same for every chip, and what differs in ``chip``.
///
/// Not modelled: the multicast hash, other half-duplex cards than the NE2000, the values of the tally counters, the single
/// attempts of a frame that collides.
struct NetworkCard: Sendable {
  /// Which chip sits on the card.
  enum Chip: Sendable {
    /// A DP8390 with 16 KiB of card memory: programmed I/O, a ring of 256-byte pages (NDIS_REFERENCE 4.8).
    case ne2000(PageRing)
    /// A bus master that writes frames into host memory by itself.
    case busMaster(descriptors: Int)
  }

  let component: ComponentID
  let adapter: Int
  let places: Places
  var chip: Chip
  /// How fast the cable is, in Mbit/s.
  let megabits: Int64
  /// How many frames the card takes for sending.
  let transmitSlots: Int
  /// RCR: which frames the card takes.
  var filter: PacketFilter = []
  /// ISR, or what stands for it: causes of an interrupt.
  var isr: UInt8 = 0
  /// IMR: which causes raise the interrupt line.
  var imr: UInt8 = 0
  /// Whether the interrupt was raised and not serviced yet.
  var isLineUp = false
  /// Frames received and not yet fetched, oldest first.
  var received = Deque<FrameHandle>()
  /// Frames to be sent; the first one is on the cable.
  var transmitting = Deque<FrameHandle>()
  /// Whether the chip listens and sends.
  var mode = Mode.started
  /// The event that put the first frame on the cable; 0 while nothing is under way.
  var transmission: UInt32 = 0
  /// Whether the first frame waits because somebody else talks on the cable.
  var isDeferring = false
  /// Until when somebody else talks on the cable.
  var busyUntil: Int64 = 0
  /// Until when the card itself talks on the cable, with the gap behind it.
  var sendingUntil: Int64 = 0
  /// Since when, and until when, the chip takes frames that begin.
  var listens: (since: Int64, until: Int64) = (.min, .max)
  /// How many of the next frames to be sent collide too often.
  var collidingCount = 0
  /// Whether the cable is in.
  var hasLink = true
  /// Whether the card was pulled out.
  var isRemoved = false
  /// The packet whose completion must run before NdisSend returns (CP2 = other-cpu).
  var completionBeforeReturn: PacketHandle?

  /// What the command and transmit configuration registers of a DP8390 make of the chip.
  enum Mode: Sendable {
    /// On the cable.
    case started
    /// Stopped (CR.STP): what is under way on the cable comes to its end, nothing begins.
    case stopped
    /// Started in loopback mode (TCR): its two halves talk to each other, and the cable is cut off.
    case loopback
  }

  struct Places: Sendable {
    var isr: PlaceID
    var imr: PlaceID
    var rcr: PlaceID
    var received: PlaceID
    var transmitting: PlaceID
    var curr: PlaceID
    var bnry: PlaceID
  }

  /// Whether one frame at a time is on the cable, in one direction or the other.
  var isHalfDuplex: Bool {
    if case .ne2000 = chip { true } else { false }
  }

  /// The gap between two frames on the cable: 96 bit times.
  var frameGap: Int64 { nanoseconds(forBytes: 12) }

  /// What a frame costs on the cable: preamble, at least 60 bytes, frame check sequence.
  func wireTime(bytes: Int) -> Int64 {
    nanoseconds(forBytes: 8 + max(bytes, Limits.frameBytesMin) + 4)
  }

  /// How long bytes take on the cable, rounded up.
  private func nanoseconds(forBytes bytes: Int) -> Int64 {
    (Int64(bytes) * 8_000 + megabits - 1) / megabits
  }
}

/// The receive ring of a DP8390: pages of 256 bytes between PSTART and PSTOP.
///
/// CURR is where the chip writes next, BNRY the last page that the driver has read. CURR never reaches BNRY: the page
/// that was read last and one more stay free.
///
/// Source: [NSC DP8390], [NDIS_REFERENCE 4.8]
struct PageRing: Sendable, BitwiseCopyable {
  /// The first page behind the transmit buffers.
  static let start: UInt8 = 0x4C
  /// How many pages are there behind the transmit buffers.
  static let pageCountMax = 52
  /// The bytes of a page.
  static let pageBytes = 256
  /// The bytes that the chip writes before every frame: status, next page, length.
  static let headerBytes = 4

  /// PSTOP: the first page behind the ring.
  let stop: UInt8
  /// The page where the next frame begins.
  var curr: UInt8 = PageRing.start + 1
  /// The last page that was read.
  var bnry: UInt8 = PageRing.start

  /// An empty ring of so many pages.
  init(pages: Int) { stop = PageRing.start + UInt8(min(pages, PageRing.pageCountMax)) }

  /// How many pages a frame takes; the frame check sequence is stored with it.
  static func pages(forFrameOf bytes: Int) -> Int {
    (headerBytes + bytes + 4 + pageBytes - 1) / pageBytes
  }

  /// How many pages can be written without reaching BNRY.
  var freePages: Int {
    let size = Int(stop - PageRing.start)
    return (Int(bnry) - Int(curr) + size) % size
  }

  /// The page so many pages behind another one.
  func page(_ page: UInt8, plus count: Int) -> UInt8 {
    let size = Int(stop - PageRing.start)
    return PageRing.start + UInt8((Int(page - PageRing.start) + count + size) % size)
  }
}

/// The causes of an interrupt, as bits of the ISR of a DP8390; the bus master uses the first two.
enum InterruptCause {
  /// PRX: a frame was received.
  static let received: UInt8 = 0x01
  /// PTX: a frame was sent.
  static let transmitted: UInt8 = 0x02
  /// RXE: a damaged frame was received.
  static let receiveError: UInt8 = 0x04
  /// TXE: a frame could not be sent.
  static let transmitError: UInt8 = 0x08
  /// The cable was plugged in or out; bus masters only, in the place of TXE.
  static let linkChange: UInt8 = 0x08
  /// OVW: the ring was full.
  static let overwrite: UInt8 = 0x10
  /// Everything that the models of the bus masters unmask.
  static let all: UInt8 = 0x1F
  /// CNT: the 8th bit of a tally counter is set.
  ///
  /// Not modelled: a counter that comes so far.
  static let counter: UInt8 = 0x20
  /// What the driver of the NE2000 unmasks: all but the end of a remote DMA.
  static let dp8390: UInt8 = 0x3F
}
