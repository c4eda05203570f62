import Events
import Replay

/// The heights of a stack, from the topology alone: who stands on which level.
///
/// A level is a place on the picture. A driver stands on one; the library stands above every height at which there are
/// adapters, because each of them is an edge of its own: above an intermediate driver its protocols, below it the
/// miniport that it is bound to.
struct Tower: Sendable {
  /// One place on a level.
  struct Seat: Equatable, Sendable {
    let component: ComponentID
    /// The adapters whose edge a row of the library is; `nil` for anything else, and for the library of a small stack.
    var adapters: [Int]?
    /// Whether the numbers of the component stand here: of the library, which is counted as a whole, on its highest row.
    var isCounted = true
  }

  /// The seats from the top to the bottom, those of one height together.
  let levels: [[Seat]]
  private let lexicon: Lexicon

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    let heights = AdapterHeights(lexicon)
    var rows: [(rank: Int, seat: Seat)] = []
    for index in lexicon.components.indices where lexicon.components[index].kind != .wire {
      let component = ComponentID(index: index)
      rows += Tower.rows(of: component, lexicon, heights)
    }
    let ranks = Set(rows.map(\.rank)).sorted()
    levels = ranks.map { rank in rows.filter { $0.rank == rank }.map(\.seat) }
  }

  /// The level of a component; the library is found by the adapter of a site.
  func level(of component: ComponentID, at site: SiteID) -> Int? {
    let candidates = levels.indices.filter { level in
      levels[level].contains { $0.component == component }
    }
    guard candidates.count > 1, let adapter = lexicon.adapter(of: site) else {
      return candidates.first
    }
    return candidates.first { level in
      levels[level].contains { $0.component == component && $0.adapters?.contains(adapter) == true }
    } ?? candidates.first
  }

  /// Where a component is drawn: once, or for the library once above each height of adapters.
  private static func rows(
    of component: ComponentID, _ lexicon: Lexicon, _ heights: AdapterHeights
  ) -> [(rank: Int, seat: Seat)] {
    let kind = lexicon[component]?.kind ?? .other
    let rank = kind.rank * span
    switch kind {
    case .im: return [(middle(heights.height(of: component), 1), Seat(component: component))]
    case .ndis where heights.top > 0:
      return (0...heights.top).map { height in
        (
          height == 0 ? middle(0, 0) : middle(height, 0),
          Seat(
            component: component, adapters: heights.adapters(at: height),
            isCounted: height == heights.top)
        )
      }
    case .ndis: return [(middle(0, 0), Seat(component: component))]
    case .filter:
      let position = lexicon.modules.filter { $0.filter == component }.map(\.position).max() ?? 0
      return [(rank - min(position, span - 1), Seat(component: component))]
    case .app, .winsock, .afd, .tcpip, .protocol, .miniport, .nic, .wire, .netcx, .vmswitch, .other:
      return [(rank, Seat(component: component))]
    }
  }

  /// Ranks between the protocols and the filters: higher adapters first, the library above its drivers.
  private static func middle(_ height: Int, _ offset: Int) -> Int {
    ComponentKind.ndis.rank * span - 2 * min(height, span / 2 - 1) + offset
  }

  private static let span = 512
}

/// How high the adapters stand: 0 on a card, one more for every intermediate driver below.
struct AdapterHeights {
  private let byAdapter: [Int]
  private let lexicon: Lexicon

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    var heights = [Int](repeating: 0, count: lexicon.adapters.count)
    // As many rounds as there are adapters settle every stack; a topology with a cycle stops there too.
    for _ in heights.indices {
      for (index, adapter) in lexicon.adapters.enumerated() {
        let below = lexicon.bindings.filter { $0.protocolDriver == adapter.miniport }.map(\.adapter)
        guard lexicon[adapter.miniport]?.kind == .im, let highest = below.map({ heights[$0] }).max()
        else { continue }
        heights[index] = min(highest + 1, lexicon.adapters.count)
      }
    }
    byAdapter = heights
  }

  /// The height of the highest adapter.
  var top: Int { byAdapter.max() ?? 0 }

  /// The adapters of a height.
  func adapters(at height: Int) -> [Int] { byAdapter.indices.filter { byAdapter[$0] == height } }

  /// The height of the adapter that a driver drives.
  func height(of miniport: ComponentID) -> Int {
    let own = lexicon.adapters.indices.filter { lexicon.adapters[$0].miniport == miniport }
    return own.map { byAdapter[$0] }.max() ?? 1
  }
}
