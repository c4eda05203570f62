// What C++ needs for the same job. Arguments: queue or wheel, and PACKETS.
#include "stack8.h"
#include <cstdlib>
#include <cstring>
#include <queue>
#include <vector>

struct Item {
  int64_t time;
  uint64_t order;
  uint32_t packet, step;
  bool operator>(const Item &other) const {
    return time != other.time ? time > other.time : order > other.order;
  }
};

static void runQueue(Stack8 &stack) {
  std::priority_queue<Item, std::vector<Item>, std::greater<Item>> queue;
  uint64_t order = 0;
  for (uint32_t packet = 0; packet < 2 * kWindow; packet++)
    queue.push({stack.delay(0, packet) + packet / 2 * 10, order++, packet, 0});
  while (!queue.empty()) {
    Item item = queue.top();
    queue.pop();
    stack.handle(item.time, item.packet, item.step);
    if (stack.follow(item.packet, item.step))
      queue.push({item.time + stack.delay(item.step, item.packet), order++, item.packet, item.step});
  }
}

/// A wheel of 2,048 slots of one nanosecond: it can do nothing but this job.
static void runWheel(Stack8 &stack) {
  constexpr int kSlots = 2048;
  static int16_t head[kSlots], tail[kSlots], next[2 * kWindow];
  static uint32_t packets[2 * kWindow], steps[2 * kWindow];
  memset(head, -1, sizeof head);
  int alive = 2 * kWindow;
  auto put = [&](int node, int64_t time) {
    int slot = time & (kSlots - 1);
    next[node] = -1;
    if (head[slot] < 0) head[slot] = node; else next[tail[slot]] = node;
    tail[slot] = node;
  };
  for (uint32_t packet = 0; packet < 2 * kWindow; packet++) {
    packets[packet] = packet;
    put(packet, stack.delay(0, packet) + packet / 2 * 10);
  }
  for (int64_t time = 0; alive > 0; time++) {
    int slot = time & (kSlots - 1);
    int node = head[slot];
    head[slot] = -1;
    while (node >= 0) {
      int behind = next[node];
      stack.handle(time, packets[node], steps[node]);
      if (stack.follow(packets[node], steps[node]))
        put(node, time + stack.delay(steps[node], packets[node]));
      else
        alive--;
      node = behind;
    }
  }
}

int main(int count, char **arguments) {
  if (count < 3) return 2;
  Stack8 stack(atoi(arguments[2]));
  double start = processSeconds();
  if (strcmp(arguments[1], "wheel") == 0) runWheel(stack); else runQueue(stack);
  report(stack, processSeconds() - start);
}
