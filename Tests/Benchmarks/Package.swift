// swift-tools-version: 6.2
import PackageDescription

/// What is measured, and what no build of the product should pay for.
let package = Package(
    name: "benchmarks",
    targets: [
        .executableTarget(
            name: "Benchmarks",
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"), .treatAllWarnings(as: .error),
            ])
    ]
)
