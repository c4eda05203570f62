import Glibc

/// How long something took, on the clock and on the processor, in seconds, and what it gave.
///
/// On a machine that others use too, the processor's time says more.
struct Timing<Value> {
  var wall: Double
  var cpu: Double
  var value: Value
}

/// Runs `body` and says how long it took.
func timed<Value>(_ body: () throws -> Value) rethrows -> Timing<Value> {
  let start = (wall: seconds(of: CLOCK_MONOTONIC), cpu: seconds(of: CLOCK_PROCESS_CPUTIME_ID))
  let value = try body()
  return Timing(
    wall: seconds(of: CLOCK_MONOTONIC) - start.wall,
    cpu: seconds(of: CLOCK_PROCESS_CPUTIME_ID) - start.cpu, value: value)
}

private func seconds(of clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
}

/// The memory that this process has in RAM now, in bytes.
func residentBytes() -> Int {
  guard let file = fopen("/proc/self/statm", "r") else { return 0 }
  defer { fclose(file) }
  var line = [CChar](repeating: 0, count: 256)
  guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
  let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  let fields = text.split(separator: " ").compactMap { Int($0) }
  return fields.count > 1 ? fields[1] * Int(getpagesize()) : 0
}

/// The value below which a share of sorted values lies.
func percentile(_ share: Double, of sorted: [Double]) -> Double {
  guard !sorted.isEmpty else { return 0 }
  return sorted[min(Int(Double(sorted.count) * share), sorted.count - 1)]
}

/// Pseudo-random numbers that are the same in every run (SplitMix64).
struct Shuffle: RandomNumberGenerator {
  var state: UInt64 = 7

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
