import DequeModule
import Events

/// MS_FILTER: what the lightweight filter knows about one filter module.
///
/// Source: [Seed 001], [DDK sample ndislwf], [NDIS_REFERENCE 4.5]
struct FilterModule: Sendable {
  /// What does not change while the module is attached.
  let device: FilterDevice
  /// OutstandingSends: lists that went down through the module and have not come back.
  var sendCount = 0
  /// OutstandingRcvs: lists that are above the module.
  var receiveCount = 0
  /// Q.Delayed: received lists that are held back.
  var delayed = Deque<ListHandle>()
  /// Whether a timer is set that passes them on.
  var isTimerSet = false
  /// Lists of the filter's own that are on their way, down or up.
  var ownCount = 0
}

/// The part of a filter module that is fixed when it is attached; cheap to copy.
struct FilterDevice: Sendable, BitwiseCopyable {
  let component: ComponentID
  let options: FilterOptions
  /// The pool of the filter's own lists.
  let pool: Int
  let sends: PlaceID
  let receives: PlaceID
  let delayed: PlaceID
}

/// How a filter is built.
struct FilterOptions: Sendable, BitwiseCopyable {
  /// Which received frames a filter drops.
  enum Drop: String, CaseIterable, Sendable, BitwiseCopyable {
    case none, broadcast, multicast, all
  }

  /// Whether a filter sends and indicates copies of its own.
  enum Copy: String, CaseIterable, Sendable, BitwiseCopyable { case none, sends, receives, both }

  /// TrackSends and TrackReceives.
  var isTracking = true
  var drop = Drop.none
  var copy = Copy.none
  /// How long received lists are held back, in nanoseconds; 0 for not at all.
  var delay: Int64 = 0
  /// Whether received lists are changed in place, and changed back when they return.
  var changesInPlace = false

  var copiesSends: Bool { copy == .sends || copy == .both }
  var copiesReceives: Bool { copy == .receives || copy == .both }
}
