import Events
import Frames

/// What a query can ask of the frame that an object carries.
extension QueryField {
  /// A field of one or several headers.
  private init(
    _ name: String, _ type: QueryType, _ sentence: String, _ fields: HeaderField...
  ) {
    self.init(
      list: name, type, needs: .frames, sentence
    ) { moment, _, body in moment.visit(fields, body) }
  }

  /// Whether a frame has a header.
  private init(_ name: String, _ header: FrameHeaders.Kind, _ sentence: String) {
    self.init(list: name, .truth, needs: .frames, sentence) { moment, _, body in
      moment.visitFrames { _, headers in body(headers[header].isEmpty ? 0 : 1) }
    }
  }

  /// The bytes and the fields of all headers.
  static let frames: [QueryField] =
    contents + link + addressResolution + internet + internet6 + messages + ports

  private static let contents: [QueryField] = [
    .init(
      texts: "bytes", .bytes, needs: .frames,
      "The bytes of the frames that the objects carry, as far as they are recorded."
    ) { moment, _ in
      var texts: [String] = []
      _ = moment.visitFrames { bytes, _ in
        texts.append(ByteQuery.text(bytes))
        return false
      }
      return texts
    }
  ]

  /// A text of the frames that have a header, made of some of its bytes.
  private init(
    _ name: String, _ sentence: String, addressesAt offsets: [Int]
  ) {
    self.init(texts: name, .text, needs: .frames, sentence) { moment, _ in
      var texts: [String] = []
      _ = moment.visitFrames { bytes, headers in
        let header = headers[.ipv6]
        for offset in offsets where header.lowerBound + offset + 16 <= header.upperBound {
          let start = bytes.startIndex + header.lowerBound + offset
          guard start + 16 <= bytes.endIndex else { continue }
          let halves = [start, start + 8].map { place in
            bytes[place..<place + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
          }
          texts.append(IPv6Address(high: halves[0], low: halves[1]).description)
        }
        return false
      }
      return texts
    }
  }

  private static let internet6: [QueryField] = [
    .init("ipv6", .ipv6, "Whether the frames carry IPv6."),
    .init(
      "ipv6.version", .number, "The version, 6.", .init(bits: .ipv6, 0, 1, shift: 4, mask: 0xF)),
    .init(
      "ipv6.tclass", .number, "The traffic class.",
      .init(bits: .ipv6, 0, 2, shift: 4, mask: 0xFF)),
    .init(
      "ipv6.flow", .number, "The label of the flow.",
      .init(bits: .ipv6, 0, 4, shift: 0, mask: 0xF_FFFF)),
    .init("ipv6.plen", .size, "How long what follows the header is.", .init(.ipv6, 4, 2)),
    .init("ipv6.nxt", .number, "Which header follows: 17 is UDP, 58 ICMPv6.", .init(.ipv6, 6, 1)),
    .init("ipv6.hlim", .number, "How many routers it may pass.", .init(.ipv6, 7, 1)),
    .init("ipv6.src", "From which host; written in quotes, such as \"fe80::1\".", addressesAt: [8]),
    .init("ipv6.dst", "To which host.", addressesAt: [24]),
    .init("ipv6.addr", "From or to which host.", addressesAt: [8, 24]),
  ]

  private static let link: [QueryField] = [
    .init("eth", .ethernet, "Whether the frames begin with a header of Ethernet."),
    .init("eth.dst", .hardwareAddress, "To which card.", .init(.ethernet, 0, 6)),
    .init("eth.src", .hardwareAddress, "From which card.", .init(.ethernet, 6, 6)),
    .init(
      "eth.addr", .hardwareAddress, "From or to which card.", .init(.ethernet, 0, 6),
      .init(.ethernet, 6, 6)),
    .init(
      "eth.type", .number, "What is inside, such as 0x0800.",
      .init(.ethernet, 12, 2, if: .isType)),
    .init(
      "eth.len", .size, "How long it is, where a length stands instead of a type.",
      .init(.ethernet, 12, 2, if: .isLength)),
  ]

  private static let addressResolution: [QueryField] = [
    .init("arp", .arp, "Whether the frames carry ARP or RARP."),
    .init("arp.hw.type", .number, "The kind of hardware: 1 is Ethernet.", .init(.arp, 0, 2)),
    .init("arp.proto.type", .number, "The kind of address.", .init(.arp, 2, 2)),
    .init("arp.hw.size", .size, "How long a hardware address is.", .init(.arp, 4, 1)),
    .init("arp.proto.size", .size, "How long an address is.", .init(.arp, 5, 1)),
    .init("arp.opcode", .number, "1 is a question, 2 an answer.", .init(.arp, 6, 2)),
    .init(
      "arp.src.hw_mac", .hardwareAddress, "The card of the sender.",
      .init(.arp, 8, 6, if: .isUsualARP)),
    .init(
      "arp.src.proto_ipv4", .address, "The address of the sender.",
      .init(.arp, 14, 4, if: .isUsualARP)),
    .init(
      "arp.dst.hw_mac", .hardwareAddress, "The card that is looked for, or zero.",
      .init(.arp, 18, 6, if: .isUsualARP)),
    .init(
      "arp.dst.proto_ipv4", .address, "The address that is looked for.",
      .init(.arp, 24, 4, if: .isUsualARP)),
  ]

  private static let internet: [QueryField] = [
    .init("ip", .ipv4, "Whether the frames carry IPv4."),
    .init(
      "ip.version", .number, "The version.", .init(bits: .ipv4, 0, 1, shift: 4, mask: 0xF)),
    .init(
      "ip.hdr_len", .size, "How long the header is.",
      .init(bits: .ipv4, 0, 1, shift: 0, mask: 0xF, scale: 4)),
    .init("ip.dsfield", .number, "The byte of the service.", .init(.ipv4, 1, 1)),
    .init(
      "ip.dsfield.dscp", .number, "The priority in it.",
      .init(bits: .ipv4, 1, 1, shift: 2, mask: 0x3F)),
    .init(
      "ip.dsfield.ecn", .number, "What it says of congestion.",
      .init(bits: .ipv4, 1, 1, shift: 0, mask: 3)),
    .init("ip.len", .size, "How long the datagram is, or this fragment.", .init(.ipv4, 2, 2)),
    .init("ip.id", .number, "What fragments of one datagram have in common.", .init(.ipv4, 4, 2)),
    .init(
      "ip.flags.df", .truth, "Whether it must not be cut.",
      .init(bits: .ipv4, 6, 2, shift: 14, mask: 1)),
    .init(
      "ip.flags.mf", .truth, "Whether more fragments follow.",
      .init(bits: .ipv4, 6, 2, shift: 13, mask: 1)),
    .init(
      "ip.frag_offset", .size, "Where the fragment begins.",
      .init(bits: .ipv4, 6, 2, shift: 0, mask: 0x1FFF, scale: 8)),
    .init("ip.ttl", .number, "How many routers it may pass.", .init(.ipv4, 8, 1)),
    .init("ip.proto", .number, "What is inside: 1 ICMP, 6 TCP, 17 UDP.", .init(.ipv4, 9, 1)),
    .init("ip.checksum", .number, "The checksum as it stands there.", .init(.ipv4, 10, 2)),
    .init("ip.src", .address, "From which host.", .init(.ipv4, 12, 4)),
    .init("ip.dst", .address, "To which host.", .init(.ipv4, 16, 4)),
    .init(
      "ip.addr", .address, "From or to which host.", .init(.ipv4, 12, 4), .init(.ipv4, 16, 4)),
  ]

  private static let messages: [QueryField] = [
    .init("icmp", .icmp, "Whether the frames carry ICMP."),
    .init("icmp.type", .number, "8 asks for an echo, 0 is one.", .init(.icmp, 0, 1)),
    .init("icmp.code", .number, "Which of its kind.", .init(.icmp, 1, 1)),
    .init("icmp.checksum", .number, "The checksum as it stands there.", .init(.icmp, 2, 2)),
    .init("icmp.ident", .number, "Whose echo it is.", .init(.icmp, 4, 2, if: .isEcho)),
    .init("icmp.seq", .number, "Which echo.", .init(.icmp, 6, 2, if: .isEcho)),
    .init("icmp.mtu", .size, "What would fit.", .init(.icmp, 6, 2, if: .isTooBig)),
    .init(
      "icmp.redir_gw", .address, "The better router.", .init(.icmp, 4, 4, if: .isRedirect)),
  ]

  private static let ports: [QueryField] = [
    .init("udp", .udp, "Whether the frames carry UDP."),
    .init("udp.srcport", .number, "From which port.", .init(.udp, 0, 2)),
    .init("udp.dstport", .number, "To which port.", .init(.udp, 2, 2)),
    .init("udp.port", .number, "From or to which port.", .init(.udp, 0, 2), .init(.udp, 2, 2)),
    .init("udp.length", .size, "How long the datagram is.", .init(.udp, 4, 2)),
    .init("udp.checksum", .number, "The checksum as it stands there.", .init(.udp, 6, 2)),
    .init("tcp", .tcp, "Whether the frames carry TCP."),
    .init("tcp.srcport", .number, "From which port.", .init(.tcp, 0, 2)),
    .init("tcp.dstport", .number, "To which port.", .init(.tcp, 2, 2)),
    .init("tcp.port", .number, "From or to which port.", .init(.tcp, 0, 2), .init(.tcp, 2, 2)),
    .init("tcp.seq_raw", .number, "The number of the first byte.", .init(.tcp, 4, 4)),
    .init("tcp.ack_raw", .number, "The number of the byte that is expected.", .init(.tcp, 8, 4)),
    .init(
      "tcp.hdr_len", .size, "How long the header is.",
      .init(bits: .tcp, 12, 1, shift: 4, mask: 0xF, scale: 4)),
    .init(
      "tcp.flags", .number, "The flags: 1 FIN, 2 SYN, 4 RST, 8 PSH, 16 ACK, 32 URG.",
      .init(.tcp, 13, 1)),
    .init("tcp.window_size_value", .number, "How much may be sent.", .init(.tcp, 14, 2)),
    .init("tcp.checksum", .number, "The checksum as it stands there.", .init(.tcp, 16, 2)),
  ]
}
