import Foundation

/// Measures the import of one file beside DuckDB and sqlite3 reading the same, and prints ratios.
struct ImportBenchmark {
    let faktura: String
    let lines: Int
    let rounds: Int
    let folder: URL

    func run(_ layout: UsageFileMaker.Layout) throws {
        let file = folder.appendingPathComponent("\(layout.rawValue).csv").path
        let size = try UsageFileMaker(layout: layout, lines: lines).write(to: file)
        print("\n\(lines) lines, \(layout.rawValue), \(megabytes(size)) MB; the best of \(rounds)")
        let store = folder.appendingPathComponent("store.sqlite").path
        let own = try best("faktura import", removing: [store]) {
            try TimedRun([faktura, "import", file, "--store", store])
        }
        guard let own else { return }
        let stored = try fileSize(of: store)
        print("  store \(megabytes(stored)) MB, \(ratio(Double(stored), Double(size))) of the file")
        let database = folder.appendingPathComponent("duck.db").path
        // Told, or its guess from the first rows may be that the day comes first.
        let format = layout == .enterprise ? ", dateformat = '%m/%d/%Y'" : ""
        let sql = "create table usage as select * from read_csv('\(file)'\(format))"
        let duck = try best("DuckDB read_csv", removing: [database]) { try duckDB(database, sql) }
        let plain = folder.appendingPathComponent("plain.sqlite").path
        let sqlite = try best("sqlite3 .import", removing: [plain]) {
            try TimedRun(["sqlite3", plain, ".mode csv", ".import '\(file)' usage"])
        }
        if let duck { print("  faktura / DuckDB   \(ratio(own.seconds, duck.seconds))   (aim 0.70, floor 1.50)") }
        if let sqlite { print("  faktura / sqlite3  \(ratio(own.seconds, sqlite.seconds))   (aim 0.35)") }
    }

    /// The program, else the Python module.
    private func duckDB(_ database: String, _ sql: String) throws -> TimedRun {
        do {
            return try TimedRun(["duckdb", database, "-c", sql])
        } catch let failure as TimedRun.Failure {
            guard failure.reason.hasPrefix("No such file") else { throw failure }
            let script = "import duckdb, sys; duckdb.connect(sys.argv[1]).execute(sys.argv[2])"
            return try TimedRun(["python3", "-c", script, database, sql])
        }
    }

    /// The fastest of some runs, each from nothing; `nil` where the program is not there.
    private func best(_ name: String, removing paths: [String], _ run: () throws -> TimedRun) throws -> TimedRun? {
        var best: TimedRun?
        for _ in 0..<rounds {
            for path in paths.flatMap({ [$0, "\($0)-wal", "\($0)-shm", "\($0).wal"] }) { unlink(path) }
            do {
                let this = try run()
                if this.seconds < best?.seconds ?? .infinity { best = this }
            } catch let failure as TimedRun.Failure {
                print("  \(name): \(failure)")
                return nil
            }
        }
        if let best {
            print(
                "  \(name.padding(toLength: 16, withPad: " ", startingAt: 0)) \(decimals(best.seconds)) s, processors "
                    + "\(decimals(best.processorSeconds)) s, peak \(megabytes(best.peakBytes)) MB")
        }
        return best
    }

    private func fileSize(of path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.size] as? NSNumber)?.intValue ?? 0
    }

    private func megabytes(_ bytes: Int) -> Int { (bytes + 500_000) / 1_000_000 }
    private func ratio(_ left: Double, _ right: Double) -> String { decimals(left / right) }
    private func decimals(_ number: Double) -> String { String(format: "%.2f", number) }
}
