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
};

const size_t cassets_count = sizeof cassets / sizeof *cassets;

const casset *cassets_get(size_t number) {
  return number < cassets_count ? &cassets[number] : NULL;
}
