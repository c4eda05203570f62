import Events

/// A history at a glance: for each of at most 2,048 stretches the most that any component held, and what happened there.
///
/// It is made while the history is folded, so the bar of the timeline costs nothing when it is drawn.
public struct Profile: Sendable {
  /// One stretch.
  public struct Sample: Hashable, Sendable, BitwiseCopyable {
    /// The most that any component held.
    public var held: UInt16 = 0
    /// What happened.
    public var marks: Marks = []
  }

  /// What happened in a stretch.
  public struct Marks: OptionSet, Hashable, Sendable, BitwiseCopyable {
    /// The bits.
    public let rawValue: UInt16
    /// Wraps bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// A packet was handed down.
    public static let send = Marks(rawValue: 1)
    /// A send came back.
    public static let complete = Marks(rawValue: 2)
    /// A frame was shown to a protocol.
    public static let receive = Marks(rawValue: 4)
    /// A request was made.
    public static let request = Marks(rawValue: 8)
    /// Something was dropped.
    public static let drop = Marks(rawValue: 16)
    /// Plug and play: binding, pausing, loading, and the ways back.
    public static let plugAndPlay = Marks(rawValue: 32)
    /// Something was injected.
    public static let inject = Marks(rawValue: 64)
    /// The machine stopped.
    public static let bugCheck = Marks(rawValue: 128)
  }

  /// The stretches, from the start.
  public private(set) var samples: [Sample] = []
  /// How many events a stretch has.
  public private(set) var eventsPerSample = 1
  /// The most that each component held and each place had in each stretch.
  public private(set) var heights = HeightSeries()
  private var eventCount = 0

  private static let sampleCountMax = 2_048

  /// How many events are left in the stretch in which a position lies.
  func eventsToBoundary(from position: Int) -> Int {
    eventsPerSample - position % eventsPerSample
  }

  /// Takes over events that lie in one stretch.
  mutating func add(_ chunk: Chunk, _ range: Range<Int>, peak: Int, heights new: Heights) {
    if eventCount % eventsPerSample == 0 {
      if samples.count == Profile.sampleCountMax { halve() }
      if eventCount % eventsPerSample == 0 { samples.append(Sample()) }
    }
    eventCount += range.count
    let index = samples.count - 1
    samples[index].held = max(samples[index].held, UInt16(clamping: peak))
    heights.note(new, in: index)
    for event in chunk.events[range] { samples[index].marks.formUnion(Profile.marks(of: event)) }
  }

  /// Makes one stretch of two.
  private mutating func halve() {
    samples = stride(from: 0, to: samples.count, by: 2).map { index in
      var sample = samples[index]
      if index + 1 < samples.count {
        sample.held = max(sample.held, samples[index + 1].held)
        sample.marks.formUnion(samples[index + 1].marks)
      }
      return sample
    }
    heights.halve()
    eventsPerSample *= 2
  }

  /// What an event means for the bar.
  @inline(__always)
  static func marks(of event: Event) -> Marks {
    switch event.kind {
    case .enter: marks(ofCall: event.call)
    case .drop: .drop
    case .inject: .inject
    case .bugcheck: .bugCheck
    case .leave, .action, .own, .state, .interrupt, .wire, .choice, .touch, .wait, .signal, .lock,
      .unlock, .topology, .seen, .note, .lost, .unknown:
      []
    }
  }

  @inline(__always)
  private static func marks(ofCall call: Call) -> Marks {
    guard let id = call.eventID else { return [] }
    return switch id {
    case 100, 101, 200: .send
    case 105, 206: .complete
    case 111, 113, 213: .receive
    case 130, 220: .request
    case 1...50: .plugAndPlay
    default: []
    }
  }
}
