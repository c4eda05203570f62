// Written by scripts/assets. Do not edit.
#include "CAssets.h"

static const unsigned char text_0[] = {
#embed "../../traces/01-protocol/broken/r01-packet-sends-twice.yaml"
};

static const unsigned char text_1[] = {
#embed "../../traces/01-protocol/broken/r02-ne2000-completes-and-succeeds.yaml"
};

static const unsigned char text_2[] = {
#embed "../../traces/01-protocol/broken/r03-ne2000-loses-send.yaml"
};

static const unsigned char text_3[] = {
#embed "../../traces/01-protocol/broken/r04-packet-completes-twice.yaml"
};

static const unsigned char text_4[] = {
#embed "../../traces/01-protocol/broken/r05-packet-reads-after-pending.yaml"
};

static const unsigned char text_5[] = {
#embed "../../traces/01-protocol/broken/r06-packet-trusts-array.yaml"
};

static const unsigned char text_6[] = {
#embed "../../traces/01-protocol/broken/r07-busmaster-refuses-deserialized.yaml"
};

static const unsigned char text_7[] = {
#embed "../../traces/01-protocol/broken/r08-ne2000-never-takes-again.yaml"
};

static const unsigned char text_8[] = {
#embed "../../traces/01-protocol/broken/r09-ne2000-touches-completed.yaml"
};

static const unsigned char text_9[] = {
#embed "../../traces/01-protocol/broken/r10-ne2000-completes-stranger.yaml"
};

static const unsigned char text_10[] = {
#embed "../../traces/01-protocol/broken/r11-packet-frees-after-pending.yaml"
};

static const unsigned char text_11[] = {
#embed "../../traces/01-protocol/broken/r17-packet-never-sets-filter.yaml"
};

static const unsigned char text_12[] = {
#embed "../../traces/01-protocol/broken/r19-packet-returns-inside.yaml"
};

static const unsigned char text_13[] = {
#embed "../../traces/01-protocol/broken/r20-packet-returns-twice.yaml"
};

static const unsigned char text_14[] = {
#embed "../../traces/01-protocol/broken/r21-packet-never-returns.yaml"
};

static const unsigned char text_15[] = {
#embed "../../traces/01-protocol/broken/r22-packet-queues-lent.yaml"
};

static const unsigned char text_16[] = {
#embed "../../traces/01-protocol/broken/r23-packet-returns-lent.yaml"
};

static const unsigned char text_17[] = {
#embed "../../traces/01-protocol/broken/r24-packet-reads-lookahead-later.yaml"
};

static const unsigned char text_18[] = {
#embed "../../traces/01-protocol/broken/r25-packet-transfers-later.yaml"
};

static const unsigned char text_19[] = {
#embed "../../traces/01-protocol/broken/r27-packet-frees-during-transfer.yaml"
};

static const unsigned char text_20[] = {
#embed "../../traces/01-protocol/broken/r38-packet-reuses-request.yaml"
};

static const unsigned char text_21[] = {
#embed "../../traces/01-protocol/broken/r40-packet-frees-request-twice.yaml"
};

static const unsigned char text_22[] = {
#embed "../../traces/01-protocol/broken/r43-packet-closes-twice.yaml"
};

static const unsigned char text_23[] = {
#embed "../../traces/01-protocol/broken/r44-packet-frees-open-early.yaml"
};

static const unsigned char text_24[] = {
#embed "../../traces/01-protocol/broken/r45-busmaster-leaves-timer.yaml"
};

static const unsigned char text_25[] = {
#embed "../../traces/01-protocol/broken/r46-packet-frees-pool-in-use.yaml"
};

static const unsigned char text_26[] = {
#embed "../../traces/01-protocol/broken/r47-packet-uses-null.yaml"
};

static const unsigned char text_27[] = {
#embed "../../traces/01-protocol/broken/r50-packet-pends-and-succeeds.yaml"
};

static const unsigned char text_28[] = {
#embed "../../traces/01-protocol/broken/r51-packet-completes-read-twice.yaml"
};

static const unsigned char text_29[] = {
#embed "../../traces/01-protocol/broken/r51-packet-forgets-among-three.yaml"
};

static const unsigned char text_30[] = {
#embed "../../traces/01-protocol/broken/r52-packet-sets-no-status.yaml"
};

static const unsigned char text_31[] = {
#embed "../../traces/01-protocol/broken/r53-packet-cannot-cancel.yaml"
};

static const unsigned char text_32[] = {
#embed "../../traces/01-protocol/broken/r54-packet-leaves-cancel-routine.yaml"
};

static const unsigned char text_33[] = {
#embed "../../traces/01-protocol/broken/r55-packet-overruns-buffer.yaml"
};

static const unsigned char text_34[] = {
#embed "../../traces/01-protocol/broken/r56-packet-unlocks-early.yaml"
};

static const unsigned char text_35[] = {
#embed "../../traces/01-protocol/broken/r57-packet-logs-after-completion.yaml"
};

static const unsigned char text_36[] = {
#embed "../../traces/01-protocol/broken/r58-packet-waits-at-dispatch.yaml"
};

static const unsigned char text_37[] = {
#embed "../../traces/01-protocol/broken/r60-packet-holds-lock.yaml"
};

static const unsigned char text_38[] = {
#embed "../../traces/01-protocol/broken/r62-busmaster-unmasks-early.yaml"
};

static const unsigned char text_39[] = {
#embed "../../traces/01-protocol/broken/r63-ne2000-keeps-interrupt.yaml"
};

static const unsigned char text_40[] = {
#embed "../../traces/01-protocol/broken/r68-packet-outlived-by-work.yaml"
};

static const unsigned char text_41[] = {
#embed "../../traces/01-protocol/broken/r69-packet-forgets-lock.yaml"
};

static const unsigned char text_42[] = {
#embed "../../traces/01-protocol/broken/r70-packet-opens-too-early.yaml"
};

static const unsigned char text_43[] = {
#embed "../../traces/01-protocol/broken/r71-packet-unloads-while-bound.yaml"
};

static const unsigned char text_44[] = {
#embed "../../traces/01-protocol/broken/r75-busmaster-indicates-in-isr.yaml"
};

static const unsigned char text_45[] = {
#embed "../../traces/01-protocol/broken/r76-packet-returns-one-more.yaml"
};

static const unsigned char text_46[] = {
#embed "../../traces/01-protocol/broken/r77-ne2000-clears-unserved.yaml"
};

static const unsigned char text_47[] = {
#embed "../../traces/01-protocol/broken/r78-ne2000-moves-bnry-too-far.yaml"
};

static const unsigned char text_48[] = {
#embed "../../traces/01-protocol/broken/r80-ne2000-drops-silently.yaml"
};

static const unsigned char text_49[] = {
#embed "../../traces/01-protocol/broken/s10-bug-a-request-on-stack.yaml"
};

static const unsigned char text_50[] = {
#embed "../../traces/01-protocol/broken/s10-bug-b-buffer-on-stack.yaml"
};

static const unsigned char text_51[] = {
#embed "../../traces/01-protocol/broken/s10-bug-c-request-leak.yaml"
};

static const unsigned char text_52[] = {
#embed "../../traces/01-protocol/broken/s10-bug-d-null-irp.yaml"
};

static const unsigned char text_53[] = {
#embed "../../traces/01-protocol/broken/s11-livelock-read-too-small.yaml"
};

static const unsigned char text_54[] = {
#embed "../../traces/01-protocol/broken/s12-no-wait-unbind.yaml"
};

static const unsigned char text_55[] = {
#embed "../../traces/01-protocol/broken/w01-buffer-on-stack.yaml"
};

static const unsigned char text_56[] = {
#embed "../../traces/01-protocol/broken/w02-request-leak.yaml"
};

static const unsigned char text_57[] = {
#embed "../../traces/01-protocol/broken/w03-foreign-packet-queued.yaml"
};

static const unsigned char text_58[] = {
#embed "../../traces/01-protocol/broken/w04-byte-offset.yaml"
};

static const unsigned char text_59[] = {
#embed "../../traces/01-protocol/broken/w05-unassigned-pointer.yaml"
};

static const unsigned char text_60[] = {
#embed "../../traces/01-protocol/broken/w06-zero-byte-reads.yaml"
};

static const unsigned char text_61[] = {
#embed "../../traces/01-protocol/s01-send-sync.yaml"
};

static const unsigned char text_62[] = {
#embed "../../traces/01-protocol/s02-send-pending.yaml"
};

