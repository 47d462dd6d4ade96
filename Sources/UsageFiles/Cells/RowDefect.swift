import BillingCore

/// What is wrong with a row, before it is known where.
struct RowDefect: Error {
    let reason: RowProblem.Reason
    /// The cell; `nil` for the whole row.
    let cell: Int?

    init(_ reason: RowProblem.Reason, cell: Int? = nil) {
        self.reason = reason
        self.cell = cell
    }
}
