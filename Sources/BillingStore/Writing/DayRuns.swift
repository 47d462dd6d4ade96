import BillingCore
import GRDB

/// How many lines of one day follow each other in a file, run by run.
struct DayRuns: Sendable {
    private var runs: [(day: Int32, lineCount: Int32)] = []
    private var isInOrder = true

    /// Takes the day of the next line.
    mutating func add(_ day: Day) {
        let number = Int32(truncatingIfNeeded: day.number)
        guard let last = runs.last, last.day == number, last.lineCount < .max else {
            if let last = runs.last, last.day > number { isInOrder = false }
            runs.append((number, 1))
            return
        }
        runs[runs.count - 1].lineCount += 1
    }

    /// Writes the runs, unless they are those that days in order have.
    func insert(part: Int64, _ db: Database) throws {
        guard !isInOrder else { return }
        let statement = try BulkStatement(db, sql: "INSERT INTO dayRun VALUES (?,?,?,?)")
        for (position, run) in runs.enumerated() {
            statement.bind(part, at: 1)
            statement.bind(Int64(position), at: 2)
            statement.bind(Int64(run.day), at: 3)
            statement.bind(Int64(run.lineCount), at: 4)
            try statement.run()
        }
    }
}