static const unsigned char text_63[] = {
#embed "../../traces/01-protocol/s02b-cpu-send-other-cpu.yaml"
};

static const unsigned char text_64[] = {
#embed "../../traces/01-protocol/s02b-send-nested.yaml"
};

static const unsigned char text_65[] = {
#embed "../../traces/01-protocol/s02c-send-resources.yaml"
};

static const unsigned char text_66[] = {
#embed "../../traces/01-protocol/s02d-send-array.yaml"
};

static const unsigned char text_67[] = {
#embed "../../traces/01-protocol/s03-copy-receive-packet.yaml"
};

static const unsigned char text_68[] = {
#embed "../../traces/01-protocol/s03-deserialized-receive-packet.yaml"
};

static const unsigned char text_69[] = {
#embed "../../traces/01-protocol/s03-keep-receive-packet.yaml"
};

static const unsigned char text_70[] = {
#embed "../../traces/01-protocol/s03-serialized-receive-packet.yaml"
};

static const unsigned char text_71[] = {
#embed "../../traces/01-protocol/s04-receive-full-lookahead.yaml"
};

static const unsigned char text_72[] = {
#embed "../../traces/01-protocol/s05-receive-transfer-data.yaml"
};

static const unsigned char text_73[] = {
#embed "../../traces/01-protocol/s05-rest-only-receive-transfer-data.yaml"
};

static const unsigned char text_74[] = {
#embed "../../traces/01-protocol/s06-transfer-data-pending.yaml"
};

static const unsigned char text_75[] = {
#embed "../../traces/01-protocol/s07-header-trick.yaml"
};

static const unsigned char text_76[] = {
#embed "../../traces/01-protocol/s07-offset14-header-trick.yaml"
};

static const unsigned char text_77[] = {
#embed "../../traces/01-protocol/s08-low-resources.yaml"
};

static const unsigned char text_78[] = {
#embed "../../traces/01-protocol/s09-receive-pool-empty.yaml"
};

static const unsigned char text_79[] = {
#embed "../../traces/01-protocol/s09-send-pool-empty.yaml"
};

static const unsigned char text_80[] = {
#embed "../../traces/01-protocol/s10-pending-packet-filter.yaml"
};

static const unsigned char text_81[] = {
#embed "../../traces/01-protocol/s10-sync-packet-filter.yaml"
};

static const unsigned char text_82[] = {
#embed "../../traces/01-protocol/s11-nprot5-read-bounded.yaml"
};

static const unsigned char text_83[] = {
#embed "../../traces/01-protocol/s11-pkt-read-waits.yaml"
};

static const unsigned char text_84[] = {
#embed "../../traces/01-protocol/s11-read-drains.yaml"
};

static const unsigned char text_85[] = {
#embed "../../traces/01-protocol/s12-close-pending-unbind-drains.yaml"
};

static const unsigned char text_86[] = {
#embed "../../traces/01-protocol/s12-unbind-drains.yaml"
};

static const unsigned char text_87[] = {
#embed "../../traces/02-intermediate/broken/r03-passthru-ignores-answer.yaml"
};

static const unsigned char text_88[] = {
#embed "../../traces/02-intermediate/broken/r21-passthru-never-returns.yaml"
};

static const unsigned char text_89[] = {
#embed "../../traces/02-intermediate/broken/r23-passthru-hides-resources.yaml"
};

static const unsigned char text_90[] = {
#embed "../../traces/02-intermediate/broken/r37-passthru-never-completes-request.yaml"
};

static const unsigned char text_91[] = {
#embed "../../traces/02-intermediate/broken/r64-passthru-keeps-virtual-adapter.yaml"
};

static const unsigned char text_92[] = {
#embed "../../traces/02-intermediate/broken/r65-passthru-halts-twice.yaml"
};

static const unsigned char text_93[] = {
#embed "../../traces/02-intermediate/broken/r66-passthru-leaks-own-packet.yaml"
};

static const unsigned char text_94[] = {
#embed "../../traces/02-intermediate/broken/r67-passthru-completes-twice.yaml"
};

static const unsigned char text_95[] = {
#embed "../../traces/02-intermediate/broken/r67-passthru-never-completes.yaml"
};

static const unsigned char text_96[] = {
#embed "../../traces/02-intermediate/s13-nested-send.yaml"
};

static const unsigned char text_97[] = {
#embed "../../traces/02-intermediate/s13-own-send-pending.yaml"
};

static const unsigned char text_98[] = {
#embed "../../traces/02-intermediate/s13-own-sync-send.yaml"
};

static const unsigned char text_99[] = {
#embed "../../traces/02-intermediate/s13-stacked-send.yaml"
};

static const unsigned char text_100[] = {
#embed "../../traces/02-intermediate/s14-lookahead-receive.yaml"
};

static const unsigned char text_101[] = {
#embed "../../traces/02-intermediate/s14-own-receive-packet.yaml"
};

static const unsigned char text_102[] = {
#embed "../../traces/02-intermediate/s14-resources-receive-packet.yaml"
};

static const unsigned char text_103[] = {
#embed "../../traces/02-intermediate/s14-stacked-receive-packet.yaml"
};

static const unsigned char text_104[] = {
#embed "../../traces/02-intermediate/s15-pending-transfer-data.yaml"
};

static const unsigned char text_105[] = {
#embed "../../traces/02-intermediate/s15-request.yaml"
};

static const unsigned char text_106[] = {
#embed "../../traces/02-intermediate/s15-transfer-data.yaml"
};

static const unsigned char text_107[] = {
#embed "../../traces/02-intermediate/s16-install.yaml"
};

static const unsigned char text_108[] = {
#embed "../../traces/02-intermediate/s17-cancel.yaml"
};

static const unsigned char text_109[] = {
#embed "../../traces/02-intermediate/s17-uninstall.yaml"
};

static const unsigned char text_110[] = {
#embed "../../traces/03-filter/broken/r01-ndislwf-passes-completed.yaml"
};

static const unsigned char text_111[] = {
#embed "../../traces/03-filter/broken/r02-ndislwf-completes-twice.yaml"
};

static const unsigned char text_112[] = {
#embed "../../traces/03-filter/broken/r02-netvmini-completes-twice.yaml"
};

static const unsigned char text_113[] = {
#embed "../../traces/03-filter/broken/r03-ndislwf-swallows-sends.yaml"
};

static const unsigned char text_114[] = {
#embed "../../traces/03-filter/broken/r03-netvmini-takes-one.yaml"
};

static const unsigned char text_115[] = {
#embed "../../traces/03-filter/broken/r11-ndisprot-frees-early.yaml"
};

static const unsigned char text_116[] = {
#embed "../../traces/03-filter/broken/r12-netvmini-sets-no-status.yaml"
};

static const unsigned char text_117[] = {
#embed "../../traces/03-filter/broken/r13-ndislwf-takes-source.yaml"
};

static const unsigned char text_118[] = {
#embed "../../traces/03-filter/broken/r14-ndislwf-fails-while-paused.yaml"
};

static const unsigned char text_119[] = {
#embed "../../traces/03-filter/broken/r15-ndisprot-sends-while-paused.yaml"
};

static const unsigned char text_120[] = {
#embed "../../traces/03-filter/broken/r16-netvmini-cancels-all.yaml"
};

static const unsigned char text_121[] = {
#embed "../../traces/03-filter/broken/r18-ndislwf-indicates-twice.yaml"
};

static const unsigned char text_122[] = {
#embed "../../traces/03-filter/broken/r28-ndislwf-forgets-dropped.yaml"
};

static const unsigned char text_123[] = {
#embed "../../traces/03-filter/broken/r28-ndisprot-returns-twice.yaml"
};

static const unsigned char text_124[] = {
#embed "../../traces/03-filter/broken/r29-ndislwf-unlinks-lent.yaml"
};

static const unsigned char text_125[] = {
#embed "../../traces/03-filter/broken/r30-ndislwf-returns-own.yaml"
};

static const unsigned char text_126[] = {
#embed "../../traces/03-filter/broken/r31-ndislwf-returns-lent.yaml"
};

static const unsigned char text_127[] = {
#embed "../../traces/03-filter/broken/r31-ndisprot-keeps-lent.yaml"
};

static const unsigned char text_128[] = {
#embed "../../traces/03-filter/broken/r32-ndislwf-keeps-changes.yaml"
};

