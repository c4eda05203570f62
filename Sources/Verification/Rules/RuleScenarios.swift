/// The scenarios that ship in which one sees a rule broken, and one in which it is put to the proof and kept.
///
/// The columns of `docs/rules.md` say the same, with links. A test holds both to what comes of the scenarios, and `scripts/docs`
/// writes them again.
public struct RuleScenarios: Sendable {
  /// The names of the scenarios that break the rule, as `ndiscope explore` takes them.
  public let broken: [String]
  /// The name of the shortest one that keeps it; `nil` if there is none.
  public let kept: String?
  /// Whether ``kept`` does not even take the step at which the rule can be broken, only those that lead to it.
  public let isKeptUpToTheStep: Bool

  /// The scenarios of a rule; `nil` if nothing is known about it.
  public init?(_ rule: String) {
    guard let names = RuleScenarios.rows[rule] else { return nil }
    broken = Array(names.dropFirst())
    let name = names.first ?? RuleScenarios.none
    isKeptUpToTheStep = name.hasSuffix(RuleScenarios.star)
    let bare = isKeptUpToTheStep ? String(name.dropLast(RuleScenarios.star.count)) : name
    kept = bare == RuleScenarios.none ? nil : bare
  }

  /// What stands in the place of a scenario that there is not.
  public static let none = "-"

  /// What stands behind a scenario that keeps a rule without taking the step at which it can be broken.
  public static let star = "*"

