// The event engine of ns-3 without a network. Arguments: PACKETS, and the scheduler: PriorityQueue or Map.
#include "ns3/core-module.h"
#include "stack8.h"

using namespace ns3;

static Stack8 *stack;

static void run(uint32_t packet, uint32_t step) {
  stack->handle(Simulator::Now().GetNanoSeconds(), packet, step);
  if (stack->follow(packet, step))
    Simulator::Schedule(NanoSeconds(stack->delay(step, packet)), &run, packet, step);
}

int main(int count, char **arguments) {
  Stack8 work(count > 1 ? atoi(arguments[1]) : 1000);
  stack = &work;
  ObjectFactory factory;
  factory.SetTypeId(std::string("ns3::") + (count > 2 ? arguments[2] : "PriorityQueue") + "Scheduler");
  Simulator::SetScheduler(factory);
  for (uint32_t packet = 0; packet < 2 * kWindow; packet++)
    Simulator::Schedule(NanoSeconds(work.delay(0, packet) + packet / 2 * 10), &run, packet, 0u);
  double start = processSeconds();
  Simulator::Run();
  report(work, processSeconds() - start);
  Simulator::Destroy();
}