static const unsigned char text_129[] = {
#embed "../../traces/03-filter/broken/r33-netvmini-joins-frames.yaml"
};

static const unsigned char text_130[] = {
#embed "../../traces/03-filter/broken/r34-netvmini-indicates-paused.yaml"
};

static const unsigned char text_131[] = {
#embed "../../traces/03-filter/broken/r35-ndislwf-loops-back.yaml"
};

static const unsigned char text_132[] = {
#embed "../../traces/03-filter/broken/r36-ndislwf-never-completes-request.yaml"
};

static const unsigned char text_133[] = {
#embed "../../traces/03-filter/broken/r37-ndislwf-completes-request-twice.yaml"
};

static const unsigned char text_134[] = {
#embed "../../traces/03-filter/broken/r40-ndislwf-leaks-clone.yaml"
};

static const unsigned char text_135[] = {
#embed "../../traces/03-filter/broken/r41-ndislwf-keeps-while-paused.yaml"
};

static const unsigned char text_136[] = {
#embed "../../traces/03-filter/broken/r41-ndislwf-never-pauses.yaml"
};

static const unsigned char text_137[] = {
#embed "../../traces/03-filter/broken/r41-ndisprot-never-pauses.yaml"
};

static const unsigned char text_138[] = {
#embed "../../traces/03-filter/broken/r42-ndislwf-refuses-pause.yaml"
};

static const unsigned char text_139[] = {
#embed "../../traces/03-filter/broken/r48-ndislwf-sets-handlers-late.yaml"
};

static const unsigned char text_140[] = {
#embed "../../traces/03-filter/broken/r49-netvmini-claims-first.yaml"
};

static const unsigned char text_141[] = {
#embed "../../traces/03-filter/broken/r59-ndislwf-asks-irql.yaml"
};

static const unsigned char text_142[] = {
#embed "../../traces/03-filter/broken/r61-netvmini-sleeps-in-request.yaml"
};

static const unsigned char text_143[] = {
#embed "../../traces/03-filter/broken/r72-ndislwf-forgets-deregister.yaml"
};

static const unsigned char text_144[] = {
#embed "../../traces/03-filter/broken/r73-netvmini-reports-after-halt.yaml"
};

static const unsigned char text_145[] = {
#embed "../../traces/03-filter/broken/r74-netvmini-refuses-pause.yaml"
};

static const unsigned char text_146[] = {
#embed "../../traces/03-filter/broken/r81-ndislwf-has-no-return.yaml"
};

static const unsigned char text_147[] = {
#embed "../../traces/03-filter/broken/r82-ndislwf-has-no-completion.yaml"
};

static const unsigned char text_148[] = {
#embed "../../traces/03-filter/broken/r83-ndislwf-sends-while-attaching.yaml"
};

static const unsigned char text_149[] = {
#embed "../../traces/03-filter/broken/r84-ndislwf-loses-copies.yaml"
};

static const unsigned char text_150[] = {
#embed "../../traces/03-filter/broken/r85-netvmini-keeps-pool.yaml"
};

static const unsigned char text_151[] = {
#embed "../../traces/03-filter/broken/r86-netvmini-keeps-configuration.yaml"
};

static const unsigned char text_152[] = {
#embed "../../traces/03-filter/broken/r87-netvmini-cancels-in-dpc.yaml"
};

static const unsigned char text_153[] = {
#embed "../../traces/03-filter/s18-receive.yaml"
};

static const unsigned char text_154[] = {
#embed "../../traces/03-filter/s18-resources-receive.yaml"
};

static const unsigned char text_155[] = {
#embed "../../traces/03-filter/s18-send.yaml"
};

static const unsigned char text_156[] = {
#embed "../../traces/03-filter/s19-drop-kept.yaml"
};

static const unsigned char text_157[] = {
#embed "../../traces/03-filter/s19-resources-drop-lent.yaml"
};

static const unsigned char text_158[] = {
#embed "../../traces/03-filter/s20-copy-receive.yaml"
};

static const unsigned char text_159[] = {
#embed "../../traces/03-filter/s20-copy-send.yaml"
};

static const unsigned char text_160[] = {
#embed "../../traces/03-filter/s20-in-place-receive.yaml"
};

static const unsigned char text_161[] = {
#embed "../../traces/03-filter/s20-originate.yaml"
};

static const unsigned char text_162[] = {
#embed "../../traces/03-filter/s21-delayed-pause.yaml"
};

static const unsigned char text_163[] = {
#embed "../../traces/03-filter/s21-pause-restart.yaml"
};

static const unsigned char text_164[] = {
#embed "../../traces/03-filter/s22-oid-clone.yaml"
};

static const unsigned char text_165[] = {
#embed "../../traces/03-filter/s22-pending-oid-clone.yaml"
};

static const unsigned char text_166[] = {
#embed "../../traces/03-filter/s33-insert-filter.yaml"
};

static const unsigned char text_167[] = {
#embed "../../traces/03-filter/s33-start.yaml"
};

static const unsigned char text_168[] = {
#embed "../../traces/03-filter/s33-unload-filter.yaml"
};

static const unsigned char text_169[] = {
#embed "../../traces/04-winsock/broken/r79-tcpip-never-gives-up.yaml"
};

static const unsigned char text_170[] = {
#embed "../../traces/04-winsock/s23-arp-sendto.yaml"
};

static const unsigned char text_171[] = {
#embed "../../traces/04-winsock/s23-fragments-sendto.yaml"
};

static const unsigned char text_172[] = {
#embed "../../traces/04-winsock/s23-gateway-sendto.yaml"
};

static const unsigned char text_173[] = {
#embed "../../traces/04-winsock/s23-no-answer-sendto.yaml"
};

static const unsigned char text_174[] = {
#embed "../../traces/04-winsock/s23-sendto.yaml"
};

static const unsigned char text_175[] = {
#embed "../../traces/04-winsock/s24-answer.yaml"
};

static const unsigned char text_176[] = {
#embed "../../traces/04-winsock/s24-cancel-close.yaml"
};

static const unsigned char text_177[] = {
#embed "../../traces/04-winsock/s24-checksum.yaml"
};

static const unsigned char text_178[] = {
#embed "../../traces/04-winsock/s24-echo.yaml"
};

static const unsigned char text_179[] = {
#embed "../../traces/04-winsock/s24-fragments-recvfrom.yaml"
};

static const unsigned char text_180[] = {
#embed "../../traces/04-winsock/s24-lost-fragment.yaml"
};

static const unsigned char text_181[] = {
#embed "../../traces/04-winsock/s24-no-port.yaml"
};

static const unsigned char text_182[] = {
#embed "../../traces/04-winsock/s24-recvfrom.yaml"
};

static const unsigned char text_183[] = {
#embed "../../traces/04-winsock/s24-select-two.yaml"
};

static const unsigned char text_184[] = {
#embed "../../traces/04-winsock/s24-select.yaml"
};

static const unsigned char text_185[] = {
#embed "../../traces/04-winsock/s24-stored-recvfrom.yaml"
};

static const unsigned char text_186[] = {
#embed "../../traces/04-winsock/s24-two-machines.yaml"
};

static const unsigned char text_187[] = {
#embed "../../traces/04-winsock/s25-events.yaml"
};

static const unsigned char text_188[] = {
#embed "../../traces/04-winsock/s26-deaf.yaml"
};

static const unsigned char text_189[] = {
#embed "../../traces/04-winsock/s26-livelock.yaml"
};

static const unsigned char text_190[] = {
#embed "../../traces/04-winsock/s26-truncated.yaml"
};

static const unsigned char text_191[] = {
#embed "../../traces/04-winsock/s27-no-receive.yaml"
};

static const unsigned char text_192[] = {
#embed "../../traces/04-winsock/s31-loopback.yaml"
};

static const unsigned char text_193[] = {
#embed "../../traces/05-card/s28-reactos-ring-overflow.yaml"
};

static const unsigned char text_194[] = {
#embed "../../traces/05-card/s28-resend-ring-overflow.yaml"
};

static const unsigned char text_195[] = {
#embed "../../traces/05-card/s28-ring-overflow.yaml"
};

static const unsigned char text_196[] = {
#embed "../../traces/05-card/s28-sent-ring-overflow.yaml"
};

static const unsigned char text_197[] = {
#embed "../../traces/05-card/s29-both-bits.yaml"
};

static const unsigned char text_198[] = {
#embed "../../traces/05-card/s29-error-alone.yaml"
};

