/// How a usage file is to be read.
public struct UsageFileOptions: Hashable, Sendable {
    /// Whether a row that cannot be read is left out and counted, instead of ending the reading.
    ///
    /// It concerns single rows: a wrong number, day, cell count or text. What
    /// makes the rest of the file doubtful, such as a quote that is never closed
    /// and swallows lines, always ends it.
    public var skipsInvalidRows: Bool

    /// Creates options; by default every row must be readable.
    public init(skipsInvalidRows: Bool = false) { self.skipsInvalidRows = skipsInvalidRows }
}
