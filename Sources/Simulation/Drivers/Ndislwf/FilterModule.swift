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

  var copiesSends: Bool { copy == .sends || copy == .both }
  var copiesReceives: Bool { copy == .receives || copy == .both }
}