static const unsigned char text_199[] = {
#embed "../../traces/05-card/s29-several-frames.yaml"
};

static const unsigned char text_200[] = {
#embed "../../traces/05-card/s29-txe-collisions.yaml"
};

static const unsigned char text_201[] = {
#embed "../../traces/05-card/s29-txe-early-completion.yaml"
};

static const unsigned char text_202[] = {
#embed "../../traces/06-many/s30-full-buffer.yaml"
};

static const unsigned char text_203[] = {
#embed "../../traces/06-many/s30-ndis6-own-filters.yaml"
};

static const unsigned char text_204[] = {
#embed "../../traces/06-many/s30-npcap-filter.yaml"
};

static const unsigned char text_205[] = {
#embed "../../traces/06-many/s30-npf-capture.yaml"
};

static const unsigned char text_206[] = {
#embed "../../traces/06-many/s30-npf-injects.yaml"
};

static const unsigned char text_207[] = {
#embed "../../traces/06-many/s30-npf-transfer.yaml"
};

static const unsigned char text_208[] = {
#embed "../../traces/06-many/s30-own-filters.yaml"
};

static const unsigned char text_209[] = {
#embed "../../traces/06-many/s31-loopback.yaml"
};

static const unsigned char text_210[] = {
#embed "../../traces/06-many/s31-ndis6-loopback.yaml"
};

static const unsigned char text_211[] = {
#embed "../../traces/06-many/s31-none-loopback.yaml"
};

static const unsigned char text_212[] = {
#embed "../../traces/07-control/s32-asked-reset.yaml"
};

static const unsigned char text_213[] = {
#embed "../../traces/07-control/s32-cable-out.yaml"
};

static const unsigned char text_214[] = {
#embed "../../traces/07-control/s32-cancel-in-ndis.yaml"
};

static const unsigned char text_215[] = {
#embed "../../traces/07-control/s32-cancel-sends.yaml"
};

static const unsigned char text_216[] = {
#embed "../../traces/07-control/s32-hang-reset.yaml"
};

static const unsigned char text_217[] = {
#embed "../../traces/07-control/s32-ndis6-cable-out.yaml"
};

static const unsigned char text_218[] = {
#embed "../../traces/07-control/s32-ndis6-cancel-sends.yaml"
};

static const unsigned char text_219[] = {
#embed "../../traces/07-control/s32-ndis6-reset.yaml"
};

static const unsigned char text_220[] = {
#embed "../../traces/07-control/s32-no-memory.yaml"
};

static const unsigned char text_221[] = {
#embed "../../traces/07-control/s32-passthru-cable-out.yaml"
};

static const unsigned char text_222[] = {
#embed "../../traces/07-control/s34-locks.yaml"
};

static const unsigned char text_223[] = {
#embed "../../traces/07-control/s35-ndis6-surprise-removal.yaml"
};

static const unsigned char text_224[] = {
#embed "../../traces/07-control/s35-removed-in-reset.yaml"
};

static const unsigned char text_225[] = {
#embed "../../traces/07-control/s35-surprise-removal.yaml"
};

static const unsigned char text_226[] = {
#embed "../../traces/07-control/s36-registration.yaml"
};

static const unsigned char text_227[] = {
#embed "../../traces/07-control/s36-second-protocol.yaml"
};

