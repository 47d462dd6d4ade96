public import BillingCore

/// What reading a usage file brought.
public struct UsageFileSummary: Hashable, Sendable {
    /// Its format.
    public internal(set) var format: UsageFileFormat
    /// Usage records handed on, unallocated ones included.
    public internal(set) var lineCount: Int
    /// Rows left out because they could not be read; 0 unless the options allow that.
    public internal(set) var skippedCount: Int
    /// The first of them, at most ``maximumSkipped``.
    public internal(set) var skipped: [RowProblem]
    /// Columns that the format does not have, in order; their values are in ``UsageField/otherFields``.
    public internal(set) var unknownColumns: [String]
    /// The file's size in bytes.
    public internal(set) var byteCount: Int64
    /// Fingerprint of its bytes.
    public internal(set) var contentHash: ContentHash
    /// The first day with a record; `nil` without records.
    public internal(set) var firstDay: Day?
    /// The last day with a record, inclusive; `nil` without records.
    public internal(set) var lastDay: Day?
    /// Periods that the file's own statement covers from the first day to the last, oldest first.
    ///
    /// Empty for formats without a statement: there, ``firstDay`` and
    /// ``lastDay`` are all that is known of the coverage.
    public internal(set) var statementPeriods: [BillingPeriod]
    /// How its rows tell that charges are spread over time, or which cost was taken of rows that have both; `nil`
    /// when they do not tell.
    public var metric: Metric?
    /// Whether the file's lines have a cost for the other metric too, and some of those differ.
    public var hasOtherMetric = false
    /// The currency that was given, where some costs are in it because the file names none; else `nil`.
    public var givenCurrency: CurrencyCode?
    /// Charge types and pricing models that no format names, kept with their lines.
    public var unknownValues: [CountedValue] = []
    /// Rows of other providers than Microsoft, set apart: none of them was handed on.
    public var otherProviders: [CountedValue] = []
    /// How its bytes stand for characters.
    public var encoding = TextEncoding.utf8
    /// Files that were read: 1, or the partitions of an export.
    public var fileCount = 1

    /// How many skipped rows are kept.
    public static let maximumSkipped = 20
}
