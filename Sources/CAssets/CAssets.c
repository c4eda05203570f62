// Written by scripts/assets. Do not edit.
#include "CAssets.h"

static const unsigned char text_0[] = {
#embed "../../traces/01-protocol/broken/s10-bug-a-request-on-stack.yaml"
};

static const unsigned char text_1[] = {
#embed "../../traces/01-protocol/broken/s10-bug-b-buffer-on-stack.yaml"
};

static const unsigned char text_2[] = {
#embed "../../traces/01-protocol/broken/s10-bug-c-request-leak.yaml"
};

static const unsigned char text_3[] = {
#embed "../../traces/01-protocol/broken/s10-bug-d-null-irp.yaml"
};

static const unsigned char text_4[] = {
#embed "../../traces/01-protocol/broken/s11-livelock-read-too-small.yaml"
};

static const unsigned char text_5[] = {
#embed "../../traces/01-protocol/broken/s12-no-wait-unbind.yaml"
};

static const unsigned char text_6[] = {
#embed "../../traces/01-protocol/broken/w01-buffer-on-stack.yaml"
};

static const unsigned char text_7[] = {
#embed "../../traces/01-protocol/broken/w02-request-leak.yaml"
};

static const unsigned char text_8[] = {
#embed "../../traces/01-protocol/broken/w03-foreign-packet-queued.yaml"
};

static const unsigned char text_9[] = {
#embed "../../traces/01-protocol/broken/w04-byte-offset.yaml"
};

static const unsigned char text_10[] = {
#embed "../../traces/01-protocol/broken/w05-unassigned-pointer.yaml"
};

static const unsigned char text_11[] = {
#embed "../../traces/01-protocol/broken/w06-zero-byte-reads.yaml"
};

static const unsigned char text_12[] = {
#embed "../../traces/01-protocol/s01-send-sync.yaml"
};

static const unsigned char text_13[] = {
#embed "../../traces/01-protocol/s02-send-pending.yaml"
};

static const unsigned char text_14[] = {
#embed "../../traces/01-protocol/s02b-cpu-send-other-cpu.yaml"
};

static const unsigned char text_15[] = {
#embed "../../traces/01-protocol/s02b-send-nested.yaml"
};

static const unsigned char text_16[] = {
#embed "../../traces/01-protocol/s02c-send-resources.yaml"
};

static const unsigned char text_17[] = {
#embed "../../traces/01-protocol/s02d-send-array.yaml"
};

static const unsigned char text_18[] = {
#embed "../../traces/01-protocol/s03-copy-receive-packet.yaml"
};

static const unsigned char text_19[] = {
#embed "../../traces/01-protocol/s03-deserialized-receive-packet.yaml"
};

static const unsigned char text_20[] = {
#embed "../../traces/01-protocol/s03-keep-receive-packet.yaml"
};

static const unsigned char text_21[] = {
#embed "../../traces/01-protocol/s03-serialized-receive-packet.yaml"
};

static const unsigned char text_22[] = {
#embed "../../traces/01-protocol/s04-receive-full-lookahead.yaml"
};

static const unsigned char text_23[] = {
#embed "../../traces/01-protocol/s05-receive-transfer-data.yaml"
};

static const unsigned char text_24[] = {
#embed "../../traces/01-protocol/s05-rest-only-receive-transfer-data.yaml"
};

static const unsigned char text_25[] = {
#embed "../../traces/01-protocol/s06-transfer-data-pending.yaml"
};

static const unsigned char text_26[] = {
#embed "../../traces/01-protocol/s07-header-trick.yaml"
};

static const unsigned char text_27[] = {
#embed "../../traces/01-protocol/s07-offset14-header-trick.yaml"
};

static const unsigned char text_28[] = {
#embed "../../traces/01-protocol/s08-low-resources.yaml"
};

static const unsigned char text_29[] = {
#embed "../../traces/01-protocol/s09-receive-pool-empty.yaml"
};

static const unsigned char text_30[] = {
#embed "../../traces/01-protocol/s09-send-pool-empty.yaml"
};

static const unsigned char text_31[] = {
#embed "../../traces/01-protocol/s10-pending-packet-filter.yaml"
};

static const unsigned char text_32[] = {
#embed "../../traces/01-protocol/s10-sync-packet-filter.yaml"
};

static const unsigned char text_33[] = {
#embed "../../traces/01-protocol/s11-nprot5-read-bounded.yaml"
};

static const unsigned char text_34[] = {
#embed "../../traces/01-protocol/s11-pkt-read-waits.yaml"
};

static const unsigned char text_35[] = {
#embed "../../traces/01-protocol/s11-read-drains.yaml"
};

