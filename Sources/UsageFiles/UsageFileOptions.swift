public import BillingCore

/// How a usage file is to be read.
public struct UsageFileOptions: Hashable, Sendable {
    /// Whether a row that cannot be read is left out and counted, instead of ending the reading.
    ///
    /// It concerns single rows: a wrong number, day, cell count or text. What
    /// makes the rest of the file doubtful, such as a quote that is never closed
    /// and swallows lines, always ends it.
    public var skipsInvalidRows: Bool
    /// The currency of costs whose file does not name one; a file that names another is refused.
    ///
    /// Without it, a file that names none is refused: currencies are never guessed.
    public var currency: CurrencyCode?
    /// Which cost is taken of lines that have one for each metric (FOCUS); other formats have one cost.
    public var metric: Metric

    /// Creates options; by default every row must be readable, and no currency is known.
    public init(skipsInvalidRows: Bool = false, currency: CurrencyCode? = nil, metric: Metric = .actual) {
        self.skipsInvalidRows = skipsInvalidRows
        self.currency = currency
        self.metric = metric
    }
}
