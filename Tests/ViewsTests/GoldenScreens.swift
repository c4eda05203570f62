import Events
import Replay
import Terminal
import Verification

@testable import Views

extension GoldenScreen {
  /// Every screen that is kept.
  ///
  /// A new one is a line here and `scripts/golden`.
  static let all =
    stack + tall + sizes + trouble + attention + lists + counters + ladders + calls + owners
    + states + charts + lives + compared + found + stops + guilty + menus + moved + sifted
    + notebooks

  /// What went wrong.
  private static let found = [
    GoldenScreen(
      "findings-drops", "s28-ring-overflow", at: "MiniportHandleInterrupt.leave", 120, 36,
      view: .findings
    ) {
      $0.findAll()
    },
    GoldenScreen(
      "findings-broken", "r05-packet-reads-after-pending", at: "20", 80, 24, view: .findings
    ) {
      $0.findAll()
    },
    GoldenScreen(
      "findings-broken", "r05-packet-reads-after-pending", at: "20", 60, 18, tier: .ascii,
      view: .findings
    ) { $0.findAll() },
    GoldenScreen(
      "findings-rules", "r02-ndislwf-completes-twice", at: "30", 120, 36, view: .findings
    ) { $0.findAll() },
    GoldenScreen(
      "findings-rules", "r02-ndislwf-completes-twice", at: "30", 80, 24, view: .findings
    ) { $0.findAll() },
    GoldenScreen(
      "findings-rules", "r02-ndislwf-completes-twice", at: "30", 80, 24, tier: .ascii,
      view: .findings
    ) { $0.findAll() },
    GoldenScreen("findings-nothing", "s02-send-pending", at: "40", 80, 24, view: .findings) {
      $0.findAll()
    },
  ]

  /// Where an event breaks a rule: the same mark in the list, on the ladder and at the layer.
  private static let guilty =
    [
      (ViewKind.events, 120, 36), (.events, 80, 24), (.ladder, 120, 36), (.ladder, 80, 24),
      (.stack, 120, 36), (.stack, 80, 24), (.stack, 60, 18),
    ].flatMap { view, columns, rows in
      (columns == 80 ? [GlyphTier.full, .ascii] : [.full]).map { tier in
        GoldenScreen(
          "guilty-\(view.name)", "r11-packet-frees-after-pending", at: "17", columns, rows,
          tier: tier, view: view
        ) { $0.judgeAll() }
      }
    } + [
      GoldenScreen(
        "guilty-fold", "r51-packet-forgets-among-three", at: "26", 120, 36, view: .ladder
      ) {
        $0.followed = ObjectID(.irp, 1)
        $0.judgeAll()
      },
      GoldenScreen("guilty-tree", "r11-packet-frees-after-pending", at: "17", 80, 24, view: .tree) {
        $0.judgeAll()
      },
      GoldenScreen(
        "guilty-tree-folded", "r11-packet-frees-after-pending", at: "17", 60, 18, tier: .ascii,
        view: .tree
      ) {
        $0.toggled = [2]
        $0.judgeAll()
      },
      GoldenScreen("guilty-hint", "r11-packet-frees-after-pending", at: "20", 80, 24) {
        $0.judgeAll()
      },
      GoldenScreen("findings-foreign", "s02-send-pending", at: "40", 120, 36, view: .findings) {
        $0.findings = Findings(isSimulated: false)
        $0.findAll()
      },
      GoldenScreen(
        "findings-foreign", "r11-packet-frees-after-pending", at: "17", 80, 24, view: .findings
      ) {
        $0.findings = Findings(isSimulated: false)
        $0.findAll()
      },
    ]

  /// Where the machine stops, in every size.
  private static let stops =
    [(120, 36), (80, 24), (60, 18), (40, 10), (20, 5)].flatMap { size in
      [GlyphTier.full, .ascii].map { tier in
        GoldenScreen(
          "bug-check", "r41-ndislwf-keeps-while-paused", at: "39", size.0, size.1, tier: tier,
          roles: size.0 == 80 && tier == .full
        ) { $0.judgeAll() }
      }
    } + [
      GoldenScreen(
        "bug-check-fault", "r11-packet-frees-after-pending", at: "34", 120, 36, view: .ladder
      ) { $0.judgeAll() },
      GoldenScreen("bug-check-hunted", "r02-ndislwf-completes-twice", at: "45", 80, 24) {
        $0.hunt = "hunt 7, 12 steps"
        $0.title = "Bug hunt 7"
      },
    ]