static const unsigned char text_36[] = {
#embed "../../traces/01-protocol/s12-close-pending-unbind-drains.yaml"
};

static const unsigned char text_37[] = {
#embed "../../traces/01-protocol/s12-unbind-drains.yaml"
};

static const unsigned char text_38[] = {
#embed "../../traces/02-intermediate/s13-nested-send.yaml"
};

static const unsigned char text_39[] = {
#embed "../../traces/02-intermediate/s13-own-send-pending.yaml"
};

static const unsigned char text_40[] = {
#embed "../../traces/02-intermediate/s13-own-sync-send.yaml"
};

static const unsigned char text_41[] = {
#embed "../../traces/02-intermediate/s13-stacked-send.yaml"
};

static const unsigned char text_42[] = {
#embed "../../traces/02-intermediate/s14-lookahead-receive.yaml"
};

static const unsigned char text_43[] = {
#embed "../../traces/02-intermediate/s14-own-receive-packet.yaml"
};

static const unsigned char text_44[] = {
#embed "../../traces/02-intermediate/s14-resources-receive-packet.yaml"
};

static const unsigned char text_45[] = {
#embed "../../traces/02-intermediate/s14-stacked-receive-packet.yaml"
};

static const unsigned char text_46[] = {
#embed "../../traces/02-intermediate/s15-pending-transfer-data.yaml"
};

static const unsigned char text_47[] = {
#embed "../../traces/02-intermediate/s15-request.yaml"
};

static const unsigned char text_48[] = {
#embed "../../traces/02-intermediate/s15-transfer-data.yaml"
};

static const unsigned char text_49[] = {
#embed "../../traces/02-intermediate/s16-install.yaml"
};

static const unsigned char text_50[] = {
#embed "../../traces/02-intermediate/s17-cancel.yaml"
};

static const unsigned char text_51[] = {
#embed "../../traces/02-intermediate/s17-uninstall.yaml"
};

static const unsigned char text_52[] = {
#embed "../../traces/03-filter/s18-receive.yaml"
};

static const unsigned char text_53[] = {
#embed "../../traces/03-filter/s18-resources-receive.yaml"
};

static const unsigned char text_54[] = {
#embed "../../traces/03-filter/s18-send.yaml"
};

static const unsigned char text_55[] = {
#embed "../../traces/03-filter/s19-drop-kept.yaml"
};

static const unsigned char text_56[] = {
#embed "../../traces/03-filter/s19-resources-drop-lent.yaml"
};

static const unsigned char text_57[] = {
#embed "../../traces/03-filter/s20-copy-receive.yaml"
};

static const unsigned char text_58[] = {
#embed "../../traces/03-filter/s20-copy-send.yaml"
};

static const unsigned char text_59[] = {
#embed "../../traces/03-filter/s20-in-place-receive.yaml"
};

static const unsigned char text_60[] = {
#embed "../../traces/03-filter/s20-originate.yaml"
};

static const unsigned char text_61[] = {
#embed "../../traces/03-filter/s21-delayed-pause.yaml"
};

static const unsigned char text_62[] = {
#embed "../../traces/03-filter/s21-pause-restart.yaml"
};

static const unsigned char text_63[] = {
#embed "../../traces/03-filter/s22-oid-clone.yaml"
};

static const unsigned char text_64[] = {
#embed "../../traces/03-filter/s22-pending-oid-clone.yaml"
};

static const unsigned char text_65[] = {
#embed "../../traces/03-filter/s33-insert-filter.yaml"
};

static const unsigned char text_66[] = {
#embed "../../traces/03-filter/s33-start.yaml"
};

