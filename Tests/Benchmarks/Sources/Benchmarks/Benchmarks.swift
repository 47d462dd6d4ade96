import Foundation

/// Measures faktura and prints ratios: `Benchmarks [import|screens] [--lines N] [--rounds N] [--faktura PATH]`.
@main
struct Benchmarks {
    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        let subjects = ["import", "screens"]
        let subject = arguments.first.flatMap { subjects.contains($0) ? arguments.popFirst() : nil }
        var options = ["--lines": "1000000", "--rounds": "3", "--faktura": ".build/release/faktura"]
        while let name = arguments.popFirst() {
            guard options[name] != nil, let value = arguments.popFirst() else {
                print("Benchmarks [import|screens] [--lines N] [--rounds N] [--faktura PATH]")
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
        let lines = options["--lines"].flatMap { Int($0) } ?? 1_000_000
        let rounds = max(1, options["--rounds"].flatMap { Int($0) } ?? 3)
        if subject != "screens" {
            let benchmark = ImportBenchmark(faktura: faktura, lines: lines, rounds: rounds, folder: folder)
            for layout in UsageFileMaker.Layout.allCases { try benchmark.run(layout) }
        }
        if subject != "import" {
            try ScreenBenchmark(faktura: faktura, lines: lines, rounds: rounds, folder: folder).run()
        }
    }

    private static func unlinkAll(_ folder: URL) {
        do { try FileManager.default.removeItem(at: folder) } catch {
            print("Can't remove '\(folder.path)': \(error).")
        }
    }
}
