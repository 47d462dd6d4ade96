/// A text that stands in a column of a file, and how many rows have it.
public struct CountedValue: Hashable, Sendable {
    /// The column, as the file's header names it.
    public let column: String
    /// The text, shortened and without control characters.
    public let value: String
    /// Rows that have it.
    public var count: Int

    /// Creates a count.
    public init(column: String, value: String, count: Int) {
        self.column = column
        self.value = value
        self.count = count
    }
}

/// What an import did.
public struct ImportReport: Hashable, Sendable {
    /// What became of one subscription and period of the file.
    public struct PartResult: Hashable, Sendable {
        /// What happened.
        public enum Outcome: Hashable, Sendable {
            /// Nothing was there before.
            case added
            /// It took the place of a dataset that covered these days.
            case replaced(coverage: BillingPeriod)
            /// It covers more days than what was there, but not all of those; the other is kept as a candidate.
            case outweighed(coverage: BillingPeriod)
            /// It covers fewer days than what is there, and is kept as a candidate.
            case narrower(activeCoverage: BillingPeriod)
            /// Its period overlaps another one that is there, and is kept as a candidate: days are never counted twice.
            case overlaps(activePeriod: BillingPeriod)
        }

        /// The part.
        public let part: Dataset.Part
        /// What happened to it.
        public let outcome: Outcome

        /// Creates a result.
        public init(part: Dataset.Part, outcome: Outcome) {
            self.part = part
            self.outcome = outcome
        }
    }

    /// The file.
    public let path: String
    /// Its format.
    public let format: UsageFileFormat
    /// The dataset's number; for known content, the one that holds it already.
    public let dataset: Int
    /// Whether the content was in the store before, so that nothing changed.
    public let isKnown: Bool
    /// Lines read.
    public let lineCount: Int
    /// Rows left out because they could not be read (`--skip-invalid`).
    public let skippedCount: Int
    /// The first of the rows left out.
    public let skipped: [RowProblem]
    /// Columns that no format names, kept with each line.
    public let unknownColumns: [String]
    /// Charge types and pricing models that no format names, kept with their lines.
    public let unknownValues: [CountedValue]
    /// Rows of other providers than Microsoft, set apart: they are in no sum.
    public let otherProviders: [CountedValue]
    /// What became of each subscription and period.
    public let parts: [PartResult]
    /// How its charges are spread over time.
    public let metric: Metric
    /// How its bytes stand for characters.
    public let encoding: TextEncoding
    /// Files that were read: 1, or the partitions of an export.
    public let fileCount: Int

    /// Creates a report.
    public init(
        path: String, format: UsageFileFormat, dataset: Int, isKnown: Bool, lineCount: Int, skippedCount: Int,
        skipped: [RowProblem], unknownColumns: [String], unknownValues: [CountedValue] = [],
        otherProviders: [CountedValue] = [], parts: [PartResult], metric: Metric = .actual,
        encoding: TextEncoding = .utf8, fileCount: Int = 1
    ) {
        self.path = path
        self.format = format
        self.dataset = dataset
        self.isKnown = isKnown
        self.lineCount = lineCount
        self.skippedCount = skippedCount
        self.skipped = skipped
        self.unknownColumns = unknownColumns
        self.unknownValues = unknownValues
        self.otherProviders = otherProviders
        self.parts = parts
        self.metric = metric
        self.encoding = encoding
        self.fileCount = fileCount
    }
}

/// How far an import is.
public struct ImportProgress: Hashable, Sendable {
    /// The file's name.
    public var file: String
    /// Which of the files, from 1.
    public var number: Int
    /// How many files there are.
    public var fileCount: Int
    /// Bytes read.
    public var bytes: Int64
    /// Bytes in all.
    public var totalBytes: Int64
    /// Usage lines read.
    public var lines: Int

    /// Creates a progress.
    public init(file: String, number: Int, fileCount: Int, bytes: Int64, totalBytes: Int64, lines: Int) {
        self.file = file
        self.number = number
        self.fileCount = fileCount
        self.bytes = bytes
        self.totalBytes = totalBytes
        self.lines = lines
    }
}
