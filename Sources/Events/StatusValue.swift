/// What Windows means by a status, as a number.
///
/// A trace names statuses; a debugger, a log and a header print numbers. Two names may have the same number:
/// `NDIS_STATUS_PENDING` is `STATUS_PENDING`.
extension Status {
  /// How traces write a status that headers call `name`: `PENDING` for `NDIS_STATUS_PENDING`, also in small letters; other names stay as
  /// they are.
  public static func traceName(ofHeaderName name: String) -> String {
    let upper = name.uppercased()
    return upper.hasPrefix(headerPrefix) ? String(upper.dropFirst(headerPrefix.count)) : name
  }

  /// The name that headers give to it: `NDIS_STATUS_PENDING`; `nil` for what is no status of NDIS, or has no number.
  public var headerName: String? { Status.headerNames.first { $0.status == self }?.name }

  private static let headerPrefix = "NDIS_STATUS_"

  /// Where a status comes from; the same number may have a name in each.
  public enum NumberSpace: Sendable {
    /// An `NDIS_STATUS`, which traces write without that prefix.
    case ndis
    /// An `NTSTATUS`, which keeps its prefix.
    case nt

    fileprivate func has(_ status: Status) -> Bool {
      let isNT = Word.knownTexts[Int(status.rawValue)].hasPrefix("STATUS_")
      return isNT == (self == .nt)
    }
  }

  /// Every status of NDIS that has a number, with the name that headers give to it: `NDIS_STATUS_PENDING`.
  public static let headerNames: [(status: Status, name: String)] = {
    let statuses = values.keys.filter(NumberSpace.ndis.has).sorted { $0.rawValue < $1.rawValue }
    return statuses.map { ($0, headerPrefix + Word.knownTexts[Int($0.rawValue)]) }
  }()

  /// The status that has a number in a space, which may have been printed with its sign; `nil` where none is known.
  public static func status(withNumber number: Int64, _ space: NumberSpace) -> Status? {
    let value = UInt32(exactly: number) ?? Int32(exactly: number).map { UInt32(bitPattern: $0) }
    return value.flatMap { statuses(withValue: $0).first(where: space.has) }
  }

  /// The number of a status, such as 0x00000103 for `NDIS_STATUS_PENDING`; `nil` where it is not known.
  ///
  /// Source: [NDIS_REFERENCE 8.2], [ndis.h], [MS-ERREF 2.3.1]
  public var statusValue: UInt32? { Status.values[self] }

  /// Every status that has a number, in the order of their words.
  public static func statuses(withValue value: UInt32) -> [Status] {
    values.filter { $0.value == value }.map(\.key).sorted { $0.rawValue < $1.rawValue }
  }

  /// The number as headers write it, such as `0x00000103`.
  public static func text(ofStatusValue value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
  }

  private static let values: [Status: UInt32] = [
    .success: 0x0000_0000, .pending: 0x0000_0103, .notAccepted: 0x0001_0003,
    .resetStart: 0x4001_0004, .resetEnd: 0x4001_0005, .mediaConnect: 0x4001_000B,
    .mediaDisconnect: 0x4001_000C, .linkState: 0x4001_0017, .notResettable: 0x8001_0001,
    .hardErrors: 0x8001_0004, .failure: 0xC000_0001, .resources: 0xC000_009A,
    .notSupported: 0xC000_00BB, .closing: 0xC001_0002, .adapterNotFound: 0xC001_0006,
    .openFailed: 0xC001_0007, .requestAborted: 0xC001_000C, .resetInProgress: 0xC001_000D,
    .invalidPacket: 0xC001_000F, .invalidLength: 0xC001_0014, .invalidData: 0xC001_0015,
    .bufferTooShort: 0xC001_0016, .invalidOID: 0xC001_0017, .unsupportedMedia: 0xC001_0019,
    .sendAborted: 0xC023_000C, .paused: 0xC023_002A,
    .statusSuccess: 0x0000_0000, .statusTimeout: 0x0000_0102, .statusPending: 0x0000_0103,
    .statusBufferOverflow: 0x8000_0005, .statusUnsuccessful: 0xC000_0001,
    .statusBufferTooSmall: 0xC000_0023, .statusInsufficientResources: 0xC000_009A,
    .statusDeviceNotReady: 0xC000_00A3, .statusCantWait: 0xC000_00D8,
    .statusCancelled: 0xC000_0120, .statusNetworkUnreachable: 0xC000_023C,
  ]
}
