import Foundation

/// Measures faktura beside others and prints ratios: `Benchmarks [--lines N] [--rounds N] [--faktura PATH]`.
@main
struct Benchmarks {
    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        var options = ["--lines": "1000000", "--rounds": "3", "--faktura": ".build/release/faktura"]
        while let name = arguments.popFirst() {
            guard options[name] != nil, let value = arguments.popFirst() else {
                print("Benchmarks [--lines N] [--rounds N] [--faktura PATH]")
                exit(64)
            }
            options[name] = value
        }
        guard let faktura = options["--faktura"], access(faktura, X_OK) == 0 else {
            print("Can't measure '\(options["--faktura"] ?? "")': it is not there. Build it: swift build -c release.")
            exit(1)
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("benchmarks-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { unlinkAll(folder) }
        let benchmark = ImportBenchmark(
            faktura: faktura, lines: options["--lines"].flatMap { Int($0) } ?? 1_000_000,
            rounds: max(1, options["--rounds"].flatMap { Int($0) } ?? 3), folder: folder)
        for layout in UsageFileMaker.Layout.allCases { try benchmark.run(layout) }
    }

    private static func unlinkAll(_ folder: URL) {
        do { try FileManager.default.removeItem(at: folder) } catch {
            print("Can't remove '\(folder.path)': \(error).")
        }
    }
}
