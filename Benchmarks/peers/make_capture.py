"""Writes a capture of ARP, ICMP, UDP and TCP frames of 60 to 1,514 bytes, the same each time. Arguments: FILE, FRAMES."""

import random
import struct
import sys

path, count = sys.argv[1], int(sys.argv[2])
chance = random.Random(7)
payload = bytes((index * 7 + 13) & 0xFF for index in range(1600))
stations = [bytes([2, 0, 0, 0, 0, number]) for number in (1, 2)]
hosts = [(bytes([10, 0, index // 50, 1 + index % 50]), bytes([192, 168, index % 4, 10 + index // 4]))
         for index in range(200)]


def checksum(data):
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    total = (total >> 16) + (total & 0xFFFF)
    return ~(total + (total >> 16)) & 0xFFFF


def datagram(source, destination, protocol, number, body):
    header = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(body), number & 0xFFFF, 0x4000, 64, protocol, 0, source,
                         destination)
    return header[:10] + struct.pack("!H", checksum(header)) + header[12:] + body


def frame(number):
    source, destination = hosts[chance.randrange(200)]
    kind = chance.random()
    if kind < 0.05:
        arp = struct.pack("!HHBBH", 1, 0x800, 6, 4, 1) + stations[0] + source + bytes(6) + destination
        return b"\xff" * 6 + stations[0] + b"\x08\x06" + arp
    if kind < 0.15:
        body = struct.pack("!BBHHH", 8, 0, 0, 7, number & 0xFFFF) + payload[:56]
        body = body[:2] + struct.pack("!H", checksum(body)) + body[4:]
        body = datagram(source, destination, 1, number, body)
    elif kind < 0.5:
        length = chance.randrange(18, 1400)
        body = datagram(source, destination, 17, number,
                        struct.pack("!HHHH", 40000, 9000, 8 + length, 0) + payload[:length])
    else:
        length = 0 if chance.random() < 0.45 else 1460 if chance.random() < 0.6 else chance.randrange(1, 1460)
        body = datagram(source, destination, 6, number,
                        struct.pack("!HHIIBBHHH", 40000, 443, number, number, 0x50, 0x18 if length else 0x10, 64240, 0,
                                    0) + payload[:length])
    return stations[1] + stations[0] + b"\x08\x00" + body


with open(path, "wb", 1 << 20) as file:
    file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1))
    time = 1_700_000_000_000_000
    for number in range(count):
        time += chance.randrange(1, 40)
        data = frame(number)
        data += bytes(max(60 - len(data), 0))
        file.write(struct.pack("<IIII", time // 1_000_000, time % 1_000_000, len(data), len(data)))
        file.write(data)
