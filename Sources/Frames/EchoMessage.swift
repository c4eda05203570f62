/// An ICMP echo, request or reply, as a host reads and writes it.
///
/// Source: [RFC 792]
public struct EchoMessage: Equatable, Sendable {
  /// Whether an answer is wanted.
  public var isRequest: Bool
  /// Identifier, sequence number and data: what the answer repeats.
  public var content: [UInt8]

  /// The length of an echo without data.
  public static let headerBytes = 8

  /// An echo with its identifier, its sequence number and its data.
  public init(isRequest: Bool, identifier: UInt16, sequence: UInt16, data: [UInt8]) {
    self.isRequest = isRequest
    var writer = FrameWriter(lengthBytes: 4 + data.count)
    writer.append(identifier)
    writer.append(sequence)
    writer.append(contentsOf: data[...])
    content = writer.bytes
  }

  /// Reads an echo; `nil` if it is cut off, is damaged, or is another message.
  public init?(_ bytes: [UInt8]) {
    let reader = ByteReader(bytes[...])
    guard bytes.count >= EchoMessage.headerBytes, reader.isIntact(0..<bytes.count),
      let type = reader.byte(0), type == 0 || type == 8, reader.byte(1) == 0
    else { return nil }
    isRequest = type == 8
    content = Array(bytes.dropFirst(4))
  }

  /// The answer to a request.
  public var reply: EchoMessage {
    var reply = self
    reply.isRequest = false
    return reply
  }

  /// The message with its checksum.
  public var bytes: [UInt8] {
    var writer = FrameWriter(lengthBytes: 4 + content.count)
    writer.append((isRequest ? 8 : 0) as UInt8)
    writer.append(0 as UInt8)
    writer.append(0 as UInt16)
    writer.append(contentsOf: content[...])
    var checksum = InternetChecksum()
    checksum.add(writer.bytes[...])
    writer.patch(checksum.value, at: 2)
    return writer.bytes
  }
}
