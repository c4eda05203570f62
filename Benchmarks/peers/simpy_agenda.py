"""The event engine of SimPy, by callbacks. Argument: PACKETS."""

import sys
import time

import simpy

packet_count = int(sys.argv[1])
window = 128
base = [120, 80, 150, 60, 200, 90, 110, 300, 900, 140, 100, 180, 70, 130, 60, 50]
jitter = []
state = 12345
for _ in range(1024):
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    jitter.append(state >> 16 & 63)

counts = [0] * 16
depths = [[0] * 8, [0] * 8]
total = 0
event_count = 0
following = [2 * window, 2 * window + 1]
environment = simpy.Environment()
timeout = environment.timeout


def plan(packet, step, extra=0):
    delay = base[step] + jitter[(packet * 7 + step * 37) & 1023] + extra
    timeout(delay, (packet, step)).callbacks.append(run)


def run(event):
    global total, event_count
    packet, step = event._value
    queue = packet & 1
    counts[step] += 1
    if step < 8:
        depths[queue][step] += 1
    else:
        depths[queue][15 - step] -= 1
    total += environment.now * (step + 1)
    event_count += 1
    if step < 15:
        plan(packet, step + 1)
    elif following[queue] < packet_count:
        packet = following[queue]
        following[queue] += 2
        plan(packet, 0)


for packet in range(2 * window):
    plan(packet, 0, packet // 2 * 10)
start = time.process_time()
environment.run()
seconds = time.process_time() - start
print(f"RESULT events={event_count} seconds_cpu={seconds:.6f} sum={total & (1 << 64) - 1}")
