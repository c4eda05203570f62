// The network model of ns-3: two nodes on a point-to-point link, UDP echo, nothing recorded. Argument: PACKETS.
#include "ns3/applications-module.h"
#include "ns3/core-module.h"
#include "ns3/internet-module.h"
#include "ns3/network-module.h"
#include "ns3/point-to-point-module.h"
#include "stack8.h"

using namespace ns3;

static uint64_t receivedCount = 0;
static void receive(Ptr<const Packet>) { receivedCount++; }

int main(int count, char **arguments) {
  uint32_t packetCount = count > 1 ? atoi(arguments[1]) : 1000;
  NodeContainer nodes;
  nodes.Create(2);
  InternetStackHelper().Install(nodes);
  PointToPointHelper link;
  link.SetDeviceAttribute("DataRate", StringValue("10Gbps"));
  link.SetChannelAttribute("Delay", StringValue("1us"));
  NetDeviceContainer devices = link.Install(nodes);
  Ipv4AddressHelper addresses;
  addresses.SetBase("10.1.1.0", "255.255.255.0");
  Ipv4InterfaceContainer interfaces = addresses.Assign(devices);

  ApplicationContainer server = UdpEchoServerHelper(9).Install(nodes.Get(1));
  server.Start(Seconds(0));
  UdpEchoClientHelper echo(interfaces.GetAddress(1), 9);
  echo.SetAttribute("MaxPackets", UintegerValue(packetCount));
  echo.SetAttribute("Interval", TimeValue(MicroSeconds(10)));
  echo.SetAttribute("PacketSize", UintegerValue(512));
  ApplicationContainer client = echo.Install(nodes.Get(0));
  client.Start(Seconds(0.001));
  client.Get(0)->TraceConnectWithoutContext("Rx", MakeCallback(&receive));
  server.Get(0)->TraceConnectWithoutContext("Rx", MakeCallback(&receive));

  Simulator::Stop(Seconds(0.001 + packetCount * 1e-5 + 0.1));
  double start = processSeconds();
  Simulator::Run();
  double seconds = processSeconds() - start;
  printf("RESULT events=%llu packets=%llu seconds_cpu=%.6f\n", (unsigned long long)Simulator::GetEventCount(),
         (unsigned long long)receivedCount, seconds);
  Simulator::Destroy();
}