  /// Two runs of one scenario, with another outcome of one choice.
  private static let compared = [
    GoldenScreen("compare-choice", "s02-send-pending", at: "14", 120, 36, view: .compare) {
      $0.compare(with: "s02b-send-nested")
    },
    GoldenScreen("compare-choice", "s02-send-pending", at: "14", 80, 24, view: .compare) {
      $0.compare(with: "s02b-send-nested")
    },
    GoldenScreen(
      "compare-choice", "s02-send-pending", at: "14", 60, 18, tier: .ascii, view: .compare
    ) { $0.compare(with: "s02b-send-nested") },
    GoldenScreen(
      "compare-moved", "s02-send-pending", at: "40", 120, 36, roles: true, view: .compare
    ) { $0.compare(with: "s02b-cpu-send-other-cpu") },
    GoldenScreen("compare-same", "s02-send-pending", at: "40", 80, 24, view: .compare) {
      $0.compare(with: "s02-send-pending")
    },
    GoldenScreen("compare-nothing", "s02-send-pending", at: "40", 80, 24, view: .compare),
  ]

  /// The layers at moments that a lesson is about.
  private static let stack = [
    GoldenScreen("stack-beginning", "s02-send-pending", at: "0", 120, 36),
    GoldenScreen("stack-send-answers-pending", "s02-send-pending", at: "NdisSend.leave 3", 120, 36),
    GoldenScreen(
      "stack-completion-inside-the-send", "s02b-send-nested", at: "ProtocolSendComplete", 120, 36),
    GoldenScreen(
      "stack-completion-on-another-cpu", "s02b-cpu-send-other-cpu", at: "ProtocolSendComplete",
      120, 36),
    GoldenScreen("stack-frame-on-the-wire", "s02-send-pending", at: "75", 120, 36),
    GoldenScreen("stack-interrupt", "s01-send-sync", at: "ServiceRoutine", 100, 30),
    GoldenScreen(
      "stack-receive-packet", "s03-copy-receive-packet", at: "ProtocolReceivePacket", 120, 36),
    GoldenScreen(
      "stack-packet-kept", "s03-keep-receive-packet", at: "ProtocolReceivePacket.leave", 120, 36),
    GoldenScreen(
      "stack-transfer-data", "s05-receive-transfer-data", at: "MiniportTransferData", 120, 36),
    GoldenScreen(
      "stack-transfer-completes-later", "s06-transfer-data-pending",
      at: "ProtocolTransferDataComplete", 100, 30),
    GoldenScreen(
      "stack-request-completes", "s10-pending-packet-filter", at: "ProtocolRequestComplete", 120,
      36),
    GoldenScreen("stack-read-waits", "s11-pkt-read-waits", at: "PacketRead.leave", 80, 24),
    GoldenScreen(
      "stack-unbind-waits", "s12-unbind-drains", at: "36", 120, 36),
    GoldenScreen("stack-end", "s01-send-sync", at: "38", 80, 24),
  ]

  /// Stacks of more layers.
  private static let tall = [
    GoldenScreen("stack-intermediate-send", "s13-own-send-pending", at: "MiniportSend", 120, 36),
    GoldenScreen("stack-intermediate-send", "s13-own-send-pending", at: "MiniportSend", 80, 24),
    GoldenScreen(
      "stack-intermediate-receive", "s14-own-receive-packet", at: "PtReceivePacket", 120, 36),
    GoldenScreen("stack-filter-send", "s18-send", at: "MiniportSendNetBufferLists", 120, 36),
    GoldenScreen("stack-filter-send", "s18-send", at: "MiniportSendNetBufferLists", 80, 24),
    GoldenScreen("stack-filter-pauses", "s21-pause-restart", at: "FilterPause", 120, 36),
    GoldenScreen(
      "stack-oid-clone", "s22-pending-oid-clone", at: "FilterOidRequestComplete", 120, 36),
  ]

