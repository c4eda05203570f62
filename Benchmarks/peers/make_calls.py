"""Writes a capture of telephone calls (SIP over UDP), five packets each, for sngrep. Arguments: FILE, CALLS."""

import struct
import sys

path, count = sys.argv[1], int(sys.argv[2])
caller, called = bytes([10, 0, 0, 1]), bytes([10, 0, 0, 2])


def message(first, number, method):
    return "\r\n".join([
        first, f"Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK{number}", "Max-Forwards: 70",
        f"From: <sip:user{number}@10.0.0.1>;tag=a{number}", f"To: <sip:peer{number}@10.0.0.2>",
        f"Call-ID: call-{number}@10.0.0.1", f"CSeq: 1 {method}", "Contact: <sip:user@10.0.0.1:5060>",
        "Content-Length: 0", "", ""]).encode()


def frame(source, destination, body):
    udp = struct.pack("!HHHH", 5060, 5060, 8 + len(body), 0) + body
    header = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(udp), 0, 0, 64, 17, 0, source, destination)
    total = sum(struct.unpack("!10H", header))
    total = (total & 0xFFFF) + (total >> 16)
    header = header[:10] + struct.pack("!H", ~total & 0xFFFF) + header[12:]
    return bytes([2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 8, 0]) + header + udp


with open(path, "wb") as file:
    file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1))
    time = 1_700_000_000_000_000
    for number in range(count):
        uri = f"sip:peer{number}@10.0.0.2"
        for source, destination, first, method in (
            (caller, called, f"INVITE {uri} SIP/2.0", "INVITE"), (called, caller, "SIP/2.0 180 Ringing", "INVITE"),
            (called, caller, "SIP/2.0 200 OK", "INVITE"), (caller, called, f"ACK {uri} SIP/2.0", "ACK"),
            (caller, called, f"BYE {uri} SIP/2.0", "BYE"),
        ):
            time += 100
            data = frame(source, destination, message(first, number, method))
            file.write(struct.pack("<IIII", time // 1_000_000, time % 1_000_000, len(data), len(data)) + data)
