import BillingCore

/// Counts what a reading brings.
struct ReadingTally {
    let path: String
    let skipsInvalidRows: Bool
    private(set) var lineCount = 0
    private var skippedCount = 0
    private var skipped: [RowProblem] = []
    private var first = Day(number: .max)
    private var last = Day(number: .min)

    init(path: String, options: UsageFileOptions) {
        self.path = path
        skipsInvalidRows = options.skipsInvalidRows
    }

    /// Counts a record handed on.
    @inline(__always)
    mutating func count(_ day: Day) {
        lineCount &+= 1
        if day < first { first = day }
        if day > last { last = day }
    }

    /// Notes a row that cannot be read, or throws it as the problem that ends the reading.
    mutating func take(
        _ defect: RowDefect, in row: CSVRow, header: Header, encoding: TextEncoding
    ) throws(UsageFileProblem) {
        // The row knows that its text is none, and not in which encoding.
        let reason = defect.reason == .invalidText(.utf8) ? .invalidText(encoding) : defect.reason
        let problem = RowProblem(
            path: path, line: row.line, column: defect.cell.map(header.name),
            value: defect.cell.map { CellText.readable(row[$0], limit: 60) }, reason: reason)
        // A quote left open over lines may have swallowed sound rows.
        let swallowed = defect.reason == .unclosedQuote && row.lineCount > 1
        guard skipsInvalidRows, !swallowed else { throw .row(problem) }
        skippedCount += 1
        if skipped.count < UsageFileSummary.maximumSkipped { skipped.append(problem) }
    }

    func summary(
        _ format: UsageFileFormat, of stream: ByteStream, unknownColumns: [String], periods: [BillingPeriod] = []
    ) -> UsageFileSummary {
        UsageFileSummary(
            format: format, lineCount: lineCount, skippedCount: skippedCount, skipped: skipped,
            unknownColumns: unknownColumns, byteCount: stream.byteCount, contentHash: stream.contentHash,
            firstDay: lineCount > 0 ? first : nil, lastDay: lineCount > 0 ? last : nil, statementPeriods: periods,
            encoding: stream.encoding)
    }
}
