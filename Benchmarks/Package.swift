// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that no user's build pays for it. `scripts/bench` builds and runs it.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "ndiscope", path: "..")],
  targets: [
    .executableTarget(
      name: "bench",
      dependencies: [.product(name: "Rooms", package: "ndiscope")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
