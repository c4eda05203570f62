"""Writes as many small events as a trace of the Common Trace Format, for babeltrace2. Arguments: EVENTS, FOLDER.

An event has a packet, a layer, a direction, a queue and a depth: 18 bytes, a fifth of a line of ours.
"""

import os
import struct
import sys

count, folder = int(sys.argv[1]), sys.argv[2]
os.makedirs(folder, exist_ok=True)
with open(folder + "/metadata", "w") as file:
    file.write("""/* CTF 1.8 */
typealias integer { size = 8; align = 8; signed = false; } := uint8_t;
typealias integer { size = 16; align = 8; signed = false; } := uint16_t;
typealias integer { size = 32; align = 8; signed = false; } := uint32_t;
typealias integer { size = 64; align = 8; signed = false; } := uint64_t;
trace { major = 1; minor = 8; byte_order = le; packet.header := struct { uint32_t magic; uint32_t stream_id; }; };
clock { name = sim; freq = 1000000000; offset = 0; absolute = false; };
typealias integer { size = 64; align = 8; signed = false; map = clock.sim.value; } := moment_t;
stream { id = 0;
  packet.context := struct { moment_t timestamp_begin; moment_t timestamp_end; uint64_t content_size;
    uint64_t packet_size; };
  event.header := struct { uint8_t id; moment_t timestamp; }; };
event { name = "hop"; id = 0; stream_id = 0;
  fields := struct { uint32_t pkt; uint8_t layer; uint8_t dir; uint8_t q; uint16_t depth; }; };
""")
pack = struct.Struct("<BQIBBBH").pack
with open(folder + "/stream", "wb") as file:
    for start in range(0, count, 4096):
        end = min(start + 4096, count)
        events = b"".join(
            pack(0, 100 * number, number // 16, number % 8, number // 8 % 2, number % 2, number % 60)
            for number in range(start, end))
        bits = (40 + len(events)) * 8
        file.write(struct.pack("<II4Q", 0xC1FC1FC1, 0, 100 * start, 100 * (end - 1), bits, bits))
        file.write(events)
