// The job that all event engines do, and how they report it. Sources/bench/AgendaBenchmark.swift says the same in Swift.
//
// N packets go eight layers down and come eight layers up: sixteen events each, 256 packets at a time, in two queues. The
// sum over times and steps shows that two programs did the same.
#pragma once
#include <cstdint>
#include <cstdio>
#include <ctime>

constexpr uint32_t kWindow = 128;
constexpr int kBase[16] = {120, 80, 150, 60, 200, 90, 110, 300, 900, 140, 100, 180, 70, 130, 60, 50};

struct Stack8 {
  uint32_t packetCount;
  uint32_t next[2] = {2 * kWindow, 2 * kWindow + 1};
  int jitter[1024];
  uint64_t counts[16] = {};
  int32_t depths[2][8] = {};
  uint64_t sum = 0;
  uint64_t eventCount = 0;

  explicit Stack8(uint32_t packetCount) : packetCount(packetCount) {
    uint32_t state = 12345;
    for (int &value : jitter) {
      state = (state * 1103515245u + 12345u) & 0x7fffffffu;
      value = (state >> 16) & 63;
    }
  }

  int64_t delay(uint32_t step, uint32_t packet) const {
    return kBase[step] + jitter[(packet * 7u + step * 37u) & 1023];
  }

  void handle(int64_t time, uint32_t packet, uint32_t step) {
    counts[step]++;
    if (step < 8) depths[packet & 1][step]++; else depths[packet & 1][15 - step]--;
    sum += static_cast<uint64_t>(time) * (step + 1);
    eventCount++;
  }

  /// What follows from a step: the packet's next one, or the next packet's first one; false if nothing does.
  bool follow(uint32_t &packet, uint32_t &step) {
    if (step < 15) { step++; return true; }
    uint32_t &queue = next[packet & 1];
    if (queue >= packetCount) return false;
    packet = queue;
    step = 0;
    queue += 2;
    return true;
  }
};

/// The time of this process on the processor, in seconds.
inline double processSeconds() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

inline void report(const Stack8 &stack, double seconds) {
  printf("RESULT events=%llu seconds_cpu=%.6f sum=%llu\n", (unsigned long long)stack.eventCount, seconds,
         (unsigned long long)stack.sum);
}
