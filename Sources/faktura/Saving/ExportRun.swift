import BillingCore
import BillingStore
import FakturaViewModels
import FakturaWords

/// Writes the rows of an export where they belong.
struct ExportRun: Sendable {
    let store: BillingStore
    let words: Words
    /// What `~` stands for in a path.
    let home: String
    /// Told now and then how many rows are written.
    let progress: @Sendable (_ rows: Int) -> Void

    /// Between two words about how far it is.
    private static let interval = Duration.milliseconds(250)

    /// More bytes than were asked for.
    private struct TooLarge: Error {}

    /// Runs an export to its end.
    func outcome(of export: Export) -> SavingIntent {
        do {
            return try run(export)
        } catch is CancellationError {
            return .cancelled
        } catch {
            return .failed(FailureWords(words.sentence(for: error), short: words.shortReason(for: error)))
        }
    }

    private func run(_ export: Export) throws -> SavingIntent {
        var count = 0
        var told = ContinuousClock.now
        /// Called once more for formats that see all rows before the first: the count is of the last time.
        func rows(_ body: ([TableValue]) throws -> Void) throws {
            count = 0
            func pass(_ row: [TableValue]) throws {
                try body(row)
                count += 1
                guard count & 0x1FF == 0 else { return }
                try Task.checkCancellation()
                guard ContinuousClock.now - told >= Self.interval else { return }
                told = .now
                progress(count)
            }
            switch export.source {
            case .rows(let table): for row in table.rows { try pass(row) }
            case .usageLines(let query, _, _):
                try store.forEachUsageLine(query) { try pass(UsageRows.values(of: $0)) }
            }
        }
        let header = export.source.header
        switch export.destination {
        case .file(let path):
            let file = try NewFile(DownloadFolder.absolute(path, home: home))
            try header.write(as: export.style, measure: Console.measure, rows: rows) { try file.write($0) }
            try Task.checkCancellation()
            return .saved(path: try file.publish(), rows: count)
        case .clipboard(let maximum):
            var pasted = header
            pasted.context = []
            var text: [UInt8] = []
            do {
                try pasted.write(as: export.style, rows: rows) {
                    text += $0
                    if text.count > maximum + 1 { throw TooLarge() }
                }
            } catch is TooLarge {
                return .gathered(nil, rows: count)
            }
            return .gathered(String(decoding: text.dropLast(), as: UTF8.self), rows: count)
        }
    }
}
