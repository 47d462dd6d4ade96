// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"), .treatAllWarnings(as: .error),
]

/// Usage files made of chance, under libFuzzer: what no build of the product should pay for.
///
/// The sources of the two modules are the product's own, by links: so that they are built with coverage.
let package = Package(
    name: "fuzzing",
    targets: [
        .target(name: "BillingCore", swiftSettings: settings),
        .systemLibrary(name: "CZlib"),
        .target(name: "UsageFiles", dependencies: ["BillingCore", "CZlib"], swiftSettings: settings),
        .executableTarget(
            name: "UsageFileFuzzing", dependencies: ["UsageFiles", "BillingCore"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
