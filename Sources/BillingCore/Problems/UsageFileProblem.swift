/// Why a usage file could not be read: facts, worded in FakturaWords.
public enum UsageFileProblem: Error, Hashable, Sendable {
    /// There is no such file.
    case missing(path: String)
    /// It is a folder, and no export with a manifest is in it.
    case folder(path: String)
    /// It is the folder of an export, of which something is not as its manifest says.
    case export(path: String, ExportProblem)
    /// The system refused to open or read it; the number is `errno`.
    case unreadable(path: String, code: Int32)
    /// It has no bytes, or no more than a mark of its encoding.
    case empty(path: String)
    /// It holds bytes that no text has.
    case binary(path: String)
    /// It is known, and no CSV.
    case foreign(path: String, ForeignFile)
    /// It is gzip, and is damaged or ends too early before this byte of the file.
    case damagedGzip(path: String, byte: Int64, isCutShort: Bool)
    /// Its header is of no known format; the cells are those of the first line, shortened.
    case unknownFormat(path: String, header: [String])
    /// A cell, row or section is not as it should be.
    case row(RowProblem)
    /// It does not say in which currency its costs are, and nobody else did.
    case noCurrency(path: String)
    /// Its costs are in another currency than the one that was given for it.
    case otherCurrency(path: String, found: CurrencyCode, given: CurrencyCode)
    /// It changed while it was read.
    case changed(path: String)

    /// Files that are recognised and not read.
    public enum ForeignFile: String, Hashable, Sendable, CaseIterable {
        case parquet, zip, workbook, pdf, json, html, xml
        /// Text whose lines end with a carriage return alone, as a spreadsheet's 'CSV (Macintosh)'.
        case carriageReturns
    }
}

/// What is wrong with one row of a usage file, and where.
public struct RowProblem: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// The cell is no number.
        case notANumber
        /// The cell is no day of the calendar, or in no known form.
        case notADay
        /// The cell is a day only if its month stands where other rows of the file have the day.
        case otherDayOrder
        /// The cell is no billing period such as `201807(6/12/2018 - 7/11/2018)`.
        case notAPeriod
        /// The cell is empty and may not be.
        case missingValue
        /// The row has another number of cells than the header.
        case cellCount(found: Int, expected: Int)
        /// A quote is opened and never closed.
        case unclosedQuote
        /// Something follows a closing quote within its cell.
        case textAfterQuote
        /// The file ends in the middle of the row.
        case cutShort
        /// The day lies outside the statement's period.
        case dayOutsidePeriod
        /// The last day of a billing period lies before its first.
        case endsBeforeStart
        /// The row is longer than any row can be; the limit is in bytes.
        case tooLong(limit: Int)
        /// The section that should follow is not there.
        case missingSection
        /// The cell holds bytes that are no characters of the file's encoding.
        case invalidText(TextEncoding)
    }

    /// The file.
    public let path: String
    /// The line on which the row starts, from 1.
    public let line: Int
    /// The column, as the file's header names it; `nil` when the whole row is meant.
    public let column: String?
    /// What the cell holds, shortened; `nil` when the whole row is meant.
    public let value: String?
    /// What is wrong.
    public let reason: Reason

    /// Creates a problem of a row.
    public init(path: String, line: Int, column: String? = nil, value: String? = nil, reason: Reason) {
        self.path = path
        self.line = line
        self.column = column
        self.value = value
        self.reason = reason
    }
}