  /// One moment in every size.
  private static let sizes = [
    GoldenScreen("stack-miniport-send", "s02-send-pending", at: "MiniportSend 4", 120, 36),
    GoldenScreen(
      "stack-miniport-send", "s02-send-pending", at: "MiniportSend 4", 120, 36, tier: .ascii),
    GoldenScreen("stack-miniport-send", "s02-send-pending", at: "MiniportSend 4", 100, 30),
    GoldenScreen(
      "stack-miniport-send", "s02-send-pending", at: "MiniportSend 4", 80, 24, roles: true),
    GoldenScreen(
      "stack-miniport-send", "s02-send-pending", at: "MiniportSend 4", 80, 24, tier: .ascii),
    GoldenScreen(
      "stack-miniport-send", "s02-send-pending", at: "MiniportSend 4", 60, 18, roles: true),
    GoldenScreen(
      "stack-miniport-send", "s02-send-pending", at: "MiniportSend 4", 40, 10, roles: true),
    GoldenScreen(
      "stack-miniport-send", "s02-send-pending", at: "MiniportSend 4", 40, 10, tier: .ascii),
    GoldenScreen("stack-miniport-send", "s02-send-pending", at: "MiniportSend 4", 20, 5),
    GoldenScreen("stack-miniport-send", "s02-send-pending", at: "MiniportSend 4", 160, 50),
  ]

  /// What goes wrong.
  private static let trouble = [
    GoldenScreen(
      "stack-packet-in-foreign-queue", "w03-foreign-packet-queued", at: "InsertTailList 2", 120, 36),
    GoldenScreen("stack-bug-check", "s12-no-wait-unbind", at: "58", 120, 36),
    GoldenScreen("stack-drop", "s11-pkt-read-waits", at: "63", 80, 24, roles: true),
    GoldenScreen(
      "stack-pool-empty", "s09-send-pool-empty", at: "NdisAllocatePacket 3", 100, 30),
  ]

  /// What the user looks at, and what the program says.
  private static let attention = [
    GoldenScreen(
      "stack-in-flight", "s02-send-pending", at: "MiniportSend 4", 80, 24, roles: true
    ) {
      $0.playing = .forward
      $0.flightPermille = 500
    },
    GoldenScreen("stack-picked-and-followed", "s02-send-pending", at: "75", 100, 30) {
      $0.picked = ObjectID(.packet, 2)
      $0.followed = ObjectID(.packet, 2)
      $0.focus = .holders
      $0.breakpoints = ["NdisMSendComplete"]
      $0.marks = [UserMark("a", at: 40), UserMark("b", at: 150)]
    },
    GoldenScreen("stack-prompt", "s01-send-sync", at: "10", 80, 24) {
      $0.prompt = Prompt(
        label: "go to", text: "12", cursor: 2,
        note: "128   50%   412us   +5   g beginning   Esc closes")
    },
    GoldenScreen("stack-message", "s01-send-sync", at: "10", 60, 18) {
      $0.message = Message("P9 does not exist in this trace.", .error)
    },
    GoldenScreen("stack-loading", "s01-send-sync", at: "10", 80, 24) {
      $0.job = Job(name: "hang-0412.ndt.jsonl", permille: 620, eventCount: 620_000)
    },
    GoldenScreen("window-help", "s02-send-pending", at: "75", 100, 30) {
      $0.window = Sample.window
    },
    GoldenScreen("window-help", "s02-send-pending", at: "75", 80, 24, roles: true) {
      $0.window = Sample.window
    },
    GoldenScreen("window-help", "s02-send-pending", at: "75", 60, 18, tier: .ascii) {
      $0.window = Sample.window
    },
    GoldenScreen("tour", "s02-send-pending", at: "9", 120, 36) { $0.tour = Sample.tour },
    GoldenScreen("tour", "s02-send-pending", at: "9", 80, 24, roles: true) {
      $0.tour = Sample.tour
    },
    GoldenScreen("tour", "s02-send-pending", at: "9", 60, 18, tier: .ascii) {
      $0.tour = Sample.tour
    },
    GoldenScreen("zoom-holders", "s02-send-pending", at: "41", 80, 24) {
      $0.focus = .holders
      $0.isZoomed = true
    },
    GoldenScreen("zoom-ladder", "s02-send-pending", at: "41", 80, 24, view: .ladder) {
      $0.isZoomed = true
    },
    GoldenScreen("tiny-ladder", "s02-send-pending", at: "41", 40, 10, view: .ladder),
    GoldenScreen("tiny-events", "s02-send-pending", at: "41", 40, 10, view: .events),
    GoldenScreen(
      "tiny-counters", "s02-send-pending", at: "41", 40, 10, tier: .ascii, view: .counters),
    GoldenScreen("tiny-inspector", "s02-send-pending", at: "41", 40, 10, view: .inspector),
    GoldenScreen("tiny-tree", "s02-send-pending", at: "41", 40, 10, view: .tree),
  ]

