import BillingCore

/// How many rows of files are in no sum, which every opening of them says.
struct RowsLeftOut: Equatable {
    /// Rows that cannot be read.
    var skipped = 0
    /// Rows of other providers than Microsoft.
    var otherProviders = 0

    /// Adds those of one file.
    mutating func add(_ report: ImportReport) {
        skipped += report.skippedCount
        otherProviders += report.otherProviders.reduce(0) { $0 + $1.count }
    }
}
