// swift-tools-version: 6.2
import PackageDescription

/// What is measured, and what no build of the product should pay for.
let package = Package(
    name: "benchmarks",
    targets: [
        // The terminals and what they need of Linux are those of the product's tests, by links.
        .systemLibrary(name: "CTestSupport"),
        .executableTarget(
            name: "Benchmarks",
            dependencies: ["CTestSupport"],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"), .treatAllWarnings(as: .error),
            ]),
    ]
)