  /// The events and the inspector.
  private static let lists = [
    GoldenScreen(
      "events-miniport-send", "s02-send-pending", at: "MiniportSend 4", 120, 36, view: .events),
    GoldenScreen(
      "events-miniport-send", "s02-send-pending", at: "MiniportSend 4", 80, 24, roles: true,
      view: .events
    ) {
      $0.timeForm = .delta
    },
    GoldenScreen("events-follow", "s02-send-pending", at: "MiniportSend 4", 60, 18, view: .events) {
      $0.followed = ObjectID(.packet, 4)
    },
    GoldenScreen(
      "inspector-packet", "s02-send-pending", at: "MiniportSend 4", 120, 36, view: .inspector),
    GoldenScreen(
      "inspector-frame-fields", "s02-send-pending", at: "75", 80, 24, roles: true, view: .inspector
    ) {
      $0.picked = ObjectID(.irp, 3)
      $0.inspection.toggled = ["/contents/ARP"]
      $0.inspection.row = 14
    },
    GoldenScreen(
      "inspector-frame-fields", "s02-send-pending", at: "75", 60, 18, tier: .ascii, view: .inspector
    ) {
      $0.picked = ObjectID(.irp, 3)
    },
  ]

  /// The counters.
  private static let counters = [
    GoldenScreen(
      "counters-send", "s02-send-pending", at: "MiniportSend 4", 120, 36, view: .counters),
    GoldenScreen(
      "counters-drop", "s11-pkt-read-waits", at: "63", 80, 24, roles: true, view: .counters
    ) {
      $0.row = 20
    },
  ]

  /// The tree of calls.
  private static let calls = [
    GoldenScreen(
      "tree-miniport-send", "s02-send-pending", at: "MiniportSend 4", 120, 36, view: .tree),
    GoldenScreen(
      "tree-two-stacks", "s02b-cpu-send-other-cpu", at: "ProtocolSendComplete", 80, 24, roles: true,
      view: .tree
    ),
    GoldenScreen(
      "tree-folded", "s02b-send-nested", at: "NdisMSendComplete.leave", 80, 24, view: .tree
    ) {
      $0.toggled = [7]
    },
    GoldenScreen(
      "tree-folded", "s02b-send-nested", at: "NdisMSendComplete.leave", 60, 18, tier: .ascii,
      view: .tree
    ) {
      $0.toggled = [7]
    },
  ]

  /// Who owned what when.
  private static let owners = [
    GoldenScreen("owners-send", "s02-send-pending", at: "MiniportSend 4", 120, 36, view: .owners) {
      $0.picked = ObjectID(.packet, 1)
    },
    GoldenScreen(
      "owners-send", "s02-send-pending", at: "MiniportSend 4", 80, 24, roles: true, view: .owners),
    GoldenScreen(
      "owners-filter", "s18-send", at: "MiniportSendNetBufferLists", 60, 18, tier: .ascii,
      view: .owners
    ),
  ]

  /// The state machines.
  private static let states = [
    GoldenScreen(
      "states-pause", "s21-pause-restart", at: "FilterPause.leave", 120, 36, view: .states),
    GoldenScreen("states-pause", "s21-pause-restart", at: "41", 80, 24, roles: true, view: .states),
    GoldenScreen(
      "states-illegal", "r64-passthru-keeps-virtual-adapter", at: "100000", 100, 30, view: .states
    ) { $0.isBugCheckAside = true },
    GoldenScreen(
      "states-unbind", "s12-unbind-drains", at: "36", 60, 18, tier: .ascii, view: .states),
  ]

