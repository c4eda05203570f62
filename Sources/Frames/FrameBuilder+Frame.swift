extension FrameBuilder {
  /// A frame around content that another layer made, filled up with zeros to the shortest length.
  ///
  /// Source: [IEEE 802.3]
  public static func frame(
    _ type: EtherType, from source: MACAddress, to destination: MACAddress, _ content: [UInt8]
  ) -> [UInt8] {
    var writer = FrameWriter(
      lengthBytes: max(FrameLimits.ethernetHeaderBytes + content.count, FrameLimits.lengthBytesMin))
    writer.append(destination)
    writer.append(source)
    writer.append(type.rawValue)
    writer.append(contentsOf: content[...])
    writer.pad(to: FrameLimits.lengthBytesMin)
    return writer.bytes
  }
}