  /// For each rule the scenario that keeps it, with a ``star`` where it does so without the step, then those that break it.
  private static let rows: [String: [String]] = {
    var rows: [String: [String]] = [:]
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if let rule = words.first { rows[rule] = Array(words.dropFirst()) }
    }
    return rows
  }()

  private static let table = """
    R01 s01-send-sync r01-packet-sends-twice w03-foreign-packet-queued r01-ndislwf-passes-completed
    R02 s13-own-sync-send r02-ne2000-completes-and-succeeds r02-ndislwf-completes-twice r02-netvmini-completes-twice
    R03 s01-send-sync r03-ne2000-loses-send r03-passthru-ignores-answer r03-ndislwf-swallows-sends r03-netvmini-takes-one
    R04 s01-send-sync r04-packet-completes-twice
    R05 s31-none-loopback* r05-packet-reads-after-pending
    R06 s02d-send-array* r06-packet-trusts-array
    R07 s32-cable-out r07-busmaster-refuses-deserialized
    R08 s32-cancel-in-ndis r08-ne2000-never-takes-again
    R09 s31-none-loopback* r09-ne2000-touches-completed
    R10 s31-none-loopback r10-ne2000-completes-stranger
    R11 s01-send-sync r11-packet-frees-after-pending r11-ndisprot-frees-early
    R12 s20-copy-send r12-netvmini-sets-no-status
    R13 s18-resources-receive* r13-ndislwf-takes-source
    R14 - r14-ndislwf-fails-while-paused
    R15 s33-unload-filter r14-ndislwf-fails-while-paused r15-ndisprot-sends-while-paused
    R16 s32-ndis6-cancel-sends r16-netvmini-cancels-all
    R17 s35-surprise-removal r17-packet-never-sets-filter
    R18 s18-resources-receive r18-ndislwf-indicates-twice
    R19 s03-keep-receive-packet r19-packet-returns-inside
    R20 s03-keep-receive-packet r20-packet-returns-twice
    R21 s03-keep-receive-packet r21-packet-never-returns r21-passthru-never-returns
    R22 s08-low-resources r22-packet-queues-lent
    R23 s03-keep-receive-packet r23-packet-returns-lent r23-passthru-hides-resources
    R24 s08-low-resources* r24-packet-reads-lookahead-later
    R25 s07-offset14-header-trick r25-packet-transfers-later
    R26 s05-rest-only-receive-transfer-data w04-byte-offset s07-offset14-header-trick
    R27 s07-offset14-header-trick r27-packet-frees-during-transfer
    R28 s20-copy-receive r28-ndislwf-forgets-dropped r28-ndisprot-returns-twice
    R29 s18-resources-receive* r29-ndislwf-unlinks-lent
    R30 s20-copy-receive r30-ndislwf-returns-own
    R31 s18-resources-receive r31-ndislwf-returns-lent r31-ndisprot-keeps-lent
    R32 s20-copy-receive r32-ndislwf-keeps-changes
    R33 s18-resources-receive r33-netvmini-joins-frames
    R34 s21-delayed-pause r34-netvmini-indicates-paused
    R35 s31-ndis6-loopback r35-ndislwf-loops-back
    R36 s22-oid-clone r37-passthru-never-completes-request r36-ndislwf-never-completes-request
    R37 s22-oid-clone r37-passthru-never-completes-request r36-ndislwf-never-completes-request r37-ndislwf-completes-request-twice
    R38 s15-request r38-packet-reuses-request
    R39 s15-request* s10-bug-a-request-on-stack s10-bug-b-buffer-on-stack w01-buffer-on-stack
    R40 s22-oid-clone r40-packet-frees-request-twice s10-bug-c-request-leak w02-request-leak r40-ndislwf-leaks-clone
    R41 s21-delayed-pause r41-ndislwf-keeps-while-paused r41-ndislwf-never-pauses r41-ndisprot-never-pauses
    R42 s21-delayed-pause r42-ndislwf-refuses-pause
    R43 s35-removed-in-reset r43-packet-closes-twice s12-no-wait-unbind
    R44 s12-close-pending-unbind-drains* r44-packet-frees-open-early
    R45 s35-removed-in-reset r45-busmaster-leaves-timer
    R46 s35-surprise-removal r46-packet-frees-pool-in-use
    R47 s09-send-pool-empty* r47-packet-uses-null
    R48 s33-start* r48-ndislwf-sets-handlers-late
    R49 s33-start r49-netvmini-claims-first
    R50 s11-nprot5-read-bounded r50-packet-pends-and-succeeds
    R51 s22-oid-clone r38-packet-reuses-request r51-packet-completes-read-twice r51-packet-forgets-among-three
    R52 s03-keep-receive-packet r52-packet-sets-no-status
    R53 s35-surprise-removal r53-packet-cannot-cancel
    R54 s11-pkt-read-waits r54-packet-leaves-cancel-routine
    R55 s01-send-sync r55-packet-overruns-buffer
    R56 s01-send-sync* r56-packet-unlocks-early
    R57 s22-oid-clone* r57-packet-logs-after-completion
    R58 s10-pending-packet-filter r58-packet-waits-at-dispatch
    R59 s20-copy-send* r59-ndislwf-asks-irql
    R60 s34-locks r60-packet-holds-lock
    R61 s22-oid-clone r61-netvmini-sleeps-in-request
    R62 s29-error-alone r62-busmaster-unmasks-early
    R63 s35-removed-in-reset r63-ne2000-keeps-interrupt
    R64 s17-cancel r64-passthru-keeps-virtual-adapter
    R65 s17-uninstall r65-passthru-halts-twice
    R66 s13-stacked-send r66-passthru-leaks-own-packet
    R67 s31-none-loopback r67-passthru-completes-twice r67-passthru-never-completes
    R68 s12-unbind-drains* r68-packet-outlived-by-work
    R69 s34-locks* r69-packet-forgets-lock
    R70 s17-cancel r70-packet-opens-too-early
    R71 s12-unbind-drains r71-packet-unloads-while-bound
    R72 s33-unload-filter r72-ndislwf-forgets-deregister
    R73 s35-ndis6-surprise-removal* r73-netvmini-reports-after-halt
    R74 s21-delayed-pause r74-netvmini-refuses-pause
    R75 s03-keep-receive-packet r75-busmaster-indicates-in-isr
    R76 s03-keep-receive-packet r76-packet-returns-one-more
    R77 s29-error-alone r77-ne2000-clears-unserved
    R78 s29-error-alone r78-ne2000-moves-bnry-too-far
    R79 s23-no-answer-sendto r79-tcpip-never-gives-up
    R80 s07-offset14-header-trick r80-ne2000-drops-silently
    R81 s20-copy-receive r81-ndislwf-has-no-return
    R82 s20-copy-send r82-ndislwf-has-no-completion
    R83 s33-start r83-ndislwf-sends-while-attaching
    R84 s20-copy-receive r84-ndislwf-loses-copies
    R85 s35-ndis6-surprise-removal r85-netvmini-keeps-pool
    R86 - r86-netvmini-keeps-configuration
    R87 - r87-netvmini-cancels-in-dpc
    """
}