  /// The numbers over time.
  private static let charts = [
    GoldenScreen("charts-send", "s02-send-pending", at: "MiniportSend 4", 120, 36, view: .charts) {
      $0.row = 9
    },
    GoldenScreen("charts-send", "s02-send-pending", at: "75", 80, 24, roles: true, view: .charts) {
      $0.row = 4
    },
    GoldenScreen("charts-send", "s02-send-pending", at: "75", 60, 18, tier: .ascii, view: .charts),
    GoldenScreen(
      "charts-expressions", "s02-send-pending", at: "MiniportSend 4", 120, 36, view: .charts
    ) {
      try $0.chart("rate(send, 10 us)", "send and status == PENDING", "pair.dt")
      $0.row = 1
    },
    GoldenScreen(
      "charts-expressions", "s02-send-pending", at: "75", 80, 24, roles: true, view: .charts
    ) { try $0.chart("rate(send, 10 us)", "pair.dt") },
    GoldenScreen(
      "charts-expressions", "s02-send-pending", at: "75", 60, 18, tier: .ascii, view: .charts
    ) { try $0.chart("q.MpTx.len * 100000", "drop") },
  ]

  /// The lives of packets.
  private static let lives = [
    GoldenScreen("dna-send", "s02-send-pending", at: "MiniportSend 4", 120, 36, view: .dna),
    GoldenScreen(
      "dna-receive", "s14-own-receive-packet", at: "PtReceivePacket", 80, 24, roles: true,
      view: .dna
    ),
    GoldenScreen(
      "dna-send", "s18-send", at: "MiniportSendNetBufferLists.leave", 60, 18, tier: .ascii,
      view: .dna
    ),
  ]

  /// The ladder.
  private static let ladders = [
    ladder("ladder-life", "s02-send-pending", at: "NdisMSendComplete.leave", .packet, 120, 36),
    ladder("ladder-life", "s02-send-pending", at: "NdisMSendComplete.leave", .packet, 80, 24),
    ladder(
      "ladder-life", "s02-send-pending", at: "NdisMSendComplete.leave", .packet, 80, 24,
      tier: .ascii),
    ladder("ladder-life", "s02-send-pending", at: "MiniportSend", .packet, 60, 18, roles: true),
    ladder("ladder-fold", "s02-send-pending", at: "26", .packet, 80, 24, roles: true),
    ladder("ladder-fold-opened", "s02-send-pending", at: "26", .packet, 80, 24) {
      $0.toggled = [17]
    },
    ladder(
      "ladder-completion-inside-the-send", "s02b-send-nested", at: "ProtocolSendComplete",
      .packet, 120, 36),
    ladder(
      "ladder-completion-on-another-cpu", "s02b-cpu-send-other-cpu", at: "ProtocolSendComplete",
      .packet, 120, 36),
    ladder(
      "ladder-filter-send", "s18-send", at: "NdisFSendNetBufferListsComplete", .netBufferList,
      120, 36),
    ladder(
      "ladder-filter-send", "s18-send", at: "NdisFSendNetBufferLists", .netBufferList, 80, 24),
    ladder(
      "ladder-receive", "s03-copy-receive-packet", at: "ProtocolReceivePacket", .packet, 120, 36),
    ladder("ladder-own-completion", "s01-send-sync", at: "PacketSendComplete", .packet, 80, 24),
    ladder("ladder-socket-send", "s23-sendto", at: "NBQueuePacket", .packet, 120, 36),
    ladder("ladder-everything", "s02-send-pending", at: "75", .none, 80, 24),
    ladder("ladder-beginning", "s02-send-pending", at: "0", .none, 80, 24),
  ]

  /// The ladder of the first object of a kind, with times from row to row.
  private static func ladder(
    _ name: String, _ trace: String, at place: String, _ kind: ObjectKind, _ columns: Int,
    _ rows: Int, tier: GlyphTier = .full, roles: Bool = false,
    _ change: @escaping @Sendable (inout Scene) -> Void = { _ in }
  ) -> GoldenScreen {
    GoldenScreen(name, trace, at: place, columns, rows, tier: tier, roles: roles, view: .ladder) {
      $0.timeForm = .delta
      if kind != .none { $0.followed = ObjectID(kind, 1) }
      change(&$0)
    }
  }

  /// The first screen.
  private static let menus =
    [(120, 36), (80, 24), (40, 10)].map { columns, rows in
      GoldenScreen("menu", columns, rows, roles: columns == 40, caption: "the menu") { size in
        Sample.menu.canvas(size)
      }
    }
    + [(120, 36), (60, 18), (40, 10)].map { columns, rows in
      GoldenScreen(
        "menu-help", columns, rows, tier: columns <= 60 ? .ascii : .full,
        caption: "the menu with help"
      ) { size in
        var menu = Sample.menu
        menu.isHelping = true
        return menu.canvas(size)
      }
    }