static const casset cassets[] = {
  {"traces/01-protocol/broken/r01-packet-sends-twice.yaml", "r01-packet-sends-twice", "R01: A packet is sent again while it is pending", text_0, sizeof text_0},
  {"traces/01-protocol/broken/r02-ne2000-completes-and-succeeds.yaml", "r02-ne2000-completes-and-succeeds", "R02: Completed by a call and by the answer", text_1, sizeof text_1},
  {"traces/01-protocol/broken/r03-ne2000-loses-send.yaml", "r03-ne2000-loses-send", "R03: A send that is never completed", text_2, sizeof text_2},
  {"traces/01-protocol/broken/r04-packet-completes-twice.yaml", "r04-packet-completes-twice", "R04: A send that failed is cleaned up twice", text_3, sizeof text_3},
  {"traces/01-protocol/broken/r05-packet-reads-after-pending.yaml", "r05-packet-reads-after-pending", "R05: The packet is read after PENDING", text_4, sizeof text_4},
  {"traces/01-protocol/broken/r06-packet-trusts-array.yaml", "r06-packet-trusts-array", "R06: The return of NdisSendPackets is taken for success", text_5, sizeof text_5},
  {"traces/01-protocol/broken/r07-busmaster-refuses-deserialized.yaml", "r07-busmaster-refuses-deserialized", "R07: A deserialized miniport answers RESOURCES", text_6, sizeof text_6},
  {"traces/01-protocol/broken/r08-ne2000-never-takes-again.yaml", "r08-ne2000-never-takes-again", "R08: After RESOURCES, nothing is sent any more", text_7, sizeof text_7},
  {"traces/01-protocol/broken/r09-ne2000-touches-completed.yaml", "r09-ne2000-touches-completed", "R09: A packet is read after NdisMSendComplete", text_8, sizeof text_8},
  {"traces/01-protocol/broken/r10-ne2000-completes-stranger.yaml", "r10-ne2000-completes-stranger", "R10: A packet is completed that the miniport does not have", text_9, sizeof text_9},
  {"traces/01-protocol/broken/r11-packet-frees-after-pending.yaml", "r11-packet-frees-after-pending", "R11: The packet is freed before it came back", text_10, sizeof text_10},
  {"traces/01-protocol/broken/r17-packet-never-sets-filter.yaml", "r17-packet-never-sets-filter", "R17: A binding without a packet filter", text_11, sizeof text_11},
  {"traces/01-protocol/broken/r19-packet-returns-inside.yaml", "r19-packet-returns-inside", "R19: A packet is returned before it was promised", text_12, sizeof text_12},
  {"traces/01-protocol/broken/r20-packet-returns-twice.yaml", "r20-packet-returns-twice", "R20: A packet that was kept once is returned twice", text_13, sizeof text_13},
  {"traces/01-protocol/broken/r21-packet-never-returns.yaml", "r21-packet-never-returns", "R21: Packets that are kept and never returned", text_14, sizeof text_14},
  {"traces/01-protocol/broken/r22-packet-queues-lent.yaml", "r22-packet-queues-lent", "R22: A packet with RESOURCES is kept", text_15, sizeof text_15},
  {"traces/01-protocol/broken/r23-packet-returns-lent.yaml", "r23-packet-returns-lent", "R23: A packet with RESOURCES is returned", text_16, sizeof text_16},
  {"traces/01-protocol/broken/r24-packet-reads-lookahead-later.yaml", "r24-packet-reads-lookahead-later", "R24: The lookahead is read when it is gone", text_17, sizeof text_17},
  {"traces/01-protocol/broken/r25-packet-transfers-later.yaml", "r25-packet-transfers-later", "R25: NdisTransferData outside of ProtocolReceive", text_18, sizeof text_18},
  {"traces/01-protocol/broken/r27-packet-frees-during-transfer.yaml", "r27-packet-frees-during-transfer", "R27: The packet of a pending transfer is freed", text_19, sizeof text_19},
  {"traces/01-protocol/broken/r38-packet-reuses-request.yaml", "r38-packet-reuses-request", "R38: A request is used while it is outstanding", text_20, sizeof text_20},
  {"traces/01-protocol/broken/r40-packet-frees-request-twice.yaml", "r40-packet-frees-request-twice", "R40: A request is freed twice", text_21, sizeof text_21},
  {"traces/01-protocol/broken/r43-packet-closes-twice.yaml", "r43-packet-closes-twice", "R43: The adapter is closed twice", text_22, sizeof text_22},
  {"traces/01-protocol/broken/r44-packet-frees-open-early.yaml", "r44-packet-frees-open-early", "R44: The context of a binding is freed too early", text_23, sizeof text_23},
  {"traces/01-protocol/broken/r45-busmaster-leaves-timer.yaml", "r45-busmaster-leaves-timer", "R45: A halted miniport has a timer", text_24, sizeof text_24},
  {"traces/01-protocol/broken/r46-packet-frees-pool-in-use.yaml", "r46-packet-frees-pool-in-use", "R46: A pool is freed with packets in use", text_25, sizeof text_25},
  {"traces/01-protocol/broken/r47-packet-uses-null.yaml", "r47-packet-uses-null", "R47: An allocation that fails is not looked at", text_26, sizeof text_26},
  {"traces/01-protocol/broken/r50-packet-pends-and-succeeds.yaml", "r50-packet-pends-and-succeeds", "R50: An IRP is pended and the answer is SUCCESS", text_27, sizeof text_27},
  {"traces/01-protocol/broken/r51-packet-completes-read-twice.yaml", "r51-packet-completes-read-twice", "R51: An IRP is completed twice", text_28, sizeof text_28},
  {"traces/01-protocol/broken/r51-packet-forgets-among-three.yaml", "r51-packet-forgets-among-three", "R51: An IRP that is forgotten when three things come together", text_29, sizeof text_29},
  {"traces/01-protocol/broken/r52-packet-sets-no-status.yaml", "r52-packet-sets-no-status", "R52: A read is completed without IoStatus", text_30, sizeof text_30},
  {"traces/01-protocol/broken/r53-packet-cannot-cancel.yaml", "r53-packet-cannot-cancel", "R53: A read that cannot be cancelled", text_31, sizeof text_31},
  {"traces/01-protocol/broken/r54-packet-leaves-cancel-routine.yaml", "r54-packet-leaves-cancel-routine", "R54: A read is completed with its cancel routine on", text_32, sizeof text_32},
  {"traces/01-protocol/broken/r55-packet-overruns-buffer.yaml", "r55-packet-overruns-buffer", "R55: A read copies more than was asked for", text_33, sizeof text_33},
  {"traces/01-protocol/broken/r56-packet-unlocks-early.yaml", "r56-packet-unlocks-early", "R56: The pages of a write are unlocked too early", text_34, sizeof text_34},
  {"traces/01-protocol/broken/r57-packet-logs-after-completion.yaml", "r57-packet-logs-after-completion", "R57: An IRP is read after it was completed", text_35, sizeof text_35},
  {"traces/01-protocol/broken/r58-packet-waits-at-dispatch.yaml", "r58-packet-waits-at-dispatch", "R58: Waiting at DISPATCH_LEVEL", text_36, sizeof text_36},
  {"traces/01-protocol/broken/r60-packet-holds-lock.yaml", "r60-packet-holds-lock", "R60: A spin lock is held across NdisSend", text_37, sizeof text_37},
  {"traces/01-protocol/broken/r62-busmaster-unmasks-early.yaml", "r62-busmaster-unmasks-early", "R62: An interrupt that does not end", text_38, sizeof text_38},
  {"traces/01-protocol/broken/r63-ne2000-keeps-interrupt.yaml", "r63-ne2000-keeps-interrupt", "R63: The interrupt is not given back", text_39, sizeof text_39},
  {"traces/01-protocol/broken/r68-packet-outlived-by-work.yaml", "r68-packet-outlived-by-work", "R68: A work item outlives its driver", text_40, sizeof text_40},
  {"traces/01-protocol/broken/r69-packet-forgets-lock.yaml", "r69-packet-forgets-lock", "R69: A lock that is not released", text_41, sizeof text_41},
  {"traces/01-protocol/broken/r70-packet-opens-too-early.yaml", "r70-packet-opens-too-early", "R70: NdisOpenAdapter outside of ProtocolBindAdapter", text_42, sizeof text_42},
  {"traces/01-protocol/broken/r71-packet-unloads-while-bound.yaml", "r71-packet-unloads-while-bound", "R71: The driver is unloaded while it is bound", text_43, sizeof text_43},
  {"traces/01-protocol/broken/r75-busmaster-indicates-in-isr.yaml", "r75-busmaster-indicates-in-isr", "R75: Data is handled in the interrupt service routine", text_44, sizeof text_44},
  {"traces/01-protocol/broken/r76-packet-returns-one-more.yaml", "r76-packet-returns-one-more", "R76: A count is one too large", text_45, sizeof text_45},
  {"traces/01-protocol/broken/r77-ne2000-clears-unserved.yaml", "r77-ne2000-clears-unserved", "R77: An interrupt is acknowledged and not served", text_46, sizeof text_46},
  {"traces/01-protocol/broken/r78-ne2000-moves-bnry-too-far.yaml", "r78-ne2000-moves-bnry-too-far", "R78: The ring is full for ever", text_47, sizeof text_47},
  {"traces/01-protocol/broken/r80-ne2000-drops-silently.yaml", "r80-ne2000-drops-silently", "R80: Frames vanish in the driver", text_48, sizeof text_48},
  {"traces/01-protocol/broken/s10-bug-a-request-on-stack.yaml", "s10-bug-a", "Bug A: the request is a local variable", text_49, sizeof text_49},
  {"traces/01-protocol/broken/s10-bug-b-buffer-on-stack.yaml", "s10-bug-b", "Bug B: the filter value is a local variable", text_50, sizeof text_50},
  {"traces/01-protocol/broken/s10-bug-c-request-leak.yaml", "s10-bug-c", "Bug C: the request is freed in the callback only", text_51, sizeof text_51},
  {"traces/01-protocol/broken/s10-bug-d-null-irp.yaml", "s10-bug-d", "Bug D: the callback uses an IRP that is NULL", text_52, sizeof text_52},
  {"traces/01-protocol/broken/s11-livelock-read-too-small.yaml", "s11-livelock", "A read that is too small, for ever", text_53, sizeof text_53},
  {"traces/01-protocol/broken/s12-no-wait-unbind.yaml", "s12-no-wait", "Unbinding without waiting for the IO counter", text_54, sizeof text_54},
  {"traces/01-protocol/broken/w01-buffer-on-stack.yaml", "w01", "W01: InformationBuffer on the stack, found by a second request", text_55, sizeof text_55},
  {"traces/01-protocol/broken/w02-request-leak.yaml", "w02", "W02: the request is never freed", text_56, sizeof text_56},
  {"traces/01-protocol/broken/w03-foreign-packet-queued.yaml", "w03", "W03: the miniport's packet is queued instead of the copy", text_57, sizeof text_57},
  {"traces/01-protocol/broken/w04-byte-offset.yaml", "w04", "W04: ByteOffset taken for a place in the packet", text_58, sizeof text_58},
  {"traces/01-protocol/broken/w05-unassigned-pointer.yaml", "w05", "W05: a pointer that was never assigned is freed", text_59, sizeof text_59},
  {"traces/01-protocol/broken/w06-zero-byte-reads.yaml", "w06", "W06: reads that succeed with 0 bytes", text_60, sizeof text_60},
  {"traces/01-protocol/s01-send-sync.yaml", "s01", "NDIS 5 send, synchronous completion", text_61, sizeof text_61},
  {"traces/01-protocol/s02-send-pending.yaml", "s02", "NDIS 5 send, pending completion", text_62, sizeof text_62},
  {"traces/01-protocol/s02b-cpu-send-other-cpu.yaml", "s02b-cpu", "The completion that runs on another processor", text_63, sizeof text_63},
  {"traces/01-protocol/s02b-send-nested.yaml", "s02b", "The completion that comes before the call has returned", text_64, sizeof text_64},
  {"traces/01-protocol/s02c-send-resources.yaml", "s02c", "A serialized miniport without room", text_65, sizeof text_65},
  {"traces/01-protocol/s02d-send-array.yaml", "s02d", "NdisSendPackets, three packets at once", text_66, sizeof text_66},
  {"traces/01-protocol/s03-copy-receive-packet.yaml", "s03-copy", "A whole packet is shown, and copied", text_67, sizeof text_67},
  {"traces/01-protocol/s03-deserialized-receive-packet.yaml", "s03-deserialized", "A deserialized miniport waits for MiniportReturnPacket", text_68, sizeof text_68},
  {"traces/01-protocol/s03-keep-receive-packet.yaml", "s03-keep", "A whole packet is shown, and kept", text_69, sizeof text_69},
  {"traces/01-protocol/s03-serialized-receive-packet.yaml", "s03-serialized", "A serialized miniport looks at the packet's status", text_70, sizeof text_70},
  {"traces/01-protocol/s04-receive-full-lookahead.yaml", "s04", "A frame is lent by lookahead, all of it", text_71, sizeof text_71},
  {"traces/01-protocol/s05-receive-transfer-data.yaml", "s05", "Partial lookahead and NdisTransferData", text_72, sizeof text_72},
  {"traces/01-protocol/s05-rest-only-receive-transfer-data.yaml", "s05-rest-only", "NdisTransferData for the rest only", text_73, sizeof text_73},
  {"traces/01-protocol/s06-transfer-data-pending.yaml", "s06", "NdisTransferData that completes later", text_74, sizeof text_74},
  {"traces/01-protocol/s07-header-trick.yaml", "s07", "The header trick", text_75, sizeof text_75},
  {"traces/01-protocol/s07-offset14-header-trick.yaml", "s07-offset14", "ByteOffset 14 asks for bytes that are not there", text_76, sizeof text_76},
  {"traces/01-protocol/s08-low-resources.yaml", "s08", "NDIS_STATUS_RESOURCES, copy now", text_77, sizeof text_77},
  {"traces/01-protocol/s09-receive-pool-empty.yaml", "s09-receive", "The packet pool is empty when a frame arrives", text_78, sizeof text_78},
  {"traces/01-protocol/s09-send-pool-empty.yaml", "s09-send", "The packet pool is empty when a program writes", text_79, sizeof text_79},
  {"traces/01-protocol/s10-pending-packet-filter.yaml", "s10-pending", "The packet filter is set, later", text_80, sizeof text_80},
  {"traces/01-protocol/s10-sync-packet-filter.yaml", "s10-sync", "The packet filter is set, synchronously", text_81, sizeof text_81},
  {"traces/01-protocol/s11-nprot5-read-bounded.yaml", "s11-nprot5", "The ndisprot sample, a bounded queue", text_82, sizeof text_82},
  {"traces/01-protocol/s11-pkt-read-waits.yaml", "s11-pkt", "The DDK sample, one read a frame", text_83, sizeof text_83},
  {"traces/01-protocol/s11-read-drains.yaml", "s11", "A read that drains the queue", text_84, sizeof text_84},
  {"traces/01-protocol/s12-close-pending-unbind-drains.yaml", "s12-close-pending", "NdisCloseAdapter that completes later", text_85, sizeof text_85},
  {"traces/01-protocol/s12-unbind-drains.yaml", "s12", "Unbinding with outstanding I/O", text_86, sizeof text_86},
  {"traces/02-intermediate/broken/r03-passthru-ignores-answer.yaml", "r03-passthru-ignores-answer", "R03: A send that was over at once is never completed", text_87, sizeof text_87},
  {"traces/02-intermediate/broken/r21-passthru-never-returns.yaml", "r21-passthru-never-returns", "R21: The packet of the miniport below is never returned", text_88, sizeof text_88},
  {"traces/02-intermediate/broken/r23-passthru-hides-resources.yaml", "r23-passthru-hides-resources", "R23: RESOURCES is not passed on", text_89, sizeof text_89},
  {"traces/02-intermediate/broken/r37-passthru-never-completes-request.yaml", "r37-passthru-never-completes-request", "R37: A request that is never completed", text_90, sizeof text_90},
  {"traces/02-intermediate/broken/r64-passthru-keeps-virtual-adapter.yaml", "r64-passthru-keeps-virtual-adapter", "R64: A virtual adapter over nothing", text_91, sizeof text_91},
  {"traces/02-intermediate/broken/r65-passthru-halts-twice.yaml", "r65-passthru-halts-twice", "R65: MPHalt finds freed memory", text_92, sizeof text_92},
  {"traces/02-intermediate/broken/r66-passthru-leaks-own-packet.yaml", "r66-passthru-leaks-own-packet", "R66: The own packet is never freed", text_93, sizeof text_93},
  {"traces/02-intermediate/broken/r67-passthru-completes-twice.yaml", "r67-passthru-completes-twice", "R67: The packet of the protocol above is completed twice", text_94, sizeof text_94},
  {"traces/02-intermediate/broken/r67-passthru-never-completes.yaml", "r67-passthru-never-completes", "R67: The packet of the protocol above is never completed", text_95, sizeof text_95},
  {"traces/02-intermediate/s13-nested-send.yaml", "s13-nested", "Two completions inside one send", text_96, sizeof text_96},
  {"traces/02-intermediate/s13-own-send-pending.yaml", "s13-own", "PassThru sends a packet of its own", text_97, sizeof text_97},
  {"traces/02-intermediate/s13-own-sync-send.yaml", "s13-own-sync", "PassThru completes the send itself", text_98, sizeof text_98},
  {"traces/02-intermediate/s13-stacked-send.yaml", "s13-stacked", "The same packet on both edges", text_99, sizeof text_99},
  {"traces/02-intermediate/s14-lookahead-receive.yaml", "s14-lookahead", "Header and lookahead are lent on", text_100, sizeof text_100},
  {"traces/02-intermediate/s14-own-receive-packet.yaml", "s14-own", "PassThru indicates a packet of its own", text_101, sizeof text_101},
  {"traces/02-intermediate/s14-resources-receive-packet.yaml", "s14-resources", "Low on descriptors, through PassThru", text_102, sizeof text_102},
  {"traces/02-intermediate/s14-stacked-receive-packet.yaml", "s14-stacked", "The same packet goes up both edges", text_103, sizeof text_103},
  {"traces/02-intermediate/s15-pending-transfer-data.yaml", "s15-pending", "The rest comes later, through both edges", text_104, sizeof text_104},
  {"traces/02-intermediate/s15-request.yaml", "s15-request", "A request that PassThru repeats below", text_105, sizeof text_105},
  {"traces/02-intermediate/s15-transfer-data.yaml", "s15", "Down and up again, to fetch the rest", text_106, sizeof text_106},
  {"traces/02-intermediate/s16-install.yaml", "s16", "PassThru comes between", text_107, sizeof text_107},
  {"traces/02-intermediate/s17-cancel.yaml", "s17-cancel", "Unbound before the virtual adapter started", text_108, sizeof text_108},
  {"traces/02-intermediate/s17-uninstall.yaml", "s17", "PassThru goes away", text_109, sizeof text_109},
  {"traces/03-filter/broken/r01-ndislwf-passes-completed.yaml", "r01-ndislwf-passes-completed", "R01: A chain is completed and then passed down", text_110, sizeof text_110},
  {"traces/03-filter/broken/r02-ndislwf-completes-twice.yaml", "r02-ndislwf-completes-twice", "R02: A completed chain is passed up twice", text_111, sizeof text_111},
  {"traces/03-filter/broken/r02-netvmini-completes-twice.yaml", "r02-netvmini-completes-twice", "R02: A list is completed twice", text_112, sizeof text_112},
  {"traces/03-filter/broken/r03-ndislwf-swallows-sends.yaml", "r03-ndislwf-swallows-sends", "R03: A send is dropped and never completed", text_113, sizeof text_113},
  {"traces/03-filter/broken/r03-netvmini-takes-one.yaml", "r03-netvmini-takes-one", "R03: Only the first list of a chain is sent", text_114, sizeof text_114},
  {"traces/03-filter/broken/r11-ndisprot-frees-early.yaml", "r11-ndisprot-frees-early", "R11: A list is freed before it came back", text_115, sizeof text_115},
  {"traces/03-filter/broken/r12-netvmini-sets-no-status.yaml", "r12-netvmini-sets-no-status", "R12: A list is completed without a status", text_116, sizeof text_116},
  {"traces/03-filter/broken/r13-ndislwf-takes-source.yaml", "r13-ndislwf-takes-source", "R13: The filter takes foreign lists for its own", text_117, sizeof text_117},
  {"traces/03-filter/broken/r14-ndislwf-fails-while-paused.yaml", "r14-ndislwf-fails-while-paused", "R14: A paused filter answers FAILURE", text_118, sizeof text_118},
  {"traces/03-filter/broken/r15-ndisprot-sends-while-paused.yaml", "r15-ndisprot-sends-while-paused", "R15: A paused binding sends", text_119, sizeof text_119},
  {"traces/03-filter/broken/r16-netvmini-cancels-all.yaml", "r16-netvmini-cancels-all", "R16: Foreign sends are cancelled", text_120, sizeof text_120},
  {"traces/03-filter/broken/r18-ndislwf-indicates-twice.yaml", "r18-ndislwf-indicates-twice", "R18: The same frame is indicated twice", text_121, sizeof text_121},
  {"traces/03-filter/broken/r28-ndislwf-forgets-dropped.yaml", "r28-ndislwf-forgets-dropped", "R28: Dropped lists are never returned", text_122, sizeof text_122},
  {"traces/03-filter/broken/r28-ndisprot-returns-twice.yaml", "r28-ndisprot-returns-twice", "R28: A received list is returned twice", text_123, sizeof text_123},
  {"traces/03-filter/broken/r29-ndislwf-unlinks-lent.yaml", "r29-ndislwf-unlinks-lent", "R29: A chain that was lent comes back shorter", text_124, sizeof text_124},
  {"traces/03-filter/broken/r30-ndislwf-returns-own.yaml", "r30-ndislwf-returns-own", "R30: The filter's own lists are returned to the miniport", text_125, sizeof text_125},
  {"traces/03-filter/broken/r31-ndislwf-returns-lent.yaml", "r31-ndislwf-returns-lent", "R31: A list that was lent is returned", text_126, sizeof text_126},
  {"traces/03-filter/broken/r31-ndisprot-keeps-lent.yaml", "r31-ndisprot-keeps-lent", "R31: A list that was lent is kept", text_127, sizeof text_127},
  {"traces/03-filter/broken/r32-ndislwf-keeps-changes.yaml", "r32-ndislwf-keeps-changes", "R32: A list comes back changed", text_128, sizeof text_128},
  {"traces/03-filter/broken/r33-netvmini-joins-frames.yaml", "r33-netvmini-joins-frames", "R33: Two frames in one list", text_129, sizeof text_129},
  {"traces/03-filter/broken/r34-netvmini-indicates-paused.yaml", "r34-netvmini-indicates-paused", "R34: A paused miniport indicates", text_130, sizeof text_130},
  {"traces/03-filter/broken/r35-ndislwf-loops-back.yaml", "r35-ndislwf-loops-back", "R35: A sender hears itself", text_131, sizeof text_131},
  {"traces/03-filter/broken/r36-ndislwf-never-completes-request.yaml", "r36-ndislwf-never-completes-request", "R36: A request that blocks all others", text_132, sizeof text_132},
  {"traces/03-filter/broken/r37-ndislwf-completes-request-twice.yaml", "r37-ndislwf-completes-request-twice", "R37: A request is completed by a call and by the answer", text_133, sizeof text_133},
  {"traces/03-filter/broken/r40-ndislwf-leaks-clone.yaml", "r40-ndislwf-leaks-clone", "R40: The clone of a request is never freed", text_134, sizeof text_134},
  {"traces/03-filter/broken/r41-ndislwf-keeps-while-paused.yaml", "r41-ndislwf-keeps-while-paused", "R41: A pause that waits for the filter's lists", text_135, sizeof text_135},
  {"traces/03-filter/broken/r41-ndislwf-never-pauses.yaml", "r41-ndislwf-never-pauses", "R41: A pause that is never completed", text_136, sizeof text_136},
  {"traces/03-filter/broken/r41-ndisprot-never-pauses.yaml", "r41-ndisprot-never-pauses", "R41: A protocol that never pauses", text_137, sizeof text_137},
  {"traces/03-filter/broken/r42-ndislwf-refuses-pause.yaml", "r42-ndislwf-refuses-pause", "R42: A pause is refused", text_138, sizeof text_138},
  {"traces/03-filter/broken/r48-ndislwf-sets-handlers-late.yaml", "r48-ndislwf-sets-handlers-late", "R48: Handlers are set at the wrong place", text_139, sizeof text_139},
  {"traces/03-filter/broken/r49-netvmini-claims-first.yaml", "r49-netvmini-claims-first", "R49: Hardware is claimed before the attributes are set", text_140, sizeof text_140},
  {"traces/03-filter/broken/r59-ndislwf-asks-irql.yaml", "r59-ndislwf-asks-irql", "R59: The IRQL is asked for", text_141, sizeof text_141},
  {"traces/03-filter/broken/r61-netvmini-sleeps-in-request.yaml", "r61-netvmini-sleeps-in-request", "R61: A request takes three seconds", text_142, sizeof text_142},
  {"traces/03-filter/broken/r72-ndislwf-forgets-deregister.yaml", "r72-ndislwf-forgets-deregister", "R72: A filter is unloaded and stays attached", text_143, sizeof text_143},
  {"traces/03-filter/broken/r73-netvmini-reports-after-halt.yaml", "r73-netvmini-reports-after-halt", "R73: A status after the halt", text_144, sizeof text_144},
  {"traces/03-filter/broken/r74-netvmini-refuses-pause.yaml", "r74-netvmini-refuses-pause", "R74: MiniportPause answers FAILURE", text_145, sizeof text_145},
  {"traces/03-filter/broken/r81-ndislwf-has-no-return.yaml", "r81-ndislwf-has-no-return", "R81: A list returns past its filter", text_146, sizeof text_146},
  {"traces/03-filter/broken/r82-ndislwf-has-no-completion.yaml", "r82-ndislwf-has-no-completion", "R82: A completion finds no handler", text_147, sizeof text_147},
  {"traces/03-filter/broken/r83-ndislwf-sends-while-attaching.yaml", "r83-ndislwf-sends-while-attaching", "R83: A module sends before it runs", text_148, sizeof text_148},
  {"traces/03-filter/broken/r84-ndislwf-loses-copies.yaml", "r84-ndislwf-loses-copies", "R84: Lists that the filter has forgotten", text_149, sizeof text_149},
  {"traces/03-filter/broken/r85-netvmini-keeps-pool.yaml", "r85-netvmini-keeps-pool", "R85: Something stays behind a halt", text_150, sizeof text_150},
  {"traces/03-filter/broken/r86-netvmini-keeps-configuration.yaml", "r86-netvmini-keeps-configuration", "R86: A handle of the registry stays open", text_151, sizeof text_151},
  {"traces/03-filter/broken/r87-netvmini-cancels-in-dpc.yaml", "r87-netvmini-cancels-in-dpc", "R87: A periodic timer is cancelled at DISPATCH_LEVEL", text_152, sizeof text_152},
  {"traces/03-filter/s18-receive.yaml", "s18-receive", "A chain goes up, is kept, and comes back", text_153, sizeof text_153},
  {"traces/03-filter/s18-resources-receive.yaml", "s18-resources", "Lent for the call only", text_154, sizeof text_154},
  {"traces/03-filter/s18-send.yaml", "s18", "A chain goes down through a filter, and comes back", text_155, sizeof text_155},
  {"traces/03-filter/s19-drop-kept.yaml", "s19", "A filter drops a list that may be kept", text_156, sizeof text_156},
  {"traces/03-filter/s19-resources-drop-lent.yaml", "s19-resources", "A filter drops a list that is only lent", text_157, sizeof text_157},
  {"traces/03-filter/s20-copy-receive.yaml", "s20-receive", "A filter indicates a copy", text_158, sizeof text_158},
  {"traces/03-filter/s20-copy-send.yaml", "s20", "A filter sends a copy", text_159, sizeof text_159},
  {"traces/03-filter/s20-in-place-receive.yaml", "s20-in-place", "A filter changes a received list in place", text_160, sizeof text_160},
  {"traces/03-filter/s20-originate.yaml", "s20-originate", "A filter sends and indicates lists of its own", text_161, sizeof text_161},
  {"traces/03-filter/s21-delayed-pause.yaml", "s21-delayed", "A pause finds lists that a filter holds back", text_162, sizeof text_162},
  {"traces/03-filter/s21-pause-restart.yaml", "s21", "Pause and restart with lists outstanding", text_163, sizeof text_163},
  {"traces/03-filter/s22-oid-clone.yaml", "s22", "A request goes through a filter as a clone", text_164, sizeof text_164},
  {"traces/03-filter/s22-pending-oid-clone.yaml", "s22-pending", "The clone is completed later", text_165, sizeof text_165},
  {"traces/03-filter/s33-insert-filter.yaml", "s33-insert", "A filter is put into a running stack", text_166, sizeof text_166},
  {"traces/03-filter/s33-start.yaml", "s33", "An NDIS 6 stack starts", text_167, sizeof text_167},
  {"traces/03-filter/s33-unload-filter.yaml", "s33-unload", "A filter driver is unloaded", text_168, sizeof text_168},
  {"traces/04-winsock/broken/r79-tcpip-never-gives-up.yaml", "r79-tcpip-never-gives-up", "R79: The queue of a neighbour grows for ever", text_169, sizeof text_169},
  {"traces/04-winsock/s23-arp-sendto.yaml", "s23-arp", "sendto to a neighbour that is not known yet", text_170, sizeof text_170},
  {"traces/04-winsock/s23-fragments-sendto.yaml", "s23-frag", "A datagram of 3000 bytes leaves in three fragments", text_171, sizeof text_171},
  {"traces/04-winsock/s23-gateway-sendto.yaml", "s23-gate", "A datagram for another network goes to the gateway", text_172, sizeof text_172},
  {"traces/04-winsock/s23-no-answer-sendto.yaml", "s23-silent", "Nobody answers ARP, and the datagram is given up", text_173, sizeof text_173},
  {"traces/04-winsock/s23-sendto.yaml", "s23", "sendto, from the program to the wire", text_174, sizeof text_174},
  {"traces/04-winsock/s24-answer.yaml", "s24-answer", "A question and its answer", text_175, sizeof text_175},
  {"traces/04-winsock/s24-cancel-close.yaml", "s24-cancel", "A read is cancelled, and the socket is closed", text_176, sizeof text_176},
  {"traces/04-winsock/s24-checksum.yaml", "s24-sum", "A wrong checksum ends in UDP", text_177, sizeof text_177},
  {"traces/04-winsock/s24-echo.yaml", "s24-echo", "tcpip answers a ping by itself", text_178, sizeof text_178},
  {"traces/04-winsock/s24-fragments-recvfrom.yaml", "s24-frag", "Three fragments become one datagram again", text_179, sizeof text_179},
  {"traces/04-winsock/s24-lost-fragment.yaml", "s24-lost", "One fragment is lost, and with it the datagram", text_180, sizeof text_180},
  {"traces/04-winsock/s24-no-port.yaml", "s24-port", "Nobody is bound to the port", text_181, sizeof text_181},
  {"traces/04-winsock/s24-recvfrom.yaml", "s24", "recvfrom, from the wire to the program", text_182, sizeof text_182},
  {"traces/04-winsock/s24-select-two.yaml", "s24-select-two", "Two programs in one list of selects", text_183, sizeof text_183},
  {"traces/04-winsock/s24-select.yaml", "s24-select", "select waits for a datagram, and then for nothing", text_184, sizeof text_184},
  {"traces/04-winsock/s24-stored-recvfrom.yaml", "s24-stored", "The datagram is there before the program asks", text_185, sizeof text_185},
  {"traces/04-winsock/s24-two-machines.yaml", "s24-two", "Two machines talk over one cable", text_186, sizeof text_186},
  {"traces/04-winsock/s25-events.yaml", "s25", "The same receive with an event handler, as on Windows", text_187, sizeof text_187},
  {"traces/04-winsock/s26-deaf.yaml", "s26-deaf", "A datagram larger than the window makes the socket deaf", text_188, sizeof text_188},
  {"traces/04-winsock/s26-livelock.yaml", "s26-livelock", "A read that is too small fails for ever", text_189, sizeof text_189},
  {"traces/04-winsock/s26-truncated.yaml", "s26", "A datagram that is larger than the read, as on Windows", text_190, sizeof text_190},
  {"traces/04-winsock/s27-no-receive.yaml", "s27", "A datagram is lost because no receive is posted", text_191, sizeof text_191},
  {"traces/04-winsock/s31-loopback.yaml", "s31-tcpip", "A datagram to the own machine never reaches NDIS", text_192, sizeof text_192},
  {"traces/05-card/s28-reactos-ring-overflow.yaml", "s28-reactos", "The chip hears again before the ring is empty", text_193, sizeof text_193},
  {"traces/05-card/s28-resend-ring-overflow.yaml", "s28-resend", "The chip is stopped while a frame waits for the cable", text_194, sizeof text_194},
  {"traces/05-card/s28-ring-overflow.yaml", "s28", "The receive ring is full, and the chip has to be stopped", text_195, sizeof text_195},
  {"traces/05-card/s28-sent-ring-overflow.yaml", "s28-sent", "The chip is stopped while a frame goes out", text_196, sizeof text_196},
  {"traces/05-card/s29-both-bits.yaml", "s29-both", "A damaged frame beside a good one is not counted", text_197, sizeof text_197},
  {"traces/05-card/s29-error-alone.yaml", "s29-error", "A damaged frame takes a good one with it", text_198, sizeof text_198},
  {"traces/05-card/s29-several-frames.yaml", "s29", "One interrupt, several frames", text_199, sizeof text_199},
  {"traces/05-card/s29-txe-collisions.yaml", "s29-txe", "A frame collides sixteen times and is given up", text_200, sizeof text_200},
  {"traces/05-card/s29-txe-early-completion.yaml", "s29-txe-early", "A send is reported as done, and its frame collides", text_201, sizeof text_201},
  {"traces/06-many/s30-full-buffer.yaml", "s30-full", "A capture that is read too slowly loses frames", text_202, sizeof text_202},
  {"traces/06-many/s30-ndis6-own-filters.yaml", "s30-ndis6", "Two NDIS 6 protocols, and one list for both", text_203, sizeof text_203},
  {"traces/06-many/s30-npcap-filter.yaml", "s30-npcap", "Npcap listens as a filter", text_204, sizeof text_204},
  {"traces/06-many/s30-npf-capture.yaml", "s30-npf", "WinPcap listens beside another protocol", text_205, sizeof text_205},
  {"traces/06-many/s30-npf-injects.yaml", "s30-inject", "A capture driver sends a frame of its own", text_206, sizeof text_206},
  {"traces/06-many/s30-npf-transfer.yaml", "s30-transfer", "A capture fetches what the lookahead does not hold", text_207, sizeof text_207},
  {"traces/06-many/s30-own-filters.yaml", "s30", "Three protocols on one card, each with its own packet filter", text_208, sizeof text_208},
  {"traces/06-many/s31-loopback.yaml", "s31", "A sniffer sees what its own machine sends", text_209, sizeof text_209},
  {"traces/06-many/s31-ndis6-loopback.yaml", "s31-ndis6", "NDIS 6 marks what it loops back", text_210, sizeof text_210},
  {"traces/06-many/s31-none-loopback.yaml", "s31-none", "Without a promiscuous binding nothing is looped back", text_211, sizeof text_211},
  {"traces/07-control/s32-asked-reset.yaml", "s32-asked", "A program asks for a reset", text_212, sizeof text_212},
  {"traces/07-control/s32-cable-out.yaml", "s32-cable", "The cable is pulled out and put back", text_213, sizeof text_213},
  {"traces/07-control/s32-cancel-in-ndis.yaml", "s32-cancel-ndis", "What waits in NDIS is cancelled by NDIS", text_214, sizeof text_214},
  {"traces/07-control/s32-cancel-sends.yaml", "s32-cancel", "Sends are cancelled by their number", text_215, sizeof text_215},
  {"traces/07-control/s32-hang-reset.yaml", "s32", "A card driver hangs and is reset", text_216, sizeof text_216},
  {"traces/07-control/s32-ndis6-cable-out.yaml", "s32-ndis6-cable", "A link goes down through a filter", text_217, sizeof text_217},
  {"traces/07-control/s32-ndis6-cancel-sends.yaml", "s32-ndis6-cancel", "A cancel id goes down through a filter", text_218, sizeof text_218},
  {"traces/07-control/s32-ndis6-reset.yaml", "s32-ndis6", "In NDIS 6 a reset aborts nothing: the miniport ends its own sends", text_219, sizeof text_219},
  {"traces/07-control/s32-no-memory.yaml", "s32-memory", "The machine is out of memory for a moment", text_220, sizeof text_220},
  {"traces/07-control/s32-passthru-cable-out.yaml", "s32-passthru", "An intermediate driver passes a status on", text_221, sizeof text_221},
  {"traces/07-control/s34-locks.yaml", "s34", "Who guards a miniport: NDIS, or the miniport itself", text_222, sizeof text_222},
  {"traces/07-control/s35-ndis6-surprise-removal.yaml", "s35-ndis6", "NDIS 6 pauses the stack of a card that is gone", text_223, sizeof text_223},
  {"traces/07-control/s35-removed-in-reset.yaml", "s35-removed-in-reset", "The card is pulled out in the middle of a reset", text_224, sizeof text_224},
  {"traces/07-control/s35-surprise-removal.yaml", "s35", "The card is pulled out of the running machine", text_225, sizeof text_225},
  {"traces/07-control/s36-registration.yaml", "s36", "From the loading of the drivers to the first frame", text_226, sizeof text_226},
  {"traces/07-control/s36-second-protocol.yaml", "s36-second", "A second protocol is bound to the same adapter", text_227, sizeof text_227},
};

const size_t cassets_count = sizeof cassets / sizeof *cassets;

const casset *cassets_get(size_t number) {
  return number < cassets_count ? &cassets[number] : NULL;
}