static const casset cassets[] = {
  {"traces/01-protocol/broken/s10-bug-a-request-on-stack.yaml", "s10-bug-a", "Bug A: the request is a local variable", text_0, sizeof text_0},
  {"traces/01-protocol/broken/s10-bug-b-buffer-on-stack.yaml", "s10-bug-b", "Bug B: the filter value is a local variable", text_1, sizeof text_1},
  {"traces/01-protocol/broken/s10-bug-c-request-leak.yaml", "s10-bug-c", "Bug C: the request is freed in the callback only", text_2, sizeof text_2},
  {"traces/01-protocol/broken/s10-bug-d-null-irp.yaml", "s10-bug-d", "Bug D: the callback uses an IRP that is NULL", text_3, sizeof text_3},
  {"traces/01-protocol/broken/s11-livelock-read-too-small.yaml", "s11-livelock", "A read that is too small, for ever", text_4, sizeof text_4},
  {"traces/01-protocol/broken/s12-no-wait-unbind.yaml", "s12-no-wait", "Unbinding without waiting for the IO counter", text_5, sizeof text_5},
  {"traces/01-protocol/broken/w01-buffer-on-stack.yaml", "w01", "W01: InformationBuffer on the stack, found by a second request", text_6, sizeof text_6},
  {"traces/01-protocol/broken/w02-request-leak.yaml", "w02", "W02: the request is never freed", text_7, sizeof text_7},
  {"traces/01-protocol/broken/w03-foreign-packet-queued.yaml", "w03", "W03: the miniport's packet is queued instead of the copy", text_8, sizeof text_8},
  {"traces/01-protocol/broken/w04-byte-offset.yaml", "w04", "W04: ByteOffset taken for a place in the packet", text_9, sizeof text_9},
  {"traces/01-protocol/broken/w05-unassigned-pointer.yaml", "w05", "W05: a pointer that was never assigned is freed", text_10, sizeof text_10},
  {"traces/01-protocol/broken/w06-zero-byte-reads.yaml", "w06", "W06: reads that succeed with 0 bytes", text_11, sizeof text_11},
  {"traces/01-protocol/s01-send-sync.yaml", "s01", "NDIS 5 send, synchronous completion", text_12, sizeof text_12},
  {"traces/01-protocol/s02-send-pending.yaml", "s02", "NDIS 5 send, pending completion", text_13, sizeof text_13},
  {"traces/01-protocol/s02b-cpu-send-other-cpu.yaml", "s02b-cpu", "The completion that runs on another processor", text_14, sizeof text_14},
  {"traces/01-protocol/s02b-send-nested.yaml", "s02b", "The completion that comes before the call has returned", text_15, sizeof text_15},
  {"traces/01-protocol/s02c-send-resources.yaml", "s02c", "A serialized miniport without room", text_16, sizeof text_16},
  {"traces/01-protocol/s02d-send-array.yaml", "s02d", "NdisSendPackets, three packets at once", text_17, sizeof text_17},
  {"traces/01-protocol/s03-copy-receive-packet.yaml", "s03-copy", "A whole packet is lent, and copied", text_18, sizeof text_18},
  {"traces/01-protocol/s03-deserialized-receive-packet.yaml", "s03-deserialized", "A deserialized miniport waits for MiniportReturnPacket", text_19, sizeof text_19},
  {"traces/01-protocol/s03-keep-receive-packet.yaml", "s03-keep", "A whole packet is lent, and kept", text_20, sizeof text_20},
  {"traces/01-protocol/s03-serialized-receive-packet.yaml", "s03-serialized", "A serialized miniport looks at the packet's status", text_21, sizeof text_21},
  {"traces/01-protocol/s04-receive-full-lookahead.yaml", "s04", "A frame is lent by lookahead, all of it", text_22, sizeof text_22},
  {"traces/01-protocol/s05-receive-transfer-data.yaml", "s05", "Partial lookahead and NdisTransferData", text_23, sizeof text_23},
  {"traces/01-protocol/s05-rest-only-receive-transfer-data.yaml", "s05-rest-only", "NdisTransferData for the rest only", text_24, sizeof text_24},
  {"traces/01-protocol/s06-transfer-data-pending.yaml", "s06", "NdisTransferData that completes later", text_25, sizeof text_25},
  {"traces/01-protocol/s07-header-trick.yaml", "s07", "The header trick", text_26, sizeof text_26},
  {"traces/01-protocol/s07-offset14-header-trick.yaml", "s07-offset14", "ByteOffset 14 asks for bytes that are not there", text_27, sizeof text_27},
  {"traces/01-protocol/s08-low-resources.yaml", "s08", "NDIS_STATUS_RESOURCES, copy now", text_28, sizeof text_28},
  {"traces/01-protocol/s09-receive-pool-empty.yaml", "s09-receive", "The packet pool is empty when a frame arrives", text_29, sizeof text_29},
  {"traces/01-protocol/s09-send-pool-empty.yaml", "s09-send", "The packet pool is empty when a program writes", text_30, sizeof text_30},
  {"traces/01-protocol/s10-pending-packet-filter.yaml", "s10-pending", "The packet filter is set, later", text_31, sizeof text_31},
  {"traces/01-protocol/s10-sync-packet-filter.yaml", "s10-sync", "The packet filter is set, synchronously", text_32, sizeof text_32},
  {"traces/01-protocol/s11-nprot5-read-bounded.yaml", "s11-nprot5", "The ndisprot sample, a bounded queue", text_33, sizeof text_33},
  {"traces/01-protocol/s11-pkt-read-waits.yaml", "s11-pkt", "The DDK sample, one read a frame", text_34, sizeof text_34},
  {"traces/01-protocol/s11-read-drains.yaml", "s11", "A read that drains the queue", text_35, sizeof text_35},
  {"traces/01-protocol/s12-close-pending-unbind-drains.yaml", "s12-close-pending", "NdisCloseAdapter that completes later", text_36, sizeof text_36},
  {"traces/01-protocol/s12-unbind-drains.yaml", "s12", "Unbinding with outstanding I/O", text_37, sizeof text_37},
  {"traces/02-intermediate/s13-nested-send.yaml", "s13-nested", "Two completions inside one send", text_38, sizeof text_38},
  {"traces/02-intermediate/s13-own-send-pending.yaml", "s13-own", "PassThru sends a packet of its own", text_39, sizeof text_39},
  {"traces/02-intermediate/s13-own-sync-send.yaml", "s13-own-sync", "PassThru completes the send itself", text_40, sizeof text_40},
  {"traces/02-intermediate/s13-stacked-send.yaml", "s13-stacked", "The same packet on both edges", text_41, sizeof text_41},
  {"traces/02-intermediate/s14-lookahead-receive.yaml", "s14-lookahead", "Header and lookahead are lent on", text_42, sizeof text_42},
  {"traces/02-intermediate/s14-own-receive-packet.yaml", "s14-own", "PassThru indicates a packet of its own", text_43, sizeof text_43},
  {"traces/02-intermediate/s14-resources-receive-packet.yaml", "s14-resources", "Low on descriptors, through PassThru", text_44, sizeof text_44},
  {"traces/02-intermediate/s14-stacked-receive-packet.yaml", "s14-stacked", "The same packet goes up both edges", text_45, sizeof text_45},
  {"traces/02-intermediate/s15-pending-transfer-data.yaml", "s15-pending", "The rest comes later, through both edges", text_46, sizeof text_46},
  {"traces/02-intermediate/s15-request.yaml", "s15-request", "A request that PassThru repeats below", text_47, sizeof text_47},
  {"traces/02-intermediate/s15-transfer-data.yaml", "s15", "Down and up again, to fetch the rest", text_48, sizeof text_48},
  {"traces/02-intermediate/s16-install.yaml", "s16", "PassThru comes between", text_49, sizeof text_49},
  {"traces/02-intermediate/s17-cancel.yaml", "s17-cancel", "Unbound before the virtual adapter started", text_50, sizeof text_50},
  {"traces/02-intermediate/s17-uninstall.yaml", "s17", "PassThru goes away", text_51, sizeof text_51},
  {"traces/03-filter/s18-receive.yaml", "s18-receive", "A chain goes up, is kept, and comes back", text_52, sizeof text_52},
  {"traces/03-filter/s18-resources-receive.yaml", "s18-resources", "Lent for the call only", text_53, sizeof text_53},
  {"traces/03-filter/s18-send.yaml", "s18", "A chain goes down through a filter, and comes back", text_54, sizeof text_54},
  {"traces/03-filter/s19-drop-kept.yaml", "s19", "A filter drops a list that may be kept", text_55, sizeof text_55},
  {"traces/03-filter/s19-resources-drop-lent.yaml", "s19-resources", "A filter drops a list that is only lent", text_56, sizeof text_56},
  {"traces/03-filter/s20-copy-receive.yaml", "s20-receive", "A filter indicates a copy", text_57, sizeof text_57},
  {"traces/03-filter/s20-copy-send.yaml", "s20", "A filter sends a copy", text_58, sizeof text_58},
  {"traces/03-filter/s20-in-place-receive.yaml", "s20-in-place", "A filter changes a received list in place", text_59, sizeof text_59},
  {"traces/03-filter/s20-originate.yaml", "s20-originate", "A filter sends and indicates lists of its own", text_60, sizeof text_60},
  {"traces/03-filter/s21-delayed-pause.yaml", "s21-delayed", "A pause finds lists that a filter holds back", text_61, sizeof text_61},
  {"traces/03-filter/s21-pause-restart.yaml", "s21", "Pause and restart with lists outstanding", text_62, sizeof text_62},
  {"traces/03-filter/s22-oid-clone.yaml", "s22", "A request goes through a filter as a clone", text_63, sizeof text_63},
  {"traces/03-filter/s22-pending-oid-clone.yaml", "s22-pending", "The clone is completed later", text_64, sizeof text_64},
  {"traces/03-filter/s33-insert-filter.yaml", "s33-insert", "A filter is put into a running stack", text_65, sizeof text_65},
  {"traces/03-filter/s33-start.yaml", "s33", "An NDIS 6 stack starts", text_66, sizeof text_66},
};

const size_t cassets_count = sizeof cassets / sizeof *cassets;

const casset *cassets_get(size_t number) {
  return number < cassets_count ? &cassets[number] : NULL;
}