  /// Borders that the user has moved.
  private static let moved = [
    GoldenScreen("moved-stack", "s02-send-pending", at: "MiniportSend 4", 120, 36) {
      $0.paneSizes.showNextLayout()
      $0.paneSizes.showNextLayout()
    },
    GoldenScreen("moved-stack-narrow", "s23-sendto", at: "78", 120, 36) {
      $0.paneSizes = $0.moved(
        .stackSide, to: Position(row: 10, column: 56), on: Size(rows: 36, columns: 120))
    },
    GoldenScreen(
      "moved-events", "s02-send-pending", at: "MiniportSend 4", 120, 36, view: .events
    ) { $0.paneSizes.showNextLayout() },
    GoldenScreen("moved-events", "s02-send-pending", at: "MiniportSend 4", 80, 24, view: .events) {
      $0.paneSizes.showNextLayout()
    },
    GoldenScreen("moved-tree", "s02-send-pending", at: "MiniportSend 4", 80, 24, view: .tree) {
      $0.paneSizes.showNextLayout()
      $0.paneSizes.showNextLayout()
    },
    GoldenScreen("moved-holders", "s02-send-pending", at: "MiniportSend 4", 120, 36) {
      $0.paneSizes = $0.moved(
        .holdersAbove, to: Position(row: 18, column: 90), on: Size(rows: 36, columns: 120))
    },
  ]

  /// What the user has noted down.
  private static let notebooks = [
    GoldenScreen(
      "notebook-watches", "s02-send-pending", at: "MiniportSend 4", 120, 36, Sample.watch),
    GoldenScreen(
      "notebook-watches", "s02-send-pending", at: "MiniportSend 4", 80, 24, Sample.watch),
    GoldenScreen(
      "notebook-watches", "s02-send-pending", at: "MiniportSend 4", 80, 24, tier: .ascii,
      Sample.watch),
    GoldenScreen(
      "notebook-watches-events", "s02-send-pending", at: "MiniportSend 4", 120, 36, view: .events,
      Sample.watch),
    GoldenScreen(
      "notebook-note", "s02-send-pending", at: "41", 100, 30,
      { scene in
        scene.notebook.setNote("here the queue is full", at: 41)
        scene.notebook.comparedWith = 120
      }),
    GoldenScreen(
      "notebook-words", "s02-send-pending", at: "MiniportSend 4", 120, 36, Sample.explain),
    GoldenScreen(
      "notebook-words", "s02-send-pending", at: "MiniportSend 4", 80, 24, tier: .ascii,
      Sample.explain),
  ]
}

extension Scene {
  /// Charts expressions.
  fileprivate mutating func chart(_ texts: String...) throws {
    for text in texts {
      var curve = Curve(try QueryExpression.curve(text, in: moment.lexicon))
      curve.advance(by: moment.timeline.count, of: moment.timeline)
      curves.append(curve)
    }
  }
}

extension Sample {
  /// Three values are watched.
  @Sendable static func watch(_ scene: inout Scene) {
    let lexicon = scene.moment.lexicon
    let quantities = [
      lexicon.place("ne2000.MpTx").map(Quantity.place),
      scene.moment.objects.first.map(Quantity.owner), .irql(cpu: 0),
    ]
    scene.notebook.watches = quantities.compactMap(\.self).map { Watch($0, lexicon) }
    if let expression = try? QueryExpression("c.io - q.MpTx.len", in: lexicon) {
      scene.notebook.watches.append(Watch(expression))
    }
  }

  /// The words of the step are explained.
  @Sendable static func explain(_ scene: inout Scene) {
    let terms = Glossary.terms(of: scene.moment)
    var window = ListWindow(
      title: "What does it mean?", query: "",
      rows: terms.map { ListWindow.Row([$0.name, $0.kind.phrase + "  " + $0.chinese]) })
    window.mainCell = 0
    window.detailRowCount = 9
    window.detail = terms.first.map { $0.lines.joined(separator: "\n") } ?? ""
    window.foot = "Type any word.  ↑ ↓ choose  Enter shows what belongs to it  Esc closes"
    scene.window = window
  }
}
